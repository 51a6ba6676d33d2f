"""Wrap text and draw the practice band: what all papers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.paper.fonts import text_width, without_missing_signs

if TYPE_CHECKING:
    from intake.paper.pdf_document import Page

_MAX_SIGNS = 60
_AMBER = "0.96 0.76 0.33 rg"


def draw_practice_band(page: Page, mark: str, size: float) -> float:
    """Draw the band that marks a practice paper; return its height in points."""
    band = size * 1.5
    page.draw_box((0, page.height - band), (page.width, band), fill=_AMBER)
    middle = (page.width / 2, page.height - band * 0.7)
    page.draw_text(mark, middle, size * 0.9, bold=True, side="centre")
    return band


_MAX_NUMBER = 18
"""Signs of a telephone number with its spaces, at most."""


def wrap_text(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a line between words so that it fits the width and has at most 60 characters.

    A word that is too long for a line is broken.
    """
    lines: list[str] = []
    line = ""
    for word in _words(without_missing_signs(text)):
        for piece in _split_long_word(word, font, size, width):
            longer = f"{line} {piece}".strip()
            if line and (text_width(longer, font, size) > width or len(longer) > _MAX_SIGNS):
                lines.append(line)
                longer = piece
            line = longer
    if line:
        return [*lines, line]
    return lines


def _words(text: str) -> list[str]:
    """Return the words of a text; the groups of a telephone number are one."""
    words: list[str] = []
    for word in text.split():
        is_group = words and words[-1].replace(" ", "").isdigit() and word[:1].isdigit()
        if is_group and len(words[-1]) + len(word) < _MAX_NUMBER:
            words[-1] = f"{words[-1]} {word}"
        else:
            words.append(word)
    return words


def _split_long_word(word: str, font: str, size: float, width: float) -> list[str]:
    pieces = []
    while text_width(word, font, size) > width or len(word) > _MAX_SIGNS:
        cut = next(
            index
            for index in range(min(len(word) - 1, _MAX_SIGNS), 0, -1)
            if index == 1 or text_width(word[:index], font, size) <= width
        )
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]
