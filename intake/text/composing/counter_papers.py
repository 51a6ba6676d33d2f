"""The words of the papers of the counter: the board to point at, and the coupon for a leaflet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone
from intake.text.composing.icons import BOARD_ICONS, KIND_ICONS
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.kit.translations import Translations

COUPON_CHOICES = ("borrow", "meal", "help", "ride", "company")
COUPON_TIMES = ("morning", "afternoon", "evening", "weekend")


@dataclass(frozen=True)
class PointingBoard:
    """A board with pictures for who cannot say what they look for.

    Each of ``fields`` is a pictogram with its words, and the same in Dutch for the desk, which is
    empty on a Dutch board. ``answers`` are yes, no and "once more".
    """

    title: str
    fields: tuple[tuple[str, str, str], ...]
    answers: tuple[tuple[str, str, str], ...]
    centre: str
    language: str = "nl"
    practice_mark: str = ""


@dataclass(frozen=True)
class Coupon:
    """A coupon by which somebody offers help: questions with boxes to tick and lines to write on.

    In the order of the screen on which it is typed in.
    """

    title: str
    name: str
    phone: str
    what: str
    choices: tuple[tuple[str, str], ...]
    when: str
    times: tuple[str, ...]
    hand_in: str
    ring: str
    language: str = "nl"
    practice_mark: str = ""


_ANSWER_ICONS = (
    ("yes", "mdi6.thumb-up"),
    ("no", "mdi6.thumb-down"),
    ("again", "mdi6.ear-hearing"),
)


def pointing_board(
    translations: Translations, centre: Centre | None, language: str
) -> PointingBoard:
    """Return the board in a language, with Dutch below each word of another."""
    translate, dutch = translations.bound_to(language), translations.bound_to("nl")

    def both(key: str, icon: str) -> tuple[str, str, str]:
        return icon, translate(key), "" if language == "nl" else dutch(key)

    return PointingBoard(
        title=translate("board-title"),
        fields=tuple(both(f"board-{name}", icon) for name, icon in BOARD_ICONS.items()),
        answers=tuple(both(f"board-{name}", icon) for name, icon in _ANSWER_ICONS),
        centre=centre.name if centre else "",
        language=language,
        practice_mark=practice_mark(centre, translate),
    )


def coupon(translations: Translations, centre: Centre | None, language: str) -> Coupon:
    """Return the coupon in a language."""
    translate = translations.bound_to(language)
    icons = {**KIND_ICONS, **BOARD_ICONS}
    name = centre.name if centre else ""
    address = ", ".join(part for part in (name, centre.address_line if centre else "") if part)
    ring = ""
    if centre and centre.phone:
        ring = f"{translate('slip-ring')} {format_phone(centre.phone)}"
    return Coupon(
        title=translate("coupon-title"),
        name=translate("coupon-name"),
        phone=translate("coupon-phone"),
        what=translate("coupon-what"),
        choices=tuple((icons[choice], translate(f"coupon-{choice}")) for choice in COUPON_CHOICES),
        when=translate("coupon-when"),
        times=tuple(translate(f"coupon-{at}") for at in COUPON_TIMES),
        hand_in=translate("coupon-hand-in", centre=address),
        ring=ring,
        language=language,
        practice_mark=practice_mark(centre, translate),
    )
