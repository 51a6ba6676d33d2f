"""Use case of the report: what came of a period, without numbers that tell of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from intake.desk.centre.facts import find_centre
from intake.desk.permissions import require_permission
from intake.domain.agreement import Agreement
from intake.domain.call_record import CallRecord
from intake.domain.concern import Concern, ConcernKind
from intake.domain.custody import Handover, HolderKind, Mishap, MishapKind
from intake.domain.permissions import Permission
from intake.domain.posting import Posting
from intake.domain.referral import Referral
from intake.domain.reply import Reply
from intake.domain.report import Report, ReportRecords, count_figures
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.small_numbers import MIN_SHOWN, hide_small
from intake.domain.thing import Thing
from intake.domain.visit_report import VisitReport
from intake.text.reading.extract_cost import find_cost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.domain.report import Figures, Period
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

OfRequest = TypeVar("OfRequest", Agreement, Reply)
E = TypeVar("E", bound="Record")

_MAX_IDS_AT_ONCE = 500
"""Ids of one query: a database takes a limited number."""


@dataclass(frozen=True)
class Reports:
    """Counts what came of a period."""

    store: Store
    clock: Clock

    def read(self, actor: Actor, period: Period) -> Report:
        """Return the report of a period; small numbers are left out (``small_numbers``)."""
        require_permission(actor, Permission.SEE_REPORT)
        with self.store.read(actor) as transaction:
            figures = read_figures(transaction, period, self.clock.now())
            centre = find_centre(transaction)
        numbers = hide_small(figures.numbers, figures.sums, figures.never_shown)
        if numbers.get("savings") is None or figures.numbers["savings-with-amount"] < MIN_SHOWN:
            numbers["saved-cents"] = None
        if numbers.get("contacts") is None:
            numbers["minutes"] = None
        days = {
            kind: mean
            for kind, mean in figures.days.items()
            if (numbers.get(f"requests.{kind}") or 0) >= MIN_SHOWN
        }
        return Report(period, numbers, days, centre)


def read_figures(transaction: ReadTransaction, period: Period, now: datetime) -> Figures:
    """Count everything of a period, without leaving anything out: nobody is to see this."""
    return count_figures(_read_records(transaction, period), period, now)


def _read_records(transaction: ReadTransaction, period: Period) -> ReportRecords:
    begins, ends = period.begins, period.ends
    requests = transaction.find_between(Request, "taken_at", begins, ends)
    agreed = [
        agreement
        for moment in ("neighbour_yes_at", "resident_yes_at")
        for agreement in transaction.find_between(Agreement, moment, begins, ends)
    ]
    agreements = {agreement.id: agreement for agreement in agreed}
    ids = [request.id for request in requests]
    agreements |= {
        agreement.id: agreement for agreement in _find_by_request_id(transaction, Agreement, ids)
    }
    replies = {
        reply.id: reply
        for reply in (
            *transaction.find_between(Reply, "received_at", begins, ends),
            *_find_by_request_id(transaction, Reply, ids),
        )
    }
    others = {agreement.request_id for agreement in agreements.values()} - set(ids)
    residents_of = {
        request.id: request.resident_id
        for request in (*requests, *_find_by_id(transaction, Request, others))
    }
    residents = _find_by_id(transaction, Resident, set(residents_of.values()))
    return ReportRecords(
        requests=requests,
        areas={resident.id: resident.postcode[:4] for resident in residents},
        agreements=tuple(agreements.values()),
        replies=tuple(replies.values()),
        postings=transaction.find_between(Posting, "posted_at", begins, ends),
        calls=transaction.find_between(CallRecord, "at", begins, ends),
        residents_of=residents_of,
        helped_before=_helped_before(transaction, set(residents_of.values()), period),
        others=_other_numbers(transaction, period),
    )


def _find_by_request_id(
    transaction: ReadTransaction, kind: type[OfRequest], ids: list[UUID]
) -> Iterator[OfRequest]:
    for begin in range(0, len(ids), _MAX_IDS_AT_ONCE):
        yield from transaction.find(kind, request_id=tuple(ids[begin : begin + _MAX_IDS_AT_ONCE]))


def _find_by_id(transaction: ReadTransaction, kind: type[E], ids: Iterable[UUID]) -> Iterator[E]:
    wanted = sorted(ids)
    for begin in range(0, len(wanted), _MAX_IDS_AT_ONCE):
        yield from transaction.find(kind, id=tuple(wanted[begin : begin + _MAX_IDS_AT_ONCE]))


def _helped_before(
    transaction: ReadTransaction, residents: set[UUID], period: Period
) -> frozenset[UUID]:
    """Return which of these residents had an agreement before the period."""
    requests = {}
    ids = sorted(residents)
    for begin in range(0, len(ids), _MAX_IDS_AT_ONCE):
        some = tuple(ids[begin : begin + _MAX_IDS_AT_ONCE])
        for request in transaction.find(Request, resident_id=some):
            requests[request.id] = request.resident_id
    return frozenset(
        requests[agreement.request_id]
        for agreement in _find_by_request_id(transaction, Agreement, list(requests))
        if agreement.is_confirmed and _agreed_at(agreement) < period.begins
    )


def _agreed_at(agreement: Agreement) -> datetime:
    said = (agreement.neighbour_yes_at, agreement.resident_yes_at)
    return max(at for at in said if at)


def _other_numbers(transaction: ReadTransaction, period: Period) -> dict[str, int]:
    begins, ends = period.begins, period.ends
    numbers = {"referrals": 0, "savings": 0, "savings-with-amount": 0, "saved-cents": 0}
    for referral in transaction.find_between(Referral, "at", begins, ends):
        name = f"referrals.{referral.contact}"
        numbers["referrals"] += 1
        numbers[name] = numbers.get(name, 0) + 1
    for visit_report in transaction.find_between(VisitReport, "reported_at", begins, ends):
        if visit_report.saved:
            cost = find_cost(visit_report.saved.lower())
            numbers["savings"] += 1
            if cost:
                numbers["savings-with-amount"] += 1
                numbers["saved-cents"] += int(cost.cents)
    concerns = transaction.find_between(Concern, "reported_at", begins, ends)
    numbers["incidents"] = sum(concern.kind is ConcernKind.INCIDENT for concern in concerns)
    return numbers | _numbers_of_things(transaction, period)


def _numbers_of_things(transaction: ReadTransaction, period: Period) -> dict[str, int]:
    """Count the pieces that residents got, and what broke or got lost; parts are not counted."""
    begins, ends = period.begins, period.ends
    handed = [
        handover
        for handover in transaction.find_between(Handover, "handed_at", begins, ends)
        if handover.to_kind is HolderKind.RESIDENT and not handover.is_correction
    ]
    ids = {handover.thing_id for handover in handed}
    things = {thing.id: thing for thing in _find_by_id(transaction, Thing, ids)}
    mishaps = transaction.find_between(Mishap, "happened_at", begins, ends)
    return {
        "things-lent": sum(
            handover.count for handover in handed if not things[handover.thing_id].whole_id
        ),
        "things-damaged": sum(
            mishap.count for mishap in mishaps if mishap.kind is MishapKind.DAMAGED
        ),
        "things-lost": sum(mishap.count for mishap in mishaps if mishap.kind is MishapKind.LOST),
    }
