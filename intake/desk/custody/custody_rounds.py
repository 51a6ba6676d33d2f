"""The daily round over what is out: late, not collected, to be brought home.

Nobody is reminded of what is back: such a call ends with the return, and none is planned after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.centre.facts import next_open
from intake.desk.custody.custody_tasks import plan_bringing_home, plan_fetching
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement
from intake.domain.custody import Handover, HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Owner, Thing
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

ASK_AGAIN_AFTER = timedelta(days=3)
"""Time between two calls about the same thing that is late."""

MAX_WAIT_FOR_RESIDENT = timedelta(days=7)
"""How long a thing waits for its resident after they were asked, before it goes back."""

_RECENT_PERIOD = timedelta(days=60)
"""An agreement of longer ago is not looked at any more."""


class _Call(NamedTuple):
    """A call that may have to be planned: about which thing, to whom, for which request."""

    kind: TaskKind
    thing: Thing
    resident_id: UUID
    request_id: UUID | None


@dataclass(frozen=True)
class CustodyRounds:
    """Plans the calls about things that are late or wait to be collected."""

    store: Store
    clock: Clock

    def plan(self, actor: Actor) -> Result[int]:
        """Plan what is due today; return the number of new tasks."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            calls = (*_overdue_calls(transaction, now), *_uncollected_calls(transaction, now))
            planned = [
                transaction.save(
                    Task(
                        kind=call.kind,
                        thing_id=call.thing.id,
                        request_id=call.request_id,
                        resident_id=call.resident_id,
                        due_at=next_open(transaction, now),
                        created_by_operation=transaction.operation_id,
                    )
                )
                for call in calls
                if not _was_asked(transaction, call, now)
            ]
            _send_home(transaction, now)
            _fetch_from_absent(transaction, now)
            changed = transaction.changed_ids(Task)
        return Result(len(planned), Changes(tasks=changed))


def _overdue_calls(transaction: ReadTransaction, now: datetime) -> list[_Call]:
    """Return a call for each thing that a resident has longer than was agreed."""
    today = to_local_time(now).date()
    rows = [
        row
        for row in transaction.find(Holding, kind=str(HolderKind.RESIDENT))
        if row.is_late(today) and (row.asked_until is None or row.asked_until < today)
    ]
    things = load_by_id(transaction, Thing, (row.thing_id for row in rows))
    calls = {}
    for row in rows:
        thing = things[row.thing_id]
        if row.resident_id and thing.whole_id is None:  # of a part that is away there is a task
            key = thing.id, row.resident_id
            calls[key] = _Call(TaskKind.OVERDUE, thing, row.resident_id, row.request_id)
    return list(calls.values())


def _uncollected_calls(transaction: ReadTransaction, now: datetime) -> list[_Call]:
    """Return a call for each thing that stands here after the day it should have been fetched."""
    calls = []
    for thing, agreement in _find_uncollected(transaction, now):
        request = transaction.get(Request, agreement.request_id)
        if to_local_time(agreement.meet_at).date() < to_local_time(now).date():
            calls.append(
                _Call(TaskKind.NOT_COLLECTED, thing, request.resident_id, agreement.request_id)
            )
    return calls


def _lenders_things_here(transaction: ReadTransaction) -> list[Thing]:
    """Return the lenders' things of a request that stand here."""
    things = {
        thing.id: thing
        for thing in transaction.find(Thing, owner=str(Owner.LENDER), whole_id=None)
        if thing.request_id
    }
    if not things:
        return []
    here = transaction.find(Holding, thing_id=tuple(things), kind=str(HolderKind.PLACE))
    return [things[key] for key in dict.fromkeys(row.thing_id for row in here)]


def _is_wanted(transaction: ReadTransaction, thing: Thing) -> bool:
    """Tell whether a thing's request is under way with an agreement."""
    request = transaction.get_if_any(Request, thing.request_id)
    if request is None or request.has_ended:
        return False
    return bool(transaction.find(Agreement, request_id=request.id, cancelled_at=None))


def _find_uncollected(transaction: ReadTransaction, now: datetime) -> list[tuple[Thing, Agreement]]:
    """Return the lenders' things that stand here for a resident who never had them."""
    here = _lenders_things_here(transaction)
    if not here:
        return []
    ids = tuple(thing.id for thing in here)
    had = {
        handover.thing_id
        for handover in transaction.find(Handover, thing_id=ids)
        if handover.resident_id
    }
    found = []
    for thing in here:
        agreements = transaction.find(Agreement, request_id=thing.request_id, cancelled_at=None)
        live = [agreement for agreement in agreements if now - agreement.meet_at < _RECENT_PERIOD]
        found += [(thing, agreement) for agreement in live[-1:] if thing.id not in had]
    return found


def _was_asked(transaction: ReadTransaction, call: _Call, now: datetime) -> bool:
    """Tell whether a call is planned, was made lately, or is not to be made."""
    return bool(transaction.get(Resident, call.resident_id).gone) or _was_made(
        transaction, call, now
    )


def _was_made(transaction: ReadTransaction, call: _Call, now: datetime) -> bool:
    """Tell whether a call is planned or was made lately."""
    tasks = transaction.find(
        Task, thing_id=call.thing.id, resident_id=call.resident_id, kind=str(call.kind)
    )
    if call.kind is TaskKind.NOT_COLLECTED:
        return bool(tasks)
    return any(task.is_open or _is_recent(task.done_at, now) for task in tasks)


def _fetch_from_absent(transaction: WriteTransaction, now: datetime) -> None:
    """Plan that what is with residents who died or moved is asked for."""
    rows = transaction.find(Holding, kind=str(HolderKind.RESIDENT))
    residents = load_by_id(transaction, Resident, (row.resident_id for row in rows))
    absent = [row for row in rows if row.resident_id and residents[row.resident_id].gone]
    things = load_by_id(transaction, Thing, (row.thing_id for row in absent))
    for row in absent:
        if row.resident_id:
            thing = things[row.thing_id]
            call = _Call(TaskKind.FETCH_LOAN, thing, row.resident_id, row.request_id)
            if not _was_made(transaction, call, now):
                plan_fetching(transaction, thing, row.resident_id, now)


def _is_recent(done_at: datetime | None, now: datetime) -> bool:
    return done_at is not None and timedelta(0) <= now - done_at < ASK_AGAIN_AFTER


def _send_home(transaction: WriteTransaction, now: datetime) -> None:
    """Plan that what nobody wants any more goes back to its lender.

    At once if its request has ended or has no agreement, and a week after its resident was asked.
    """
    for thing in _lenders_things_here(transaction):
        if not _is_wanted(transaction, thing):
            plan_bringing_home(transaction, thing, now)
    for thing, _ in _find_uncollected(transaction, now):
        tasks = transaction.find(Task, thing_id=thing.id, kind=str(TaskKind.NOT_COLLECTED))
        asked = [task.done_at for task in tasks if task.done_at]
        if asked and now - max(asked) >= MAX_WAIT_FOR_RESIDENT:
            plan_bringing_home(transaction, thing, now)
