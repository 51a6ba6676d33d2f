"""What is in a van stays with it: its parts, its driver, and what nobody could fetch."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.custody.things import Part
from intake.desk.projects.lender_trips import TripPlan
from intake.domain.custody import HolderKind, Holding
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.domain.trip import Trip, TripKind
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.project_facts import a_camp, a_pledge


@pytest.fixture
def camp(practice):
    """A tent of Samira with pegs, and mats of Kees, in one trip."""
    camp = a_camp(practice)
    for item, lender in ((camp.tent4, "Samira"), (camp.mat, "Kees")):
        a_pledge(practice, item, 2, confirmed=True, lender=lender)
    tent = next(one for one in rows(practice, Thing) if one.lender == "Samira")
    practice.use_cases.things.add_parts(practice.actor, tent.id, (Part("haring", 12),))
    plan = TripPlan(TripKind.COLLECT, camp.project.first)
    practice.use_cases.trips.plan(practice.actor, camp.project.id, plan)
    camp.trip = rows(practice, Trip)[0]
    return camp


def kinds(practice):
    return {row.kind for row in rows(practice, Holding)}


def test_parts_go_along_into_the_van_and_out_of_it(practice, camp):
    trips, actor = practice.use_cases.trips, practice.actor
    trips.collect(actor, camp.trip.id)
    assert kinds(practice) == {HolderKind.COLLECTOR}
    trips.bring_in(actor, camp.trip.id)
    assert kinds(practice) == {HolderKind.PLACE}


def test_a_driver_who_is_named_on_the_way_has_what_is_in_the_van(practice, camp):
    trips, actor = practice.use_cases.trips, practice.actor
    trips.collect(actor, camp.trip.id)
    trips.drive(actor, camp.trip.id, "Bob")
    assert {row.name for row in rows(practice, Holding)} == {"Bob"}
    trips.bring_in(actor, camp.trip.id)
    assert kinds(practice) == {HolderKind.PLACE}


def test_what_is_done_already_is_told_and_writes_nothing(practice, camp):
    trips, actor = practice.use_cases.trips, practice.actor
    trips.collect(actor, camp.trip.id)
    with pytest.raises(UserFacingError) as told:
        trips.collect(actor, camp.trip.id)
    assert told.value.key == "trip-nothing-left"


def test_a_trip_home_ends_the_tasks_also_where_a_piece_was_lost(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    use_cases.trips.bring_in(actor, camp.trip.id)
    mats = next(one for one in rows(practice, Thing) if one.lender == "Kees")
    use_cases.mishaps.write_off(actor, mats.id, "kapot", 1)
    plan = TripPlan(TripKind.RETURN, camp.project.last)
    use_cases.trips.plan(actor, camp.project.id, plan)
    home = next(one for one in rows(practice, Trip) if one.kind is TripKind.RETURN)
    use_cases.trips.bring_home(actor, home.id)
    tasks = [one for one in rows(practice, Task) if one.kind is TaskKind.BRING_HOME]
    assert all(one.done_at for one in tasks)


def test_what_is_home_again_is_not_fetched_by_an_old_trip(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    use_cases.trips.bring_in(actor, camp.trip.id)
    plan = TripPlan(TripKind.RETURN, camp.project.last)
    use_cases.trips.plan(actor, camp.project.id, plan)
    home = next(one for one in rows(practice, Trip) if one.kind is TripKind.RETURN)
    use_cases.trips.bring_home(actor, home.id)
    for act in (use_cases.trips.collect, use_cases.trips.bring_in):
        with pytest.raises(UserFacingError):
            act(actor, camp.trip.id)
    assert kinds(practice) == {HolderKind.LENDER}


@pytest.mark.parametrize(
    ("kind", "days", "told"),
    [(TripKind.RETURN, -1, "home-too-early"), (TripKind.COLLECT, 3, "collects-too-late")],
)
def test_nothing_is_brought_home_before_it_was_there_or_fetched_when_it_is_over(
    practice, camp, kind, days, told
):
    plan = TripPlan(kind, camp.project.first + timedelta(days=days))
    with pytest.raises(UserFacingError, match=told):
        practice.use_cases.trips.plan(practice.actor, camp.project.id, plan)
