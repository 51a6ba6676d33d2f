"""Find the reference codes of known requests in a mail, also those that were mistyped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from intake.kit.codes import LENGTH, parse_code

if TYPE_CHECKING:
    from collections.abc import Collection

_MAX_TEXT = 20_000
_WRITTEN = re.compile(
    r"(?<![\w@/=&%#+-])([0-9A-Za-z]{3})"
    r"(?:[ \t]?[-–—_.·:][ \t]?|[ \t]|[-–—]?[ \t]*\n[ \t>|]*)?"
    r"([0-9A-Za-z]{3})(?![\w@=&%]|-\w|/\d)"
)
"""Two groups of three, close together or with a hyphen, a space or a line end between them."""

_NAMED = re.compile(
    r"\b(?:code|nr|nummer|kenmerk)(?:\s{0,9}(?:is|nr|nummer|was|van))?"
    r"\s{0,9}[.:=]?\s{0,9}[\"'“”‘’(\[]{0,9}"
    r"([0-9A-Za-z]{1,6})(?:[ \t]?[-–—_.]?[ \t]?([0-9A-Za-z]{1,4}))?"
    r"(?:[ \t]?[-–—_.]?[ \t]?([0-9A-Za-z]{1,4}))?(?![\w@]|/\d)",
    re.IGNORECASE,
)
"""What follows the word "code", in one, two or three groups."""

_SPOKEN = re.compile(
    r"[ \t\n]{0,3}\b(?:streepje|liggend streepje|koppelteken|dash)\b[ \t\n]{0,3}", re.IGNORECASE
)
_MIXED = re.compile(
    r"(?<![\w@-])((?=\w*\d)(?=\w*[A-Za-z])\w{3}) "
    r"((?=\w*\d)(?=\w*[A-Za-z])\w{3})(?![\w@-])"
)
"""Two groups that each have a letter and a digit: nobody writes that by chance."""

_GROUPED = re.compile(
    r"(?<![\w@/=&%#+-])([0-9A-Za-z]{2,4})[-–—]([0-9A-Za-z]{2,4})(?![\w@=&%]|-\w|/\d)"
)
_MAX_NEAR = 100
"""Groups of a text that are compared with every code to find a mistyped one."""

_HEARD_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


class FoundCodes(NamedTuple):
    """The codes of known requests in a text: as they are, and with one sign wrong."""

    exact: tuple[str, ...]
    mistyped: tuple[str, ...]


def find_known_codes(text: str, known: Collection[str]) -> FoundCodes:
    """Return the codes of ``known`` that a text names, in order.

    One wrong, missing, added or swapped sign is forgiven where the writer says that it is a code,
    or writes it as one; not if it could be two of them.
    """
    text = _SPOKEN.sub("-", text[:_MAX_TEXT])
    known = frozenset(known)
    exact = []
    near: dict[str, list[str]] = {}
    for match in _WRITTEN.finditer(text):
        code = parse_code(match[1] + match[2])
        if code in known and any(sign.isdigit() for sign in match[0]):
            exact.append(code)
    for pattern in (_NAMED, _GROUPED, _MIXED):
        for match in pattern.finditer(text):
            for typed in _readings(match):
                code = parse_code(typed)
                if code in known:
                    exact.append(code)
                elif typed not in near and len(near) < _MAX_NEAR and _may_be_code(typed):
                    near[typed] = _nearest(typed, known)
    mistyped = [code for codes in near.values() for code in codes]
    kept = tuple(code for code in dict.fromkeys(mistyped) if code not in exact)
    return FoundCodes(tuple(dict.fromkeys(code for code in exact if code)), kept)


def _readings(match: re.Match[str]) -> list[str]:
    """Return what one, two or three groups say together: the last may belong to the sentence."""
    groups = [group.upper() for group in match.groups() if group]
    return ["".join(groups[:count]) for count in range(1, len(groups) + 1)]


def _may_be_code(typed: str) -> bool:
    if abs(len(typed) - LENGTH) > 1:
        return False
    return any(sign.isdigit() for sign in typed) and any(sign.isalpha() for sign in typed)


def _nearest(typed: str, known: Collection[str]) -> list[str]:
    """Return the one code that a text is one sign away from; nothing if there are two."""
    heard = typed.translate(_HEARD_AS)
    near = [code for code in known if DamerauLevenshtein.distance(heard, code, score_cutoff=1) <= 1]
    return near if len(near) == 1 else []
