"""After each change, withdraw what a refusal no longer allows to be online.

A refusal is a consent that was denied or withdrawn, the resident's own no to what somebody else
asked for them, a death, or the undo of a consent. All of these are followed here, after the write,
so that no use case can forget it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.closing.absent_residents import follow_absences
from intake.desk.closing.invitations import hold_back_invitation, release_invitation
from intake.desk.closing.outdated_posts import plan_outdated_posts
from intake.desk.closing.visits_of_ended_agreements import (
    require_no_visits_of_ended_agreements,
    skip_visits_of_cancelled,
)
from intake.desk.placing.withdrawal_planning import withdraw_everywhere
from intake.desk.request_loading import load_aggregates
from intake.domain.agreement import Agreement
from intake.domain.consent import Consent
from intake.domain.field_change import read_audited_id
from intake.domain.message import Message
from intake.domain.posting import Posting, PostingState
from intake.domain.request import UNDER_WAY, Request
from intake.domain.resident import Caller, Resident
from intake.domain.task import CALLS_TO_RESIDENT, Task, TaskKind
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.request_aggregate import RequestAggregate
    from intake.ports import ReadTransaction, Store, WriteTransaction

_UNDER_WAY = tuple(str(state) for state in UNDER_WAY)


@dataclass(frozen=True)
class RefusalFollowingStore:
    """A store whose transactions end with what follows from what was written."""

    inner: Store

    def read(self, actor: Actor | None = None) -> AbstractContextManager[ReadTransaction]:
        return self.inner.read(actor)

    @contextmanager
    def write(self, actor: Actor, at: datetime) -> Iterator[WriteTransaction]:
        with self.inner.write(actor, at) as transaction:
            yield transaction
            follow_refusals(transaction, at)
            follow_absences(transaction, at)
            skip_visits_of_cancelled(transaction, at)
            require_no_visits_of_ended_agreements(transaction, at)

    def copy_to(self, target: Path) -> None:
        self.inner.copy_to(target)

    def is_own_copy(self, copy: Path) -> bool:
        return self.inner.is_own_copy(copy)

    def close(self) -> None:
        self.inner.close()


def follow_refusals(transaction: WriteTransaction, now: datetime) -> None:
    """Withdraw, for every request that was changed, what may not be online any more.

    Raises ``UserFacingError`` if a request was reopened of somebody who died or moved.
    """
    requests = touched_requests(transaction)
    for aggregate in load_aggregates(transaction, requests):
        request = aggregate.request
        is_under_way = request.state in UNDER_WAY
        if is_under_way and aggregate.resident.gone:
            raise UserFacingError("take-gone")
        if aggregate.refuses_posting and _has_post_to_withdraw(aggregate):
            withdraw_everywhere(transaction, request.id, now, include_expired=True)
        if is_under_way:
            _end_refused_calls(transaction, aggregate, now)
            plan_outdated_posts(transaction, aggregate, now)
        if aggregate.agreement and not aggregate.wants_no_help:
            release_invitation(transaction, aggregate.agreement)
        elif aggregate.agreement:
            hold_back_invitation(transaction, aggregate.agreement, now)


def _end_refused_calls(
    transaction: WriteTransaction, aggregate: RequestAggregate, now: datetime
) -> None:
    """End the calls to a resident who has just said that nobody rings them any more."""
    answered = transaction.changed_ids(Consent)
    if not aggregate.refuses_calls:
        return
    if not any(answer.id in answered for answer in aggregate.standing_consents):
        return
    for task in aggregate.open_tasks:
        if task.kind in CALLS_TO_RESIDENT:
            transaction.save(task.finish(now, transaction.operation_id))


def _has_post_to_withdraw(aggregate: RequestAggregate) -> bool:
    """Tell whether a post waits to go out, or may be online without a task to withdraw it."""
    being_withdrawn = {
        task.posting_id for task in aggregate.open_tasks if task.kind is TaskKind.WITHDRAW
    }
    may_be_online = (*aggregate.possibly_online, *aggregate.expired)
    if any(posting.id not in being_withdrawn for posting in may_be_online):
        return True
    waiting_posts = aggregate.never_online
    return bool(waiting_posts)


def _requests_of_removed(transaction: WriteTransaction, keys: set[UUID]) -> set[UUID]:
    """Return the requests of rows that were removed, as the audit holds them."""
    return {
        read_audited_id(value)
        for entry in transaction.history(keys)
        if entry.field == "request_id" and (value := entry.new or entry.old)
    }


def _requests_with_expired_post(
    transaction: WriteTransaction, requests: tuple[Request, ...]
) -> set[UUID | None]:
    """Return the requests with a post that has expired by our own calculation only."""
    ids = tuple(request.id for request in requests)
    expired = transaction.find(Posting, request_id=ids, state=PostingState.EXPIRED)
    return {posting.request_id for posting in expired}


def touched_requests(transaction: WriteTransaction) -> tuple[Request, ...]:
    """Return the requests that a change may affect.

    These are the requests that changed, and those of which a post, a message, an agreement or a
    task did; of a changed resident or caller only what is under way, or has an expired post.
    """
    request_ids = _requests_of_changed_records(transaction)
    found: dict[object, Request] = {}
    if request_ids:
        changed = transaction.find(Request, id=tuple(request_ids))
        found |= {request.id: request for request in changed}
    found |= {request.id: request for request in _requests_of_changed_residents(transaction)}
    callers = tuple(transaction.changed_ids(Caller))
    if callers:
        asked = transaction.find(Request, caller_id=callers, state=_UNDER_WAY)
        found |= {request.id: request for request in asked}
    return tuple(found.values())


def _requests_of_changed_records(transaction: WriteTransaction) -> set[UUID]:
    """Return the ids of the requests that changed, or of which a record was written or removed."""
    request_ids = set(transaction.changed_ids(Request))
    for kind in (Posting, Message, Agreement, Task):
        if changed := tuple(transaction.changed_ids(kind)):
            rows = transaction.find(kind, id=changed)
            request_ids |= {
                row.request_id  # type: ignore[attr-defined]
                for row in rows
                if row.request_id  # type: ignore[attr-defined]
            }
            removed = set(changed) - {row.id for row in rows}
            request_ids |= _requests_of_removed(transaction, removed)
    return request_ids


def _requests_of_changed_residents(transaction: WriteTransaction) -> list[Request]:
    """Return what is under way, or has an expired post, of residents who changed or answered."""
    residents = set(transaction.changed_ids(Resident))
    consents = tuple(transaction.changed_ids(Consent))
    if consents:
        residents |= {consent.resident_id for consent in transaction.find(Consent, id=consents)}
    if not residents:
        return []
    requests = transaction.find(Request, resident_id=tuple(residents))
    expired = _requests_with_expired_post(transaction, requests)
    return [request for request in requests if request.state in UNDER_WAY or request.id in expired]
