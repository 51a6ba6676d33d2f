"""Hurried notes in a post: abbreviations, particulars behind a comma, diets."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from intake.text.composing.attached_particulars import attached_particulars
from intake.text.composing.compose import compose
from intake.text.composing.note_words import with_peoples, write_out_note
from intake.text.composing.particulars import split_particulars
from intake.text.composing.wanted import Wanted
from tests.text_facts import TRANSLATE

STYLE = SimpleNamespace(informal=False, title_limit=60, text_limit=None)


def post(kind, **answers):
    wanted = Wanted(kind, answers, "Oud-West", "De Linde", "020 555 0100", "K7QF20")
    return compose(wanted, STYLE, TRANSLATE.bound_to("nl"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("elektr. kacheltje", "elektrisch kacheltje"),
        ("blokken van ca. 10 cm", "blokken van ongeveer 10 cm"),
        ("trap v.d. kinderen", "trap van de kinderen"),
        ("voor iem. van 1.90 m", "voor iemand van 1.90 m"),
        ("3 wkn geen fornuis", "3 weken geen fornuis"),
        ("statafels m. hoezen", "statafels met hoezen"), ("werkt di.", "werkt dinsdag"),
        ("2x per dag", "twee keer per dag"), ("van 2 m.", "van 2 m."),
        ("asiel, oude kat ophalen", "dierenasiel, oude kat ophalen"),
        ("iets hollands", "iets Hollands"), ("franse les", "Franse les"),
        ("ikea kast", "IKEA-kast"), ("meter", "meter"),
    ],
)  # fmt: skip
def test_what_notes_shorten_is_written_out(typed, said):
    assert with_peoples(write_out_note(typed)) == said


@pytest.mark.parametrize(
    ("typed", "thing", "left"),
    [
        ("aquarium, ongeveer 60 liter", "aquarium van ongeveer 60 liter", []),
        ("weckpotten, groot", "groot weckpotten", []),
        ("partytent 3x4", "partytent van 3 bij 4 meter", []),
        ("kinderfiets 20 inch", "kinderfiets van 20 inch", []),
        ("kerstboom, kunst", "kunstkerstboom", []),
        ("hoge ladder, min 4 mtr", "hoge ladder van minimaal 4 meter", []),
        ("toiletverhoger (met armsteunen)", "toiletverhoger met armsteunen", []),
        ("ladder, tot de dakgoot", "ladder tot de dakgoot", []),
    ],
)
def test_a_size_and_a_quality_stand_with_the_thing(typed, thing, left):
    assert attached_particulars(*split_particulars(typed)) == (thing, left)


@pytest.mark.parametrize(
    ("kind", "what", "said"),
    [
        ("borrow", "weckpotten, groot", "grote weckpotten"),
        ("borrow", "ladder, tot de dakgoot", "een ladder tot de dakgoot"),
        ("borrow", "stoel, liefst met leuning", "een stoel, liefst met leuning"),
        ("borrow", "dia projector", "een diaprojector"),
        ("borrow", "campingbedje voor kleinkind", "een campingbedje voor een kleinkind"),
        ("help", "hond uitlaten (trekt niet)", "Hij trekt niet."),
        ("help", "hond uitlaten, labrador", "Het is een labrador."),
        ("help", "onkruid wieden, tegels vegen", "onkruid wieden en de tegels vegen"),
        ("help", "taal oefenen, gewoon praten", "Gewoon praten is genoeg."),
        ("help", "rookmelder ophangen + 3 lampen vervangen",
            "een rookmelder ophangen en drie lampen vervangen"),
        ("meal", "warme maaltijd, gewoon Hollands", "een warme maaltijd, gewoon Hollands,"),
        ("meal", "warme maaltijd, zacht", "Het eten moet zacht zijn."),
        ("ride", "opstapplaats bus, station Zwolle",
            "de opstapplaats van de bus bij station Zwolle"),
        ("offer", "aanhangwagen (ongeremd)", "een ongeremde aanhangwagen"),
        ("offer", "tomatenplantjes, zelf gezaaid", "zelf gezaaide tomatenplantjes"),
        ("borrow", "gourmetstel, 8 pers.", "een gourmetstel voor acht personen"),
        ("borrow", "kinderboeken, ca. 4-6 jr",
            "kinderboeken voor de leeftijd van ongeveer vier tot zes jaar"),
        ("borrow", "winterjas jongen mt 140", "een jongenswinterjas in maat 140"),
        ("borrow", "dakkoffer, past op std dakdragers",
            "Hij moet op standaard dakdragers passen."),
        ("help", "Nederlands oefenen, niv. A2", "Nederlands op niveau A2"),
        ("help", "wandelen, rondje om de plas", "een rondje om de plas wandelen"),
        ("help", "lamp ophangen, hoog plafond", "Het plafond is hoog."),
        ("help", "bankstel naar beneden tillen, 3 hoog zonder lift",
            "Het is drie hoog zonder lift."),
        ("help", "gordijnrails ophangen + 2 lampen", "de gordijnrails en twee lampen op"),
        ("help", "graf schoonmaken en plantjes erin",
                "het graf schoonmaken en plantjes erin zetten"),
        ("offer", "naaimachine, merk Singer", "een naaimachine van het merk Singer"),
        ("borrow", "fietszitje, voor kind 1,5 jr",
            "een fietszitje voor een kind van anderhalf jaar"),
        ("help", "vissen voeren, aquarium 120 l", "Het is een aquarium van 120 liter."),
        ("offer", "schaakles, ook kinderen", "Ook kinderen zijn welkom."),
        ("offer", "voorlezen, ook bij u thuis", "Dat kan ook bij u thuis."),
        ("offer", "leren schaken", "leren schaken? Een buurtgenoot"),
    ],
)  # fmt: skip
def test_a_particular_is_said_of_what_it_belongs_to(kind, what, said):
    text = post(kind, what=what).text
    assert said in text
    assert "De buurtgenoot is" not in text
    assert "De buurtgenoot trekt" not in text


@pytest.mark.parametrize(
    ("diet", "said"),
    [
        ("zoutarm", "Het eten moet zoutarm zijn."),
        ("geen varkensvlees, niet te scherp",
            "Er mag geen varkensvlees in het eten. Het mag niet te scherp zijn."),
        ("halal, geen noten", "Het eten moet halal zijn en er mogen geen noten in."),
        ("zacht, makkelijk te kauwen", "Het eten moet zacht en makkelijk te kauwen zijn."),
        ("vegetarisch, wel vis", "Het eten moet vegetarisch zijn. Vis mag wel."),
        ("weinig suiker", "Er mag maar weinig suiker in het eten."),
        ("1 kind notenallergie", "Eén kind mag echt geen noten eten."),
        ("2x zonder varkensvlees", "Twee personen eten geen varkensvlees."),
        ("kip halal", "De kip moet halal zijn."), ("gemalen worst ok", "Gemalen worst mag wel."),
        ("notenallergie", "De buurtgenoot mag echt geen noten eten."),
        ("allergisch voor noten", "De buurtgenoot mag echt geen noten eten."),
        ("niet te hard ivm gebit", "Het mag niet te hard zijn."),
        ("diabetes type 2", "Het eten moet suikerarm zijn."),
    ],
)  # fmt: skip
def test_a_diet_is_a_sentence_that_a_cook_understands(diet, said):
    assert said in post("meal", what="warme maaltijd", diet=diet).text


def test_the_reason_joins_an_opening_that_states():
    texts = {post("help", what="lamp ophangen", why="lift is kapot").text}
    for code in ("K7QF21", "K7QF22", "K7QF23", "K7QF24"):
        wanted = Wanted(
            "help", {"what": "lamp ophangen", "why": "lift is kapot"}, "Oud-West", "", "", code
        )
        texts.add(compose(wanted, STYLE, TRANSLATE.bound_to("nl")).text)
    assert any("ophangt, want de lift is kapot." in text for text in texts)
    assert any("? De lift is kapot." in text for text in texts)


CODES = [f"K7QF2{letter}" for letter in "0123456789"]


def texts_of(kind, **answers):
    """Return the texts in which one request can read, by its code."""
    asked = [Wanted(kind, answers, "Oud-West", "De Linde", "", code) for code in CODES]
    return {compose(wanted, STYLE, TRANSLATE.bound_to("nl")).text for wanted in asked}


def test_what_one_joins_at_table_is_named_and_any_meal_is_not():
    for text in texts_of("meal", what="erwtensoep", way="together"):
        assert "voor erwtensoep" in text
    for text in texts_of("meal", what="warme maaltijd", way="together"):
        assert "maaltijd" not in text


def test_who_goes_along_is_asked_to_and_does_nothing_for_another():
    for text in texts_of("help", what="mee naar de markt", first="2026-12-01"):
        assert "gaan" in text or "gaat" in text.lower()
        assert "voor een buurtgenoot in Oud-West naar" not in text


def test_every_other_week_is_never_said_behind_om():
    every_other = "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"
    for what in ("wandelen", "gezelschap", "piano spelen", "schaken of dammen", "heg knippen"):
        for text in texts_of("help", what=what, first="2026-12-02", repeat=every_other):
            assert "om om" not in text
            assert "of te dammen" not in text


def test_what_a_ride_is_for_does_not_ask_whether_one_goes_there_anyhow():
    for text in texts_of("ride", what="bruiloft kleindochter in Amersfoort", first="2026-12-02"):
        assert "Rijdt u" not in text
        assert "naar de bruiloft van de kleindochter in Amersfoort" in text
