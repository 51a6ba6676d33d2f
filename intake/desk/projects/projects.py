"""Use cases of projects: begin one, say what it needs, call it off, close it, begin it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.closing.neighbour_notifier import NeighbourNotifier
from intake.desk.permissions import require_permission
from intake.desk.projects.called_off import plan_called_off
from intake.desk.projects.project_facts import load_project, require_open
from intake.desk.projects.project_posts import end_requests, open_requests_of, require_same_name
from intake.desk.projects.rules import apply_rules
from intake.desk.projects.shortages import update_shortage_tasks
from intake.desk.result import Changes, Result
from intake.domain.custody import HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.project import MAX_FITS, Project, ProjectItem, ProjectState
from intake.domain.request import Request
from intake.domain.task import Task
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import ReadTransaction, Store

_STILL_OUT = (HolderKind.RESIDENT, HolderKind.COLLECTOR, HolderKind.PLACE)
"""With whom a lender's thing may not be any more when its project is closed."""


_MAX_NAME = 120
"""Letters of the name of a project, its place, its team and its items."""


@dataclass(frozen=True)
class Projects:
    """Begins projects and ends them."""

    store: Store
    clock: Clock
    translate: Translate

    def list_all(self, actor: Actor) -> tuple[Project, ...]:
        """Return every project: the open ones first, the next one at the top."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            projects = transaction.find(Project)
        return sorted_projects(projects)

    def read(self, actor: Actor, project_id: UUID) -> ProjectFacts:
        """Return a project as a whole."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            return load_project(transaction, project_id)

    def begin(self, actor: Actor, project: Project) -> Result[Project]:
        """Begin a project. Raises ``UserFacingError`` without a name, and if it ends too early."""
        require_permission(actor, Permission.RUN_PROJECT)
        _require_complete(project)
        with self.store.write(actor, self.clock.now()) as transaction:
            saved = transaction.save(project)
        return Result(saved, _changes(saved.id), transaction.operation_id)

    def change(self, actor: Actor, project: Project) -> Result[Project]:
        """Change the name, the place, the days, the team or the spare share of a project."""
        require_permission(actor, Permission.RUN_PROJECT)
        _require_complete(project)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            stored = transaction.get(Project, project.id)
            require_open(stored)
            saved = transaction.save(
                replace(
                    stored,
                    name=project.name.strip(),
                    place=project.place.strip(),
                    first=project.first,
                    last=project.last,
                    team=project.team.strip(),
                    spare_percent=project.spare_percent,
                )
            )
            update_shortage_tasks(transaction, saved.id, now)
            tasks = transaction.changed_ids(Task)
        return Result(saved, _changes(saved.id, tasks), transaction.operation_id)

    def save_item(self, actor: Actor, item: ProjectItem) -> Result[ProjectItem]:
        """Add an item that a project needs, or change one; the needs follow the rules.

        Raises ``UserFacingError`` without a name, for another name while posts ask for it, or if a
        piece holds nobody or more than ``MAX_FITS`` people.
        """
        require_permission(actor, Permission.RUN_PROJECT)
        if not normalize_words(item.name):  # by letters or digits the posts about it are found
            raise UserFacingError("own-thing-no-name")
        _require_short(item.name)
        if item.fits < 1:
            raise UserFacingError("own-thing-no-count")
        if item.fits > MAX_FITS:
            raise UserFacingError("project-fits-too-many", count=MAX_FITS)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            require_open(transaction.get(Project, item.project_id))
            require_same_name(transaction, item)
            saved = transaction.save(replace(item, name=item.name.strip()))
            apply_rules(transaction, item.project_id)
            update_shortage_tasks(transaction, item.project_id, now)
            tasks = transaction.changed_ids(Task)
        return Result(saved, _changes(item.project_id, tasks), transaction.operation_id)

    def remove_item(self, actor: Actor, item_id: UUID) -> Result[ProjectItem]:
        """Take an item off the list. Raises ``UserFacingError`` if somebody promised it."""
        require_permission(actor, Permission.RUN_PROJECT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            item = transaction.get(ProjectItem, item_id)
            facts = load_project(transaction, item.project_id)
            if any(
                pledge.project_item_id == item_id and pledge.still_stands
                for pledge in facts.pledges
            ):
                raise UserFacingError("project-item-promised", name=item.name)
            removed = transaction.save(replace(item, removed_at=now))
            for need in facts.needs:
                if need.project_item_id == item_id:
                    transaction.remove(need)
            update_shortage_tasks(transaction, item.project_id, now)
            tasks = transaction.changed_ids(Task)
        return Result(removed, _changes(item.project_id, tasks), transaction.operation_id)

    def call_off(self, actor: Actor, project_id: UUID) -> Result[Project]:
        """Call a project off: nothing is looked for any more, and everybody is rung about it.

        What is out still comes home.
        """
        return self._end(actor, project_id, ProjectState.CANCELLED)

    def close(self, actor: Actor, project_id: UUID) -> Result[Project]:
        """Close a project; its posts that are still online become tasks to take them off.

        Raises ``UserFacingError`` while a lender's thing, or a part of it, is not home.
        """
        return self._end(actor, project_id, ProjectState.CLOSED)

    def begin_again(
        self, actor: Actor, project_id: UUID, first: date, last: date
    ) -> Result[Project]:
        """Begin a project like an earlier one: its name, place, team and items, but nobody yet."""
        require_permission(actor, Permission.RUN_PROJECT)
        with self.store.write(actor, self.clock.now()) as transaction:
            facts = load_project(transaction, project_id)
            before = facts.project
            again = Project(
                name=before.name,
                place=before.place,
                first=first,
                last=last,
                team=before.team,
                spare_percent=before.spare_percent,
                repeats_id=before.id,
            )
            _require_complete(again)
            saved = transaction.save(again)
            for item in facts.items:
                transaction.save(
                    ProjectItem(
                        project_id=saved.id,
                        name=item.name,
                        rule=item.rule,
                        fits=item.fits,
                        family=item.family,
                        size=item.size,
                        is_place=item.is_place,
                    )
                )
        return Result(saved, _changes(saved.id), transaction.operation_id)

    def _end(self, actor: Actor, project_id: UUID, state: ProjectState) -> Result[Project]:
        require_permission(actor, Permission.RUN_PROJECT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            project = transaction.get(Project, project_id)
            if project.state is not ProjectState.CANCELLED or state is ProjectState.CANCELLED:
                require_open(project)
            notifier = NeighbourNotifier(transaction, self.translate, now)
            if state is ProjectState.CLOSED:
                _require_all_home(load_project(transaction, project_id), transaction)
            if state is ProjectState.CANCELLED:
                plan_called_off(notifier, load_project(transaction, project_id))
            end_requests(notifier, open_requests_of(transaction, project))
            ended = transaction.save(replace(project, state=state, ended_at=now))
            update_shortage_tasks(transaction, project_id, now)
            tasks = transaction.changed_ids(Task)
            requests = transaction.changed_ids(Request)
        changed = Changes(projects=frozenset({project_id}), tasks=tasks, requests=requests)
        return Result(ended, changed, transaction.operation_id)


def sorted_projects(projects: Iterable[Project]) -> tuple[Project, ...]:
    """Return projects in their order: the open ones first, the next one at the top."""
    return tuple(
        sorted(projects, key=lambda project: (not project.is_open, project.first, project.name))
    )


def _require_all_home(facts: ProjectFacts, transaction: ReadTransaction) -> None:
    """Raise ``UserFacingError`` while a lender's thing, or a part of it, is not home.

    It is looked at in the write itself: another desk may be handing something out.
    """
    rows = (*facts.holdings, *_holdings_of_parts(transaction, facts))
    out = sum(row.count for row in rows if row.kind in _STILL_OUT)
    if out:
        raise UserFacingError("project-things-out", count=out)


def _holdings_of_parts(transaction: ReadTransaction, facts: ProjectFacts) -> tuple[Holding, ...]:
    """Return who has which parts of the things of a project: the poles of a tent."""
    wholes = tuple(thing.id for thing in facts.things)
    parts = transaction.find(Thing, whole_id=wholes, removed_at=None) if wholes else ()
    ids = tuple(part.id for part in parts)
    return transaction.find(Holding, thing_id=ids) if ids else ()


def _require_short(text: str) -> None:
    """Raise ``UserFacingError`` for a name that no post and no paper has room for."""
    if len(text) > _MAX_NAME:
        raise UserFacingError("staff-name-long", most=_MAX_NAME)


def _require_complete(project: Project) -> None:
    for text in (project.name, project.place, project.team):
        _require_short(text)
    if is_blank(project.name):
        raise UserFacingError("project-no-name")
    if project.last < project.first:
        raise UserFacingError("project-days-wrong")


def _changes(project_id: UUID, tasks: frozenset[UUID] = frozenset()) -> Changes:
    return Changes(projects=frozenset({project_id}), tasks=tasks)
