"""The centre's own things: named first, lent once, and nobody is asked or told about them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.agreement import Agreement
from intake.domain.permissions import system_actor
from intake.domain.request import Kind
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, rows


@pytest.fixture
def drill(practice):
    thing = Thing(name="Boormachine", count=1, place="plank 3")
    return practice.use_cases.own_things.save(practice.actor, thing).value


def found(practice, what="boormachine", kind=Kind.BORROW):
    placement = practice.use_cases.placement
    return placement.find(practice.actor, kind, "1052 AB", {"what": what}).own_things


def lent(practice, drill):
    taken, _, _ = a_call(practice)
    reply = practice.use_cases.own_things.lend(practice.actor, taken.request.id, drill.id).value
    return taken, reply


def chosen(practice, reply):
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    return practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value


def test_a_request_is_held_against_what_the_centre_has(practice, drill):
    assert [stock.thing.id for stock in found(practice)] == [drill.id]
    assert found(practice, "ladder") == ()
    assert found(practice, kind=Kind.HELP) == ()


def test_what_is_lent_is_not_offered_again_until_its_request_has_ended(practice, drill):
    taken, _ = lent(practice, drill)
    assert found(practice) == ()
    other, _, _ = a_call(practice)
    with pytest.raises(UserFacingError, match="own-thing-none-free"):
        practice.use_cases.own_things.lend(practice.actor, other.request.id, drill.id)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert [stock.free for stock in found(practice)] == [1]


def test_on_another_day_it_is_free(practice, drill):
    """What is lent this week can be promised for the next one."""
    days = {"first": str(at(practice, "vr 10").date()), "until": str(at(practice, "ma 10").date())}
    taken, _, _ = a_call(practice, **days)
    practice.use_cases.own_things.lend(practice.actor, taken.request.id, drill.id)
    later = str(at(practice, "ma 10").date() + timedelta(days=1))
    placement = practice.use_cases.placement

    def free(first):
        answers = {"what": "boormachine", "first": first}
        found = placement.find(practice.actor, Kind.BORROW, "1052 AB", answers)
        return [stock.free for stock in found.own_things]

    assert free(days["first"]) == []
    assert free(days["until"]) == []
    assert free(later) == [1]
    other, _, _ = a_call(practice, first=later)
    practice.use_cases.own_things.lend(practice.actor, other.request.id, drill.id)


def test_the_centre_has_said_yes_and_only_the_resident_is_rung(practice, drill):
    taken, reply = lent(practice, drill)
    agreement = chosen(practice, reply)
    assert agreement.neighbour_yes_at is not None
    assert agreement.helper == practice.use_cases.set_up.centre().name
    ring = next(
        task
        for task in rows(practice, Task, request_id=taken.request.id, done_at=None)
        if task.kind is TaskKind.RING_BACK
    )
    answers = CallAnswers(agreed=True, read_out=agreement)
    practice.use_cases.calls.record_outcome(practice.actor, ring.id, CallOutcome.REACHED, answers)
    assert rows(practice, Agreement, id=agreement.id)[0].is_confirmed


def test_the_centre_is_not_rung_the_day_before_nor_afterwards(practice, drill):
    taken, reply = lent(practice, drill)
    agreement = chosen(practice, reply)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            agreement.accept_by_resident(
                practice.clock.now() - timedelta(days=3), transaction.operation_id
            )
        )
    for days in (1, 1, 1, 1, 2, 4, 8):
        practice.clock.forward(days=days)
        practice.use_cases.rounds.plan_agreement_calls(system_actor(practice.actor.desk))
    kinds = {task.kind for task in rows(practice, Task, request_id=taken.request.id)}
    assert TaskKind.FOLLOW_UP in kinds
    assert not kinds & {TaskKind.DAY_BEFORE_NEIGHBOUR, TaskKind.FOLLOW_UP_NEIGHBOUR}


def test_after_the_residents_no_nobody_is_told_and_the_thing_is_free(practice, drill):
    taken, reply = lent(practice, drill)
    agreement = chosen(practice, reply)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    assert [stock.free for stock in found(practice)] == [1]
    kinds = {task.kind for task in rows(practice, Task, request_id=taken.request.id, done_at=None)}
    assert TaskKind.TELL_NEIGHBOUR not in kinds


@pytest.mark.parametrize(
    ("name", "count", "key"), [(" ", 1, "own-thing-no-name"), ("Tent", 0, "own-thing-no-count")]
)
def test_a_thing_needs_a_name_and_a_number(practice, name, count, key):
    with pytest.raises(UserFacingError, match=key):
        practice.use_cases.own_things.save(practice.actor, Thing(name=name, count=count))
