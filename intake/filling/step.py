"""One step of a plan: a box, its role and what is put into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.filling.snapshot import Control


@dataclass(frozen=True, slots=True)
class Step:
    """One control to fill.

    ``value`` is what it will hold, ``option`` the choice's own value where it has choices.

    ``others`` are other ways to write the same, for a box that makes something else of the first: a
    mask, another order of a date.
    """

    control: Control
    role: str
    value: str
    option: str = ""
    others: tuple[str, ...] = ()
