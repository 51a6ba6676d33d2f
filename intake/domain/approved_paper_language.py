"""A language in which a centre prints what residents get, and who read those texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class ApprovedPaperLanguage(Record):
    """A language that may be printed, because somebody who reads it has read its texts.

    ``read_by`` is the name of that person, ``signed_by`` the coordinator who vouches for it.
    """

    language: str
    read_by: str
    signed_by: UUID
    signed_at: datetime
