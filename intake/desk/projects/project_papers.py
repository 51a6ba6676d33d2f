"""Make the papers of a project: route sheets, the hand-out table, the closing sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre, get_centre
from intake.desk.permissions import require_permission
from intake.desk.projects.guest_routes import guests_of, hosts_of
from intake.desk.projects.project_facts import load_project, residents_of
from intake.desk.result import Changes, Result
from intake.domain.allocation import Allocation
from intake.domain.custody import HolderKind
from intake.domain.permissions import Permission
from intake.domain.pledge import PledgeState
from intake.domain.resident import Resident
from intake.domain.trip import Trip, TripKind, TripStop
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import money_phrase
from intake.text.composing.project_sheets import (
    GivenRow,
    HandOutTable,
    Route,
    RouteStop,
    ThingRow,
    closing_sheet,
    hand_out_table,
    route_sheet,
)
from intake.text.composing.route_card import route_card
from intake.text.composing.thank_you_letter import Thanked, thank_you_letter
from intake.text.composing.thing_words import pieces_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.domain.pledge import Pledge
    from intake.domain.thing import Thing
    from intake.kit.clock import Clock
    from intake.kit.translations import BoundTranslations, Translations
    from intake.ports import Store, WriteTransaction
    from intake.text.composing.no_answer_letter import LetterText
    from intake.text.composing.sheet_text import SheetText

_NAMELESS = {HolderKind.LOST: "handover-where-lost", HolderKind.GONE: "handover-where-gone"}
_WITH_US = (HolderKind.PLACE, HolderKind.COLLECTOR, HolderKind.RESIDENT, *_NAMELESS)


@dataclass(frozen=True)
class ProjectPapers:
    """Makes the papers of a project, in the language of the screen."""

    store: Store
    clock: Clock
    translations: Translations

    def routes(self, actor: Actor, project_id: UUID, kind: TripKind) -> Result[SheetText]:
        """Return the routes of a round; raises ``UserFacingError`` if none is planned."""
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            facts = load_project(transaction, project_id)
            trips = transaction.find(Trip, project_id=project_id, kind=str(kind))
            if not trips:
                raise UserFacingError("trip-not-planned")
            stops = transaction.find(TripStop, project_id=project_id)
            centre = find_centre(transaction)
        routes = [
            _route(facts, trip, [stop for stop in stops if stop.trip_id == trip.id])
            for trip in sorted(trips, key=lambda trip: trip.number)
        ]
        return Result(route_sheet(facts.project, routes, centre, self._words))

    def hand_out_table(
        self, actor: Actor, project_id: UUID, *, by_thing: bool = False
    ) -> Result[SheetText]:
        """Return who gets what, by name or in the order of the things."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            facts = load_project(transaction, project_id)
            rows = _given_rows(transaction, facts)
            hosts = hosts_of(transaction, facts)
            centre = find_centre(transaction)
        table = HandOutTable(facts.project, rows, hosts)
        return Result(hand_out_table(table, centre, self._words, by_thing=by_thing))

    def closing_sheet(self, actor: Actor, project_id: UUID) -> Result[SheetText]:
        """Return what came, what went, what is missing and where it was last, with the numbers."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            facts = load_project(transaction, project_id)
            rows = _closing_rows(transaction, facts, self._words)
            centre = find_centre(transaction)
        numbers = _numbers(facts, rows, self._words)
        return Result(closing_sheet(facts.project, rows, numbers, centre, self._words))

    def thank_you_letters(self, actor: Actor, project_id: UUID) -> Result[tuple[LetterText, ...]]:
        """Return a letter in Dutch to each lender who lent something and was not thanked yet.

        Where all were thanked their letters are made again: a printer may have jammed. Raises
        ``UserFacingError`` if nobody lent anything.
        """
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            facts = load_project(transaction, project_id)
            lent = [
                pledge
                for pledge in facts.pledges
                if (states := facts.pledge_states(pledge.id)).total() > states["confirmed"]
            ]
            if not lent:
                raise UserFacingError("thanks-nobody")
            lenders: dict[tuple[str, str], list[Pledge]] = {}
            for pledge in [pledge for pledge in lent if pledge.thanked_at is None] or lent:
                key = pledge.lender, f"{pledge.postcode} {pledge.address_line}"
                lenders.setdefault(key, []).append(pledge)
                if pledge.thanked_at is None:
                    transaction.save(replace(pledge, thanked_at=now))
            centre = get_centre(transaction)
        made = to_local_time(now).date(), self.translations.bound_to("nl")
        households = len(facts.taking_part)
        letters = tuple(
            thank_you_letter(
                _summarize_lender(facts, pledges), facts.project, households, centre, made
            )
            for pledges in lenders.values()
        )
        changed = Changes(projects=frozenset({project_id}))
        return Result(letters, changed, transaction.operation_id)

    def route_cards(self, actor: Actor, project_id: UUID) -> Result[tuple[LetterText, ...]]:
        """Return for each household that has places its own route along the hosts, in Dutch.

        Raises ``UserFacingError`` if nobody has a place yet.
        """
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            facts = load_project(transaction, project_id)
            words = self.translations.bound_to("nl")
            guests = guests_of(transaction, facts, words)
            if not guests:
                raise UserFacingError("route-nobody")
            centre = get_centre(transaction)
        made = to_local_time(now).date(), words
        return Result(tuple(route_card(guest, facts.project, centre, made) for guest in guests))

    @property
    def _words(self) -> BoundTranslations:
        return self.translations.bound_to(self.translations.language)


def _route(facts: ProjectFacts, trip: Trip, stops: Sequence[TripStop]) -> Route:
    pledges = {pledge.id: pledge for pledge in facts.pledges}
    rows = []
    for stop in sorted(stops, key=lambda stop: stop.position):
        pledge = pledges[stop.pledge_id]
        if pledge.state is not PledgeState.CONFIRMED:  # it fell through since, or was undone
            continue
        things = facts.things_of(pledge.id)
        address = ", ".join(part for part in (pledge.address_line, pledge.postcode) if part)
        rows.append(
            RouteStop(
                slot=pledge.slot or stop.slot,
                lender=pledge.lender,
                address=address,
                contact=pledge.contact,
                what=_item_phrase(facts, pledge.project_item_id, pledge.count),
                codes=_codes(things),
            )
        )
    is_return = trip.kind is TripKind.RETURN
    return Route(trip.number, trip.day, trip.driver, is_return, tuple(rows))


def _summarize_lender(facts: ProjectFacts, pledges: Sequence[Pledge]) -> Thanked:
    """Return what one lender lent, by the numbers that came, and what of it is lost."""
    lent, lost = [], []
    for pledge in pledges:
        states = facts.pledge_states(pledge.id)
        came = states.total() - states["confirmed"]
        lent.append(_item_phrase(facts, pledge.project_item_id, came))
        if states["lost"]:
            lost.append(_item_phrase(facts, pledge.project_item_id, states["lost"]))
    first = pledges[0]
    town = f"{first.postcode} {first.city}".strip()
    address = tuple(line for line in (first.address_line, town) if line)
    return Thanked(first.lender, address, lent, lost)


def _given_rows(transaction: WriteTransaction, facts: ProjectFacts) -> list[GivenRow]:
    residents = residents_of(transaction, facts.taking_part)
    things = {thing.id: thing for thing in facts.things}
    given: dict[UUID, list[Allocation]] = {}
    for allocation in transaction.find(Allocation, project_id=facts.project.id):
        given.setdefault(allocation.participant_id, []).append(allocation)
    rows = []
    for participant in facts.taking_part:
        resident = residents[participant.resident_id]
        transaction.record_access(Resident, resident.id, "view")
        theirs = [
            allocation
            for allocation in given.get(participant.id, [])
            if allocation.thing_id in things
        ]
        names: dict[str, int] = {}
        for allocation in theirs:
            name = things[allocation.thing_id].name
            names[name] = names.get(name, 0) + allocation.count
        what = ", ".join(pieces_phrase(name, count) for name, count in names.items())
        codes = _codes([things[allocation.thing_id] for allocation in theirs])
        rest = f"{resident.first_name} {resident.infix}".strip()
        name = ", ".join(part for part in (resident.last_name, rest) if part)
        rows.append(GivenRow(name, participant.persons, what, codes))
    return rows


def _closing_rows(
    transaction: WriteTransaction, facts: ProjectFacts, translate: BoundTranslations
) -> list[ThingRow]:
    residents = residents_of(transaction, facts.participants)
    places = {item.id for item in facts.items if item.is_place}
    of_places = {pledge.id for pledge in facts.pledges if pledge.project_item_id in places}
    found = []
    for thing in facts.things:
        if thing.pledge_id in of_places:
            continue
        rows = facts.holdings_of(thing.id)
        where = facts.count_by_place(thing.id)
        came = where.total() - where["confirmed"]
        missing = sum(row.count for row in rows if row.kind in _WITH_US)
        last = []
        for row in rows:
            if row.kind is HolderKind.RESIDENT and row.resident_id in residents:
                last.append(residents[row.resident_id].full_name)
                transaction.record_access(Resident, row.resident_id, "view")
            elif row.kind in _WITH_US:
                last.append(row.name or translate(_NAMELESS.get(row.kind, "handover-at-desk")))
        found.append(
            ThingRow(
                name=thing.name,
                lender=thing.lender,
                came=came,
                home=where["home"],
                missing=missing,
                where=", ".join(last),
            )
        )
    return sorted(found, key=lambda row: (row.name, row.lender))


def _numbers(
    facts: ProjectFacts, rows: Sequence[ThingRow], translate: BoundTranslations
) -> list[tuple[str, str]]:
    """Return the numbers that a funder asks for."""
    taking_part = facts.taking_part
    lenders = {thing.lender for thing in facts.things}
    counted = {
        "households": len(taking_part),
        "people": sum(participant.persons for participant in taking_part),
        "lenders": len(lenders),
        "pieces": sum(row.came for row in rows),
        "home": sum(row.home for row in rows),
        "lost": sum(row.missing for row in rows),
    }
    numbers = [(translate(f"project-number-{name}"), str(count)) for name, count in counted.items()]
    asked = sum(participant.fee_cents for participant in taking_part)
    if asked:
        paid = sum(participant.fee_cents for participant in taking_part if participant.paid_at)
        for name, cents in (("fees-paid", paid), ("fees-open", asked - paid)):
            numbers.append((translate(f"project-number-{name}"), money_phrase(cents)))
    return numbers


def _item_phrase(facts: ProjectFacts, item_id: UUID, count: int) -> str:
    name = next((item.name for item in facts.items if item.id == item_id), "")
    return pieces_phrase(name, count)


def _codes(things: Sequence[Thing]) -> str:
    return ", ".join(format_code(thing.code) for thing in things if thing.code)
