"""A no stays a no where two records of one person become one, and comes apart with them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.domain.consent import Consent, Purpose
from intake.domain.disclosure import Disclosure
from intake.domain.posting import Posting, PostingState
from intake.domain.resident import DIED, Resident
from intake.domain.task import Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import READ, a_call, aggregate_of, firm, posted, rows, standing_answer


def said(practice, taken, purpose, *, given=True):
    return standing_answer(practice, taken.resident.id, purpose, given=given)


def takes_back(practice, taken, purpose=Purpose.KEEP):
    practice.use_cases.resident_updates.withdraw_consent(practice.actor, taken.resident.id, purpose)


def in_force(practice, two, purpose):
    """What the two of them agree to."""
    keys = {taken.resident.id for taken in two}
    return [
        one
        for one in rows(practice, Consent)
        if one.resident_id in keys and one.purpose is purpose and one.is_in_force
    ]


@pytest.fixture
def two(practice):
    """Two records of one person, each with a request and a yes to being kept and rung."""
    calls = [a_call(practice), a_call(practice)]
    posted(practice, *calls[1])
    for taken, _, _ in calls:
        said(practice, taken, Purpose.KEEP)
        said(practice, taken, Purpose.RING)
    return [taken for taken, _, _ in calls]


@pytest.fixture
def merge(practice, two):
    def done(kept=1):
        keep, other = two[kept], two[1 - kept]
        return practice.use_cases.merges.merge(
            practice.actor, keep.resident.id, other.resident.id
        ).value

    return done


@pytest.mark.parametrize("kept", [0, 1])
@pytest.mark.parametrize("hours_back", [0, 5])
def test_a_later_no_to_keeping_ends_every_yes_of_the_other_record(
    practice, two, merge, kept, hours_back
):
    practice.clock.forward(-timedelta(hours=hours_back))
    takes_back(practice, two[0])
    merge(kept)
    for purpose in (Purpose.KEEP, Purpose.RING, Purpose.POST):
        assert in_force(practice, two, purpose) == []
    [posting] = rows(practice, Posting)
    open_tasks = [task for task in rows(practice, Task) if task.is_open]
    assert TaskKind.WITHDRAW in [
        task.kind for task in open_tasks if task.posting_id == posting.id
    ], "what stood online comes off"


@pytest.mark.parametrize("kept", [0, 1])
def test_two_again_each_have_their_own_word(practice, two, merge, kept):
    takes_back(practice, two[0])
    before = {one.id: (one.resident_id, one.is_in_force) for one in rows(practice, Consent)}
    pair = merge(kept)
    practice.use_cases.merges.undo_merge(practice.actor, pair.id)
    after = {one.id: (one.resident_id, one.is_in_force) for one in rows(practice, Consent)}
    assert after == before


def test_a_yes_that_was_said_after_the_no_holds(practice, two, merge):
    takes_back(practice, two[0])
    later = said(practice, two[1], Purpose.KEEP)
    merge()
    assert [one.id for one in in_force(practice, two, Purpose.KEEP)] == [later.id]


def test_a_no_to_being_rung_ends_that_alone(practice, two, merge):
    takes_back(practice, two[0], Purpose.RING)
    merge()
    assert in_force(practice, two, Purpose.RING) == []
    assert len(in_force(practice, two, Purpose.KEEP)) == 2
    assert [posting.state for posting in rows(practice, Posting)] == [PostingState.POSTED]


def test_an_answer_of_no_counts_as_one_that_was_taken_back(practice, two, merge):
    own = {one.id for one in rows(practice, Consent) if one.resident_id == two[1].resident.id}
    said(practice, two[0], Purpose.KEEP, given=False)
    merge()
    assert own & {one.id for one in rows(practice, Consent) if one.is_in_force} == set()


@pytest.mark.parametrize("kept", [0, 1])
def test_a_no_that_was_said_while_they_were_one_holds_for_both(practice, two, merge, kept):
    pair = merge(kept)
    said(practice, two[kept], Purpose.KEEP, given=False)
    practice.use_cases.merges.undo_merge(practice.actor, pair.id)
    for taken in two:
        assert not aggregate_of(practice, taken.request.id).may_be_posted
    other = two[1 - kept]
    assert in_force(practice, [other], Purpose.RING) == []


@pytest.mark.parametrize("kept", [0, 1])
@pytest.mark.parametrize("purpose", [Purpose.RING, Purpose.KEEP])
def test_a_no_of_then_holds_for_a_record_that_was_never_asked(practice, purpose, kept):
    calls = [a_call(practice)[0], a_call(practice)[0]]
    keep, other = calls[kept], calls[1 - kept]
    standing_answer(practice, keep.resident.id, purpose, given=True)
    merges, actor = practice.use_cases.merges, practice.actor
    pair = merges.merge(actor, keep.resident.id, other.resident.id).value
    takes_back(practice, keep, purpose)
    merges.undo_merge(actor, pair.id)
    for taken in calls:
        assert not in_force(practice, [taken], purpose)
        answers = rows(practice, Consent, resident_id=taken.resident.id)
        assert purpose in {one.purpose for one in answers}, "each of them has said no"


def test_a_yes_that_was_said_while_they_were_one_stays_where_it_is(practice, two, merge):
    takes_back(practice, two[0])
    pair = merge()
    said(practice, two[1], Purpose.KEEP)
    practice.use_cases.merges.undo_merge(practice.actor, pair.id)
    assert in_force(practice, [two[0]], Purpose.KEEP) == []


def test_a_death_that_was_written_down_while_they_were_one_holds_for_both(practice, two, merge):
    pair = merge(0)
    practice.use_cases.resident_updates.mark_gone(practice.actor, two[0].resident.id, DIED)
    practice.use_cases.merges.undo_merge(practice.actor, pair.id)
    assert [one.gone for one in rows(practice, Resident, id=two[1].resident.id)] == [DIED]
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.requests.reopen(practice.actor, two[1].request.id)


def test_a_no_to_the_record_that_went_into_another_counts_there(practice, two, merge):
    """The window of a person may lie open while a colleague makes one of two."""
    merge(0)
    takes_back(practice, two[1], Purpose.POST)
    assert in_force(practice, two, Purpose.POST) == []
    [posting] = rows(practice, Posting)
    open_tasks = [task for task in rows(practice, Task, posting_id=posting.id) if task.is_open]
    assert [task.kind for task in open_tasks] == [TaskKind.WITHDRAW]


def test_a_death_on_the_record_that_went_into_another_ends_its_requests(practice, two, merge):
    merge(0)
    practice.use_cases.resident_updates.mark_gone(practice.actor, two[1].resident.id, DIED)
    for taken in two:
        assert aggregate_of(practice, taken.request.id).request.has_ended
    practice.use_cases.resident_updates.unmark_gone(practice.actor, two[1].resident.id)
    assert [one.gone for one in rows(practice, Resident, id=two[0].resident.id)] == [""]


def test_what_is_given_to_them_is_all_that_is_known_of_the_one(practice, two, merge, tmp_path):
    merge(0)
    practice.use_cases.export.write(practice.actor, two[1].resident.id, tmp_path / "x.json")
    text = (tmp_path / "x.json").read_text(encoding="utf8")
    assert [taken.request.code in text for taken in two] == [True, True]


def test_a_page_of_the_others_request_goes_back_with_it(practice, two, merge):
    pair = merge(0)
    drafts, take = practice.use_cases.drafts, practice.use_cases.take_request.take_and_place
    again = drafts.resume_request(practice.actor, two[1].request.id).value
    practice.use_cases.merges.undo_merge(practice.actor, pair.id)
    takes_back(practice, two[1], Purpose.POST)
    page = {**again.page, "a.time": "10:00"}
    with pytest.raises(UserFacingError, match="take-no-since"):
        take(practice.actor, again.id, page, READ)
    del page["consent.post"]
    take(practice.actor, again.id, page, READ)
    aggregate = aggregate_of(practice, two[1].request.id)
    assert aggregate.resident.id == two[1].resident.id
    assert not aggregate.may_be_posted


def test_what_was_told_goes_back_with_the_others_request(practice, two, merge):
    taken, _ = firm(practice, share=True)
    pair = practice.use_cases.merges.merge(
        practice.actor, two[0].resident.id, taken.resident.id
    ).value
    practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)
    practice.use_cases.merges.undo_merge(practice.actor, pair.id)
    told = [len(rows(practice, Disclosure, resident_id=one.resident.id)) for one in (two[0], taken)]
    assert told == [0, 1]
