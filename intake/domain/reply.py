"""What a neighbour answers, and what becomes firm between neighbour and resident."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class ReplyState(StrEnum):
    """What the desk has done with a reply."""

    NEW = "new"
    CHOSEN = "chosen"
    NOT_NEEDED = "not_needed"
    WENT_AWAY = "went_away"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply(Record):
    """An answer of a neighbour.

    ``request_id`` is empty while nobody knows which request it is about.
    """

    request_id: UUID | None = None
    platform: str = ""
    channel: str = "mail"
    name: str = ""
    address: str = ""
    text: str = ""
    received_at: datetime
    message_id: str = ""
    state: ReplyState = ReplyState.NEW

    @property
    def by_mail(self) -> bool:
        """Whether they can be written to; whoever left a number or nothing is rung."""
        return "@" in self.address

    @property
    def first_word(self) -> str:
        """What to call them.

        The first word of their name, nothing where a mail came without one.
        """
        return next(iter(self.name.split()), "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(Record):
    """The chosen reply made firm: who, when, where, what it costs.

    A pick-up slip exists only once both have said yes.
    """

    request_id: UUID
    reply_id: UUID
    helper: str
    meet_at: datetime
    place: str
    cost_cents: int = 0
    return_by: datetime | None = None
    code_word: str
    neighbour_yes_at: datetime | None = None
    resident_yes_at: datetime | None = None
    cancelled_at: datetime | None = None

    @property
    def is_confirmed(self) -> bool:
        return (
            self.neighbour_yes_at is not None
            and self.resident_yes_at is not None
            and self.cancelled_at is None
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Message(Record):
    """A message to a neighbour: written, then sent; each is a row before it leaves."""

    request_id: UUID
    reply_id: UUID | None = None
    to: str
    subject: str
    text: str
    state: str = "written"
    written_at: datetime
    sent_at: datetime | None = None
    attempts: int = 0
    not_before: datetime | None = None
    claimed_desk: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure(Record):
    """One thing about a resident that was told to one person, on the ground of one consent."""

    resident_id: UUID
    agreement_id: UUID
    to_whom: str
    fields: str
    at: datetime
