"""Use cases of damage and loss: what happened, who was told, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import next_open
from intake.desk.custody.custody_tasks import (
    end_tasks_of_returned,
    open_tasks_about,
    update_missing_parts_task,
)
from intake.desk.custody.custody_writer import CustodyWriter, HopNotes
from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.permissions import require_permission
from intake.desk.projects.shortages import update_shortage_task_of
from intake.desk.result import Changes, Result
from intake.domain.custody import (
    Handover,
    Holder,
    HolderKind,
    Holding,
    Mishap,
    MishapKind,
)
from intake.domain.permissions import Permission
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

_WHERE_LOST = (HolderKind.PLACE, HolderKind.COLLECTOR, HolderKind.RESIDENT)
"""Kinds of holders of a lost thing, the likeliest first, if its last holder was not named."""


@dataclass(frozen=True, kw_only=True)
class NewMishap:
    """What is written down about damage or loss.

    ``agreed`` is what was agreed about it: who repairs, who pays. ``resident_id`` is with whom it
    happened, if somebody is shown. ``told_lender`` tells that the lender heard of it from the one
    who reports it.
    """

    thing_id: UUID
    kind: MishapKind
    what_happened: str
    count: int = 1
    told_whom: str = ""
    agreed: str = ""
    photo: str = ""
    told_lender: bool = False
    resident_id: UUID | None = None


@dataclass(frozen=True)
class Mishaps:
    """Writes down what broke or got lost; a lender who has not heard it is rung."""

    store: Store
    clock: Clock

    def report(self, actor: Actor, new: NewMishap) -> Result[Mishap]:
        """Write down damage, or a loss; what is lost is no longer looked for with anybody.

        Raises ``UserFacingError`` without what happened, and if not so many can be lost.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if is_blank(new.what_happened):
            raise UserFacingError("mishap-no-words")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, new.thing_id)
            if not 0 < new.count <= thing.count:
                raise UserFacingError("own-thing-no-count")
            resident_id = new.resident_id or _last_resident(transaction, thing)
            if resident_id:
                resident_id = resolve_merged_resident(transaction, resident_id).id
            tasks: frozenset[UUID] = frozenset()
            if new.kind is MishapKind.LOST:
                self._move_to_lost(transaction, actor, thing, new)
                whole = transaction.get_if_any(Thing, thing.whole_id) or thing
                tasks |= end_tasks_of_returned(transaction, whole, resident_id, now)
                if resident_id:
                    update_missing_parts_task(transaction, whole, resident_id, now)
            is_told = thing.is_own or new.told_lender
            mishap = transaction.save(
                Mishap(
                    thing_id=thing.id,
                    kind=new.kind,
                    resident_id=resident_id,
                    count=new.count,
                    what_happened=new.what_happened.strip(),
                    told_whom=new.told_whom.strip(),
                    agreed=new.agreed.strip(),
                    photo=new.photo,
                    happened_at=now,
                    told_owner_at=now if is_told else None,
                    staff_id=actor.staff_id,
                )
            )
            if not is_told:
                _plan_telling(transaction, thing, now)
            update_shortage_task_of(transaction, thing, now)
            tasks |= transaction.changed_ids(Task)
        changed = Changes(things=frozenset({thing.id}), tasks=tasks)
        return Result(mishap, changed, transaction.operation_id)

    def write_off(self, actor: Actor, thing_id: UUID, remark: str, count: int = 1) -> Result[Thing]:
        """Take pieces out of use, as was agreed with the owner: thrown away, or replaced.

        Raises ``UserFacingError`` without a reason, and if not so many are at the desk or lost.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if is_blank(remark):
            raise UserFacingError("mishap-no-words")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            kinds = (str(HolderKind.PLACE), str(HolderKind.LOST))
            left = count
            writer = CustodyWriter(transaction, actor, now)
            notes = HopNotes(remark=remark.strip())
            for row in transaction.find(Holding, thing_id=thing_id, kind=kinds):
                taken = min(row.count, left)
                if taken:
                    gone = Holder(HolderKind.GONE)
                    writer.move(thing, row.holder, gone, taken, notes)
                    left -= taken
            if left or count < 1:
                raise UserFacingError("thing-not-at-desk", name=thing.name)
            update_shortage_task_of(transaction, thing, now)
        return Result(thing, Changes(things=frozenset({thing_id})), transaction.operation_id)

    def of_thing(self, actor: Actor, thing_id: UUID) -> tuple[Mishap, ...]:
        """Return what happened to a thing, oldest first."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            return transaction.find(Mishap, thing_id=thing_id)

    def _move_to_lost(
        self, transaction: WriteTransaction, actor: Actor, thing: Thing, new: NewMishap
    ) -> None:
        rows = transaction.find(
            Holding, thing_id=thing.id, kind=tuple(str(kind) for kind in _WHERE_LOST)
        )
        left = new.count
        writer = CustodyWriter(transaction, actor, self.clock.now())
        theirs = new.resident_id
        for row in sorted(
            rows,
            key=lambda row: (row.resident_id != theirs, _WHERE_LOST.index(row.kind)),
        ):
            taken = min(row.count, left)
            if taken:
                lost = Holder(HolderKind.LOST, row.name)
                writer.move(thing, row.holder, lost, taken, HopNotes(remark=new.what_happened))
                left -= taken
        if left or new.count < 1:
            raise UserFacingError("thing-not-there", name=thing.name)


def find_untold(transaction: ReadTransaction, task: Task) -> str:
    """Return what a lender must hear in a call; empty for another task."""
    if task.kind is not TaskKind.TELL_LENDER:
        return ""
    mishaps = transaction.find(Mishap, thing_id=task.thing_id, told_owner_at=None)
    return ", ".join(mishap.what_happened for mishap in mishaps)


def note_lender_told(transaction: WriteTransaction, task: Task, now: datetime) -> None:
    """Write down that the lender has heard what happened to a thing."""
    for mishap in transaction.find(Mishap, thing_id=task.thing_id, told_owner_at=None):
        transaction.save(replace(mishap, told_owner_at=now))


def _plan_telling(transaction: WriteTransaction, thing: Thing, now: datetime) -> Task:
    """Plan that the lender is told, once for all that happened since."""
    planned = open_tasks_about(transaction, thing.id, TaskKind.TELL_LENDER)
    if planned:
        return planned[0]
    return transaction.save(
        Task(
            kind=TaskKind.TELL_LENDER,
            thing_id=thing.id,
            request_id=thing.request_id,
            about=thing.lender_line,
            due_at=next_open(transaction, now),
            created_by_operation=transaction.operation_id,
        )
    )


def _last_resident(transaction: WriteTransaction, thing: Thing) -> UUID | None:
    """Return the resident who has the thing, or had it last."""
    whole_id = thing.whole_id or thing.id
    holdings = transaction.find(
        Holding, thing_id=(thing.id, whole_id), kind=str(HolderKind.RESIDENT)
    )
    if holdings:
        return holdings[-1].resident_id
    handovers = [
        handover
        for handover in transaction.find(Handover, thing_id=(thing.id, whole_id))
        if handover.resident_id is not None
    ]
    return next((handover.resident_id for handover in reversed(handovers)), None)
