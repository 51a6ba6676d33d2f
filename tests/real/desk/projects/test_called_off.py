"""A project that is called off: everybody who counted on it is rung, and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.projects.lender_trips import TripPlan
from intake.domain.posting import Posting, PostingState
from intake.domain.project import LoadSize
from intake.domain.request import Request
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.thing import Thing
from intake.domain.trip import Trip, TripKind
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge


@pytest.fixture
def camp(practice):
    return a_camp(practice)


def open_tasks(practice, kind):
    return [task for task in rows(practice, Task, kind=str(kind)) if task.is_open]


def call_off(practice, camp):
    return practice.use_cases.projects.call_off(practice.actor, camp.project.id)


def test_each_household_is_rung_also_on_the_waiting_list_but_not_who_left(practice, camp):
    comes = a_household(practice, camp, "Fatima", persons=4)
    waits = a_household(practice, camp, "Wim", is_waiting=True)
    left = a_household(practice, camp, "Annie")
    practice.use_cases.participants.leave(practice.actor, left.id)
    call_off(practice, camp)
    rung = {task.resident_id for task in open_tasks(practice, TaskKind.PROJECT_CALLED_OFF)}
    assert rung == {comes.resident_id, waits.resident_id}


def test_a_lender_is_rung_once_and_not_if_the_things_are_with_us(practice, camp):
    for item in (camp.tent4, camp.mat):
        a_pledge(practice, item, lender="Samira", contact="0201234567")
    here = a_pledge(practice, camp.box, confirmed=True, lender="Kees")
    code = rows(practice, Thing, pledge_id=here.id)[0].code
    practice.use_cases.handovers.take_in_code(practice.actor, code)
    off = a_pledge(practice, camp.box, lender="Joke")
    practice.use_cases.pledges.fall_through(practice.actor, off.id)
    call_off(practice, camp)
    about = [task.about for task in open_tasks(practice, TaskKind.PROJECT_LENDER_NOT_NEEDED)]
    assert about == ["Samira · 0201234567"]


def test_its_posts_are_taken_down_and_its_requests_end(practice, camp):
    a_household(practice, camp, "Fatima", persons=4)
    bulk = practice.use_cases.bulk_posts
    posts = bulk.plan(practice.actor, camp.project.id).value.posts
    bulk.place(practice.actor, camp.project.id, posts)
    call_off(practice, camp)
    assert not any(one.is_open for one in rows(practice, Request))
    assert {one.state for one in rows(practice, Posting)} == {PostingState.WITHDRAWN}


def test_undo_brings_it_back_without_a_call_to_anybody(practice, camp):
    a_household(practice, camp, "Fatima", persons=4)
    a_pledge(practice, camp.tent4)
    done = call_off(practice, camp)
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)
    assert open_tasks(practice, TaskKind.PROJECT_CALLED_OFF) == []
    assert open_tasks(practice, TaskKind.PROJECT_LENDER_NOT_NEEDED) == []
    assert open_tasks(practice, TaskKind.PROJECT_SHORTAGE)
    facts = practice.use_cases.projects.read(practice.actor, camp.project.id)
    assert facts.project.is_open


def test_the_call_names_the_project_and_ends_with_an_outcome(practice, camp):
    household = a_household(practice, camp, "Fatima", persons=4)
    a_pledge(practice, camp.tent4, lender="Samira", contact="0201234567")
    call_off(practice, camp)
    calls = practice.use_cases.calls
    due = {one.task.kind: one for one in calls.list_due(practice.actor).tasks}
    resident = due[TaskKind.PROJECT_CALLED_OFF]
    assert resident.resident.id == household.resident_id
    assert resident.project == due[TaskKind.PROJECT_LENDER_NOT_NEEDED].project == camp.project.name
    calls.record_outcome(practice.actor, resident.task.id, CallOutcome.REACHED)
    assert open_tasks(practice, TaskKind.PROJECT_CALLED_OFF) == []


def test_no_van_is_sent_for_what_was_called_off(practice, camp):
    """What is here goes home all the same."""
    use_cases, actor = practice.use_cases, practice.actor
    a_household(practice, camp, "Fatima", persons=4)
    a_pledge(practice, camp.tent4, confirmed=True, lender="Samira")
    day = camp.project.first - timedelta(days=1)
    plan = TripPlan(kind=TripKind.COLLECT, day=day, vehicle=LoadSize.VAN)
    use_cases.trips.plan(actor, camp.project.id, plan)
    (trip,) = rows(practice, Trip)
    call_off(practice, camp)
    with pytest.raises(UserFacingError, match="project-ended"):
        use_cases.trips.plan(actor, camp.project.id, plan)
    with pytest.raises(UserFacingError, match="project-ended"):
        use_cases.trips.collect(actor, trip.id)


def test_a_post_with_the_name_of_who_takes_part_is_not_placed(practice):
    camp = a_camp(practice, name="Verhuizing Geertruida Bakker")
    a_household(practice, camp, "Geertruida", persons=4)
    bulk = practice.use_cases.bulk_posts
    posts = bulk.plan(practice.actor, camp.project.id).value.posts
    with pytest.raises(UserFacingError, match="post-private"):
        bulk.place(practice.actor, camp.project.id, posts)
