"""The features of each word of a text, for the learnt weights.

A word has features of its own, of its beginning, end and middle (so that an unknown compound is
recognised by its parts), and of its neighbours. Numbers are described by their length. A name or
street of the person is replaced by a placeholder, so that the weights hold for anybody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import fold_accents

if TYPE_CHECKING:
    from intake.text.guarding.finding import PrivateFacts

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]")
_MAX_DIGITS = 10
_YEAR = 4
_MIN_LENGTH_FOR_ENDINGS = 3
_MIN_LENGTH_FOR_PIECES = 5
_PIECE_LENGTH = 5


class Token(NamedTuple):
    """A word, a number or a sign, with its position in the text."""

    start: int
    end: int
    word: str


def tokenize(lowered: str) -> list[Token]:
    """Split a lower-case text without accents into tokens with their positions."""
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(lowered)]


def placeholders_of(private_facts: PrivateFacts) -> dict[str, str]:
    """Return the placeholder of each word that belongs to the person: names, streets, towns."""
    word_of: dict[str, str] = {}
    for first, _, last in private_facts.names:
        word_of |= dict.fromkeys(re.split(r"[^\w]+", fold_accents(f"{first} {last}")), "<own>")
    for area in private_facts.areas:
        word_of |= dict.fromkeys(re.split(r"[^\w]+", fold_accents(area)), "<area>")
    for street, _ in private_facts.places:
        word_of[fold_accents(street)] = "<street>"
    word_of.pop("", None)
    return word_of


def _placeholder_or_word(word: str, own: dict[str, str]) -> str:
    if word.isdigit():
        if len(word) == _YEAR and word.startswith(("19", "20")):
            year = "y"
        elif word.startswith("0"):
            year = "0"
        else:
            year = ""
        return f"<{min(len(word), _MAX_DIGITS)}{year}>"
    return own.get(word, word)


def features(words: list[Token], own: dict[str, str]) -> list[list[str]]:
    """Return the features of each word of a text."""
    line = ["<s>", "<s>", *(_placeholder_or_word(word.word, own) for word in words), "</s>", "</s>"]
    sets = []
    for line_number in range(2, len(line) - 2):
        two, word, here, next_, after = line[line_number - 2 : line_number + 3]
        named = [
            "b", f"0{here}", f"-{word}", f"+{next_}", f"--{two}", f"++{after}", f"-0{word} {here}",
            f"0+{here} {next_}", f"-+{word} {next_}",
            f"-0+{word} {here} {next_}", f"--0{two} {word} {here}", f"0++{here} {next_} {after}",
        ]  # fmt: skip
        if here.isalpha():
            if len(here) > _MIN_LENGTH_FOR_ENDINGS:
                named += [f"p{here[:4]}", f"s{here[-4:]}", f"t{here[-3:]}"]
            if len(here) > _MIN_LENGTH_FOR_PIECES:
                named += [f"q{here[:6]}", f"r{here[-6:]}"]
            named += [
                f"g{here[cut : cut + _PIECE_LENGTH]}"
                for cut in range(len(here) - _PIECE_LENGTH + 1)
            ]
        sets.append(named)
    return sets
