"""The words of the hand-out list: who fetches what today, where it stands, what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import day_phrase, short_clock
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.sheet_text import TICK, SheetSection, SheetText
from intake.text.composing.thing_words import pieces_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.domain.thing import Thing
    from intake.kit.translations import BoundTranslations


class Fetched(NamedTuple):
    """What a resident fetches on a day, and on which shelf it stands."""

    agreement: Agreement
    request: Request
    resident: Resident
    place: str


class ThingDueBack(NamedTuple):
    """What a resident brings back on a day."""

    thing: Thing
    pieces: int
    resident: Resident


def hand_out_list(
    day: date,
    fetched: Iterable[Fetched],
    back: Iterable[ThingDueBack],
    centre: Centre | None,
    translate: BoundTranslations,
) -> SheetText:
    """Return the words of the hand-out list of a day. The code word is on no list."""
    language = translate.language

    def heads(*names: str) -> tuple[str, ...]:
        return tuple(translate(f"sheet-{name}") for name in names)

    going = tuple(
        (
            short_clock(pledge.agreement.meet_at, language),
            capitalize_first(formal_name(pledge.resident)),
            pledge.request.what,
            pledge.place,
            format_code(pledge.request.code),
            TICK,
        )
        for pledge in fetched
    )
    coming = tuple(
        (
            capitalize_first(formal_name(loan.resident)),
            pieces_phrase(loan.thing.name, loan.pieces),
            loan.thing.place,
            format_code(loan.thing.code) if loan.thing.code else "",
            TICK,
        )
        for loan in back
    )
    return SheetText(
        name=translate("sheet-hand-out"),
        title=translate("sheet-hand-out-title", day=day_phrase(day, language)),
        made=centre.name if centre else "",
        sections=(
            SheetSection(
                translate("sheet-from-desk"),
                heads("when", "resident", "what", "shelf", "code", "got"),
                (0.1, 0.26, 0.26, 0.16, 0.12, 0.1),
                going,
                empty=translate("sheet-nothing-fetched"),
            ),
            SheetSection(
                translate("sheet-to-desk"),
                heads("resident", "what", "shelf", "code", "back"),
                (0.28, 0.32, 0.18, 0.12, 0.1),
                coming,
                empty=translate("sheet-nothing-back"),
            ),
        ),
        note_lines=3,
        note_title=translate("sheet-notes"),
        practice_mark=practice_mark(centre, translate),
        language=language,
        is_wide=True,
    )
