"""A reply of a neighbour to a request."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

_FIRST_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|(?:[^\W\d_]\.)+")
"""Letters with what joins them: "Anne-Marie", "d'Hont", "J.P."; no "bit.ly"."""


class ReplyState(StrEnum):
    """What the desk has done with a reply."""

    NEW = "new"  # needs an answer
    CHOSEN = "chosen"  # an agreement is made with this neighbour
    NOT_NEEDED = "not_needed"  # another was chosen, or the request has ended
    WENT_AWAY = "went_away"  # the neighbour said no after being chosen
    RESERVE = "reserve"  # another was chosen; this one may be asked if that falls through
    PUT_ASIDE = "put_aside"  # no reply: an advertisement, unreadable


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply(Record):
    """An answer of a neighbour.

    ``request_id`` is empty as long as nobody knows which request it answers; ``candidates`` are the
    codes of those that it may answer, the likeliest first. ``mail_sender`` and ``subject`` are of
    the mail that it came in, which a platform may have sent; ``mail_text`` is all of that mail, if
    only a part of it is the message. ``own_thing_id`` is the centre's own thing that is lent.
    """

    request_id: UUID | None = None
    platform: str = ""
    channel: str = "mail"
    name: str = ""
    address: str = ""
    text: str = ""
    received_at: datetime
    message_id: str = ""
    mail_sender: str = ""
    subject: str = ""
    mail_text: str = ""
    state: ReplyState = ReplyState.NEW
    candidates: tuple[str, ...] = ()
    own_thing_id: UUID | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is the centre itself that lends: nobody needs to be asked or told."""
        return self.own_thing_id is not None

    @property
    def whole_mail(self) -> str:
        """The whole text of the mail that it came in."""
        return self.mail_text or self.text

    @property
    def by_mail(self) -> bool:
        """Whether they can be reached by mail; anybody else is rung."""
        return "@" in self.address

    @property
    def on_site(self) -> bool:
        """Whether they can be reached only where they replied: on the platform's site."""
        return self.channel == "site" and not self.address

    @property
    def short_name(self) -> str:
        """The first word of their name, to address them by; empty if a mail had no name.

        Of a mail without a name the address stands in its place, and nobody is addressed by that,
        nor by a link that a stranger wrote as a name.
        """
        word = next(iter(unicodedata.normalize("NFKC", self.name).split()), "")
        return word if _FIRST_NAME.fullmatch(word) else ""

    def may_be_of(self, other: Reply) -> bool:
        """Tell whether another reply may come from this neighbour: same address or same name.

        Somebody who writes from a second address has the same name.
        """
        has_name = bool(self.name) and self.name.casefold() == other.name.casefold()
        return has_name or self.is_of_same_neighbour(other)

    def is_of_same_neighbour(self, other: Reply) -> bool:
        """Tell whether two replies come from one neighbour, for instance on two platforms.

        They are compared by address, or by name if neither has an address.
        """
        if self.address or other.address:
            return self.address.casefold() == other.address.casefold()
        return bool(self.name) and self.name.casefold() == other.name.casefold()
