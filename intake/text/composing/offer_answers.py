"""Take out of an offer's reason what is an answer of its form: a loan, the number of crates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.composing.reason import pieces_of
from intake.text.grammar.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intake.text.composing.post_writer import PostWriter

_CONTAINERS = re.compile(
    r"^(?P<many>\d+|\w+) (?P<containers>kistjes|kisten|dozen|doosjes|tassen|zakken|zakjes|kratten"
    r"|potten|flessen|emmers|bossen)$"
)
_LASTS = re.compile(
    r"^(?:ongeveer )?(?:\d+|een|één|anderhalf|half|een half|drie) ?"
    r"(?:min|minuten|uur|uurtje|kwartier|kwartiertje)$"
)
_LENT = re.compile(r"^te leen(?: is| zijn)?[, ]*(?P<rest>.*)$", re.IGNORECASE)


def take_loan_from_why(writer: PostWriter) -> None:
    """Keep "te leen" of the reason as the answer that it is, and what follows as a note."""
    lent = _LENT.match(writer.answers.get("why", ""))
    if lent is None or writer.answers.get("keep"):
        return
    why = re.sub(r"^(?=als |in |op |tot |voor )", "dat kan ", lent["rest"])
    writer.answers = {**writer.answers, "keep": "loan", "why": why}


def take_container_from_why(writer: PostWriter) -> None:
    """Count the crates and not the apples if the reason tells how many crates there are."""
    pieces = pieces_of(writer.answers.get("why", ""))
    for piece in pieces:
        counted = _CONTAINERS.match(piece)
        if counted and parse_number(counted["many"]) == writer.quantity > 1:
            writer.answers = {
                **writer.answers,
                "what": f"{counted['containers']} {writer.what}",
                "why": ", ".join(other for other in pieces if other != piece),
            }


def take_duration(details: Iterable[str], *, is_lesson: bool) -> tuple[list[str], list[str]]:
    """Return the details without how long it takes, and the sentences about that."""
    lasting = [detail for detail in details if _LASTS.match(detail)]
    subject = "Het"
    if is_lesson:
        subject = "Een les"
    written_out = [re.sub(r"\bmin\b\.?", "minuten", detail) for detail in lasting]
    sentences = [f"{subject} duurt {duration}." for duration in written_out]
    return [detail for detail in details if detail not in lasting], sentences
