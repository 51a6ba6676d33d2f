"""What belongs to a trip: where it is, and how it gets from one hand into the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.custody.custody_writer import CustodyWriter, parts_of
from intake.desk.projects.project_facts import load_project
from intake.domain.custody import Holder, HolderKind, Holding
from intake.domain.trip import TripStop

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.thing import Thing
    from intake.domain.trip import Trip
    from intake.ports import WriteTransaction


class TripLoad:
    """The things of a trip, as they are when it is made."""

    def __init__(
        self, transaction: WriteTransaction, actor: Actor, trip: Trip, now: datetime
    ) -> None:
        self.facts = load_project(transaction, trip.project_id)
        stops = transaction.find(TripStop, trip_id=trip.id)
        self.things = [thing for stop in stops for thing in self.facts.things_of(stop.pledge_id)]
        self.van = van_of(trip)
        self._writer = CustodyWriter(transaction, actor, now)

    @property
    def thing_ids(self) -> frozenset[UUID]:
        return frozenset(thing.id for thing in self.things)

    @property
    def is_loaded(self) -> bool:
        """Whether anything is in the van."""
        return any(self.is_in_van(thing, row) for thing, row in self._rows())

    def is_in_van(self, _thing: Thing, row: Holding) -> bool:
        return row.holder == self.van

    def is_at_lender(self, thing: Thing, row: Holding) -> bool:
        """Tell whether a lender has it still; what went home again is fetched no more."""
        return (
            row.kind is HolderKind.LENDER and self.facts.count_by_place(thing.id)["confirmed"] > 0
        )

    def is_here(self, _thing: Thing, row: Holding) -> bool:
        return row.kind is HolderKind.PLACE

    def move(
        self, taken: Callable[[Thing, Holding], bool], target: Callable[[Thing], Holder]
    ) -> int:
        """Move what is taken, with its parts that are with the same holder; return the pieces."""
        pieces = 0
        for thing, row in self._rows():
            if taken(thing, row) and row.holder != target(thing):
                self._move_with_parts(thing, row, target(thing))
                pieces += row.count
        return pieces

    def _rows(self) -> list[tuple[Thing, Holding]]:
        return [(thing, row) for thing in self.things for row in self.facts.holdings_of(thing.id)]

    def _move_with_parts(self, thing: Thing, row: Holding, target: Holder) -> None:
        writer = self._writer
        writer.move(thing, row.holder, target, row.count)
        for part in parts_of(writer.transaction, thing):
            for beside in writer.transaction.find(Holding, thing_id=part.id):
                if beside.holder == row.holder:
                    writer.move(part, row.holder, target, beside.count)


def van_of(trip: Trip) -> Holder:
    """Return who has what is in the van: its driver, or else the trip, as the centre says it."""
    return Holder(HolderKind.COLLECTOR, trip.driver or f"rit {trip.number}")


def desk_of(thing: Thing) -> Holder:
    """Return the place at the centre where a thing belongs."""
    return Holder(HolderKind.PLACE, thing.place)


def lender_of(thing: Thing) -> Holder:
    """Return whose thing it is."""
    return Holder(HolderKind.LENDER, thing.lender)
