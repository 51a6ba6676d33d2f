"""What is noted in short forms, or in one breath, is said in whole words and sentences."""

from __future__ import annotations

import pytest

from tests.text_facts import post


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        ("help", {"what": "lamp ophangen, tuin winterklaar maken en kat naar dierenarts"},
            "een lamp ophangen, de tuin winterklaar maken en de kat naar de dierenarts brengen"),
        ("help", {"what": "ramen lappen, gras maaien"}, "de ramen lappen en het gras maaien"),
        ("help", {"what": "kast uitzoeken/dozen inpakken+wegbrengen"},
            "de kast uitzoeken, de dozen inpakken en wegbrengen"),
        ("help", {"what": "vitrage afhalen, wassen en weer ophangen"},
            "de vitrage afhalen, wassen en weer ophangen"),
        ("help", {"what": "de staartklok ophangen en gelijkzetten"},
            "de staartklok ophangen en gelijkzetten"),
        ("help", {"what": "graf schoonm."}, "het graf schoonma"),
        ("help", {"what": "hoorapp. koppelen aan telf."},
            "het hoorapparaat aan de telefoon koppel"),
        ("help", {"what": "hond naar trimsalon"}, "de hond naar de trimsalon breng"),
        ("borrow", {"what": "luchtontvochtiger, liefst grote"}, "Het liefst is het een grote."),
        ("borrow", {"what": "boormachine, liefst draadloos"}, "Het liefst is hij draadloos."),
        ("borrow", {"what": "appelpers en 2 emmers", "first": "2027-09-18", "until": "2027-09-19"},
            "Heeft u ze te leen?"),
        ("ride", {"what": "dierenarst m kat in mandje, Dr. Poelsma in Joure"},
            "naar de dierenarts in Joure"),
        ("help", {"what": "hond uitlate"}, "de hond uit"),
        ("offer", {"what": "fietsen make"}, "maakt graag fietsen"),
        ("offer", {"what": "een naaimachine met klosjes en toebehoren", "keep": "loan"},
            "een naaimachine met klosjes en toebehoren nodig"),
        ("help", {"what": "tel instellen"}, "de telefoon inste"),
        ("ride", {"what": "stort/milieustraat"}, "de stort/milieustraat"),
        ("ride", {"what": "naar het koor", "why": "de bus rijdt 's avonds niet meer"},
            "bus rijdt 's avonds niet meer."),
        ("ride", {"what": "crematie in Dieren, 14.15 begint het", "time": "13:15"},
            "een afspraak in Dieren om kwart over twee"),
        ("ride", {"what": "crematie in Dieren, 14.15 begint het", "time": "13:15"},
            "Het vertrek is om kwart over één."),
        ("ride", {"what": "rechtbank Zutphen, zitting 10.00 precies", "time": "08:50"},
            "een afspraak in Zutphen om tien uur"),
        ("meal", {"what": "eten zaterd. avond - stampot rauwe andijvie"},
            "stamppot rauwe andijvie"),
        ("meal", {"what": "2e paasdag aanschuiven bij iemand", "way": "together",
            "first": "2027-03-29"}, "schuift op maandag 29 maart graag bij iemand aan."),
        ("offer", {"what": "voorlezen", "why": "Ik ben met pensioen als juf en mis het voorlezen."},
            "en mist het voorlezen"),
        ("offer", {"what": "aanhangr te leen", "keep": "loan", "free": "zond niet"},
            "Ophalen kan niet op zondag"),
        ("offer", {"what": "harmonium weg te geven, zwaar!", "keep": "keep", "free": "na 19u"},
            "Ophalen kan na zeven uur 's avonds"),
        ("offer", {"what": "koken", "free": "ma wo vr ocht. niet in schoolvak."},
            "op maandagochtend, woensdagochtend en vrijdagochtend, niet in de schoolvakanties"),
        ("offer", {"what": "scharen slijpen", "free": "zaterdagochtend", "first": "2027-02-06",
            "repeat": "FREQ=MONTHLY;BYDAY=1SA"}, "elke eerste zaterdagochtend van de maand"),
    ],
)  # fmt: skip
def test_what_was_noted_in_short_forms_is_said_in_whole_words(kind, answers, said):
    composed = post(kind, **answers)
    assert said in composed.text
    assert ".." not in composed.text


@pytest.mark.parametrize(
    ("kind", "answers", "twice"),
    [
        ("meal", {"what": "een warme maaltijd op dinsdag en donderdag", "first": "2027-01-05",
            "repeat": "FREQ=WEEKLY;BYDAY=TU,TH"}, "op dinsdag en donderdag"),
        ("ride", {"what": "tandarts in Ede om 10.30", "time": "10:30"}, "10.30"),
        ("offer", {"what": "scharen slijpen", "free": "zaterdagochtend", "first": "2027-02-06",
            "repeat": "FREQ=MONTHLY;BYDAY=1SA"}, "op zaterdagochtend"),
    ],
)  # fmt: skip
def test_what_is_told_in_its_own_place_is_not_said_twice(kind, answers, twice):
    composed = post(kind, **answers)
    assert twice not in f"{composed.title} {composed.text}"
