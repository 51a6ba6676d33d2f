"""No request can be under way without a next step: after any act, each comes back to the desk."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

import tests.real.desk.use_case_stages  # noqa: F401 - it fills CASES
from intake.desk.answering.reply_types import Meeting
from intake.domain.agreement import Agreement
from intake.domain.next_step import StepKind
from intake.domain.request import Request
from intake.domain.slips import Slip
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, firm, posted, replied, rows
from tests.real.desk.use_case_stages.stage import CASES
from tests.request_acts import ACTS, Walk

_DESK_TURNS = {"desk", "post", "uncertain", "choose", "resident", "slip"}
_SELDOM = {"finish", "cancel", "reopen", "neighbour no", "resident no"}
_TOWARDS_A_SLIP = 3 * ["reply", "choose", "neighbour yes", "resident yes"]
_ONE_DAY, _MONTHS = timedelta(days=1, minutes=1), timedelta(days=90)


def on_vandaag(practice):
    """The requests of which something is listed, as a task or as a step that is due."""
    due = practice.use_cases.calls.list_due(practice.actor)
    tasks = {one.task.request_id for one in due.tasks}
    return tasks | {one.aggregate.request.id for one in due.steps}


def forgotten(practice):
    """The requests under way that nobody is told of, now or ever."""
    under_way = {request.id for request in rows(practice, Request) if not request.has_ended}
    return under_way - on_vandaag(practice)


def steps_of(practice, request_id):
    due = practice.use_cases.calls.list_due(practice.actor)
    return [one.step.kind for one in due.steps if one.aggregate.request.id == request_id]


@pytest.mark.parametrize("name", sorted(CASES))
def test_after_any_use_case_that_writes_no_request_is_forgotten(practice, name):
    for stage in CASES[name]:
        stage(practice)()
    practice.clock.forward(_MONTHS)
    assert forgotten(practice) == set()


@pytest.mark.parametrize("seed", [1, 2])
def test_what_waits_for_the_desk_is_listed_within_a_day_whatever_was_done(practice, seed, long):
    rng = random.Random(seed)
    goes_on = [name for name in ACTS if name not in _SELDOM]
    seen = set()
    for _ in range(100 if long else 10):
        walk = Walk(practice)
        for name in rng.choices([*goes_on, *goes_on, *_TOWARDS_A_SLIP, "tick"], k=24):
            if name == "tick":
                for task in walk.aggregate.open_tasks:
                    with suppress(UserFacingError):  # a post that is online still
                        walk.use_cases.calls.complete(walk.actor, task.id)
            else:
                walk.do(name)
            practice.clock.forward(_ONE_DAY)
            if walk.turn in _DESK_TURNS:
                assert walk.taken.request.id in on_vandaag(practice), (walk.turn, name)
                seen.add(walk.turn)
        practice.clock.forward(_MONTHS)
        assert forgotten(practice) == set()
    assert seen >= {"post", "choose", "slip"}


def test_a_request_that_nobody_placed_comes_back_within_the_hour(practice):
    taken, _, _ = a_call(practice)
    assert steps_of(practice, taken.request.id) == []
    practice.clock.forward(hours=1)
    assert steps_of(practice, taken.request.id) == [StepKind.PLACE]


def test_silence_of_the_neighbourhood_comes_back_before_the_day_that_it_is_needed(practice):
    taken, title, text = a_call(practice)  # for saturday
    posted(practice, taken, title, text)
    practice.clock.forward(days=3)
    assert steps_of(practice, taken.request.id) == []
    practice.clock.forward(days=1)  # friday morning
    assert steps_of(practice, taken.request.id) == [StepKind.NO_REPLY]


def test_a_chosen_neighbour_who_stays_silent_comes_back_two_days_before_the_meeting(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    meet_at = practice.clock.now() + timedelta(days=6)
    reply = replied(practice, taken)
    practice.use_cases.replies.choose(practice.actor, reply.id, Meeting(meet_at, "De Linde"))
    (promised,) = rows(practice, Task, request_id=taken.request.id, done_at=None)
    practice.use_cases.calls.record_outcome(practice.actor, promised.id, CallOutcome.REACHED)
    practice.clock.forward(days=3)
    assert steps_of(practice, taken.request.id) == []
    practice.clock.forward(days=1, minutes=1)
    assert steps_of(practice, taken.request.id) == [StepKind.ASK_NEIGHBOUR]


def test_a_promised_call_takes_the_place_of_the_step_until_it_is_made(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    practice.clock.forward(days=5)
    at = practice.clock.now() + timedelta(hours=2)
    task = practice.use_cases.ring_back_promises.ring_back_at(
        practice.actor, taken.request.id, at
    ).value
    assert steps_of(practice, taken.request.id) == []
    moved = practice.use_cases.ring_back_promises.ring_back_at(
        practice.actor, taken.request.id, at + timedelta(hours=1)
    ).value
    assert moved.id == task.id
    practice.use_cases.calls.complete(practice.actor, task.id)
    practice.clock.forward(days=1)
    assert steps_of(practice, taken.request.id) == [StepKind.NO_REPLY]


def test_the_slip_is_given_and_after_the_day_is_asked_how_it_went(practice):
    taken, agreement = firm(practice, share=None, way="desk")
    assert steps_of(practice, taken.request.id) == [StepKind.GIVE_SLIP]
    slip = practice.use_cases.slips.make(practice.actor, taken.request.id).value.slip
    practice.use_cases.slips.record_print(practice.actor, slip.id)
    assert steps_of(practice, taken.request.id) == []
    practice.clock.forward(agreement.meet_at - practice.clock.now())
    assert steps_of(practice, taken.request.id) == [StepKind.ASK_HOW]


def test_after_a_change_of_the_day_the_slip_is_given_anew(practice):
    taken, agreement = firm(practice, share=None, way="desk")
    slip = practice.use_cases.slips.make(practice.actor, taken.request.id).value.slip
    practice.use_cases.slips.record_print(practice.actor, slip.id)
    practice.clock.forward(hours=1)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        known = transaction.get(Agreement, agreement.id)
        transaction.save(replace(known, resident_yes_at=practice.clock.now()))
    assert steps_of(practice, taken.request.id) == [StepKind.GIVE_SLIP]


def test_a_moment_that_has_passed_is_no_promise(practice):
    taken, _, _ = a_call(practice)
    with pytest.raises(UserFacingError, match="promise-past"):
        practice.use_cases.ring_back_promises.ring_back_at(
            practice.actor, taken.request.id, practice.clock.now()
        )
    assert not rows(practice, Task, request_id=taken.request.id, kind=str(TaskKind.RING_BACK))


def test_a_slip_of_before_the_last_yes_counts_for_nothing(practice):
    taken, agreement = firm(practice, share=True)
    practice.use_cases.slips.make_pickup_slip(practice.actor, taken.request.id)
    slip = rows(practice, Slip, request_id=taken.request.id)[-1]
    practice.use_cases.slips.record_print(practice.actor, slip.id)
    assert StepKind.GIVE_SLIP not in steps_of(practice, taken.request.id)
    practice.clock.forward(minutes=5)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        now = practice.clock.now()
        live = transaction.get(Agreement, agreement.id)
        transaction.save(replace(live, resident_yes_at=now))
    practice.clock.forward(minutes=5)
    assert StepKind.GIVE_SLIP in steps_of(practice, taken.request.id)


@pytest.mark.parametrize(("until", "asks"), [("2026-12-04", False), ("", True)])
def test_how_it_went_is_asked_once_the_thing_is_due_back(practice, until, asks):
    taken, agreement = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        live = transaction.get(Agreement, agreement.id)
        back = at(practice, "vr 4 dec 17") if until else None
        transaction.save(replace(live, return_by=back))
    practice.clock.forward(agreement.meet_at - practice.clock.now() + timedelta(days=1))
    assert (StepKind.ASK_HOW in steps_of(practice, taken.request.id)) is asks


@pytest.mark.parametrize("is_posted", [True, False])
def test_what_was_taken_while_the_clock_was_ahead_comes_back_once_it_is_right(practice, is_posted):
    practice.clock.forward(timedelta(days=400))
    taken, title, text = a_call(practice)
    if is_posted:
        posted(practice, taken, title, text)
    practice.clock.forward(-timedelta(days=340))
    assert taken.request.id in on_vandaag(practice)


def test_an_answer_of_while_the_clock_was_ahead_waits_for_nobody(practice):
    practice.clock.forward(timedelta(days=400))
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken)
    practice.clock.forward(-timedelta(days=340))
    assert steps_of(practice, taken.request.id) == [StepKind.CHOOSE]


def test_many_that_are_not_due_hide_none_that_is(practice, monkeypatch):
    """A page of what may be due may hold nothing that is."""
    for module in ("intake.store.due_requests", "intake.desk.calling.due_steps"):
        monkeypatch.setattr(f"{module}.PAGE_SIZE", 2)
    for _ in range(4):
        taken, title, text = a_call(practice, first="2026-11-26")
        posted(practice, taken, title, text)
    waits, _, _ = a_call(practice)
    practice.clock.forward(timedelta(hours=2))
    assert steps_of(practice, waits.request.id) == [StepKind.PLACE]


def test_a_day_at_the_beginning_of_time_stops_no_list(practice):
    taken, title, text = a_call(practice, first="0001-01-01")
    posted(practice, taken, title, text)
    practice.clock.forward(timedelta(days=1))
    assert taken.request.id in on_vandaag(practice)


def test_a_slip_that_was_printed_while_the_clock_was_ahead_is_given_again(practice):
    taken, agreement = firm(practice, share=True)
    day = timedelta(days=1)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        for slip in transaction.find(Slip, request_id=taken.request.id):
            transaction.remove(slip)
        ahead = practice.clock.now() + 30 * day
        slip = Slip(
            request_id=taken.request.id,
            agreement_id=agreement.id,
            made_at=ahead,
            printed_at=ahead,
        )
        transaction.save(slip)
    practice.clock.forward(minutes=1)
    assert steps_of(practice, taken.request.id) == [StepKind.GIVE_SLIP]
