"""A yes on a page holds no longer than until the resident says no, wherever they say it."""

from __future__ import annotations

from contextlib import suppress

import pytest

from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.consent import Consent, Purpose
from intake.domain.task import CallOutcome, Task, TaskKind
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
    missing = rows(practice, Task, request_id=taken.request.id, kind=str(TaskKind.ASK_MISSING))
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


READ_ALL = {**READ, Purpose.RING: ("1", "Mogen wij bellen?")}


@pytest.mark.parametrize("purpose", [Purpose.KEEP, Purpose.RING])
def test_a_no_that_is_said_again_is_newer_than_the_yes_between(practice, taken, purpose):
    drafts, take = practice.use_cases.drafts, practice.use_cases.take_request.take_and_place

    def a_page(said):
        draft = drafts.begin(practice.actor).value
        page = {**draft.page, "kind": "borrow", "a.what": "ladder"}
        page |= {"resident": str(taken.resident.id), f"consent.{purpose}": said}
        return draft, page | {f"answer.{purpose}": str(draft.id)}

    monday, page = a_page("no")
    take(practice.actor, monday.id, page, READ_ALL)
    parked, yes = a_page("yes")
    drafts.save(practice.actor, parked.id, yes)
    wednesday, page = a_page("no")
    take(practice.actor, wednesday.id, page, READ_ALL)
    with pytest.raises(UserFacingError, match="take-no-since"):
        take(practice.actor, parked.id, yes, READ_ALL)
    assert answers(practice, taken, purpose)[-1].given is False


def test_a_no_of_before_is_none_of_meanwhile(practice, taken):
    standing_answer(practice, taken.resident.id, Purpose.KEEP, given=False)
    drafts = practice.use_cases.drafts
    draft = drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "borrow", "a.what": "ladder", "consent.keep": "yes"}
    drafts.save(practice.actor, draft.id, page)
    known = page | {"resident": str(taken.resident.id)}  # now they are recognised
    practice.use_cases.take_request.take_and_place(practice.actor, draft.id, known, READ)
    assert answers(practice, taken, Purpose.KEEP)[-1].given is True


def test_a_yes_that_was_given_for_another_ends_with_the_no_of_the_right_one(practice, taken):
    senior, _, _ = a_call(practice)
    standing_answer(practice, senior.resident.id, Purpose.KEEP, given=False)
    drafts = practice.use_cases.drafts
    draft = drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "borrow", "a.what": "ladder", "consent.keep": "yes"}
    drafts.save(practice.actor, draft.id, page | {"resident": str(senior.resident.id)})
    page |= {"resident": str(taken.resident.id)}
    drafts.save(practice.actor, draft.id, page)
    takes_back(practice, taken, Purpose.KEEP)
    with pytest.raises(UserFacingError, match="take-no-since"):
        practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, READ)


def test_a_call_that_another_desk_has_is_not_thrown_away_by_the_first(practice, taken):
    drafts, other = practice.use_cases.drafts, colleague_at("B")
    mine = drafts.resume_request(practice.actor, taken.request.id).value
    theirs = drafts.resume_request(other, taken.request.id).value
    with pytest.raises(UserFacingError, match="draft-elsewhere"):
        drafts.discard(practice.actor, mine.id)
    drafts.save(other, theirs.id, {**theirs.page, "a.time": "10:00"})
    assert [draft.page["a.time"] for draft in drafts.list_unfinished(other)] == ["10:00"]


def test_a_page_that_was_thrown_away_does_not_come_back_over_what_was_written_since(
    practice, taken
):
    drafts, other = practice.use_cases.drafts, colleague_at("B")
    mine = drafts.resume_request(practice.actor, taken.request.id).value
    drafts.discard(practice.actor, mine.id)
    theirs = drafts.resume_request(other, taken.request.id).value
    take = practice.use_cases.take_request.take_and_place
    take(other, theirs.id, {**theirs.page, "a.time": "14:00"}, READ)
    with pytest.raises(UserFacingError, match="draft-elsewhere"):
        drafts.restore_discarded(practice.actor, mine.id, mine.page)
    assert aggregate_of(practice, taken.request.id).request.answers["time"] == "14:00"


def test_nothing_is_written_into_a_request_that_ended_meanwhile(practice, taken):
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    practice.use_cases.requests.close(colleague_at("B"), taken.request.id, "")
    page = {**again.page, "a.time": "10:00"}
    with pytest.raises(UserFacingError, match="take-ended"):
        practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)


@pytest.fixture
def for_mother(practice):
    """What a son asked for, and the task to ask his mother."""
    taken, _, _ = a_call(practice, for_other="Jan de Boer")
    kind = str(TaskKind.ASK_RESIDENT)
    [task] = rows(practice, Task, request_id=taken.request.id, kind=kind)
    return taken, task


def says(practice, task, *, agreed):
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=agreed)
    )


def test_the_residents_own_no_ends_the_yes_that_their_son_said_for_them(practice, for_mother):
    taken, task = for_mother
    drafts, take = practice.use_cases.drafts, practice.use_cases.take_request.take_and_place
    again = drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "caller.agreed": "yes"}
    drafts.save(practice.actor, again.id, page)
    says(practice, task, agreed=False)
    with pytest.raises(UserFacingError, match="take-no-since") as stopped:
        take(practice.actor, again.id, page, READ)
    assert "agreed" in str(stopped.value.values["purposes"])
    assert aggregate_of(practice, taken.request.id).wants_no_help


def test_their_no_stays_where_nobody_else_asks_any_more_until_they_are_asked(practice, for_mother):
    taken, task = for_mother
    says(practice, task, agreed=False)
    drafts, take = practice.use_cases.drafts, practice.use_cases.take_request.take_and_place
    again = drafts.resume_request(practice.actor, taken.request.id).value
    page = {name: value for name, value in again.page.items() if name != "for_other"}
    drafts.save(practice.actor, again.id, page)
    with pytest.raises(UserFacingError, match="take-no-since"):
        take(practice.actor, again.id, page, READ)
    take(practice.actor, again.id, page | {"answer.post": "2"}, READ)
    assert aggregate_of(practice, taken.request.id).may_be_posted


def test_their_no_stays_where_the_name_of_who_asks_is_corrected(practice, for_mother):
    taken, task = for_mother
    says(practice, task, agreed=False)
    changed(practice, taken, caller_name="Jan Boer")
    assert aggregate_of(practice, taken.request.id).wants_no_help


def test_their_no_stays_where_an_earlier_tick_is_undone(practice, for_mother):
    taken, task = for_mother
    says(practice, task, agreed=True)
    changed(practice, taken, caller_agreed="no")
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert aggregate_of(practice, taken.request.id).wants_no_help


@pytest.mark.parametrize("purpose", [Purpose.POST, Purpose.KEEP])
def test_a_no_where_nothing_is_in_force_outlasts_the_undo_of_the_first(practice, taken, purpose):
    updates = practice.use_cases.resident_updates
    first = updates.withdraw_consent(practice.actor, taken.resident.id, purpose)
    updates.withdraw_consent(colleague_at("B"), taken.resident.id, purpose)
    with suppress(UserFacingError):
        practice.use_cases.take_back.undo(practice.actor, first.operation, first.changed)
    assert not aggregate_of(practice, taken.request.id).may_be_posted


def test_later_takes_no_no_back(practice, taken):
    takes_back(practice, taken, Purpose.POST)
    changed(practice, taken, consent_post="later")
    aggregate = aggregate_of(practice, taken.request.id)
    assert aggregate.wants_no_help
    assert aggregate.refuses_posting


@pytest.mark.parametrize("asked", [READ, {Purpose.KEEP: READ[Purpose.KEEP]}], ids=["all", "keep"])
def test_a_no_to_keeping_that_a_change_carries_along_ends_no_yes_of_its_own_call(practice, asked):
    drafts, take = practice.use_cases.drafts, practice.use_cases.take_request.take_and_place
    draft = drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "borrow", "a.what": "boor", "new.first_name": "Wim"}
    page |= {"new.phone": "020 618 4217", "consent.post": "yes", "consent.keep": "no"}
    taken = take(practice.actor, draft.id, page | {"about": "titel\ntekst"}, READ).value
    again = drafts.resume_request(practice.actor, taken.request.id).value
    take(practice.actor, again.id, {**again.page, "a.time": "10:00"}, asked)
    assert aggregate_of(practice, taken.request.id).may_be_posted
