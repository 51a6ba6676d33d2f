"""What a resident is found by, and what is looked for when something is typed."""

from __future__ import annotations

import pytest

from intake.store.search_keys import digits_of, make_search_keys, parse_key_query


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+31 20 618 4217", "206184217"),
        ("0031 20 618 4217", "206184217"),
        ("31206184217", "206184217"),
        ("020-6184217", "206184217"),
        ("+31 (0)20 618 4217", "206184217"),
        ("02061842170", "2061842170"),
        ("3120", "3120"),
        ("+31206184217;ext=12", "206184217"),
    ],
)
def test_a_number_is_the_same_however_it_begins(number, digits):
    assert digits_of(number) == digits


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("4217", ("p4217", "q7124")),
        ("1052xk12", ("a1052XK12",)),
        ("12 1052 xk", ("a1052XK12",)),
    ],
)
def test_digits_and_addresses_are_looked_for_as_such(typed, keys):
    query = parse_key_query(typed)

    assert (*query.equal, *query.begins) == keys


@pytest.mark.parametrize("typed", ["bakker 4217", "12", "de"])
def test_the_rest_is_a_name(typed):
    assert all(key.startswith("n") for key in parse_key_query(typed).begins)


def test_what_says_nothing_looks_for_nothing():
    query = parse_key_query("?!")

    assert query.equal == ()
    assert query.begins == ()


def test_a_number_is_found_by_its_front_and_by_its_tail():
    keys = make_search_keys((), ("+31206184217",), "", "")

    assert keys == {"p206184217", "q712481602"}
