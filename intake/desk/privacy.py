"""Collect the private facts that the guard looks for: of resident, caller and centre."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre
from intake.domain.project import Project
from intake.domain.resident import Caller, Resident
from intake.text.guarding.finding import PrivateFacts
from intake.text.households.addresses import split_address

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.request import Request
    from intake.ports import ReadTransaction


def load_private_facts(transaction: ReadTransaction, request: Request) -> PrivateFacts:
    """Load the private facts of the people a request is about.

    Of a project's team nothing is private: its name is that of the project, and where the project
    is may be told as the centre's own address may.
    """
    caller = transaction.get_if_any(Caller, request.caller_id)
    resident = transaction.get(Resident, request.resident_id)
    centre = find_centre(transaction)
    projects = transaction.find(Project, team_resident_id=resident.id)
    if not projects:
        return make_private_facts(resident, caller, centre, request.code)
    team = replace(resident, first_name="", last_name="")
    facts = make_private_facts(team, caller, centre, request.code)
    place = projects[0].place
    street = next((part for part in place.split(",") if re.search(r"\d", part)), "")
    address = split_address(street.strip())
    if address.house_number:
        facts = replace(facts, centre_place=(address.street, address.house_number))
    return replace(facts, areas=(*facts.areas, projects[0].name, place))


def make_private_facts(
    resident: Resident, caller: Caller | None, centre: Centre | None, code: str = ""
) -> PrivateFacts:
    """Return what the guard must look for, and which facts of the centre are allowed."""
    names = []
    if resident.full_name:
        names.append((resident.first_name, resident.infix, resident.last_name))
    phones = [phone.number for phone in resident.phones]
    if caller and caller.name:
        first, _, last = caller.name.partition(" ")
        names.append((first, "", last))
    if caller and caller.phone:
        phones.append(caller.phone)
    areas = [resident.neighbourhood, resident.city]
    of_centre = {}
    if centre:
        areas.append(centre.city)
        of_centre = {
            "centre_name": centre.name,
            "centre_phone": centre.phone,
            "centre_email": centre.email,
            "centre_postcode": centre.postcode,
        }

    return PrivateFacts(
        names=tuple(names),
        phones=tuple(phones),
        emails=(resident.email,) if resident.email else (),
        places=((resident.street, resident.house_number),) if resident.street else (),
        postcode=resident.postcode,
        birth_date=resident.birth_date.isoformat() if resident.birth_date else "",
        centre_place=(centre.street, centre.house_number) if centre else ("", ""),
        code=code,
        areas=tuple(dict.fromkeys(area for area in areas if area)),
        **of_centre,
    )
