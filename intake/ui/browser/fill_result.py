"""What came of filling a page, and what its boxes hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from intake.filling.plan import SkippedField
    from intake.filling.snapshot import Control
    from intake.filling.step import Step


@dataclass(frozen=True)
class FillResult:
    """What stands on the page after filling.

    The steps that took, the ones that did not, what is the person's, what the site filled in by
    itself, and the boxes in which nothing stands.
    """

    steps: tuple[Step, ...]
    refused: tuple[Step, ...]
    left: tuple[SkippedField, ...]
    address: str
    kept: tuple[Control, ...] = ()
    empty: tuple[Control, ...] = ()


class HeldValue(NamedTuple):
    """What one box holds, whether a person sees it, whether they or the site put it there."""

    value: str
    seen: bool
    touched: bool
    by_site: bool = False
