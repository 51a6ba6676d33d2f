"""Put a reply into words, with a proposal for its agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.facts import opening_hours_of
from intake.domain.reply import ReplyState
from intake.domain.request import Kind
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.time_zone import AMSTERDAM
from intake.text.composing.date_phrases import money_phrase, short_day, short_moment, short_time
from intake.text.composing.request_phrases import wording_of
from intake.ui.replies.comparison_text import compare_lines, facts_line, suggestion
from intake.ui.widgets.bounded_text import bounded_line, bounded_paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.desk.answering.reply_types import Candidate, OpenReply
    from intake.domain.centre import Centre, OpeningHours
    from intake.domain.project import Project
    from intake.domain.reply import Reply
    from intake.domain.request import Request
    from intake.kit.translations import Translations
    from intake.ui.replies.comparison_text import ComparedReply

_MAX_DAYS = 30
_MAX_NAME = 60
_COLLECT_AT = time(10)
_RETURN_AT = time(17)
_MEAL_AT = time(17, 30)

_TITLES = frozenset({"mevrouw", "meneer", "mevr", "mw", "dhr", "familie", "fam", "mr", "mrs", "ms"})


def name_to_say(name: str) -> str:
    """Return what a neighbour is called: the first name, or all of "mevrouw Jansen"."""
    first, _, rest = name.strip().partition(" ")
    if first.lower().rstrip(".") in _TITLES and rest:
        return f"{first.lower()} {rest}"
    return first


@dataclass(frozen=True, kw_only=True)
class ReplyView:
    """A reply in words.

    ``is_known``: its request is known. ``has_agreement``: somebody is chosen for that request;
    ``may_answer``: it is this neighbour; ``other_chosen``: it is another one. ``asked`` are the
    days that the resident asked for. ``awaits_yes``: it is the chosen reply, and the neighbour has
    not said yes yet. ``is_withheld``: they are not to be chosen. ``when``, ``place``, ``cost`` and
    ``back`` are proposals. ``facts`` is what is known of the neighbour, ``suggestion`` whom to look
    at first, ``compared`` the other replies to the request. ``candidates`` are requests that it may
    answer: a line and a code. ``whole_mail`` is the mail that it came in, or empty.
    ``can_reserve``: another is chosen, and this one may be kept. ``safe_place`` is where to meet a
    new helper for the first time, if the proposal is the resident's home. ``project``: the
    one whose post it answers, where it becomes a promise.
    """

    reply_id: UUID
    name: str
    channel: str
    text: str
    about: str
    for_whom: str
    asked: str
    has_agreement: bool
    may_answer: bool
    is_known: bool
    when: str
    place: str
    cost: str
    back: str
    awaits_yes: bool
    request_id: UUID | None
    is_ride: bool = False
    is_loan: bool = False
    other_chosen: str = ""
    is_withheld: bool = False
    facts: str = ""
    suggestion: str = ""
    compared: tuple[ComparedReply, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()
    can_reserve: bool = False
    whole_mail: str = ""
    safe_place: str = ""
    project: Project | None = None


@dataclass(frozen=True)
class ReplyViewWriter:
    """Writes replies in the language of the screen."""

    translate: Translations
    centre: Centre | None
    now: datetime

    def write(self, open_reply: OpenReply, replies: Sequence[OpenReply] = ()) -> ReplyView:
        """Put one reply into words; ``replies`` are those to the same request that wait."""
        reply = open_reply.reply
        request = open_reply.request
        return ReplyView(
            reply_id=reply.id,
            name=bounded_line(reply.name, _MAX_NAME),
            channel=self._channel(reply),
            text=bounded_paragraph(reply.text),
            about=self._format_subject(request),
            for_whom=formal_name(open_reply.resident) if open_reply.resident else "",
            asked=self._format_asked_days(request),
            has_agreement=open_reply.agreement is not None,
            may_answer=open_reply.agreement is not None and open_reply.is_of_chosen,
            is_known=request is not None,
            when=self._format_meeting(request),
            place=self._place(request),
            cost=self._cost(request),
            back=self._return_time(request),
            awaits_yes=reply.state is ReplyState.CHOSEN,
            request_id=reply.request_id,
            is_ride=request is not None and request.kind is Kind.RIDE,
            is_loan=_is_loan(request),
            other_chosen=self._chosen_sentence(open_reply),
            is_withheld=open_reply.is_withheld,
            facts=facts_line(open_reply.facts, self.translate),
            suggestion=suggestion(open_reply, replies, self.translate),
            compared=compare_lines(open_reply, replies, self.translate),
            candidates=tuple(self._candidate(candidate) for candidate in open_reply.candidates),
            can_reserve=open_reply.agreement is not None
            and not open_reply.is_of_chosen
            and reply.state is ReplyState.NEW,
            whole_mail=reply.whole_mail if reply.mail_sender else "",
            safe_place=self._safe_place(open_reply),
            project=open_reply.project,
        )

    def _chosen_sentence(self, open_reply: OpenReply) -> str:
        """Tell who was chosen, beside the reply of another neighbour, who is in reserve."""
        if open_reply.is_withheld:
            return self.translate("error-helper-withheld")
        if open_reply.agreement is None or open_reply.is_of_chosen:
            return ""
        return self.translate("reply-other-chosen", name=open_reply.agreement.helper)

    def _safe_place(self, open_reply: OpenReply) -> str:
        is_new = open_reply.facts is not None and open_reply.facts.is_new
        at_home = self._place(open_reply.request) == self.translate("place-home")
        if not (is_new and at_home and self.centre):
            return ""
        return f"{self.centre.name}, {self.centre.address_line}"

    def _candidate(self, candidate: Candidate) -> tuple[str, str]:
        who = formal_name(candidate.resident)
        code = format_code(candidate.request.code)
        return f"{candidate.request.what} · {who} · {code}", code

    def _format_subject(self, request: Request | None) -> str:
        if request is None:
            return self.translate("reply-no-code")
        return f"{self.translate(f'kind-{request.kind}')}: {request.what}"

    def _format_asked_days(self, request: Request | None) -> str:
        """Tell the days that were asked for; the proposal may be another day."""
        answers = request.answers if request else {}
        days = [
            short_day(date.fromisoformat(answers[name][:10]), self.translate.language)
            for name in ("first", "until")
            if answers.get(name)
        ]
        if not days:
            return ""
        asked = "reply-asked"
        if request and request.kind is Kind.RIDE:
            asked = "reply-be-there"
        parts = [self.translate(asked, days=" – ".join(days))]
        if answers.get("time"):
            parts.append(short_time(time.fromisoformat(answers["time"])))
        return ", ".join(parts)

    def _channel(self, reply: Reply) -> str:
        """Tell how a reply came and when, or that a yes is awaited.

        For a neighbour without mail it shows their number.
        """
        if reply.state is ReplyState.CHOSEN:
            parts = [self.translate("reply-waits-for-yes")]
        else:
            moment = short_moment(reply.received_at, self.translate.language)
            parts = [self.translate(f"channel-{reply.channel}"), moment]
        if reply.address and not reply.by_mail:
            parts.append(reply.address)
        return " · ".join(parts)

    def _place(self, request: Request | None) -> str:
        """Propose the desk for a thing that is collected there, else the resident's home."""
        is_thing = request is not None and request.kind is Kind.BORROW
        is_brought = request is not None and request.answers.get("way", "desk") == "brought"
        if is_thing and not is_brought and self.centre:
            return f"{self.centre.name}, {self.centre.address_line}"
        return self.translate("place-home")

    def _cost(self, request: Request | None) -> str:
        cents = request.answers.get("cost", "0") if request else "0"
        if cents == "0":
            return self.translate("money-nothing")
        return money_phrase(int(cents))

    def _format_meeting(self, request: Request | None) -> str:
        """Propose the moment that was asked for; a thing is collected on the day before.

        The pick-up time of a ride is the driver's to tell: the request contains when to be there.
        """
        first = request.answers.get("first") if request else ""
        if request is None or not first or request.kind is Kind.RIDE:
            return ""
        moment = _format_place(first, _COLLECT_AT)
        if request.answers.get("time"):
            moment = _format_place(first, time.fromisoformat(request.answers["time"]))
        elif request.kind is Kind.MEAL:
            moment = _format_place(first, _MEAL_AT)
        if request.kind is Kind.BORROW:
            moment = _last_time_to_collect(opening_hours_of(self.centre, self.now), moment)
        if moment <= self.now:
            return ""
        return short_moment(moment, self.translate.language)

    def _return_time(self, request: Request | None) -> str:
        """Propose five in the afternoon of the last day, for what must be returned."""
        if request is None or request.kind is not Kind.BORROW:
            return ""
        until = request.answers.get("until")
        if not until or not request.answers.get("first"):
            return ""
        opening = opening_hours_of(self.centre, self.now)
        moment = _first_time_to_return(opening, _format_place(until, _RETURN_AT))
        return short_moment(moment, self.translate.language)


def _is_loan(request: Request | None) -> bool:
    """Tell whether something is lent that comes back."""
    if request is None or request.kind is not Kind.BORROW:
        return False
    return wording_of(request.kind, request.what, request.answers) != "borrow-keep"


def _format_place(iso_day: str, clock: time) -> datetime:
    return datetime.combine(datetime.fromisoformat(iso_day).date(), clock, AMSTERDAM)


def _last_time_to_collect(opening: OpeningHours, needed: datetime) -> datetime:
    """Return the last opening before it is needed, at ten or when the desk opens.

    Without any opening hours, the last working day.
    """
    for back in range(1, _MAX_DAYS):
        day = needed - timedelta(days=back)
        span = opening.on(day.date())
        if span:
            opens, closes = span
            clock = day.time() if opens <= day.time() < closes else opens
            return datetime.combine(day.date(), clock, AMSTERDAM)
    day = needed - timedelta(days=1)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _first_time_to_return(opening: OpeningHours, last: datetime) -> datetime:
    """Return the first day from the last one on at which the desk is open, before it closes."""
    for ahead in range(_MAX_DAYS):
        day = last + timedelta(days=ahead)
        span = opening.on(day.date())
        if span:
            return datetime.combine(day.date(), min(day.time(), span[1]), AMSTERDAM)
    return last


def row_to_choose(cards: Sequence[ReplyView], before: ReplyView | None) -> int:
    """Return the row of the reply that was selected before, or of its neighbour's latest one.

    -1 if neither is listed.
    """
    if before is None:
        return -1
    rows = [row for row, card in enumerate(cards) if card.reply_id == before.reply_id]
    if not rows or cards[rows[0]].awaits_yes:
        answers = [
            row
            for row, card in enumerate(cards)
            if before.request_id
            and card.request_id == before.request_id
            and card.may_answer
            and not card.awaits_yes
        ]
        rows = answers or rows
    return rows[0] if rows else -1
