"""Use cases of the book of volunteers: who is there, who is asked how often, who is new."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.answering.volunteers import validate_volunteer
from intake.desk.centre.facts import first_deadline
from intake.desk.permissions import require_permission
from intake.desk.reporting.regular_helpers import liked_agreements
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement
from intake.domain.permissions import Permission
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.task import Task, TaskKind
from intake.domain.visit_report import VisitReport
from intake.domain.volunteer import Volunteer, VolunteerInquiry
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

VOG_REMINDER = timedelta(days=60)
"""So long before a certificate is old somebody is asked to renew it: an application takes weeks."""

_TALK_WITHIN = timedelta(days=7)
"""A first talk that nobody planned is a task for this week."""


class Helped(NamedTuple):
    """One agreement with a helper: when, and about what."""

    at: datetime
    what: str
    request_id: UUID


@dataclass(frozen=True)
class VolunteerEntry:
    """A volunteer with how often they were asked this month, and what they did."""

    volunteer: Volunteer
    asked_this_month: int
    last_asked: datetime | None
    helped: tuple[Helped, ...]
    is_paused: bool
    needs_vog: bool


class RegularHelper(NamedTuple):
    """A neighbour who helped, whom a resident would like to see again, and the other way round."""

    name: str
    address: str
    helped: tuple[Helped, ...]


@dataclass(frozen=True)
class BookOfVolunteers:
    """Everybody who helps: the centre's own volunteers by name, and the regular helpers."""

    entries: tuple[VolunteerEntry, ...]
    regular: tuple[RegularHelper, ...]


@dataclass(frozen=True)
class VolunteerBook:
    """Reads the book, writes down who wants to help, and plans what they need."""

    store: Store
    clock: Clock

    def read(self, actor: Actor) -> BookOfVolunteers:
        """Return everybody who helps."""
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.read(actor) as transaction:
            volunteers = transaction.find(Volunteer, left_at=None)
            asked = count_asked(transaction, now)
            helped = _helped_by_address(transaction)
            regular = _find_regular(transaction, helped)
        today = to_local_time(now).date()
        entries = [
            VolunteerEntry(
                volunteer,
                asked_this_month=asked.this_month.get(volunteer.id, 0),
                last_asked=asked.last.get(volunteer.id),
                helped=_helped_by(volunteer, helped),
                is_paused=volunteer.is_paused(today),
                needs_vog=volunteer.vog_on is None or volunteer.vog_is_old(today, VOG_REMINDER),
            )
            for volunteer in sorted(volunteers, key=lambda volunteer: volunteer.name.casefold())
        ]
        own = {
            address.casefold()
            for volunteer in volunteers
            for address in (volunteer.email, volunteer.phone)
            if address
        }
        return BookOfVolunteers(
            tuple(entries),
            tuple(volunteer for volunteer in regular if volunteer.address.casefold() not in own),
        )

    def register(
        self,
        actor: Actor,
        volunteer: Volunteer,
        *,
        vog_asked: bool = False,
        talk_at: datetime | None = None,
    ) -> Result[Volunteer]:
        """Write down somebody who wants to help, with a task for the first talk.

        Anybody at the desk may: they rang just now. Raises ``UserFacingError`` as
        ``Volunteers.save`` does.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            clean = replace(validate_volunteer(volunteer), registered_at=now)
            if vog_asked:
                clean = replace(clean, vog_asked_on=to_local_time(now).date())
            saved = transaction.save(clean)
            due_at = talk_at or first_deadline(transaction, now + _TALK_WITHIN)
            task = transaction.save(
                Task(
                    kind=TaskKind.FIRST_TALK,
                    volunteer_id=saved.id,
                    about=_name_and_address(saved),
                    due_at=due_at,
                    created_by_operation=transaction.operation_id,
                )
            )
        changed = Changes(centre=True, tasks=frozenset({task.id}))
        return Result(saved, changed, transaction.operation_id)

    def pause(self, actor: Actor, volunteer_id: UUID, until: date | None) -> Result[Volunteer]:
        """Leave a volunteer alone until a day; None ends the pause."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.write(actor, self.clock.now()) as transaction:
            volunteer = transaction.get(Volunteer, volunteer_id)
            saved = transaction.save(replace(volunteer, paused_until=until))
        return Result(saved, Changes(centre=True), transaction.operation_id)

    def plan_vog_reminders(self, actor: Actor) -> Result[int]:
        """Plan a task for each volunteer whose certificate will be old soon, once.

        Returns the number of new tasks.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        today = to_local_time(now).date()
        with self.store.write(actor, now) as transaction:
            old = [
                volunteer
                for volunteer in transaction.find(Volunteer, left_at=None)
                if volunteer.vog_is_old(today, VOG_REMINDER)
            ]
            planned = {
                task.volunteer_id
                for task in transaction.find(Task, kind=TaskKind.RENEW_VOG)
                if task.is_open or _is_recent(task, now)
            }
            tasks = [
                transaction.save(
                    Task(
                        kind=TaskKind.RENEW_VOG,
                        volunteer_id=volunteer.id,
                        about=_name_and_address(volunteer),
                        due_at=first_deadline(transaction, now),
                    )
                )
                for volunteer in old
                if volunteer.id not in planned
            ]
        return Result(len(tasks), Changes(tasks=frozenset(task.id for task in tasks)))


class Asked(NamedTuple):
    """How often each volunteer was asked this month, and when last."""

    this_month: dict[UUID, int]
    last: dict[UUID, datetime]


def count_asked(transaction: ReadTransaction, now: datetime) -> Asked:
    """Count whom was asked how often, so that they are asked in turn."""
    month = to_local_time(now).strftime("%Y-%m")
    this_month: dict[UUID, int] = defaultdict(int)
    last: dict[UUID, datetime] = {}
    for inquiry in transaction.find(VolunteerInquiry):
        if to_local_time(inquiry.asked_at).strftime("%Y-%m") == month:
            this_month[inquiry.volunteer_id] += 1
        before = last.get(inquiry.volunteer_id, inquiry.asked_at)
        last[inquiry.volunteer_id] = max(before, inquiry.asked_at)
    return Asked(this_month, last)


def _is_recent(task: Task, now: datetime) -> bool:
    """Tell whether a reminder was ticked lately; not if the clock was ahead when it was."""
    return task.done_at is not None and timedelta(0) <= now - task.done_at < VOG_REMINDER


def _name_and_address(volunteer: Volunteer) -> str:
    reached = volunteer.phone or volunteer.email
    return " · ".join(part for part in (volunteer.name, reached) if part)


def _helped_by_address(transaction: ReadTransaction) -> dict[str, tuple[str, list[Helped]]]:
    """Return, by mail address or number, the name of each helper and what they did."""
    agreements = [
        agreement
        for agreement in transaction.find(Agreement, cancelled_at=None)
        if agreement.is_confirmed
    ]
    replies = load_by_id(transaction, Reply, (agreement.reply_id for agreement in agreements))
    requests = load_by_id(transaction, Request, (agreement.request_id for agreement in agreements))
    helped: dict[str, tuple[str, list[Helped]]] = {}
    for agreement in agreements:
        reply, request = replies[agreement.reply_id], requests[agreement.request_id]
        if reply.is_own or not reply.address:
            continue
        _, done = helped.setdefault(reply.address.casefold(), (reply.name, []))
        done.append(Helped(agreement.meet_at, request.what, request.id))
    return helped


def _helped_by(
    volunteer: Volunteer, helped: dict[str, tuple[str, list[Helped]]]
) -> tuple[Helped, ...]:
    done = [
        help_given
        for address in {volunteer.email.casefold(), volunteer.phone.casefold()} - {""}
        for help_given in helped.get(address, ("", []))[1]
    ]
    return tuple(sorted(done, key=lambda help_given: help_given.at, reverse=True))


def _find_regular(
    transaction: ReadTransaction, helped: dict[str, tuple[str, list[Helped]]]
) -> list[RegularHelper]:
    """Return the neighbours whom both sides would like to see again, by name."""
    liked = liked_agreements(transaction.find(VisitReport))
    agreements = load_by_id(transaction, Agreement, liked)
    replies = load_by_id(
        transaction, Reply, (agreement.reply_id for agreement in agreements.values())
    )
    addresses = {reply.address.casefold(): reply.address for reply in replies.values()}
    found = [
        RegularHelper(helped[key][0], address, tuple(helped[key][1]))
        for key, address in addresses.items()
        if key in helped
    ]
    return sorted(found, key=lambda entry: entry.name.casefold())
