"""Create a task before a post expires, and record its renewal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.placing.expiry import expiry_day
from intake.desk.placing.withdrawal_planning import (
    finish_tasks_of,
    plan_withdrawal,
    withdraw_everywhere,
)
from intake.desk.request_loading import load_aggregate, load_aggregates, load_by_id
from intake.desk.result import Changes, Result, posting_changes
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.request import Request
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Platforms, Store, WriteTransaction

ENDS_SOON = timedelta(days=2)
_ONLINE = tuple(str(state) for state in ONLINE)


@dataclass(frozen=True)
class Renewals:
    """Creates tasks for posts that expire soon, and records renewals."""

    store: Store
    clock: Clock
    platforms: Platforms

    def create_tasks(self, actor: Actor) -> Result[int]:
        """Create a task for each post of an open request that expires within two days.

        Expired posts are marked as such. A post that a clock that was ahead had marked expired is
        online again. Returns the number of new tasks.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        changed = Changes()
        created = 0

        with self.store.write(actor, now) as transaction:
            for posting in transaction.find(Posting, state=PostingState.EXPIRED):
                if posting.expires_on is not None and posting.expires_on >= now.date():
                    changed |= _undo_expiry(transaction, posting, now)
            ending = [
                posting
                for posting in transaction.find(Posting, state=_ONLINE)
                if _ends_soon(posting, now.date())
            ]
            requests = load_by_id(transaction, Request, (posting.request_id for posting in ending))
            may_go_on = {
                aggregate.request.id
                for aggregate in load_aggregates(transaction, tuple(requests.values()))
                if aggregate.may_be_posted
            }
            being_renewed = {
                task.posting_id
                for task in transaction.find(Task, kind=TaskKind.RENEW, done_at=None)
            }

            for posting in ending:
                if posting.expires_on is not None and posting.expires_on < now.date():
                    transaction.save(posting.move_to(PostingState.EXPIRED))
                    changed |= posting_changes(posting)
                if posting.id in being_renewed or posting.request_id not in may_go_on:
                    continue
                task = transaction.save(Task.about_post(posting, TaskKind.RENEW, now))
                created += 1
                changed |= Changes(tasks=frozenset({task.id}))

        return Result(created, changed)

    def record_renewal(self, actor: Actor, posting_id: UUID) -> Result[Posting]:
        """Record that a post was renewed on its platform, for the same period again.

        If its platform was removed, the posting ends. A post that was withdrawn here meanwhile is
        online all the same, so a task to remove it is created.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            was_withdrawn = posting.state is PostingState.WITHDRAWN
            profile = {known.slug: known for known in self.platforms.all()}.get(posting.platform)
            if profile is None and posting.state is PostingState.EXPIRED:
                posting = transaction.save(posting.withdraw())
            elif profile is not None or not was_withdrawn:
                posting = transaction.save(posting.renew(expiry_day(profile, now)))
            finish_tasks_of(transaction, posting, now, frozenset({TaskKind.RENEW}))
            if not transaction.get(Request, posting.request_id).is_open:
                withdraw_everywhere(transaction, posting.request_id, now)
            elif was_withdrawn and posting.state in ONLINE:
                plan_withdrawal(transaction, posting, now)
        return Result(posting, posting_changes(posting), transaction.operation_id)


def _undo_expiry(transaction: WriteTransaction, posting: Posting, now: datetime) -> Changes:
    """Put a posting online again; a task to remove it is created if it may not be there."""
    online = transaction.save(posting.undo_expire())
    aggregate = load_aggregate(transaction, posting.request_id)
    is_coming_off = any(
        task.kind is TaskKind.WITHDRAW and task.posting_id == posting.id
        for task in aggregate.open_tasks
    )
    if (aggregate.request.is_open and aggregate.may_be_posted) or is_coming_off:
        return posting_changes(online)
    task = plan_withdrawal(transaction, online, now)
    return posting_changes(online) | Changes(tasks=frozenset({task.id}))


def _ends_soon(posting: Posting, today: date) -> bool:
    return posting.expires_on is not None and posting.expires_on <= today + ENDS_SOON
