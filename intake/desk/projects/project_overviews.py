"""Use case of the page of a project: all that it shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.projects.lender_trips import trips_of
from intake.desk.projects.participants import households_of
from intake.desk.projects.project_facts import load_project
from intake.desk.projects.project_posts import needless_requests, replies_to, waiting_posts
from intake.desk.projects.projects import sorted_projects
from intake.domain.allocation import Allocation
from intake.domain.permissions import Permission
from intake.domain.project import Project

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.projects.lender_trips import PlannedTrip
    from intake.desk.projects.participants import Household
    from intake.desk.projects.project_facts import ProjectFacts
    from intake.desk.projects.project_posts import ProjectReply
    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.ports import Store


@dataclass(frozen=True)
class ProjectOverview:
    """The projects that there are, and all of the one that is shown."""

    projects: tuple[Project, ...]
    facts: ProjectFacts | None = None
    households: tuple[Household, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    trips: tuple[PlannedTrip, ...] = ()
    replies: tuple[ProjectReply, ...] = ()
    waiting_posts: tuple[Posting, ...] = ()
    needless_posts: int = 0


@dataclass(frozen=True)
class ProjectOverviews:
    """Reads a project for its page."""

    store: Store

    def read(self, actor: Actor, project_id: UUID | None) -> ProjectOverview:
        """Return all of a project; without one, of the next that is open."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            projects = sorted_projects(transaction.find(Project))
            ids = {project.id for project in projects}  # one that was undone is none any more
            chosen = project_id
            if chosen not in ids:
                chosen = next((project.id for project in projects if project.is_open), None)
            if chosen is None:
                return ProjectOverview(projects)
            facts = load_project(transaction, chosen)
            return ProjectOverview(
                projects=projects,
                facts=facts,
                households=households_of(transaction, facts),
                allocations=transaction.find(Allocation, project_id=chosen),
                trips=trips_of(transaction, facts),
                replies=replies_to(transaction, facts.project, facts.items),
                waiting_posts=waiting_posts(transaction, facts.project),
                needless_posts=len(needless_requests(transaction, facts)),
            )
