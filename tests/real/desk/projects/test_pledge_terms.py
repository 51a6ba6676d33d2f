"""What a lender says on the telephone is written down at once: for sure, how many, and where."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from intake.domain.pledge import Pledge, PledgeState, PledgeTerms
from intake.domain.request import Request
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import replied, rows
from tests.project_facts import a_camp, a_household, a_pledge


@pytest.fixture
def camp(practice):
    return a_camp(practice)


def test_who_is_on_the_telephone_promises_for_sure_and_has_a_label(practice, camp):
    told = Pledge(project_id=camp.project.id, project_item_id=camp.mat.id, lender="Els", count=2)
    saved = practice.use_cases.pledges.offer_and_confirm(practice.actor, told).value
    assert saved.state is PledgeState.CONFIRMED
    (thing,) = rows(practice, Thing, pledge_id=saved.id)
    assert (thing.count, bool(thing.code)) == (2, True)


def test_an_address_that_is_told_is_kept_and_an_empty_one_changes_nothing(practice, camp):
    pledges, actor = practice.use_cases.pledges, practice.actor
    pledge = a_pledge(practice, camp.mat, street="", house_number="", postcode="")
    terms = PledgeTerms(2, "na zes uur", "Dijkstraat", "8", "1056 JK")
    told = pledges.confirm(actor, pledge.id, terms).value
    assert (told.count, told.slot, told.address_line) == (2, "na zes uur", "Dijkstraat 8")
    assert pledges.confirm(actor, pledge.id, PledgeTerms()).value.address_line == "Dijkstraat 8"


def test_a_reply_becomes_a_promise_with_the_address_that_was_told(practice, camp):
    a_household(practice, camp, "Fatima", persons=4)
    bulk = practice.use_cases.bulk_posts
    posts = bulk.plan(practice.actor, camp.project.id, camp.tent4.id).value.posts
    bulk.place(practice.actor, camp.project.id, posts[:1])
    request = rows(practice, Request, code=posts[0].code)[0]
    reply = replied(practice, SimpleNamespace(request=request), name="Els de Boer")
    accept = practice.use_cases.project_posts.accept
    with pytest.raises(UserFacingError, match="own-thing-no-count"):
        accept(practice.actor, reply.id, camp.tent4.id, PledgeTerms())
    terms = PledgeTerms(1, street="Dijkstraat", house_number="8")
    told = accept(practice.actor, reply.id, camp.tent4.id, terms).value
    assert told.address_line == "Dijkstraat 8"


def test_a_run_tells_for_whom_other_things_are_meant_now(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    first = a_household(practice, camp, "Fatima", persons=2)
    a_pledge(practice, camp.mat, 2, confirmed=True, lender="Kees")
    run = use_cases.allocations.run
    assert run(actor, camp.project.id).value.moved == frozenset()
    assert run(actor, camp.project.id).value.moved == frozenset()
    a_household(practice, camp, "Annie", persons=2, goes_first=True)
    assert run(actor, camp.project.id).value.moved == {first.id}


@pytest.mark.parametrize("contact", ["0612", "06 123 45", "+31 6"])
def test_a_number_of_which_digits_are_missing_is_asked_again(practice, camp, contact):
    with pytest.raises(UserFacingError, match="invalid-phone"):
        a_pledge(practice, camp.mat, contact=contact)
    pledge = a_pledge(practice, camp.mat, contact="els@voorbeeld.example")
    with pytest.raises(UserFacingError, match="invalid-phone"):
        practice.use_cases.pledges.change(practice.actor, replace(pledge, contact=contact))
