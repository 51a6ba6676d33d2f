"""Put a project into words: its items with their numbers, its households, lenders and trips."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.projects.waiting_pieces import waiting_pieces
from intake.domain.custody import HolderKind
from intake.domain.pledge import PledgeState
from intake.domain.project import ProjectState, lacking_pieces
from intake.domain.trip import TripKind
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import day_phrase, span_phrase
from intake.text.composing.thing_words import pieces_phrase
from intake.ui.projects.household_words import Gift, HouseholdWords, Row
from intake.ui.projects.next_step import (
    NOTHING_CAME,
    NOTHING_TO_DO,
    NextStep,
    Progress,
    Step,
    next_step,
    progress_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from intake.desk.projects.lender_trips import PlannedTrip
    from intake.desk.projects.participants import Household
    from intake.desk.projects.project_facts import ItemLine, ProjectFacts
    from intake.desk.projects.project_overviews import ProjectOverview
    from intake.desk.projects.project_posts import ProjectReply
    from intake.domain.pledge import Pledge
    from intake.domain.project import Project
    from intake.kit.translations import Translations

_WITH_US = (HolderKind.PLACE, HolderKind.RESIDENT)


class Shown(StrEnum):
    """Which rows the list at the right shows."""

    LACKING = "lacking"  # households that miss something
    COMPLETE = "complete"
    WAITING = "waiting"
    TO_RING = "to-ring"  # lenders whose promise nobody has confirmed
    CONFIRMED = "confirmed"
    TRIPS = "trips"


class ItemRow(NamedTuple):
    """An item on the board; ``parts`` are the parts of its bar.

    ``to_ask`` of what falls ``short`` is not promised either: a post asks for it.
    """

    item_id: UUID
    name: str
    needed: str
    total: str
    parts: tuple[tuple[str, int], ...]
    where: str
    short: int
    to_ask: int


@dataclass(frozen=True, kw_only=True)
class ProjectPage:
    """The page in words. ``others`` are the projects that can be opened, by their ids."""

    title: str = ""
    about: str = ""
    items: tuple[ItemRow, ...] = ()
    rows: Mapping[Shown, tuple[Row, ...]]
    step: Step = NOTHING_TO_DO
    is_open: bool = False
    is_closed: bool = False
    trips_home: frozenset[UUID] = frozenset()
    has_places: bool = False
    has_only_places: bool = False
    has_things_here: bool = False
    waiting_posts: int = 0
    waiting_households: int = 0
    progress: Progress = NOTHING_CAME
    others: tuple[Row, ...] = ()
    project_id: UUID | None = None


@dataclass(frozen=True)
class ProjectWords:
    """Writes the page in the language of the screen."""

    translate: Translations
    today: date

    def page(self, state: ProjectOverview) -> ProjectPage:
        """Return the page of a project; without one, the list of those there are."""
        others = tuple(self._project_row(project) for project in state.projects)
        facts = state.facts
        if facts is None:
            return ProjectPage(rows={}, others=others)
        rows = self._rows(state, facts)
        to_ring, lacks = bool(rows[Shown.TO_RING]), bool(rows[Shown.LACKING])
        step = next_step(state, facts, self.today, to_ring=to_ring, lacks=lacks)
        waiting: Mapping[UUID, int] = {}
        if step.kind is NextStep.HAND_OUT:
            waiting = waiting_pieces(facts, state.allocations)
        return ProjectPage(
            title=self._title(facts.project),
            about=self._about(facts),
            items=tuple(self._item(line, is_open=facts.project.is_open) for line in facts.lines()),
            rows=rows,
            step=step,
            is_open=facts.project.is_open,
            is_closed=facts.project.state is ProjectState.CLOSED,
            has_places=any(item.is_place for item in facts.items),
            has_only_places=facts.has_only_places,
            has_things_here=any(row.kind in _WITH_US for row in facts.holdings),
            trips_home=frozenset(
                trip.trip.id for trip in state.trips if trip.trip.kind is TripKind.RETURN
            ),
            progress=progress_of(state, facts),
            waiting_posts=len(state.waiting_posts),
            waiting_households=len(waiting),
            others=others,
            project_id=facts.project.id,
        )

    def _rows(self, state: ProjectOverview, facts: ProjectFacts) -> dict[Shown, tuple[Row, ...]]:
        rows: dict[Shown, list[Row]] = {shown: [] for shown in Shown}
        item_of = {pledge.id: pledge.project_item_id for pledge in facts.pledges}
        things = {thing.id: thing for thing in facts.things}
        given: dict[UUID, dict[UUID, int]] = {}
        gifts: dict[UUID, list[Gift]] = {}
        for allocation in state.allocations:
            thing = things.get(allocation.thing_id)
            if thing and thing.pledge_id:
                mine = given.setdefault(allocation.participant_id, {})
                item_id = item_of[thing.pledge_id]
                mine[item_id] = mine.get(item_id, 0) + allocation.count
                gifts.setdefault(allocation.participant_id, []).append(
                    Gift(allocation, thing, item_id)
                )
        names = {item.id: item.name for item in facts.items}
        words = HouseholdWords(self.translate, names)
        for household in state.households:
            got = given.get(household.participant.id, {})
            needed = {need.project_item_id: need.wanted for need in household.needs}
            lacks = lacking_pieces(facts.items, needed, got)
            shown = _shown_of(household, lacks)
            theirs = gifts.get(household.participant.id, ())
            rows[shown].append(words.row(household, theirs, lacks))
        for pledge in facts.pledges:
            if self._is_to_ring(pledge, facts):
                rows[Shown.TO_RING].append(self._pledge(pledge, facts, names))
            elif pledge.state is PledgeState.CONFIRMED:
                rows[Shown.CONFIRMED].append(self._pledge(pledge, facts, names))
        rows[Shown.TO_RING] += [self._reply(reply) for reply in state.replies]
        rows[Shown.TRIPS] = [self._trip(trip, facts) for trip in state.trips]
        return {shown: tuple(listed) for shown, listed in rows.items()}

    def _is_to_ring(self, pledge: Pledge, facts: ProjectFacts) -> bool:
        """Tell whether a lender must be rung; not if the things are with us already."""
        if not pledge.is_due_for_ringing(facts.project.first, self.today):
            return False
        is_offered = pledge.state is PledgeState.OFFERED
        return is_offered or facts.pledge_states(pledge.id)["confirmed"] > 0

    def _project_row(self, project: Project) -> Row:
        ended = "" if project.is_open else f" · {self.translate(f'project-state-{project.state}')}"
        return Row(f"{self._title(project)}{ended}", project.id)

    def _title(self, project: Project) -> str:
        days = span_phrase(project.first, project.last, self.translate.language)
        return f"{project.name}, {days}"

    def _about(self, facts: ProjectFacts) -> str:
        taking_part = facts.taking_part
        days = (facts.project.first - self.today).days
        said = [
            self.translate(
                "project-about",
                households=len(taking_part),
                people=sum(participant.persons for participant in taking_part),
            )
        ]
        if not facts.project.is_open:
            said.append(self.translate(f"project-state-{facts.project.state}"))
        elif days >= 0:
            said.append(self.translate("project-days-left", days=days))
        return " · ".join(said)

    def _item(self, line: ItemLine, *, is_open: bool) -> ItemRow:
        counts = line.counts
        here = counts.in_store + counts.back
        parts = (
            ("pieces-home", here + counts.handed_out + counts.home),
            ("pieces-way", counts.collected),
            ("pieces-sure", counts.confirmed),
            ("pieces-said", counts.offered),
            ("pieces-none", max(0, counts.short - counts.offered)),
        )
        said = [
            self.translate(f"project-pieces-{name.replace('_', '-')}", count=count)
            for name, count in counts._asdict().items()
            if count and name not in ("needed", "own", "spare")
        ]
        if counts.own:
            said.append(self.translate("project-pieces-own", count=counts.own))
        return ItemRow(
            item_id=line.item.id,
            name=capitalize_first(line.item.name),
            needed=str(counts.needed),
            total=str(counts.needed + counts.spare),
            parts=parts,
            where=" · ".join(said) or self.translate("project-pieces-nothing"),
            short=counts.short,
            to_ask=max(0, counts.short - counts.offered) if is_open else 0,
        )

    def _pledge(self, pledge: Pledge, facts: ProjectFacts, names: Mapping[UUID, str]) -> Row:
        what = pieces_phrase(names.get(pledge.project_item_id, ""), pledge.count)
        where = ", ".join(part for part in (pledge.address_line, pledge.postcode) if part)
        states = facts.pledge_states(pledge.id)
        said = [
            self.translate(f"project-pieces-{name.replace('_', '-')}", count=count)
            for name, count in states.items()
            if name != "confirmed"
        ]
        below = " · ".join(part for part in (pledge.contact, where, pledge.slot, *said) if part)
        return Row(f"{pledge.lender}: {what}\n{below}", pledge.id)

    def _reply(self, replied: ProjectReply) -> Row:
        reply = replied.reply
        first = self.translate(
            "project-reply",
            who=reply.name or reply.address,
            name=replied.item.name,
            code=format_code(replied.code),
        )
        return Row(f"{first}\n{reply.text}", reply.id)

    def _trip(self, planned: PlannedTrip, facts: ProjectFacts) -> Row:
        trip = planned.trip
        key = "project-trip-collect" if trip.kind is TripKind.COLLECT else "project-trip-return"
        day = day_phrase(trip.day, self.translate.language)
        first = self.translate(
            key, number=trip.number, day=day, count=len(planned.stops), driver=trip.driver or "none"
        )
        kinds = {
            row.kind
            for stop in planned.stops
            for thing in stop.things
            for row in facts.holdings_of(thing.id)
        }
        is_under_way = HolderKind.COLLECTOR in kinds
        below = ", ".join(stop.pledge.lender for stop in planned.stops)
        if is_under_way:
            below = f"{self.translate('project-trip-under-way')} · {below}"
        return Row(f"{first}\n{below}", trip.id)


def _shown_of(household: Household, lacks: Mapping[UUID, int]) -> Shown:
    if household.participant.is_waiting:
        return Shown.WAITING
    return Shown.LACKING if lacks else Shown.COMPLETE
