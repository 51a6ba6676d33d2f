"""What is told about a person stands in a post only if it is harmless; the rest stays away."""

from __future__ import annotations

import pytest

from intake.text.composing.light_reason import is_heavy, is_light
from tests.text_facts import post


@pytest.mark.parametrize(
    "why",
    [
        "Meneer krijgt zijn kinderen op bezoek. Hij woont begeleid en is gestopt met drinken.",
        "De stem van haar zoon staat erop, hij heeft een eind aan zijn leven gemaakt.",
        "Ze vliegt met haar dochter naar Marokko, haar vader ligt daar op sterven.",
        "Ze bewaarde het voor een tweede kind, maar na drie miskramen stoppen ze ermee.",
        "woning broer leeg, broer overl, drank",
        "dchtr 15 doet nu alles",
        "Haar zus heeft iets wat niemand ooit eerder opschreef.",
        "zit al maanden in de put",
    ],
)
@pytest.mark.parametrize("kind", ["borrow", "meal", "help", "ride", "offer"])
def test_what_is_not_known_to_be_harmless_stays_away_and_is_told(kind, why):
    told = post(kind, what="gourmetstel" if kind == "borrow" else "eten", why=why)
    for word in (
        "drinken",
        "leven gemaakt",
        "sterven",
        "miskramen",
        "drank",
        "dchtr",
        "zus",
        "put",
    ):
        assert word not in told.text
    assert "why" in told.withheld


@pytest.mark.parametrize(
    "piece",
    [
        "zij houdt van zingen", "haar moeder wordt negentig", "hij is jarig", "zoon verhuist",
        "familie komt zaterdagmiddag", "hij was veertig jaar tuinder",
        "de bushalte in de straat is opgeheven",
        "heeft zelf geen auto", "wil iets terugdoen", "haar kleinkinderen komen logeren",
        "was vroeger kok", "de wasmachine is stuk", "hij speelt graag piano",
    ],
)  # fmt: skip
def test_what_neighbours_may_read_of_somebody(piece):
    assert is_light(piece)
    assert not is_heavy(piece)


@pytest.mark.parametrize("piece", ["is gestopt met drinken", "wil niet meer drinken", "dchtr"])
def test_nothing_beside_it_makes_it_light(piece):
    assert is_heavy(piece)


@pytest.mark.parametrize(
    ("light", "private"),
    [
        ("Hij wil een boekenplank ophangen", "Hij zat twee jaar in de daklozenopvang"),
        ("Mevrouw breit al zestig jaar en vindt het leuk", "Haar dochter wil haar niet meer zien"),
        ("Meneer gaat met pensioen", "Hij staat een jaar droog en drinkt niet"),
    ],
)
def test_a_harmless_sentence_stays_beside_a_private_one(light, private):
    told = post("borrow", what="statafels", why=f"{light}. {private}.")
    assert light.split()[-1] in told.text
    assert private.split()[-1] not in told.text
    assert "why" in told.withheld


@pytest.mark.parametrize(
    ("why", "stays_away"),
    [
        ("Meneer viert kerst bij zijn dochter. Zijn huis staat tot 3 januari leeg.", "dochter"),
        ("Een andere kopen kan niet. Ze zit in de schuldsanering.", "kopen"),
        ("Moeder is met de kerst te gast. Zij heeft MS.", "gast"),
        ("Ze wil niet meer alleen eten. Haar man is overleden.", "alleen"),
    ],
)
def test_what_leads_to_the_private_part_goes_with_it(why, stays_away):
    told = post("borrow", what="statafels", why=why)
    assert stays_away not in told.text
    assert "why" in told.withheld


@pytest.mark.parametrize(
    "why",
    [
        "Hij gaat scheiden",
        "Ze wil haar kinderen terugkrijgen",
        "Ze gaat bij haar man weglopen",
        "Zij gaat onderduiken",
        "Hij gaat een poos herstellen",
        "Zij wil in Nederland blijven wonen",
        "Hij wil zijn zoon opzoeken in Vught",
    ],
)
@pytest.mark.parametrize("beside", ["", " Ze zit in de schuldsanering."])
def test_what_somebody_wants_is_told_only_of_what_anybody_may_want(why, beside):
    told = post("borrow", what="ladder", why=f"{why}.{beside}")
    assert why.split()[-1] not in told.text
    assert "why" in told.withheld
