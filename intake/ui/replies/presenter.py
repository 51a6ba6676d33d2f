"""Replies (Reacties): list them, choose one, record the neighbour's answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.desk.answering.reply_types import Meeting
from intake.desk.centre.facts import opening_hours_of
from intake.domain.phone import format_phone, parse_phone
from intake.domain.resident import formal_name
from intake.forms.field import Field, Type
from intake.kit.codes import format_code
from intake.text.composing.date_phrases import short_moment
from intake.text.reading.answers import parse_answer, parse_moment
from intake.ui.replies.reply_view import ReplyViewWriter
from intake.ui.widgets.bounded_text import bounded_line

if TYPE_CHECKING:
    from datetime import datetime

    from intake.desk.answering.reply_types import OpenReplies, OpenReply, TypedReply
    from intake.desk.result import Changes
    from intake.domain.centre import Centre
    from intake.domain.reply import Reply
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession

_MAX_NAME = 60
_COST = Field(key="cost", type=Type.MONEY)


@dataclass(frozen=True)
class TypedMeeting:
    """What is proposed to a neighbour, as it was typed."""

    when: str
    place: str
    cost: str
    back: str


class RepliesPresenter(QObject):
    """Keeps the list of replies and what is done with one."""

    listed = Signal(list)  # list[ReplyView]: the open replies
    fault = Signal(str, str)  # field, sentence (empty when mended)
    done = Signal(str)  # a sentence for the bar
    written = Signal()  # a typed reply is saved
    agreed = Signal(object)  # request id: its neighbour said yes, its resident can be rung
    requests_listed = Signal(list)  # list[tuple[str, str]]: requests in words, each with its code
    may_undo = Signal(bool)  # whether something was put aside that can be taken back

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._replies: tuple[OpenReply, ...] = ()
        self._centre: Centre | None = None
        self._put_aside: Reply | None = None
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """List the replies that wait."""
        self._session.query_as_signed_in(self._session.use_cases.replies.list_open, self._show)

    def choose(self, row: int, typed: TypedMeeting) -> None:
        """Choose a reply with a moment, a place and a cost; a fault is shown beside its field."""
        meeting, faults = self._read_meeting(typed)
        for name in ("when", "cost", "back", "place"):
            self.fault.emit(name, faults.get(name, ""))
        if meeting is None:
            return
        reply = self._replies[row].reply
        self._session.execute(
            partial(self._session.use_cases.replies.choose, self._session.actor, reply.id, meeting),
            then=partial(self._chosen, reply),
            failed=self._choose_failed,
        )

    def record_neighbour_answer(self, row: int, *, yes: bool) -> None:
        """Write down the chosen neighbour's yes or no."""
        open_reply = self._replies[row]
        if open_reply.agreement is None:
            return
        key = "reply-neighbour-yes" if yes else "reply-neighbour-no"
        self._session.execute(
            partial(
                self._session.use_cases.replies.record_neighbour_answer,
                self._session.actor,
                open_reply.agreement.id,
                yes=yes,
                reply_id=open_reply.reply.id,
            ),
            then=partial(self._answered, open_reply, key, yes=yes),
        )

    def list_requests(self) -> None:
        """List the requests that a reply can be about, for who writes one down."""
        requests = self._session.use_cases.requests
        self._session.query_as_signed_in(requests.list_all, self._show_requests)

    def _show_requests(self, requests: tuple[RequestAggregate, ...]) -> None:
        self.requests_listed.emit(
            [
                (
                    f"{one.request.what} · {formal_name(one.resident)}",
                    format_code(one.request.code),
                )
                for one in requests
            ]
        )

    def _answered(self, open_reply: OpenReply, key: str, *, yes: bool) -> None:
        self.done.emit(self._session.translate(key))
        if yes and open_reply.reply.request_id:
            self.agreed.emit(open_reply.reply.request_id)

    def link(self, row: int, code: str) -> None:
        """Tie a reply without a code to a request."""
        replies = self._session.use_cases.replies
        self._session.execute(
            partial(replies.link, self._session.actor, self._replies[row].reply.id, code),
            then=self.refresh,
            failed=partial(self._show_fault, "code"),
        )

    def put_aside(self, row: int) -> None:
        """Take what is no reply off the list; ``undo`` puts it back."""
        if 0 <= row < len(self._replies):
            replies = self._session.use_cases.replies
            self._session.execute(
                partial(replies.put_aside, self._session.actor, self._replies[row].reply.id),
                self._was_put_aside,
            )

    def undo(self) -> None:
        """Put what was put aside last on the list again."""
        reply = self._put_aside
        self._put_aside = None
        self.may_undo.emit(False)
        if reply:
            replies = self._session.use_cases.replies
            self._session.execute(
                partial(replies.take_back, self._session.actor, reply.id),
                then=partial(self.done.emit, self._session.translate("reply-taken-back")),
            )

    def enter(self, code: str, typed: TypedReply) -> None:
        """Write down a reply that came by telephone, on the site or at the counter."""
        reply = replace(typed, address=_shown_address(typed.address))
        replies = self._session.use_cases.replies
        self._session.execute(
            partial(replies.enter, self._session.actor, code, reply),
            then=self._entered,
            failed=partial(self._show_fault, "typed"),
        )

    def _read_meeting(self, typed: TypedMeeting) -> tuple[Meeting | None, dict[str, str]]:
        """Return the meeting, None where something is wrong, and by field what that is."""
        translate = self._session.translate
        now = self._session.clock.now()
        place = typed.place.strip()
        meet_at = parse_moment(typed.when, now) if typed.when.strip() else None
        return_by = parse_moment(typed.back, now) if typed.back.strip() else None
        cost = parse_answer(_COST, typed.cost, now)
        faults = {}
        if not typed.when.strip():
            faults["when"] = translate("reply-when-needed")
        elif meet_at is None:
            faults["when"] = translate("answer-moment")
        elif self._is_closed(meet_at, place):
            opening = opening_hours_of(self._centre, now)
            next_open = short_moment(opening.next_open(meet_at), translate.language)
            faults["when"] = translate("reply-desk-closed", next=next_open)
        if cost.fault:
            faults["cost"] = translate(cost.fault)
        if typed.back.strip() and return_by is None:
            faults["back"] = translate("answer-moment")
        if not place:
            faults["place"] = translate("reply-place-needed")
        if faults or meet_at is None:
            return None, faults
        return Meeting(meet_at, place, int(cost.value or 0), return_by), faults

    def _is_closed(self, at: datetime, place: str) -> bool:
        """Tell whether nobody sits at the desk at a moment at which somebody is to come there."""
        opening = opening_hours_of(self._centre, at)
        if self._centre is None or not opening.hours:
            return False
        return place.startswith(self._centre.name) and not opening.is_open(at)

    def _chosen(self, reply: Reply) -> None:
        translate = self._session.translate
        if reply.by_mail:
            sentence = translate("reply-chosen", name=reply.name)
        else:
            number = f" {reply.address}" if reply.address else ""
            sentence = translate("reply-chosen-no-mail", name=reply.name, number=number)
        self.done.emit(sentence)
        self.refresh()

    def _choose_failed(self, error: UserFacingError) -> None:
        field = "place" if error.key == "agreement-private" else "when"
        self._show_fault(field, error)

    def _was_put_aside(self, reply: Reply) -> None:
        self._put_aside = reply
        name = bounded_line(reply.name, _MAX_NAME)
        self.done.emit(self._session.translate("reply-put-aside", name=name))
        self.may_undo.emit(True)

    def _entered(self) -> None:
        self.written.emit()
        self.done.emit(self._session.translate("reply-written"))
        self.refresh()

    def _show_fault(self, field: str, error: UserFacingError) -> None:
        self.fault.emit(field, self._session.sentence(error))

    def _changed(self, changed: Changes) -> None:
        if changed.replies or changed.requests:
            self.refresh()

    def _show(self, replies: OpenReplies) -> None:
        self._centre = replies.centre
        self._replies = replies.replies
        writer = ReplyViewWriter(self._session.translate, replies.centre, self._session.clock.now())
        self.listed.emit([writer.write(reply) for reply in replies.replies])


def _shown_address(typed: str) -> str:
    """Return a telephone number as it is shown everywhere; a mail address stays as it is."""
    phone = parse_phone(typed) if "@" not in typed else None
    return format_phone(phone) if phone else typed.strip()
