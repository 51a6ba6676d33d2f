"""Neighbours' answers.

By mail through the code in the post, or typed in; one is chosen and becomes an agreement.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.answering.agreement import confirm_if_agreed
from intake.desk.centre.set_up import find_centre, opening_hours_of
from intake.desk.permissions import require_permission
from intake.desk.placing.outbox import WAITS
from intake.desk.privacy import load_private_facts
from intake.desk.result import Changes
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting
from intake.domain.reply import Agreement, Message, Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code, parse_code
from intake.kit.errors import ExternalError, OutcomeUnknownError, UserFacingError
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase, time_phrase
from intake.text.composing.public_wording import private_kinds_in, public_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Mail, Mailbox, Sender, Store, WriteTransaction
    from intake.text.guarding.finding import PrivateFacts

_CODE = re.compile(r"(?<![\w-])([0-9A-Za-z]{3})[- ]?([0-9A-Za-z]{3})(?![\w-])")


@dataclass(frozen=True)
class Meeting:
    """What is proposed to the chosen neighbour. Money in cents."""

    meet_at: datetime
    place: str
    cost_cents: int = 0
    return_by: datetime | None = None


@dataclass(frozen=True)
class OpenReply:
    """A reply with the request it is about, as the page of replies shows it.

    ``chosen_before`` marks a further mail of the chosen neighbour.
    """

    reply: Reply
    request: Request | None
    resident: Resident | None
    agreement: Agreement | None


def codes_in(text: str) -> tuple[str, ...]:
    """Find what may be reference codes in a mail, in their order.

    Some six signs of a number or a colour have a check sign that fits as well.
    """
    read = (
        parse_code(match[1] + match[2])
        for match in _CODE.finditer(text)
        if any(sign.isdigit() for sign in match[0])
    )
    return tuple(dict.fromkeys(code for code in read if code))


@dataclass(frozen=True)
class Replies:
    """Takes replies in, chooses one, thanks the rest."""

    store: Store
    clock: Clock
    translate: Translate
    code_words: Sequence[str]

    def import_mail(
        self, actor: Actor, box: Mailbox, came_back: Callable[[Actor, str], Changes] | None = None
    ) -> Changes:
        """Turn new mail into replies.

        One that names no known code is kept for a person to look at, and no mail is taken twice.

        ``came_back`` hears the message id of a mail of ours that comes back, which is no reply.
        """
        found = Changes()
        for mail in box.fetch():
            if mail.bounced and came_back:
                found |= came_back(actor, mail.bounced)
            else:
                found |= self._mail(actor, mail)
            box.seen(mail.key)
        return found

    def enter(
        self, actor: Actor, request_id: UUID, channel: str, name: str, address: str, text: str
    ) -> Changes:
        """Write down a reply that came on the site, by telephone or at the counter."""
        require_permission(actor, Permission.HANDLE_REPLY)
        if not name.strip():
            raise UserFacingError("reply-no-name")
        reply = Reply(
            request_id=request_id,
            channel=channel,
            name=name.strip(),
            address=address.strip(),
            text=text.strip(),
            received_at=self.clock.now(),
        )
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(reply)
        return Changes(replies=frozenset({reply.id}), requests=frozenset({request_id}))

    def link(self, actor: Actor, reply_id: UUID, typed_code: str) -> Changes:
        """Tie a reply that named no code to a request.

        Raises ``UserFacingError`` for a code that is none or belongs to nothing.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        code = parse_code(typed_code)
        with self.store.write(actor, self.clock.now()) as transaction:
            if code:
                requests = transaction.find(Request, code=code)
            else:
                requests = ()
            if not requests:
                raise UserFacingError("code-unknown", typed=typed_code)
            transaction.save(replace(transaction.get(Reply, reply_id), request_id=requests[0].id))
        return Changes(replies=frozenset({reply_id}), requests=frozenset({requests[0].id}))

    def open_replies(self) -> tuple[OpenReply, ...]:
        """List the replies that wait for a word, oldest first, and behind them the chosen ones
        whose yes is not heard yet.
        """
        with self.store.read() as transaction:
            found = []
            fresh = transaction.find(Reply, state=str(ReplyState.NEW))
            heard = {(reply.request_id, reply.address or reply.name) for reply in fresh}
            chosen = {
                one.reply_id
                for one in transaction.find(Agreement, neighbour_yes_at=None)
                if one.cancelled_at is None
            }
            asked = [
                one
                for one in transaction.find(Reply, state=str(ReplyState.CHOSEN))
                if one.id in chosen and (one.request_id, one.address or one.name) not in heard
            ]
            for reply in (*fresh, *asked):
                request = None
                if reply.request_id:
                    request = transaction.get(Request, reply.request_id)
                if (
                    reply.state is ReplyState.CHOSEN
                    and request
                    and request.state is not RequestState.OPEN
                ):
                    continue
                resident = None
                if request:
                    resident = transaction.get(Resident, request.resident_id)
                if request:
                    live = [
                        one
                        for one in transaction.find(Agreement, request_id=request.id)
                        if one.cancelled_at is None
                    ]
                else:
                    live = []
                found.append(OpenReply(reply, request, resident, live[0] if live else None))
            return tuple(found)

    def choose(self, actor: Actor, reply_id: UUID, meeting: Meeting) -> Agreement:
        """Choose a reply.

        An agreement that both must still say yes to, a message to the neighbour, and a call to the
        resident.

        Raises ``UserFacingError`` when another one is chosen already, the moment has passed, or the place
        names whom it is for: only the helper's slip does.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        if meeting.meet_at <= now:
            raise UserFacingError("agreement-past")
        with self.store.write(actor, now) as transaction:
            reply = transaction.get(Reply, reply_id)
            if reply.request_id is None:
                raise UserFacingError("reply-no-request")
            request = transaction.get(Request, reply.request_id)
            if request.state is not RequestState.OPEN:
                raise UserFacingError("agreement-request-ended")
            if any(
                one.cancelled_at is None
                for one in transaction.find(Agreement, request_id=request.id)
            ):
                raise UserFacingError("agreement-already")
            known = load_private_facts(transaction, request)
            if private := private_kinds_in(meeting.place, known):
                raise UserFacingError(
                    "agreement-private",
                    kinds=", ".join(self.translate(f"finding-{kind}") for kind in private),
                )
            agreement = transaction.save(
                Agreement(
                    request_id=request.id,
                    reply_id=reply.id,
                    helper=reply.first_word or self.translate("reply-nameless"),
                    meet_at=meeting.meet_at,
                    place=meeting.place,
                    cost_cents=meeting.cost_cents,
                    return_by=meeting.return_by,
                    code_word=secrets.choice(self.code_words),
                )
            )
            transaction.save(replace(reply, state=ReplyState.CHOSEN))
            if reply.by_mail:  # whoever has none is rung instead
                transaction.save(self._to_chosen(known, request, reply, agreement, now))
            self._ring_back(transaction, request, now)
        return agreement

    def record_neighbour_answer(
        self, actor: Actor, agreement_id: UUID, *, yes: bool, reply_id: UUID | None = None
    ) -> Changes:
        """Write down what the chosen neighbour answered.

        A no frees the request for another reply.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            agreement = transaction.get(Agreement, agreement_id)
            fresh = transaction.save(
                replace(agreement, neighbour_yes_at=now)
                if yes
                else replace(agreement, cancelled_at=now)
            )
            if reply_id:
                transaction.save(
                    replace(
                        transaction.get(Reply, reply_id),
                        state=ReplyState.CHOSEN if yes else ReplyState.WENT_AWAY,
                    )
                )
            if not yes:
                transaction.save(
                    replace(transaction.get(Reply, agreement.reply_id), state=ReplyState.WENT_AWAY)
                )
            confirm_if_agreed(transaction, fresh, now, self.translate)
        return Changes(
            requests=frozenset({agreement.request_id}), replies=frozenset({agreement.reply_id})
        )

    def send_messages(self, actor: Actor, sender: Sender) -> Changes:
        """Send what was written.

        What could not leave is tried again, each time a longer while later, and does not keep the
        others.
        """
        now = self.clock.now()
        sent = Changes()
        faults = []
        with self.store.read() as transaction:
            written = [
                one
                for one in transaction.find(Message, state="written")
                if not one.not_before or one.not_before <= now
            ]
        for message in written:
            try:
                with self.store.write(actor, now) as transaction:
                    claimed = transaction.save(
                        replace(message, state="sending", claimed_desk=actor.desk)
                    )
            except UserFacingError as fault:  # another desk has it in hand
                if fault.key != "store-changed-meanwhile":
                    faults += [fault]
                else:
                    faults += []
                continue
            try:
                sender.send(claimed)
            except UserFacingError as fault:
                faults.append(fault)
                fresh = _after_fault(claimed, fault, now)
            else:
                fresh = replace(claimed, state="sent", sent_at=self.clock.now())
            with self.store.write(actor, self.clock.now()) as transaction:
                transaction.save(fresh)
            sent |= Changes(requests=frozenset({message.request_id}))
        if faults:
            raise faults[-1]
        return sent

    def _mail(self, actor: Actor, mail: Mail) -> Changes:
        now = self.clock.now()
        codes = codes_in(f"{mail.subject}\n{mail.text}")
        with self.store.write(actor, now) as transaction:
            if transaction.find(Reply, message_id=mail.message_id):
                return Changes()
            request_id = next(
                (request.id for code in codes for request in transaction.find(Request, code=code)),
                None,
            )
            if request_id:
                online = [
                    one
                    for one in transaction.find(Posting, request_id=request_id)
                    if one.state in ONLINE
                ]
            else:
                online = []
            if len(online) == 1:
                platform = online[0].platform
            else:
                platform = ""
            name = (
                mail.sender_name.strip()
                or mail.sender_address.strip()
                or self.translate("reply-nameless")
            )
            reply = Reply(
                request_id=request_id,
                platform=platform,
                name=name,
                address=mail.sender_address,
                text=mail.text.strip(),
                received_at=now,
                message_id=mail.message_id,
            )
            transaction.save(reply)
        return Changes(
            replies=frozenset({reply.id}),
            requests=frozenset({request_id}) if request_id else frozenset(),
        )

    def _to_chosen(
        self,
        known: PrivateFacts,
        request: Request,
        reply: Reply,
        agreement: Agreement,
        now: datetime,
    ) -> Message:
        at = to_local_time(agreement.meet_at)
        values = {
            "name": agreement.helper,
            "what": public_wording(request.kind, request.what, self.translate, known),
            "day": day_phrase(at.date()),
            "time": time_phrase(at.time()),
            "place": agreement.place,
            "code": format_code(request.code),
            "centre": known.centre_name,
        }
        subject = self.translate("message-chosen-subject", **values)
        return Message(
            request_id=request.id,
            reply_id=reply.id,
            to=reply.address,
            subject=subject,
            text=self.translate("message-chosen-text", **values),
            written_at=now,
        )

    def _ring_back(self, transaction: WriteTransaction, request: Request, now: datetime) -> None:
        opening = opening_hours_of(find_centre(transaction), now)
        waiting = [
            task
            for task in transaction.find(Task, request_id=request.id, kind=str(TaskKind.RING_BACK))
            if task.done_at is None
        ]
        if not waiting:
            transaction.save(
                Task(
                    kind=TaskKind.RING_BACK,
                    request_id=request.id,
                    resident_id=request.resident_id,
                    due_at=opening.next_open(now),
                )
            )


def _after_fault(message: Message, fault: UserFacingError, now: datetime) -> Message:
    """Say what becomes of a message that did not leave: again later, never again, or a question."""
    if isinstance(fault, OutcomeUnknownError):
        return replace(message, state="uncertain")
    if not isinstance(fault, ExternalError) or message.attempts >= len(WAITS):
        return replace(message, state="refused")
    return replace(
        message,
        state="written",
        attempts=message.attempts + 1,
        not_before=now + WAITS[message.attempts],
    )
