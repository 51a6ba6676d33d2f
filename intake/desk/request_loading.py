"""Load requests with all their records, in one query for each table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from intake.domain.agreement import Agreement
from intake.domain.consent import Consent
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.request_aggregate import RequestAggregate
from intake.domain.resident import Caller, Resident
from intake.domain.slips import Slip
from intake.domain.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from intake.domain.record import Record
    from intake.ports import ReadTransaction

E = TypeVar("E", bound="Record")


def load_aggregate(transaction: ReadTransaction, request_id: UUID) -> RequestAggregate:
    """Load one request; raises ``UserFacingError`` if it no longer exists."""
    return load_aggregates(transaction, [transaction.get(Request, request_id)])[0]


def load_aggregates(
    transaction: ReadTransaction, requests: Sequence[Request]
) -> tuple[RequestAggregate, ...]:
    """Load the records of these requests; the order of the requests is kept."""
    if not requests:
        return ()

    ids = tuple(request.id for request in requests)
    residents = load_by_id(transaction, Resident, (request.resident_id for request in requests))
    callers = load_by_id(transaction, Caller, (request.caller_id for request in requests))
    agreements = _group_by_request(transaction, Agreement, ids)
    postings = _group_by_request(transaction, Posting, ids)
    replies = _group_by_request(transaction, Reply, ids)
    tasks = _group_by_request(transaction, Task, ids)
    consents = _group_by_request(transaction, Consent, ids)
    standing = standing_consents(transaction, residents)
    notes = _group_by_request(transaction, PrivateNote, ids)
    slips = _group_by_request(transaction, Slip, ids)

    return tuple(
        RequestAggregate(
            request=request,
            resident=residents[request.resident_id],
            caller=callers.get(request.caller_id),
            agreements=tuple(agreements[request.id]),
            postings=tuple(postings[request.id]),
            replies=tuple(replies[request.id]),
            tasks=tuple(tasks[request.id]),
            consents=tuple(consents[request.id]),
            standing_consents=tuple(standing[request.resident_id]),
            notes=tuple(notes[request.id]),
            slips=tuple(slips[request.id]),
        )
        for request in requests
    )


def load_by_id(
    transaction: ReadTransaction, kind: type[E], keys: Iterable[UUID | None]
) -> dict[UUID | None, E]:
    """Load the rows with these ids in one query; None has no row."""
    wanted = tuple({key for key in keys if key is not None})
    if not wanted:
        return {}
    return {row.id: row for row in transaction.find(kind, id=wanted)}


def _group_by_request(
    transaction: ReadTransaction, kind: type[E], ids: tuple[UUID, ...]
) -> dict[UUID, list[E]]:
    grouped: dict[UUID, list[E]] = defaultdict(list)
    for row in transaction.find(kind, request_id=ids):
        grouped[row.request_id].append(row)  # type: ignore[attr-defined]
    return grouped


def standing_consents(
    transaction: ReadTransaction, residents: Mapping[UUID | None, Resident]
) -> dict[UUID, list[Consent]]:
    """Return the consents of residents that belong to no single request."""
    grouped: dict[UUID, list[Consent]] = defaultdict(list)
    ids = tuple(key for key in residents if key)
    for consent in transaction.find(Consent, resident_id=ids, request_id=None):
        grouped[consent.resident_id].append(consent)
    return grouped
