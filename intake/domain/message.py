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
    """Whether a message was written, is being sent, was sent, or was held back."""

    WRITTEN = "written"  # waits to be sent
    SENDING = "sending"  # claimed by a desk
    SENT = "sent"  # accepted by the mail server
    UNCERTAIN = "uncertain"  # may have been sent; a person is asked
    REFUSED = "refused"  # cannot be sent; somebody rings instead
    WITHHELD = "withheld"  # held back; sent after all if its agreement is restored
    RECALLED = "recalled"  # held back for good
    CAME_BACK = "came back"  # bounced


UNSENT_STATES = (MessageState.WRITTEN, MessageState.SENDING)
"""States in which a message can be held back.

One that is being sent counts: the server may refuse it.
"""

LOST_STATES = (MessageState.REFUSED, MessageState.UNCERTAIN, MessageState.CAME_BACK)
"""States of a message that has not arrived, or may not have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Message(Record):
    """A message to a neighbour. It is stored before it is sent.

    ``operation_id`` names the operation that wrote it, so that undoing that operation holds it
    back.
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
