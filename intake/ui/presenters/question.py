"""A consent that the desk still has to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.domain.consent import Purpose


@dataclass(frozen=True)
class Question:
    """A consent that is still to be asked, with the text to read aloud."""

    purpose: Purpose
    version: str
    text: str
    number: int
    total: int
