"""What is undone late must fit what somebody else has done since: a no and an end stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.result import Changes
from intake.domain.agreement import Agreement
from intake.domain.consent import Purpose
from intake.domain.permissions import Role
from intake.domain.posting import Posting
from intake.domain.request import Request
from intake.domain.resident import Caller
from intake.domain.staff import Staff
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError
from tests.builders import a_call, aggregate_of, at, firm, posted, queue_post, replied, rows
from tests.project_facts import a_camp, a_household


def chosen(practice):
    """A request that is online, its helper chosen, and the call to the resident."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "thuis")
    ).value
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ring_back", done_at=None)
    return taken, agreement, task


def cancel(practice, taken):
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )


def refused(practice, act):
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.take_back.undo(practice.actor, act.operation, act.changed)


def live(practice, taken):
    agreements = rows(practice, Agreement, request_id=taken.request.id)
    return [one.helper for one in agreements if one.is_live]


def test_a_no_to_a_helper_is_not_undone_once_the_request_is_cancelled(practice):
    taken, _, task = chosen(practice)
    no = practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
    )
    cancel(practice, taken)
    refused(practice, no)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.calls.reopen(practice.actor, task.id, no.operation)
    assert live(practice, taken) == []


@pytest.mark.parametrize("who", ["neighbour", "resident"])
def test_a_no_is_not_undone_once_another_helper_is_chosen(practice, who):
    taken, agreement, task = chosen(practice)
    replies = practice.use_cases.replies
    if who == "neighbour":
        no = replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    else:
        no = practice.use_cases.calls.record_outcome(
            practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
        )
    anna = replied(practice, taken, name="Anna Bos", number="2")
    replies.choose(practice.actor, anna.id, Meeting(at(practice, "vr 11"), "thuis"))
    refused(practice, no)
    assert live(practice, taken) == ["Anna"]


def test_a_consent_is_not_given_back_to_a_request_that_was_cancelled_meanwhile(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    no = practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST, taken.request.id
    )
    cancel(practice, taken)
    refused(practice, no)
    tasks = rows(practice, Task, posting_id=posting.id, done_at=None)
    assert [task.kind for task in tasks] == [TaskKind.WITHDRAW]


@pytest.mark.parametrize("meanwhile", ["died", "cancelled"])
def test_a_call_is_not_on_the_list_again_of_who_died_or_needs_nothing(practice, meanwhile):
    taken, _, task = chosen(practice)
    reached = practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    if meanwhile == "died":
        practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, "died")
    else:
        cancel(practice, taken)
    refused(practice, reached)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.calls.reopen(practice.actor, task.id, reached.operation)
    assert not rows(practice, Task, id=task.id)[0].is_open


def test_a_notice_is_not_to_be_hung_up_again_once_the_request_is_cancelled(practice):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenbord", title, text)
    )
    hung = practice.use_cases.postings.record_published_by_hand(practice.actor, posting.id)
    cancel(practice, taken)
    refused(practice, hung)
    assert str(rows(practice, Posting, id=posting.id)[0].state) != "queued"
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.notices.contents(practice.actor, (posting.id,))


def test_ones_own_old_outcome_takes_no_newer_no_of_a_colleague_back(practice):
    taken, _, task = chosen(practice)
    calls = practice.use_cases.calls
    nobody = calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    practice.clock.forward(hours=1)
    calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
    )
    refused(practice, nobody)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        calls.reopen(practice.actor, task.id, nobody.operation)
    assert live(practice, taken) == []


def test_nor_a_residents_own_no_to_what_another_asked(practice):
    taken, _, _ = a_call(practice, for_other="Piet")
    calls = practice.use_cases.calls
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ask_resident", done_at=None)
    nobody = calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    practice.clock.forward(hours=1)
    calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=False)
    )
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        calls.reopen(practice.actor, task.id, nobody.operation)
    assert rows(practice, Caller, id=taken.request.caller_id)[0].agreed is False
    assert aggregate_of(practice, taken.request.id).wants_no_help


def test_an_end_that_was_opened_and_ended_anew_is_not_the_one_that_is_undone(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    requests = practice.use_cases.requests
    by_mistake = requests.close(practice.actor, taken.request.id, "boormachine")
    requests.reopen(practice.actor, taken.request.id, by_mistake.operation)
    cancel(practice, taken)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        requests.reopen(practice.actor, taken.request.id, by_mistake.operation)
    assert str(rows(practice, Request, id=taken.request.id)[0].state) == "cancelled"


def test_the_second_no_to_sharing_stands_where_the_first_is_undone(practice):
    taken, _ = firm(practice, share=True)
    updates = practice.use_cases.resident_updates
    of_this = (practice.actor, taken.resident.id, Purpose.SHARE, taken.request.id)
    first = updates.withdraw_consent(*of_this)
    updates.withdraw_consent(*of_this)
    practice.use_cases.take_back.undo(practice.actor, first.operation, first.changed)
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_who_works_here_is_no_matter_of_taking_back(practice):
    sign_in = practice.use_cases.sign_in
    bram = sign_in.add_colleague(practice.actor, "Bram", "5931", Role.VOLUNTEER).value
    sign_in.change_colleague(practice.actor, bram.staff_id, "Bram", Role.MANAGER, own_pin="2974")
    with practice.store.read() as transaction:
        operation = transaction.history([bram.staff_id])[-1].operation_id
    with pytest.raises(UserFacingError, match="permission-missing"):
        practice.use_cases.take_back.undo(practice.actor, operation, Changes())
    assert rows(practice, Staff, id=bram.staff_id)[0].role is Role.MANAGER


def test_a_volunteer_who_left_is_not_put_back_by_undoing_an_older_word(practice):
    volunteers = practice.use_cases.volunteers
    kees = Volunteer(name="Kees", phone="0612345678", kinds=("borrow",))
    was = volunteers.save(practice.actor, kees).value
    volunteers.save(practice.actor, replace(was, can_do="klussen"))
    volunteers.archive(practice.actor, was.id)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        volunteers.undo_change(practice.actor, was)
    assert "Kees" not in [one.name for one in volunteers.list_active(practice.actor)]


def test_an_earlier_change_of_the_same_row_does_not_keep_an_undo_back(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    [task] = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    calls = practice.use_cases.calls
    calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    last = calls.record_outcome(practice.actor, task.id, CallOutcome.VOICEMAIL)
    reopened = calls.reopen(practice.actor, task.id, last.operation).value
    assert reopened.attempts == 1


@pytest.mark.parametrize("how", ["call_off", "close"])
def test_the_end_of_a_project_is_not_undone_once_two_of_it_are_one(practice, how):
    camp = a_camp(practice)
    one = a_household(practice, camp, "Fatma", persons=2)
    other = a_household(practice, camp, "Fatima", persons=2)
    use_cases, actor = practice.use_cases, practice.actor
    ended = getattr(use_cases.projects, how)(actor, camp.project.id)
    use_cases.merges.merge(actor, one.resident_id, other.resident_id)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        use_cases.take_back.undo(actor, ended.operation, ended.changed)
