"""The area of a resident as strangers may know it (docs/sources.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.privacy import make_private_facts
from intake.text.guarding.finding import FindingKind
from intake.text.guarding.guard import find_by_rules

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.resident import Resident


_FINDS = frozenset(
    {
        FindingKind.NAME,
        FindingKind.ADDRESS,
        FindingKind.PHONE,
        FindingKind.EMAIL,
        FindingKind.POSTCODE,
    }
)
"""What an area must not contain: it tells who somebody is, or how to find or reach them."""


def public_neighbourhood(resident: Resident, centre: Centre) -> str:
    """Return the neighbourhood; empty if a name, an address or a number was typed into it."""
    return _if_public(resident.neighbourhood, resident, centre)


def public_area(resident: Resident, centre: Centre) -> str:
    """Return the neighbourhood, or else the town with the four digits of the postcode."""
    if neighbourhood := public_neighbourhood(resident, centre):
        return neighbourhood
    town = _if_public(resident.city, resident, centre) or centre.city
    if not resident.postcode:
        return town
    return f"{town} ({resident.postcode[:4]})"


def _if_public(typed: str, resident: Resident, centre: Centre) -> str:
    """Return what was typed as a place; empty if it tells more, with or without doubt."""
    private = replace(make_private_facts(resident, None, centre, ""), areas=())
    if any(finding.kind in _FINDS for finding in find_by_rules(typed, private)):
        return ""
    return typed
