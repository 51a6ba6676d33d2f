"""Write a number as a text does: in words up to twenty, and tens up to a hundred."""

from __future__ import annotations

_WORDS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien", "twintig")  # fmt: skip
_TENS = {30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig",
    90: "negentig", 100: "honderd"}  # fmt: skip
_READ = {word: number for number, word in enumerate(_WORDS)}
_READ |= {word: number for number, word in _TENS.items()} | {"paar": 2}


def number_word(number: int) -> str:
    """Return ``twee`` for 2, ``veertig`` for 40, ``41`` for 41."""
    if 0 <= number < len(_WORDS):
        return _WORDS[number]
    return _TENS.get(number, str(number))


def parse_number(word: str) -> int:
    """Return the number that a word or digits mean; 0 if it is none."""
    if word.isascii() and word.isdigit():
        return int(word[:6])
    return _READ.get(word, 0)
