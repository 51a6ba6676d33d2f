"""Small numbers are left out, and nobody finds them from the totals."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.small_numbers import MIN_SHOWN, Sum, hide_small


def table(parts):
    numbers = {f"n.{at}": number for at, number in enumerate(parts)}
    return {"n": sum(parts), **numbers}, (Sum("n", tuple(numbers)),)


def shown(parts):
    numbers, sums = table(parts)
    return hide_small(numbers, sums)


def possible_values(numbers, sums, report, name, most=40):
    """What somebody finds who tries every value of what is left out, and keeps what adds up."""
    hidden = [one for one in numbers if report.get(one) is None]
    found = set()
    for values in product(range(1, most), repeat=len(hidden)):
        guess = {**numbers, **dict(zip(hidden, values, strict=True))}
        if all(guess[one.total] == sum(guess[part] for part in one.parts) for one in sums):
            found.add(guess[name])
    return found


@pytest.mark.parametrize(
    ("parts", "left_out"),
    [
        ((20, 30), set()),
        ((0, 30), set()),
        ((3, 30), {"n.0", "n.1"}),
        ((3, 4, 30), {"n.0", "n.1"}),
        ((1, 1, 30), {"n.0", "n.1", "n.2"}),
        ((1, 2, 30), {"n.0", "n.1", "n.2"}),
        ((3, 20, 30), {"n.0", "n.1"}),
        ((3,), {"n", "n.0"}),
        ((2, 0), {"n", "n.0"}),
    ],
)
def test_what_a_total_would_tell_is_left_out_too(parts, left_out):
    assert {name for name, number in shown(parts).items() if number is None} == left_out


@settings(max_examples=150)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_nobody_finds_a_small_number_by_trying_every_value(parts):
    numbers, sums = table(parts)
    report = hide_small(numbers, sums)
    for name, number in numbers.items():
        if not 0 < number < MIN_SHOWN:
            continue
        assert report[name] is None
        hidden = [one for one in numbers if report[one] is None]
        if len(hidden) <= 3:
            assert len(possible_values(numbers, sums, report, name)) >= 3


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=3))
def test_what_only_follows_from_others_is_not_found_either(kinds):
    """Of each kind so many asked and so many were helped: the others are not told, nor found."""
    numbers, sums = {"asked": 0, "helped": 0}, []
    for at, (helped, other) in enumerate(kinds):
        numbers |= {f"asked.{at}": helped + other, f"helped.{at}": helped, f"other.{at}": other}
        numbers["asked"] += helped + other
        numbers["helped"] += helped
        sums.append(Sum(f"asked.{at}", (f"helped.{at}", f"other.{at}")))
    names = range(len(kinds))
    sums += [Sum("asked", tuple(f"asked.{at}" for at in names))]
    sums += [Sum("helped", tuple(f"helped.{at}" for at in names))]
    never = frozenset(f"other.{at}" for at in names)
    report = hide_small(numbers, sums, never)
    assert not never & set(report)
    for at, (helped, other) in enumerate(kinds):
        both = report[f"asked.{at}"], report[f"helped.{at}"]
        if 0 < other < MIN_SHOWN:
            assert None in both, (kinds, report)
        if 0 < helped < MIN_SHOWN:
            assert report[f"helped.{at}"] is None


def test_none_is_told_as_none():
    assert shown((0, 0, 9))["n.0"] == 0
