"""What a lender says on the telephone is written down at once: for sure, how many, and where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.pledge import Pledge, PledgeState, PledgeTerms
from intake.domain.request import Request
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import replied_to, rows
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
    terms = PledgeTerms(
        count=2, slot="na zes uur", street="Dijkstraat", house_number="8", postcode="1056 JK"
    )
    told = pledges.confirm(actor, pledge.id, terms).value
    assert (told.count, told.slot, told.address_line) == (2, "na zes uur", "Dijkstraat 8")
    assert pledges.confirm(actor, pledge.id, PledgeTerms()).value.address_line == "Dijkstraat 8"


@pytest.fixture
def reply_to_post(practice, camp):
    """Els answers the post in which four-person tents are asked for."""
    a_household(practice, camp, "Fatima", persons=4)
    bulk_posts = practice.use_cases.bulk_posts
    [post, *_] = bulk_posts.plan(practice.actor, camp.project.id, camp.tent4.id).value.posts
    bulk_posts.place(practice.actor, camp.project.id, [post])
    return replied_to(practice, rows(practice, Request, code=post.code)[0], name="Els de Boer")


def test_a_reply_becomes_a_promise_only_if_they_say_how_many(practice, camp, reply_to_post):
    accept = practice.use_cases.project_posts.accept
    with pytest.raises(UserFacingError, match="own-thing-no-count"):
        accept(practice.actor, reply_to_post.id, camp.tent4.id, PledgeTerms())
    assert rows(practice, Pledge, project_item_id=camp.tent4.id) == ()


def test_a_reply_becomes_a_promise_with_the_address_that_was_told(practice, camp, reply_to_post):
    terms = PledgeTerms(count=1, street="Dijkstraat", house_number="8")
    accept = practice.use_cases.project_posts.accept
    pledge = accept(practice.actor, reply_to_post.id, camp.tent4.id, terms).value
    assert (pledge.count, pledge.address_line) == (1, "Dijkstraat 8")


@pytest.mark.parametrize("contact", ["0612", "06 123 45", "+31 6"])
def test_a_number_of_which_digits_are_missing_is_asked_again(practice, camp, contact):
    with pytest.raises(UserFacingError, match="invalid-phone"):
        a_pledge(practice, camp.mat, contact=contact)
    pledge = a_pledge(practice, camp.mat, contact="els@voorbeeld.example")
    with pytest.raises(UserFacingError, match="invalid-phone"):
        practice.use_cases.pledges.change(practice.actor, replace(pledge, contact=contact))
