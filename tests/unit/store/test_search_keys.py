"""What a resident is found by, and what is looked for when something is typed."""

from __future__ import annotations

import pytest

from intake.domain.person_match import PersonMatch
from intake.store.search_keys import (
    digits_of,
    fits_every_word,
    likeness,
    make_search_keys,
    parse_key_query,
)


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


def person(first_name, last_name, infix=""):
    return PersonMatch(
        key="1",
        salutation="",
        first_name=first_name,
        infix=infix,
        last_name=last_name,
        phone="",
        address_line="",
        postcode="",
        open_requests=0,
    )


@pytest.mark.parametrize(("typed", "score"), [("bakker", 100), ("bak", 97)])
def test_an_equal_word_is_likelier_than_its_beginning(typed, score):
    assert int(likeness(typed, person("Annie", "Bakker"))) == score


def test_a_word_of_the_same_sound_comes_between_a_beginning_and_a_typo():
    sound = likeness("meier", person("Jan", "Meijer"))
    beginning = likeness("meij", person("Jan", "Meijer"))
    typo = likeness("meijor", person("Jan", "Meijer"))
    assert beginning > 97
    assert 95 <= sound < 97
    assert typo < 95


@pytest.mark.parametrize(
    ("typed", "name"), [("bakker", ("", "")), ("?!", ("Annie", "Bakker")), ("?!", ("", ""))]
)
def test_nothing_is_like_what_has_no_words(typed, name):
    assert likeness(typed, person(*name)) == 0.0


def test_each_typed_word_must_fit():
    assert fits_every_word("annie bakker", person("Annie", "Bakker"))
    assert not fits_every_word("jan bakker", person("Annie", "Bakker"))
