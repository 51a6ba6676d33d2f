"""Where somebody lives, as far as strangers may know (people.md 23)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.resident import Resident


def public_area(resident: Resident, centre: Centre) -> str:
    """Say where somebody lives as far as the public may know.

    The neighbourhood, else the town with four digits.
    """
    if resident.neighbourhood:
        return resident.neighbourhood
    town = resident.city or centre.city
    if resident.postcode:
        return f"{town} ({resident.postcode[:4]})"
    return town
