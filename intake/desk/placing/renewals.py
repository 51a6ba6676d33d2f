"""Posts that end by themselves.

A task before they do, and renewing them where the request is still open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.request import Request, RequestState
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Platforms, Store

ENDS_SOON = timedelta(days=2)


@dataclass(frozen=True)
class Renewals:
    """Watches over the day on which a post ends."""

    store: Store
    clock: Clock
    platforms: Platforms

    def create_tasks(self, actor: Actor) -> Changes:
        """Make a task for each post that ends within two days while its request is still open.

        What has ended is written down as such.
        """
        now = self.clock.now()
        today = now.date()
        made = Changes()
        with self.store.write(actor, now) as transaction:
            open_tasks = {
                task.posting_id
                for task in transaction.find(Task, kind=str(TaskKind.RENEW), done_at=None)
            }
            for posting in transaction.find(Posting, state=tuple(str(state) for state in ONLINE)):
                if posting.expires_on is None or posting.expires_on > today + ENDS_SOON:
                    continue
                if posting.expires_on < today:
                    transaction.save(posting.move_to(PostingState.EXPIRED))
                    made |= Changes(
                        postings=frozenset({posting.id}), requests=frozenset({posting.request_id})
                    )
                if (
                    posting.id not in open_tasks
                    and transaction.get(Request, posting.request_id).state is RequestState.OPEN
                ):
                    task = transaction.save(
                        Task(
                            kind=TaskKind.RENEW,
                            request_id=posting.request_id,
                            posting_id=posting.id,
                            about=posting.platform,
                            due_at=now,
                        )
                    )
                    made |= Changes(tasks=frozenset({task.id}))
        return made

    def record_renewal(self, actor: Actor, posting_id: UUID) -> Changes:
        """Write down that a post was renewed on its platform: it stands for as long again."""
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            if posting.state is not PostingState.WITHDRAWN:
                days = self.platforms.get(posting.platform).expires_after_days
                transaction.save(
                    posting.move_to(
                        PostingState.RENEWED,
                        expires_on=now.date() + timedelta(days=days) if days else None,
                    )
                )
            for task in transaction.find(
                Task, request_id=posting.request_id, kind=str(TaskKind.RENEW), done_at=None
            ):
                if task.posting_id == posting_id:
                    transaction.save(replace(task, done_at=now))
        return Changes(postings=frozenset({posting.id}), requests=frozenset({posting.request_id}))
