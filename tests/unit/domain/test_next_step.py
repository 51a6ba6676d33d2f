"""What comes next of a request, and from when on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.domain.agreement import Agreement
from intake.domain.next_step import NextStep, StepKind, next_step
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Kind, Request
from intake.domain.request_aggregate import RequestAggregate
from intake.domain.request_steps import STEPS
from intake.domain.resident import Resident
from intake.domain.slips import Slip
from intake.kit.ids import new_id
from intake.kit.time_zone import to_local_time
from tests.fakes import MONDAY

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
RESIDENT = Resident(first_name="Annie")
REQUEST = Request(
    code="A2B3CD", resident_id=RESIDENT.id, kind=Kind.BORROW, taken_at=MONDAY - 3 * DAY
)
AGREED = Agreement(
    request_id=REQUEST.id,
    reply_id=new_id(),
    helper="Joris",
    meet_at=MONDAY + 5 * DAY,
    place="Balie",
    code_word="appel",
    neighbour_yes_at=MONDAY - 2 * HOUR,
    resident_yes_at=MONDAY - HOUR,
)


def step(agreement, now=MONDAY, *, printed_at=None):
    slips = ()
    if printed_at:
        slips = (
            Slip(
                request_id=REQUEST.id,
                agreement_id=agreement.id,
                made_at=printed_at,
                printed_at=printed_at,
            ),
        )
    aggregate = RequestAggregate(
        request=REQUEST, resident=RESIDENT, agreements=(agreement,), slips=slips
    )
    return next_step(aggregate, now)


def test_the_neighbour_is_asked_two_days_before_the_meeting():
    waiting = replace(AGREED, neighbour_yes_at=None, resident_yes_at=None)
    assert step(waiting) == NextStep(StepKind.ASK_NEIGHBOUR, MONDAY + 3 * DAY)


def test_the_resident_is_rung_from_the_neighbours_yes_on():
    waiting = replace(AGREED, resident_yes_at=None)
    assert step(waiting) == NextStep(StepKind.RING, MONDAY - 2 * HOUR)


def test_a_slip_is_given_from_the_residents_yes_on():
    assert step(AGREED) == NextStep(StepKind.GIVE_SLIP, MONDAY - HOUR)


@pytest.mark.parametrize(
    ("printed_at", "counts"),
    [
        (MONDAY - 2 * HOUR, False),
        (MONDAY - HOUR, True),
        (MONDAY, True),
        (MONDAY + HOUR, False),
    ],
)
def test_only_a_slip_printed_since_the_yes_counts(printed_at, counts):
    kind = StepKind.ASK_HOW if counts else StepKind.GIVE_SLIP
    assert step(AGREED, printed_at=printed_at).kind is kind


@pytest.mark.parametrize(
    ("after", "kind"), [(-HOUR, StepKind.GIVE_SLIP), (timedelta(0), StepKind.ASK_HOW)]
)
def test_from_the_meeting_on_is_asked_how_it_went(after, kind):
    assert step(AGREED, AGREED.meet_at + after).kind is kind


def test_a_yes_in_the_future_was_written_by_a_wrong_clock_and_is_due_at_once():
    ahead = replace(AGREED, resident_yes_at=MONDAY + DAY)
    assert step(ahead).due_at < MONDAY


def test_only_a_request_that_has_ended_waits_for_nobody():
    assert {state for state, known in STEPS.items() if known.is_end} == {
        "closed",
        "cancelled",
        "referred",
    }


def test_without_a_reply_the_resident_is_rung_on_the_morning_before_the_day():
    request = replace(REQUEST, answers={"first": "2026-11-28"})
    posting = Posting(
        request_id=request.id,
        platform="oefenleen",
        state=PostingState.POSTED,
        posted_at=MONDAY - DAY,
    )
    aggregate = RequestAggregate(request=request, resident=RESIDENT, postings=(posting,))
    due = next_step(aggregate, MONDAY)
    assert due.kind is StepKind.NO_REPLY
    assert to_local_time(due.due_at).isoformat() == "2026-11-27T09:00:00+01:00"
