"""Trips on the map: each door once, within its load, in an order that does not cross itself."""

from __future__ import annotations

import math
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.sweep import sweep_trips
from intake.domain.trip import Address

DESK = (0.0, 0.0)


def door(number, room=1):
    return Address(
        pledge_id=UUID(int=number),
        postcode=f"10{number:02} AB",
        street="Parkweg",
        house_number=str(number),
        load=room,
    )


def length(trip, places):
    points = [DESK, *(places[one.postcode] for one in trip), DESK]
    return sum(math.dist(one, other) for one, other in pairwise(points))


METRES = st.integers(-5000, 5000)


@given(
    st.lists(st.tuples(METRES, METRES, st.integers(1, 50)), max_size=30),
    st.integers(10, 60),
    st.integers(1, 8),
)
def test_each_address_is_visited_once_within_load_and_number(drawn, room, stops):
    addresses = [door(at, size) for at, (_, _, size) in enumerate(drawn)]
    places = {f"10{at:02} AB": (float(x), float(y)) for at, (x, y, _) in enumerate(drawn)}
    trips = sweep_trips(addresses, places, DESK, (room, stops))
    visited = [one.pledge_id for trip in trips for one in trip]
    assert sorted(visited) == sorted(one.pledge_id for one in addresses)
    for trip in trips:
        assert len(trip) <= stops
        assert len(trip) == 1 or sum(address.load for address in trip) <= room


def test_a_trip_does_not_cross_itself():
    square = {"1000 AB": (0.0, 900.0), "1001 AB": (900.0, 900.0), "1002 AB": (900.0, 0.0)}
    [trip] = sweep_trips([door(at) for at in range(3)], square, DESK, (100, 12))
    assert length(trip, square) == 3600


def test_two_sides_of_the_desk_are_two_trips():
    places = {f"10{at:02} AB": (900.0 * (1 if at < 3 else -1), 100.0 * at) for at in range(6)}
    trips = sweep_trips([door(at) for at in range(6)], places, DESK, (100, 3))
    sides = [{places[one.postcode][0] > 0 for one in trip} for trip in trips]
    assert sorted(map(len, sides)) == [1, 1]


def test_what_is_promised_at_one_door_goes_in_one_trip():
    twice = [door(1)._replace(pledge_id=UUID(int=at)) for at in (101, 102)]
    places = {"1001 AB": (10.0, 10.0), "1002 AB": (-10.0, 10.0), "1003 AB": (-10.0, -10.0)}
    trips = sweep_trips([door(2), *twice, door(3)], places, DESK, (100, 2))
    with_door = [trip for trip in trips if any(one.postcode == "1001 AB" for one in trip)]
    assert len(with_door) == 1
