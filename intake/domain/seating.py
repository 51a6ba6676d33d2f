"""Which household gets which places: at a host's table, in a car, at a repairer's bench."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.domain.allocation import AllocationReason, Allotment, Share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.domain.allocation import Stock, Want

_NEEDS = {
    "wheelchair": r"rolstoel\w*|rollator\w*|gelijkvloers\w*|drempelvrij\w*",
    "fetching": r"ophalen|opgehaald|haal\w*|gehaald",
    "halal": r"halal",
    "kosher": r"koosjer|kosher",
    "vegan": r"vegan\w*|veganist\w*|plantaardig\w*",
    "vegetarian": r"vegetari\w*|vega|geen vlees|zonder vlees",
    "gluten": r"gluten\w*|coeliakie",
    "lactose": r"lactose\w*|geen melk|zonder melk",
    "nuts": r"noten\w*|pinda\w*",
    "no_pets": r"huisdier\w*|hondenallergie|kattenallergie|bang voor honden",
}
"""What a guest may need of a host, and by which words both write it down. A list of our own."""

_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _NEEDS.items()}
_INCLUDES = {"vegan": frozenset({"vegetarian", "lactose"})}
"""Who cooks without anything of animals cooks without meat and milk too."""


def needs_of(note: str) -> frozenset[str]:
    """Return what a note asks of a host, or what a host's note says there is."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(note))


def offers_of(note: str) -> frozenset[str]:
    """Return what a host can do: what the note says, with what that includes."""
    said = needs_of(note)
    return said.union(*(_INCLUDES.get(name, frozenset()) for name in said))


def seat(wants: Iterable[Want], stock: Iterable[Stock]) -> Allotment:
    """Give each household its places with one host who can do what it needs.

    Those with most to mind choose first, then who walks with difficulty, then large households. Of
    the hosts that fit, the one that can do least besides is chosen, then the fullest: others may
    need the rest. A household is never split over hosts: for whom no host has room stays unmet.
    """
    free = {entry.thing_id: entry for entry in stock}
    shares: list[Share] = []
    unmet: list[Want] = []
    ordered = sorted(wants, key=lambda want: (-len(want.needs), not want.goes_first, -want.pieces))
    for want in ordered:
        fitting = [
            place
            for place in free.values()
            if place.item_id == want.item_id
            and place.pieces >= want.pieces
            and want.needs <= place.offers
        ]
        if not fitting:
            unmet.append(want)
            continue
        host = min(fitting, key=lambda host: (len(host.offers), host.pieces))
        free[host.thing_id] = host._replace(pieces=host.pieces - want.pieces)
        shares.append(Share(want.participant_id, host.thing_id, want.pieces, AllocationReason.FITS))
    return Allotment(tuple(shares), tuple(unmet))
