"""The words of a label on a thing: whose it is, what it is, and its code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.kit.codes import format_code
from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_day

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.domain.request import Request
    from intake.domain.thing import Thing
    from intake.kit.translations import BoundTranslations


@dataclass(frozen=True)
class LabelText:
    """One label: the thing in large letters, its code, and who it goes back to and when.

    It names no resident: a label lies in sight.
    """

    thing: str
    code: str
    lines: tuple[str, ...]


def label_texts(
    request: Request, agreement: Agreement, translate: BoundTranslations
) -> tuple[LabelText, ...]:
    """Return a label for each piece of what is lent."""
    answers = request.answers
    number = int(answers["quantity"]) if is_numeral(answers.get("quantity", "")) else 1
    lines = [translate("label-of", name=agreement.helper)]
    if agreement.return_by:
        day = short_day(to_local_time(agreement.return_by).date(), translate.language)
        lines.append(translate("label-back", day=day))
    thing = capitalize_first(request.what)
    code = format_code(request.code)
    if number == 1:
        return (LabelText(thing, code, tuple(lines)),)
    return tuple(
        LabelText(thing, code, (translate("label-piece", number=index, count=number), *lines))
        for index in range(1, number + 1)
    )


def thing_labels(thing: Thing, centre: str, translate: BoundTranslations) -> tuple[LabelText, ...]:
    """Return a label for each piece of a thing, with the code that finds it."""
    whose = translate("label-of", name=thing.lender)
    if thing.is_own:
        whose = translate("label-own", centre=centre)
    lines = tuple(line for line in (whose, thing.place) if line)
    name = capitalize_first(thing.name)
    code = format_code(thing.code or "")
    if thing.count == 1:
        return (LabelText(name, code, lines),)
    return tuple(
        LabelText(name, code, (translate("label-piece", number=index, count=thing.count), *lines))
        for index in range(1, thing.count + 1)
    )
