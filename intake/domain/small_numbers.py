"""Leave numbers below five out of a report, so that nobody can be recognised in them.

A number that is left out is not to be found from a total either: where a sum would tell it, another
number of that sum is left out as well. This is complementary cell suppression; which numbers can
be found is told by tightening the bounds of each until nothing changes (Willenborg and De Waal,
Elements of Statistical Disclosure Control, 2001, chapter 4; docs/sources.md, "The report").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MIN_SHOWN = 5
"""Smaller numbers, except none at all, are left out."""

_MIN_WIDTH = 2
"""A number that is left out must be open by so much: at least three values remain possible."""

_NO_UPPER_BOUND = 10**9


class Sum(NamedTuple):
    """A total and the numbers that it is the sum of, by their names."""

    total: str
    parts: tuple[str, ...]


def hide_small(
    numbers: Mapping[str, int], sums: Iterable[Sum], never_shown: frozenset[str] = frozenset()
) -> dict[str, int | None]:
    """Return the numbers with None for each that is left out.

    ``never_shown`` are numbers that stand nowhere, but that a sum might tell: how many were not
    helped, from how many asked and how many were helped.
    """
    known_sums = tuple(sums)
    small = {name for name, number in numbers.items() if 0 < number < MIN_SHOWN}
    hidden = small | never_shown
    while exposed := _find_exposed(numbers, known_sums, hidden, never_shown, small):
        more = _next_to_hide(numbers, known_sums, hidden, exposed)
        if more is None:  # nothing is left that could be hidden
            break
        hidden.add(more)
    return {
        name: None if name in hidden else number
        for name, number in numbers.items()
        if name not in never_shown
    }


def possible_range(
    name: str,
    numbers: Mapping[str, int],
    sums: Iterable[Sum],
    hidden: Iterable[str],
    may_be_none: Iterable[str] = (),
) -> tuple[int, int]:
    """Return the smallest and the largest value that a hidden number can have.

    ``may_be_none`` are hidden numbers that may be zero; a number that is left out of a list is at
    least one, because none is shown as none.
    """
    lowest, highest = _bounds(numbers, tuple(sums), set(hidden), set(may_be_none))
    return lowest[name], highest[name]


def _find_exposed(
    numbers: Mapping[str, int],
    sums: tuple[Sum, ...],
    hidden: set[str],
    never_shown: frozenset[str],
    small: set[str],
) -> list[str]:
    lowest, highest = _bounds(numbers, sums, hidden, set(never_shown))
    return sorted(name for name in small if highest[name] - lowest[name] < _MIN_WIDTH)


def _bounds(
    numbers: Mapping[str, int], sums: tuple[Sum, ...], hidden: set[str], may_be_none: set[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the bounds of each number for somebody who knows those that are shown."""
    lowest = dict(numbers)
    highest = dict(numbers)
    for name in hidden:
        lowest[name] = int(name not in may_be_none)
        highest[name] = _NO_UPPER_BOUND
    changed = True
    while changed:
        changed = False
        for total, parts in sums:
            low, high = sum(lowest[name] for name in parts), sum(highest[name] for name in parts)
            changed |= _tighten(total, low, high, lowest, highest)
            for part in parts:
                others_low, others_high = low - lowest[part], high - highest[part]
                changed |= _tighten(
                    part,
                    lowest[total] - others_high,
                    highest[total] - others_low,
                    lowest,
                    highest,
                )
                low, high = others_low + lowest[part], others_high + highest[part]
    return lowest, highest


def _tighten(
    name: str, low: int, high: int, lowest: dict[str, int], highest: dict[str, int]
) -> bool:
    before = lowest[name], highest[name]
    lowest[name] = max(lowest[name], low)
    highest[name] = min(highest[name], high)
    return before != (lowest[name], highest[name])


def _next_to_hide(
    numbers: Mapping[str, int], sums: tuple[Sum, ...], hidden: set[str], exposed: list[str]
) -> str | None:
    """Return the smallest number that stands in a sum with one that can be found; parts first."""
    for name in exposed:
        near = [line for line in sums if name in (line.total, *line.parts)]
        parts = {part for line in near for part in line.parts} - hidden
        totals = {line.total for line in near} - hidden
        for group in (parts, totals):
            shown = sorted((numbers[name], name) for name in group if numbers[name])
            if shown:
                return shown[0][1]
    beyond = {part for line in sums for part in (line.total, *line.parts)} - hidden
    shown = sorted((numbers[name], name) for name in beyond if numbers[name])
    return next((name for _, name in shown), None)
