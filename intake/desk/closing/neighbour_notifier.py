"""Tell neighbours that they are not needed, or thank them: by mail, or by a task to ring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre
from intake.desk.privacy import load_private_facts
from intake.domain.message import Message
from intake.domain.reply import ReplyState
from intake.domain.request import Kind
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.text.composing.public_wording import public_wording
from intake.text.composing.request_phrases import asked_phrase

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.reply import Reply
    from intake.domain.request import Request
    from intake.kit.translations import Translate
    from intake.ports import WriteTransaction


_OWN_SUBJECTS = frozenset({"message-thanks", "message-day-before"})
"""Texts whose subject is not that it is no longer needed."""


def neighbour_name_and_address(reply: Reply) -> str:
    """Return a neighbour's name and how to reach them, as the task to ring them stores it."""
    return " · ".join(part for part in (reply.name, reply.address) if part)


@dataclass(frozen=True)
class NeighbourNotifier:
    """Writes to neighbours within one operation. Nothing is sent before that is committed."""

    transaction: WriteTransaction
    translate: Translate
    now: datetime

    def dismiss(self, reply: Reply, request: Request, text: str, *, expected: bool = False) -> None:
        """Tell one neighbour that they need not come; ``text`` names the message.

        A neighbour without mail is rung if they are ``expected`` or have left a number. One who
        replied on a site and left nothing else is written to there.
        """
        self.transaction.save(replace(reply, state=ReplyState.NOT_NEEDED))
        if reply.is_own:
            return
        if reply.by_mail:
            self.write(reply, request, text)
        elif expected or reply.address or reply.channel == "site":
            self.transaction.save(
                Task(
                    kind=TaskKind.TELL_ON_SITE if reply.on_site else TaskKind.TELL_NEIGHBOUR,
                    request_id=request.id,
                    about=neighbour_name_and_address(reply),
                    due_at=self.now,
                    created_by_operation=self.transaction.operation_id,
                )
            )

    def write(self, reply: Reply, request: Request, text: str, **more: str) -> None:
        """Write a mail to a neighbour; do nothing if they left no mail address.

        ``more`` are values for the text, besides those that every text has.
        """
        if not reply.by_mail:
            return

        centre = find_centre(self.transaction)
        private = load_private_facts(self.transaction, request)
        what = public_wording(request.kind, request.what, self.translate, private)
        asked = asked_phrase(request.kind, what, request.answers, self.translate)
        the = "the-asked-offer" if request.kind is Kind.OFFER else "the-asked"
        values = {
            "name": reply.short_name or self.translate("reply-nameless"),
            "what": what,
            "asked": self.translate(the, asked=asked),
            "code": format_code(request.code),
            "centre": centre.name if centre else "",
            **more,
        }
        subject = "message-not-needed-subject"
        if text in _OWN_SUBJECTS:
            subject = f"{text}-subject"
        self.transaction.save(
            Message(
                request_id=request.id,
                reply_id=reply.id,
                to=reply.address,
                subject=self.translate(subject, **values),
                text=self.translate(f"{text}-text", **values),
                written_at=self.now,
                operation_id=self.transaction.operation_id,
            )
        )
