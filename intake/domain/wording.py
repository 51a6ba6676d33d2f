"""A text that somebody at the centre worded better, kept for the next request of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording(Record):
    """The words of a post, with holes where it told of its own request.

    ``what`` is what was asked for, as far as a post may say it; nobody's name is in it. A hole is
    the name of a phrase in braces ("{thing}", "{on_day}").
    """

    kind: str
    what: str
    title: str
    text: str
    made_at: datetime
