"""Telephone numbers: read in any Dutch way, shown in groups."""

from __future__ import annotations

import pytest

from intake.domain.phone import format_phone, make_phone, parse_phone


@pytest.mark.parametrize(
    "typed",
    [
        "020 618 4217",
        "020-6184217",
        "0206184217",
        "(020) 618 42 17",
        "+31 20 618 4217",
        "0031206184217",
        "+31 (0)20 6184217",
        "tel. 020 - 618 42 17",
        "31206184217",
        "020.618.42.17",
    ],
)
def test_any_dutch_way_of_writing_a_number_is_the_same_number(typed):
    assert parse_phone(typed) == "+31206184217"


@pytest.mark.parametrize(
    "typed", ["", "12", "020 618", "geen", "06 1234", "💐", "0" * 40, "5" * 5000]
)
def test_what_is_no_number_is_none(typed):
    assert parse_phone(typed) is None


def test_foreign_numbers_and_extensions_are_kept():
    assert parse_phone("+49 30 901820") == "+4930901820"
    assert parse_phone("020 618 4217 ext. 12") == "+31206184217;ext=12"
    assert format_phone("+31206184217;ext=12") == "020 618 4217, toestel 12"
    assert format_phone("+31612345678").startswith("06")


def test_a_short_number_behind_31_is_no_number():
    assert parse_phone("3188123456") is None


def test_a_number_shown_and_typed_again_is_the_same_number():
    for number in ("+31206184217", "+31612345678", "+4930901820", "+31206184217;ext=12"):
        assert parse_phone(format_phone(number)) == number


def test_a_number_that_cannot_be_read_is_shown_as_it_was_kept():
    assert format_phone("vraag naar Jan") == "vraag naar Jan"
    assert format_phone("") == ""


def test_a_phone_is_kept_with_the_groups_it_is_read_in():
    phone = make_phone("+31206184217", "dochter")
    assert (phone.number, phone.whose, phone.grouped, phone.wrong) == (
        "+31206184217",
        "dochter",
        "020 618 4217",
        False,
    )


def test_what_is_longer_than_any_number_is_none():
    assert parse_phone("0206184217" + " " * 40_000 + "x") is None
    assert parse_phone("  020 618 42 17 toestel 12  ") == "+31206184217;ext=12"
