"""The area of a resident as strangers may know it (docs/sources.md)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.privacy import make_private_facts
from intake.text.guarding.finding import FindingKind
from intake.text.guarding.guard import find_by_rules, guard
from intake.text.guarding.seen_signs import visible_text

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.resident import Resident


_HOUSE_NUMBER = re.compile(r"\b(?:huis)?(?:nummer|nr)\.? ?\d", re.IGNORECASE)
"""A number that is found at no street, because a street need not stand beside it."""


def public_neighbourhood(resident: Resident, centre: Centre) -> str:
    """Return the neighbourhood; empty if a name, an address or a number was typed into it."""
    return _keep_if_public(resident.neighbourhood, resident, centre)


def public_area(resident: Resident, centre: Centre) -> str:
    """Return the neighbourhood, or else the town with the four digits of the postcode."""
    if neighbourhood := public_neighbourhood(resident, centre):
        return neighbourhood
    town = _keep_if_public(resident.city, resident, centre) or centre.city
    if not resident.postcode:
        return town
    return f"{town} ({resident.postcode[:4]})"


def _keep_if_public(typed: str, resident: Resident, centre: Centre) -> str:
    """Return what was typed as a place; empty if it tells more, with or without doubt.

    A place may be called after a faith ("Transvaal", "Sint Jan"), and tells no one's.
    """
    private = replace(make_private_facts(resident, None, centre, ""), areas=())
    seen = visible_text(typed)
    findings = [*find_by_rules(seen, private), *guard(seen, private)]
    if _HOUSE_NUMBER.search(seen) or any(part.kind is not FindingKind.FAITH for part in findings):
        return ""
    return typed
