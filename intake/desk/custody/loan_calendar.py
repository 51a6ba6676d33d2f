"""The calendar of the centre's own things: what is out, what is promised, what is free each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.domain.agreement import Agreement
from intake.domain.custody import Handover, HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.thing import Owner, Thing
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

SHOWN_DAYS = 14
"""Days of the calendar, today being the first."""

_HOLDERS_AWAY = (HolderKind.RESIDENT, HolderKind.COLLECTOR, HolderKind.LOST, HolderKind.GONE)

RESERVING_STATES = (str(ReplyState.NEW), str(ReplyState.CHOSEN), str(ReplyState.RESERVE))
"""States of a reply by which the centre has a thing of its own ready for a request."""


class Loan(NamedTuple):
    """Some pieces that are not free from a day to another; without a last day it is open."""

    thing_id: UUID
    first: date
    last: date | None
    pieces: int

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class ThingDays(NamedTuple):
    """A thing with how many are free on each day, from the first on."""

    thing: Thing
    free: tuple[int, ...]


class LoanDays(NamedTuple):
    """The days of the calendar and the things in it, sorted by name."""

    days: tuple[date, ...]
    things: tuple[ThingDays, ...]


@dataclass(frozen=True)
class LoanCalendar:
    """Tells which of the centre's own things are free when."""

    store: Store
    clock: Clock

    def read(self, actor: Actor, days: int = SHOWN_DAYS) -> LoanDays:
        """Return the calendar of the coming days."""
        require_permission(actor, Permission.TAKE_REQUEST)
        today = to_local_time(self.clock.now()).date()
        shown = tuple(today + timedelta(days=index) for index in range(days))
        with self.store.read(actor) as transaction:
            things = transaction.find(
                Thing, owner=str(Owner.CENTRE), whole_id=None, removed_at=None
            )
            loans = find_loans(transaction, things, today)
        rows = [
            ThingDays(thing, tuple(_free_pieces(thing, loans, day) for day in shown))
            for thing in things
        ]
        return LoanDays(shown, tuple(sorted(rows, key=lambda row: row.thing.name.casefold())))


def free_pieces_on(
    transaction: ReadTransaction,
    thing: Thing,
    days: tuple[date, date],
    without: Iterable[Holding] = (),
) -> int:
    """Return how many pieces are free on each day from the first to the last.

    ``without`` are holdings that do not count, because they are what is asked about.
    """
    first, last = days
    loans = find_loans(transaction, (thing,), first, {row.id for row in without})
    span = (first + timedelta(days=index) for index in range((last - first).days + 1))
    return min((_free_pieces(thing, loans, day) for day in span), default=thing.count)


def asked_days(answers: Mapping[str, str], today: date) -> tuple[date, date]:
    """Return the first and last day for which a request asks something.

    As long as no day is told it may be any of the calendar's: nothing is promised twice.
    """
    first = _parse_day(answers.get("first", ""))
    if first is None:
        return today, today + timedelta(days=SHOWN_DAYS - 1)
    return first, max(first, _parse_day(answers.get("until", "")) or first)


def find_loans(
    transaction: ReadTransaction,
    things: Collection[Thing],
    today: date,
    without: Collection[UUID] = frozenset(),
) -> list[Loan]:
    """Return what is out and what is promised of some things; what is late is out today still."""
    ids = tuple(thing.id for thing in things)
    if not ids:
        return []
    holdings = transaction.find(
        Holding, thing_id=ids, kind=tuple(str(kind) for kind in _HOLDERS_AWAY)
    )
    return [
        *(_make_loan(row, today) for row in holdings if row.id not in without),
        *_find_promised_loans(transaction, ids, today),
    ]


def _make_loan(row: Holding, today: date) -> Loan:
    """Return a holding as a loan: a late one may come back any day, and counts until then."""
    last = row.due_on
    if row.kind is not HolderKind.RESIDENT or (last and last < today):
        last = None
    return Loan(row.thing_id, to_local_time(row.since).date(), last, row.count)


def _find_promised_loans(
    transaction: ReadTransaction, ids: tuple[UUID, ...], today: date
) -> list[Loan]:
    """Return what is agreed or reserved for a request and not handed out yet."""
    replies = [
        reply
        for reply in transaction.find(Reply, channel="own", state=RESERVING_STATES)
        if reply.own_thing_id in ids
    ]
    if not replies:
        return []
    reply_ids = tuple(reply.id for reply in replies)
    agreements = {
        agreement.reply_id: agreement
        for agreement in transaction.find(Agreement, reply_id=reply_ids, cancelled_at=None)
    }
    requests = load_by_id(transaction, Request, (reply.request_id for reply in replies))
    handed = {
        (handover.thing_id, handover.request_id)
        for handover in transaction.find(Handover, thing_id=ids)
    }
    loans = []
    for reply in replies:
        request = requests.get(reply.request_id) if reply.request_id else None
        if request is None or request.has_ended or (reply.own_thing_id, request.id) in handed:
            continue
        first, last = days_of_promise(agreements.get(reply.id), request, today)
        if reply.own_thing_id:
            loans.append(Loan(reply.own_thing_id, first, last, 1))
    return loans


def days_of_promise(
    agreement: Agreement | None, request: Request, today: date
) -> tuple[date, date | None]:
    """Return the days that were agreed; before there is an agreement, those that are asked."""
    if agreement is None:
        return asked_days(request.answers, today)
    last = to_local_time(agreement.return_by).date() if agreement.return_by else None
    return to_local_time(agreement.meet_at).date(), last


def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _free_pieces(thing: Thing, loans: Iterable[Loan], day: date) -> int:
    out = sum(loan.pieces for loan in loans if loan.thing_id == thing.id and loan.covers(day))
    return max(0, thing.count - out)
