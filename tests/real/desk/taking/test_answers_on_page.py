"""A yes on a page holds no longer than until the resident says no, wherever they say it."""

from __future__ import annotations

import pytest

from intake.domain.consent import Consent, Purpose
from intake.domain.task import Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import (
    READ,
    a_call,
    aggregate_of,
    changed,
    colleague_at,
    rows,
    standing_answer,
)


def answers(practice, taken, purpose):
    return rows(practice, Consent, resident_id=taken.resident.id, purpose=str(purpose))


@pytest.fixture
def taken(practice):
    """A request whose page says yes to posting and to being kept."""
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "boormachine",
        "new.first_name": "Wim",
        "new.phone": "020 618 4217",
        "consent.post": "yes",
        "consent.keep": "yes",
        "about": "titel\ntekst",
    }
    take = practice.use_cases.take_request.take_and_place
    return take(practice.actor, draft.id, page, READ).value


def takes_back(practice, taken, purpose):
    updates = practice.use_cases.resident_updates
    updates.withdraw_consent(practice.actor, taken.resident.id, purpose)


@pytest.mark.parametrize("purpose", [Purpose.POST, Purpose.KEEP])
def test_a_yes_that_was_taken_back_is_asked_again_when_the_request_is_changed(
    practice, taken, purpose
):
    takes_back(practice, taken, purpose)
    page = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value.page
    assert "consent.post" not in page
    changed(practice, taken, a_time="10:00")
    assert not aggregate_of(practice, taken.request.id).may_be_posted
    assert [one.is_in_force for one in answers(practice, taken, purpose)] == [False]
    missing = rows(practice, Task, request_id=taken.request.id, kind=str(TaskKind.MISSING))
    assert [task.about for task in missing if task.is_open] == ["consent"]


def test_a_no_to_keeping_in_another_call_ends_the_yes_on_the_page(practice, taken):
    standing_answer(practice, taken.resident.id, Purpose.KEEP, given=False)
    changed(practice, taken, a_time="10:00")
    assert not aggregate_of(practice, taken.request.id).may_be_posted
    assert answers(practice, taken, Purpose.KEEP)[-1].given is False


def test_a_yes_that_nobody_took_back_stays_on_the_page(practice, taken):
    changed(practice, taken, a_time="10:00")
    assert aggregate_of(practice, taken.request.id).may_be_posted
    assert len(answers(practice, taken, Purpose.POST)) == 1


def test_a_no_that_comes_while_the_page_lies_open_stops_the_call(practice, taken):
    drafts, take = practice.use_cases.drafts, practice.use_cases.take_request
    again = drafts.resume_request(practice.actor, taken.request.id).value
    takes_back(practice, taken, Purpose.KEEP)
    page = {**again.page, "a.time": "10:00"}
    with pytest.raises(UserFacingError, match="take-no-since") as stopped:
        take.take_and_place(practice.actor, again.id, page, READ)
    assert set(str(stopped.value.values["purposes"]).split()) == {"post", "keep"}
    anew = page | {"answer.post": "2", "answer.keep": "2"}  # asked once more, and yes again
    take.take_and_place(practice.actor, again.id, anew, READ)
    assert aggregate_of(practice, taken.request.id).may_be_posted


def test_a_parked_call_that_says_yes_is_asked_again_after_a_no(practice, taken):
    drafts = practice.use_cases.drafts
    again = drafts.resume_request(practice.actor, taken.request.id).value
    drafts.save(practice.actor, again.id, {**again.page, "answer.post": "2"})
    takes_back(practice, taken, Purpose.POST)
    page = drafts.resume_request(practice.actor, taken.request.id).value.page
    assert "consent.post" not in page
    assert page["consent.keep"] == "yes"


def test_a_no_and_a_yes_of_one_call_stay_beside_each_other(practice, taken):
    changed(practice, taken, consent_keep="no", answer_keep="2")
    changed(practice, taken, answer_post="2", a_time="11:00")
    page = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value.page
    assert page["consent.keep"] == "no"


def test_who_takes_a_call_up_has_it_and_the_other_desk_is_told(practice):
    taken, _, _ = a_call(practice)
    drafts, other = practice.use_cases.drafts, colleague_at("B")
    mine = drafts.resume_request(practice.actor, taken.request.id).value
    theirs = drafts.resume_request(other, taken.request.id).value
    assert theirs.id == mine.id
    with pytest.raises(UserFacingError, match="draft-elsewhere"):
        drafts.save(practice.actor, mine.id, {**mine.page, "a.note": "let op de hond"})
    take = practice.use_cases.take_request
    with pytest.raises(UserFacingError, match="draft-elsewhere"):
        take.take_and_place(practice.actor, mine.id, {**mine.page, "a.time": "10:00"}, READ)
    take.take_and_place(other, theirs.id, {**theirs.page, "a.time": "12:00"}, READ)
    assert aggregate_of(practice, taken.request.id).request.answers["time"] == "12:00"


def test_who_was_just_written_is_not_written_twice(practice):
    """The answer of a server may be lost after it has kept everything."""
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "borrow", "a.what": "tent", "new.first_name": "Wimmetje"}
    page |= {"new.phone": "020 618 4299", "consent.post": "yes", "about": "titel\ntekst"}
    take = practice.use_cases.take_request.take_and_place
    first, second = (take(practice.actor, draft.id, page, READ).value for _ in range(2))
    assert second.resident.id == first.resident.id
    assert second.request.id == first.request.id
