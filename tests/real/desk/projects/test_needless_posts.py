"""The posts of a project end when there is enough, and when the project does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.domain.task import Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge


@pytest.fixture
def camp(practice):
    camp = a_camp(practice)
    a_household(practice, camp, "Fatima", persons=4)
    return camp


def placed(practice, camp, item):
    """A post for an item that is online."""
    bulk, postings = practice.use_cases.bulk_posts, practice.use_cases.postings
    posts = bulk.plan(practice.actor, camp.project.id, item.id).value.posts
    (first, *_) = bulk.place(practice.actor, camp.project.id, posts[:1]).value
    postings.claim(practice.actor, first.id)
    return postings.record_published(
        practice.actor, first.id, url="http://site.example/1", picture=""
    ).value


def posts_to_end(practice, camp):
    return practice.use_cases.project_overviews.read(practice.actor, camp.project.id).needless_posts


def to_take_off(practice):
    tasks = rows(practice, Task, kind=str(TaskKind.WITHDRAW), done_at=None)
    return {task.posting_id for task in tasks}


def test_the_posts_for_what_there_is_enough_of_end_and_no_others(practice, camp):
    of_mats = placed(practice, camp, camp.mat)
    of_tents = placed(practice, camp, camp.tent4)
    assert posts_to_end(practice, camp) == 0
    a_pledge(practice, camp.mat, 4, confirmed=True)
    assert posts_to_end(practice, camp) == 1
    end = practice.use_cases.project_posts.end_needless
    done = end(practice.actor, camp.project.id)
    assert done.value == 1
    assert to_take_off(practice) == {of_mats.id}
    assert posts_to_end(practice, camp) == 0
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)
    assert to_take_off(practice) == set()
    assert rows(practice, Posting, id=of_tents.id)[0].state is PostingState.POSTED


def test_a_piece_that_holds_a_city_is_a_slip_of_the_keys(practice, camp):
    with pytest.raises(UserFacingError, match="project-fits-too-many"):
        practice.use_cases.projects.save_item(practice.actor, replace(camp.tent4, fits=99_999))


def test_what_neighbours_are_asked_for_keeps_its_name_until_its_posts_are_gone(practice, camp):
    placed(practice, camp, camp.mat)
    save = practice.use_cases.projects.save_item
    with pytest.raises(UserFacingError, match="project-item-online"):
        save(practice.actor, replace(camp.mat, name="luchtbed"))
    assert save(practice.actor, replace(camp.tent4, name="bungalowtent")).value.name
    save(practice.actor, replace(camp.mat, name=camp.mat.name.upper()))
    assert posts_to_end(practice, camp) == 0


def test_a_closed_project_leaves_no_post_behind(practice, camp):
    posting = placed(practice, camp, camp.mat)
    practice.use_cases.projects.close(practice.actor, camp.project.id)
    assert to_take_off(practice) == {posting.id}
    assert not any(request.is_open for request in rows(practice, Request))
