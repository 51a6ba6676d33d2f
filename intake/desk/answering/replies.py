"""Neighbours' answers: by mail through the code in the post, or typed in; one is chosen."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.answering.agreement import confirm_if_agreed
from intake.desk.answering.reference_codes import find_reference_codes
from intake.desk.centre.facts import find_centre, next_open
from intake.desk.closing.closing import find_live_agreement
from intake.desk.closing.neighbour_notifier import NeighbourNotifier
from intake.desk.permissions import require_permission
from intake.desk.privacy import load_private_facts
from intake.desk.request_loading import load_aggregates, load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement
from intake.domain.message import Message
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code, parse_code
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase, time_phrase
from intake.text.composing.public_wording import private_kinds_in, public_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.domain.request_aggregate import RequestAggregate
    from intake.domain.resident import Resident
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Mail, Mailbox, ReadTransaction, Store, WriteTransaction
    from intake.text.guarding.finding import PrivateFacts


@dataclass(frozen=True)
class Meeting:
    """What is proposed to the chosen neighbour. Money in cents."""

    meet_at: datetime
    place: str
    cost_cents: int = 0
    return_by: datetime | None = None


@dataclass(frozen=True)
class TypedReply:
    """A reply as somebody writes it down: how it came, from whom, how to reach them."""

    channel: str
    name: str
    address: str
    text: str


@dataclass(frozen=True)
class OpenReply:
    """A reply that waits, with the request it is about and the agreement that is being made."""

    reply: Reply
    request: Request | None = None
    resident: Resident | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True)
class OpenReplies:
    """The replies that wait, and the centre whose place and hours are proposed."""

    centre: Centre | None
    replies: tuple[OpenReply, ...]


@dataclass(frozen=True)
class Replies:
    """Takes replies in and chooses one."""

    store: Store
    clock: Clock
    translate: Translate
    code_words: Sequence[str]

    def import_mail(
        self,
        actor: Actor,
        mailbox: Mailbox,
        record_bounce: Callable[[Actor, str], Result[None]] | None = None,
    ) -> Result[None]:
        """Turn new mail into replies; no mail is taken twice.

        One without a known code is kept for a person to look at. ``record_bounce`` is called with
        the message id of a mail of ours that comes back, which is no reply.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        changed = Changes()
        for mail in mailbox.fetch():
            if mail.bounced and record_bounce:
                changed |= record_bounce(actor, mail.bounced).changed
            else:
                changed |= self._import(actor, mail)
            mailbox.seen(mail.key)
        return Result(None, changed)

    def enter(self, actor: Actor, typed_code: str, typed: TypedReply) -> Result[Reply]:
        """Write down a reply that came on the site, by telephone or at the counter.

        Raises ``UserFacingError`` without a name, and for a code of no request under way.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if not typed.name.strip():
            raise UserFacingError("reply-no-name")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = _find_by_code(transaction, typed_code)
            if request.has_ended:
                raise UserFacingError("code-unknown", typed=typed_code)
            reply = transaction.save(
                Reply(
                    request_id=request.id,
                    channel=typed.channel,
                    name=typed.name.strip(),
                    address=typed.address.strip(),
                    text=typed.text.strip(),
                    received_at=now,
                )
            )
        return Result(reply, _reply_changes(reply))

    def link(self, actor: Actor, reply_id: UUID, typed_code: str) -> Result[Reply]:
        """Tie a reply without a code to a request; raises ``UserFacingError`` for a wrong code."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            request = _find_by_code(transaction, typed_code)
            reply = transaction.get(Reply, reply_id)
            linked = transaction.save(replace(reply, request_id=request.id))
        return Result(linked, _reply_changes(linked))

    def list_open(self) -> OpenReplies:
        """Return the replies that wait for a word, oldest first.

        Behind them stand the chosen ones whose yes has not been heard yet.
        """
        with self.store.read() as transaction:
            new = transaction.find(Reply, state=str(ReplyState.NEW))
            unheard = self._chosen_unheard(transaction, new)
            replies = (*new, *unheard)
            requests = load_by_id(transaction, Request, (reply.request_id for reply in replies))
            aggregates: dict[UUID | None, RequestAggregate] = {
                aggregate.request.id: aggregate
                for aggregate in load_aggregates(transaction, tuple(requests.values()))
            }
            centre = find_centre(transaction)
        return OpenReplies(
            centre,
            tuple(_open_reply(reply, aggregates.get(reply.request_id)) for reply in replies),
        )

    def choose(self, actor: Actor, reply_id: UUID, meeting: Meeting) -> Result[Agreement]:
        """Choose a reply: an agreement to which both must still say yes.

        A message goes to the neighbour and a call to the resident. Raises ``UserFacingError`` when
        another one is chosen already, the moment has passed, or the place tells who the resident
        is: only the helper's slip does.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        if meeting.meet_at <= now:
            raise UserFacingError("agreement-past")
        with self.store.write(actor, now) as transaction:
            reply = transaction.get(Reply, reply_id)
            request = _get_choosable_request(transaction, reply)
            private = load_private_facts(transaction, request)
            if kinds := private_kinds_in(meeting.place, private):
                names = ", ".join(self.translate(f"finding-{kind}") for kind in kinds)
                raise UserFacingError("agreement-private", kinds=names)
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
            chosen = transaction.save(replace(reply, state=ReplyState.CHOSEN))
            if reply.by_mail:  # whoever has none is rung instead
                invitation = self._invitation(private, request, chosen, agreement)
                transaction.save(invitation)
            task = _ensure_ring_back(transaction, request, now)
        changed = _reply_changes(chosen) | Changes(tasks=frozenset({task.id}))
        return Result(agreement, changed)

    def record_neighbour_answer(
        self, actor: Actor, agreement_id: UUID, *, yes: bool, reply_id: UUID | None = None
    ) -> Result[Agreement]:
        """Write down what the chosen neighbour answered; a no frees the request for another reply.

        ``reply_id`` is a further mail in which they said so.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            agreement = transaction.get(Agreement, agreement_id)
            chosen = transaction.get(Reply, agreement.reply_id)
            if yes:
                answered = transaction.save(agreement.accepted_by_neighbour(now))
            else:
                cancelled = agreement.cancelled(now, transaction.operation_id)
                answered = transaction.save(cancelled)
                transaction.save(replace(chosen, state=ReplyState.WENT_AWAY))
            if reply_id and reply_id != chosen.id:
                state = ReplyState.CHOSEN if yes else ReplyState.WENT_AWAY
                transaction.save(replace(transaction.get(Reply, reply_id), state=state))
            notifier = NeighbourNotifier(transaction, self.translate, now)
            confirm_if_agreed(notifier, answered)
        return Result(answered, _reply_changes(chosen))

    def _import(self, actor: Actor, mail: Mail) -> Changes:
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            if transaction.find(Reply, message_id=mail.message_id):
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
                    text=mail.text.strip(),
                    received_at=now,
                    message_id=mail.message_id,
                )
            )
        return _reply_changes(reply)

    def _invitation(
        self, private: PrivateFacts, request: Request, reply: Reply, agreement: Agreement
    ) -> Message:
        meet_at = to_local_time(agreement.meet_at)
        values = {
            "name": agreement.helper,
            "what": public_wording(request.kind, request.what, self.translate, private),
            "day": day_phrase(meet_at.date()),
            "time": time_phrase(meet_at.time()),
            "place": agreement.place,
            "code": format_code(request.code),
            "centre": private.centre_name,
        }
        return Message(
            request_id=request.id,
            reply_id=reply.id,
            to=reply.address,
            subject=self.translate("message-chosen-subject", **values),
            text=self.translate("message-chosen-text", **values),
            written_at=self.clock.now(),
        )

    @staticmethod
    def _chosen_unheard(transaction: ReadTransaction, new: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """Return chosen replies that wait for a yes, unless a newer mail of theirs is listed."""
        listed = {(reply.request_id, reply.address or reply.name) for reply in new}
        waiting = {
            agreement.reply_id
            for agreement in transaction.find(Agreement, neighbour_yes_at=None)
            if agreement.is_live
        }
        return tuple(
            reply
            for reply in transaction.find(Reply, state=str(ReplyState.CHOSEN))
            if reply.id in waiting and (reply.request_id, reply.address or reply.name) not in listed
        )


def _open_reply(reply: Reply, aggregate: RequestAggregate | None) -> OpenReply:
    if aggregate is None:
        return OpenReply(reply)
    return OpenReply(reply, aggregate.request, aggregate.resident, aggregate.agreement)


def _reply_changes(reply: Reply) -> Changes:
    requests = frozenset({reply.request_id} if reply.request_id else ())
    return Changes(replies=frozenset({reply.id}), requests=requests)


def _find_by_code(transaction: ReadTransaction, typed: str) -> Request:
    code = parse_code(typed)
    requests = transaction.find(Request, code=code) if code else ()
    if not requests:
        raise UserFacingError("code-unknown", typed=typed)
    return requests[0]


def _get_choosable_request(transaction: WriteTransaction, reply: Reply) -> Request:
    """Return the request of a reply; raises where it waits for nobody any more."""
    if reply.request_id is None:
        raise UserFacingError("reply-no-request")
    request = transaction.get(Request, reply.request_id)
    if not request.is_open:
        raise UserFacingError("agreement-request-ended")
    if find_live_agreement(transaction, request.id):
        raise UserFacingError("agreement-already")
    return request


def _only_platform(transaction: ReadTransaction, request: Request | None) -> str:
    """Name the platform of a request that is on one alone: then the reply came from there."""
    if request is None:
        return ""
    postings = transaction.find(Posting, request_id=request.id)
    online = [posting.platform for posting in postings if posting.state in ONLINE]
    return online[0] if len(online) == 1 else ""


def _ensure_ring_back(transaction: WriteTransaction, request: Request, now: datetime) -> Task:
    """Return the open task to ring the resident; made where there is none."""
    open_tasks = transaction.find(
        Task, request_id=request.id, kind=str(TaskKind.RING_BACK), done_at=None
    )
    if open_tasks:
        return open_tasks[0]
    return transaction.save(
        Task(
            kind=TaskKind.RING_BACK,
            request_id=request.id,
            resident_id=request.resident_id,
            due_at=next_open(transaction, now),
        )
    )
