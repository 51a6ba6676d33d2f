"""Dutch numbers in words, as people spell a telephone number or a year.

"vierendertig", "negentienhonderdtweeënveertig".
"""

from __future__ import annotations

from functools import lru_cache

_ONES = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def number_to_words(number: int) -> str:
    """Spell a number from 0 to 99 without accents: 42 is "tweeenveertig"."""
    if number < len(_ONES):
        return _ONES[number]
    ten, one = divmod(number, 10)
    return (f"{_ONES[one]}en" if one else "") + _TENS[ten - 2]


def year_to_words(year: int) -> tuple[str, ...]:
    """Spell a year in the ways it is said.

    "negentienhonderdtweeenveertig", "negentien tweeenveertig", "tweeenveertig".
    """
    century, rest = divmod(year, 100)
    first = "tweeduizend"
    if century != 20:
        first = f"{number_to_words(century)}honderd"
    return tuple(
        said + (number_to_words(rest) if rest else "")
        for said in (first, f"{first} ", f"{number_to_words(century)} ", "")
    )


@lru_cache(maxsize=1)
def digits_by_word() -> dict[str, str]:
    """Return the digits of each number word up to 99, without accents.

    "nul" is 0, "tweeenveertig" 42.
    """
    return {number_to_words(number): str(number) for number in range(100)}
