"""Find the parts of a line that no field contains: ", net geopereerd" after what is asked.

A part is in a field if leaving it out changes what is understood. The others are shown, to be kept
as a note, so that nothing is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.reading.thresholds import MAX_LINE_LENGTH
from intake.text.reading.understand import understand

if TYPE_CHECKING:
    from datetime import date

    from intake.text.words.lexicon import Lexicon

_BOUNDARY = re.compile(r"(?<!\d)[,;.]\s+|[,;.]\s+(?!\d)")
_MAX_PARTS = 12
_TAKES_BACK = re.compile(r"(?:of )?(?:nee|niet|wacht|sorry|toch|ik bedoel)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_MEANINGLESS_WORDS = frozenset(
    re.split(
        r"\s+",
        "graag hulp even keer liefst misschien eventueel mevrouw meneer iets iemand deze voor naar"
        " door over wordt worden heeft hebben zijn kunnen willen moet moeten zoekt zoek wilt zegt"
        " vraagt belt bellen",
    )
)
_COURTESY = re.compile(
    r"^(?:met |u spreekt met |hallo|dag\b|goede(?:morgen|middag|navond)|bedankt|dank|alvast"
    r"|graag gedaan|als (?:het|dat) kan|alstublieft|a\.?u\.?b|svp|fijn|prima)"
    r"|^[\w-]+ (?:gezocht|gevraagd|nodig)$",
    re.IGNORECASE,
)
"""The caller, who has fields of their own, politeness, and "klusser gezocht" after the task."""


def unread_parts(line: str, today: date, words: Lexicon) -> tuple[str, ...]:
    """Return the parts between commas that change nothing of what ``understand`` finds."""
    if len(line) > MAX_LINE_LENGTH:
        return ()
    parts = _BOUNDARY.split(line.strip())
    if not 1 < len(parts) <= _MAX_PARTS:
        return ()
    understood = understand(line, today, words)
    if understood.kind is None:
        return ()
    said = f"{understood.what} {understood.chores} {understood.why} {understood.diet}".lower()
    return tuple(
        part.strip(" .,;")
        for index, part in enumerate(parts)
        if _tells_more(part, said)
        and not _TAKES_BACK.match(" ".join(parts[index + 1 : index + 2]))
        and understand(", ".join(parts[:index] + parts[index + 1 :]), today, words) == understood
    )


def _tells_more(part: str, said: str) -> bool:
    """Tell whether a part has a word that no answer contains."""
    if _COURTESY.match(part.strip()):
        return False
    return any(
        word not in _MEANINGLESS_WORDS and word not in said for word in _WORD.findall(part.lower())
    )
