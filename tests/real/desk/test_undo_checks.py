"""An undo restores nothing that something done since has ended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.consent import Purpose
from intake.domain.posting import PostingState
from intake.domain.request import RequestState
from intake.domain.task import CallOutcome, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import (
    a_call,
    aggregate_of,
    at,
    changed,
    firm,
    following_refusals,
    queue_post,
    replied,
)


def tasks_of(practice, taken):
    return {task.kind: task for task in aggregate_of(practice, taken.request.id).open_tasks}


def test_an_older_no_that_is_undone_leaves_a_later_agreement(practice):
    taken, first = firm(practice, share=None)
    replies, calls = practice.use_cases.replies, practice.use_cases.calls
    answered = replies.record_neighbour_answer(practice.actor, first.id, yes=False)
    assert answered.value.cancelled_at

    second = replies.choose(
        practice.actor,
        replied(practice, taken, name="Piet", number="2").id,
        Meeting(at(practice, "za 10"), "thuis"),
    ).value
    replies.record_neighbour_answer(practice.actor, second.id, yes=True)
    call = tasks_of(practice, taken)[TaskKind.RING_BACK]
    calls.record_outcome(
        practice.actor, call.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )

    older = next(
        task
        for task in aggregate_of(practice, taken.request.id).tasks
        if task.kind is TaskKind.RING_BACK and task.id != call.id
    )
    calls.reopen(practice.actor, older.id)
    aggregate = aggregate_of(practice, taken.request.id)
    assert aggregate.request.state is RequestState.AGREED
    assert aggregate.agreement.is_confirmed


def test_the_undo_of_a_neighbours_yes_does_not_leave_it_agreed(practice):
    taken, title, text = a_call(practice)
    queue_post(practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text))
    replies = practice.use_cases.replies
    agreement = replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "thuis")
    ).value
    yes = replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    call = tasks_of(practice, taken)[TaskKind.RING_BACK]
    practice.use_cases.calls.record_outcome(
        practice.actor, call.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.take_back.undo(practice.actor, yes.operation, yes.changed)
    aggregate = aggregate_of(practice, taken.request.id)
    assert aggregate.agreement.is_confirmed
    assert aggregate.request.state is RequestState.AGREED


def test_a_platform_is_not_rung_again_after_the_residents_no(ways):
    practice = ways[0]
    desk = following_refusals(ways)
    taken, title, text = a_call(practice)
    posting = queue_post(desk, practice.actor, taken.request.id, ("bord", title, text))
    told = desk.postings.record_published_by_hand(practice.actor, posting.id)
    assert told.value.state is PostingState.POSTED
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    for undo in (
        lambda: practice.use_cases.take_back.undo(practice.actor, told.operation, told.changed),
        lambda: practice.use_cases.calls.reopen(
            practice.actor, pinned(practice, taken).id, told.operation
        ),
    ):
        with pytest.raises(UserFacingError, match="undo-changed-since"):
            undo()
    kinds = {task.kind for task in aggregate_of(practice, taken.request.id).open_tasks}
    assert kinds == {TaskKind.WITHDRAW}


def pinned(practice, taken):
    return next(
        task
        for task in aggregate_of(practice, taken.request.id).tasks
        if task.kind is TaskKind.PIN_NOTICE
    )


def test_an_undo_does_not_give_a_request_two_open_calls(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    calls = practice.use_cases.calls
    call = tasks_of(practice, taken)[TaskKind.RING_BACK]
    done = calls.record_outcome(practice.actor, call.id, CallOutcome.REACHED)
    changed(practice, taken, a_why="voor een plank")
    practice.use_cases.ring_back_promises.ring_back_at(
        practice.actor, taken.request.id, practice.clock.now() + timedelta(hours=2)
    )
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        calls.reopen(practice.actor, call.id, done.operation)
    open_calls = [
        task
        for task in aggregate_of(practice, taken.request.id).open_tasks
        if task.kind is TaskKind.RING_BACK
    ]
    assert len(open_calls) == 1
