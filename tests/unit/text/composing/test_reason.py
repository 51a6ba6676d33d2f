"""What was jotted down as the reason becomes a purpose, whole sentences, or is told as not said."""

from __future__ import annotations

import pytest

from intake.text.composing.discreet_reason import discreet_reason
from intake.text.composing.reason import read_reason
from intake.text.composing.state_sentences import Subject
from tests.text_facts import TRANSLATE

DUTCH = TRANSLATE.bound_to("nl")
THING = Subject("de boormachine", "is", is_thing=True)
NO_THING = Subject("dat", "is", is_thing=False)
FOR_TWO = Subject("dat", "is", is_thing=False, neighbours=2)


@pytest.mark.parametrize(
    ("why", "purpose"),
    [
        ("gordijnrail ophangen", "om een gordijnrail op te hangen"),
        ("kerstmarkt op het plein", "voor een kerstmarkt op het plein"),
        ("om oude dia's te bekijken", "om oude dia's te bekijken"),
        ("voor een gouden bruiloft", "voor een gouden bruiloft"),
        ("repetitie shantykoor", "voor de repetitie van het shantykoor"),
        ("gordijnen korter maken na verhuizing",
            "om de gordijnen korter te maken na de verhuizing"),
        ("gazon vol hopen", ""), ("struikelgevaar", ""), ("kerst", ""),
    ],
)  # fmt: skip
def test_what_a_thing_is_for_follows_it(why, purpose):
    assert read_reason(why, THING, DUTCH).purpose == purpose


@pytest.mark.parametrize(
    ("why", "sentences"),
    [
        ("dochter verhuist, geen aanhanger",
            ("De dochter verhuist.", "De buurtgenoot heeft geen aanhanger.")),
        ("eigen oven kapot", ("De eigen oven is kapot.",)),
        ("keuken wordt verbouwd", ("De keuken wordt verbouwd.",)),
        ("kleinkinderen op bezoek", ("Er komen kleinkinderen op bezoek.",)),
        ("monteur pas volgende week", ("De monteur komt pas volgende week.",)),
        ("te veel pruimen aan de boom", ("Er zijn te veel pruimen aan de boom.",)),
        ("groene aanslag op galerij", ("Er is groene aanslag op de galerij.",)),
        ("buren klagen", ("De buren klagen.",)),
        ("want de oude is stuk", ("De oude is stuk.",)),
        ("omdat ze pas verhuisd is", ("Ze is pas verhuisd.",)),
        ("trouwring kwijt in de tuin", ("De trouwring is kwijt in de tuin.",)),
        ("tassen te zwaar", ("De tassen zijn te zwaar.",)),
        ("50 jaar getrouwd", ("De buurtgenoot is vijftig jaar getrouwd.",)),
        ("wordt 85, hele familie komt", ("De buurtgenoot wordt 85.", "De hele familie komt.")),
        ("lukt zelf niet meer", ("Zelf lukt dat niet meer.",)),
        ("komt visite", ("Er komt visite.",)),
        ("Ze krijgt zondag bezoek van haar zus.", ("Ze krijgt zondag bezoek van haar zus.",)),
    ],
)  # fmt: skip
def test_a_reason_for_a_thing_is_a_sentence(why, sentences):
    reason = read_reason(why, THING, DUTCH)
    assert (reason.purpose, reason.sentences, reason.is_whole) == ("", sentences, True)


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("durft niet meer op de ladder", "De buurtgenoot durft niet meer op de ladder."),
        ("loopt met rollator", "De buurtgenoot loopt met een rollator."),
        ("smalle trap", "De trap is smal."),
        ("2e verdieping", "Het is op de tweede verdieping."),
        ("duurt ongeveer 2 uur", "Dat duurt ongeveer 2 uur."),
        ("twee koffers", "Er gaan twee koffers mee."),
        ("kat in reismand", "Er gaat een kat in een reismand mee."),
        ("graag weer naar buiten", "De buurtgenoot wil graag weer naar buiten."),
        ("geen auto", "De buurtgenoot heeft geen auto."),
        ("snoeidag met de scouting", "Het is voor een snoeidag met de scouting."),
        ("durft in donker niet alleen", "De buurtgenoot durft in het donker niet alleen."),
        ("te veel gestekt", "De buurtgenoot heeft te veel gestekt."),
        ("vakantieweek", "Het is voor een vakantieweek."),
    ],
)  # fmt: skip
def test_a_reason_for_anything_else_is_a_sentence(why, sentence):
    assert read_reason(why, NO_THING, DUTCH).sentences == (sentence,)


@pytest.mark.parametrize("why", ["valt snel", "bezoek", "gazon vol hopen", "iets: raars/anders"])
def test_what_cannot_be_said_is_told(why):
    assert not read_reason(why, NO_THING, DUTCH).is_whole


@pytest.mark.parametrize(
    ("why", "sentences"),
    [
        ("missen de keuken van vroeger", ("Zij missen de keuken van vroeger.",)),
        ("net verhuisd", ("Zij zijn net verhuisd.",)),
        ("geen auto", ("Zij hebben geen auto.",)),
        ("50 jaar getrouwd", ("Zij zijn vijftig jaar getrouwd.",)),
        ("graag weer naar buiten", ("Zij willen graag weer naar buiten.",)),
        ("loopt slecht", ()),
    ],
)
def test_of_two_is_said_what_is_of_both(why, sentences):
    assert read_reason(why, FOR_TWO, DUTCH).sentences == sentences


@pytest.mark.parametrize(
    ("why", "left"),
    [
        ("net geopereerd, trap gaat nog niet", ""),
        ("kat wordt geopereerd", "kat wordt geopereerd"),
        ("moet belastingaangifte doen", ""),
        ("zondagen zijn stil sinds haar man er niet meer is", ""),
        ("komt anders niet buiten", ""),
        ("dochter verhuist, geen geld", "dochter verhuist"),
        ("lamp ophangen, heeft geen geld", "lamp ophangen"),
        ("verjaardag van haar zus", "verjaardag van haar zus"),
    ],
)
def test_half_a_private_reason_is_not_said(why, left):
    assert discreet_reason(why) == left
