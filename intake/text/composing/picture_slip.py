"""A slip for people who cannot read: pictures, a calendar, a clock face and large digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.centre import WEEKDAYS
from intake.domain.phone import format_phone
from intake.domain.request import WAYS_VIA_DESK
from intake.kit.codes import format_code
from intake.kit.time_zone import to_local_time
from intake.text.composing.icons import KIND_ICONS
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.ring_back import is_at_home
from intake.text.words.calendar_words import MONTH_NAMES

if TYPE_CHECKING:
    from datetime import datetime, time

    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.request import Request
    from intake.kit.translations import BoundTranslations

_HOME, _ELSEWHERE = "mdi6.home", "mdi6.office-building-marker"


@dataclass(frozen=True)
class Moment:
    """A day with its names in Dutch, and a time."""

    weekday: str
    day: int
    month: str
    clock: time


@dataclass(frozen=True)
class PictureText:
    """What a picture slip shows.

    ``what`` and ``place`` are for whoever helps to read it. Without a ``moment`` nothing is agreed
    yet, and ``ring`` tells when the desk calls.
    """

    icon: str
    what: str
    centre: str
    phone: str
    code: str
    who: str = ""
    moment: Moment | None = None
    ring: Moment | None = None
    back: Moment | None = None
    place_icon: str = ""
    place: str = ""
    code_word: str = ""
    practice_mark: str = ""


def picture_slip(
    request: Request, centre: Centre, agreement: Agreement | None, translate: BoundTranslations
) -> PictureText:
    """Return the pictures of a slip; ``translate`` is Dutch."""
    if agreement is None:
        before = request.call_back_before
        return PictureText(
            icon=KIND_ICONS[request.kind],
            what=request.what,
            centre=centre.name,
            phone=format_phone(centre.phone),
            code=format_code(request.code),
            ring=_moment(before, translate) if before else None,
            practice_mark=practice_mark(centre, translate),
        )
    at_home = is_at_home(agreement.place)
    via_desk = request.kind == "borrow" and request.answers.get("way", "") in WAYS_VIA_DESK
    return PictureText(
        icon=KIND_ICONS[request.kind],
        what=request.what,
        centre=centre.name,
        phone=format_phone(centre.phone),
        code=format_code(request.code),
        who="" if via_desk else agreement.helper,
        moment=_moment(agreement.meet_at, translate),
        back=_moment(agreement.return_by, translate) if agreement.return_by else None,
        place_icon=_HOME if at_home else _ELSEWHERE,
        place=translate("place-with-you") if at_home else agreement.place,
        code_word=agreement.code_word,
        practice_mark=practice_mark(centre, translate),
    )


def _moment(at: datetime, translate: BoundTranslations) -> Moment:
    local = to_local_time(at)
    return Moment(
        weekday=translate(f"weekday-{WEEKDAYS[local.weekday()]}"),
        day=local.day,
        month=MONTH_NAMES[local.month - 1],
        clock=local.time(),
    )
