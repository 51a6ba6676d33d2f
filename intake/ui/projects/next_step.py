"""What a project waits for, from the first thing on its list until everything is home."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.projects.allocations import can_give
from intake.desk.projects.waiting_pieces import waiting_pieces
from intake.domain.custody import HolderKind
from intake.domain.project import ProjectState
from intake.domain.trip import TripKind

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.desk.projects.project_overviews import ProjectOverview
    from intake.domain.thing import Thing
    from intake.domain.trip import Trip

_HOLDERS_AT_DESK = (HolderKind.PLACE, HolderKind.COLLECTOR)


class NextStep(StrEnum):
    """What makes sense to do next in a project."""

    ITEMS = "items"
    PEOPLE = "people"
    RING = "ring"
    ASK = "ask"  # the neighbourhood, for what falls short
    SHORTAGE = "shortage"
    END_POSTS = "end-posts"  # for what is not short any more
    COLLECT = "collect"
    ALLOCATE = "allocate"
    LOAD = "load"  # of a trip that collects
    BRING_IN = "bring-in"
    ROUTES = "routes"  # print for every guest where to be
    HAND_OUT = "hand-out"
    TAKE_IN = "take-in"
    RETURN = "return"
    BRING_HOME = "bring-home"  # of a trip that brings home
    CLOSE = "close"
    SHEET = "sheet"  # of what came, went and is missing, when it is closed
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


@dataclass(frozen=True)
class ProjectPieces:
    """Where the pieces of the things of a project are, places left out.

    ``to_hand_out`` are pieces that stand here for who takes part and did not have them yet,
    ``ever_out`` those that somebody ever had.
    """

    here: int
    on_the_way: int
    out: int
    home: int
    to_hand_out: int
    ever_out: int


def pieces_of(state: ProjectOverview, facts: ProjectFacts) -> ProjectPieces:
    """Count the pieces of the things of a project."""
    things = {thing.id for thing in facts.whole_things()}
    by_kind: Counter[HolderKind] = Counter()
    for thing_id in things:
        for row in facts.holdings_of(thing_id):
            by_kind[row.kind] += row.count
    ever_out = sum(
        hop.count
        for hop in facts.hops
        if hop.thing_id in things and hop.to_kind is HolderKind.RESIDENT
    )
    return ProjectPieces(
        here=by_kind[HolderKind.PLACE],
        on_the_way=by_kind[HolderKind.COLLECTOR],
        out=by_kind[HolderKind.RESIDENT],
        home=sum(line.counts.home for line in facts.lines() if not line.item.is_place),
        to_hand_out=sum(waiting_pieces(facts, state.allocations).values()),
        ever_out=ever_out,
    )


def next_step(
    state: ProjectOverview, facts: ProjectFacts, today: date, *, to_ring: bool, lacks: bool
) -> Step:
    """Return the first thing that the project waits for.

    ``to_ring`` tells that a lender must be rung, ``lacks`` that a household misses something.
    """
    pieces = pieces_of(state, facts)
    if facts.project.state is ProjectState.CLOSED:
        return Step(NextStep.SHEET)
    is_over = today > facts.project.last or not facts.project.is_open
    if not is_over:
        if to_ring:
            return Step(NextStep.RING)
        if missing := _step_for_missing(facts):
            return Step(missing)
        has_begun = state.trips or pieces.here or pieces.on_the_way or pieces.ever_out
        if not has_begun and _is_to_ask(facts, today):
            return Step(NextStep.ASK)
        if state.needless_posts:
            return Step(NextStep.END_POSTS)
        if _not_in_a_trip(state, facts):
            return Step(NextStep.COLLECT)
        if lacks and can_give(facts, state.allocations):
            return Step(NextStep.ALLOCATE)
        if facts.has_only_places and state.allocations:
            return Step(NextStep.ROUTES)
    step = _step_while_collecting(state, facts, pieces, is_over=is_over)
    return step or _step_while_bringing_back(state, facts, pieces, is_over=is_over)


def progress_of(state: ProjectOverview, facts: ProjectFacts) -> Progress:
    """Return how far the pieces are, in the numbers of the phase that the project is in."""
    pieces = pieces_of(state, facts)
    if not pieces.ever_out:
        came = wanted = 0
        for line in facts.lines():
            counts = line.counts
            here = counts.sure
            if not line.item.is_place:
                here -= counts.confirmed + counts.collected
            asked = counts.needed + counts.spare
            came += min(here, asked)  # too many of one thing do not make up for another
            wanted += asked
        key = "project-progress"
        if facts.has_only_places:
            key = "project-progress-places"
        return Progress(key, came, wanted)
    if pieces.out or pieces.to_hand_out:
        meant = pieces.ever_out + pieces.to_hand_out
        back = max(0, pieces.ever_out - pieces.out)
        return Progress("project-progress-out", pieces.ever_out, meant, back)
    left = pieces.here + pieces.on_the_way
    return Progress("project-progress-home", pieces.home, pieces.home + left)


def _step_for_missing(facts: ProjectFacts) -> NextStep | None:
    """Return what a project cannot do without, if it has none of it."""
    if not facts.items:
        return NextStep.ITEMS
    if not any(participant.left_at is None for participant in facts.participants):
        return NextStep.PEOPLE
    has_promises = any(pledge.still_stands for pledge in facts.pledges)
    if not has_promises and any(line.counts.short for line in facts.lines()):
        return NextStep.SHORTAGE
    return None


def _is_to_ask(facts: ProjectFacts, today: date) -> bool:
    """Tell whether something falls short that no promise covers, and no post was written for yet.

    Posts for later shortages are offered by their tasks; the round does not wait for them.
    """
    if facts.project.posts_approved_at or today >= facts.project.first or not facts.pledges:
        return False
    return any(line.counts.short > line.counts.offered for line in facts.lines())


def _step_while_collecting(
    state: ProjectOverview, facts: ProjectFacts, pieces: ProjectPieces, *, is_over: bool
) -> Step | None:
    """Return what comes until everybody has what is meant for them."""
    under_way = _first_trip(state, facts, TripKind.COLLECT, HolderKind.COLLECTOR)
    if under_way:
        return Step(NextStep.BRING_IN, under_way.id, under_way.number)
    if is_over:
        return None
    to_load = _first_trip(state, facts, TripKind.COLLECT, HolderKind.LENDER)
    if to_load and not pieces.ever_out:
        return Step(NextStep.LOAD, to_load.id, to_load.number)
    if pieces.to_hand_out:
        return Step(NextStep.HAND_OUT)
    return Step(NextStep.LOAD, to_load.id, to_load.number) if to_load else None


def _step_while_bringing_back(
    state: ProjectOverview, facts: ProjectFacts, pieces: ProjectPieces, *, is_over: bool
) -> Step:
    """Return what comes when everybody had what was meant for them."""
    home = _first_trip(state, facts, TripKind.RETURN, *_HOLDERS_AT_DESK)
    is_late = is_over and home is not None  # who still has something does not hold the others up
    if pieces.out and not is_late:
        return Step(NextStep.TAKE_IN)
    if home:
        return Step(NextStep.BRING_HOME, home.id, home.number)
    was_used = is_over or pieces.ever_out > 0
    if pieces.here and was_used:
        return Step(NextStep.RETURN)
    is_done = not (pieces.here or pieces.on_the_way or pieces.out)
    is_place_over = is_over and bool(facts.things)
    if is_done and facts.project.is_open and (pieces.ever_out or is_place_over):
        return Step(NextStep.CLOSE)
    return NOTHING_TO_DO


def _first_trip(
    state: ProjectOverview, facts: ProjectFacts, kind: TripKind, *holders: HolderKind
) -> Trip | None:
    """Return the first trip of which something is still with such a holder.

    What is with its lender counts until it was with us: after that it is home.
    """
    for planned in state.trips:
        things = [
            thing for stop in planned.stops if stop.pledge.still_stands for thing in stop.things
        ]
        if planned.trip.kind is kind and any(_is_with(facts, thing, holders) for thing in things):
            return planned.trip
    return None


def _is_with(facts: ProjectFacts, thing: Thing, holders: Collection[HolderKind]) -> bool:
    kinds = {row.kind for row in facts.holdings_of(thing.id)}
    if HolderKind.LENDER in holders:
        return facts.count_by_place(thing.id)["confirmed"] > 0
    return bool(kinds.intersection(holders))


def _not_in_a_trip(state: ProjectOverview, facts: ProjectFacts) -> bool:
    """Tell whether something that is promised for sure stands at its lender's, in no trip."""
    planned = {
        stop.pledge.id
        for trip in state.trips
        if trip.trip.kind is TripKind.COLLECT
        for stop in trip.stops
    }
    return any(
        facts.count_by_place(thing.id)["confirmed"] > 0
        for thing in facts.whole_things()
        if thing.pledge_id not in planned
    )
