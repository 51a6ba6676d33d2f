"""The rounds along the lenders: addresses in the order of the streets, for vans of a given load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from uuid import UUID

_FIRST_NUMBER = re.compile(r"\d+")


class TripKind(StrEnum):
    """Whether things are collected or brought home."""

    COLLECT = "collect"
    RETURN = "return"


@dataclass(frozen=True, kw_only=True, slots=True)
class Trip(Record):
    """One ride of a van or a bike along some lenders; ``room`` is its load (``ROOM_OF_SIZE``)."""

    project_id: UUID
    kind: TripKind
    number: int
    day: date
    driver: str = ""
    room: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class TripStop(Record):
    """An address of a trip; ``position`` counts from 1, ``slot`` is when they are expected."""

    project_id: UUID
    trip_id: UUID
    pledge_id: UUID
    position: int
    slot: str = ""


class Address(NamedTuple):
    """Where pieces of a promise are fetched or brought, and the room that they take."""

    pledge_id: UUID
    postcode: str
    street: str
    house_number: str
    load: int


def plan_trips(addresses: Iterable[Address], max_load: int, stops: int) -> list[list[Address]]:
    """Put addresses into trips by postcode, street and number, each within its load.

    A trip holds at most ``stops`` addresses and ``max_load``; an address that alone is too large
    for a van has a trip of its own. Everything at one door goes together if it fits. Dutch
    postcodes follow the streets of a quarter (four digits for the quarter, two letters for some
    twenty doors), so their order is a route without any map.
    """
    trips: list[list[Address]] = []
    load = 0
    for door in doors_of(addresses):
        needed = sum(address.load for address in door)
        is_full = not trips or load + needed > max_load or len(trips[-1]) + len(door) > stops
        if is_full:
            trips.append([])
            load = 0
        trips[-1] += door
        load += needed
    return trips


def doors_of(addresses: Iterable[Address]) -> list[Sequence[Address]]:
    """Return the addresses in their order, those of one door together."""
    doors: dict[tuple[str, str, int, str], list[Address]] = {}
    for address in sorted(addresses, key=address_sort_key):
        doors.setdefault(address_sort_key(address), []).append(address)
    return list(doors.values())


def address_sort_key(address: Address) -> tuple[str, str, int, str]:
    """Return the sort key of an address: the postcode, the street, the number, its addition.

    An address without a postcode comes last.
    """
    number = _FIRST_NUMBER.search(address.house_number)
    return (
        address.postcode.replace(" ", "").upper() or "~",
        address.street.casefold(),
        int(number.group()) if number else 0,
        address.house_number,
    )
