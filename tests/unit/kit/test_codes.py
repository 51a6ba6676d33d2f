"""Codes: all different, no words, any slip noticed, and the recovery sheet's groups."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.recovery_key import groups_to_key, key_to_groups
from intake.kit.codes import (
    CHARACTERS,
    CODES_PER_DESK,
    code_for_counter,
    format_code,
    next_code,
    parse_code,
)
from intake.kit.errors import UserFacingError

a_code = st.builds(
    lambda desk, number: next_code(desk, number)[0],
    st.sampled_from(CHARACTERS),
    st.integers(0, CODES_PER_DESK // 2),
)


def test_a_million_codes_of_several_desks_are_all_different(long):
    """A million with ``--long``, else a tenth."""
    wanted = 1_000_000 if long else 100_000
    made: list[str] = []
    for desk in "ABCDEFGH":
        codes = (code_for_counter(desk, number) for number in range(CODES_PER_DESK))
        made += islice(filter(None, codes), wanted // 8)
    assert len(made) == wanted
    assert len(set(made)) == wanted


@given(a_code)
def test_no_code_holds_three_signs_in_a_row_that_could_be_a_word(code):
    assert not re.search(r"[A-Z01]{3}", code)


@given(a_code, st.integers(0, 5), st.sampled_from(CHARACTERS))
def test_any_single_wrong_sign_is_noticed(code, at, sign):
    wrong = code[:at] + sign + code[at + 1 :]
    assert (parse_code(wrong) == wrong) is (wrong == code)


@given(a_code, st.integers(0, 5), st.integers(0, 5))
def test_any_two_signs_that_changed_places_are_noticed(code, one, other):
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    swapped = "".join(signs)
    assert (parse_code(swapped) == swapped) is (swapped == code)


@given(a_code)
def test_a_code_is_understood_as_it_is_said(code):
    heard = format_code(code).lower().replace("0", "o").replace("1", "l")
    assert parse_code(f" {heard} ") == code


@pytest.mark.parametrize(
    "typed", ["", "K7Q", "K7QF2", "UUUUUU", "020618", "appel!", "💐💐💐💐💐💐"]
)
def test_what_is_no_code_is_none(typed):
    assert parse_code(typed) is None


def test_a_desk_whose_codes_are_used_up_is_told():
    with pytest.raises(UserFacingError, match="codes-used-up"):
        next_code("A", CODES_PER_DESK)


@given(st.binary(min_size=32, max_size=32))
def test_the_recovery_sheet_gives_the_key_back(key):
    assert groups_to_key(" ".join(key_to_groups(key)).lower()) == key


@given(
    st.binary(min_size=32, max_size=32),
    st.integers(0, 12),
    st.integers(0, 4),
    st.sampled_from(CHARACTERS),
)
def test_the_recovery_sheet_names_the_group_that_is_wrong(key, at, place, sign):
    groups = list(key_to_groups(key))
    wrong = groups[at][:place] + sign + groups[at][place + 1 :]
    if wrong == groups[at]:
        return
    groups[at] = wrong
    with pytest.raises(UserFacingError) as told:
        groups_to_key(" ".join(groups))
    assert told.value.values == {"group": at + 1}


def test_a_recovery_sheet_with_groups_missing_says_how_many_there_are():
    with pytest.raises(UserFacingError, match="recovery-length"):
        groups_to_key(" ".join(key_to_groups(bytes(32))[:12]))


def test_a_code_on_paper_is_the_same_code_in_every_version():
    codes = []
    counter = 0
    for _ in range(6):
        code, counter = next_code("A", counter)
        codes.append((code, counter))
    assert codes == [
        ("AQ42VT", 12),
        ("AY55J4", 18),
        ("A8ZH4V", 21),
        ("AD3X75", 31),
        ("A93AK9", 34),
        ("A405XR", 54),
    ]
    assert [code_for_counter("K", number) for number in (2, 3, 4, 5)] == [
        None,
        "KC87ZF",
        None,
        "KH4XW8",
    ]


def test_a_recovery_sheet_on_paper_is_the_same_key_in_every_version():
    sheet = "000GD 40R4S 0M308 E209Z 185GK R38ES 1W81S 24GK3 2GAH4 C5RR3 34D16 P70XM 3RFGA"
    assert " ".join(key_to_groups(bytes(range(32)))) == sheet
    assert groups_to_key(sheet) == bytes(range(32))


def test_the_last_code_of_a_desk_is_given_out():
    assert next_code("A", CODES_PER_DESK - 3) == ("A84A5M", CODES_PER_DESK - 1)
