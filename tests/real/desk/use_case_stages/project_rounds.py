"""Stages of the use cases of the rounds along the lenders of a project."""

from __future__ import annotations

from intake.desk.projects.lender_trips import TripPlan
from intake.domain.project import LoadSize
from intake.domain.trip import Trip, TripKind
from tests.builders import rows
from tests.real.desk.use_case_stages.projects import camp_with_tent, thing_of
from tests.real.desk.use_case_stages.stage import case


def a_round(h, camp, kind=TripKind.COLLECT):
    h.use_cases.trips.plan(h.actor, camp.project.id, TripPlan(kind, camp.project.first))
    return rows(h, Trip, project_id=camp.project.id, kind=str(kind))[0]


@case("Trips.plan")
def _(h):
    camp, _, _ = camp_with_tent(h)
    plan = TripPlan(TripKind.COLLECT, camp.project.first)
    return lambda: h.use_cases.trips.plan(h.actor, camp.project.id, plan).value


@case("Trips.plan")
def _(h):
    """A plan that is made again replaces the one before."""
    camp, _, _ = camp_with_tent(h)
    a_round(h, camp)
    plan = TripPlan(TripKind.COLLECT, camp.project.first, LoadSize.CAR, 4)
    return lambda: h.use_cases.trips.plan(h.actor, camp.project.id, plan).value


@case("Trips.drive")
def _(h):
    camp, _, _ = camp_with_tent(h)
    trip = a_round(h, camp)
    return lambda: h.use_cases.trips.drive(h.actor, trip.id, "Bob").value


@case("Trips.collect")
def _(h):
    camp, _, _ = camp_with_tent(h)
    trip = a_round(h, camp)
    return lambda: h.use_cases.trips.collect(h.actor, trip.id).value


@case("Trips.bring_home")
def _(h):
    camp, _, pledge = camp_with_tent(h)
    h.use_cases.handovers.take_in_code(h.actor, thing_of(h, pledge).code)
    trip = a_round(h, camp, TripKind.RETURN)
    return lambda: h.use_cases.trips.bring_home(h.actor, trip.id).value


@case("Trips.bring_in")
def _(h):
    camp, _, _ = camp_with_tent(h)
    trip = a_round(h, camp)
    h.use_cases.trips.collect(h.actor, trip.id)
    return lambda: h.use_cases.trips.bring_in(h.actor, trip.id).value
