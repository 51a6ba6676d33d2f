"""Rounds of calls: is an old request still needed, the day before a meeting, how did it go.

Each call of a round is a task on the page of today: a round can be stopped halfway, and what is
left stays on the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from intake.desk.calling.call_log import log_call
from intake.desk.centre.facts import next_open
from intake.desk.closing.neighbour_notifier import NeighbourNotifier, neighbour_name_and_address
from intake.desk.permissions import require_permission
from intake.desk.reporting.withheld import find_withheld
from intake.desk.request_loading import load_aggregates, load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement
from intake.domain.next_step import PERSON_CALLS
from intake.domain.permissions import Permission
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.task import FOLLOW_UPS, CallOutcome, Task, TaskKind
from intake.domain.visit_report import Side, VisitReport
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import AMSTERDAM, to_local_time
from intake.text.composing.date_phrases import day_phrase
from intake.text.grammar.clock_words import clock_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Store, WriteTransaction

OLD_DAYS = 14
"""Days after which a round asks whether a request is still needed."""

FOLLOW_UP_AFTER = timedelta(days=3)
"""How long after a meeting both sides are asked how it went."""

FOLLOW_UP_NEW_HELPER = timedelta(days=1)
"""The same for a helper's first visit to anybody here."""

_FORGET_AFTER = timedelta(days=30)
"""A meeting of longer ago is not asked about any more."""

_ROUND_KINDS = (
    *(TaskKind.DAY_BEFORE, TaskKind.DAY_BEFORE_NEIGHBOUR),
    *(TaskKind.FOLLOW_UP, TaskKind.FOLLOW_UP_NEIGHBOUR),
)


@dataclass(frozen=True)
class Rounds:
    """Plans the calls of a round, and records what was told in a follow-up."""

    store: Store
    clock: Clock
    translate: Translate

    def ask_still_needed(self, actor: Actor, days: int = OLD_DAYS) -> Result[int]:
        """Plan a call about each request that is open for so many days without an agreement.

        Somebody who is rung about it anyway, or who does not want to be rung, gets no second call.
        Returns the number of new calls.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            old = [
                request
                for request in transaction.find(Request, closed_at=None)
                if now - request.taken_at >= timedelta(days=days)
            ]
            tasks = [
                transaction.save(
                    Task(
                        kind=TaskKind.STILL_NEEDED,
                        request_id=aggregate.request.id,
                        resident_id=aggregate.resident.id,
                        due_at=now,
                        created_by_operation=transaction.operation_id,
                    )
                )
                for aggregate in load_aggregates(transaction, old)
                if _may_be_asked(aggregate)
            ]
        changed = Changes(tasks=frozenset(task.id for task in tasks))
        return Result(len(tasks), changed, transaction.operation_id)

    def plan_agreement_calls(self, actor: Actor) -> Result[int]:
        """Plan the calls of the day before a meeting, and those some days after it.

        A helper with a mail address is reminded by mail. Nobody is reminded or asked about a helper
        who is withheld: a coordinator decides first. Returns the number of new calls.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        changed = Changes()
        created = 0
        with self.store.write(actor, now) as transaction:
            withheld = find_withheld(transaction)
            recent = [
                agreement
                for agreement in transaction.find(Agreement, cancelled_at=None)
                if agreement.is_confirmed and now - _end_of(agreement) < _FORGET_AFTER
            ]
            replies = load_by_id(transaction, Reply, (agreement.reply_id for agreement in recent))
            agreements = [
                agreement
                for agreement in recent
                if not withheld.is_withheld(
                    replies[agreement.reply_id].name, replies[agreement.reply_id].address
                )
            ]
            planned = _find_planned_keys(transaction, agreements)
            requests = load_by_id(
                transaction, Request, (agreement.request_id for agreement in agreements)
            )
            aggregates = {
                aggregate.request.id: aggregate
                for aggregate in load_aggregates(transaction, tuple(requests.values()))
            }
            for agreement in agreements:
                aggregate = aggregates[agreement.request_id]
                call = _Call(transaction, aggregate, agreement, now, planned)
                if _is_before_meeting(transaction, agreement, now):
                    tasks = self._remind(call)
                elif now >= _end_of(agreement) + _time_to_follow_up(transaction, agreement):
                    tasks = call.plan(TaskKind.FOLLOW_UP) + call.plan(TaskKind.FOLLOW_UP_NEIGHBOUR)
                else:
                    continue
                created += len(tasks)
                changed |= Changes(tasks=frozenset(tasks))
        return Result(created, changed)

    def record_report(
        self,
        actor: Actor,
        task_id: UUID,
        *,
        went_well: bool | None,
        again: bool | None = None,
        saved: str = "",
    ) -> Result[VisitReport]:
        """Record how it went, as one side told it; the call is done.

        Raises ``UserFacingError`` for a task that is done already or is no follow-up.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = transaction.get(Task, task_id)
            if not task.is_open or task.kind not in FOLLOW_UPS or task.agreement_id is None:
                raise UserFacingError("task-done-already")
            agreement = transaction.get(Agreement, task.agreement_id)
            side = Side.RESIDENT
            if task.kind is TaskKind.FOLLOW_UP_NEIGHBOUR:
                side = Side.NEIGHBOUR
            report = transaction.save(
                VisitReport(
                    request_id=agreement.request_id,
                    agreement_id=agreement.id,
                    side=side,
                    went_well=went_well,
                    again=again,
                    saved=saved.strip(),
                    reported_at=now,
                )
            )
            log_call(transaction, actor, task, CallOutcome.REACHED, now)
            called = task.record_attempt(CallOutcome.REACHED, now, None)
            transaction.save(called.finish(now, transaction.operation_id))
        changed = Changes(tasks=frozenset({task_id}), requests=frozenset({agreement.request_id}))
        return Result(report, changed, transaction.operation_id)

    def _remind(self, call: _Call) -> list[UUID]:
        tasks = call.plan(TaskKind.DAY_BEFORE)
        kind = TaskKind.DAY_BEFORE_NEIGHBOUR
        reply = call.transaction.get(Reply, call.agreement.reply_id)
        if not reply.by_mail:
            return tasks + call.plan(kind)
        if not call.is_planned(kind):
            notifier = NeighbourNotifier(call.transaction, self.translate, call.now)
            at = to_local_time(call.agreement.meet_at)
            notifier.write(
                reply,
                call.aggregate.request,
                "message-day-before",
                day=day_phrase(at.date()),
                time=clock_words(at.time()),
            )
            # The mail takes the place of the call, and is not sent twice.
            call.save(kind, is_done=True)
        return tasks


@dataclass(frozen=True)
class _Call:
    """Plans calls about one agreement, each kind once."""

    transaction: WriteTransaction
    aggregate: RequestAggregate
    agreement: Agreement
    now: datetime
    planned: frozenset[tuple[UUID | None, TaskKind]]

    def is_planned(self, kind: TaskKind) -> bool:
        return (self.agreement.id, kind) in self.planned

    def plan(self, kind: TaskKind) -> list[UUID]:
        """Plan a call; return its id, or nothing if it was planned before or is not wanted."""
        is_to_neighbour = kind in (TaskKind.DAY_BEFORE_NEIGHBOUR, TaskKind.FOLLOW_UP_NEIGHBOUR)
        if self.is_planned(kind) or (self.aggregate.refuses_calls and not is_to_neighbour):
            return []
        if is_to_neighbour and self.transaction.get(Reply, self.agreement.reply_id).is_own:
            return []
        return [self.save(kind)]

    def save(self, kind: TaskKind, *, is_done: bool = False) -> UUID:
        reply = self.transaction.get(Reply, self.agreement.reply_id)
        about = ""
        if kind in (TaskKind.DAY_BEFORE_NEIGHBOUR, TaskKind.FOLLOW_UP_NEIGHBOUR):
            about = neighbour_name_and_address(reply)
        task = Task(
            kind=kind,
            request_id=self.agreement.request_id,
            resident_id=self.aggregate.resident.id,
            agreement_id=self.agreement.id,
            about=about,
            due_at=self.now,
            created_by_operation=self.transaction.operation_id,
        )
        if is_done:
            task = task.finish(self.now, self.transaction.operation_id)
        return self.transaction.save(task).id


def _find_planned_keys(
    transaction: WriteTransaction, agreements: Iterable[Agreement]
) -> frozenset[tuple[UUID | None, TaskKind]]:
    ids = tuple(agreement.id for agreement in agreements)
    if not ids:
        return frozenset()
    kinds = tuple(str(kind) for kind in _ROUND_KINDS)
    tasks = transaction.find(Task, agreement_id=ids, kind=kinds)
    return frozenset((task.agreement_id, task.kind) for task in tasks)


def _may_be_asked(aggregate: RequestAggregate) -> bool:
    is_rung = any(task.kind in PERSON_CALLS for task in aggregate.open_tasks)
    is_waiting = aggregate.request.state is RequestState.OPEN and aggregate.agreement is None
    return is_waiting and not is_rung and not aggregate.refuses_calls


def _end_of(agreement: Agreement) -> datetime:
    """Return when it is over: a thing that is lent comes back first."""
    return agreement.return_by or agreement.meet_at


def _is_before_meeting(transaction: WriteTransaction, agreement: Agreement, now: datetime) -> bool:
    """Tell whether today is the last day before the meeting on which the centre is open.

    If somebody said yes today, both know it still.
    """
    today = to_local_time(now).date()
    meets_on = to_local_time(agreement.meet_at).date()
    said_yes = (agreement.neighbour_yes_at, agreement.resident_yes_at)
    if meets_on <= today or any(at and to_local_time(at).date() >= today for at in said_yes):
        return False
    tomorrow = datetime.combine(today + timedelta(days=1), time.min, AMSTERDAM)
    return meets_on <= to_local_time(next_open(transaction, tomorrow)).date()


def _time_to_follow_up(transaction: WriteTransaction, agreement: Agreement) -> timedelta:
    """Return how long after the end both are asked: soon after a helper's first visit."""
    reply = transaction.get(Reply, agreement.reply_id)
    if not reply.address:
        return FOLLOW_UP_NEW_HELPER
    earlier = [
        other
        for mail in transaction.find(Reply, address=reply.address)
        for other in transaction.find(Agreement, reply_id=mail.id)
        if other.id != agreement.id and other.is_confirmed and other.meet_at < agreement.meet_at
    ]
    return FOLLOW_UP_AFTER if earlier else FOLLOW_UP_NEW_HELPER
