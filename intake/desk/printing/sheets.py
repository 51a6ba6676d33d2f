"""Collect the facts of the papers that are not of one request: sheets of a day, and batches.

Whoever prints them has seen the people on them, so each is written in the audit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.calling.due_task import due_task
from intake.desk.calling.who_comes import agreement_with_substitute
from intake.desk.centre.facts import find_centre, get_centre
from intake.desk.centre.paper_languages import printed_languages
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_aggregate, load_aggregates, load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting
from intake.domain.private_note import PrivateNote, add_diet
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import UNDER_WAY, Request
from intake.domain.resident import Resident
from intake.domain.slips import Slip
from intake.domain.task import CALLS_TO_RESIDENT, Task, TaskKind
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import AMSTERDAM, to_local_time
from intake.text.composing.appointment_text import AppointmentText, appointment_text
from intake.text.composing.label_text import LabelText, label_texts
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.sheet_text import (
    CallSheetText,
    CallToList,
    DayAgreement,
    PromisedCall,
    SheetText,
    ShiftFacts,
    call_sheet,
    day_sheet,
    shift_note,
)
from intake.text.composing.slip_text import SlipFacts, SlipText

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import ReadTransaction, Store, WriteTransaction

_UNDER_WAY = tuple(str(state) for state in UNDER_WAY)
_ONLINE = tuple(str(state) for state in ONLINE)
_SOON = timedelta(days=1)


class PaperFacts(NamedTuple):
    """What the papers without a person need: the centre, and the languages it may print."""

    centre: Centre | None
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Sheets:
    """Makes the papers that the desk works from."""

    store: Store
    clock: Clock
    translations: Translations

    def paper_facts(self, actor: Actor) -> PaperFacts:
        """Return what a board for the counter, a coupon or an empty form needs."""
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            return PaperFacts(find_centre(transaction), printed_languages(transaction))

    def call_sheet(self, actor: Actor) -> Result[CallSheetText]:
        """Return the calls that are due, the most urgent first, for ringing from paper."""
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            tasks = [
                task
                for task in transaction.list_due_tasks(now)
                if task.kind in CALLS_TO_RESIDENT and task.resident_id
            ]
            requests = load_by_id(transaction, Request, (task.request_id for task in tasks))
            by_request = {
                aggregate.request.id: aggregate
                for aggregate in load_aggregates(transaction, tuple(requests.values()))
            }
            calls: list[CallToList] = []
            for task in tasks:
                aggregate = by_request.get(task.request_id) if task.request_id else None
                if aggregate is None or aggregate.refuses_calls:
                    continue
                due = due_task(task, aggregate)
                if due.number:
                    call = CallToList(
                        task=task,
                        request=aggregate.request,
                        resident=aggregate.resident,
                        number=due.number,
                        whose=due.answered_by,
                    )
                    calls.append(call)
            _record_views(transaction, (call.resident.id for call in calls))
            centre = find_centre(transaction)
        translate = self.translations.bound_to(self.translations.language)
        return Result(call_sheet(calls, centre, now, translate))

    def day_sheet(self, actor: Actor, day: date) -> Result[SheetText]:
        """Return who comes on a day, for what and where, and what comes back that day."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            coming = _agreements_of(transaction, day, "meet_at")
            back = _agreements_of(transaction, day, "return_by")
            _record_views(transaction, (line.resident.id for line in (*coming, *back)))
            centre = find_centre(transaction)
        translate = self.translations.bound_to(self.translations.language)
        return Result(day_sheet(day, coming, back, centre, translate))

    def shift_note(self, actor: Actor, since: datetime) -> Result[SheetText]:
        """Return what the next shift must know, with what came in ``since`` a moment."""
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            facts = _shift_facts(transaction, since, now)
            shown = [call.resident for call in facts.promised]
            shown += [resident for _, resident in facts.taken]
            _record_views(transaction, (resident.id for resident in shown))
            centre = find_centre(transaction)
        translate = self.translations.bound_to(self.translations.language)
        return Result(shift_note(facts, centre, now, translate))

    def appointment_card(self, actor: Actor, request_id: UUID) -> Result[AppointmentText]:
        """Return the card of an agreement, to be put beside the telephone or in a purse.

        Raises ``UserFacingError`` without an agreement that both have said yes to.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            aggregate = load_aggregate(transaction, request_id)
            agreement = aggregate.agreement
            if agreement is None or not agreement.is_confirmed or aggregate.wants_no_help:
                raise UserFacingError("slip-no-agreement")
            _record_views(transaction, (aggregate.resident.id,))
            agreement = agreement_with_substitute(transaction, agreement)
            facts = SlipFacts(
                aggregate.resident,
                aggregate.request,
                get_centre(transaction),
                printed_languages(transaction),
            )
        return Result(appointment_text(self.translations, facts, agreement))

    def labels(self, actor: Actor, request_id: UUID) -> tuple[LabelText, ...]:
        """Return a label for each piece that a request borrows; it names no resident.

        Raises ``UserFacingError`` without an agreement.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            aggregate = load_aggregate(transaction, request_id)
        if aggregate.agreement is None:
            raise UserFacingError("slip-no-agreement")
        translate = self.translations.bound_to(self.translations.language)
        return label_texts(aggregate.request, aggregate.agreement, translate)

    def batch(self, actor: Actor, day: date) -> Result[tuple[SlipText, ...]]:
        """Make every slip of a day, sorted by the hour of meeting and the name, and record each."""
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            centre = get_centre(transaction)
            languages = printed_languages(transaction)
            texts = []
            ids = set()
            residents = []
            for agreement in sorted(
                _agreements_of(transaction, day, "meet_at"), key=_hour_and_name_key
            ):
                transaction.save(
                    Slip(
                        request_id=agreement.request.id,
                        agreement_id=agreement.agreement.id,
                        paper="A4",
                        made_by=actor.staff_id,
                        made_at=now,
                    )
                )
                notes = transaction.find(PrivateNote, request_id=agreement.request.id)
                request = add_diet(agreement.request, notes)
                facts = SlipFacts(agreement.resident, request, centre, languages)
                texts.append(pickup_slip(self.translations, facts, agreement.agreement))
                ids.add(agreement.request.id)
                residents.append(agreement.resident.id)
            _record_views(transaction, residents)
        return Result(tuple(texts), Changes(requests=frozenset(ids)))


def _hour_and_name_key(day_agreement: DayAgreement) -> tuple[datetime, str, str]:
    return (
        day_agreement.agreement.meet_at,
        day_agreement.resident.last_name,
        day_agreement.resident.first_name,
    )


def _record_views(transaction: WriteTransaction, residents: Iterable[UUID]) -> None:
    for resident_id in dict.fromkeys(residents):
        transaction.record_access(Resident, resident_id, "view")


def _agreements_of(transaction: ReadTransaction, day: date, moment: str) -> list[DayAgreement]:
    """Return the confirmed agreements of which a moment is on a day, and that are still wanted."""
    agreements = [
        agreement
        for agreement in transaction.find(Agreement, cancelled_at=None)
        if agreement.is_confirmed
        and (at := getattr(agreement, moment)) is not None
        and to_local_time(at).date() == day
    ]
    requests = load_by_id(transaction, Request, (agreement.request_id for agreement in agreements))
    aggregates = {
        aggregate.request.id: aggregate
        for aggregate in load_aggregates(transaction, tuple(requests.values()))
    }
    return [
        DayAgreement(
            agreement_with_substitute(transaction, agreement), aggregate.request, aggregate.resident
        )
        for agreement in agreements
        if (aggregate := aggregates.get(agreement.request_id))
        and not aggregate.wants_no_help
        and live_agreement(aggregate.agreements) == agreement
    ]


def _shift_facts(transaction: ReadTransaction, since: datetime, now: datetime) -> ShiftFacts:
    tomorrow = datetime.combine(
        to_local_time(now).date() + timedelta(days=1), time(23, 59), AMSTERDAM
    )
    soon = to_local_time(now + _SOON).date()
    requests = transaction.find(Request, state=_UNDER_WAY)
    by_id = {request.id: request for request in requests}
    residents = load_by_id(transaction, Resident, (request.resident_id for request in requests))
    open_tasks = transaction.find(Task, done_at=None)
    promised = []
    for task in open_tasks:
        request = by_id.get(task.request_id) if task.request_id else None
        is_soon = task.due_at is not None and task.due_at <= tomorrow
        if request and task.due_at and is_soon and task.kind is TaskKind.RING_BACK:
            promised.append(PromisedCall(task.due_at, request, residents[request.resident_id]))
    promised.sort(key=lambda call: call.before)
    ending = [
        posting
        for posting in transaction.find(Posting, state=_ONLINE)
        if posting.expires_on and posting.expires_on <= soon and posting.request_id in by_id
    ]
    replies = [
        reply
        for reply in transaction.find(Reply, state=ReplyState.NEW)
        if reply.received_at >= since
    ]
    return ShiftFacts(
        promised=tuple(promised),
        ending=tuple((posting, by_id[posting.request_id]) for posting in ending),
        replies=tuple(
            (reply, by_id.get(reply.request_id) if reply.request_id else None) for reply in replies
        ),
        taken=tuple(
            (request, residents[request.resident_id])
            for request in requests
            if request.taken_at >= since
        ),
        open_calls=sum(task.kind in CALLS_TO_RESIDENT for task in open_tasks),
        since=since,
    )
