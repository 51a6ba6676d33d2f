"""Fold, shorten and join plain text.

Accents are removed for comparing; a text for a small box is cut at the end of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN_LETTERS = str.maketrans("øØłŁıđ", "oollid") | {ord("ß"): "ss", ord("æ"): "ae"}
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтнвАЕОРСУХІЈЅКМТНВαορνικτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhkmthbAEOPCYXIJSKMTHBaopviktuABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look like Latin ones (Unicode TR 39, confusables)."""

_LOOK_ALIKES |= str.maketrans("ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏔᏃ", "ABCDEGHJKLMPRSTVWWZ")
"""Cherokee letters that look like capitals, by the same source."""

_DRAWN_CAPITALS = {
    first + index: chr(ord("A") + index)
    for first in (0x1F150, 0x1F170, 0x1F1E6)
    for index in range(26)
}
"""Capitals in a black circle or square and those of flags (Unicode, Enclosed Alphanumerics)."""

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN_PATTERN = re.compile(r"[A-Za-z]")
_SENTENCE_END_PATTERN = re.compile(r"(?<=[.?!])\s+")


def fold_accents(text: str) -> str:
    """Remove accents and case.

    Letters without an accent that have a plain relative (ø, ł, ı, ß) become that.
    """
    # Sorting many combining marks takes quadratic time.
    text = _without_marks(text.translate(_PLAIN_LETTERS))
    return _without_marks(unicodedata.normalize("NFKD", text).lower())


def plain_look_alikes(text: str) -> str:
    """Replace letters that look like Latin ones, in words that contain Latin letters too.

    A name in Greek or Cyrillic is not changed. The result has the same length, letter for letter.
    """
    text = text.translate(_DRAWN_CAPITALS)
    return _LETTERS.sub(
        lambda word: word[0].translate(_LOOK_ALIKES) if _LATIN_PATTERN.search(word[0]) else word[0],
        text,
    )


def _without_marks(text: str) -> str:
    return "".join(ch for ch in text if not unicodedata.combining(ch))


def shorten(text: str, limit: int | None) -> str:
    """Shorten a text to ``limit`` characters, at the end of a sentence or else of a word."""
    if limit is None or len(text) <= limit:
        return text
    short = ""
    for sentence in _SENTENCE_END_PATTERN.split(text):
        longer = f"{short} {sentence}".strip()
        if len(longer) > limit:
            break
        short = longer
    return short or text[: max(limit - 1, 0)].rsplit(" ", 1)[0] + "…"


def join_list(parts: Sequence[str], last: str) -> str:
    """Join as people list things: "a, b en c"; ``last`` is the word before the last one."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def capitalize_first(text: str) -> str:
    """Return a name as a heading begins: "Mevrouw De Vries"."""
    if text.startswith("één"):  # the accent goes with the capital
        return f"Eén{text[3:]}"
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=16_384)
def normalize_words(text: str) -> str:
    """Return a text as plain lower-case words with single spaces.

    "camelCase" and "snake_case" are split.
    """
    apart = "".join(
        f" {ch}" if ch.isupper() and index and text[index - 1].islower() else ch
        for index, ch in enumerate(text)
    )
    return " ".join("".join(ch if ch.isalnum() else " " for ch in fold_accents(apart)).split())


_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def without_controls(text: str, instead: str = "") -> str:
    """Remove invisible characters that file formats refuse: controls, surrogates, text direction.

    Line ends and tabs are kept (XML 1.0, 2.2; Unicode Bidirectional Algorithm, explicit codes).
    """
    return _CONTROLS.sub(instead, text)


def clean_values(value: object) -> object:
    """Remove control characters from every text in a value, also nested ones.

    Written as JSON they would become escapes and remain.
    """
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {name: clean_values(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [clean_values(inner) for inner in value]
    return value
