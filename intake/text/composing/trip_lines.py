"""Write on a slip how a ride goes: the way back, what goes along, and how many."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from intake.kit.numerals import is_numeral
from intake.text.composing.paper_words import paper_persons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import BoundTranslations


def trip_lines(
    translate: BoundTranslations, whose: str, answers: Mapping[str, str], name: str = ""
) -> list[str]:
    """Return the lines for the resident's slip (``slip``) or the helper's (``helper``)."""
    lines = []
    if answers.get("back"):
        lines.append(translate(f"{whose}-trip-{answers['back']}", name=name))
    if answers.get("aids", "none") not in ("", "none"):
        lines.append(translate(f"{whose}-aids-{answers['aids'].replace('_', '-')}"))
    if is_numeral(answers.get("persons", "")) and int(answers["persons"]) > 1:
        persons = paper_persons(int(answers["persons"]), translate)
        lines.append(translate(f"{whose}-many-go", persons=persons))
    return lines


def expected_at(answers: Mapping[str, str]) -> time | None:
    """Return the hour at which somebody is expected there."""
    if not answers.get("time"):
        return None
    return time.fromisoformat(answers["time"])
