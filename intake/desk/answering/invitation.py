"""Write the message that asks the chosen neighbour to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.message import Message
from intake.domain.request import Kind
from intake.kit.codes import format_code
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.public_wording import public_wording
from intake.text.composing.request_phrases import (
    offer_phrases,
    request_phrases,
    wording_of,
)
from intake.text.grammar.clock_words import clock_words

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.agreement import Agreement
    from intake.domain.reply import Reply
    from intake.domain.request import Request
    from intake.kit.translations import Translate
    from intake.text.guarding.finding import PrivateFacts


@dataclass(frozen=True)
class InvitationWriter:
    """Writes invitations at a given moment."""

    translate: Translate
    now: datetime
    desk_fetches: bool = False

    def write(
        self, private: PrivateFacts, request: Request, reply: Reply, agreement: Agreement
    ) -> Message:
        """Return the mail to the neighbour; it names nobody."""
        values = self._values(private, request, agreement)
        return Message(
            request_id=request.id,
            reply_id=reply.id,
            to=reply.address,
            subject=self.translate("message-chosen-subject", **values),
            text=self.translate("message-chosen-text", **values),
            written_at=self.now,
        )

    def write_on_site(self, private: PrivateFacts, request: Request, agreement: Agreement) -> str:
        """Return what is written to the neighbour on the platform's site; it names nobody."""
        return self.translate("site-chosen-text", **self._values(private, request, agreement))

    def _values(
        self, private: PrivateFacts, request: Request, agreement: Agreement
    ) -> dict[str, str]:
        meet_at = to_local_time(agreement.meet_at)
        what = public_wording(request.kind, request.what, self.translate, private)
        return {
            "name": agreement.helper,
            "what": what,
            "asked": self._asked_phrase(request, what),
            "day": day_phrase(meet_at.date()),
            "time": clock_words(meet_at.time()),
            "place": agreement.place,
            "code": format_code(request.code),
            "centre": private.centre_name,
        }

    def _asked_phrase(self, request: Request, what: str) -> str:
        """Return what the neighbour is asked to do, and how a thing gets to the desk."""
        phrases = request_phrases(what, request.answers)
        if request.kind is Kind.OFFER:
            phrases |= offer_phrases(what, request.answers)
        wording = wording_of(request.kind, what, request.answers)
        said = [self.translate(f"helper-what-{wording}", **phrases)]
        if request.kind is Kind.BORROW and request.answers.get("way") == "desk":
            goes = "message-desk-fetches" if self.desk_fetches else "message-desk-brought"
            said.append(self.translate(goes))
        return " ".join(said)
