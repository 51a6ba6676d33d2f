"""The area of a resident as strangers may know it (docs/sources.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.resident import Resident


def public_area(resident: Resident, centre: Centre) -> str:
    """Return the neighbourhood, or else the town with the four digits of the postcode."""
    if resident.neighbourhood:
        return resident.neighbourhood
    town = resident.city or centre.city
    if not resident.postcode:
        return town
    return f"{town} ({resident.postcode[:4]})"
