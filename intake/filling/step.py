"""One step of a plan: a box, its role and its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.filling.snapshot import Control


@dataclass(frozen=True, slots=True)
class Step:
    """One control to fill.

    ``value`` is what it will contain, ``option`` the value of the chosen option if it has options.

    ``others`` are other spellings, for a box that changes the first: a mask, another order of a
    date.
    """

    control: Control
    role: str
    value: str
    option: str = ""
    others: tuple[str, ...] = ()
