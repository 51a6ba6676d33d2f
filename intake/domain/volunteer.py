"""The centre's own volunteers.

What they can do, when and where, and what they answered when they were asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class VolunteerAnswer(StrEnum):
    """What a volunteer answered, or that nobody answered the telephone."""

    YES = "yes"
    NO = "no"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Volunteer(Record):
    """A person who helps through the centre.

    ``can_do`` and ``when`` are in their own words; ``regions`` are four digits of a postcode, or a
    range. ``checked`` tells of when their certificate of good conduct (VOG) is, ``references`` what
    others said about them.
    """

    name: str
    phone: str = ""
    email: str = ""
    kinds: tuple[str, ...] = ()
    can_do: str = ""
    when: str = ""
    regions: tuple[str, ...] = ()
    checked: str = ""
    references: str = ""
    left_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerInquiry(Record):
    """One volunteer who was asked about one posting, and the result.

    ``reply_id`` is the reply that their yes has added.
    """

    posting_id: UUID
    volunteer_id: UUID
    answer: VolunteerAnswer
    asked_by: UUID | None = None
    asked_at: datetime
    reply_id: UUID | None = None
