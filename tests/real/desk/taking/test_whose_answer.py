"""An answer is that of the person who gave it: nobody's yes counts for another."""

from __future__ import annotations

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Purpose
from intake.domain.message import Message, MessageState
from intake.domain.private_note import PrivateNote
from intake.domain.resident import Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import (
    READ,
    a_call,
    aggregate_of,
    at,
    changed,
    colleague_at,
    firm,
    posted,
    replied,
    rows,
    standing_answer,
)


@pytest.fixture
def annie(practice):
    return next(one for one in rows(practice, Resident) if one.first_name == "Annie")


def queue(practice, taken, title, text):
    return practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    )


def saved_without_answers(practice, taken, **entries):
    """Save the page of a request again, on which posting was not answered."""
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    kept = {
        name: value
        for name, value in again.page.items()
        if not name.startswith(("consent.", "answer."))
    }
    page = {**kept, **entries}
    return practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)


def test_a_yes_does_not_go_with_the_page_to_another_person(practice, annie):
    taken, title, text = a_call(practice)
    with pytest.raises(UserFacingError, match="take-no-since"):
        changed(practice, taken, resident=str(annie.id))
    saved_without_answers(practice, taken, resident=str(annie.id))
    with pytest.raises(UserFacingError, match="post-refused"):
        queue(practice, taken, title, text)
    changed(practice, taken, consent_post="yes")
    assert queue(practice, taken, title, text).value.title == title


def test_what_is_online_of_another_person_comes_off(practice, annie):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    saved_without_answers(practice, taken, resident=str(annie.id))
    tasks = rows(practice, Task, posting_id=posting.id, done_at=None)
    assert [task.kind for task in tasks] == [TaskKind.WITHDRAW]


def test_a_request_with_a_helper_stays_with_its_person(practice, annie):
    taken, _ = firm(practice, share=True)
    with pytest.raises(UserFacingError, match="take-other-person"):
        saved_without_answers(practice, taken, resident=str(annie.id))


def test_an_allergy_does_not_go_to_another_person(practice, annie):
    taken, _, _ = a_call(practice, kind="meal", allergies="pinda")
    changed(practice, taken, kind="meal", a_allergies="pinda")
    assert [note.secret for note in rows(practice, PrivateNote)] == ["pinda"]
    saved_without_answers(practice, taken, resident=str(annie.id))
    assert [note.secret for note in rows(practice, PrivateNote) if note.secret] == []


def test_the_callers_yes_is_not_the_residents_own(practice):
    taken, title, text = a_call(practice, for_other="Piet", agreed="")
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    alone = {**again.page, "for_other": ""}
    with pytest.raises(UserFacingError, match="take-no-since"):
        practice.use_cases.take_request.take_and_place(practice.actor, again.id, alone, READ)
    saved_without_answers(practice, taken, for_other="")
    with pytest.raises(UserFacingError, match="post-"):
        queue(practice, taken, title, text)
    open_tasks = rows(practice, Task, request_id=taken.request.id, done_at=None)
    assert TaskKind.ASK_MISSING in {task.kind for task in open_tasks}


@pytest.mark.parametrize("answer", ["", "later"])
def test_a_no_to_a_caller_stays_when_the_caller_is_taken_off_the_page(practice, answer):
    taken, title, text = a_call(practice, for_other="Piet", agreed="no")
    entries = {"consent.post": answer, "answer.post": "2"} if answer else {}
    saved_without_answers(practice, taken, for_other="", **entries)
    aggregate = aggregate_of(practice, taken.request.id)
    assert aggregate.caller is None
    assert aggregate.wants_no_help
    with pytest.raises(UserFacingError, match="post-"):
        queue(practice, taken, title, text)


def test_a_yes_to_one_caller_is_no_yes_to_the_next(practice):
    taken, _, _ = a_call(practice, for_other="Piet", agreed="yes")
    assert aggregate_of(practice, taken.request.id).caller.agreed is True
    changed(practice, taken, caller_name="Marie")
    assert aggregate_of(practice, taken.request.id).caller.agreed is None


def test_a_no_to_a_caller_is_a_no_to_whoever_asks_the_same(practice):
    taken, _, _ = a_call(practice, for_other="Piet", agreed="no")
    changed(practice, taken, caller_name="Pieter")
    assert aggregate_of(practice, taken.request.id).caller.agreed is False


def test_nobody_is_chosen_before_the_resident_was_asked(practice):
    taken, _, _ = a_call(practice, for_other="Piet", agreed="")
    with pytest.raises(UserFacingError, match="agreement-not-asked"):
        practice.use_cases.replies.choose(
            practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "thuis")
        )


def test_a_second_no_to_a_caller_outlasts_the_undo_of_the_first(practice):
    taken, _, _ = a_call(practice, for_other="Piet", agreed="")
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ask_resident")
    calls = practice.use_cases.calls
    first = calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    changed(practice, taken, caller_agreed="no")
    changed(practice, taken, caller_agreed="no", answer_agreed="2")
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.take_back.undo(practice.actor, first.operation, first.changed)
    assert aggregate_of(practice, taken.request.id).caller.agreed is False


@pytest.mark.parametrize("later", [Purpose.KEEP, Purpose.POST])
def test_ask_me_later_overrules_no_no(practice, later):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "thuis")
    )
    changed(practice, taken, consent_keep="no")
    assert rows(practice, Message)[0].state is MessageState.WITHHELD
    saved_without_answers(practice, taken, **{f"consent.{later}": "later", f"answer.{later}": "9"})
    assert aggregate_of(practice, taken.request.id).wants_no_help
    assert rows(practice, Message)[0].state is MessageState.WITHHELD


def test_a_yes_that_the_page_carries_along_is_not_said_again(practice):
    taken, title, text = a_call(practice)
    saved_without_answers(practice, taken, **{"consent.post": "yes", "consent.keep": "no"})
    changed(practice, taken, said="iets anders genoteerd")
    assert aggregate_of(practice, taken.request.id).wants_no_help
    with pytest.raises(UserFacingError, match="post-refused"):
        queue(practice, taken, title, text)


@pytest.mark.parametrize("how", ["withdrawn again", "on the page"])
def test_a_second_no_does_not_weaken_the_first(practice, how):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    updates = practice.use_cases.resident_updates
    updates.withdraw_consent(practice.actor, taken.resident.id, Purpose.POST, taken.request.id)
    if how == "withdrawn again":
        bram = colleague_at("A")
        updates.withdraw_consent(bram, taken.resident.id, Purpose.POST, taken.request.id)
    else:
        changed(practice, taken, consent_post="no")
    assert aggregate_of(practice, taken.request.id).wants_no_help


def test_a_no_to_storing_ends_posting_whatever_is_undone_of_an_earlier_no(practice):
    taken, title, text = a_call(practice)
    standing_answer(practice, taken.resident.id, Purpose.KEEP, given=True)
    updates = practice.use_cases.resident_updates
    first = updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST, taken.request.id
    )
    updates.withdraw_consent(colleague_at("A"), taken.resident.id, Purpose.KEEP)
    practice.use_cases.take_back.undo(practice.actor, first.operation, first.changed)
    standing_answer(practice, taken.resident.id, Purpose.KEEP, given=True)
    with pytest.raises(UserFacingError, match="post-refused"):
        queue(practice, taken, title, text)
    assert not any(
        answer.is_in_force
        for answer in aggregate_of(practice, taken.request.id).answers_to(Purpose.POST)[-1:]
    )


def test_a_no_to_storing_that_nobody_had_asked_is_written_down(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.KEEP
    )
    aggregate = aggregate_of(practice, taken.request.id)
    assert [answer.given for answer in aggregate.standing_consents] == [False]
    assert aggregate.wants_no_help
