"""A volunteer who said yes says no: their own reply does not count any more."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.agreement import Agreement
from intake.domain.reply import Reply, ReplyState
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer, VolunteerInquiry
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, queue_post, replied, rows


class Case:
    """A request for which the centre's own volunteers are asked."""

    def __init__(self, ways):
        self.practice, _, _, desk, _ = ways
        self.use_cases, self.actor = self.practice.use_cases, self.practice.actor
        self.taken, title, text = a_call(self.practice, way="brought")
        post = ("eigen", title, text)
        self.posting = queue_post(desk, self.actor, self.taken.request.id, post)

    def add(self, name, email):
        volunteer = Volunteer(name=name, email=email, kinds=("borrow",))
        return self.use_cases.volunteers.save(self.actor, volunteer).value

    def answer(self, volunteer, answer):
        ask = self.use_cases.volunteers
        ask.record_answer(self.actor, self.posting.id, volunteer.id, answer)

    def reply_of(self, volunteer):
        return rows(self.practice, Reply, address=volunteer.email)[0]

    def choose(self, volunteer):
        meeting = Meeting(at(self.practice, "vr 10"), "de balie")
        self.use_cases.replies.choose(self.actor, self.reply_of(volunteer).id, meeting)

    def is_asked(self):
        kinds = {task.kind for task in rows(self.practice, Task, done_at=None)}
        return TaskKind.ASK_VOLUNTEERS in kinds


@pytest.fixture
def case(ways):
    return Case(ways)


def test_the_no_of_one_leaves_the_yes_of_a_namesake(case):
    one, two = (case.add("Jan de Vries", address) for address in ("jan1@x.nl", "jan2@x.nl"))
    case.answer(one, VolunteerAnswer.YES)
    case.answer(two, VolunteerAnswer.YES)
    case.answer(one, VolunteerAnswer.NO)
    assert case.reply_of(one).state is ReplyState.WENT_AWAY
    assert case.reply_of(two).state is ReplyState.NEW
    assert not case.is_asked()


def test_the_mail_of_a_namesake_still_counts(case):
    one = case.add("Henk de Vries", "henk@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    mailed = replied(case.practice, case.taken)
    case.answer(one, VolunteerAnswer.NO)
    assert rows(case.practice, Reply, id=mailed.id)[0].state is ReplyState.NEW


def test_the_no_of_somebody_whose_name_was_corrected_counts(case):
    one = case.add("Jan de Vreis", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    case.use_cases.volunteers.save(case.actor, replace(one, name="Jan de Vries"))
    case.answer(one, VolunteerAnswer.NO)
    assert case.reply_of(one).state is ReplyState.WENT_AWAY


def test_nor_is_it_lost_once_they_are_chosen(case):
    one = case.add("Jan de Vreis", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    case.choose(one)
    case.use_cases.volunteers.save(case.actor, replace(one, name="Jan de Vries"))
    with pytest.raises(UserFacingError, match="volunteer-chosen"):
        case.answer(one, VolunteerAnswer.NO)


def test_after_the_no_of_the_only_one_others_are_asked(case):
    one = case.add("Jan", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    assert not case.is_asked()
    case.answer(one, VolunteerAnswer.NO)
    assert case.is_asked()


def test_it_outlives_the_undo_of_an_end(case):
    one = case.add("Jan", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    requests = case.use_cases.requests
    closed = requests.close(case.actor, case.taken.request.id, "", cancelled=True)
    case.answer(one, VolunteerAnswer.NO)
    requests.reopen(case.actor, case.taken.request.id, closed.operation)
    assert case.reply_of(one).state is ReplyState.WENT_AWAY


def test_an_end_that_is_undone_does_not_choose_them_again(case):
    one = case.add("Jan", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    case.choose(one)
    requests = case.use_cases.requests
    closed = requests.close(case.actor, case.taken.request.id, "", cancelled=True)
    case.answer(one, VolunteerAnswer.NO)
    requests.reopen(case.actor, case.taken.request.id, closed.operation)
    assert case.reply_of(one).state is ReplyState.WENT_AWAY
    assert not any(agreement.is_live for agreement in rows(case.practice, Agreement))


@pytest.mark.parametrize("by_rows", [False, True])
def test_it_outlives_the_undo_of_the_residents_no(case, by_rows):
    one = case.add("Jan", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    case.choose(one)
    task = rows(case.practice, Task, kind="ring_back", done_at=None)[0]
    calls = case.use_cases.calls
    no = calls.record_outcome(
        case.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
    )
    case.answer(one, VolunteerAnswer.NO)
    with suppress(UserFacingError):
        if by_rows:
            case.use_cases.take_back.undo(case.actor, no.operation, no.changed)
        else:
            calls.reopen(case.actor, task.id, no.operation)
    assert case.reply_of(one).state is ReplyState.WENT_AWAY
    assert not any(agreement.is_live for agreement in rows(case.practice, Agreement))


@pytest.mark.parametrize("is_chosen", [False, True])
def test_a_yes_from_before_its_reply_was_stored_counts_too(case, is_chosen):
    one = case.add("Jan", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    with case.practice.store.write(case.actor, case.practice.clock.now()) as transaction:
        inquiry = transaction.find(VolunteerInquiry, volunteer_id=one.id)[0]
        transaction.save(replace(inquiry, reply_id=None))
    if is_chosen:
        case.choose(one)
        with pytest.raises(UserFacingError, match="volunteer-chosen"):
            case.answer(one, VolunteerAnswer.NO)
    else:
        case.answer(one, VolunteerAnswer.NO)
        assert case.reply_of(one).state is ReplyState.WENT_AWAY


def test_it_can_be_recorded_once_the_day_is_over(case):
    one = case.add("Jan", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    case.choose(one)
    case.practice.clock.forward(days=10)
    task = rows(case.practice, Task, kind="ring_back", done_at=None)[0]
    case.use_cases.calls.record_outcome(
        case.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
    )
    case.answer(one, VolunteerAnswer.NO)
    assert case.reply_of(one).state is ReplyState.WENT_AWAY


def test_nobody_else_is_asked_while_a_helper_is_chosen(case):
    one = case.add("Jan", "jan@x.nl")
    case.answer(one, VolunteerAnswer.YES)
    meeting = Meeting(at(case.practice, "vr 10"), "de balie")
    case.use_cases.replies.choose(case.actor, replied(case.practice, case.taken).id, meeting)
    case.answer(one, VolunteerAnswer.NO)
    assert not case.is_asked()
