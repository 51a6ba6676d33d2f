"""The result of filling a page, and the content of its boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from intake.filling.plan import SkippedField
    from intake.filling.snapshot import Control
    from intake.filling.step import Step


@dataclass(frozen=True)
class FillResult:
    """The result of filling a page.

    The steps that succeeded, those that did not, what is left to the person, what the site filled
    in, and the empty boxes.
    """

    steps: tuple[Step, ...]
    refused: tuple[Step, ...]
    left: tuple[SkippedField, ...]
    address: str
    kept: tuple[Control, ...] = ()
    empty: tuple[Control, ...] = ()


class HeldValue(NamedTuple):
    """The content of one box, whether it is visible, and whether a person or the site wrote it."""

    value: str
    seen: bool
    touched: bool
    by_site: bool = False
