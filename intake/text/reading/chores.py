"""Recognise several things to do in one line: "gras maaien en heg knippen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.text.reading.extract_object import is_infinitive
from intake.text.reading.thresholds import MIN_VERB_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.text.reading.tokenizer import TokenizedLine, Word
    from intake.text.words.lexicon import Lexicon

_JOINS = frozenset({"en", "daarna", "ook", "plus", "verder", "nog"})
_ARTICLES = frozenset({"de", "het", "een", "wat", "mijn", "haar", "zijn", "hun"})
_PREPOSITIONS = frozenset(
    ("aan", "achter", "bij", "binnen", "boven", "buiten", "door", "in", "langs", "met", "na",
    "naar", "naast", "om", "onder", "op", "over", "te", "tegen", "tot", "tussen", "uit", "van",
    "voor", "zonder")
)  # fmt: skip
_SHORT_VERBS = frozenset({"doen", "geven", "zetten"})
"""Verbs that look like something else: a short one, a participle."""

_MAX_CHORES = 3
_MAX_OBJECT = 2


def extract_chores(line_tokens: TokenizedLine, words: Lexicon) -> str:
    """Return the chores of a line as one text, each an object and what is done to it.

    Empty if there are fewer than two side by side: then one object is enough.
    """
    runs: list[list[str]] = [[]]
    for part in _split_at_joins(line_tokens.words):
        chore = _chore(part, words)
        if chore:
            runs[-1].append(chore)
        else:
            runs.append([])
    chores = max(runs, key=len)[:_MAX_CHORES]
    if len(chores) <= 1:
        return ""
    return f"{', '.join(chores[:-1])} en {chores[-1]}"


def _split_at_joins(tokens: tuple[Word, ...]) -> Iterator[list[Word]]:
    """Split the line at commas and at joining words."""
    part: list[Word] = []
    for word in tokens:
        if part and (word.meant in _JOINS or word.clause != part[-1].clause):
            yield part
            part = []
        if word.meant not in _JOINS:
            part.append(word)
    if part:
        yield part


def _chore(part: list[Word], words: Lexicon) -> str:
    """Return what a part asks to do; empty if it is more or less than that."""
    if part[0].meant in _ARTICLES:
        part = part[1:]
    objects = part[:-1]
    if not 1 <= len(objects) <= _MAX_OBJECT or not _is_verb(part[-1], words):
        return ""
    if any(
        word.meant in _PREPOSITIONS or word.meant in words.skip or _is_verb(word, words)
        for word in objects
    ):
        return ""
    return " ".join(word.text for word in part)


def _is_verb(word: Word, words: Lexicon) -> bool:
    if word.meant in _SHORT_VERBS:
        return True
    return len(word.meant) >= MIN_VERB_LETTERS and is_infinitive(word, words)
