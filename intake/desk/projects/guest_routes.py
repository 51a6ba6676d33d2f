"""Who comes to whom in a project with places: for each host, and for each guest as a route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.projects.project_facts import residents_of
from intake.domain.allocation import Allocation
from intake.domain.resident import Resident
from intake.domain.seating import needs_of
from intake.text.composing.project_sheets import HostRow
from intake.text.composing.route_card import Guest, RouteStep
from intake.text.composing.slip_text import MAX_SIZE, MIN_SIZE, form_of_address

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.kit.translations import BoundTranslations
    from intake.ports import WriteTransaction


def hosts_of(transaction: WriteTransaction, facts: ProjectFacts) -> list[HostRow]:
    """Return who comes to whom, for each host of a place."""
    names = {item.id: item.name for item in facts.items if item.is_place}
    pledges = {pledge.id: pledge for pledge in facts.pledges if pledge.project_item_id in names}
    if not pledges:
        return []
    taking_part = {participant.id: participant for participant in facts.taking_part}
    residents = residents_of(transaction, facts.taking_part)
    guests: dict[UUID, list[str]] = {}
    for allocation in transaction.find(Allocation, project_id=facts.project.id):
        participant = taking_part.get(allocation.participant_id)
        if participant:
            resident = residents[participant.resident_id]
            aside = ", ".join(part for part in (str(allocation.count), participant.note) if part)
            guests.setdefault(allocation.thing_id, []).append(f"{resident.full_name} ({aside})")
    rows = []
    for thing in facts.things:
        pledge = pledges.get(thing.pledge_id) if thing.pledge_id else None
        if pledge and pledge.still_stands:
            rows.append(
                HostRow(
                    host=_describe_host(pledge.lender, names[pledge.project_item_id], pledge.slot),
                    address=", ".join(filter(None, (pledge.address_line, pledge.postcode))),
                    contact=pledge.contact,
                    places=pledge.count,
                    guests=", ".join(sorted(guests.get(thing.id, ()))),
                )
            )
    return sorted(rows, key=lambda row: row.host.casefold())


def guests_of(
    transaction: WriteTransaction, facts: ProjectFacts, translate: BoundTranslations
) -> list[Guest]:
    """Return the households that have a place with a host, by name, with their stops."""
    places = {item.id: item.name for item in facts.items if item.is_place}
    hosts = {
        pledge.id: pledge
        for pledge in facts.pledges
        if pledge.project_item_id in places and pledge.still_stands
    }
    host_of = {
        thing.id: hosts[thing.pledge_id] for thing in facts.things if thing.pledge_id in hosts
    }
    steps: dict[UUID, list[RouteStep]] = {}
    fetched = {
        participant.id
        for participant in facts.taking_part
        if "fetching" in needs_of(participant.note)
    }
    for given in transaction.find(Allocation, project_id=facts.project.id):
        if given.thing_id in host_of:
            host = host_of[given.thing_id]
            steps.setdefault(given.participant_id, []).append(
                RouteStep(
                    slot=host.slot,
                    what=places[host.project_item_id],
                    host=host.lender,
                    address=", ".join(filter(None, (host.address_line, host.city))),
                    fetches=given.participant_id in fetched and "fetching" in needs_of(host.note),
                )
            )
    residents = residents_of(transaction, facts.taking_part)
    found = []
    for participant in facts.taking_part:
        if participant.id in steps:
            resident = residents[participant.resident_id]
            transaction.record_access(Resident, resident.id, "view")
            town = f"{resident.postcode} {resident.city}".strip()
            found.append(
                Guest(
                    name=form_of_address(translate, resident),
                    address=tuple(line for line in (resident.address_line, town) if line),
                    persons=participant.persons,
                    steps=steps[participant.id],
                    text_size=max(MIN_SIZE, min(MAX_SIZE, resident.text_size)),
                )
            )
    return sorted(found, key=lambda guest: guest.name.casefold())


def _describe_host(host: str, *aside: str) -> str:
    """Return a host with what for and at what time guests come: "Ans (soep, 18.00)"."""
    told = ", ".join(part for part in aside if part)
    if not told:
        return host
    return f"{host} ({told})"
