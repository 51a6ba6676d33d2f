"""What a resident agreed to, with the exact words that were read out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class Purpose(StrEnum):
    """What consent is for.

    Each is asked apart (docs/sources.md, "Consent").
    """

    POST = "post"
    KEEP = "keep"
    RING = "ring"
    SHARE = "share"


STANDING = (Purpose.KEEP, Purpose.RING)
"""These hold until they are taken back; the others belong to one request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent(Record):
    """One answer to one question.

    ``agreement_id`` names the helper whom a consent to share is about: a yes to one is none to
    another. ``given`` is None for "later". ``about`` is the literal public text that a consent to
    post belongs to: another text needs another answer.
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

    def withdrawn(self, now: datetime) -> Consent:
        """Return it as taken back."""
        return replace(self, withdrawn_at=now)
