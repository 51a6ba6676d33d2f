"""A text that somebody at the centre improved, kept for the next request of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording(Record):
    """The words of a post, with placeholders for what was particular to its request.

    ``what`` is what was asked for, as far as a post may tell it; it holds nobody's name. A
    placeholder is the name of a phrase in braces ("{thing}", "{on_day}").
    """

    kind: str
    what: str
    title: str
    text: str
    made_at: datetime
