"""What may not leave is found, and ordinary words are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.text.guarding.finding import CAUTIONS, PrivateFacts
from intake.text.guarding.guard import guard
from tests.text_facts import ABOUT


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_guard_and_each_finding_lies_inside(text):
    for finding in guard(
        text, PrivateFacts(names=(("Annie", "de", "Vries"),), phones=("+31206184217",))
    ):
        assert 0 <= finding.start < finding.end <= len(text)
        assert not (finding.stop and finding.kind in CAUTIONS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bel 020 618 4217", "phone"), ("nul twee nul zes een acht vier twee een zeven", "phone"),
        ("06-12345678", "phone"), ("mail annie apenstaartje example punt nl", "email"),
        ("voor Annie", "name"),
        ("mevrouw De Vries", "name"), ("op nummer 12 in de Bosboomstraat", "address"),
        ("Bosboomstraat 12", "address"), ("1052 XK", "postcode"), ("BSN 111222333", "bsn"),
        ("NL91 ABNA 0417 1643 00", "iban"),
        ("geboren op 3 april 1942", "birthdate"), ("de sleutel ligt onder de mat", "key"),
        ("zij heeft diabetes", "health"), ("naar de kerk", "faith"),
        ("zit in de bijstand", "money"), ("zij woont alleen", "alone"),
        ("er is niemand thuis", "absence"),
    ],
)  # fmt: skip
def test_the_guard_finds_what_may_not_leave(text, kind):
    assert kind in {finding.kind for finding in guard(text, ABOUT)}


@pytest.mark.parametrize(
    "text",
    [
        "Bel De Linde, 020 555 0100",
        "Noem code K7QF-3",
        "van 28 tot 30 november",
        "maat 42, 6 mm, 5 euro",
        "zonder varkensvlees, er gaat een rollator mee",
        "balie@delinde.example",
        "Kinkerstraat 120",
    ],
)
def test_the_guard_lets_go_what_may_leave(text):
    assert guard(text, ABOUT) == ()


ANNIE = PrivateFacts(
    names=(("Annie", "de", "Bakker"),), phones=("+31618421933",), postcode="1052 XK",
    places=(("Bosboomstraat", "12"),), birth_date="1942-04-03"
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Wandelen in het Vondelpark 3 keer per week",
        "Samen naar de kerstmarkt 12 december",
        "Albert Cuypmarkt 3 december",
        "Museumplein 14 uur",
        "een weg 10 minuten lopen",
        "om 10 in het Vondelpark",
        "Wandelen in het Westerpark\n2 keer per week",
        "Taart voor een verjaardag op 5 december",
        "Verjaardagsfeest 12 december",
        "Samsung TV 2015 HD",
        "Vanaf 2027 TV kijken",
        "Op 03-12-2026 10 uur",
        "03-12-26 10.30",
        "Inloop in het buurthuis, de deur is open vanaf 10 uur",
        "Op 1, 2, 3, 4, 5, 6, 7 december om 10, 11, 12 uur",
    ],
)
def test_an_ordinary_post_is_not_stopped(text):
    assert guard(text, ANNIE) == ()


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Zij is van de Kinkerstraat op nummer 80.", "Kinkerstraat op nummer 80"),
        ("Kom naar Kinkerstraat: 80.", "Kinkerstraat: 80"),
        ("Kom naar Prinsengracht-80.", "Prinsengracht-80"),
        ("Postcode 1052\u00a0XK", "1052\u00a0XK"),
        ("1052\nXK", "1052\nXK"),
        ("Mevrouw El Idrissi zoekt hulp", "El Idrissi"),
        ("vraag naar haar dochter Karin", "Karin"),
        ("buurman Henk de Jong komt", "Henk de Jong"),
        ("bel mevrouw bakker", "bakker"),
        ("06*18*42*19*33", "06*18*42*19*33"),
        ("06,18,42,19,33", "06,18,42,19,33"),
        ("06_18421933", "06_18421933"),
        ("piet[@]kpn.nl", "piet[@]kpn.nl"),
        ("piet\uff20kpn.nl", "piet\uff20kpn.nl"),
        ("Haar verjaardag is op 3 mei", "3 mei"),
        ("jarig op 3 april", "3 april"),
    ],
)
def test_no_dress_hides_what_is_private(text, hidden):
    at = text.index(hidden)
    assert any(
        one.stop and one.start <= at and at + len(hidden) <= one.end for one in guard(text, ANNIE)
    )


ANNA = PrivateFacts(names=(("Anna", "de", "Vries"), ("Wim", "", "Tuin")))


@pytest.mark.parametrize(("text", "stops"), [("Wim's Tuin opknappen, wie helpt?", True),
    ("Anna's Fiets is kapot", True), ("winkel Anna de Vries zoekt een ladder", True),
    ("kapper Anna knipt", False)])  # fmt: skip
def test_a_residents_own_name_is_never_let_go_for_a_shops(text, stops):
    found = guard(text, ANNA)
    assert [one.kind for one in found][:1] == ["name"]
    assert any(one.stop for one in found) is stops


@pytest.mark.parametrize("text", ["Dit artikel BSN 111222333", "model (bsn 111222333)"])
def test_a_number_that_is_called_a_bsn_is_one_whatever_stands_before_it(text):
    assert [(one.kind, one.stop) for one in guard(text, ANNA)] == [("bsn", True)]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (
            "Wie helpt? Bel nul zes een twee drie vier vijf zes zeven acht",
            "phone",
            "nul zes een twee drie vier vijf zes zeven acht",
        ),
        (
            "bel nul vijf een drie zes vijf vier drie twee een",
            "phone",
            "nul vijf een drie zes vijf vier drie twee een",
        ),
        ("Ze is van 3-4-42", "birthdate", "3-4-42"),
        ("Ze is van 3-4-1942", "birthdate", "3-4-1942"),
    ],
)
def test_a_number_at_the_end_and_a_short_year_are_found_whole(text, kind, found):
    assert (kind, found) in {(one.kind, text[one.start : one.end]) for one in guard(text, ABOUT)}
