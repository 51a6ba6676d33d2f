"""The words of the list of requests, as screen, file and paper show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_day, short_moment
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from intake.domain.centre import Centre
    from intake.domain.request_list import RequestLine
    from intake.kit.translations import Translations

HEADS = ("code", "what", "who", "turn", "promised", "taken", "by")
"""The columns of the list on paper."""


@dataclass(frozen=True)
class RequestListText:
    """All words of the list on paper; ``rows`` contain a text for each of ``heads``."""

    title: str
    made: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    practice_mark: str = ""
    language: str = "nl"


def request_list_text(
    lines: Iterable[RequestLine], centre: Centre | None, now: datetime, translate: Translations
) -> RequestListText:
    """Return the words of the list for paper."""
    rows = tuple(_cells(line, translate) for line in lines)
    day = short_moment(now, translate.language)
    return RequestListText(
        title=translate("list-title", centre=centre.name if centre else ""),
        made=translate("list-made", when=day, count=len(rows)),
        heads=tuple(translate(f"requests-{head}") for head in HEADS),
        rows=rows,
        practice_mark=practice_mark(centre, translate),
        language=translate.language,
    )


def _cells(line: RequestLine, translate: Translations) -> tuple[str, ...]:
    promised = ""
    if line.promised_at:
        promised = short_moment(line.promised_at, translate.language)
    return (
        format_code(line.code),
        f"{translate(f'kind-{line.kind}')}: {line.what}",
        formal_name(line),
        translate(line.turn),
        promised,
        short_day(to_local_time(line.taken_at).date(), translate.language),
        line.taken_by,
    )
