"""Fold, shorten and join plain text.

Without accents for comparing, and cut where a sentence ends for a box that is too small.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COUSINS = str.maketrans("øØłŁıđ", "oollid") | {ord("ß"): "ss", ord("æ"): "ae"}
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтнвАЕОРСУХІЈЅКМТНВαορνικτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhkmthbAEOPCYXIJSKMTHBaopviktuABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that are drawn like ours (Unicode TR 39, confusables)."""
_LETTERS = re.compile(r"[^\W\d_]+")
_OURS = re.compile(r"[A-Za-z]")
_ENDS = re.compile(r"(?<=[.?!])\s+")


def fold_accents(text: str) -> str:
    """Drop accents and case.

    Letters that carry no accent but have a plain cousin (ø, ł, ı, ß) take it.
    """
    text = _without_marks(
        text.translate(_COUSINS)
    )  # putting many marks in order costs their square
    return _without_marks(unicodedata.normalize("NFKD", text).lower())


def plain_look_alikes(text: str) -> str:
    """Write letters that are drawn like ours as ours, in a word that has some of ours too.

    A name in Greek or in Cyrillic stays as it is. As long as the text was, letter for letter.
    """
    return _LETTERS.sub(
        lambda word: word[0].translate(_LOOK_ALIKES) if _OURS.search(word[0]) else word[0], text
    )


def _without_marks(text: str) -> str:
    return "".join(ch for ch in text if not unicodedata.combining(ch))


def shorten(text: str, limit: int | None) -> str:
    """Keep a text within a limit in characters, cut at the end of a sentence, else at a word."""
    if limit is None or len(text) <= limit:
        return text
    short = ""
    for sentence in _ENDS.split(text):
        longer = f"{short} {sentence}".strip()
        if len(longer) > limit:
            break
        short = longer
    return short or text[: max(limit - 1, 0)].rsplit(" ", 1)[0] + "…"


def join_list(parts: Sequence[str], last: str) -> str:
    """Join as people list things: "a, b en c"; ``last`` is the word before the last one."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def capitalize_first(text: str) -> str:
    """Write a name as a heading begins: "Mevrouw De Vries"."""
    if text.startswith("één"):  # the accent goes with the capital
        return f"Eén{text[3:]}"
    return text[:1].upper() + text[1:]


def normalize_words(text: str) -> str:
    """Fold a text to plain lower-case words with single spaces.

    ``camelCase`` and ``snake_case`` come apart.
    """
    apart = "".join(
        f" {ch}" if ch.isupper() and at and text[at - 1].islower() else ch
        for at, ch in enumerate(text)
    )
    return " ".join("".join(ch if ch.isalnum() else " " for ch in fold_accents(apart)).split())


_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def without_controls(text: str, instead: str = "") -> str:
    """Leave out what nobody sees and no file format takes: controls, half letters, turned words.

    A new line and a tab stay (XML 1.0, 2.2; Unicode Bidirectional Algorithm, explicit codes).
    """
    return _CONTROLS.sub(instead, text)


def cleaned_values(value: object) -> object:
    """Leave controls out of every text: written as JSON they would be escapes, and stay."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {name: cleaned_values(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [cleaned_values(inner) for inner in value]
    return value
