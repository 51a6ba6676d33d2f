"""Use cases of hand-over: out to a resident, in again, home to the lender, from shelf to shelf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.custody.custody_tasks import (
    end_tasks,
    end_tasks_of_returned,
    update_missing_parts_task,
)
from intake.desk.custody.custody_writer import CustodyWriter, HopNotes, parts_of
from intake.desk.custody.giving import Giver, give_home
from intake.desk.custody.hand_out_rules import pieces_of, return_day
from intake.desk.custody.returns import ReturnWriter, ThingBrought
from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.custody import CodeWordCheck, Handover, Holder, HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.task import TaskKind
from intake.domain.thing import Thing
from intake.kit.codes import parse_code
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from intake.desk.custody.returns import TakeInOutcome
    from intake.domain.permissions import Actor
    from intake.domain.task import Task
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store


class OutLine(NamedTuple):
    """A thing to hand out, and how many; all that stand at the desk without a number."""

    thing_id: UUID
    pieces: int | None = None


@dataclass(frozen=True, kw_only=True)
class HandOut:
    """What a resident gets, and how it was made sure that it is for them.

    ``codes`` are things by the code of their label, one piece each, besides the ``lines``.
    ``code_word`` is what came of asking. ``collector`` comes in their place, with their relation;
    ``slip_seen`` tells whether that person showed the slip. ``due_on`` is when it comes back; by
    default the day that was agreed.
    """

    resident_id: UUID
    lines: tuple[OutLine, ...]
    code_word: CodeWordCheck
    collector: str = ""
    relation: str = ""
    slip_seen: bool = False
    due_on: date | None = None
    remark: str = ""
    codes: tuple[str, ...] = ()


class Shown(NamedTuple):
    """What is on the page while labels are scanned: a resident, and the receipt so far."""

    resident_id: UUID | None = None
    batch_id: UUID | None = None


NOBODY_SHOWN = Shown()


class Batch(NamedTuple):
    """What was handed over in one act."""

    batch_id: UUID
    handovers: tuple[Handover, ...]


@dataclass(frozen=True)
class Handovers:
    """Writes down who gives what to whom. Taking something in is never refused."""

    store: Store
    clock: Clock

    def hand_out(self, actor: Actor, wanted: HandOut) -> Result[Batch]:
        """Hand things that stand at the desk to a resident, each with its parts.

        Raises ``UserFacingError`` if nobody made sure that it is for them, or if a thing is not at
        the desk.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if wanted.code_word is CodeWordCheck.NOT_ASKED:
            raise UserFacingError("hand-out-not-checked")
        if not (wanted.lines or wanted.codes):
            raise UserFacingError("hand-out-nothing")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            resident = resolve_merged_resident(transaction, wanted.resident_id)
            if resident.gone:
                raise UserFacingError("take-gone")
            writer = CustodyWriter(transaction, actor, now)
            target = Holder(HolderKind.RESIDENT, resident_id=resident.id)
            handovers: list[Handover] = []
            things = set()
            tasks: set[UUID] = set()
            for line in _lines_of(transaction, wanted):
                thing = transaction.get(Thing, line.thing_id)
                notes = _notes_of(transaction, wanted, thing, resident.id)
                pieces = pieces_of(transaction, thing, line.pieces, resident.id)
                handovers += Giver(writer, target).give(thing, pieces, notes)
                things.add(thing.id)
                for kind in (TaskKind.NOT_COLLECTED, TaskKind.BRING_HOME):
                    tasks |= end_tasks(transaction, thing.id, kind, now)
        changed = Changes(
            residents=frozenset({resident.id}),
            requests=frozenset(
                handover.request_id for handover in handovers if handover.request_id
            ),
            tasks=frozenset(tasks),
            things=frozenset(things),
        )
        return Result(Batch(writer.batch_id, tuple(handovers)), changed, transaction.operation_id)

    def take_in(self, actor: Actor, brought: ThingBrought) -> Result[TakeInOutcome]:
        """Take a thing in, from whoever brings it; what does not come along becomes a task.

        It is never refused: what the record has elsewhere is put right, and more pieces than are
        known are counted.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            writer = CustodyWriter(
                transaction, actor, self.clock.now(), brought.batch_id or new_id()
            )
            taken = ReturnWriter(writer).take_in(brought)
        return Result(taken, taken.changed, transaction.operation_id)

    def take_in_many(
        self, actor: Actor, brought: Iterable[ThingBrought]
    ) -> Result[tuple[TakeInOutcome, ...]]:
        """Take in several things that one person brings, on one receipt."""
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            writer = ReturnWriter(CustodyWriter(transaction, actor, now))
            taken = tuple(writer.take_in(returned) for returned in brought)
        changed = Changes()
        for returned in taken:
            changed |= returned.changed
        return Result(taken, changed, transaction.operation_id)

    def note_missing(
        self, actor: Actor, thing_id: UUID, resident_id: UUID, missing: Mapping[UUID, int]
    ) -> Result[Task]:
        """Write down that parts of a thing that was taken in did not come along after all.

        Raises ``UserFacingError`` if nothing is missing, or fewer parts are at the desk.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            writer = CustodyWriter(transaction, actor, now)
            resident_id = resolve_merged_resident(transaction, resident_id).id
            target = Holder(HolderKind.RESIDENT, resident_id=resident_id)
            for part in parts_of(transaction, thing):
                pieces = missing.get(part.id, 0)
                if pieces > 0:
                    Giver(writer, target).give(part, pieces, HopNotes(is_correction=True))
            task = update_missing_parts_task(transaction, thing, resident_id, now)
            if task is None:
                raise UserFacingError("hand-out-nothing")
        changed = Changes(things=frozenset({thing_id}), tasks=frozenset({task.id}))
        return Result(task, changed, transaction.operation_id)

    def take_in_code(
        self, actor: Actor, typed: str, shown: Shown = NOBODY_SHOWN
    ) -> Result[TakeInOutcome]:
        """Take in what a label's code names, with all its parts: one after the other, by scanner.

        Of several that are the same one comes in, from the resident who is shown. What one resident
        brings stands on one receipt. Raises ``UserFacingError`` for a code of no thing, and if
        several residents have such a thing and none of them is shown.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        code = parse_code(typed)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            found = transaction.find(Thing, code=code) if code else ()
            if not found:
                raise UserFacingError("thing-code-unknown", typed=typed)
            source = _source_of(transaction, found[0], shown)
            batch_id = _batch_for(transaction, shown, source)
            writer = CustodyWriter(transaction, actor, now, batch_id)
            count = _pieces_by_scan(found[0])
            brought = ThingBrought(thing_id=found[0].id, resident_id=source, count=count)
            taken = ReturnWriter(writer).take_in(brought)
        return Result(taken, taken.changed, transaction.operation_id)

    def bring_home(
        self, actor: Actor, thing_id: UUID, count: int | None = None, remark: str = ""
    ) -> Result[Batch]:
        """Give a lender's thing, with what there is of its parts, back to its lender.

        Raises ``UserFacingError`` for a thing of the centre, and if none is at the desk.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            writer = CustodyWriter(transaction, actor, now)
            handovers = give_home(writer, thing, count, remark)
            tasks = end_tasks(transaction, thing_id, TaskKind.BRING_HOME, now)
        changed = Changes(things=frozenset({thing_id}), tasks=tasks, requests=thing.request_ids)
        return Result(Batch(writer.batch_id, tuple(handovers)), changed, transaction.operation_id)

    def move(
        self, actor: Actor, thing_id: UUID, target: Holder, count: int | None = None
    ) -> Result[Batch]:
        """Put things that are at the desk somewhere else: on another shelf, into a van.

        Raises ``UserFacingError`` if none is at the desk, or for a target that is no place and
        nobody of the centre.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if target.kind not in (HolderKind.PLACE, HolderKind.COLLECTOR):
            raise UserFacingError("thing-move-where")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            writer = CustodyWriter(transaction, actor, now)
            handovers = Giver(writer, target).give(thing, count, HopNotes())
        changed = Changes(things=frozenset({thing_id}))
        return Result(Batch(writer.batch_id, tuple(handovers)), changed, transaction.operation_id)

    def swap(self, actor: Actor, brought: ThingBrought, wanted: HandOut) -> Result[Batch]:
        """Take one thing in and hand another out in its place, in one act."""
        require_permission(actor, Permission.HANDLE_REPLY)
        if wanted.code_word is CodeWordCheck.NOT_ASKED:
            raise UserFacingError("hand-out-not-checked")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            writer = CustodyWriter(transaction, actor, now)
            resident = resolve_merged_resident(transaction, wanted.resident_id)
            if resident.gone:
                raise UserFacingError("take-gone")
            resident_id = resident.id
            before = transaction.find(Holding, thing_id=brought.thing_id, resident_id=resident_id)
            taken = ReturnWriter(writer).take_in(brought)
            handovers = list(taken.handovers)
            target = Holder(HolderKind.RESIDENT, resident_id=resident_id)
            lines = _lines_of(transaction, wanted)
            for line in lines:
                thing = transaction.get(Thing, line.thing_id)
                notes = _notes_of(transaction, wanted, thing, resident_id)
                if notes.due_on is None and before:
                    notes = notes._replace(due_on=before[0].due_on, request_id=before[0].request_id)
                pieces = pieces_of(transaction, thing, line.pieces, resident_id)
                handovers += Giver(writer, target).give(thing, pieces, notes)
        things = frozenset(line.thing_id for line in lines)
        changed = taken.changed | Changes(things=things)
        return Result(Batch(writer.batch_id, tuple(handovers)), changed, transaction.operation_id)

    def correct(
        self, actor: Actor, thing_id: UUID, source: Holder, target: Holder, count: int = 1
    ) -> Result[Handover]:
        """Put the record right: pieces that it has in one place are in another.

        Raises ``UserFacingError`` if the record does not have so many there.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            if HolderKind.NEW in (source.kind, target.kind):  # pieces neither appear nor vanish
                raise UserFacingError("thing-not-there", name=thing.name)
            writer = CustodyWriter(transaction, actor, now)
            notes = HopNotes(is_correction=True)
            both = {source.resident_id, target.resident_id} - {None}
            if len(both) > 1:  # a hop has one resident
                desk = Holder(HolderKind.PLACE, thing.place)
                writer.move(thing, source, desk, count, notes)
                source = desk
            handover = writer.move(thing, source, target, count, notes)
            whole = transaction.get_if_any(Thing, thing.whole_id) or thing
            tasks = end_tasks_of_returned(transaction, whole, source.resident_id, now)
        changed = Changes(things=frozenset({thing_id, whole.id}), tasks=tasks)
        return Result(handover, changed, transaction.operation_id)

    def note(
        self, actor: Actor, thing_id: UUID, *, condition: str = "", remark: str = ""
    ) -> Result[Handover]:
        """Write down how a thing was at its last hop, and what was said; it is so from then on.

        Raises ``UserFacingError`` for a thing that has not been anywhere.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            thing = transaction.get(Thing, thing_id)
            hops = transaction.find(Handover, thing_id=thing_id)
            if not hops:
                raise UserFacingError("thing-not-there", name=thing.name)
            noted = transaction.save(
                replace(hops[-1], condition=condition.strip(), remark=remark.strip())
            )
            if condition.strip():
                transaction.save(replace(thing, condition=condition.strip()))
        changed = Changes(things=frozenset({thing_id}))
        return Result(noted, changed, transaction.operation_id)

    def sign(self, actor: Actor, batch_id: UUID) -> Result[int]:
        """Write down that the receipt of an act was signed on paper; return its number of hops."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            handovers = transaction.find(Handover, batch_id=batch_id)
            for handover in handovers:
                transaction.save(replace(handover, is_signed=True))
        things = frozenset(handover.thing_id for handover in handovers)
        return Result(len(handovers), Changes(things=things), transaction.operation_id)


def _lines_of(transaction: ReadTransaction, wanted: HandOut) -> tuple[OutLine, ...]:
    """Return the things to hand out. Raises ``UserFacingError`` for a code of no thing."""
    lines = list(wanted.lines)
    for typed in wanted.codes:
        code = parse_code(typed)
        found = transaction.find(Thing, code=code) if code else ()
        if not found:
            raise UserFacingError("thing-code-unknown", typed=typed)
        lines.append(OutLine(found[0].id, 1))
    return tuple(lines)


def _source_of(transaction: ReadTransaction, thing: Thing, shown: Shown) -> UUID | None:
    """Return the resident from whom a thing comes; None if none has it.

    Raises ``UserFacingError`` if several have it and the one who is shown has not.
    """
    rows = transaction.find(Holding, thing_id=thing.id, kind=str(HolderKind.RESIDENT))
    residents = {row.resident_id for row in rows}
    if shown.resident_id in residents:
        return shown.resident_id
    if len(residents) > 1:
        raise UserFacingError("thing-with-several", name=thing.name)
    return next(iter(residents), None)


def _pieces_by_scan(thing: Thing) -> int | None:
    """Return how many pieces one scan takes in; None for all that are left.

    What a lender promised to a project has one label for all its pieces: they come together.
    """
    return 1 if thing.count > 1 and thing.pledge_id is None else None


def _batch_for(transaction: ReadTransaction, shown: Shown, source: UUID | None) -> UUID:
    """Return the receipt that a return stands on: never on that of another resident."""
    if shown.batch_id is None:
        return new_id()
    others = transaction.find(Handover, batch_id=shown.batch_id)
    if any(row.resident_id != source for row in others):
        return new_id()
    return shown.batch_id


def _promised_request(transaction: ReadTransaction, thing: Thing, resident_id: UUID) -> UUID | None:
    """Return the request for which one of the centre's own things was promised to a resident."""
    for reply in transaction.find(Reply, own_thing_id=thing.id, state=ReplyState.CHOSEN):
        request = transaction.get_if_any(Request, reply.request_id)
        if request and request.resident_id == resident_id and not request.has_ended:
            return request.id
    return None


def _notes_of(
    transaction: ReadTransaction, wanted: HandOut, thing: Thing, resident_id: UUID
) -> HopNotes:
    request = transaction.get_if_any(Request, thing.request_id)
    request_id = _promised_request(transaction, thing, resident_id)
    if request and request.resident_id == resident_id:
        request_id = request.id
    return HopNotes(
        remark=wanted.remark,
        condition=thing.condition,
        collector=wanted.collector.strip(),
        relation=wanted.relation.strip(),
        slip_seen=wanted.slip_seen,
        code_word=wanted.code_word,
        due_on=wanted.due_on or return_day(transaction, thing, request_id),
        request_id=request_id,
    )
