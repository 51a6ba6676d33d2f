"""The province of a postcode, for forms that ask for it before they show their towns.

Only two-digit areas that lie in one province are listed (``docs/sources.md``); for those on a
border, as 14 and 38, the person chooses.
"""

from __future__ import annotations

_AREAS = {
    "Noord-Holland": (10, 11, 12, 15, 16, 17, 18, 19, 20),
    "Zuid-Holland": (22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33),
    "Utrecht": (35,),
    "Zeeland": (43, 44, 45),
    "Noord-Brabant": (47, 48, 49, 50, 51, 52, 54, 55, 56, 57),
    "Limburg": (59, 60, 61, 62, 63, 64),
    "Gelderland": (66, 67, 68, 69, 70, 71, 72, 73),
    "Overijssel": (74, 75, 76, 80),
    "Drenthe": (78, 94),
    "Friesland": (84, 85, 86, 87, 88, 89, 90, 91, 92),
    "Groningen": (95, 96, 97, 99),
}
_PROVINCE_OF_AREA = {f"{area}": name for name, areas in _AREAS.items() for area in areas}


def province_of(postcode: str) -> str:
    """Return the province of a Dutch postcode, or an empty text if its area lies in two."""
    return _PROVINCE_OF_AREA.get(postcode.strip()[:2], "")
