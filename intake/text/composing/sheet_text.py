"""The words of the papers that the desk works from: whom to ring, who comes today, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.phone import format_phone
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import day_phrase, short_clock, short_moment
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.posting import Posting
    from intake.domain.reply import Reply
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.domain.task import Task
    from intake.kit.translations import BoundTranslations

TICK = "\u2610"
"""A cell that is an empty box, to be ticked with a pen."""


@dataclass(frozen=True)
class SheetSection:
    """A part of a sheet: a heading, and rows with a text for each of ``heads``.

    ``shares`` are the widths of the columns; ``empty`` stands there if there are no rows.
    ``request_ids`` are the requests of the rows, for the screen.
    """

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""
    request_ids: tuple[UUID | None, ...] = ()


@dataclass(frozen=True)
class SheetText:
    """All words of a sheet; ``name`` is how its file is called."""

    name: str
    title: str
    made: str
    sections: tuple[SheetSection, ...]
    note_lines: int = 0
    note_title: str = ""
    practice_mark: str = ""
    language: str = "nl"
    is_wide: bool = False


@dataclass(frozen=True)
class CallLine:
    """Somebody to ring: whom, on which number, about what, by when."""

    name: str
    phone: str
    whose: str
    about: str
    by: str
    how_to_talk: str


@dataclass(frozen=True)
class CallSheetText:
    """All words of the sheet for ringing away from the screen: a block for each call."""

    name: str
    title: str
    made: str
    calls: tuple[CallLine, ...]
    outcomes: tuple[str, ...]
    empty: str
    practice_mark: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class DayAgreement:
    """An agreement of a day with its request and resident."""

    agreement: Agreement
    request: Request
    resident: Resident


class PromisedCall(NamedTuple):
    """A resident whom the desk promised to ring before a moment."""

    before: datetime
    request: Request
    resident: Resident


@dataclass(frozen=True)
class ShiftFacts:
    """What the next shift must know: what was promised, what runs out, what came in.

    Each is with its request; ``open_calls`` counts the calls that wait.
    """

    promised: tuple[PromisedCall, ...]
    ending: tuple[tuple[Posting, Request], ...]
    replies: tuple[tuple[Reply, Request | None], ...]
    taken: tuple[tuple[Request, Resident], ...]
    open_calls: int
    since: datetime


class CallToList(NamedTuple):
    """A call for the sheet: its task, the request, whom to ring, on which number, and whose."""

    task: Task
    request: Request | None
    resident: Resident
    number: str
    whose: str


def call_sheet(
    calls: Iterable[CallToList],
    centre: Centre | None,
    now: datetime,
    translate: BoundTranslations,
) -> CallSheetText:
    """Return the words of the call sheet."""
    lines = tuple(
        CallLine(
            name=capitalize_first(formal_name(call.resident)),
            phone=format_phone(call.number),
            whose=call.whose,
            about=_call_matter(call.task, call.request, translate),
            by=short_moment(call.task.due_at, translate.language) if call.task.due_at else "",
            how_to_talk=" · ".join(
                note for note in (call.resident.how_to_talk, call.resident.call_window) if note
            ),
        )
        for call in calls
    )
    return CallSheetText(
        name=translate("sheet-calls"),
        title=translate("sheet-calls-title", centre=_name_of(centre)),
        made=short_moment(now, translate.language),
        calls=lines,
        outcomes=tuple(
            translate(f"sheet-outcome-{outcome}")
            for outcome in ("reached", "yes", "no", "no-answer", "wrong-number")
        ),
        empty=translate("sheet-no-calls"),
        practice_mark=practice_mark(centre, translate),
        language=translate.language,
    )


def _name_of(centre: Centre | None) -> str:
    if centre is None:
        return ""
    return centre.name


def _call_matter(task: Task, request: Request | None, translate: BoundTranslations) -> str:
    kind = translate(f"task-{str(task.kind).replace('_', '-')}")
    if request is None:
        return f"{kind}: {task.about}" if task.about else kind
    return f"{kind}: {request.what} · {format_code(request.code)}"


def day_sheet(
    day: date,
    agreements: Iterable[DayAgreement],
    returns: Iterable[DayAgreement],
    centre: Centre | None,
    translate: BoundTranslations,
) -> SheetText:
    """Return the words of the day sheet: who comes when and for what, and what comes back."""
    language = translate.language
    coming = tuple(
        (
            short_clock(agreement.agreement.meet_at, language),
            capitalize_first(formal_name(agreement.resident)),
            agreement.agreement.helper,
            agreement.request.what,
            agreement.agreement.place,
            format_code(agreement.request.code),
            TICK,
        )
        for agreement in sorted(agreements, key=lambda agreement: agreement.agreement.meet_at)
    )
    back = tuple(
        (
            short_clock(handover.agreement.return_by, language)
            if handover.agreement.return_by
            else "",
            capitalize_first(formal_name(handover.resident)),
            handover.agreement.helper,
            handover.request.what,
            format_code(handover.request.code),
            TICK,
        )
        for handover in returns
    )
    heads = ("when", "resident", "helper", "what", "where", "code", "done")
    back_heads = ("before", "resident", "lender", "what", "code", "back")
    return SheetText(
        name=translate("sheet-day"),
        title=capitalize_first(day_phrase(day, language)),
        made=_name_of(centre),
        sections=(
            SheetSection(
                translate("sheet-today"),
                tuple(translate(f"sheet-{head}") for head in heads),
                (0.1, 0.2, 0.14, 0.2, 0.2, 0.1, 0.06),
                coming,
                translate("sheet-nobody-today"),
            ),
            SheetSection(
                translate("sheet-coming-back"),
                tuple(translate(f"sheet-{head}") for head in back_heads),
                (0.1, 0.24, 0.18, 0.3, 0.11, 0.07),
                back,
                translate("sheet-nothing-back"),
            ),
        ),
        note_lines=4,
        note_title=translate("sheet-notes"),
        practice_mark=practice_mark(centre, translate),
        language=language,
        is_wide=True,
    )


def shift_note(
    facts: ShiftFacts, centre: Centre | None, now: datetime, translate: BoundTranslations
) -> SheetText:
    """Return the words of the note for the next shift."""
    language = translate.language
    promised = tuple(
        (
            short_moment(call.before, language),
            capitalize_first(formal_name(call.resident)),
            call.request.what,
            format_code(call.request.code),
            TICK,
        )
        for call in facts.promised
    )
    ending = tuple(
        (
            posting.platform,
            request.what,
            format_code(request.code),
            day_phrase(posting.expires_on, language) if posting.expires_on else "",
            TICK,
        )
        for posting, request in facts.ending
    )
    replies = tuple(
        (
            short_clock(reply.received_at, language),
            reply.short_name or reply.name,
            request.what if request else translate("sheet-no-request"),
            format_code(request.code) if request else "",
        )
        for reply, request in facts.replies
    )
    taken = tuple(
        (
            short_clock(request.taken_at, language),
            capitalize_first(formal_name(resident)),
            request.what,
            format_code(request.code),
        )
        for request, resident in facts.taken
    )

    def heads(*names: str) -> tuple[str, ...]:
        return tuple(translate(f"sheet-{name}") for name in names)

    return SheetText(
        name=translate("sheet-shift"),
        title=translate("sheet-shift-title", centre=_name_of(centre)),
        made=translate(
            "sheet-shift-made",
            when=short_moment(now, language),
            since=short_moment(facts.since, language),
            calls=facts.open_calls,
        ),
        sections=(
            SheetSection(
                translate("sheet-promised"),
                heads("before", "resident", "what", "code", "done"),
                (0.18, 0.28, 0.34, 0.12, 0.08),
                promised,
                empty=translate("sheet-nothing-promised"),
                request_ids=tuple(call.request.id for call in facts.promised),
            ),
            SheetSection(
                translate("sheet-ending"),
                heads("platform", "what", "code", "until", "done"),
                (0.2, 0.32, 0.12, 0.28, 0.08),
                ending,
                empty=translate("sheet-nothing-ends"),
                request_ids=tuple(request.id for _, request in facts.ending),
            ),
            SheetSection(
                translate("sheet-came-in"),
                heads("when", "from", "what", "code"),
                (0.14, 0.3, 0.42, 0.14),
                replies,
                empty=translate("sheet-nothing-came"),
                request_ids=tuple(reply.request_id for reply, _ in facts.replies),
            ),
            SheetSection(
                translate("sheet-taken"),
                heads("when", "resident", "what", "code"),
                (0.14, 0.3, 0.42, 0.14),
                taken,
                empty=translate("sheet-nothing-taken"),
                request_ids=tuple(request.id for request, _ in facts.taken),
            ),
        ),
        note_lines=5,
        note_title=translate("sheet-notes"),
        practice_mark=practice_mark(centre, translate),
        language=language,
    )
