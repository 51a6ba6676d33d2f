"""Rounds of calls: what is planned, what is not, and what each answer does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.agreement import Agreement
from intake.domain.consent import Purpose
from intake.domain.message import Message
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.visit_report import Side, VisitReport
from intake.kit.errors import UserFacingError
from intake.ui.requests.story_lines import StoryWriter
from tests.builders import a_call, firm, posted, rows, standing_answer


@pytest.fixture(autouse=True)
def nobody_else(practice):
    """The practice centre's own requests are answered, so that the rounds are about ours."""
    for request in rows(practice, Request, closed_at=None):
        practice.use_cases.requests.close(practice.actor, request.id, "klaar", cancelled=True)


def ask_round(practice, days=14):
    return practice.use_cases.rounds.ask_still_needed(practice.actor, days).value


def plan(practice):
    return practice.use_cases.rounds.plan_agreement_calls(practice.actor).value


def open_tasks(practice, kind):
    return rows(practice, Task, kind=str(kind), done_at=None)


def answer(practice, kind, *, agreed):
    [task] = open_tasks(practice, kind)
    return practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, CallAnswers(agreed=agreed)
    )


def waiting(practice):
    """A request that nobody is rung about."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    for task in rows(practice, Task, request_id=taken.request.id, done_at=None):
        practice.use_cases.calls.complete(practice.actor, task.id)
    return taken


def by_telephone(practice, agreement):
    """The chosen neighbour has left a number and no mail address."""
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        reply = transaction.get(Reply, agreement.reply_id)
        transaction.save(replace(reply, address="06 12345678"))


def test_a_round_asks_about_old_requests_once(practice):
    taken = waiting(practice)
    assert ask_round(practice) == 0, "it is not old yet"
    practice.clock.forward(days=15)
    assert ask_round(practice) == 1
    assert ask_round(practice) == 0, "the call is on the list already"
    [task] = open_tasks(practice, TaskKind.STILL_NEEDED)
    assert (task.request_id, task.resident_id) == (taken.request.id, taken.resident.id)


def test_who_does_not_want_to_be_rung_is_in_no_round(practice):
    taken = waiting(practice)
    standing_answer(practice, taken.resident.id, Purpose.RING, given=False)
    practice.clock.forward(days=15)
    assert ask_round(practice) == 0


def test_a_request_that_is_not_needed_any_more_ends_and_can_come_back(practice):
    taken = waiting(practice)
    practice.clock.forward(days=15)
    ask_round(practice)
    done = answer(practice, TaskKind.STILL_NEEDED, agreed=False)
    [request] = rows(practice, Request, id=taken.request.id)
    assert request.state is RequestState.CANCELLED
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)
    [request] = rows(practice, Request, id=taken.request.id)
    assert request.state is RequestState.OPEN
    assert len(open_tasks(practice, TaskKind.STILL_NEEDED)) == 1


def test_a_request_that_is_still_needed_stays(practice):
    taken = waiting(practice)
    practice.clock.forward(days=15)
    ask_round(practice)
    answer(practice, TaskKind.STILL_NEEDED, agreed=True)
    [request] = rows(practice, Request, id=taken.request.id)
    assert request.is_open
    assert ask_round(practice) == 1, "the next round asks again"


def test_the_day_before_both_hear_of_it_once(practice):
    taken, agreement = firm(practice, share=True)
    assert plan(practice) == 0, "it is days ahead, and both were spoken to today"
    practice.clock.forward(agreement.meet_at - practice.clock.now() - timedelta(days=1))
    assert plan(practice) == 1
    assert plan(practice) == 0
    [task] = open_tasks(practice, TaskKind.DAY_BEFORE)
    assert (task.agreement_id, task.request_id) == (agreement.id, taken.request.id)
    mails = [one for one in rows(practice, Message) if one.subject.startswith("Tot gauw")]
    assert len(mails) == 1
    assert taken.resident.first_name not in mails[0].text


def test_a_helper_without_mail_is_rung_the_day_before(practice):
    _, agreement = firm(practice, share=True)
    by_telephone(practice, agreement)
    practice.clock.forward(agreement.meet_at - practice.clock.now() - timedelta(days=1))
    assert plan(practice) == 2
    [task] = open_tasks(practice, TaskKind.DAY_BEFORE_NEIGHBOUR)
    assert task.about == "Henk de Vries · 06 12345678"


def test_before_a_weekend_the_call_is_on_the_last_open_day(practice):
    _, agreement = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        held = transaction.get(Agreement, agreement.id)
        monday = agreement.meet_at + timedelta(days=3)  # friday to monday
        transaction.save(replace(held, meet_at=monday))
    practice.clock.forward(monday - practice.clock.now() - timedelta(days=3))
    assert plan(practice) == 1


def test_a_resident_who_cannot_makes_the_request_look_again(practice):
    taken, agreement = firm(practice, share=True)
    practice.clock.forward(agreement.meet_at - practice.clock.now() - timedelta(days=1))
    plan(practice)
    answer(practice, TaskKind.DAY_BEFORE, agreed=False)
    [request] = rows(practice, Request, id=taken.request.id)
    [cancelled] = rows(practice, Agreement, id=agreement.id)
    assert request.state is RequestState.OPEN
    assert not cancelled.is_live
    told = [one for one in rows(practice, Message) if one.subject.startswith("Niet meer nodig")]
    assert len(told) == 1, "the helper hears of it"


def test_a_helper_who_cannot_is_followed_by_a_call_to_the_resident(practice):
    taken, agreement = firm(practice, share=True)
    by_telephone(practice, agreement)
    practice.clock.forward(agreement.meet_at - practice.clock.now() - timedelta(days=1))
    plan(practice)
    answer(practice, TaskKind.DAY_BEFORE_NEIGHBOUR, agreed=False)
    [request] = rows(practice, Request, id=taken.request.id)
    assert request.state is RequestState.OPEN
    assert len(open_tasks(practice, TaskKind.RING_BACK)) == 1
    assert open_tasks(practice, TaskKind.DAY_BEFORE) == ()


def test_after_a_first_visit_both_are_asked_the_next_day(practice):
    _, agreement = firm(practice, share=True)
    practice.clock.forward(agreement.meet_at - practice.clock.now() + timedelta(hours=2))
    assert plan(practice) == 0
    practice.clock.forward(days=1)
    assert plan(practice) == 2
    assert plan(practice) == 0
    assert len(open_tasks(practice, TaskKind.FOLLOW_UP)) == 1
    assert len(open_tasks(practice, TaskKind.FOLLOW_UP_NEIGHBOUR)) == 1


def test_how_it_went_is_kept_for_each_side_and_can_be_undone(practice):
    _, agreement = firm(practice, share=True)
    practice.clock.forward(agreement.meet_at - practice.clock.now() + timedelta(days=2))
    plan(practice)
    rounds = practice.use_cases.rounds
    [theirs] = open_tasks(practice, TaskKind.FOLLOW_UP_NEIGHBOUR)
    [ours] = open_tasks(practice, TaskKind.FOLLOW_UP)
    rounds.record_report(practice.actor, theirs.id, went_well=True, again=True)
    done = rounds.record_report(
        practice.actor, ours.id, went_well=True, again=None, saved=" geen taxi "
    )
    told = {one.side: (one.went_well, one.again, one.saved) for one in rows(practice, VisitReport)}
    assert told == {Side.NEIGHBOUR: (True, True, ""), Side.RESIDENT: (True, None, "geen taxi")}
    with pytest.raises(UserFacingError, match="task-done-already"):
        rounds.record_report(practice.actor, ours.id, went_well=False)
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)
    assert [one.side for one in rows(practice, VisitReport)] == [Side.NEIGHBOUR]
    assert len(open_tasks(practice, TaskKind.FOLLOW_UP)) == 1


def test_the_story_of_the_request_tells_how_it_went(practice):
    taken, agreement = firm(practice, share=True)
    practice.clock.forward(agreement.meet_at - practice.clock.now() + timedelta(days=2))
    plan(practice)
    [ours] = open_tasks(practice, TaskKind.FOLLOW_UP)
    practice.use_cases.rounds.record_report(
        practice.actor, ours.id, went_well=True, again=False, saved="geen taxi nodig"
    )
    story = practice.use_cases.stories.read(practice.actor, taken.request.id)
    said = [line.said for line in StoryWriter(story, practice.translate).lines()]
    told = "Wim vertelt hoe het ging: het ging goed; hoeft elkaar niet vaker te zien; "
    assert told + "geen taxi nodig" in said
