"""Split a normalized line into words, each with what it probably means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.text.words.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d+(?:[.,]\d+)?")
_CLAUSE_END = re.compile(r"[.!?;,:()]")


@dataclass(frozen=True)
class Word:
    """One word: as typed, as probably meant, its position, and its clause."""

    text: str
    meant: str
    start: int
    end: int
    clause: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


class TokenizedLine:
    """The words of a text in which days, times and the like have been blanked out."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self._lexicon = words

    @cached_property
    def words(self) -> tuple[Word, ...]:
        tokens = []
        clause = 0
        at = 0
        for match in _WORD.finditer(self.text):
            clause += len(_CLAUSE_END.findall(self.text[at : match.start()]))
            at = match.end()
            tokens.append(
                Word(
                    match[0],
                    self._lexicon.correct_typo(match[0]),
                    match.start(),
                    match.end(),
                    clause,
                )
            )
        return tuple(tokens)

    @cached_property
    def meant(self) -> str:
        """The text with typing errors corrected, for patterns; positions change."""
        parts = []
        at = 0
        for word in self.words:
            parts += [self.text[at : word.start], word.meant]
            at = word.end
        return "".join([*parts, self.text[at:]])
