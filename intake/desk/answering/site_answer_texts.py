"""Use case of answers that are written on a platform's site: the text, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.answering.invitation import InvitationWriter
from intake.desk.centre.facts import find_centre
from intake.desk.permissions import require_permission
from intake.desk.privacy import load_private_facts
from intake.desk.request_loading import load_aggregate
from intake.domain.permissions import Permission
from intake.domain.platform_profile import WINDOW_METHODS
from intake.domain.posting import PostingState
from intake.domain.task import ON_SITE, Task, TaskKind
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.posting import Posting
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Platforms, ReadTransaction, Store

_IS_ONLINE = (PostingState.POSTED, PostingState.RENEWED, PostingState.EXPIRED)
"""Posts in whose thread somebody may have replied; others only if their address was kept."""


@dataclass(frozen=True)
class SiteAnswerText:
    """What is written to a neighbour on the site, and each place where their reply may stand."""

    task_id: UUID
    name: str
    text: str
    places: tuple[tuple[Posting, PlatformProfile], ...]


@dataclass(frozen=True)
class SiteAnswerTexts:
    """Writes the answers of tasks that are done on a platform's site."""

    store: Store
    clock: Clock
    platforms: Platforms
    translate: Translate

    def read(self, actor: Actor, task_id: UUID) -> SiteAnswerText:
        """Return the answer of a task; raises ``UserFacingError`` if there is none any more."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            task = transaction.get(Task, task_id)
            if not task.is_open or task.kind not in ON_SITE or task.request_id is None:
                raise UserFacingError("task-done-already")
            aggregate = load_aggregate(transaction, task.request_id)
            text = self._write(transaction, task, aggregate)
        return SiteAnswerText(
            task_id=task.id,
            name=task.about.partition(" · ")[0],
            text=text,
            places=self._places(aggregate),
        )

    def _write(self, transaction: ReadTransaction, task: Task, aggregate: RequestAggregate) -> str:
        if task.kind is TaskKind.TELL_ON_SITE:
            return self.translate("site-not-needed-text")
        if aggregate.agreement is None:
            raise UserFacingError("task-done-already")
        centre = find_centre(transaction)
        fetches = centre is not None and centre.desk_fetches
        writer = InvitationWriter(self.translate, self.clock.now(), desk_fetches=fetches)
        private = load_private_facts(transaction, aggregate.request)
        return writer.write_on_site(private, aggregate.request, aggregate.agreement)

    def _places(self, aggregate: RequestAggregate) -> tuple[tuple[Posting, PlatformProfile], ...]:
        profiles = {
            profile.slug: profile
            for profile in self.platforms.all()
            if profile.way in WINDOW_METHODS
        }
        return tuple(
            (posting, profiles[posting.platform])
            for posting in aggregate.postings
            if (posting.state in _IS_ONLINE or posting.url) and posting.platform in profiles
        )
