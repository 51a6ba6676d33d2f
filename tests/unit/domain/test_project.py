"""What a household needs, who gets what, and the order of a round: for any numbers."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time
from itertools import combinations_with_replacement
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.allocation import AllocationReason, Stock, Want, allocate
from intake.domain.custody import Handover, HolderKind
from intake.domain.piece_counts import count_pieces
from intake.domain.pledge import Pledge, PledgeState
from intake.domain.project import NeedRule, ProjectItem, pieces_needed, spare_pieces
from intake.domain.trip import Address, address_sort_key, plan_trips
from intake.kit.time_zone import AMSTERDAM

PROJECT = uuid4()


def tents(*sizes):
    return [
        ProjectItem(
            project_id=PROJECT, name=f"tent {size}", rule=NeedRule.FIT, fits=size, family="tent"
        )
        for size in sizes
    ]


@given(st.lists(st.integers(1, 8), min_size=1, max_size=4, unique=True), st.integers(1, 12))
def test_everybody_fits_with_the_least_room_over(sizes, persons):
    items = tents(*sizes)
    fits = {item.id: item.fits for item in items}
    needed = pieces_needed(items, persons)
    room = sum(fits[key] * count for key, count in needed.items())
    ways = [
        way
        for number in range(1, persons + 1)
        for way in combinations_with_replacement(sizes, number)
        if sum(way) >= persons
    ]
    least = min(sum(way) for way in ways)
    assert room == least
    assert sum(needed.values()) == min(len(way) for way in ways if sum(way) == least)


def test_nobody_needs_nothing():
    assert pieces_needed(tents(2, 4), 0) == {}
    assert spare_pieces(0, 10) == 0
    assert spare_pieces(31, 10) == 4


pieces = st.integers(0, 6)


@st.composite
def shelves(draw):
    items = draw(st.lists(st.uuids(), min_size=1, max_size=3, unique=True))
    stock = [
        Stock(uuid4(), item, draw(pieces)) for item in items for _ in range(draw(st.integers(0, 4)))
    ]
    wants = [
        Want(
            participant_id=uuid4(),
            item_id=draw(st.sampled_from(items)),
            pieces=draw(st.integers(1, 6)),
            persons=draw(st.integers(1, 6)),
            goes_first=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    larger = {items[0]: items[1:]} if draw(st.booleans()) else {}
    return wants, stock, larger


@given(shelves())
def test_no_piece_is_given_to_two_and_nobody_gets_more_than_they_need(case):
    wants, stock, larger = case
    outcome = allocate(wants, stock, larger)
    there = {one.thing_id: one.pieces for one in stock}
    given_away = Counter()
    got = Counter()
    for share in outcome.shares:
        given_away[share.thing_id] += share.pieces
        got[share.participant_id] += share.pieces
    assert all(given_away[thing] <= there[thing] for thing in given_away)
    lacking = Counter({want.participant_id: want.pieces for want in outcome.unmet})
    for want in wants:
        assert got[want.participant_id] + lacking[want.participant_id] == want.pieces
    left = Counter({one.item_id: 0 for one in stock})
    for one in stock:
        left[one.item_id] += one.pieces - given_away[one.thing_id]
    for want in outcome.unmet:
        assert left[want.item_id] == 0, "nothing is kept from who needs it"


@given(shelves())
def test_the_same_things_are_given_in_the_same_way(case):
    assert allocate(*case) == allocate(*case)


def test_who_walks_with_difficulty_comes_first_then_large_families():
    item = uuid4()
    small, large, first = (
        Want(uuid4(), item, 1, persons=2),
        Want(uuid4(), item, 1, persons=6),
        Want(uuid4(), item, 1, persons=1, goes_first=True),
    )
    outcome = allocate([small, large, first], [Stock(uuid4(), item, 1)] * 1, {})
    assert [share.participant_id for share in outcome.shares] == [first.participant_id]
    two = [Stock(uuid4(), item, 1), Stock(uuid4(), item, 1)]
    outcome = allocate([small, large, first], two, {})
    assert [want.participant_id for want in outcome.unmet] == [small.participant_id]


def test_a_family_gets_its_mats_from_one_lender_if_anybody_has_enough():
    item = uuid4()
    three, five, two = (Stock(uuid4(), item, number) for number in (3, 5, 2))
    want = Want(uuid4(), item, 3)
    share = allocate([want], [five, three, two], {}).shares
    assert [(one.thing_id, one.reason) for one in share] == [
        (three.thing_id, AllocationReason.FITS)
    ]
    split = allocate([want._replace(pieces=7)], [five, three, two], {}).shares
    assert [one.pieces for one in split] == [5, 2]
    assert {one.reason for one in split} == {AllocationReason.SPLIT}


def test_a_larger_tent_stands_in_for_one_that_has_run_out():
    small, large = uuid4(), uuid4()
    outcome = allocate([Want(uuid4(), small, 1)], [Stock(uuid4(), large, 1)], {small: [large]})
    assert [share.reason for share in outcome.shares] == [AllocationReason.LARGER]
    assert outcome.unmet == ()


addresses = st.builds(
    Address,
    pledge_id=st.uuids(),
    postcode=st.sampled_from(["1052 XK", "1052xk", "1051 AB", "", "1055 ZZ"]),
    street=st.sampled_from(["Parkweg", "Zeeweg"]),
    house_number=st.sampled_from(["3", "3 bis", "12", "", "x"]),
    load=st.integers(1, 30),
)


@given(st.lists(addresses, max_size=30), st.integers(1, 60), st.integers(1, 8))
def test_each_address_is_visited_once_within_the_load(visited, room, stops):
    trips = plan_trips(visited, room, stops)
    assert Counter(one for trip in trips for one in trip) == Counter(visited)
    for trip in trips:
        doors = {address_sort_key(one) for one in trip}
        load = sum(address.load for address in trip)
        assert len(doors) == 1 or (load <= room and len(trip) <= stops)
    order = [address_sort_key(one) for trip in trips for one in trip]
    assert order == sorted(order)


KINDS = [HolderKind.LENDER, HolderKind.COLLECTOR, HolderKind.PLACE, HolderKind.RESIDENT]


def hop(first, second, count):
    return Handover(
        thing_id=PROJECT, batch_id=PROJECT, from_kind=first, to_kind=second, count=count,
        handed_at=datetime(2026, 7, 1, tzinfo=UTC), staff_id=PROJECT,
    )  # fmt: skip


@given(st.data())
def test_each_piece_is_counted_once_whatever_happened(data):
    held = Counter({HolderKind.LENDER: 5})
    hops = [hop(HolderKind.NEW, HolderKind.LENDER, 5)]
    for _ in range(data.draw(st.integers(0, 8))):
        source = data.draw(st.sampled_from([kind for kind, count in held.items() if count]))
        target = data.draw(st.sampled_from([*KINDS, HolderKind.LOST]))
        count = data.draw(st.integers(1, held[source]))
        held[source] -= count
        held[target] += count
        hops.append(hop(source, target, count))
    counts = count_pieces(hops)
    assert counts.total() == 5
    assert counts["confirmed"] + counts["home"] == held[HolderKind.LENDER]
    assert counts["handed_out"] == held[HolderKind.RESIDENT]
    assert counts["lost"] == held[HolderKind.LOST]


def test_what_is_home_is_told_from_what_was_never_fetched():
    lender, place, resident = HolderKind.LENDER, HolderKind.PLACE, HolderKind.RESIDENT
    hops = [
        hop(HolderKind.NEW, lender, 6), hop(lender, place, 4), hop(place, resident, 3),
        hop(resident, place, 2), hop(place, lender, 1),
    ]  # fmt: skip
    assert count_pieces(hops) == {
        "confirmed": 2, "in_store": 1, "handed_out": 1, "back": 1, "home": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "rung", "today", "is_due"),
    [
        (PledgeState.OFFERED, None, date(2027, 6, 1), True),
        (PledgeState.CONFIRMED, date(2027, 6, 1), date(2027, 6, 20), False),
        (PledgeState.CONFIRMED, date(2027, 6, 1), date(2027, 7, 7), True),
        (PledgeState.CONFIRMED, date(2027, 6, 1), date(2027, 7, 9), True),
        (PledgeState.CONFIRMED, date(2027, 7, 7), date(2027, 7, 8), False),
        (PledgeState.CONFIRMED, date(2027, 6, 1), date(2027, 7, 10), False),
        (PledgeState.FALLEN_THROUGH, date(2027, 6, 1), date(2027, 7, 8), False),
    ],
)
def test_a_lender_is_rung_once_more_in_the_last_days_before_it(state, rung, today, is_due):
    pledge = Pledge(
        project_id=UUID(int=1),
        project_item_id=UUID(int=2),
        lender="Samira",
        state=state,
        confirmed_at=rung and datetime.combine(rung, time(12), AMSTERDAM),
    )
    assert pledge.is_due_for_ringing(date(2027, 7, 9), today) is is_due
