"""What a project waits for, from the first thing on its list until everything is home."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.custody import HolderKind
from intake.domain.trip import TripKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from intake.desk.projects.project_facts import ItemLine, ProjectFacts
    from intake.desk.projects.project_overviews import ProjectOverview
    from intake.desk.projects.trips import PlannedTrip

_HERE = (HolderKind.PLACE, HolderKind.COLLECTOR)


class NextStep(StrEnum):
    """What makes sense to do next in a project."""

    ITEMS = "items"
    PEOPLE = "people"
    RING = "ring"
    SHORTAGE = "shortage"
    COLLECT = "collect"
    ALLOCATE = "allocate"
    LOAD = "load"  # of a trip that collects
    BRING_IN = "bring-in"
    HAND_OUT = "hand-out"
    TAKE_IN = "take-in"
    RETURN = "return"
    BRING_HOME = "bring-home"  # of a trip that brings home
    CLOSE = "close"
    NONE = "none"


class Step(NamedTuple):
    """The next step, and the trip that it is about."""

    kind: NextStep = NextStep.NONE
    trip_id: UUID | None = None
    trip_number: int = 0


class Progress(NamedTuple):
    """How far the pieces of a project are: ``key`` is the sentence, ``back`` for its second part.

    Until something is handed out what came in is counted, then what went out and came back, and
    then what is home.
    """

    key: str
    done: int
    total: int
    back: int = 0


NOTHING_TO_DO = Step()
NOTHING_CAME = Progress("project-progress", 0, 0)


class _Totals(NamedTuple):
    """Pieces of all things of a project, places left out, by where they are."""

    confirmed: int
    collected: int
    in_store: int
    handed_out: int
    back: int
    home: int

    @property
    def went_out(self) -> int:
        return self.handed_out + self.back + self.home


def next_step(
    state: ProjectOverview, facts: ProjectFacts, today: date, *, to_ring: bool, lacks: bool
) -> Step:
    """Return the first thing that the project waits for.

    ``to_ring`` tells that a lender must be rung, ``lacks`` that a household misses something.
    """
    if not facts.project.is_open:
        return NOTHING_TO_DO
    total = _totals(facts.lines())
    if to_ring:
        return Step(NextStep.RING)
    if total.went_out:
        return _after_handing_out(state, facts, total, today)
    missing = _missing(facts)
    if missing:
        return Step(missing)
    if total.confirmed and not _trips(state, TripKind.COLLECT):
        return Step(NextStep.COLLECT)
    if lacks and _left_to_give(state, facts):
        return Step(NextStep.ALLOCATE)
    return _collecting(state, facts) or _after_handing_out(state, facts, total, today)


def _missing(facts: ProjectFacts) -> NextStep | None:
    """Return what a project cannot do without, if it has none of it."""
    if not facts.items:
        return NextStep.ITEMS
    if not facts.taking_part:
        return NextStep.PEOPLE
    if not facts.pledges and any(line.counts.short for line in facts.lines()):
        return NextStep.SHORTAGE
    return None


def _after_handing_out(
    state: ProjectOverview, facts: ProjectFacts, total: _Totals, today: date
) -> Step:
    """Return what comes when everything is in house: hand out, take in, bring home, close."""
    is_over = total.went_out or today > facts.project.last
    is_back = total.back and not total.handed_out  # who did not come will not come any more
    if total.in_store and not is_back and _given_pieces(state, facts) > total.went_out:
        return Step(NextStep.HAND_OUT)
    if total.handed_out:
        return Step(NextStep.TAKE_IN)
    if total.back or (total.in_store and is_over):
        return _bringing_home(state, facts) or Step(NextStep.RETURN)
    if not any(total[:-1]) and _is_over(facts, today):
        return Step(NextStep.CLOSE)
    return NOTHING_TO_DO


def progress_of(state: ProjectOverview, facts: ProjectFacts) -> Progress:
    """Return how far the pieces are, in the numbers of the phase that the project is in."""
    lines = facts.lines()
    total = _totals(lines)
    if not total.went_out:
        came = wanted = 0
        for line in lines:
            counts = line.counts
            came += counts.sure
            if not line.item.is_place:
                came -= counts.confirmed + counts.collected
            wanted += counts.needed + counts.spare
        return Progress("project-progress", came, max(came, wanted))
    if total.handed_out:
        out = total.handed_out + total.back
        meant = max(out, _given_pieces(state, facts))
        return Progress("project-progress-out", out, meant, total.back)
    return Progress("project-progress-home", total.home, sum(total))


def _totals(lines: Iterable[ItemLine]) -> _Totals:
    things = [line.counts for line in lines if not line.item.is_place]
    return _Totals(*(sum(getattr(one, name) for one in things) for name in _Totals._fields))


def _trips(state: ProjectOverview, kind: TripKind) -> list[PlannedTrip]:
    return [one for one in state.trips if one.trip.kind is kind]


def _collecting(state: ProjectOverview, facts: ProjectFacts) -> Step | None:
    """Return the trip that is under way, or else the first that is not loaded."""
    trips = [(one, _kinds(one, facts)) for one in _trips(state, TripKind.COLLECT)]
    for kind, step in (
        (HolderKind.COLLECTOR, NextStep.BRING_IN),
        (HolderKind.LENDER, NextStep.LOAD),
    ):
        for planned, kinds in trips:
            if kind in kinds:
                return Step(step, planned.trip.id, planned.trip.number)
    return None


def _bringing_home(state: ProjectOverview, facts: ProjectFacts) -> Step | None:
    for planned in _trips(state, TripKind.RETURN):
        if _kinds(planned, facts).intersection(_HERE):
            return Step(NextStep.BRING_HOME, planned.trip.id, planned.trip.number)
    return None


def _kinds(planned: PlannedTrip, facts: ProjectFacts) -> set[HolderKind]:
    """Return who has what belongs to a trip."""
    return {
        row.kind
        for stop in planned.stops
        for thing in stop.things
        for row in facts.holdings_of(thing.id)
    }


def _given_pieces(state: ProjectOverview, facts: ProjectFacts) -> int:
    """Return how many pieces of things, not of places, are meant for a household."""
    places = {item.id for item in facts.items if item.is_place}
    of_places = {one.id for one in facts.pledges if one.project_item_id in places}
    things = {thing.id for thing in facts.things if thing.pledge_id not in of_places}
    return sum(one.count for one in state.allocations if one.thing_id in things)


def _is_over(facts: ProjectFacts, today: date) -> bool:
    """Tell whether nothing is left to do: everything is home, or the days of the places passed."""
    if any(line.counts.promised for line in facts.lines() if not line.item.is_place):
        return True
    return bool(facts.things) and today > facts.project.last


def _left_to_give(state: ProjectOverview, facts: ProjectFacts) -> bool:
    """Tell whether there are pieces that nobody was given, of something that somebody misses."""
    item_of = {one.id: one.project_item_id for one in facts.pledges}
    kin_of = {item.id: item.kin for item in facts.items}
    kin_of_thing = {
        thing.id: kin_of.get(item_of[thing.pledge_id], "")
        for thing in facts.things
        if thing.pledge_id
    }
    given: Counter[str] = Counter()
    for one in state.allocations:
        given[kin_of_thing.get(one.thing_id, "")] += one.count
    needed: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for line in facts.lines():
        needed[line.item.kin] += line.counts.needed
        sure[line.item.kin] += line.counts.sure
    return any(given[kin] < min(needed[kin], sure[kin]) for kin in needed)
