"""A neighbour's yes and no: whose it is, what it undoes, and what comes too late."""

from __future__ import annotations

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.agreement import Agreement
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, firm, posted, replied, rows
from tests.fakes import KeepingSender


@pytest.fixture
def chosen(practice):
    """A request for which Henk was chosen; gives what was taken and the agreement."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    return taken, choose(practice, replied(practice, taken))


def choose(practice, reply):
    meeting = Meeting(at(practice, "vr 10"), "De Linde")
    return practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value


def answer(practice, agreement, *, yes, reply=None):
    practice.use_cases.replies.record_neighbour_answer(
        practice.actor, agreement.id, yes=yes, reply_id=reply and reply.id
    )


@pytest.mark.parametrize("yes", [True, False])
def test_another_neighbours_word_is_not_that_of_the_chosen_one(practice, chosen, yes):
    taken, agreement = chosen
    piet = replied(practice, taken, name="Piet Bos", number="2")
    with pytest.raises(UserFacingError, match="reply-of-another"):
        answer(practice, agreement, yes=yes, reply=piet)
    [now] = rows(practice, Agreement, id=agreement.id)
    assert now.is_live
    assert now.neighbour_yes_at is None


def test_the_chosen_one_may_write_from_another_address(practice, chosen):
    taken, agreement = chosen
    again = replied(practice, taken, name="Henk de Vries", number="werk")
    answer(practice, agreement, yes=True, reply=again)
    [now] = rows(practice, Agreement, id=agreement.id)
    assert now.neighbour_yes_at is not None


def test_a_no_before_the_invitation_left_keeps_it_here(practice, chosen):
    _, agreement = chosen
    answer(practice, agreement, yes=False)
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    assert sender.sent == []


def test_who_says_no_after_all_was_agreed_makes_room_and_the_resident_is_rung(practice):
    taken, agreement = firm(practice, share=True)
    answer(practice, agreement, yes=False)
    [request] = rows(practice, Request, id=taken.request.id)
    assert request.state is RequestState.OPEN
    open_tasks = rows(practice, Task, request_id=taken.request.id, done_at=None)
    assert TaskKind.RING_BACK in [task.kind for task in open_tasks]
    assert choose(practice, replied(practice, taken, name="Piet", number="9")).is_live


def test_a_yes_to_what_was_called_off_comes_too_late(practice, chosen):
    taken, agreement = chosen
    [ring] = rows(practice, Task, request_id=taken.request.id, kind="ring_back", done_at=None)
    practice.use_cases.calls.record_outcome(
        practice.actor, ring.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
    )
    with pytest.raises(UserFacingError, match="store-changed-meanwhile"):
        answer(practice, agreement, yes=True)
    [reply] = rows(practice, Reply, id=agreement.reply_id)
    assert reply.state is not ReplyState.CHOSEN


def test_from_a_list_of_before_nobody_is_chosen_or_moved(practice, chosen):
    taken, agreement = chosen
    henk = rows(practice, Reply, id=agreement.reply_id)[0]
    other, _, _ = a_call(practice)
    with pytest.raises(UserFacingError, match="store-changed-meanwhile"):
        practice.use_cases.replies.link(practice.actor, henk.id, other.request.code)
    answer(practice, agreement, yes=False)
    with pytest.raises(UserFacingError, match="store-changed-meanwhile"):
        choose(practice, henk)
    aside = replied(practice, taken, name="Reclame", number="3")
    practice.use_cases.replies.put_aside(practice.actor, aside.id)
    with pytest.raises(UserFacingError, match="store-changed-meanwhile"):
        choose(practice, aside)
