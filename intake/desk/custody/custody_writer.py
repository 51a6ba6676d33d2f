"""Write hops: pieces of a thing go from one holder to another, and none is ever lost or doubled."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.merged_residents import resolve_merged_resident
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.custody import CodeWordCheck, Handover, Holder, HolderKind, Holding
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.ports import ReadTransaction, WriteTransaction


class HopNotes(NamedTuple):
    """What is written down with a hop, besides who gives what to whom."""

    condition: str = ""
    remark: str = ""
    collector: str = ""
    relation: str = ""
    slip_seen: bool = False
    code_word: CodeWordCheck = CodeWordCheck.NOT_ASKED
    due_on: date | None = None
    request_id: UUID | None = None
    is_correction: bool = False


_NO_NOTES = HopNotes()


@dataclass(frozen=True)
class CustodyWriter:
    """Writes the hops of one act; they have one ``batch_id`` and stand on one receipt.

    Each hop takes from a row of ``Holding`` that it names, by its version: of two desks that hand
    out the same piece at once, the second is told.
    """

    transaction: WriteTransaction
    actor: Actor
    now: datetime
    batch_id: UUID = field(default_factory=new_id)

    def begin(
        self, thing: Thing, holder: Holder, count: int | None = None, notes: HopNotes = _NO_NOTES
    ) -> Handover:
        """Start the chain of a thing, or of more pieces of it, at its present holder."""
        pieces = thing.count if count is None else count
        holder = self._follow_merged_record(holder)
        self._give(thing, holder, pieces, notes)
        return self._save(thing, Holder(HolderKind.NEW), holder, pieces, notes)

    def move(
        self, thing: Thing, source: Holder, target: Holder, count: int, notes: HopNotes = _NO_NOTES
    ) -> Handover:
        """Move pieces from one holder to another.

        Raises ``UserFacingError`` if the first does not have so many.
        """
        source, target = self._follow_merged_record(source), self._follow_merged_record(target)
        self._take(thing, source, count)
        self._give(thing, target, count, notes)
        return self._save(thing, source, target, count, notes)

    def remove(self, thing: Thing, holder: Holder, count: int) -> Handover:
        """Take pieces out of the record that are not there: somebody counted wrongly."""
        self._take(thing, holder, count)
        notes = HopNotes(is_correction=True)
        return self._save(thing, holder, Holder(HolderKind.NEW), count, notes)

    def add_pieces(self, thing: Thing, holder: Holder, count: int) -> Handover:
        """Write down more pieces than were known: they stand there, so they are counted."""
        more = self.transaction.save(replace(thing, count=thing.count + count))
        return self.begin(more, holder, count, HopNotes(is_correction=True))

    def _follow_merged_record(self, holder: Holder) -> Holder:
        """Return a holder with the record that theirs was merged into, at another desk perhaps."""
        if holder.resident_id is None:
            return holder
        resident = resolve_merged_resident(self.transaction, holder.resident_id)
        return holder._replace(resident_id=resident.id)

    def _take(self, thing: Thing, source: Holder, count: int) -> None:
        left = count
        for row in self.transaction.find(Holding, thing_id=thing.id):
            if row.holder != source or left == 0:
                continue
            if row.count <= left:
                self.transaction.remove(row)
                left -= row.count
            else:
                self.transaction.save(replace(row, count=row.count - left))
                left = 0
        if left or count < 1:
            raise UserFacingError("thing-not-there", name=thing.name)

    def _give(self, thing: Thing, target: Holder, count: int, notes: HopNotes) -> None:
        is_out = target.kind is HolderKind.RESIDENT
        due_on = notes.due_on if is_out else None
        request_id = notes.request_id if is_out else None
        for row in self.transaction.find(Holding, thing_id=thing.id, kind=str(target.kind)):
            is_same = (row.holder, row.due_on, row.request_id) == (target, due_on, request_id)
            if is_same:
                self.transaction.save(replace(row, count=row.count + count))
                return
        self.transaction.save(
            Holding(
                thing_id=thing.id,
                kind=target.kind,
                name=target.name,
                resident_id=target.resident_id,
                request_id=request_id,
                count=count,
                since=self.now,
                due_on=due_on,
            )
        )

    def _save(
        self, thing: Thing, source: Holder, target: Holder, count: int, notes: HopNotes
    ) -> Handover:
        return self.transaction.save(
            Handover(
                thing_id=thing.id,
                batch_id=self.batch_id,
                from_kind=source.kind,
                from_name=source.name,
                to_kind=target.kind,
                to_name=target.name,
                resident_id=target.resident_id or source.resident_id,
                request_id=notes.request_id,
                count=count,
                handed_at=self.now,
                staff_id=self.actor.staff_id,
                condition=notes.condition,
                remark=notes.remark,
                collector=notes.collector,
                relation=notes.relation,
                slip_seen=notes.slip_seen,
                code_word=notes.code_word,
                due_on=notes.due_on,
                is_correction=notes.is_correction,
            )
        )


def parts_of(transaction: ReadTransaction, thing: Thing) -> tuple[Thing, ...]:
    """Return the parts and accessories of a thing."""
    return transaction.find(Thing, whole_id=thing.id, removed_at=None)


def pieces_along(part: int, taken: int, there: int) -> int:
    """Return how many of a part go along with some of the whole pieces that are there."""
    if there <= 0:
        return 0
    return min(part, round(part * taken / there))


def agreed_return(transaction: ReadTransaction, request_id: UUID | None) -> date | None:
    """Return the day on which it was agreed that a thing comes back."""
    if request_id is None:
        return None
    agreement = live_agreement(transaction.find(Agreement, request_id=request_id))
    if agreement is None or agreement.return_by is None:
        return None
    return to_local_time(agreement.return_by).date()
