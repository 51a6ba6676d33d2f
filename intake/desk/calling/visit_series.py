"""Use cases of a series: meals, visits and rides that repeat, pauses, who came and who did not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dateutil.rrule import rrulestr

from intake.desk.calling.visit_notes import end_reminder
from intake.desk.centre.facts import next_open
from intake.desk.permissions import require_permission
from intake.desk.reporting.withheld import require_surely_not_withheld
from intake.desk.request_loading import load_aggregate
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.permissions import Permission
from intake.domain.request import Request
from intake.domain.task import Task, TaskKind
from intake.domain.visit import Visit, VisitState
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import without_controls
from intake.kit.time_zone import AMSTERDAM, to_local_time
from intake.text.composing.date_phrases import day_phrase
from intake.text.guarding.seen_signs import visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

_MAX_NAME = 80
MAX_VISITS = 60
"""Most times that are planned at once: a year of weeks, and some."""

_HORIZON = timedelta(weeks=12)
"""How far a series without an end is planned; it can be planned on from there."""


@dataclass(frozen=True, kw_only=True)
class VisitPlan:
    """How a series goes: from the first time on, by an RRULE (RFC 5545), until a day.

    ``hosts`` are the cooks of a tasting tour in their order; without them it is the helper of the
    agreement. ``place`` is where; empty if it is the place of the agreement.
    """

    first: datetime
    rule: str = ""
    until: date | None = None
    hosts: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitNote:
    """What is told of one time: whether the helper came, was asked the word, and how it went."""

    came: bool
    code_word_asked: bool | None = None
    went: str = ""


@dataclass(frozen=True)
class VisitSeries:
    """The times of a request, in their order, and the agreement that they belong to."""

    request: Request
    agreement: Agreement | None
    visits: tuple[Visit, ...]


@dataclass(frozen=True)
class Visits:
    """Plans the times of an agreement and writes down what came of each."""

    store: Store
    clock: Clock

    def of_request(self, actor: Actor, request_id: UUID) -> VisitSeries:
        """Return the times of a request."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            request = transaction.get(Request, request_id)
            agreement = live_agreement(transaction.find(Agreement, request_id=request_id))
            return VisitSeries(request, agreement, _visits_of(transaction, request_id))

    def plan(self, actor: Actor, request_id: UUID, plan: VisitPlan) -> Result[int]:
        """Plan the times of a series, those that are there already not again.

        Returns how many are new. Raises ``UserFacingError`` without an agreement of both, for a
        first time that is over, for a rule that tells how often but not on which days, and for a
        series without any time.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            agreement = live_agreement(transaction.find(Agreement, request_id=request_id))
            if agreement is None or not agreement.is_confirmed:
                raise UserFacingError("slip-no-agreement")
            for host in plan.hosts:
                require_surely_not_withheld(transaction, host)
            if plan.first <= now:
                raise UserFacingError("agreement-past")
            if "COUNT" in plan.rule:  # "3 keer per week": dateutil would count three times in all
                raise UserFacingError("visit-which-days")
            known = {
                visit.meets_at
                for visit in _visits_of(transaction, request_id)
                if visit.agreement_id == agreement.id
            }
            hosted = zip(_moments(plan), _hosts(plan, agreement), strict=False)
            moments = [(at, host) for at, host in hosted if at not in known]
            if not moments:
                raise UserFacingError("visit-none")
            for at, host in moments:
                transaction.save(
                    Visit(
                        request_id=request_id,
                        agreement_id=agreement.id,
                        meets_at=at,
                        helper=host,
                        place=plan.place.strip() or agreement.place,
                    )
                )
        changed = Changes(requests=frozenset({request_id}))
        return Result(len(moments), changed, transaction.operation_id)

    def pause(self, actor: Actor, request_id: UUID, first: date, last: date) -> Result[int]:
        """Leave out the times from a day to another; return how many.

        Raises ``UserFacingError`` if none is planned on these days.
        """
        return self._change(actor, request_id, (first, last), VisitState.PLANNED)

    def resume(self, actor: Actor, request_id: UUID, first: date, last: date) -> Result[int]:
        """Let the times that were left out go on after all; return how many.

        Raises ``UserFacingError`` if none was left out on these days, or for a helper who is
        withheld.
        """
        return self._change(actor, request_id, (first, last), VisitState.SKIPPED)

    def hand_over(
        self, actor: Actor, request_id: UUID, days: tuple[date, date], helper: str
    ) -> Result[int]:
        """Let another helper come at the times from a day to another; return how many.

        The resident is rung, because they decide whether somebody else may come and know who they
        are: somebody who does not want to be rung must have been told otherwise. Raises
        ``UserFacingError`` without a name, for somebody who is withheld, for a resident who refuses
        calls, and if no time is planned on these days that is still to come.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        name, now = _shown_name(helper), self.clock.now()
        with self.store.write(actor, now) as transaction:
            require_surely_not_withheld(transaction, name)
            if load_aggregate(transaction, request_id).refuses_calls:
                raise UserFacingError("visit-resident-not-rung")
            visits = [
                visit
                for visit in _visits_of(transaction, request_id)
                if visit.is_to_come and visit.meets_at > now and _is_on(visit, days)
            ]
            changed_visits = [visit for visit in visits if visit.helper != name]
            if not changed_visits:
                raise UserFacingError("visit-none")
            for visit in changed_visits:
                transaction.save(replace(visit, helper=name))
            about = f"{name} · {_days_phrase(changed_visits)}"
            _end_calls_about_others(transaction, request_id, now)
            _plan_call(transaction, changed_visits[0], now, TaskKind.VISIT_TAKEN_OVER, about)
            tasks = transaction.changed_ids(Task)
        changed = Changes(requests=frozenset({request_id}), tasks=tasks)
        return Result(len(changed_visits), changed, transaction.operation_id)

    def record(self, actor: Actor, visit_id: UUID, note: VisitNote) -> Result[Visit]:
        """Write down what came of a time; if nobody came, the resident is rung.

        Raises ``UserFacingError`` for a time that is still to come, or that was called off.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            visit = transaction.get(Visit, visit_id)
            if to_local_time(visit.meets_at).date() > to_local_time(now).date():
                raise UserFacingError("visit-to-come")
            if visit.state is VisitState.SKIPPED:
                raise UserFacingError("visit-over")
            state = VisitState.CAME if note.came else VisitState.NOT_COME
            noted = transaction.save(
                replace(
                    visit,
                    state=state,
                    code_word_asked=note.code_word_asked,
                    went=note.went.strip(),
                    noted_at=now,
                    noted_by=actor.staff_id,
                )
            )
            if not note.came:
                _plan_call(transaction, noted, now, TaskKind.MISSED_VISIT, noted.helper)
            end_reminder(transaction, visit.request_id, now)
            tasks = transaction.changed_ids(Task)
        changed = Changes(requests=frozenset({visit.request_id}), tasks=tasks)
        return Result(noted, changed, transaction.operation_id)

    def _change(
        self, actor: Actor, request_id: UUID, days: tuple[date, date], state: VisitState
    ) -> Result[int]:
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            visits = [
                visit
                for visit in _visits_of(transaction, request_id)
                if visit.state is state and _is_on(visit, days)
            ]
            if not visits:
                raise UserFacingError("visit-none")
            for visit in visits:
                is_planned = state is VisitState.PLANNED
                transaction.save(visit.skip() if is_planned else visit.plan_again())
            if state is VisitState.PLANNED:
                _end_calls_about_others(transaction, request_id, self.clock.now())
            end_reminder(transaction, request_id, self.clock.now())
            tasks = transaction.changed_ids(Task)
        changed = Changes(requests=frozenset({request_id}), tasks=tasks)
        return Result(len(visits), changed, transaction.operation_id)


def _visits_of(transaction: ReadTransaction, request_id: UUID) -> tuple[Visit, ...]:
    visits = transaction.find(Visit, request_id=request_id)
    return tuple(sorted(visits, key=lambda visit: visit.meets_at))


def _moments(plan: VisitPlan) -> list[datetime]:
    """Return the moments of a series by the clock on the wall, also over summer time."""
    first = to_local_time(plan.first).replace(tzinfo=None)
    end = first + _HORIZON
    if plan.until:
        end = datetime.combine(plan.until, first.time())
    if plan.hosts and not plan.until:
        end = first + timedelta(days=366)
    moments = [first]
    if plan.rule:
        rule = rrulestr(plan.rule, dtstart=first, ignoretz=True)
        moments = list(rule.xafter(first, count=MAX_VISITS, inc=True))
        moments = sorted({first, *(at for at in moments if at <= end)})
    if plan.hosts:
        moments = moments[: len(plan.hosts)]
    return [at.replace(tzinfo=AMSTERDAM) for at in moments[:MAX_VISITS]]


def _hosts(plan: VisitPlan, agreement: Agreement) -> Iterator[str]:
    """Yield who is the host of each time: the cooks of a tour, or always the helper."""
    yield from plan.hosts
    while True:
        yield agreement.helper


def _is_on(visit: Visit, days: tuple[date, date]) -> bool:
    return days[0] <= to_local_time(visit.meets_at).date() <= days[1]


def _days_phrase(visits: list[Visit]) -> str:
    """Return on which days times are, as it is said to a resident."""
    first, last = (day_phrase(to_local_time(visits[at].meets_at).date()) for at in (0, -1))
    if len(visits) == 1:
        return f"op {first}"
    return f"van {first} tot en met {last}"


def _shown_name(typed: str) -> str:
    """Return a name as it is stored; raises ``UserFacingError`` for what is none."""
    name = " ".join(without_controls(visible_text(typed), " ").replace("·", " ").split())
    if not re.search(r"[^\W\d_]", name) or len(name) > _MAX_NAME:
        raise UserFacingError("visit-no-helper")
    return name


def _end_calls_about_others(transaction: WriteTransaction, request_id: UUID, now: datetime) -> None:
    """End the open calls that announce a helper who comes at none of the times any more."""
    planned = {visit.helper for visit in _visits_of(transaction, request_id) if visit.is_to_come}
    kind = str(TaskKind.VISIT_TAKEN_OVER)
    for task in transaction.find(Task, request_id=request_id, kind=kind, done_at=None):
        if task.about.partition(" · ")[0] not in planned:
            transaction.save(task.finish(now, transaction.operation_id))


def _plan_call(
    transaction: WriteTransaction, visit: Visit, now: datetime, kind: TaskKind, about: str
) -> None:
    """Plan to tell the resident; the page says so if they do not want to be rung."""
    request = transaction.get(Request, visit.request_id)
    transaction.save(
        Task(
            kind=kind,
            request_id=visit.request_id,
            resident_id=request.resident_id,
            agreement_id=visit.agreement_id,
            about=about,
            due_at=next_open(transaction, now),
            created_by_operation=transaction.operation_id,
        )
    )
