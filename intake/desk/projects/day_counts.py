"""Use case of the day itself: how many pieces went out and came back, and who still comes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.projects.project_facts import load_project
from intake.desk.projects.projects import sorted_projects
from intake.desk.projects.waiting_pieces import waiting_pieces
from intake.desk.request_loading import load_by_id
from intake.domain.allocation import Allocation
from intake.domain.custody import Holding
from intake.domain.permissions import Permission
from intake.domain.pledge import Pledge
from intake.domain.project import Project
from intake.domain.resident import Resident, formal_name
from intake.domain.thing import Thing
from intake.kit.text_normalization import normalize_words
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_TIME_BEFORE_PROJECT = timedelta(days=1)
_TIME_AFTER_PROJECT = timedelta(days=7)
"""Around a project's days things are still handed out and brought back. Estimates of our own."""


class DayCounts(NamedTuple):
    """Pieces of a project: ``handed_out`` ever, of all ``to_hand_out``, and ``came_back``."""

    name: str
    handed_out: int
    to_hand_out: int
    came_back: int


class PersonToCome(NamedTuple):
    """A resident who still comes: to collect pieces that stand here, or to bring them back."""

    resident_id: UUID
    name: str
    pieces: int


@dataclass(frozen=True)
class DayCounter:
    """Counts for the project that is on now."""

    store: Store
    clock: Clock

    def count(self, actor: Actor) -> DayCounts | None:
        """Return the counts of the project that is on, or else of the next; None without any."""
        require_permission(actor, Permission.SEE_RESIDENT)
        today = to_local_time(self.clock.now()).date()
        with self.store.read(actor) as transaction:
            project = _project_of_day(sorted_projects(transaction.find(Project)), today)
            if project is None:
                return None
            given = transaction.find(Allocation, project_id=project.id)
            return _count(load_project(transaction, project.id), given)

    def still_to_come(self, actor: Actor) -> tuple[PersonToCome, ...]:
        """Return who still comes for something in the project that is on, sorted by last name."""
        require_permission(actor, Permission.SEE_RESIDENT)
        today = to_local_time(self.clock.now()).date()
        with self.store.read(actor) as transaction:
            project = _project_of_day(sorted_projects(transaction.find(Project)), today)
            if project is None:
                return ()
            facts = load_project(transaction, project.id)
            given = transaction.find(Allocation, project_id=project.id)
            return _people_to_come(transaction, waiting_pieces(facts, given))

    def still_to_bring(self, actor: Actor) -> tuple[PersonToCome, ...]:
        """Return who still has something of the project that is on, sorted by last name."""
        require_permission(actor, Permission.SEE_RESIDENT)
        today = to_local_time(self.clock.now()).date()
        with self.store.read(actor) as transaction:
            project = _project_of_day(sorted_projects(transaction.find(Project)), today)
            if project is None:
                return ()
            pledges = transaction.find(Pledge, project_id=project.id)
            keys = tuple(pledge.id for pledge in pledges)
            things = transaction.find(Thing, pledge_id=keys, whole_id=None) if keys else ()
            ids = tuple(thing.id for thing in things)
            held: Counter[UUID] = Counter()
            for row in transaction.find(Holding, thing_id=ids) if ids else ():
                if row.resident_id:
                    held[row.resident_id] += row.count
            return _people_to_come(transaction, held)


def _project_of_day(projects: tuple[Project, ...], today: date) -> Project | None:
    """Return the project whose days these are, or else the next one that is open."""
    is_on = [
        project
        for project in projects
        if project.first - _TIME_BEFORE_PROJECT <= today <= project.last + _TIME_AFTER_PROJECT
    ]
    return next((project for project in (*is_on, *projects) if project.is_open), None)


def _count(facts: ProjectFacts, given: Iterable[Allocation]) -> DayCounts:
    """Count; what goes out is what is meant for somebody, or all there is if nothing is."""
    counts = [line.counts for line in facts.lines() if not line.item.is_place]
    places = {item.id for item in facts.items if item.is_place}
    of_places = {pledge.id for pledge in facts.pledges if pledge.project_item_id in places}
    things = {thing.id for thing in facts.things if thing.pledge_id not in of_places}
    meant = sum(allocation.count for allocation in given if allocation.thing_id in things)
    came_back = sum(count.back + count.home for count in counts)
    handed_out = came_back + sum(count.handed_out for count in counts)
    waiting = sum(count.in_store + count.collected for count in counts)
    return DayCounts(
        name=facts.project.name,
        handed_out=handed_out,
        to_hand_out=max(handed_out, meant or handed_out + waiting),
        came_back=came_back,
    )


def _people_to_come(
    transaction: ReadTransaction, pieces: Mapping[UUID, int]
) -> tuple[PersonToCome, ...]:
    residents = load_by_id(transaction, Resident, pieces).values()
    people = sorted(
        residents, key=lambda resident: (normalize_words(resident.last_name), resident.full_name)
    )
    return tuple(
        PersonToCome(resident.id, formal_name(resident), pieces[resident.id]) for resident in people
    )
