"""Whom a text is about, for the guard.

The resident, the caller, and the centre that may be named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.centre import Centre
from intake.domain.resident import Caller, Resident
from intake.text.guarding.finding import PrivateFacts

if TYPE_CHECKING:
    from intake.domain.request import Request
    from intake.ports import ReadTransaction


def load_private_facts(transaction: ReadTransaction, request: Request) -> PrivateFacts:
    """Gather from the record whom a request is about."""
    caller = None
    if request.caller_id:
        caller = transaction.get(Caller, request.caller_id)
    return make_private_facts(
        transaction.get(Resident, request.resident_id),
        caller,
        next(iter(transaction.find(Centre)), None),
        request.code,
    )


def make_private_facts(
    resident: Resident | None, caller: Caller | None, centre: Centre | None, code: str = ""
) -> PrivateFacts:
    """Gather what the guard must look for."""
    if resident:
        names = [(resident.first_name, resident.infix, resident.last_name)]
    else:
        names = []
    if resident:
        phones = [phone.number for phone in resident.phones]
    else:
        phones = []
    if caller and caller.name:
        first, _, last = caller.name.partition(" ")
        names.append((first, "", last))
    if caller and caller.phone:
        phones.append(caller.phone)
    return PrivateFacts(
        names=tuple(names),
        phones=tuple(phones),
        emails=(resident.email,) if resident and resident.email else (),
        places=((resident.street, resident.house_number),) if resident and resident.street else (),
        postcode=resident.postcode if resident else "",
        birth_date=resident.birth_date.isoformat() if resident and resident.birth_date else "",
        centre_name=centre.name if centre else "",
        centre_phone=centre.phone if centre else "",
        centre_email=centre.email if centre else "",
        centre_place=(centre.street, centre.house_number) if centre else ("", ""),
        centre_postcode=centre.postcode if centre else "",
        code=code,
        areas=tuple(
            dict.fromkeys(
                area
                for area in (
                    resident.neighbourhood if resident else "",
                    resident.city if resident else "",
                    centre.city if centre else "",
                )
                if area
            )
        ),
    )
