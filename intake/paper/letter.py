"""Draw a letter on A4.

The address is in the position of an envelope's window; each sentence has its own line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts
from intake.paper.page_layout import PAGES, draw_practice_band, pdf_of, wrap_text

if TYPE_CHECKING:
    from pathlib import Path

    from intake.text.composing.no_answer_letter import LetterText

_LEFT = 25 * mm
_RIGHT = 20 * mm
_TOP = 20 * mm

_WINDOW = 52 * mm
"""From the upper edge to the address.

The left window of a C5/6 envelope shows 45 to 85 millimetres of a folded A4.
"""

_LEADING = 1.3
_SENDER = 14


class _Pen:
    """Writes lines from top to bottom, and continues on another sheet when one is full."""

    def __init__(self, canvas: Canvas, top: float, width: float) -> None:
        self._canvas = canvas
        self._top = top
        self.y = top
        self._width = width
        self.pages = 1

    def write(self, text: str, font: str, size: float) -> None:
        for line in wrap_text(text, font, size, self._width):
            self.y -= size * _LEADING
            if self.y < _TOP:
                self._canvas.showPage()
                self.pages = self.pages + 1
                self.y = self._top - size * _LEADING
            self._canvas.setFont(font, size)
            self._canvas.drawString(_LEFT, self.y, line)

    def skip(self, height: float) -> None:
        self.y -= height


def draw_letter(letter: LetterText, target: Path, cache: Path) -> int:
    """Write a letter to a file and return the number of sheets.

    Text is never made smaller; what is too long continues on another sheet.
    """
    register_fonts(cache)
    width, height = PAGES["A4"]
    canvas = Canvas(str(target), pagesize=PAGES["A4"], lang=letter.language)
    canvas.setTitle(letter.title)
    top = height - _TOP
    if letter.practice_mark:
        top -= draw_practice_band(canvas, letter.practice_mark, width, height, letter.size)
    pen = _Pen(canvas, top, width - _LEFT - _RIGHT)
    for at, line in enumerate(letter.sender):
        pen.write(line, BOLD if at == 0 else REGULAR, _SENDER)
    pen.y = min(pen.y - letter.size, height - _WINDOW)
    for line in letter.address:
        pen.write(line, REGULAR, letter.size)
    pen.skip(letter.size * 1.4)
    pen.write(letter.day, REGULAR, letter.size)
    pen.skip(letter.size)
    pen.write(letter.title, BOLD, letter.size * 1.25)
    pen.skip(letter.size)
    pen.write(letter.dear, REGULAR, letter.size)
    pen.skip(letter.size * 0.6)
    for sentence in letter.sentences:
        pen.write(sentence, REGULAR, letter.size)
    pen.skip(letter.size)
    pen.write(letter.close, REGULAR, letter.size)
    write_file(target, pdf_of(canvas))
    return pen.pages
