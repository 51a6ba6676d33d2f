"""Reacties: read an answer, choose it, hear the neighbour's yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.desk.answering.replies import Meeting
from intake.desk.centre.set_up import opening_hours_of
from intake.domain.phone import format_phone, parse_phone
from intake.domain.reply import ReplyState
from intake.domain.resident import formal_name
from intake.forms.field import Field, Type
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import AMSTERDAM
from intake.text.composing.date_phrases import moment_short, money_phrase
from intake.text.reading.answers import parse_answer, parse_moment

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.answering.replies import OpenReply
    from intake.domain.centre import Centre, OpeningHours
    from intake.domain.reply import Reply
    from intake.ui.session import Session

_FARTHEST = 30
_COST = Field(key="cost", type=Type.MONEY)


@dataclass(frozen=True)
class ReplyCard:
    """A reply in words, with what is proposed for its agreement.

    ``said_yes`` marks a further mail of the chosen neighbour.
    """

    reply_id: UUID
    name: str
    channel: str
    text: str
    about: str
    for_whom: str
    chosen_before: bool
    known: bool
    when: str
    place: str
    cost: str
    back: str
    asked: bool


class RepliesPresenter(QObject):
    """Keeps the list of replies and what is done with one."""

    listed = Signal(list)
    fault = Signal(str, str)
    done = Signal(str)
    written = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._waiting: tuple[OpenReply, ...] = ()
        self._centre: Centre | None = None
        session.changed.connect(
            lambda changed: self.refresh() if changed.replies or changed.requests else None
        )

    def refresh(self) -> None:
        use_cases = self._session.use_cases
        self._session.run(
            lambda: (use_cases.set_up.centre(), use_cases.replies.open_replies()), self._show
        )

    def choose(self, row: int, when: str, place: str, cost: str, back: str) -> None:
        """Choose a reply with a moment, a place and what it costs.

        A fault stands beside its field.
        """
        waiting = self._waiting[row]
        translate = self._session.translate
        now = self._session.clock.now()
        at = None
        if when.strip():
            at = parse_moment(when, now)
        money = parse_answer(_COST, cost, now)
        back_at = None
        if back.strip():
            back_at = parse_moment(back, now)
        faults = {
            "when": translate("reply-when-needed")
            if not when.strip()
            else translate("answer-moment")
            if at is None
            else "",
            "cost": translate(money.fault) if money.fault else "",
            "back": translate("answer-moment") if back.strip() and back_at is None else "",
            "place": "" if place.strip() else translate("reply-place-needed"),
        }
        if at and not faults["when"] and self._is_closed(at, place):
            faults["when"] = translate(
                "reply-desk-closed",
                next=moment_short(
                    opening_hours_of(self._centre, now).next_open(at), translate.language
                ),
            )
        for name, sentence in faults.items():
            self.fault.emit(name, sentence)
        if any(faults.values()) or at is None:
            return
        use_cases = self._session.use_cases
        actor = self._session.actor
        meeting = Meeting(at, place.strip(), int(money.value or 0), back_at)

        def chosen(result: object) -> None:
            if isinstance(result, UserFacingError):
                self.fault.emit("place", self._session.sentence(result))
                return
            reply = waiting.reply
            number = ""
            if reply.address:
                number = f" {reply.address}"
            self.done.emit(
                translate("reply-chosen", name=reply.name)
                if reply.by_mail
                else translate("reply-chosen-no-mail", name=reply.name, number=number)
            )
            self.refresh()

        def choose() -> object:
            try:
                return use_cases.replies.choose(actor, waiting.reply.id, meeting)
            except UserFacingError as fault:
                if fault.key != "agreement-private":
                    raise
                return fault

        self._session.run(choose, chosen, lambda sentence: self.fault.emit("when", sentence))

    def _is_closed(self, at: datetime, place: str) -> bool:
        """Whether nobody sits at the desk at a moment at which somebody is to come there."""
        opening = opening_hours_of(self._centre, at)
        return bool(
            self._centre
            and opening.hours
            and place.strip().startswith(self._centre.name)
            and not opening.is_open(at)
        )

    def neighbour_says(self, row: int, *, yes: bool) -> None:
        """Write down the chosen neighbour's yes or no."""
        waiting = self._waiting[row]
        if waiting.agreement is None:
            return
        use_cases = self._session.use_cases
        actor = self._session.actor
        agreement = waiting.agreement.id
        reply = waiting.reply.id
        translate = self._session.translate
        self._session.run(
            lambda: use_cases.replies.record_neighbour_answer(
                actor, agreement, yes=yes, reply_id=reply
            ),
            lambda _: self.done.emit(
                translate("reply-neighbour-yes" if yes else "reply-neighbour-no")
            ),
        )

    def link(self, row: int, code: str) -> None:
        """Tie a reply without a code to a request."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        reply = self._waiting[row].reply.id
        self._session.run(
            lambda: use_cases.replies.link(actor, reply, code),
            lambda _: self.refresh(),
            lambda sentence: self.fault.emit("code", sentence),
        )

    def by_hand(self, code: str, channel: str, name: str, address: str, text: str) -> None:
        """Write down a reply that came by telephone, on the site or at the counter, with how the
        neighbour can be reached.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate

        def write() -> object:
            from intake.kit.codes import parse_code

            found = [
                one
                for one in use_cases.requests.overviews()
                if one.request.code == parse_code(code)
            ]
            if not found:
                raise UserFacingError("code-unknown", typed=code)
            return use_cases.replies.enter(
                actor, found[0].request.id, channel, name, _address(address), text
            )

        self._session.run(
            write,
            lambda _: (
                self.written.emit(),
                self.done.emit(translate("reply-written")),
                self.refresh(),
            ),
            lambda sentence: self.fault.emit("hand", sentence),
        )

    def _show(self, found: tuple[Centre | None, tuple[OpenReply, ...]]) -> None:
        self._centre, self._waiting = found
        self.listed.emit([self._card(waiting) for waiting in self._waiting])

    def _card(self, waiting: OpenReply) -> ReplyCard:
        reply = waiting.reply
        request = waiting.request
        resident = waiting.resident
        translate = self._session.translate
        when, back = self._proposed(waiting)
        if request:
            answers = request.answers
        else:
            answers = {}
        at_desk = (
            request is not None
            and request.kind == "borrow"
            and answers.get("way", "desk") != "brought"
        )
        if at_desk and self._centre:
            place = f"{self._centre.name}, {self._centre.address_line}"
        else:
            place = translate("place-home")
        return ReplyCard(
            reply.id,
            reply.name,
            self._how(reply),
            reply.text,
            f"{translate(f'kind-{request.kind}')}: {request.what}"
            if request
            else translate("reply-no-code"),
            formal_name(resident) if resident else "",
            waiting.agreement is not None,
            request is not None,
            when,
            place,
            money_phrase(int(answers["cost"]))
            if answers.get("cost", "0") != "0"
            else translate("money-nothing"),
            back,
            reply.state is ReplyState.CHOSEN,
        )

    def _how(self, reply: Reply) -> str:
        """Say how a reply came and when, or that a yes is waited for.

        Whoever cannot be written to shows their number.
        """
        translate = self._session.translate
        if reply.state is ReplyState.CHOSEN:
            parts = [translate("reply-waits-for-yes")]
        else:
            parts = [
                translate(f"channel-{reply.channel}"),
                moment_short(reply.received_at, translate.language),
            ]
        return " · ".join(parts + ([reply.address] if reply.address and not reply.by_mail else []))

    def _proposed(self, waiting: OpenReply) -> tuple[str, str]:
        """Propose the last working day before it is needed at ten, and five in the afternoon of the
        last day to bring back.
        """
        request = waiting.request
        if request is None or not request.answers.get("first"):
            return "", ""
        now = self._session.clock.now()
        language = self._session.translate.language
        first = datetime.fromisoformat(request.answers["first"]).replace(hour=10, tzinfo=AMSTERDAM)
        if request.answers.get("time"):
            hour, _, minute = request.answers["time"].partition(":")
            first = first.replace(hour=int(hour), minute=int(minute))
        elif request.kind == "meal":
            first = first.replace(hour=17, minute=30)
        until = request.answers.get("until")
        back = None
        if until and request.kind == "borrow":
            back = datetime.fromisoformat(until).replace(hour=17, tzinfo=AMSTERDAM)
        if request.kind == "borrow":
            first = _collected_before(opening_hours_of(self._centre, now), first)
            back = back and _returned_from(opening_hours_of(self._centre, now), back)
        return moment_short(first, language) if first > now else "", moment_short(
            back, language
        ) if back else ""


def _collected_before(opening: OpeningHours, needed: datetime) -> datetime:
    """Propose the last day before it is needed on which the desk is open, at ten or when it opens.

    Without any hours, a working day.
    """
    for back in range(1, _FARTHEST):
        day = needed - timedelta(days=back)
        span = opening.on(day.date())
        if span:
            return datetime.combine(
                day.date(), day.time() if span[0] <= day.time() < span[1] else span[0], AMSTERDAM
            )
    day = needed - timedelta(days=1)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _returned_from(opening: OpeningHours, last: datetime) -> datetime:
    """Propose the last day of use, or the first one after it on which the desk is open, before it
    closes.
    """
    for ahead in range(_FARTHEST):
        day = last + timedelta(days=ahead)
        span = opening.on(day.date())
        if span:
            return datetime.combine(day.date(), min(day.time(), span[1]), AMSTERDAM)
    return last


def _address(typed: str) -> str:
    """Write a telephone number as it is shown everywhere, and leave a mail address as it is."""
    phone = None
    if "@" not in typed:
        phone = parse_phone(typed)
    if phone:
        return format_phone(phone)
    return typed.strip()
