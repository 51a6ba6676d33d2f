"""A reply of a neighbour to a request."""

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
    PUT_ASIDE = "put_aside"


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

    def may_be_of(self, other: Reply) -> bool:
        """Tell whether another reply may be of this neighbour: by address, or by their name.

        Somebody who writes from a second address has the same name.
        """
        has_name = bool(self.name) and self.name.casefold() == other.name.casefold()
        return has_name or self.is_of_same_neighbour(other)

    def is_of_same_neighbour(self, other: Reply) -> bool:
        """Tell whether one neighbour answered twice, on two platforms for one.

        By their address; only where neither left one by their name.
        """
        if self.address or other.address:
            return self.address.casefold() == other.address.casefold()
        return bool(self.name) and self.name.casefold() == other.name.casefold()
