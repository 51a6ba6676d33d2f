"""Calls that leave the page are parked, whatever happened to another of them."""

from __future__ import annotations

import pytest

from intake.domain.permissions import Role
from intake.ui.desk.call_presenter import CallPresenter
from intake.ui.models.call_draft import CallDraft
from tests.builders import a_call
from tests.screens_inline import session_of


def desk_of(practice):
    session = session_of(practice, entered=False)
    page = CallDraft()
    presenter = CallPresenter(session, page)
    parked = []
    presenter.parked.connect(lambda drafts, _: parked.__setitem__(slice(None), drafts))
    session.enter(practice.actor)
    return presenter, page, parked


def call_of(presenter, page, said):
    page.set("said", said)
    presenter.save()
    page.set("new.phone", "0612345678")
    presenter.begin()


@pytest.mark.usefixtures("qapp")
def test_a_call_that_another_desk_took_over_holds_up_no_other(practice):
    presenter, page, parked = desk_of(practice)
    taken, _, _ = a_call(practice)
    drafts = practice.use_cases.drafts
    presenter.resume(drafts.resume_request(practice.actor, taken.request.id).value)
    sign = practice.use_cases.set_up.join_desk("balie 2").value.sign
    add = practice.use_cases.sign_in.add_colleague
    bram = add(practice.actor, "Bram", "5931", Role.VOLUNTEER).value._replace(desk=sign)
    drafts.resume_request(bram, taken.request.id)
    page.set("a.note", "iets anders")
    presenter.begin()
    call_of(presenter, page, "de een")
    call_of(presenter, page, "de ander")
    lines = {draft.page["said"]: draft.page.get("new.phone") for draft in parked}
    assert lines == {"de een": "0612345678", "de ander": "0612345678"}


@pytest.mark.usefixtures("qapp")
def test_of_two_calls_under_way_one_is_on_the_page_and_the_other_on_the_line(practice):
    drafts = practice.use_cases.drafts
    for said in ("de een", "de ander"):
        draft = drafts.begin(practice.actor).value
        drafts.save(practice.actor, draft.id, {**draft.page, "said": said})
    _, page, parked = desk_of(practice)
    assert {page.get("said"), *(draft.page["said"] for draft in parked)} == {"de een", "de ander"}


@pytest.mark.usefixtures("qapp")
def test_a_call_that_is_thrown_away_comes_back_as_it_was_kept(practice):
    presenter, page, parked = desk_of(practice)
    call_of(presenter, page, "de een")
    (listed,) = parked
    drafts = practice.use_cases.drafts
    drafts.save(practice.actor, listed.id, {**listed.page, "said": "later"}, listed.state)
    presenter.discard_parked(listed)
    assert parked == []
    presenter.undo_discard()
    assert [draft.page["said"] for draft in parked] == ["later"]
