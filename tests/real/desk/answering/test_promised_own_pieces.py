"""The centre's one piece is never promised to two residents on one day."""

from __future__ import annotations

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.agreement import Agreement
from intake.domain.request import Request, RequestState
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.thing import Owner, Thing
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, colleague_at, rows


@pytest.fixture
def saw(practice):
    """The only one of its kind."""
    thing = Thing(name="zaagmachine", owner=Owner.CENTRE, count=1, place="kast")
    return practice.use_cases.own_things.save(practice.actor, thing)


def reserved(practice, saw, **asked):
    taken, _, _ = a_call(practice, what="zaagmachine", **asked)
    lent = practice.use_cases.own_things.lend(practice.actor, taken.request.id, saw.value.id)
    return taken, lent.value


def choose(practice, reply):
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    return practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value


def lent_to(practice, saw):
    taken, reply = reserved(practice, saw)
    return taken, choose(practice, reply)


def promised(practice):
    """How many live agreements there are about the one piece."""
    return sum(agreement.is_live for agreement in rows(practice, Agreement))


def test_a_request_comes_back_without_the_piece_that_was_lent_since(practice, saw):
    taken, _ = lent_to(practice, saw)
    ended = practice.use_cases.requests.close(practice.actor, taken.request.id, "x", cancelled=True)
    lent_to(practice, saw)
    practice.use_cases.requests.reopen(practice.actor, taken.request.id, ended.operation)
    assert promised(practice) == 1
    [request] = rows(practice, Request, id=taken.request.id)
    assert request.state is RequestState.OPEN
    assert practice.use_cases.own_things.list_all(practice.actor)[-1].lent == 1


def test_a_request_comes_back_with_its_piece_if_it_is_still_free(practice, saw):
    taken, _ = lent_to(practice, saw)
    ended = practice.use_cases.requests.close(practice.actor, taken.request.id, "x", cancelled=True)
    practice.use_cases.requests.reopen(practice.actor, taken.request.id, ended.operation)
    assert promised(practice) == 1


@pytest.mark.parametrize("by_call", [True, False])
def test_a_no_is_not_taken_back_once_the_piece_is_lent_to_another(practice, saw, by_call):
    taken, _ = lent_to(practice, saw)
    [call] = rows(practice, Task, request_id=taken.request.id, kind=TaskKind.RING_BACK)
    said = practice.use_cases.calls.record_outcome(
        practice.actor, call.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
    )
    lent_to(practice, saw)
    with pytest.raises(UserFacingError, match=r"own-thing-none-free|undo-changed-since"):
        if by_call:
            practice.use_cases.calls.reopen(practice.actor, call.id, said.operation)
        else:
            practice.use_cases.take_back.undo(practice.actor, said.operation, said.changed)
    assert promised(practice) == 1


def test_a_reply_that_was_put_aside_does_not_come_back_for_a_lent_piece(practice, saw):
    _, reply = reserved(practice, saw)
    practice.use_cases.replies.put_aside(practice.actor, reply.id)
    lent_to(practice, saw)
    with pytest.raises(UserFacingError, match="own-thing-none-free"):
        practice.use_cases.replies.return_to_list(practice.actor, reply.id)


def test_two_loans_of_other_days_are_not_chosen_for_the_same_one(practice, saw):
    _, first = reserved(practice, saw, first="2026-11-27", until="2026-11-28")
    _, second = reserved(practice, saw, first="2026-12-10", until="2026-12-12")
    choose(practice, first)
    with pytest.raises(UserFacingError, match="own-thing-none-free"):
        choose(practice, second)
    assert promised(practice) == 1


def test_a_thing_stays_on_the_list_while_it_is_promised(practice, saw):
    _, reply = reserved(practice, saw)
    with pytest.raises(UserFacingError, match="own-thing-promised"):
        practice.use_cases.own_things.remove(practice.actor, saw.value.id)
    practice.use_cases.replies.put_aside(practice.actor, reply.id)
    practice.use_cases.own_things.remove(practice.actor, saw.value.id)


def test_adding_a_thing_is_not_undone_once_a_colleague_promised_it(practice, saw):
    taken, _, _ = a_call(practice, what="zaagmachine")
    practice.use_cases.own_things.lend(colleague_at("B"), taken.request.id, saw.value.id)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.take_back.undo(practice.actor, saw.operation, saw.changed)


def test_adding_a_thing_that_nobody_was_promised_is_undone(practice, saw):
    practice.use_cases.take_back.undo(practice.actor, saw.operation, saw.changed)
    assert practice.use_cases.own_things.list_all(practice.actor) == ()
