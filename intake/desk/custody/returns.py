"""Take a thing in: never refused, each missing part remembered, nobody reminded of what is back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.custody.custody_tasks import (
    end_tasks_of_returned,
    plan_bringing_home,
    update_missing_parts_task,
)
from intake.desk.custody.custody_writer import HopNotes, parts_of, pieces_along
from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.result import Changes
from intake.domain.custody import Holder, HolderKind, Holding
from intake.domain.task import Task
from intake.domain.thing import Thing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.desk.custody.custody_writer import CustodyWriter
    from intake.domain.custody import Handover

_HOLDERS_BY_LIKELIHOOD = (
    HolderKind.RESIDENT,
    HolderKind.COLLECTOR,
    HolderKind.LENDER,
    HolderKind.LOST,
    HolderKind.GONE,
)
"""From whom a thing comes that is brought in, the likeliest first."""

_HOLDERS_WHO_BRING = (HolderKind.RESIDENT, HolderKind.COLLECTOR)
"""Holders who can carry a thing to the desk themselves."""

_HOLDERS_OF_WHAT_CAN_COME = (*_HOLDERS_WHO_BRING, HolderKind.LOST)
"""If none of these has the thing itself, what is brought in must be its parts."""


@dataclass(frozen=True, kw_only=True)
class ThingBrought:
    """A thing that is brought in.

    ``resident_id`` is from whom, if that is known; ``count`` is how many pieces, None for all that
    they have. ``missing`` counts the parts that did not come along, by their ids. ``place`` is
    where it is put, by default where it belongs.
    """

    thing_id: UUID
    resident_id: UUID | None = None
    count: int | None = None
    missing: Mapping[UUID, int] = field(default_factory=dict)
    condition: str = ""
    remark: str = ""
    place: str | None = None
    batch_id: UUID | None = None


class TakeInOutcome(NamedTuple):
    """What came in: the hops, the parts that are still away by name, and the task about them.

    ``was_here`` tells that the record had all of it at the desk already.
    """

    thing: Thing
    handovers: tuple[Handover, ...]
    missing: dict[str, int]
    task: Task | None
    was_here: bool
    changed: Changes
    batch_id: UUID
    part_names: dict[UUID, str]

    @property
    def pieces(self) -> int:
        """How many pieces of the whole thing came in."""
        return sum(
            handover.count for handover in self.handovers if handover.thing_id == self.thing.id
        )


@dataclass(frozen=True)
class ReturnWriter:
    """Writes what comes in, within one act."""

    writer: CustodyWriter

    def take_in(self, brought: ThingBrought) -> TakeInOutcome:
        """Take in some pieces of a thing, and the parts that are with the same holder."""
        transaction = self.writer.transaction
        thing = transaction.get(Thing, brought.thing_id)
        place = Holder(HolderKind.PLACE, self._place_of(thing, brought.place))
        notes = HopNotes(
            condition=brought.condition, remark=brought.remark, request_id=thing.request_id
        )
        candidates = self._find_candidates(thing, brought)
        source = place
        if candidates:
            source = candidates[0].holder
        from_source = [
            row for row in candidates if row.holder == source and row.thing_id == thing.id
        ]
        had = sum(row.count for row in from_source)
        count = had if brought.count is None else brought.count
        in_order = from_source + [row for row in candidates if row not in from_source]
        handovers = self._take(thing, in_order, count, place, notes)

        missing = {}
        for part in parts_of(transaction, thing):
            held = self._count_with(part, source)
            expected = held
            if had:
                expected = pieces_along(held, min(count, had), had)
            lacking = min(expected, brought.missing.get(part.id, 0))
            back = expected - lacking
            if back:
                handovers.append(self.writer.move(part, source, place, back, notes))
            if lacking:
                missing[part.name] = lacking
        return self._finish(thing, brought, tuple(handovers), missing, source)

    def _find_candidates(self, thing: Thing, brought: ThingBrought) -> list[Holding]:
        """Return the holdings from which it may come, the likeliest first.

        If the whole thing is at the desk or at home, it is a part of it that is brought.
        """
        transaction, resident_id = self.writer.transaction, brought.resident_id
        if resident_id:
            resident_id = resolve_merged_resident(transaction, resident_id).id
        away = self._find_holdings_away(thing.id, resident_id)
        is_whole_away = any(row.kind in _HOLDERS_OF_WHAT_CAN_COME for row in away)
        if brought.count is None and not is_whole_away:
            return self._parts_away(thing)[:1] or away
        return away

    def _take(
        self, thing: Thing, away: list[Holding], count: int, place: Holder, notes: HopNotes
    ) -> list[Handover]:
        handovers = []
        left = count
        for row in away:
            taken = min(row.count, left)
            if taken and row.thing_id == thing.id:
                notes_of_row = notes_for_holding(notes, row)
                handovers.append(self.writer.move(thing, row.holder, place, taken, notes_of_row))
                left -= taken
        if left > 0:
            handovers.append(self.writer.add_pieces(thing, place, left))
        return handovers

    def _finish(
        self,
        thing: Thing,
        brought: ThingBrought,
        handovers: tuple[Handover, ...],
        missing: dict[str, int],
        source: Holder,
    ) -> TakeInOutcome:
        transaction, now = self.writer.transaction, self.writer.now
        stored = transaction.get(Thing, thing.id)
        if brought.condition:
            stored = transaction.save(replace(stored, condition=brought.condition))
        whole = transaction.get_if_any(Thing, thing.whole_id) or stored
        task = None
        tasks = end_tasks_of_returned(transaction, whole, source.resident_id, now)
        if source.kind is HolderKind.RESIDENT and source.resident_id:
            task = update_missing_parts_task(transaction, whole, source.resident_id, now)
            plan_bringing_home(transaction, whole, now)
            tasks |= transaction.changed_ids(Task)
        residents = frozenset(filter(None, (source.resident_id,)))
        requests = frozenset(handover.request_id for handover in handovers if handover.request_id)
        things = frozenset({thing.id, whole.id})
        changed = Changes(residents=residents, requests=requests, tasks=tasks, things=things)
        batch = self.writer.batch_id
        return TakeInOutcome(
            thing=stored,
            handovers=handovers,
            missing=missing,
            task=task,
            was_here=not handovers,
            changed=changed,
            batch_id=batch,
            part_names={part.id: part.name for part in parts_of(transaction, stored)},
        )

    def _place_of(self, thing: Thing, place: str | None) -> str:
        """Return where a thing is put: where it was told, or where it belongs."""
        if place is not None:
            return place.strip()
        whole = self.writer.transaction.get_if_any(Thing, thing.whole_id) or thing
        return whole.place

    def _find_holdings_away(self, thing_id: UUID, resident_id: UUID | None) -> list[Holding]:
        """Return the holdings away from the desk, the likeliest source of a return first.

        Of several that are the same, what one resident brings is not taken from another.
        """
        rows = self.writer.transaction.find(Holding, thing_id=thing_id)
        is_single = sum(row.count for row in rows) == 1
        away = [
            row
            for row in rows
            if row.kind in _HOLDERS_BY_LIKELIHOOD
            and (is_single or not resident_id or row.resident_id in (None, resident_id))
        ]
        return sorted(
            away,
            key=lambda row: (
                resident_id is None or row.resident_id != resident_id,
                _HOLDERS_BY_LIKELIHOOD.index(row.kind),
                row.sequence,
            ),
        )

    def _parts_away(self, thing: Thing) -> list[Holding]:
        """Return who still has parts of a thing that is back itself, or home again."""
        return [
            row
            for part in parts_of(self.writer.transaction, thing)
            for row in self._find_holdings_away(part.id, None)
            if row.kind in _HOLDERS_WHO_BRING
        ]

    def _count_with(self, thing: Thing, holder: Holder) -> int:
        if holder.kind is HolderKind.PLACE:
            return 0
        rows = self.writer.transaction.find(Holding, thing_id=thing.id, kind=str(holder.kind))
        return sum(row.count for row in rows if row.holder == holder)


def notes_for_holding(notes: HopNotes, row: Holding) -> HopNotes:
    """Return the notes with the request that the pieces were handed out for."""
    return notes._replace(request_id=row.request_id or notes.request_id)
