"""Turn mails of neighbours into replies, by the reference code in them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.answering.reference_codes import find_reference_codes
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result, reply_changes
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.kit.errors import ExternalError, UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Mail, Mailbox, ReadTransaction, Store


@dataclass(frozen=True)
class MailImport:
    """Imports mail as replies."""

    store: Store
    clock: Clock
    translate: Translate

    def import_mail(
        self,
        actor: Actor,
        mailbox: Mailbox,
        record_bounce: Callable[[Actor, str], Result[bool]] | None = None,
    ) -> Result[None]:
        """Import new mail as replies; each mail is imported once.

        A mail without a known code is kept for a person to assign, and a mail that cannot be read
        is listed with its sender. ``record_bounce`` is called with the message id of a mail that
        bounced; if it is not ours, the report is imported like any other mail.

        Raises ``ExternalError`` at once if the database is unavailable. After any other
        ``UserFacingError`` that mail is tried again next time, the other mails are read, and the
        error is raised at the end.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        changed = Changes()
        errors = []
        for mail in mailbox.fetch():
            try:
                is_ours = False
                if mail.bounced and record_bounce:
                    bounce = record_bounce(actor, mail.bounced)
                    is_ours = bounce.value
                    changed |= bounce.changed
                if not is_ours:
                    changed |= self._import(actor, mail)
            except ExternalError:
                raise
            except UserFacingError as error:
                errors.append(error)
                continue
            except Exception:  # no mail may keep the others from being read
                logging.getLogger(__name__).exception("a mail was put aside")
                changed |= self._put_aside(actor, mail)
            try:
                mailbox.seen(mail.key)
            except UserFacingError as error:  # recognised when it is met again
                errors.append(error)

        if errors:
            raise errors[-1]
        return Result(None, changed)

    def _put_aside(self, actor: Actor, mail: Mail) -> Changes:
        """List a mail that cannot be read, once, so that a person reads it elsewhere."""
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            if transaction.find(Reply, message_id=mail.key):  # another desk was faster
                return Changes()
            reply = transaction.save(
                Reply(
                    name=mail.sender_name or self.translate("reply-nameless"),
                    text=self.translate("reply-unreadable"),
                    received_at=now,
                    message_id=mail.key,
                )
            )
        return reply_changes(reply)

    def _import(self, actor: Actor, mail: Mail) -> Changes:
        if mail.unreadable and not mail.sender_address:
            return self._put_aside(actor, mail)

        now = self.clock.now()
        text = mail.text.strip()
        if mail.unreadable:
            text = self.translate("reply-unreadable")
        with self.store.write(actor, now) as transaction:
            if _is_known(transaction, mail, text):
                return Changes()

            codes = find_reference_codes(f"{mail.subject}\n{mail.text}")
            requests = transaction.find(Request, code=codes) if codes else ()
            by_code = {request.code: request for request in requests}
            request = next((by_code[code] for code in codes if code in by_code), None)
            name = mail.sender_name.strip() or mail.sender_address.strip()
            reply = transaction.save(
                Reply(
                    request_id=request.id if request else None,
                    platform=_only_platform(transaction, request),
                    name=name or self.translate("reply-nameless"),
                    address=mail.sender_address,
                    text=text,
                    received_at=now,
                    message_id=mail.message_id,
                )
            )

        return reply_changes(reply)


def _is_known(transaction: ReadTransaction, mail: Mail, text: str) -> bool:
    """Tell whether this mail was imported; one with other content is another mail."""
    return any(
        (reply.address, reply.text) == (mail.sender_address, text)
        for reply in transaction.find(Reply, message_id=mail.message_id)
    )


def _only_platform(transaction: ReadTransaction, request: Request | None) -> str:
    """Return the platform of a request that is on only one: the reply must come from there."""
    if request is None:
        return ""
    postings = transaction.find(Posting, request_id=request.id)
    online = {posting.platform for posting in postings if posting.state in ONLINE}
    return online.pop() if len(online) == 1 else ""
