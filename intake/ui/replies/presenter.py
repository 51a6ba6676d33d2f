"""Replies (Reacties): list them, choose one, record the neighbour's answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.desk.answering.reply_types import Meeting
from intake.desk.centre.facts import opening_hours_of
from intake.domain.agreement import Damage, PayTo
from intake.domain.phone import format_phone, parse_phone
from intake.domain.resident import formal_name
from intake.forms.field import Field, Type
from intake.kit.codes import format_code
from intake.kit.mail_address import is_mail_address
from intake.text.composing.date_phrases import short_moment
from intake.text.reading.answers import parse_answer, parse_moment
from intake.ui.done_command import DoneCommand
from intake.ui.replies.reply_view import ReplyViewWriter
from intake.ui.widgets.bounded_text import bounded_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from intake.desk.answering.reply_types import OpenReplies, OpenReply, TypedReply
    from intake.desk.result import Changes
    from intake.domain.centre import Centre
    from intake.domain.reply import Reply
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

_MAX_NAME = 60
_COST = Field(key="cost", type=Type.MONEY)


@dataclass(frozen=True)
class TypedMeeting:
    """What is proposed to a neighbour, as it was typed."""

    when: str
    place: str
    cost: str
    back: str
    deposit: str = ""
    damage: str = ""
    pay_to: str = ""
    per_km: str = ""


class RepliesPresenter(QObject):
    """Holds the list of replies and the acts on one."""

    listed = Signal(list)  # list[ReplyView]: the open replies
    fault = Signal(str, str)  # field, sentence (empty when mended)
    done = Signal(str)  # a sentence for the bar
    failed = Signal(str)  # a sentence: nothing was changed
    typed_fault = Signal(str, str)  # field of the form for a typed reply, sentence
    remaining = Signal(int)  # number of younger replies that are not listed
    written = Signal()  # a typed reply is saved
    taught = Signal()  # a kind of mail was taught
    teach_fault = Signal(str)  # why it was not
    agreed = Signal(object)  # request id: its neighbour said yes, so ring its resident
    requests_listed = Signal(list)  # list[tuple[str, str]]: requests in words, each with its code

    def __init__(
        self, session: DeskSession, undo_stack: UndoStack, can_send_mail: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._can_send_mail = can_send_mail
        self._session = session
        self.undo_stack = undo_stack
        self._replies: tuple[OpenReply, ...] = ()
        self._centre: Centre | None = None
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """List the replies that need an answer."""
        self._session.query_as_signed_in(self._session.use_cases.replies.list_open, self._show)

    def choose(self, row: int, typed: TypedMeeting) -> None:
        """Choose a reply with a moment, a place and a cost; an error is shown beside its field."""
        meeting, faults = self._read_meeting(typed)
        for name in ("when", "cost", "back", "place", "deposit", "per_km"):
            self.fault.emit(name, faults.get(name, ""))
        if meeting is None:
            return
        reply = self._replies[row].reply
        command = DoneCommand(self._session)
        self._session.execute(
            partial(self._session.use_cases.replies.choose, self._session.actor, reply.id, meeting),
            then=partial(self._on_chosen, reply, command),
            failed=self._choose_failed,
            on_result=command.keep,
        )

    def record_neighbour_answer(self, row: int, *, yes: bool) -> None:
        """Record the chosen neighbour's yes or no."""
        open_reply = self._replies[row]
        if open_reply.agreement is None:
            return
        key = "reply-neighbour-yes" if yes else "reply-neighbour-no"
        command = DoneCommand(self._session)
        self._session.execute(
            partial(
                self._session.use_cases.replies.record_neighbour_answer,
                self._session.actor,
                open_reply.agreement.id,
                yes=yes,
                reply_id=open_reply.reply.id,
                read_out=open_reply.agreement,
            ),
            then=partial(self._on_answered, open_reply, key, command),
            on_result=command.keep,
        )

    def list_requests(self) -> None:
        """List the requests that a new reply can be about."""
        requests = self._session.use_cases.requests
        self._session.query_as_signed_in(requests.list_all, self._show_requests)

    def _show_requests(self, requests: tuple[RequestAggregate, ...]) -> None:
        self.requests_listed.emit(
            [
                (
                    f"{request.request.what} · {formal_name(request.resident)}",
                    format_code(request.request.code),
                )
                for request in requests
            ]
        )

    def _on_answered(self, open_reply: OpenReply, key: str, command: DoneCommand) -> None:
        reply = open_reply.reply
        self.done.emit(self._session.translate(key, name=_short_name(reply)))
        self._remember(f"undo-{key}", reply, command.undo)
        if key == "reply-neighbour-yes" and reply.request_id:
            self.agreed.emit(reply.request_id)

    def _remember(self, key: str, reply: Reply, undo: Callable[..., object]) -> None:
        """Store what was done with a reply, in words, so that it can be undone."""
        translate = self._session.translate
        said = translate("undo-what", what=translate(key, name=_short_name(reply)))
        taken_back = partial(self.done.emit, translate("reply-undone"))
        self.undo_stack.push(said, partial(undo, taken_back), "replies", reply.request_id)

    def link(self, row: int, code: str) -> None:
        """Assign a reply without a code to a request."""
        replies = self._session.use_cases.replies
        self._session.execute(
            partial(replies.link, self._session.actor, self._replies[row].reply.id, code),
            then=self.refresh,
            failed=partial(self._show_field_error, "code"),
        )

    def put_aside(self, row: int) -> None:
        """Remove from the list what is no reply; ``undo`` restores it."""
        if 0 <= row < len(self._replies):
            replies = self._session.use_cases.replies
            self._session.execute(
                partial(replies.put_aside, self._session.actor, self._replies[row].reply.id),
                self._on_put_aside,
            )

    def teach_aside(self, row: int) -> None:
        """Put this mail aside, and mails like it from now on."""
        rules = self._session.use_cases.mail_rules
        reply = self._replies[row].reply
        self._session.execute(
            partial(rules.teach_aside, self._session.actor, reply.id),
            then=partial(self.put_aside, row),
            failed=self._teach_failed,
        )

    def teach_reading(self, row: int, name: str, text: str) -> None:
        """Read mails like this one so from now on."""
        rules = self._session.use_cases.mail_rules
        reply = self._replies[row].reply
        self._session.execute(
            partial(rules.teach_reading, self._session.actor, reply.id, name, text),
            then=self._on_taught,
            failed=self._teach_failed,
        )

    def _on_taught(self) -> None:
        self.taught.emit()
        self.done.emit(self._session.translate("teach-done"))

    def _teach_failed(self, error: UserFacingError) -> None:
        self.teach_fault.emit(self._session.sentence(error))

    def keep_in_reserve(self, row: int) -> None:
        """Keep a neighbour in reserve beside the one who is chosen."""
        reply = self._replies[row].reply
        command = DoneCommand(self._session)
        replies = self._session.use_cases.replies

        def on_done() -> None:
            sentence = self._session.translate("reply-reserved", name=_short_name(reply))
            self.done.emit(sentence)
            self._remember("undo-reply-reserve", reply, command.undo)

        self._session.execute(
            partial(replies.keep_in_reserve, self._session.actor, reply.id),
            then=on_done,
            failed=self._choose_failed,
            on_result=command.keep,
        )

    def undo(self) -> None:
        """Undo the last act on a reply."""
        self.undo_stack.undo("replies")

    def _take_back(self, reply: Reply, then: Callable[[], object]) -> None:
        """Put a reply that was set aside on the list again."""
        replies = self._session.use_cases.replies
        self._session.execute(
            partial(replies.return_to_list, self._session.actor, reply.id), then=then
        )

    def enter(self, code: str, typed: TypedReply) -> None:
        """Store a reply that came by telephone, on the site or at the counter."""
        address = _shown_address(typed.address)
        if address is None:
            sentence = self._session.translate("reply-typed-address-wrong", typed=typed.address)
            self.typed_fault.emit("address", sentence)
            return
        reply = replace(typed, address=address)
        replies = self._session.use_cases.replies
        self._session.execute(
            partial(replies.enter, self._session.actor, code, reply),
            then=self._on_entered,
            failed=self._show_typed_fault,
        )

    def _show_typed_fault(self, error: UserFacingError) -> None:
        field = {"reply-no-name": "name"}.get(error.key, "code")
        self.typed_fault.emit(field, self._session.sentence(error))

    def _read_meeting(self, typed: TypedMeeting) -> tuple[Meeting | None, dict[str, str]]:
        """Return the meeting, None if a field is invalid, and an error for each field."""
        translate = self._session.translate
        now = self._session.clock.now()
        place = typed.place.strip()
        meet_at = parse_moment(typed.when, now) if typed.when.strip() else None
        return_by = parse_moment(typed.back, now) if typed.back.strip() else None
        cost = parse_answer(_COST, typed.cost, now)
        deposit = parse_answer(_COST, typed.deposit, now)
        per_km = parse_answer(_COST, typed.per_km, now)
        faults = {}

        if not typed.when.strip():
            faults["when"] = translate("reply-when-needed")
        elif meet_at is None:
            faults["when"] = translate("answer-moment")
        elif self._is_closed(meet_at, place):
            opening = opening_hours_of(self._centre, now)
            next_open = short_moment(opening.next_open(meet_at), translate.language)
            faults["when"] = translate("reply-desk-closed", next=next_open)

        for name, amount in (("cost", cost), ("deposit", deposit), ("per_km", per_km)):
            if amount.fault:
                faults[name] = translate(amount.fault)
        if typed.back.strip() and return_by is None:
            faults["back"] = translate("answer-moment")
        if not place:
            faults["place"] = translate("reply-place-needed")
        if faults or meet_at is None:
            return None, faults
        meeting = Meeting(
            meet_at,
            place,
            cost_cents=int(cost.value or 0),
            return_by=return_by,
            deposit_cents=int(deposit.value or 0),
            damage=Damage(typed.damage),
            pay_to=PayTo(typed.pay_to),
            cents_per_km=int(per_km.value or 0),
        )
        return meeting, faults

    def _is_closed(self, at: datetime, place: str) -> bool:
        """Tell whether the desk is closed at a moment at which somebody is to come there."""
        opening = opening_hours_of(self._centre, at)
        if self._centre is None or not opening.hours:
            return False
        return place.startswith(self._centre.name) and not opening.is_open(at)

    def _on_chosen(self, reply: Reply, command: DoneCommand) -> None:
        translate = self._session.translate
        if reply.by_mail and self._can_send_mail():
            sentence = translate("reply-chosen", name=reply.name)
        elif reply.by_mail:
            sentence = translate("reply-chosen-no-server", name=reply.name, address=reply.address)
        else:
            number = f" {reply.address}" if reply.address else ""
            sentence = translate("reply-chosen-no-mail", name=reply.name, number=number)
        self._remember("undo-reply-chosen", reply, command.undo)
        self.done.emit(sentence)
        self.refresh()

    def _choose_failed(self, error: UserFacingError) -> None:
        field = "place" if error.key == "agreement-private" else "when"
        self._show_field_error(field, error)

    def _on_put_aside(self, reply: Reply) -> None:
        self.done.emit(self._session.translate("reply-put-aside", name=_short_name(reply)))
        self._remember("undo-reply-aside", reply, partial(self._take_back, reply))

    def _on_entered(self) -> None:
        self.written.emit()
        self.done.emit(self._session.translate("reply-written"))
        self.refresh()

    def _show_field_error(self, field: str, error: UserFacingError) -> None:
        self.fault.emit(field, self._session.sentence(error))

    def _on_changed(self, changed: Changes) -> None:
        if changed.replies or changed.requests:
            self.refresh()

    def _show(self, replies: OpenReplies) -> None:
        self._centre = replies.centre
        self._replies = replies.replies
        writer = ReplyViewWriter(self._session.translate, replies.centre, self._session.clock.now())
        by_request: dict[object, list[OpenReply]] = defaultdict(list)
        for reply in replies.replies:
            by_request[reply.reply.request_id].append(reply)
        self.listed.emit(
            [writer.write(reply, by_request[reply.reply.request_id]) for reply in replies.replies]
        )
        self.remaining.emit(replies.remaining)


def _shown_address(typed: str) -> str | None:
    """Return a telephone number as it is shown; a mail address is not changed.

    None for a text by which nobody can be reached; it may be empty.
    """
    address = typed.strip()
    if not address or is_mail_address(address):
        return address
    phone = parse_phone(address)
    return format_phone(phone) if phone else None


def _short_name(reply: Reply) -> str:
    return bounded_line(reply.name, _MAX_NAME)
