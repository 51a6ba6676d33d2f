"""What a resident is found by, and who is the likeliest of those that are found."""

from __future__ import annotations

import pytest

from intake.domain.person_match import PersonMatch
from intake.store.search_keys import (
    digits_of,
    fits_every_word,
    is_likely_enough,
    likeness,
    make_search_keys,
    parse_key_query,
)


def person(first="Annie", last="Vries-Bakker", infix="de"):
    return PersonMatch(
        key="1",
        salutation="",
        first_name=first,
        infix=infix,
        last_name=last,
        phone="",
        address_line="",
        postcode="",
        open_requests=0,
    )


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+31206184217", "206184217"),
        ("0031206184217", "206184217"),
        ("31206184217", "206184217"),
        ("020 618 4217", "206184217"),
        ("+31 (0)20 6184217", "206184217"),
        ("206184217", "206184217"),
        ("+31206184217;ext=12", "206184217"),
        ("3161", "3161"),
        ("", ""),
    ],
)
def test_a_number_begins_the_same_with_and_without_its_country(number, digits):
    assert digits_of(number) == digits


def test_a_resident_has_a_key_for_each_thing_they_are_found_by():
    keys = make_search_keys(("Annie", "Vries"), ("+31206184217",), "1052 xk", "12")
    assert {"p206184217", "q712481602", "a1052XK12", "nannie", "nvries"} <= keys
    assert any(key.startswith("d") for key in keys)
    assert make_search_keys((), (), "", "12") == set()


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("1052xk 12", ("a1052XK12",)),
        ("12a, 1052 xk", ("a1052XK12a",)),
        ("1052 XK", ("a1052XK",)),
        ("020 618", ("p20618", "q816020")),
        ("tel. 217", ("p217", "q712")),
        ("0206184217 toestel 12", ("p206184217", "q7124816020")),
    ],
)
def test_digits_are_a_phone_or_a_postcode(typed, begins):
    question = parse_key_query(typed)
    assert (question.equal, question.begins) == ((), begins)


@pytest.mark.parametrize("typed", ["", "  ", "12", "!?"])
def test_too_little_asks_nothing(typed):
    question = parse_key_query(typed)
    assert not question.equal
    assert not [key for key in question.begins if key[0] in "pqa"]


def test_a_name_is_asked_as_written_as_it_sounds_and_with_a_letter_left_out():
    question = parse_key_query("Fries")
    assert {"nfries", "nvries"} & set(question.begins)
    assert question.equal
    assert parse_key_query("de").equal == (), "two letters are too few to leave one out"


def test_a_very_long_line_is_cut():
    assert len(parse_key_query("a" * 5000).begins[0]) < 200


def test_the_nearer_a_name_the_likelier():
    exact = likeness("annie vries", person(last="Vries", infix=""))
    begun = likeness("ann vries", person(last="Vries", infix=""))
    sounding = likeness("annie fries", person(last="Vries", infix=""))
    mistyped = likeness("annie vrise", person(last="Vries", infix=""))
    other = likeness("annie vries", person("Joost", "Klaver", ""))
    assert exact > begun > sounding > mistyped > other
    assert exact == pytest.approx(101.0)
    assert 97 < begun < 100
    assert 97 < sounding < 98.5
    assert is_likely_enough(mistyped)
    assert not is_likely_enough(other)


def test_a_name_in_another_order_is_as_likely():
    assert likeness("vries annie", person(last="Vries", infix="")) == pytest.approx(101.0)


def test_of_two_who_fit_the_one_with_nothing_more_is_likelier():
    assert likeness("annie", person("Annie", "", "")) > likeness("annie", person("Annie", "Vries"))


def test_nothing_typed_or_nobody_to_compare_is_no_likeness():
    assert likeness("", person()) == 0.0
    assert likeness("annie", person("", "", "")) == 0.0
    assert not fits_every_word("annie", person("", "", ""))


def test_each_word_must_be_some_word_of_the_name():
    assert fits_every_word("bakker anny", person())
    assert fits_every_word("vreis", person(last="Vries"))
    assert not fits_every_word("jan bakker", person())
