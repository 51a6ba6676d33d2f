"""Use cases of requests: list them with whose turn it is, close one, reopen it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.calling.who_comes import agreement_with_substitute
from intake.desk.centre.facts import find_centre
from intake.desk.closing.calendar_file import Entry, write_calendar
from intake.desk.closing.closing import close_request, reopen_request
from intake.desk.closing.neighbour_notifier import NeighbourNotifier
from intake.desk.closing.request_file import write_list
from intake.desk.permissions import require_permission
from intake.desk.privacy import load_private_facts
from intake.desk.reporting.withheld import find_withheld
from intake.desk.request_loading import load_aggregate, load_aggregates, load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement
from intake.domain.permissions import Permission
from intake.domain.request import UNDER_WAY, Kind, Request, RequestState
from intake.domain.resident import Resident
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from intake.domain.centre import Centre
    from intake.domain.concern import WithheldHelpers
    from intake.domain.permissions import Actor
    from intake.domain.request_aggregate import RequestAggregate
    from intake.domain.request_list import RequestFilter, RequestLine
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import ReadTransaction, Store

_CALENDAR_PERIOD = timedelta(days=31)
"""How long a meeting stays in the file for the calendar."""

_MIN_LETTERS = 4
"""Shorter words ("de", "met") do not tell what is asked for."""


class ListedRequests(NamedTuple):
    """The lines of the list, and the centre it belongs to."""

    lines: tuple[RequestLine, ...]
    centre: Centre | None


@dataclass(frozen=True)
class Requests:
    """Lists requests, closes them, and reopens them."""

    store: Store
    clock: Clock
    translate: Translate

    def list_all(self, actor: Actor, *, ended: bool = False) -> tuple[RequestAggregate, ...]:
        """Return the requests under way, newest first; with ``ended`` the ended ones too."""
        require_permission(actor, Permission.SEE_RESIDENT)
        states = RequestState if ended else UNDER_WAY
        with self.store.read(actor) as transaction:
            requests = transaction.find(Request, state=tuple(str(state) for state in states))
            return load_aggregates(transaction, requests[::-1])

    def list_page(
        self, actor: Actor, wanted: RequestFilter, offset: int = 0
    ) -> tuple[RequestLine, ...]:
        """Return the next page of the list of requests, from ``offset`` on."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            return transaction.list_requests(wanted, offset)

    def export_list(self, actor: Actor, wanted: RequestFilter, target: Path) -> Result[int]:
        """Write the filtered list to a file for a spreadsheet; return the number of lines.

        For every person in it the audit holds that their data were exported. Raises
        ``UserFacingError`` if the file cannot be written.
        """
        require_permission(actor, Permission.EXPORT_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            lines = _all_lines(transaction, wanted)
            for key in {line.resident_id for line in lines}:
                transaction.record_access(Resident, key, "export")
        write_list(lines, target, self.translate)  # nothing leaves before the audit holds it
        return Result(len(lines))

    def export_calendar(self, actor: Actor, target: Path) -> Result[int]:
        """Write the agreements of the last month and all to come to a file for a calendar.

        Returns the number of events. Raises ``UserFacingError`` if the file cannot be written.
        """
        require_permission(actor, Permission.EXPORT_RESIDENT)
        now = self.clock.now()
        with self.store.read(actor) as transaction:
            agreements = [
                agreement
                for agreement in transaction.find(Agreement)
                if (agreement.return_by or agreement.meet_at) > now - _CALENDAR_PERIOD
            ]
            requests = load_by_id(
                transaction, Request, (agreement.request_id for agreement in agreements)
            )
            entries = [
                Entry(
                    agreement_with_substitute(transaction, agreement),
                    request,
                    load_private_facts(transaction, request),
                )
                for agreement, request in (
                    (agreement, requests[agreement.request_id]) for agreement in agreements
                )
            ]
        return Result(write_calendar(entries, target, self.translate, now))

    def collect_list(self, actor: Actor, wanted: RequestFilter) -> Result[ListedRequests]:
        """Return the whole filtered list, for printing.

        For every person in it the audit holds that their data were exported.
        """
        require_permission(actor, Permission.EXPORT_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            lines = _all_lines(transaction, wanted)
            for key in {line.resident_id for line in lines}:
                transaction.record_access(Resident, key, "export")
            return Result(ListedRequests(lines, find_centre(transaction)))

    def overview(self, actor: Actor, request_id: UUID) -> RequestAggregate:
        """Return one request with all its records."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            return load_aggregate(transaction, request_id)

    def close(
        self, actor: Actor, request_id: UUID, outcome: str, *, cancelled: bool = False
    ) -> Result[UUID]:
        """Close a request with its outcome.

        Raises ``UserFacingError`` if it has ended already, because somebody else was faster.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        state = RequestState.CANCELLED if cancelled else RequestState.CLOSED
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if request.has_ended:
                raise UserFacingError("request-ended-already")
            notifier = NeighbourNotifier(transaction, self.translate, now)
            tasks = close_request(notifier, request, state, outcome)
        changed = Changes(requests=frozenset({request_id}), tasks=tasks)
        return Result(request_id, changed, transaction.operation_id)

    def reopen(
        self, actor: Actor, request_id: UUID, operation_id: UUID | None = None
    ) -> Result[UUID]:
        """Undo the end of a request; ``operation_id`` names the operation that ended it.

        What is still online may stay online, messages that were not sent are held back, and a
        promised call is on the list again. A post that was withdrawn before it went out can be
        posted again. Raises ``UserFacingError`` if it was ended again since.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if operation_id and request.closed_by_operation != operation_id:
                raise UserFacingError("undo-changed-since")
            reopen_request(transaction, request, now)
        return Result(request_id, Changes(requests=frozenset({request_id})))

    def resume(self, actor: Actor, request_id: UUID) -> Result[UUID]:
        """Continue with a request that somebody rings about: an ended one is reopened."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if request.closed_at is None:
                return Result(request_id)
            reopen_request(transaction, request, now)
        return Result(request_id, Changes(requests=frozenset({request_id})))


def _all_lines(transaction: ReadTransaction, wanted: RequestFilter) -> tuple[RequestLine, ...]:
    lines: tuple[RequestLine, ...] = ()
    while page := transaction.list_requests(wanted, len(lines)):
        lines += page
    return lines


def find_matching_offers(
    transaction: ReadTransaction, kind: Kind, what: str, asker: Resident | None = None
) -> tuple[Request, ...]:
    """Return the open offers of residents that match what somebody else asks for.

    No platform is needed for what another caller offers. An offer that was refused since, or for
    which somebody is chosen already, is left out.
    """
    wanted = {word for word in normalize_words(what).split() if len(word) >= _MIN_LETTERS}
    if kind is Kind.OFFER or not wanted:
        return ()
    withheld = find_withheld(transaction)
    offers = transaction.find(Request, kind=Kind.OFFER, state=RequestState.OPEN)
    matching = tuple(offer for offer in offers if wanted & set(normalize_words(offer.what).split()))
    return tuple(
        aggregate.request
        for aggregate in load_aggregates(transaction, matching)
        if not (aggregate.wants_no_help or aggregate.refuses_posting or aggregate.agreement)
        and not withheld.is_withheld(
            aggregate.resident.full_name, *_contact_addresses(aggregate.resident)
        )
        and not _is_kept_from(withheld, aggregate.resident, asker)
    )


def _is_kept_from(withheld: WithheldHelpers, resident: Resident, asker: Resident | None) -> bool:
    """Tell whether a resident is withheld from the one who asks, since something was reported."""
    if asker is None:
        return False
    return withheld.is_kept_from(resident.id, asker.full_name, *_contact_addresses(asker))


def _contact_addresses(resident: Resident) -> tuple[str, ...]:
    return (resident.email, *(phone.number for phone in resident.phones))
