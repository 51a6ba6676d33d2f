"""Read a project as a whole: its items, its households, its promises, and where each piece is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.request_loading import load_by_id
from intake.domain.custody import Handover, Holding
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.piece_counts import count_pieces
from intake.domain.pledge import Pledge, PledgeState
from intake.domain.project import ItemCounts, Project, ProjectItem, spare_pieces
from intake.domain.resident import Resident
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.ports import ReadTransaction


class ItemLine(NamedTuple):
    """An item of a project with its numbers."""

    item: ProjectItem
    counts: ItemCounts


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """All records of a project; ``things`` are the whole ones that came from its promises."""

    project: Project
    items: tuple[ProjectItem, ...]
    participants: tuple[Participant, ...]
    needs: tuple[ParticipantNeed, ...]
    pledges: tuple[Pledge, ...]
    things: tuple[Thing, ...]
    holdings: tuple[Holding, ...]
    hops: tuple[Handover, ...]

    @property
    def taking_part(self) -> tuple[Participant, ...]:
        return tuple(participant for participant in self.participants if participant.takes_part)

    def lines(self) -> tuple[ItemLine, ...]:
        """Return each item with what is needed and where each promised piece is."""
        taking_part = {participant.id for participant in self.taking_part}
        needs = [need for need in self.needs if need.participant_id in taking_part]
        return tuple(ItemLine(item, self._count(item, needs)) for item in self.items)

    def holdings_of(self, thing_id: UUID) -> list[Holding]:
        """Return who has which pieces of a thing."""
        return self._holdings_by_thing.get(thing_id, [])

    def things_of(self, pledge_id: UUID) -> tuple[Thing, ...]:
        """Return the things that came from a promise."""
        return tuple(self._things_by_pledge.get(pledge_id, ()))

    @property
    def has_only_places(self) -> bool:
        """Tell whether all that is needed are places: nothing is fetched or brought back."""
        return bool(self.items) and all(item.is_place for item in self.items)

    def whole_things(self) -> list[Thing]:
        """Return the things of the project that are no places."""
        places = {item.id for item in self.items if item.is_place}
        of_places = {pledge.id for pledge in self.pledges if pledge.project_item_id in places}
        return [thing for thing in self.things if thing.pledge_id not in of_places]

    def pledge_states(self, pledge_id: UUID) -> Counter[str]:
        """Return how many pieces of a promise are how far (``PIECE_STATES``)."""
        total: Counter[str] = Counter()
        for thing in self.things_of(pledge_id):
            total.update(self.count_by_place(thing.id))
        return total

    def count_by_place(self, thing_id: UUID) -> Counter[str]:
        """Return how many pieces of a thing are how far (``PIECE_STATES``)."""
        return count_pieces(self._hops_by_thing.get(thing_id, ()))

    def _count(self, item: ProjectItem, needs: Iterable[ParticipantNeed]) -> ItemCounts:
        of_item = [need for need in needs if need.project_item_id == item.id]
        needed = sum(need.wanted for need in of_item)
        numbers = dict.fromkeys(ItemCounts._fields, 0)
        numbers["needed"] = needed
        numbers["own"] = sum(min(need.own, need.count) for need in of_item)
        if not item.is_place:  # a seat does not break
            numbers["spare"] = spare_pieces(needed, self.project.spare_percent)
        pledges = [pledge for pledge in self.pledges if pledge.project_item_id == item.id]
        for pledge in pledges:
            written = self._count_things(pledge, numbers)
            if pledge.state is not PledgeState.FALLEN_THROUGH:
                # what came without a confirmation is no promise any more
                numbers[str(pledge.state)] += max(0, pledge.count - written)
        return ItemCounts(**numbers)

    def _count_things(self, pledge: Pledge, numbers: dict[str, int]) -> int:
        """Count the pieces that have come into the record of things; return how many."""
        written = 0
        for thing in self.things_of(pledge.id):
            for name, pieces in self.count_by_place(thing.id).items():
                numbers[name] += pieces
                written += pieces
        return written

    @cached_property
    def _things_by_pledge(self) -> dict[UUID, list[Thing]]:
        grouped: dict[UUID, list[Thing]] = {}
        for thing in self.things:
            if thing.pledge_id:
                grouped.setdefault(thing.pledge_id, []).append(thing)
        return grouped

    @cached_property
    def _holdings_by_thing(self) -> dict[UUID, list[Holding]]:
        grouped: dict[UUID, list[Holding]] = {}
        for row in self.holdings:
            grouped.setdefault(row.thing_id, []).append(row)
        return grouped

    @cached_property
    def _hops_by_thing(self) -> dict[UUID, list[Handover]]:
        grouped: dict[UUID, list[Handover]] = {}
        for hop in self.hops:
            grouped.setdefault(hop.thing_id, []).append(hop)
        return grouped


def load_project(transaction: ReadTransaction, project_id: UUID) -> ProjectFacts:
    """Return a project as a whole, in eight queries however large it is."""
    project = transaction.get(Project, project_id)
    pledges = transaction.find(Pledge, project_id=project_id)
    ids = tuple(pledge.id for pledge in pledges)
    things: tuple[Thing, ...] = ()
    if ids:
        things = transaction.find(Thing, pledge_id=ids, whole_id=None, removed_at=None)
    thing_ids = tuple(thing.id for thing in things)
    return ProjectFacts(
        project=project,
        items=transaction.find(ProjectItem, project_id=project_id, removed_at=None),
        participants=transaction.find(Participant, project_id=project_id),
        needs=transaction.find(ParticipantNeed, project_id=project_id),
        pledges=pledges,
        things=things,
        holdings=transaction.find(Holding, thing_id=thing_ids) if thing_ids else (),
        hops=transaction.find(Handover, thing_id=thing_ids) if thing_ids else (),
    )


def residents_of(
    transaction: ReadTransaction, participants: Iterable[Participant]
) -> dict[UUID, Resident]:
    """Return the residents of some households by id."""
    found = load_by_id(
        transaction, Resident, (participant.resident_id for participant in participants)
    )
    return {project.id: project for project in found.values()}


def require_open(project: Project) -> None:
    """Raise ``UserFacingError`` for a project that was closed or called off."""
    if not project.is_open:
        raise UserFacingError("project-ended", name=project.name)
