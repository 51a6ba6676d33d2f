"""The words of the numbered form on which requests are written while there is no computer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone
from intake.domain.request import Kind
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.kit.translations import BoundTranslations

_LINES = (
    ("form-paper-when", ("form-paper-day", "form-paper-time", "form-paper-by")),
    ("form-paper-who", ("form-paper-name", "form-paper-phone")),
    ("", ("form-paper-street", "form-paper-postcode")),
    ("form-paper-caller", ("form-paper-caller-name", "form-paper-caller-phone")),
)
_LINES_AFTER_ANSWERS = (
    ("form-paper-what", ("form-paper-what-line",)),
    ("", ("form-paper-day-wanted", "form-paper-way")),
    ("form-paper-ring", ("form-paper-ring-line",)),
)


@dataclass(frozen=True)
class FormPart:
    """A heading, which may be empty, and the fields of one line."""

    heading: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class IntakeForm:
    """One numbered form, in the order in which it is typed in later.

    ``consents`` are the questions that are read aloud, each with boxes for yes, no and later.
    """

    number: str
    title: str
    before: tuple[FormPart, ...]
    kinds: tuple[str, ...]
    after: tuple[FormPart, ...]
    consents: tuple[str, ...]
    answers: tuple[str, ...]
    foot: str
    centre: str
    practice_mark: str = ""


def intake_forms(
    numbers: tuple[str, ...], centre: Centre | None, translate: BoundTranslations
) -> tuple[IntakeForm, ...]:
    """Return a form for each number."""

    def parts(lines: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[FormPart, ...]:
        return tuple(
            FormPart(
                translate(heading) if heading else "", tuple(translate(field) for field in fields)
            )
            for heading, fields in lines
        )

    ring = format_phone(centre.phone) if centre and centre.phone else ""
    return tuple(
        IntakeForm(
            number=number,
            title=translate("form-paper-title", number=number),
            before=parts(_LINES),
            kinds=tuple(translate(f"kind-{kind}") for kind in Kind),
            after=parts(_LINES_AFTER_ANSWERS),
            consents=tuple(
                translate(f"form-paper-consent-{name}") for name in ("post", "keep", "ring")
            ),
            answers=tuple(translate(f"form-paper-{name}") for name in ("yes", "no", "later")),
            foot=translate("form-paper-foot", phone=ring),
            centre=centre.name if centre else "",
            practice_mark=practice_mark(centre, translate),
        )
        for number in numbers
    )
