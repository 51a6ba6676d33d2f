"""Of a note, a post tells what helps to decide; what is of somebody stays at the desk."""

from __future__ import annotations

import pytest

from tests.text_facts import post

BED = {"what": "eenpersoons luchtbed"}
COAT = {"what": "winterjas heren maat 56", "keep": "keep"}
SOUP = {"what": "pan verse soep", "way": "fetched"}
CUPBOARD = {"what": "linnenkast naar beneden sjouwen", "helpers": "2"}
MARKET = {"what": "naar de markt", "aids": "rollator"}
JOBS = {"what": "klusjes in huis doen"}


@pytest.mark.parametrize(
    ("kind", "answers", "note", "said"),
    [
        ("borrow", BED, "niet breder dan 90", "Het mag niet breder dan 90 centimeter zijn."),
        ("borrow", BED, "laken + deken hebbn ze", "Een laken en een deken zijn er al."),
        ("borrow", {"what": "klapstoelen"}, "Krukken zijn ook goed.", "Krukken zijn ook goed."),
        ("borrow", COAT, "moet rits hebben", "Hij moet een rits hebben."),
        ("meal", SOUP, "pan komt schoon terug", "De pan komt schoon terug."),
        ("meal", SOUP, "Ze heeft een magnetron.", "Een magnetron is er al."),
        ("help", CUPBOARD, "3 hoog geen lift", "Het is drie hoog, zonder lift."),
        ("help", CUPBOARD, "zware eiken kast", "Het is een zware eiken kast."),
        ("help", CUPBOARD, "met 2 man en busje", "Er zijn twee mensen en een busje voor nodig."),
        ("help", {"what": "hond uitlaten"}, "liever geen auto's in de buurt",
            "Liever geen auto's in de buurt."),
        ("ride", MARKET, "rollator klapt in", "De rollator is inklapbaar."),
        ("ride", MARKET, "chauffeur hoeft nie mee naar binnen",
            "U hoeft niet mee naar binnen."),
        ("ride", MARKET, "klaar 10u", "Om tien uur is het klaar."),
        ("ride", MARKET, "mevrouw zit graag voorin", "De buurtgenoot zit graag voorin."),
        ("offer", JOBS, "niet hoger dan keukentrapje", "Het kan niet hoger dan een keukentrapje."),
        ("offer", JOBS, "materiaal moetn mensen zelf kopen", "Het materiaal koopt u zelf."),
        ("offer", JOBS, "niet zwaar tillen", "Zwaar tillen hoort er niet bij."),
        ("borrow", BED, "Het bed mag niet hoger zijn dan 1,60 meter, want het komt onder een dak.",
            "Het mag niet hoger dan 1,60 meter zijn."),
        ("borrow", {"what": "campingbedje"}, "graag m matrasje", "Het liefst met een matrasje."),
        ("meal", SOUP, "bakjes komen schoon trug", "De bakjes komen schoon terug."),
        ("meal", SOUP, "Ik neem graag zelf het toetje mee.",
            "De buurtgenoot neemt graag zelf het toetje mee."),
        ("help", CUPBOARD, "gn gereedsch in huis, graag zelf meenmen",
            "Graag zelf gereedschap meenemen."),
        ("help", CUPBOARD, "graag rustig voordoen in plaats van opschrijven",
            "Graag rustig voordoen in plaats van opschrijven."),
        ("ride", MARKET, "graag ff aan deur ophalen en arm geven",
            "Graag even aan de deur ophalen en arm geven."),
        ("ride", MARKET, "rolst. inklapbr, kan zelf overstappn. afgelpn om ong 15.30",
            "De buurtgenoot kan zelf overstappen. Rond half vier is het klaar."),
        ("offer", {"what": "bankstel", "keep": "keep"},
            "Hij is zwaar: kom met twee mensen en een aanhanger.",
            "Het is zwaar: er zijn twee mensen en een aanhanger voor nodig."),
        ("offer", {"what": "statafels", "keep": "loan"}, "zwarte hoezn zitten erbij",
            "Zwarte hoezen zitten erbij."),
        ("offer", {"what": "statafels", "keep": "loan"}, "ophaln m auto",
            "Ophalen kan het beste met de auto."),
        ("offer", {"what": "samen wandelen"}, "rollator mee is gn probleem",
            "Een rollator mag mee."),
        ("borrow", {"what": "klapstoelen"},
            "De gang is smal, dus de stoelen moeten echt inklapbaar zijn.",
            "De gang is smal, dus de stoelen moeten echt inklapbaar zijn."),
        ("help", {"what": "bladeren harken"}, "Hark, snoeischaar en kruiwagen staan klaar.",
            "Een hark, een snoeischaar en een kruiwagen staan klaar."),
        ("help", {"what": "de post doornemen"}, "Een uurtje is meestal genoeg.",
            "Een uurtje is genoeg."),
        ("offer", {"what": "samen wandelen"}, "hond mag mee", "Een hond mag mee."),
        ("offer", JOBS, "Ik heb een eigen zaag.", "De buurtgenoot heeft een eigen zaag."),
    ],
)  # fmt: skip
def test_what_helps_to_decide_is_told(kind, answers, note, said):
    made = post(kind, **answers, note=note)
    assert said in made.text
    assert "note" not in made.withheld


@pytest.mark.parametrize(
    "note",
    [
        "zus = Annie Bos, Kerkstraat 14",
        "Als mevrouw weg is: sleutel bij mevrouw Smit op nummer 12.",
        "overdag huis leeg, mevrouw is dan bij dochter",
        "bellen liefst na 12 uur",
        "meneer hoort slecht, twee keer bellen",
        "knopen lukt niet met zijn handen",
        "vorige keer kwam de helper niet opdagen",
        "zoon regelt het geld",
        "is bang voor de buurman",
        "wij brengen de spullen, collega Piet weet ervan",
        "heeft schulden en een bewindvoerder",
        "woont alleen en is veel thuis",
        "geen ui kan ze niet tegen pannetje brengt ze schoon",
        "Ik kan niet goed lezen en schaam me daarvoor.",
        "mw leest slecht",
        "hij heeft een wapen en gereedschap",
        "hij drinkt, dus liever 's ochtends",
        "is moslim, dus geen varken",
        "ze heeft een donorhart",
        "er is een tillift",
        "een verpleegster is er ook",
        "hij staat onder toezicht",
        "hij betaalt zwart",
        "ze kan geen trap lopen",
        "liever geen Marokkaan",
        "graag niet over haar zoon praten",
        "het huis is vies",
        "graag niet over het ongeluk beginnen",
        "er liggen veel spullen, is een hoarder",
        "ze heeft een hulphond",
        "kan de trap niet meer op",
        "heeft een pacemaker",
        "de dochter komt nooit meer",
        "bed staat in de kamer",
        "fles wijn mag mee",
        "mw is slechthorend, hard praten",
        "Ze is vooraf erg gespannen.",
        "haar man is wat vergeetachtig",
        "bezem en schep staan in schuurtje, cijferslot 4471",
        "ochtnd nt ivm thuiszorg",
    ],
)
def test_what_is_of_somebody_or_for_the_desk_stays_there(note):
    plain = post("help", what="lamp ophangen")
    made = post("help", what="lamp ophangen", note=note)
    assert made.text == plain.text
    assert "note" in made.withheld


def test_what_is_asked_of_the_helper_is_no_wish_of_whoever_asks():
    made = post("ride", what="naar de kapper", note="graag rustig rijden")
    assert "De buurtgenoot wil" not in made.text


def test_half_of_a_note_is_told_and_the_other_half_is_shown_to_the_desk():
    made = post("meal", what="warm eten", note="Koud brengen mag ook, want ik heb een magnetron.")
    assert "Koud brengen mag ook." in made.text
    assert "note" in made.withheld


def test_a_note_that_is_too_long_to_be_read_is_shown_to_the_desk():
    made = post("help", what="lamp ophangen", note="Het duurt een uur. " * 200)
    assert "note" in made.withheld


def test_beside_an_empty_home_only_things_are_told():
    made = post(
        "offer",
        what="bankstel",
        keep="keep",
        note="zwaar, met 2 man komen. is vrijdag weg. mevrouw houdt van koffie",
    )
    assert "twee mensen" in made.text
    assert "koffie" not in made.text
    assert "vrijdag" not in made.text


def test_what_the_post_tells_already_is_not_told_again():
    made = post("ride", what="naar de markt", note="Het duurt een uur. Het duurt een uur.")
    assert made.text.count("Het duurt") == 1


def test_a_storey_in_the_note_stands_instead_of_the_choice():
    made = post("help", **CUPBOARD, stairs="many", note="3 hoog geen lift")
    assert "hele trap" not in made.text
    assert "hele trap" in post("help", **CUPBOARD, stairs="many").text
