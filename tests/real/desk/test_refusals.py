"""Whatever way a no comes, nothing of the request stays online or goes there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Purpose
from intake.domain.posting import MAY_BE_ONLINE, Posting, PostingState
from intake.domain.request import RequestState
from intake.domain.resident import DIED
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import (
    READ,
    a_call,
    aggregate_of,
    changed,
    colleague_at,
    posted,
    queue_post,
    rows,
    standing_answer,
)


def no_in_a_change(practice, taken):
    about = rows(practice, Posting, request_id=taken.request.id)[0]
    changed(practice, taken, consent_post="no", about=f"{about.title}\n{about.text}")


def no_to_keeping_in_a_change(practice, taken):
    changed(practice, taken, consent_keep="no")


def no_to_keeping_in_the_next_call(practice, taken, **entries):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "gras maaien",
        "resident": str(taken.resident.id),
        "consent.keep": "no",
        **entries,
    }
    return practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value


def no_of_the_resident_in_a_change(practice, taken):
    changed(practice, taken, caller_agreed="no")


def asked_of_the_resident(practice, taken, *, agreed):
    asked = next(
        task
        for task in rows(practice, Task, request_id=taken.request.id)
        if task.kind is TaskKind.ASK_RESIDENT
    )
    calls = practice.use_cases.calls
    if not asked.is_open:
        calls.reopen(practice.actor, asked.id)
    calls.record_outcome(
        practice.actor, asked.id, CallOutcome.REACHED, answers=CallAnswers(agreed=agreed)
    )


def no_of_the_resident_by_telephone(practice, taken):
    asked_of_the_resident(practice, taken, agreed=False)


def withdrawn(purpose):
    def withdraw(practice, taken):
        practice.use_cases.resident_updates.withdraw_consent(
            practice.actor, taken.resident.id, purpose
        )

    withdraw.__name__ = f"withdrawn {purpose}"
    return withdraw


def death(practice, taken):
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, DIED)


def end_withdrawal_and_undo_of_the_end(practice, taken):
    ended = practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    practice.use_cases.take_back.undo(practice.actor, ended.operation, ended.changed)


REFUSALS = (
    no_in_a_change,
    no_to_keeping_in_a_change,
    no_to_keeping_in_the_next_call,
    no_of_the_resident_in_a_change,
    no_of_the_resident_by_telephone,
    withdrawn(Purpose.POST),
    withdrawn(Purpose.KEEP),
    death,
    end_withdrawal_and_undo_of_the_end,
)


def queued(practice, taken, title, text):
    queue_post(practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text))


def in_hand(practice, taken, title, text):
    post = ("oefenleen", title, text)
    posting = queue_post(practice.use_cases, practice.actor, taken.request.id, post)
    practice.use_cases.postings.claim(practice.actor, posting.id)


def uncertain(practice, taken, title, text):
    in_hand(practice, taken, title, text)
    posting = rows(practice, Posting, request_id=taken.request.id)[0]
    practice.use_cases.postings.mark_uncertain(practice.actor, posting.id)


def failed(practice, taken, title, text):
    in_hand(practice, taken, title, text)
    posting = rows(practice, Posting, request_id=taken.request.id)[0]
    practice.use_cases.postings.record_failure(practice.actor, posting.id, "down")


PLACES = (queued, in_hand, uncertain, failed, posted)


@pytest.mark.parametrize("refuse", REFUSALS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("place", PLACES, ids=lambda way: way.__name__)
def test_after_a_no_nothing_is_online_without_somebody_to_take_it_off(practice, refuse, place):
    taken, title, text = a_call(practice, for_other="Piet Zoon")
    asked_of_the_resident(practice, taken, agreed=True)
    place(practice, taken, title, text)
    refuse(practice, taken)
    postings = rows(practice, Posting, request_id=taken.request.id)
    coming_off = {
        task.posting_id
        for task in rows(practice, Task, request_id=taken.request.id)
        if task.kind is TaskKind.WITHDRAW and task.is_open
    }
    for posting in postings:
        assert posting.state not in (PostingState.QUEUED, PostingState.FAILED)
        if posting.state is PostingState.IN_HAND:
            published = practice.use_cases.postings.record_published(
                practice.actor, posting.id, url="", picture=""
            ).value
            coming_off = {
                task.posting_id
                for task in rows(practice, Task, request_id=taken.request.id)
                if task.kind is TaskKind.WITHDRAW and task.is_open
            }
            assert published.id in coming_off
        elif posting.state in MAY_BE_ONLINE:
            assert posting.id in coming_off
    with pytest.raises(UserFacingError, match="post-"):
        queue_post(practice.use_cases, practice.actor, taken.request.id, ("oefenhulp", title, text))


def test_a_request_of_somebody_who_died_is_not_opened_again(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    ended = practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, DIED)
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.take_back.undo(practice.actor, ended.operation, ended.changed)
    assert rows(practice, type(taken.request))[0].state is RequestState.CANCELLED


def test_a_yes_in_the_same_call_as_a_no_to_keeping_holds(practice):
    taken, title, text = a_call(practice)
    consents = {"consent.post": "yes", "about": f"{title}\n{text}"}
    second = no_to_keeping_in_the_next_call(practice, taken, **consents)
    posting = queue_post(
        practice.use_cases, practice.actor, second.request.id, ("oefenhulp", title, text)
    )
    claimed = practice.use_cases.postings.claim(practice.actor, posting.id).value
    assert claimed.posting.state is PostingState.IN_HAND


def test_a_yes_after_a_no_lets_it_go_online_again(practice):
    taken, title, text = a_call(practice)
    queued(practice, taken, title, text)
    no_in_a_change(practice, taken)
    changed(practice, taken, consent_post="yes", about=f"{title}\n{text}")
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)


def test_no_renewal_is_asked_of_what_comes_off(practice):
    platforms = practice.use_cases.postings.platforms
    platforms.change(replace(platforms.get("oefenleen"), expires_after_days=10))
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    practice.clock.forward(days=8)
    practice.use_cases.renewals.create_tasks(practice.actor)
    withdrawn(Purpose.POST)(practice, taken)
    practice.use_cases.renewals.create_tasks(practice.actor)
    kinds = [
        task.kind for task in rows(practice, Task, request_id=taken.request.id) if task.is_open
    ]
    assert TaskKind.RENEW not in kinds
    assert TaskKind.WITHDRAW in kinds


def test_a_no_to_one_request_leaves_another_of_the_same_caller_where_it_is(practice):
    taken, title, text = a_call(practice, for_other="Piet Zoon", agreed="yes")
    posted(practice, taken, title, text)
    second = no_to_keeping_in_the_next_call(
        practice,
        taken,
        **{
            "consent.keep": "",
            "for_other": "yes",
            "caller.name": "Piet Zoon",
            "caller.agreed": "no",
        },
    )
    assert second.request.caller_id != taken.request.caller_id
    assert not [
        task
        for task in rows(practice, Task, request_id=taken.request.id)
        if task.kind is TaskKind.WITHDRAW
    ]


def test_a_yes_to_posting_said_anew_after_a_no_to_keeping_counts(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    no_to_keeping_in_a_change(practice, taken)
    with pytest.raises(UserFacingError, match="post-refused"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
        )
    changed(practice, taken, consent_post="yes", about=f"{title}\n{text}")
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
    ).value
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.QUEUED


def test_undoing_an_earlier_act_does_not_get_past_a_colleagues_later_no(practice):
    taken, title, text = a_call(practice)
    standing_answer(practice, taken.resident.id, Purpose.KEEP, given=True)
    posting = posted(practice, taken, title, text)
    updates = practice.use_cases.resident_updates
    first = updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST, taken.request.id
    )
    updates.withdraw_consent(colleague_at("B"), taken.resident.id, Purpose.KEEP)
    practice.use_cases.take_back.undo(practice.actor, first.operation, first.changed)
    assert not aggregate_of(practice, taken.request.id).may_be_posted
    open_tasks = rows(practice, Task, posting_id=posting.id, done_at=None)
    assert [task.kind for task in open_tasks] == [TaskKind.WITHDRAW]


def test_after_a_no_a_post_that_may_have_expired_is_looked_for_also_of_an_ended_request(practice):
    platforms = practice.use_cases.postings.platforms
    platforms.change(replace(platforms.get("oefenleen"), expires_after_days=10))
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    practice.clock.forward(days=12)
    practice.use_cases.renewals.create_tasks(practice.actor)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    (posting,) = rows(practice, Posting, request_id=taken.request.id)
    assert posting.state is PostingState.EXPIRED
    assert not rows(practice, Task, kind=str(TaskKind.WITHDRAW), done_at=None)
    withdrawn(Purpose.KEEP)(practice, taken)
    (task,) = rows(practice, Task, kind=str(TaskKind.WITHDRAW), done_at=None)
    assert task.posting_id == posting.id
