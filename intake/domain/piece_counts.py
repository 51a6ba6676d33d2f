"""How far each promised piece of a thing is: at its lender's, here, out, back, home again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from intake.domain.custody import HolderKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.domain.custody import Handover

PIECE_STATES = (
    "confirmed", "collected", "in_store", "handed_out", "back", "home", "lost",
)  # fmt: skip

_FIRST_TIME = {
    HolderKind.LENDER: "confirmed",
    HolderKind.COLLECTOR: "collected",
    HolderKind.PLACE: "in_store",
    HolderKind.RESIDENT: "handed_out",
    HolderKind.LOST: "lost",
    HolderKind.GONE: "lost",
}
_AFTERWARDS = {
    **_FIRST_TIME,
    HolderKind.LENDER: "home",
    HolderKind.COLLECTOR: "back",
    HolderKind.PLACE: "back",
}
"""The same for a piece that a resident has had, or that was brought home without."""


def count_pieces(hops: Iterable[Handover]) -> Counter[str]:
    """Return how many pieces of a thing are in each of ``PIECE_STATES``, by following its hops.

    Pieces of one thing are alike: what goes to a resident is taken from those that nobody has had,
    what goes home from those that are back. The numbers add up to the pieces that there are.
    """
    there: Counter[tuple[HolderKind, bool]] = Counter()
    for hop in hops:
        goes_home = hop.to_kind is HolderKind.LENDER
        left = hop.count
        for had in (goes_home, not goes_home):
            source = hop.from_kind, had
            taken = min(left, there[source])
            if hop.from_kind is HolderKind.NEW:
                taken = left
            there[source] -= taken
            there[hop.to_kind, _has_been(hop, had=had)] += taken
            left -= taken
    counts: Counter[str] = Counter()
    for (kind, had), count in there.items():
        if kind is not HolderKind.NEW and count > 0:
            names = _AFTERWARDS if had else _FIRST_TIME
            counts[names[kind]] += count
    return counts


def _has_been(hop: Handover, *, had: bool) -> bool:
    """Tell whether a piece counts as back or home after a hop."""
    if hop.from_kind in (HolderKind.RESIDENT, HolderKind.LOST, HolderKind.GONE):
        return True
    if hop.from_kind in (HolderKind.LENDER, HolderKind.NEW):
        return False
    return had or hop.to_kind is HolderKind.LENDER
