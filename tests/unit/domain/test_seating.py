"""Places with hosts: nobody sits where they cannot, no table is overfull, no family is split."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.allocation import Stock, Want
from intake.domain.seating import needs_of, offers_of, seat

TABLE = UUID(int=1)


def guest(number, pieces=1, note="", *, goes_first=False):
    return Want(
        participant_id=UUID(int=100 + number),
        item_id=TABLE,
        pieces=pieces,
        persons=pieces,
        goes_first=goes_first,
        needs=needs_of(note),
    )


def host(number, pieces, note=""):
    return Stock(UUID(int=200 + number), TABLE, pieces, offers_of(note))


def seats(allotment):
    return {one.participant_id.int - 100: one.thing_id.int - 200 for one in allotment.shares}


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("eet halal", "kookt halal"),
        ("zit in een rolstoel", "gelijkvloers, rolstoel kan naar binnen"),
        ("vegetarisch", "wij eten veganistisch"),
        ("moet worden opgehaald", "kan gasten ophalen"),
        ("glutenvrij", "Glutenvrij is geen probleem"),
    ],
)
def test_what_a_guest_needs_and_a_host_can_do_are_the_same_words(asked, offered):
    assert needs_of(asked)
    assert needs_of(asked) <= offers_of(offered)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("notenallergie", "kookt veganistisch"),
        ("eet halal", "kookt veganistisch"),
        ("glutenvrij", "vegetarisch is geen probleem"),
        ("veganist", "kookt vegetarisch"),
    ],
)
def test_a_host_can_do_no_more_than_they_say(asked, offered):
    assert needs_of(asked)
    assert not needs_of(asked) <= offers_of(offered)


def test_an_ordinary_note_asks_nothing():
    assert needs_of("belt op dinsdag, komt met de fiets") == frozenset()


def test_who_needs_most_is_seated_first_and_others_leave_that_host_free():
    allotment = seat(
        [guest(1), guest(2, note="halal")],
        [host(1, 1, "halal"), host(2, 1)],
    )
    assert seats(allotment) == {1: 2, 2: 1}


def test_a_family_is_not_split_over_two_hosts():
    family = guest(1, pieces=3)
    allotment = seat([family], [host(1, 2), host(2, 2)])
    assert allotment.shares == ()
    assert allotment.unmet == (family,)


def test_the_fullest_table_is_filled_up():
    allotment = seat([guest(1, pieces=2)], [host(1, 5), host(2, 2)])
    assert seats(allotment) == {1: 2}


NOTES = st.sampled_from(["", "halal", "rolstoel", "vegetarisch", "halal en rolstoel", "veganist"])


@given(
    st.lists(st.tuples(st.integers(1, 5), NOTES, st.booleans()), max_size=12),
    st.lists(st.tuples(st.integers(1, 8), NOTES), max_size=6),
)
def test_no_table_is_overfull_and_each_guest_has_what_they_need_or_is_told(guests, hosts):
    wants = [
        guest(at, pieces, note, goes_first=first) for at, (pieces, note, first) in enumerate(guests)
    ]
    stock = [host(at, pieces, note) for at, (pieces, note) in enumerate(hosts)]
    allotment = seat(wants, stock)
    room = {one.thing_id: one for one in stock}
    taken = dict.fromkeys(room, 0)
    needs = {one.participant_id: one for one in wants}
    for share in allotment.shares:
        taken[share.thing_id] += share.pieces
        assert share.pieces == needs[share.participant_id].pieces
        assert needs[share.participant_id].needs <= room[share.thing_id].offers
    assert all(taken[key] <= room[key].pieces for key in room)
    seated = {one.participant_id for one in allotment.shares}
    assert len(seated) == len(allotment.shares)
    assert seated | {one.participant_id for one in allotment.unmet} == set(needs)
    left = {key: room[key].pieces - taken[key] for key in room}
    for want in allotment.unmet:
        assert not any(
            want.needs <= room[key].offers and left[key] >= want.pieces for key in room
        ), "nobody is told that there is no place while there is one"
