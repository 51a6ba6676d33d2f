"""Plan and record the withdrawal of a request, one platform after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.placing.withdrawal_planning import (
    finish_tasks_of,
    mark_withdrawn,
    withdraw_everywhere,
)
from intake.desk.request_loading import load_aggregate
from intake.desk.result import Changes, Result, posting_changes
from intake.domain.permissions import Permission
from intake.domain.posting import Posting, PostingState
from intake.domain.task import TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.ports import Platforms, Store


@dataclass(frozen=True)
class WithdrawalPlan:
    """What must be withdrawn, and each place where it may be online."""

    what: str
    code: str
    places: tuple[tuple[Posting, PlatformProfile], ...]


@dataclass(frozen=True)
class Withdrawals:
    """Withdraws posts from their platforms."""

    store: Store
    clock: Clock
    platforms: Platforms

    def start(self, actor: Actor, request_id: UUID) -> Result[WithdrawalPlan]:
        """Drop what waits, and create a task for each place where the request may be online.

        What has expired is among them: whoever withdraws a request wants to see that it is gone.
        Returns these tasks. A posting that somebody has claimed at this moment is left out.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            tasks = withdraw_everywhere(transaction, request_id, now, include_expired=True)
            aggregate = load_aggregate(transaction, request_id)
        request = aggregate.request
        plan = WithdrawalPlan(request.what, format_code(request.code), self._places(aggregate))
        changed = Changes(tasks=tasks, requests=frozenset({request_id}))
        return Result(plan, changed, transaction.operation_id)

    def withdraw(self, actor: Actor, posting_id: UUID) -> Result[Posting]:
        """Record that a post was withdrawn; raises ``UserFacingError`` while it is claimed."""
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            if posting.state is PostingState.IN_HAND:
                raise UserFacingError("post-in-hand")
            if posting.state is PostingState.WITHDRAWN:  # meanwhile, at another desk or by its site
                finish_tasks_of(transaction, posting, now, frozenset({TaskKind.WITHDRAW}))
            else:
                posting = mark_withdrawn(transaction, posting, now)
        return Result(posting, posting_changes(posting), transaction.operation_id)

    def _places(self, request: RequestAggregate) -> tuple[tuple[Posting, PlatformProfile], ...]:
        being_withdrawn = {
            task.posting_id for task in request.open_tasks if task.kind is TaskKind.WITHDRAW
        }
        profiles = {profile.slug: profile for profile in self.platforms.all()}
        return tuple(
            (posting, profiles[posting.platform])
            for posting in request.postings
            if posting.id in being_withdrawn
            and posting.state is not PostingState.IN_HAND
            and posting.platform in profiles
        )
