"""The centre's own volunteers.

What they can do, when and where, and what they answered when they were asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID


VOG_LASTS = timedelta(days=3 * 365)
"""How long a certificate counts here: the law sets no term, centres take two to four years."""


class VolunteerAnswer(StrEnum):
    """What a volunteer answered, or that nobody answered the telephone."""

    YES = "yes"
    NO = "no"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Volunteer(Record):
    """A person who helps through the centre.

    ``can_do``, ``when`` and ``how_far`` are in their own words; ``regions`` are four digits of a
    postcode, or a range. ``vog_on`` is the date of their certificate of good conduct (VOG),
    ``vog_asked_on`` when they were asked for one, ``checked`` what was written down about it.
    ``references`` is what others said about them. Until ``paused_until`` they are not asked.
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
    how_far: str = ""
    vog_on: date | None = None
    vog_asked_on: date | None = None
    paused_until: date | None = None
    registered_at: datetime | None = None

    def is_paused(self, today: date) -> bool:
        """Whether they asked to be left alone for a while."""
        return self.paused_until is not None and today < self.paused_until

    def vog_is_old(self, today: date, ahead: timedelta = timedelta(0)) -> bool:
        """Whether their certificate is older than the centre wants, so many days from today."""
        return self.vog_on is not None and today + ahead >= self.vog_on + VOG_LASTS


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
