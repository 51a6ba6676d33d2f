"""A value written as a box wants it, and a box that is read back."""

from __future__ import annotations

import pytest

from intake.filling.field_values import (
    date_value,
    kind_option,
    nearest_option,
    other_spellings,
    still_holds,
)
from intake.filling.snapshot import Control, Option
from intake.filling.step_values import make_step

POST = {"date_from": "2026-12-03", "house_number": "118", "description": "Wie helpt er?"}


def test_a_day_is_tried_as_it_is_written_here_before_the_month_comes_first():
    spelled = other_spellings("date_from", "2026-12-03", POST)
    assert spelled.index("03/12/2026") < spelled.index("12/03/2026")
    assert "2026-12-03" not in spelled, "that one was refused"


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("dd/mm/jjjj", "03/12/2026"),
        ("mm/dd/yyyy", "12/03/2026"),
        ("yyyy-mm-dd", "2026-12-03"),
    ],
)
def test_a_day_is_written_by_the_pattern_of_its_box(pattern, written):
    assert date_value("2026-12-03", Control(0, "input", "text", placeholder=pattern)) == written


@pytest.mark.parametrize(
    ("put_in", "held", "same"),
    [
        ("03-12-2026", "03/12/2026", True),
        ("03-12-2026", "12-03-2026", False),
        ("020 618 4217", "020-6184217", True),
        ("Wie helpt er met de tuin?", "wie helpt er met de tuin? Graag snel.", True),
        ("Wie helpt er met de tuin?", "Iets anders", False),
    ],
)
def test_a_box_still_holds_what_was_put_in_or_not(put_in, held, same):
    assert still_holds(put_in, held) is same


def test_a_number_that_does_not_fit_its_box_is_not_put_in_and_a_text_is_cut():
    short = Control(0, "input", "text", maxlength=2)
    assert make_step(short, "house_number", POST, has_title=True) is None
    fitting = Control(0, "input", "text", maxlength=3)
    assert make_step(fitting, "house_number", POST, has_title=True).value == "118"
    text = Control(0, "textarea", maxlength=8)
    assert len(make_step(text, "description", POST, has_title=True).value) <= 8


@pytest.mark.parametrize(
    ("lang", "type_", "written"),
    [
        ("nl", "text", "03-12-2026"), ("de", "text", "03.12.2026"), ("fr", "text", "03/12/2026"),
        ("en", "text", "2026-12-03"), ("pl", "text", "03.12.2026"), ("xx", "text", "03-12-2026"),
        ("de-AT", "text", "03.12.2026"), ("en-GB", "text", "2026-12-03"),
        ("de", "date", "2026-12-03"), ("nl", "datetime-local", "2026-12-03T09:00"),
    ],
)  # fmt: skip
def test_a_day_is_written_as_its_language_does(lang, type_, written):
    assert date_value("2026-12-03", Control(0, "input", type_, lang=lang)) == written


def test_a_day_with_its_hour_takes_the_hour_of_the_post():
    box = Control(0, "input", "datetime-local")
    assert date_value("2026-12-03", box, "14:30") == "2026-12-03T14:30"


def options(*texts):
    return tuple(Option(str(at), text) for at, text in enumerate(texts))


@pytest.mark.parametrize(
    ("texts", "wanted", "chosen"),
    [
        (("Klussen", "Klus"), ["klus"], "Klus"),
        (("Tuin en klus", "Vervoer"), ["klus"], "Tuin en klus"),
        (("Klusjes in huis", "Vervoer"), ["klus"], "Klusjes in huis"),
        (("Amsterdam Oud-West", "Amsterdam West"), ["west"], "Amsterdam West"),
        (("West Noord", "West Zuid.."), ["west"], "West Noord"),
        (("West Noord", "West Zuidd"), ["west"], None),
        (("Gereedschp", "Vervoer"), ["gereedschap"], "Gereedschp"),
        (("Vervoer", "Muziek"), ["gereedschap"], None),
        (("Vervoer", "Gereedschap"), ["muziek", "gereedschap"], "Gereedschap"),
        (("", "Vervoer"), [""], None),
    ],
)
def test_the_option_that_means_what_is_wanted(texts, wanted, chosen):
    found = nearest_option(options(*texts), wanted)
    assert (found.text if found else None) == chosen


@pytest.mark.parametrize(
    ("texts", "post", "chosen"),
    [
        (("Ik vraag", "Ik bied aan", "Aanbod"), {}, "Ik vraag"),
        (("Vraag", "Aanbod"), {"request_or_offer": "offer"}, "Aanbod"),
        (("Gevraagd", "Ik zoek", "Aanbod"), {}, None),
        (("Gevraagd", "Iets lenen", "Aanbod"), {"kind": "borrow"}, "Iets lenen"),
        (("Gevraagd", "Ik zoek", "Aanbod"), {"kind": "borrow"}, None),
        (("Rood", "Groen"), {}, None),
    ],
)
def test_asking_and_offering_are_told_apart(texts, post, chosen):
    found = kind_option(Control(0, "select", options=options(*texts)), post)
    assert (found.text if found else None) == chosen


@pytest.mark.parametrize(
    ("role", "value", "one_of_them"),
    [
        ("time_from", "10:30", "1030"), ("time_until", "10:30", "10.30"),
        ("phone", "+31 20 618 4217", "0206184217"), ("phone", "020 618 4217", "0206184217"),
    ],
)  # fmt: skip
def test_a_box_with_a_mask_gets_another_spelling(role, value, one_of_them):
    spelled = other_spellings(role, value, {role: value})
    assert one_of_them in spelled
    assert value not in spelled


def test_a_text_has_no_other_spelling():
    assert other_spellings("title", "Boor gevraagd", {}) == ()


@pytest.mark.parametrize(
    ("put_in", "held", "same"),
    [
        ("12", "12 stuks", True), ("Straat 118", "118", False),
        ("118", "nummer 118", True), ("118", "811", False),
    ],
)  # fmt: skip
def test_few_figures_among_letters_are_no_number(put_in, held, same):
    assert still_holds(put_in, held) is same
