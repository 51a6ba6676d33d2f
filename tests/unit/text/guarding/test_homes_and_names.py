"""Homes without a street, first names of anybody, and the finer name of what is found."""

from __future__ import annotations

import pytest

from intake.kit.paths import resources
from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import find_by_rules, guard
from intake.text.guarding.labels import LABEL_NAMES, label_of
from tests.text_facts import ABOUT

NOBODY = PrivateFacts()


def found(text):
    return {(str(one.kind), text[one.start : one.end]) for one in find_by_rules(text, NOBODY)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zij woont op nummer veertien, dus bel daar maar aan.", "op nummer veertien"),
        ("De bewoonster van appartement 214 zoekt een boor.", "appartement 214"),
        ("Een mevrouw in de Rietflat zoekt iemand.", "Rietflat"),
        ("Bij huize Sint Jozef wacht iemand op u.", "huize Sint Jozef"),
        ("Hij zit in groep 5 van De Klimop en zoekt een fiets.", "groep 5 van De Klimop"),
        ("De bus heeft kenteken GT-482-K.", "GT-482-K"),
        ("U vindt haar boven de bakker, tweede deur.", "boven de bakker, tweede deur"),
    ],
)
def test_a_home_is_found_without_its_street(text, words):
    assert ("address", words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kom naar het buurthuis, tegenover de kerk, derde deur links.",
        "Doos nummer veertien is het zwaarst.",
        "Groep 5 van het toneel zoekt een jas.",
        "De tent heeft nummer 12 en staat op de markt.",
        "Code K7Q-F25, bellen mag ook.",
    ],
)
def test_a_place_for_everybody_is_no_home(text):
    assert not {kind for kind, _ in found(text)} & {"address"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Truus kan niet meer tillen.", "Truus"),
        ("Wie helpt? Contact is Fatima Bouzid.", "Fatima Bouzid"),
        ("Geeft niks, zegt Gerda, als het regent.", "Gerda"),
        ("De tv van Kees van Loon doet het niet.", "Kees van Loon"),
    ],
)
def test_a_first_name_is_found_with_its_surname(text, name):
    assert ("name", name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boodschappen bij Albert Heijn.",
        "Liedjes van Ramses, samen zingen.",
        "Wie laat hond Bobbie uit?",
        "Vraag bij de balie naar Joke.",
        "Wie wil er zaterdag mee naar de markt?",
    ],
)
def test_a_shop_a_singer_a_dog_and_a_colleague_are_no_private_names(text):
    assert not {kind for kind, _ in found(text)} & {"name"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("De bus heeft kenteken GT-482-K.", "plate"),
        ("Hij zit in groep 5 van De Klimop en zoekt een fiets.", "school"),
        ("Een mevrouw in de Rietflat zoekt iemand.", "home"),
        ("Mevrouw stemt al jaren op de SGP.", "politics"),
        ("Ze slikt pillen voor haar hart.", "medicine"),
        ("Zij is weduwe.", "loss"),
        ("Zij heeft schulden.", "debts"),
        ("De deurcode is 4471.", "code"),
        ("Zij heeft artrose.", "health"),
    ],
)
def test_a_finding_has_a_finer_name(text, label):
    assert label in {label_of(text, one) for one in find_by_rules(text, NOBODY)}


def test_each_finer_name_has_its_sentences():
    for language in ("nl", "en"):
        written = (resources() / "words" / language / "desk.ftl").read_text(encoding="utf8")
        for name in (*LABEL_NAMES, *map(str, FindingKind)):
            assert f"\nfinding-{name} =" in written
            assert f"\nfinding-why-{name} =" in written


@pytest.mark.parametrize(
    "text",
    ["Kom naar kamer 3 van het wijkcentrum", "Wij zitten met groep 5 in de bibliotheek"],
)
def test_a_room_of_a_public_place_is_nobodys_home(text):
    assert guard(text, ABOUT) == ()
