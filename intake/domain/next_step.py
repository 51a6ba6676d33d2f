"""The next step of a request that is under way, and its deadline, so that none is forgotten.

A task (``Task``) is stored: somebody promised it or must tick it off. A step is not stored: it
follows from the state of the request, so that a request without tasks still comes back to the desk.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.platform_profile import TASK_OF_METHOD
from intake.domain.posting import ONLINE, PostingState
from intake.domain.task import TaskKind
from intake.kit.time_zone import AMSTERDAM

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.domain.request_aggregate import RequestAggregate

SILENT_DAYS = 7
"""Days without a reply after which the resident is rung about the post."""

BEFORE_MEETING = timedelta(days=2)
"""Time before a meeting at which a neighbour who has not said yes is asked again."""

_TIME_TO_PLACE = timedelta(hours=1)
_TIME_TO_CHOOSE = timedelta(days=1)
_TIME_TO_REPLY = timedelta(hours=4)
_MORNING = time(9)
_EARLIEST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


class StepKind(StrEnum):
    """What the desk must do when no task makes it do so."""

    PLACE = "place"  # ask for consent and place it
    LOOK = "look"  # check whether an uncertain post is online
    CHOOSE = "choose"  # choose a reply
    NO_REPLY = "no_reply"  # ring the resident: nobody replied
    ASK_NEIGHBOUR = "ask_neighbour"  # ask the chosen neighbour for a yes
    RING = "ring"  # ring the resident with the proposal
    GIVE_SLIP = "give_slip"  # print the slip
    ASK_HOW = "ask_how"  # ask how it went, and close the request


PERSON_CALLS = frozenset(
    {
        TaskKind.RING_BACK,
        TaskKind.ASK_RESIDENT,
        TaskKind.ASK_MISSING,
        TaskKind.STILL_NEEDED,
        TaskKind.DAY_BEFORE,
        TaskKind.FOLLOW_UP,
    }
)
"""Calls to the resident in which every step of their request can be discussed."""

PLATFORM_DESK_TASKS = frozenset(TASK_OF_METHOD.values())
"""Tasks by which a person places a request on a platform that has no form."""

COVERED_BY: dict[StepKind, frozenset[TaskKind]] = {
    StepKind.PLACE: frozenset({TaskKind.ASK_MISSING, TaskKind.ASK_RESIDENT}) | PLATFORM_DESK_TASKS,
    StepKind.LOOK: frozenset(),
    StepKind.CHOOSE: frozenset(),
    **dict.fromkeys(
        (
            StepKind.NO_REPLY,
            StepKind.ASK_NEIGHBOUR,
            StepKind.RING,
            StepKind.GIVE_SLIP,
            StepKind.ASK_HOW,
        ),
        PERSON_CALLS,
    ),
}
"""For each step, the tasks that already ask for the same: an open one replaces the step."""


class NextStep(NamedTuple):
    """The next step, and from when on it is shown to the desk."""

    kind: StepKind
    due_at: datetime


def next_step(aggregate: RequestAggregate, now: datetime) -> NextStep | None:
    """Return the next step of a request, or None if it has ended."""
    if aggregate.request.has_ended:
        return None
    taken_at = _limit_to_past(aggregate.request.taken_at, now)
    if aggregate.agreement:
        return _step_of_agreement(aggregate, aggregate.agreement, now)
    if aggregate.waiting_replies:
        received = min(
            _limit_to_past(reply.received_at, now) for reply in aggregate.waiting_replies
        )
        return NextStep(StepKind.CHOOSE, received + _TIME_TO_CHOOSE)
    states = {posting.state for posting in aggregate.postings}
    if PostingState.UNCERTAIN in states:
        return NextStep(StepKind.LOOK, taken_at)
    if aggregate.turn_key == "turn-neighbours":
        return NextStep(StepKind.NO_REPLY, _silent_until(aggregate, now))
    return NextStep(StepKind.PLACE, taken_at + _TIME_TO_PLACE)


def is_covered(aggregate: RequestAggregate, step: NextStep, now: datetime) -> bool:
    """Tell whether an open task, or somebody who is placing the post, takes care of the step."""
    is_being_placed = any(
        posting.state is PostingState.IN_HAND and not posting.has_lapsed_claim(now)
        for posting in aggregate.postings
    )
    if step.kind is StepKind.PLACE and is_being_placed:
        return True
    return any(task.kind in COVERED_BY[step.kind] for task in aggregate.open_tasks)


def _step_of_agreement(
    aggregate: RequestAggregate, agreement: Agreement, now: datetime
) -> NextStep:
    if agreement.neighbour_yes_at is None:
        return NextStep(StepKind.ASK_NEIGHBOUR, agreement.meet_at - BEFORE_MEETING)
    if agreement.resident_yes_at is None:
        return NextStep(StepKind.RING, _limit_to_past(agreement.neighbour_yes_at, now))
    is_printed = any(
        slip.agreement_id == agreement.id
        and slip.printed_at is not None
        # A slip of before a change names the old day; one of the future was printed by a wrong
        # clock.
        and agreement.resident_yes_at <= slip.printed_at <= now
        for slip in aggregate.slips
    )
    if is_printed or now >= agreement.meet_at:
        return NextStep(StepKind.ASK_HOW, agreement.return_by or agreement.meet_at)
    return NextStep(StepKind.GIVE_SLIP, _limit_to_past(agreement.resident_yes_at, now))


def _limit_to_past(moment: datetime, now: datetime) -> datetime:
    """Return a moment in the past; the earliest possible for one in the future.

    A clock that was ahead may have written it. The request then comes back to the desk at once, and
    not when the correct clock has reached that moment.
    """
    return moment if moment <= now else _EARLIEST_MOMENT


def _silent_until(aggregate: RequestAggregate, now: datetime) -> datetime:
    """Return when it was silent for too long: after a week, or the day before it is needed."""
    moments = [aggregate.request.taken_at]
    moments += [
        posting.posted_at
        for posting in aggregate.postings
        if posting.posted_at and posting.state in ONLINE
    ]
    moments += [task.last_at for task in aggregate.tasks if task.last_at]
    last = max(_limit_to_past(moment, now) for moment in moments)
    latest = last + timedelta(days=SILENT_DAYS)
    answers = aggregate.request.answers
    if answers.get("first") and not answers.get("repeat"):
        first = max(date.fromisoformat(answers["first"][:10]), _EARLIEST_MOMENT.date())
        day_before = first - timedelta(days=1)
        morning = datetime.combine(day_before, _MORNING, AMSTERDAM)
        latest = min(latest, max(last + _TIME_TO_REPLY, morning))
    return latest
