"""Wrap text and draw the practice band: what all papers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfbase import pdfmetrics

from intake.paper.fonts import BOLD, without_missing_signs

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAGES = {"A4": A4, "A5": A5}
_MAX_SIGNS = 60


def draw_practice_band(
    canvas: Canvas, mark: str, width: float, height: float, size: float
) -> float:
    """Draw the band that marks a practice paper; return its height in points."""
    band = size * 1.5
    canvas.setFillColorRGB(0.96, 0.76, 0.33)
    canvas.rect(0, height - band, width, band, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont(BOLD, size * 0.9)
    canvas.drawCentredString(width / 2, height - band * 0.7, mark)
    return band


def wrap_text(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a line between words so that it fits the width and has at most 60 characters.

    A word that is too long for a line is broken.
    """
    lines: list[str] = []
    line = ""
    for word in without_missing_signs(text).split():
        for piece in _split_long_word(word, font, size, width):
            longer = f"{line} {piece}".strip()
            if line and (
                pdfmetrics.stringWidth(longer, font, size) > width or len(longer) > _MAX_SIGNS
            ):
                lines.append(line)
                longer = piece
            line = longer
    if line:
        return [*lines, line]
    return lines


def _split_long_word(word: str, font: str, size: float, width: float) -> list[str]:
    pieces = []
    while pdfmetrics.stringWidth(word, font, size) > width or len(word) > _MAX_SIGNS:
        cut = next(
            at
            for at in range(min(len(word) - 1, _MAX_SIGNS), 0, -1)
            if at == 1 or pdfmetrics.stringWidth(word[:at], font, size) <= width
        )
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def pdf_of(canvas: Canvas) -> bytes:
    """Return the drawing as a whole file, to be written completely or not at all."""
    return bytes(canvas.getpdfdata())  # type: ignore[no-untyped-call]  # reportlab's stub lacks it
