"""Write a number as a text does: in words up to twenty."""

from __future__ import annotations

_WORDS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien", "twintig")  # fmt: skip
_READ = {word: number for number, word in enumerate(_WORDS)} | {"paar": 2}


def number_word(number: int) -> str:
    """Return ``twee`` for 2, ``40`` for 40."""
    if 0 <= number < len(_WORDS):
        return _WORDS[number]
    return str(number)


def parse_number(word: str) -> int:
    """Return the number that a word or digits tell; 0 where it is none."""
    if word.isascii() and word.isdigit():
        return int(word[:6])
    return _READ.get(word, 0)
