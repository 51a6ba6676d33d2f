"""A message to a neighbour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class MessageState(StrEnum):
    """Where a message is on its way."""

    WRITTEN = "written"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"
    WITHHELD = "withheld"
    RECALLED = "recalled"
    CAME_BACK = "came back"


NOT_LEFT = (MessageState.WRITTEN, MessageState.SENDING)
"""What may still be held back: one on its way too, for it may come back from a server."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Message(Record):
    """A message to a neighbour: written, then sent; each is a row before it leaves.

    ``operation_id`` names the operation that wrote it, so that undoing that holds it back.
    """

    request_id: UUID
    reply_id: UUID | None = None
    to: str
    subject: str
    text: str
    state: MessageState = MessageState.WRITTEN
    written_at: datetime
    sent_at: datetime | None = None
    attempts: int = 0
    not_before: datetime | None = None
    claimed_desk: str = ""
    operation_id: UUID | None = None
