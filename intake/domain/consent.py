"""What a resident consented to, with the exact words that were read out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class Purpose(StrEnum):
    """What a consent is for.

    Each is asked separately (docs/sources.md, "Consent").
    """

    POST = "post"  # may this text be posted for neighbours
    KEEP = "keep"  # may we store your data after this request
    RING = "ring"  # may we ring you later, for another question
    SHARE = "share"  # may the chosen helper know who and where you are


STANDING = (Purpose.KEEP, Purpose.RING)
"""These consents hold for the resident until withdrawn; the others belong to one request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent(Record):
    """One answer to one consent question.

    ``agreement_id`` names the agreement whose helper a consent to share is about: it does not count
    for another helper. ``given`` is None for "ask later". ``about`` is the exact public text that a
    consent to post covers: a changed text needs a new consent.
    """

    resident_id: UUID
    request_id: UUID | None = None
    agreement_id: UUID | None = None
    purpose: Purpose
    given: bool | None
    text_read: str
    text_version: str
    about: str = ""
    channel: str = "phone"
    answered_by: str = ""
    asked_by: UUID | None = None
    asked_at: datetime
    withdrawn_at: datetime | None = None
    asked_by_operation: UUID | None = None

    @property
    def is_in_force(self) -> bool:
        return self.given is True and self.withdrawn_at is None

    def withdraw(self, now: datetime) -> Consent:
        """Return a copy that is withdrawn."""
        return replace(self, withdrawn_at=now)
