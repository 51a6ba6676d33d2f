"""Opening hours on paper: days with another between them are never "from … to"."""

from __future__ import annotations

from intake.domain.centre import Centre
from intake.kit.paths import resources
from intake.kit.translations import Translations
from intake.text.composing.opening_hours_text import opening_hours_lines

DUTCH = Translations(resources() / "words").bound_to("nl")


def lines(*days, **other):
    hours = {**dict.fromkeys(days, "09:00-17:00"), **other}
    return opening_hours_lines(Centre(name="De Linde", hours=hours), DUTCH)


def test_days_in_a_row_are_from_and_to():
    assert lines("mon", "tue", "wed") == ("maandag tot en met woensdag", "van 9 uur tot 5 uur")


def test_days_with_another_between_them_have_a_line_each():
    assert [line.split()[0] for line in lines("mon", "wed", "fri")] == [
        "maandag",
        "woensdag",
        "vrijdag",
    ]


def test_days_of_other_hours_have_a_line_each():
    assert len(lines("mon", "tue", wed="13:00-17:30")) == 3


def test_a_centre_without_hours_has_no_lines():
    assert lines() == ()
