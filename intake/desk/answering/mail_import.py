"""Turn mails of neighbours into replies, by the reference code in them."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from intake.desk.answering.reference_codes import find_reference_codes
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result, reply_changes
from intake.domain.imported_mail import ImportedMail, fingerprint_of
from intake.domain.mail_rule import MailEffect, MailRule
from intake.domain.message import Message
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.kit.errors import ExternalError, UserFacingError
from intake.text.mail.taught_reading import Marks, read_as_taught

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.desk.answering.mail_matching import MailMatch, MailMatcher
    from intake.desk.answering.request_likelihood import PostedRequest
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Mail, Mailbox, ReadTransaction, Store


_MAX_AGE_OF_REQUEST = timedelta(days=120)
"""How long after its end a request may still get answers."""

MAX_CANDIDATES = 3
"""Requests that are proposed for a mail without a code."""

_MAX_SUBJECT = 200
_MAX_REFERENCES = 100
"""Of the mails that a mail answers, the latest ones: a thread of ours is among them."""

_MAX_IDS_AT_ONCE = 500
"""Requests whose posts are read in one query."""


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
        matcher: MailMatcher | None = None
        for mail in mailbox.fetch():
            try:
                is_ours = False
                if mail.bounced and record_bounce:
                    bounce = record_bounce(actor, mail.bounced)
                    is_ours = bounce.value
                    changed |= bounce.changed
                if not is_ours:
                    if matcher is None:
                        matcher = self._read_matcher(actor)
                    changed |= self._import(actor, mail, matcher)
            except ExternalError:
                raise
            except UserFacingError as error:
                errors.append(error)
                continue
            except Exception:  # no mail may keep the others from being read
                logging.getLogger(__name__).exception("a mail was put aside")
                changed |= self._put_aside(actor, mail)
            try:
                mailbox.mark_seen(mail.key)
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

    def _read_matcher(self, actor: Actor) -> MailMatcher:
        """Return what finds the request of a mail: those under way, and those that ended lately."""
        # Not before a mail is there: the start does not wait for the words of mails.
        from intake.desk.answering.mail_matching import MailMatcher

        since = self.clock.now() - _MAX_AGE_OF_REQUEST
        with self.store.read(actor) as transaction:
            requests = [
                request
                for request in transaction.find(Request)
                if request.closed_at is None or request.closed_at > since
            ]
            ids = [request.id for request in requests]
            postings: dict[UUID, list[Posting]] = {}
            for begin in range(0, len(ids), _MAX_IDS_AT_ONCE):
                some = tuple(ids[begin : begin + _MAX_IDS_AT_ONCE])
                for posting in transaction.find(Posting, request_id=some):
                    postings.setdefault(posting.request_id, []).append(posting)
        return MailMatcher(
            [_make_posted_request(request, postings.get(request.id, [])) for request in requests]
        )

    def _import(self, actor: Actor, mail: Mail, matcher: MailMatcher) -> Changes:
        if mail.unreadable and not mail.sender_address:
            return self._put_aside(actor, mail)

        now = self.clock.now()
        fingerprint = fingerprint_of(*_parts_of(mail))
        with self.store.read(actor) as reading:
            threads, rules = _our_threads(reading, mail), _rules_of(reading, mail)
        # A mail is read before the write begins: no other desk waits for what a stranger wrote.
        match = matcher.match(mail, threads)
        messages = _apply_mail_rule(self._messages_in(mail, match), rules, mail, match)
        with self.store.write(actor, now) as transaction:
            if transaction.find(ImportedMail, fingerprint=fingerprint):  # met again
                return Changes()
            transaction.save(ImportedMail(fingerprint=fingerprint, imported_at=now))
            saved = Changes()
            known = frozenset() if mail.rest_digest else _known_messages(transaction, mail)
            for heard in dict.fromkeys(messages):
                if (heard.address, heard.text) in known:
                    continue
                request = _request_of(transaction, heard.code, mail)
                reply = transaction.save(
                    Reply(
                        request_id=request.id if request else None,
                        platform=_only_platform(transaction, request),
                        name=heard.name or self.translate("reply-nameless"),
                        address=heard.address,
                        text=heard.text,
                        received_at=now,
                        message_id=mail.message_id,
                        mail_sender=mail.sender_address,
                        subject=mail.subject[:_MAX_SUBJECT],
                        mail_text=_rest_of(mail, heard),
                        state=_state_by_rules(rules, mail),
                        candidates=() if request else match.candidates[:MAX_CANDIDATES],
                    )
                )
                saved |= reply_changes(reply)
        return saved

    def _messages_in(self, mail: Mail, match: MailMatch) -> list[_Message]:
        """Return what neighbours say in a mail: one message, or several of a digest."""
        if mail.unreadable and not match.text:
            name = mail.sender_name.strip() or mail.sender_address.strip()
            said = self.translate("reply-unreadable")
            return [_Message(match.request, name, mail.sender_address, said)]
        if match.parts:
            return [_Message(part.request, part.sender_name, "", part.text) for part in match.parts]
        if match.is_relayed and match.text:
            return [_Message(match.request, match.sender_name, match.address, match.text)]
        name = match.sender_name or mail.sender_name.strip() or mail.sender_address.strip()
        return [_Message(match.request, name, mail.sender_address, mail.text.strip())]


class _Message(NamedTuple):
    """What one neighbour says: the code of the request, if it is certain, and who it is."""

    code: str | None
    name: str
    address: str
    text: str


def _parts_of(mail: Mail) -> list[str]:
    """Return the texts that identify a mail: its id, sender, subject and text, and those inside."""
    parts = [mail.message_id, mail.sender_address, mail.subject, mail.body]
    parts += filter(None, [mail.rest_digest])
    for inner in mail.inner:
        parts += _parts_of(inner)
    return parts


def _rest_of(mail: Mail, heard: _Message) -> str:
    """Return the whole mail if a message is only a part of it: a rule can be learnt from it."""
    whole = _visible_text(mail)
    return "" if whole == heard.text else whole


def _visible_text(mail: Mail) -> str:
    """Return all that a reader sees of a mail, with what it quotes."""
    return (mail.body or mail.text).strip()


def _rules_of(transaction: ReadTransaction, mail: Mail) -> list[MailRule]:
    """Return the rules that the centre taught for mails of this sender, that of its kind first."""
    rules = transaction.find(MailRule, sender=mail.sender_address.strip().casefold())
    return sorted(rules, key=lambda rule: not rule.fits(mail.sender_address, mail.subject))


def _state_by_rules(rules: list[MailRule], mail: Mail) -> ReplyState:
    for rule in rules:
        if rule.fits(mail.sender_address, mail.subject) and rule.effect is MailEffect.ASIDE:
            return ReplyState.PUT_ASIDE
    return ReplyState.NEW


def _apply_mail_rule(
    messages: list[_Message], rules: list[MailRule], mail: Mail, match: MailMatch
) -> list[_Message]:
    """Read a mail by the first rule that it matches; without one it stays as it was read."""
    for rule in rules:
        if rule.effect is not MailEffect.READ:
            continue
        reading = read_as_taught(
            _visible_text(mail),
            Marks(rule.name_before, rule.name_after),
            Marks(rule.text_before, rule.text_after),
            same_subject=rule.fits(mail.sender_address, mail.subject),
        )
        if reading is not None:
            name = reading.name or match.sender_name or mail.sender_name.strip()
            return [_Message(match.request, name, match.address, reading.text)]
    return messages


def _make_posted_request(request: Request, postings: list[Posting]) -> PostedRequest:
    from intake.desk.answering.request_likelihood import PostedRequest

    return PostedRequest(
        code=request.code,
        kind=str(request.kind),
        what=request.what,
        is_open=not request.has_ended,
        titles=tuple(posting.title for posting in postings),
        platforms=tuple(posting.platform for posting in postings),
    )


def _our_threads(transaction: ReadTransaction, mail: Mail) -> dict[str, str]:
    """Return the message ids of ours that a mail answers, with the codes of their requests.

    Our mails are named by what they are: a post, or a message to a neighbour.
    """
    keys: dict[UUID, str] = {}
    for reference in mail.references[-_MAX_REFERENCES:]:
        with contextlib.suppress(ValueError):
            keys[UUID(reference.strip("<>").partition("@")[0])] = reference
    if not keys:
        return {}
    owners = {posting.id: posting.request_id for posting in transaction.find(Posting, id=(*keys,))}
    owners |= {message.id: message.request_id for message in transaction.find(Message, id=(*keys,))}
    requests = load_by_id(transaction, Request, owners.values())
    return {keys[key]: requests[owner].code for key, owner in owners.items() if owner in requests}


def _request_of(transaction: ReadTransaction, code: str | None, mail: Mail) -> Request | None:
    """Return the request of a code; of an older one that is not looked for any more as well."""
    codes: tuple[str, ...] = ()
    if code:
        codes = (code,)
    else:
        codes = find_reference_codes(f"{mail.subject}\n{mail.text}")
    found = (
        {request.code: request for request in transaction.find(Request, code=codes)}
        if codes
        else {}
    )
    known = [found[code] for code in codes if code in found]
    if len(known) == 1:
        return known[0]
    return None


def _known_messages(transaction: ReadTransaction, mail: Mail) -> frozenset[tuple[str, str]]:
    """Return address and text of what was imported of a mail; other content is another message.

    A mail of before ``ImportedMail`` was kept is told by its replies.
    """
    replies = transaction.find(Reply, message_id=mail.message_id)
    return frozenset((reply.address, reply.text) for reply in replies)


def _only_platform(transaction: ReadTransaction, request: Request | None) -> str:
    """Return the platform of a request that is on only one: the reply must come from there."""
    if request is None:
        return ""
    postings = transaction.find(Posting, request_id=request.id)
    online = {posting.platform for posting in postings if posting.state in ONLINE}
    return online.pop() if len(online) == 1 else ""
