"""Posts in bulk: one for each thing that falls short, each its own words and code, few a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from intake.desk.projects.bulk_posts import MAX_POSTS_A_DAY
from intake.domain.consent import Consent
from intake.domain.posting import Posting, PostingState
from intake.domain.project import NeedRule, ProjectItem
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.errors import UserFacingError
from intake.text.guarding.guard import guard
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge

NAMES = ("partytent", "tafel", "stoel", "barbecue", "lamp", "kabelhaspel")


@pytest.fixture
def camp(practice):
    camp = a_camp(practice)
    for name in NAMES:
        item = ProjectItem(project_id=camp.project.id, name=name, rule=NeedRule.HOUSEHOLD)
        practice.use_cases.projects.save_item(practice.actor, item)
    a_household(practice, camp, "Fatima", persons=4)
    a_household(practice, camp, "Wim", persons=2)
    return camp


def plan(practice, camp):
    return practice.use_cases.bulk_posts.plan(practice.actor, camp.project.id).value


def place(practice, camp, posts):
    return practice.use_cases.bulk_posts.place(practice.actor, camp.project.id, posts).value


def test_no_platform_gets_many_on_one_day_and_the_rest_follows_on_another(practice, camp):
    first = plan(practice, camp)
    assert first.posts
    assert first.waiting
    of_platform = Counter(post.platform for post in first.posts)
    assert max(of_platform.values()) == MAX_POSTS_A_DAY
    place(practice, camp, first.posts)
    with_room = plan(practice, camp)
    assert with_room.posts == ()
    assert with_room.waiting == first.waiting
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        for posting in transaction.find(Posting, state="queued"):
            transaction.save(replace(posting, state=PostingState.POSTED))
    practice.clock.forward(days=1)
    second = plan(practice, camp)
    asked = {(post.name, post.platform) for post in first.posts}
    assert second.posts
    assert not asked & {(post.name, post.platform) for post in second.posts}


def test_the_texts_differ_and_name_nobody(practice, camp):
    posts = plan(practice, camp).posts
    first_lines = {}
    for post in posts:
        opening = post.text.replace(post.name, "…").splitlines()[0]
        first_lines.setdefault(post.platform, []).append(opening)
    for openings in first_lines.values():
        assert len(set(openings)) > 1
    names = {word for one in rows(practice, Resident) for word in (one.last_name, one.first_name)}
    for post in posts:
        words = set(post.text.replace(",", " ").replace(".", " ").split())
        assert not words & (names - {"Team", camp.project.name})
        assert post.code[:3] in post.text.replace("-", "")


def test_each_item_has_its_own_code_and_the_coordinator_approved_just_these_texts(practice, camp):
    posts = plan(practice, camp).posts
    placed = place(practice, camp, posts)
    assert len(placed) == len(posts)
    codes = {post.name: post.code for post in posts}
    assert len(set(codes.values())) == len(codes)
    requests = {one.code: one for one in rows(practice, Request)}
    for post in posts:
        request = requests[post.code]
        consent = rows(practice, Consent, request_id=request.id)[0]
        assert post.text.splitlines()[0] in consent.about
        assert consent.asked_by == practice.actor.staff_id


def test_a_text_that_was_changed_after_it_was_read_does_not_go_out(practice, camp):
    posts = [post for post in plan(practice, camp).posts if post.name == "tafel"][:1]
    changed = [posts[0]._replace(text=f"{posts[0].text} Bel Fatima op 0206184217.")]
    with pytest.raises(UserFacingError):
        place(practice, camp, changed)
    assert rows(practice, Posting) == ()


def test_what_was_left_out_is_asked_next_time(practice, camp):
    posts = plan(practice, camp).posts
    place(practice, camp, posts[:1])
    again = {(post.name, post.platform) for post in plan(practice, camp).posts}
    assert (posts[0].name, posts[0].platform) not in again
    assert (posts[1].name, posts[1].platform) in again


def test_where_nothing_is_short_no_post_is_written(practice):
    camp = a_camp(practice)
    a_household(practice, camp, "Wim", persons=1)
    a_pledge(practice, camp.tent2, confirmed=True)
    a_pledge(practice, camp.mat, confirmed=True)
    with pytest.raises(UserFacingError, match="project-nothing-to-post"):
        plan(practice, camp)


def test_a_place_at_a_table_is_asked_as_help_and_not_as_a_loan(practice):
    camp = a_camp(practice)
    place_item = replace(camp.box, name="plaats aan tafel", rule=NeedRule.PERSON, is_place=True)
    item = practice.use_cases.projects.save_item(practice.actor, place_item).value
    a_household(practice, camp, "Wim", persons=2)
    bulk = practice.use_cases.bulk_posts
    posts = bulk.plan(practice.actor, camp.project.id, item.id).value.posts
    assert {post.name for post in posts} == {"plaats aan tafel"}
    assert "leen" not in posts[0].text
    place(practice, camp, posts)
    assert rows(practice, Request, code=posts[0].code)[0].kind is Kind.HELP


def test_a_platform_gets_as_many_a_day_as_the_centre_has_set_for_it(practice, camp):
    platforms = practice.use_cases.bulk_posts.platforms
    for profile in platforms.all():
        platforms.change(replace(profile, project_posts_a_day=1))
    of_platform = Counter(post.platform for post in plan(practice, camp).posts)
    assert set(of_platform.values()) == {1}


def test_what_is_ready_and_not_placed_is_told_and_can_be_gone_on_with(practice, camp):
    platforms = practice.use_cases.bulk_posts.platforms
    for profile in platforms.all():
        platforms.change(replace(profile, project_posts_a_day=100))
    place(practice, camp, plan(practice, camp).posts)
    with pytest.raises(UserFacingError, match="project-posts-ready"):
        plan(practice, camp)
    overview = practice.use_cases.project_overviews.read(practice.actor, camp.project.id)
    assert len(overview.waiting_posts) == len(rows(practice, Posting, state="queued"))
    assert overview.waiting_posts


def test_a_post_of_a_project_is_let_through_with_its_name_and_its_place(practice, camp):
    named = replace(camp.project, name="Uitstapje Artis", place="Artis, Plantage Kerklaan 38")
    practice.use_cases.projects.change(practice.actor, named)
    posts = plan(practice, camp).posts
    placed = place(practice, camp, posts)
    prepared = practice.use_cases.postings.claim(practice.actor, placed[0].id).value
    found = guard(f"{placed[0].title}\n{placed[0].text}", prepared.private)
    assert "Plantage Kerklaan 38" in placed[0].text
    assert not [one for one in found if one.stop]


def test_two_projects_share_what_a_platform_gets_a_day_with_what_waits_since_before(practice, camp):
    other = a_camp(practice, "Straatfeest")
    a_household(practice, other, "Truus", persons=4)
    place(practice, camp, plan(practice, camp).posts)
    practice.clock.forward(days=1)
    assert plan(practice, other).posts == ()
