"""Use cases of the rounds along the lenders: plan the trips, and write down that they were made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.centre.facts import find_centre
from intake.desk.custody.custody_tasks import end_tasks
from intake.desk.permissions import require_permission
from intake.desk.projects.project_facts import load_project, require_open
from intake.desk.projects.trip_load import TripLoad, desk_of, lender_of, van_of
from intake.desk.result import Changes, Result
from intake.domain.custody import HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.pledge import PledgeState
from intake.domain.project import ROOM_OF_SIZE, LoadSize, Project
from intake.domain.sweep import sweep_trips
from intake.domain.task import TaskKind
from intake.domain.trip import Address, Trip, TripKind, TripStop, plan_trips
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.domain.pledge import Pledge
    from intake.domain.thing import Thing
    from intake.kit.clock import Clock
    from intake.ports import PostcodeList, ReadTransaction, Store, WriteTransaction

ROOM_OF_VEHICLE = {
    LoadSize.HAND: 2,
    LoadSize.BIKE: 12,
    LoadSize.CAR: 40,
    LoadSize.VAN: 160,
}
"""What goes into a vehicle, in pieces that one carries by hand. An estimate of our own."""

_TIME_AT_DOOR = timedelta(minutes=10)
"""How long an address takes with the way to it. An estimate of our own, for the slots on paper."""

_FIRST_DOOR = time(10)
_NOT_WITH_US = (HolderKind.LENDER, HolderKind.LOST, HolderKind.GONE)


class TripPlan(NamedTuple):
    """How a round is planned: which way, when, with which vehicle, at most how many addresses."""

    kind: TripKind
    day: date
    vehicle: LoadSize = LoadSize.VAN
    stops: int = 12
    begins: time = _FIRST_DOOR


class Stop(NamedTuple):
    """An address of a trip, with what is fetched or brought there."""

    stop: TripStop
    pledge: Pledge
    things: tuple[Thing, ...]


class PlannedTrip(NamedTuple):
    """A trip with its addresses in their order."""

    trip: Trip
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Trips:
    """Plans the rounds. A plan that is made again replaces the one before, of its kind alone."""

    store: Store
    clock: Clock
    postcodes: PostcodeList

    def plan(self, actor: Actor, project_id: UUID, plan: TripPlan) -> Result[int]:
        """Plan the round to all lenders; return how many trips it takes.

        Raises ``UserFacingError`` if there is nothing to fetch or to bring, for a day on which
        that makes no sense, and while a van of this round is under way: its driver would not be
        known any more.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            facts = load_project(transaction, project_id)
            _require_may_drive(facts.project, plan.kind)
            _require_day_that_fits(facts.project, plan)
            addresses = [
                _address(facts, pledge) for pledge in _find_pledges_to_visit(facts, plan.kind)
            ]
            if not addresses:
                raise UserFacingError("trip-nothing")
            before = transaction.find(Trip, project_id=project_id, kind=str(plan.kind))
            _require_none_under_way(facts, before)
            ids = tuple(trip.id for trip in before)
            for stop in transaction.find(TripStop, trip_id=ids) if ids else ():
                transaction.remove(stop)
            for trip in before:
                transaction.remove(trip)
            room = ROOM_OF_VEHICLE[plan.vehicle]
            routes = self._routes(transaction, addresses, (room, plan.stops))
            for number, route in enumerate(routes, start=1):
                trip = transaction.save(
                    Trip(
                        project_id=project_id,
                        kind=plan.kind,
                        number=number,
                        day=plan.day,
                        room=room,
                    )
                )
                for position, pledge in enumerate(route, start=1):
                    transaction.save(
                        TripStop(
                            project_id=project_id,
                            trip_id=trip.id,
                            pledge_id=pledge.pledge_id,
                            position=position,
                            slot=_slot(plan, position),
                        )
                    )
        changed = Changes(projects=frozenset({project_id}))
        return Result(len(routes), changed, transaction.operation_id)

    def _routes(
        self,
        transaction: ReadTransaction,
        addresses: list[Address],
        limits: tuple[int, int],
    ) -> list[list[Address]]:
        """Return the trips: on the map if the list of the centre has it, else by postcode."""
        places = {
            address.postcode: self.postcodes.place_of(address.postcode) for address in addresses
        }
        known = {postcode: place for postcode, place in places.items() if place}
        centre = find_centre(transaction)
        desk = self.postcodes.place_of(centre.postcode) if centre else None
        if desk is None or len(known) < len(places):
            return plan_trips(addresses, *limits)
        return sweep_trips(addresses, known, desk, limits)

    def drive(self, actor: Actor, trip_id: UUID, driver: str) -> Result[Trip]:
        """Write down who drives a trip, also when the van is loaded already."""
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            trip = transaction.get(Trip, trip_id)
            saved = transaction.save(replace(trip, driver=driver.strip()))
            load = TripLoad(transaction, actor, trip, now)
            load.move(load.is_in_van, lambda _: van_of(saved))
        changed = Changes(projects=frozenset({trip.project_id}), things=load.thing_ids)
        return Result(saved, changed, transaction.operation_id)

    def collect(self, actor: Actor, trip_id: UUID) -> Result[int]:
        """Write down that everything of a trip is in the van, with its driver; return the pieces.

        On the way back the van takes what stands at the desk. Raises ``UserFacingError`` if there
        is nothing left to load.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            trip = transaction.get(Trip, trip_id)
            _require_may_drive(transaction.get(Project, trip.project_id), trip.kind)
            load = TripLoad(transaction, actor, trip, now)
            loaded_from = {TripKind.COLLECT: load.is_at_lender, TripKind.RETURN: load.is_here}
            pieces = load.move(loaded_from[trip.kind], lambda _: load.van)
            _require_any(pieces)
        changed = Changes(projects=frozenset({trip.project_id}), things=load.thing_ids)
        return Result(pieces, changed, transaction.operation_id)

    def bring_in(self, actor: Actor, trip_id: UUID) -> Result[int]:
        """Write down that everything that a trip fetched stands at the desk; return the pieces.

        What nobody loaded into the van before comes straight from its lender. Raises
        ``UserFacingError`` for a trip that brings home, and if there is nothing to bring in.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            trip = transaction.get(Trip, trip_id)
            if trip.kind is not TripKind.COLLECT:
                raise UserFacingError("trip-brings-home")
            load = TripLoad(transaction, actor, trip, now)
            pieces = load.move(load.is_in_van if load.is_loaded else load.is_at_lender, desk_of)
            _require_any(pieces)
        changed = Changes(projects=frozenset({trip.project_id}), things=load.thing_ids)
        return Result(pieces, changed, transaction.operation_id)

    def bring_home(self, actor: Actor, trip_id: UUID) -> Result[int]:
        """Write down that everything that a trip brought is with its lender; return the pieces.

        What nobody loaded into the van before is taken from the desk. Raises ``UserFacingError``
        for a trip that collects, and if there is nothing to bring.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            trip = transaction.get(Trip, trip_id)
            if trip.kind is not TripKind.RETURN:
                raise UserFacingError("trip-collects")
            load = TripLoad(transaction, actor, trip, now)
            pieces = load.move(load.is_in_van if load.is_loaded else load.is_here, lender_of)
            _require_any(pieces)
            tasks = _end_bringing_home(transaction, load, now)
        changed = Changes(projects=frozenset({trip.project_id}), things=load.thing_ids, tasks=tasks)
        return Result(pieces, changed, transaction.operation_id)


def trips_of(transaction: ReadTransaction, facts: ProjectFacts) -> tuple[PlannedTrip, ...]:
    """Return the trips of a project that was read, with their addresses in order."""
    trips = transaction.find(Trip, project_id=facts.project.id)
    stops: dict[UUID, list[TripStop]] = {}
    for stop in transaction.find(TripStop, project_id=facts.project.id):
        stops.setdefault(stop.trip_id, []).append(stop)
    pledges = {pledge.id: pledge for pledge in facts.pledges}
    planned = []
    for trip in sorted(trips, key=lambda trip: (str(trip.kind), trip.number)):
        rows = sorted(stops.get(trip.id, ()), key=lambda stop: stop.position)
        planned.append(
            PlannedTrip(
                trip,
                tuple(
                    Stop(row, pledges[row.pledge_id], facts.things_of(row.pledge_id))
                    for row in rows
                ),
            )
        )
    return tuple(planned)


def _require_may_drive(project: Project, kind: TripKind) -> None:
    """Raise ``UserFacingError`` for a round that collects for a project that has ended."""
    if kind is TripKind.COLLECT:
        require_open(project)


def _require_day_that_fits(project: Project, plan: TripPlan) -> None:
    """Raise ``UserFacingError`` for a way back before the first day, or fetching after the last."""
    if plan.kind is TripKind.RETURN and plan.day < project.first:
        raise UserFacingError("trip-home-too-early", name=project.name)
    if plan.kind is TripKind.COLLECT and plan.day > project.last:
        raise UserFacingError("trip-collects-too-late", name=project.name)


def _require_none_under_way(facts: ProjectFacts, trips: Iterable[Trip]) -> None:
    vans = {van_of(trip) for trip in trips}
    loaded = next((row.holder for row in facts.holdings if row.holder in vans), None)
    if loaded:
        raise UserFacingError("trip-under-way", driver=loaded.name)


def _require_any(pieces: int) -> None:
    if not pieces:
        raise UserFacingError("trip-nothing-left")


def _end_bringing_home(
    transaction: WriteTransaction, load: TripLoad, now: datetime
) -> frozenset[UUID]:
    """End the tasks to bring home what is with us no more; return their ids."""
    tasks: frozenset[UUID] = frozenset()
    for thing in load.things:
        rows = transaction.find(Holding, thing_id=thing.id)
        if all(row.kind in _NOT_WITH_US for row in rows):
            tasks |= end_tasks(transaction, thing.id, TaskKind.BRING_HOME, now)
    return tasks


def _find_pledges_to_visit(facts: ProjectFacts, kind: TripKind) -> list[Pledge]:
    """Return the promises to collect (at the lender) or to bring back (at the desk)."""
    holder_kind = HolderKind.LENDER
    kinds: tuple[HolderKind, ...] = (holder_kind,)
    if kind is TripKind.RETURN:
        kinds = (HolderKind.PLACE, HolderKind.COLLECTOR, HolderKind.RESIDENT)
    places = {item.id for item in facts.items if item.is_place}
    pledges = []
    for pledge in facts.pledges:
        if pledge.project_item_id in places:
            continue
        things = facts.things_of(pledge.id)
        is_there = any(row.kind in kinds for thing in things for row in facts.holdings_of(thing.id))
        states = facts.pledge_states(pledge.id)
        is_home = kind is TripKind.COLLECT and not states["confirmed"]
        if pledge.state is PledgeState.CONFIRMED and is_there and not is_home:
            pledges.append(pledge)
    return pledges


def _address(facts: ProjectFacts, pledge: Pledge) -> Address:
    sizes = {item.id: item.size for item in facts.items}
    size = sizes.get(pledge.project_item_id, LoadSize.BIKE)
    return Address(
        pledge_id=pledge.id,
        postcode=pledge.postcode,
        street=pledge.street,
        house_number=pledge.house_number,
        load=pledge.count * ROOM_OF_SIZE[size],
    )


def _slot(plan: TripPlan, position: int) -> str:
    """Return the half hour in which somebody comes."""
    start = datetime.combine(plan.day, plan.begins) + (position - 1) * _TIME_AT_DOOR
    begins = start - timedelta(minutes=start.minute % 30)
    ends = begins + timedelta(minutes=60)
    return f"{begins:%H.%M}-{ends:%H.%M}"
