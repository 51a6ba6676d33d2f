"""All that the page of a project shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.projects.participants import Household
    from intake.desk.projects.project_facts import ProjectFacts
    from intake.desk.projects.project_posts import ProjectReply
    from intake.desk.projects.trips import PlannedTrip
    from intake.desk.use_cases import UseCases
    from intake.domain.allocation import Allocation
    from intake.domain.permissions import Actor
    from intake.domain.project import Project


@dataclass(frozen=True)
class ProjectState:
    """The projects that there are, and all of the one that is shown."""

    projects: tuple[Project, ...]
    facts: ProjectFacts | None = None
    households: tuple[Household, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    trips: tuple[PlannedTrip, ...] = ()
    replies: tuple[ProjectReply, ...] = ()


def read_state(use_cases: UseCases, actor: Actor, project_id: UUID | None) -> ProjectState:
    """Read a project; without one, the next that is open."""
    projects = use_cases.projects.list_all(actor)
    chosen = project_id or next((one.id for one in projects if one.is_open), None)
    if chosen is None:
        return ProjectState(projects)
    return ProjectState(
        projects=projects,
        facts=use_cases.projects.read(actor, chosen),
        households=use_cases.participants.list_all(actor, chosen),
        allocations=use_cases.allocations.list_all(actor, chosen),
        trips=use_cases.trips.list_all(actor, chosen),
        replies=use_cases.project_posts.replies(actor, chosen),
    )
