"""The use case of a request's page: everything that happened, and what must be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.answering.own_things import find_fitting_things
from intake.desk.calling.due_steps import find_due_step
from intake.desk.calling.due_task import due_task
from intake.desk.centre.facts import find_centre
from intake.desk.custody.things_of_request import find_things_of
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_aggregate
from intake.desk.story.events import StoryEvent, read_events
from intake.domain.message import Message
from intake.domain.permissions import Permission
from intake.domain.staff import Staff
from intake.domain.visit_report import VisitReport
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.calling.due_steps import DueStep
    from intake.desk.calling.due_task import DueTask
    from intake.desk.custody.thing_with_parts import ThingWithParts
    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.request_aggregate import RequestAggregate
    from intake.domain.thing import OwnStock
    from intake.kit.clock import Clock
    from intake.ports import Platforms, Store


@dataclass(frozen=True, kw_only=True)
class RequestStory:
    """A request with its events, oldest first, and its open tasks, the most urgent first.

    ``step`` is what it waits for if no task tells. ``staff`` are the colleagues in the events,
    ``profiles`` the platforms of its posts, ``messages`` those to neighbours, ``reports`` how it
    went, ``own_things`` what the centre could lend for it, ``things`` what is or was lent.
    """

    aggregate: RequestAggregate
    events: tuple[StoryEvent, ...]
    tasks: tuple[DueTask, ...]
    step: DueStep | None
    staff: dict[UUID, str]
    centre: Centre | None
    profiles: dict[str, PlatformProfile]
    messages: tuple[Message, ...]
    reports: tuple[VisitReport, ...] = ()
    own_things: tuple[OwnStock, ...] = ()
    things: tuple[ThingWithParts, ...] = ()


@dataclass(frozen=True)
class RequestStories:
    """Reads what happened to a request."""

    store: Store
    clock: Clock
    platforms: Platforms

    def read(self, actor: Actor, request_id: UUID) -> RequestStory:
        """Return everything about a request; raises ``UserFacingError`` if it no longer exists."""
        require_permission(actor, Permission.SEE_RESIDENT)
        now = self.clock.now()
        with self.store.read(actor) as transaction:
            aggregate = load_aggregate(transaction, request_id)
            messages = transaction.find(Message, request_id=request_id)
            reports = transaction.find(VisitReport, request_id=request_id)
            rows = (
                *messages,
                *reports,
                *aggregate.postings,
                *aggregate.replies,
                *aggregate.agreements,
                *aggregate.tasks,
                *aggregate.consents,
                *aggregate.slips,
            )
            history = transaction.history((request_id, *(row.id for row in rows)))
            staff = {colleague.id: colleague.name for colleague in transaction.find(Staff)}
            centre = find_centre(transaction)
            own_things: tuple[OwnStock, ...] = ()
            if not (aggregate.request.has_ended or aggregate.agreement):
                request, today = aggregate.request, to_local_time(now).date()
                own_things = find_fitting_things(transaction, request.kind, request.answers, today)
            things = find_things_of(transaction, request_id)

        tasks = [due_task(task, aggregate) for task in aggregate.open_tasks]
        return RequestStory(
            aggregate=aggregate,
            events=read_events(history),
            tasks=tuple(sorted(tasks, key=lambda due: due.urgency(now))),
            step=find_due_step(aggregate, now),
            staff=staff,
            centre=centre,
            profiles={profile.slug: profile for profile in self.platforms.all()},
            messages=tuple(messages),
            reports=reports,
            own_things=own_things,
            things=things,
        )
