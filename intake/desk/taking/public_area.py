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


_REACHES = frozenset(
    {FindingKind.ADDRESS, FindingKind.PHONE, FindingKind.EMAIL, FindingKind.POSTCODE}
)
"""What a neighbourhood must not contain: it tells where to find or how to reach somebody."""


def public_neighbourhood(resident: Resident, centre: Centre) -> str:
    """Return the neighbourhood; empty if an address or a number was typed into it."""
    private = replace(make_private_facts(resident, None, centre, ""), areas=())
    findings = find_by_rules(resident.neighbourhood, private)
    if any(finding.stop and finding.kind in _REACHES for finding in findings):
        return ""
    return resident.neighbourhood


def public_area(resident: Resident, centre: Centre) -> str:
    """Return the neighbourhood, or else the town with the four digits of the postcode."""
    if neighbourhood := public_neighbourhood(resident, centre):
        return neighbourhood
    town = resident.city or centre.city
    if not resident.postcode:
        return town
    return f"{town} ({resident.postcode[:4]})"
