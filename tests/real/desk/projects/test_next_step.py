"""What a project waits for, where people and lenders do other than was planned."""

from __future__ import annotations

import pytest

from intake.desk.custody.handovers import HandOut, OutLine, Shown
from intake.desk.projects.lender_trips import TripPlan
from intake.domain.custody import CodeWordCheck
from intake.domain.thing import Thing
from intake.domain.trip import Trip, TripKind
from intake.kit.time_zone import to_local_time
from intake.ui.projects.next_step import NextStep
from intake.ui.projects.project_words import ProjectWords
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge


class Camp:
    """A camp that lends mats alone: of Samira, for two households."""

    def __init__(self, practice):
        self.practice, self.use_cases, self.actor = practice, practice.use_cases, practice.actor
        self.camp = a_camp(practice)
        for item in (self.camp.tent4, self.camp.tent2, self.camp.box):
            self.use_cases.projects.remove_item(self.actor, item.id)
        self.fatima = a_household(practice, self.camp, "Fatima", persons=2)
        self.wim = a_household(practice, self.camp, "Wim", persons=1)
        self.mats = self.promised("Samira", 4)

    @property
    def project_id(self):
        return self.camp.project.id

    @property
    def step(self):
        today = to_local_time(self.practice.clock.now()).date()
        overview = self.use_cases.project_overviews.read(self.actor, self.project_id)
        words = ProjectWords(self.practice.startup.translate, today)
        return words.page(overview).step.kind

    def promised(self, lender, count):
        pledge = a_pledge(self.practice, self.camp.mat, count, confirmed=True, lender=lender)
        return rows(self.practice, Thing, pledge_id=pledge.id)[0]

    def plan(self, kind=TripKind.COLLECT):
        plan = TripPlan(kind, self.camp.project.first)
        self.use_cases.trips.plan(self.actor, self.project_id, plan)
        return next(one for one in rows(self.practice, Trip) if one.kind is kind)

    def bring_in(self):
        self.use_cases.trips.bring_in(self.actor, self.plan().id)
        self.use_cases.allocations.run(self.actor, self.project_id)

    def hand_out(self, household, count):
        wanted = HandOut(
            resident_id=household.resident_id,
            lines=(OutLine(self.mats.id, count),),
            code_word=CodeWordCheck.KNOWN,
        )
        self.use_cases.handovers.hand_out(self.actor, wanted)

    def take_in(self, household):
        shown = Shown(household.resident_id, None)
        self.use_cases.handovers.take_in_code(self.actor, self.mats.code, shown)

    def pass_days(self, days=60):
        self.practice.clock.forward(days=days)


@pytest.fixture
def camp(practice):
    return Camp(practice)


def test_who_brings_back_early_does_not_end_the_handing_out(camp):
    camp.bring_in()
    camp.hand_out(camp.fatima, 2)
    camp.take_in(camp.fatima)
    assert camp.step is NextStep.HAND_OUT


def test_who_never_came_holds_nobody_up_when_the_days_are_over(camp):
    camp.bring_in()
    camp.hand_out(camp.fatima, 2)
    camp.pass_days()
    assert camp.step is NextStep.TAKE_IN
    camp.take_in(camp.fatima)
    assert camp.step is NextStep.RETURN


def test_what_never_came_back_holds_the_others_up_no_more(camp):
    camp.bring_in()
    camp.hand_out(camp.fatima, 2)
    camp.pass_days()
    camp.plan(TripKind.RETURN)
    assert camp.step is NextStep.BRING_HOME


def test_a_lender_who_is_sure_after_the_trip_was_planned_asks_for_another(camp):
    camp.bring_in()
    camp.promised("Kees", 1)
    assert camp.step is NextStep.COLLECT
    camp.hand_out(camp.fatima, 2)
    assert camp.step is NextStep.COLLECT
    camp.pass_days()
    camp.take_in(camp.fatima)
    camp.use_cases.trips.bring_home(camp.actor, camp.plan(TripKind.RETURN).id)
    assert camp.step is NextStep.CLOSE, "what was never fetched is where it belongs"


def test_who_signs_up_late_is_given_something(camp):
    camp.bring_in()
    camp.hand_out(camp.fatima, 2)
    a_household(camp.practice, camp.camp, "Annie", persons=1)
    assert camp.step is NextStep.ALLOCATE
    camp.use_cases.allocations.run(camp.actor, camp.project_id)
    assert camp.step is NextStep.HAND_OUT


def test_what_cannot_be_given_is_not_asked_for_again(camp):
    camp.bring_in()
    a_household(camp.practice, camp.camp, "Annie", persons=9)
    camp.use_cases.allocations.run(camp.actor, camp.project_id)
    assert camp.step is NextStep.HAND_OUT


def test_a_project_that_is_called_off_brings_home_what_came(camp):
    camp.bring_in()
    camp.use_cases.projects.call_off(camp.actor, camp.project_id)
    assert camp.step is NextStep.RETURN


def test_a_promise_that_fell_through_is_no_promise(camp):
    camp.use_cases.pledges.fall_through(camp.actor, camp.mats.pledge_id)
    assert camp.step is NextStep.SHORTAGE
    camp.pass_days()
    assert camp.step is not NextStep.SHORTAGE
