"""The trips of a round where it is known on the map where each door is.

Doors are taken in the order of their angle seen from the desk (Gillett and Miller, 1974, "A
heuristic algorithm for the vehicle-dispatch problem": the sweep), cut by load and number of doors,
and within a trip put in a short order. ``bench/trips.py`` measures it beside OR-tools and the order
by postcode; ``docs/decisions`` says why this one.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from intake.domain.trip import doors_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from intake.domain.trip import Address

Place = tuple[float, float]
"""Where something is, in metres to the east and to the north of any fixed point."""


def sweep_trips(
    addresses: Iterable[Address],
    places: Mapping[str, Place],
    desk: Place,
    limits: tuple[int, int],
) -> list[list[Address]]:
    """Return the trips along addresses whose postcodes are all in ``places``.

    ``limits`` are the load and the number of addresses that a trip holds at most; what does not fit
    any trip alone has one of its own. Everything at one door goes together.
    """
    max_load, stops = limits
    doors = _sort_by_angle(doors_of(addresses), places, desk)
    trips: list[list[Sequence[Address]]] = []
    load = count = 0
    for door in doors:
        needed = sum(address.load for address in door)
        if not trips or load + needed > max_load or count + len(door) > stops:
            trips.append([])
            load = count = 0
        trips[-1].append(door)
        load += needed
        count += len(door)
    return [[stop for door in _short_order(trip, places, desk) for stop in door] for trip in trips]


def _sort_by_angle(
    doors: Sequence[Sequence[Address]], places: Mapping[str, Place], desk: Place
) -> list[Sequence[Address]]:
    """Return the doors by their angle, beginning after the widest empty angle."""

    def angle(door: Sequence[Address]) -> float:
        x, y = places[door[0].postcode]
        return math.atan2(y - desk[1], x - desk[0])

    ordered = sorted(doors, key=angle)
    if len(ordered) < 2:
        return ordered
    gaps = [
        (angle(ordered[index]) - angle(ordered[index - 1])) % math.tau
        for index in range(len(ordered))
    ]
    begin = gaps.index(max(gaps))
    return ordered[begin:] + ordered[:begin]


def _short_order(
    trip: list[Sequence[Address]], places: Mapping[str, Place], desk: Place
) -> list[Sequence[Address]]:
    """Return the doors of one trip in a short order: the nearest next, then without crossings."""
    left = list(trip)
    order: list[Sequence[Address]] = []
    at = desk
    while left:
        nearest = min(left, key=lambda door: math.dist(at, places[door[0].postcode]))
        left.remove(nearest)
        order.append(nearest)
        at = places[nearest[0].postcode]
    return _remove_crossings(order, places, desk)


def _remove_crossings(
    order: list[Sequence[Address]], places: Mapping[str, Place], desk: Place
) -> list[Sequence[Address]]:
    """Turn parts of a trip around as long as that makes it shorter (2-opt)."""

    def length(doors: list[Sequence[Address]]) -> float:
        points = [desk, *(places[door[0].postcode] for door in doors), desk]
        return sum(math.dist(one, other) for one, other in pairwise(points))

    best = length(order)
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for first in range(len(order)):
            for last in range(first + 2, len(order) + 1):
                turned = order[:first] + order[first:last][::-1] + order[last:]
                now = length(turned)
                if now < best - 1e-6:
                    order, best, is_shorter = turned, now, True
    return order
