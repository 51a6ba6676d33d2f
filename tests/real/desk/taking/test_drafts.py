"""Calls in progress: saved, taken up again, and left alone once they are finished."""

from __future__ import annotations

import pytest

from intake.domain.draft import Draft, DraftState
from intake.kit.errors import UserFacingError
from tests.builders import a_call, colleague_at, rows


def test_a_request_that_is_taken_up_again_is_as_its_last_call_left_it(practice):
    taken, _, _ = a_call(practice, quantity="2")
    page = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value.page
    assert (page["a.what"], page["a.quantity"], page["kind"]) == ("boormachine", "2", "borrow")
    assert page["consent.post"] == "yes"
    assert not [name for name in page if name.startswith("new")]


def test_a_late_save_wakes_no_call_that_is_finished(practice):
    taken, _, _ = a_call(practice)
    draft = next(
        draft for draft in rows(practice, Draft) if draft.page.get("code") == taken.request.code
    )
    practice.use_cases.drafts.save(practice.actor, draft.id, {"code": "x", "new.phone": "06"})
    after = rows(practice, Draft, id=draft.id)[0]
    assert (after.state, after.page) == (DraftState.FINISHED, draft.page)


def test_only_calls_in_which_something_was_typed_are_taken_up_again(practice):
    empty = practice.use_cases.drafts.begin(practice.actor).value
    typed = practice.use_cases.drafts.begin(practice.actor).value
    practice.use_cases.drafts.save(practice.actor, typed.id, {**typed.page, "said": "ladder"})
    listed = [draft.id for draft in practice.use_cases.drafts.list_unfinished(practice.actor)]
    assert typed.id in listed
    assert empty.id not in listed


def test_a_request_that_is_being_gone_on_with_is_not_taken_up_twice(practice):
    taken, _, _ = a_call(practice)
    first = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    assert again.id == first.id
    practice.use_cases.drafts.discard(practice.actor, first.id)
    later = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    assert later.id != first.id


def test_the_active_call_comes_first_and_the_others_in_the_order_of_their_saving(practice):
    drafts = practice.use_cases.drafts
    ids = []
    for at, state in enumerate((DraftState.PARKED, DraftState.ACTIVE, DraftState.PARKED)):
        draft = drafts.begin(practice.actor).value
        practice.clock.forward(minutes=1)
        drafts.save(practice.actor, draft.id, {**draft.page, "said": f"wens {at}"}, state)
        ids.append(draft.id)
    listed = [draft.id for draft in drafts.list_unfinished(practice.actor)]
    assert listed == [ids[1], ids[0], ids[2]]


def test_a_call_of_another_desk_is_not_listed_here(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {**draft.page, "said": "boor lenen"}
    practice.use_cases.drafts.save(practice.actor, draft.id, page)
    other = practice.actor._replace(desk="B")
    assert draft.id in {one.id for one in practice.use_cases.drafts.list_unfinished(practice.actor)}
    assert practice.use_cases.drafts.list_unfinished(other) == ()


def test_a_parked_call_is_taken_up_as_it_is_kept_and_not_as_a_list_showed_it(practice):
    drafts = practice.use_cases.drafts
    parked = drafts.begin(practice.actor).value
    listed = drafts.save(
        practice.actor, parked.id, {**parked.page, "said": "ladder"}, DraftState.PARKED
    ).value
    drafts.save(practice.actor, parked.id, {**listed.page, "said": "trap"}, DraftState.PARKED)
    taken_up = drafts.take_up(practice.actor, parked.id).value
    assert (taken_up.page["said"], taken_up.state) == ("trap", DraftState.ACTIVE)
    assert drafts.take_up(practice.actor, parked.id).value == taken_up


def test_a_call_that_ended_is_not_taken_up(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    before = practice.use_cases.drafts.discard(practice.actor, draft.id).value
    assert before.page == draft.page
    with pytest.raises(UserFacingError, match="draft-elsewhere"):
        practice.use_cases.drafts.take_up(practice.actor, draft.id)


def test_a_parked_call_is_of_whom_it_is_once_two_records_are_two_again(practice):
    use_cases = practice.use_cases
    kept, other = a_call(practice)[0].resident, a_call(practice, note="x")[0].resident
    parked = use_cases.drafts.begin(practice.actor).value
    page = {**parked.page, "resident": str(other.id), "a.what": "rolstoel"}
    use_cases.drafts.save(practice.actor, parked.id, page, DraftState.PARKED)
    pair = use_cases.merges.merge(practice.actor, kept.id, other.id).value
    use_cases.merges.undo_merge(practice.actor, pair.id)
    taken_up = use_cases.drafts.take_up(practice.actor, parked.id).value
    assert taken_up.page["resident"] == str(other.id)


def test_a_call_of_a_desk_that_nobody_uses_any_more_is_found_at_another(practice):
    drafts = practice.use_cases.drafts
    gone = colleague_at(practice.use_cases.set_up.join_desk("Balie 2").value.sign)
    draft = drafts.begin(gone).value
    page = {**draft.page, "new.first_name": "Toos"}
    drafts.save(gone, draft.id, page, DraftState.PARKED)
    assert draft.id not in {listed.id for listed in drafts.list_unfinished(practice.actor)}
    with pytest.raises(UserFacingError, match="draft-elsewhere"):
        drafts.take_up(practice.actor, draft.id)
    practice.clock.forward(days=2)
    assert draft.id in {listed.id for listed in drafts.list_unfinished(practice.actor)}
    assert drafts.take_up(practice.actor, draft.id).value.desk == practice.actor.desk
    with pytest.raises(UserFacingError, match="draft-elsewhere"):
        drafts.save(gone, draft.id, {**page, "new.last_name": "Bos"}, DraftState.ACTIVE)
