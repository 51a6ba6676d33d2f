"""Draw notices for a board.

A large title, the text, the code as QR, and strips to tear off; one or two on a sheet of A4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts, text_width
from intake.paper.page_layout import draw_practice_band, wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.notice_text import Notice

_LEADING = 1.35
"""Height of a line, by the size of its letters."""

_STRIPS = 8
"""Tear-off strips on one notice."""

_MIN_STRIP = 10.0
"""Smallest letters of a strip, in points."""

_PRINTABLE = 18.0
"""Margin in which no printer prints, in points."""

_SIZES = {1: (34.0, 20.0), 2: (24.0, 16.0)}
"""Sizes of title and text in points, for one or two notices on a sheet.

They can be read from two metres, or from one (docs/sources.md, "Paper").
"""

_MIN_TITLE = 20.0
_MIN_TEXT = 14.0


class _Box(NamedTuple):
    """The part of a sheet that one notice has, in points from the lower left."""

    bottom: float
    width: float
    height: float
    margin: float = 36.0

    @property
    def strip(self) -> float:
        """The height of the strips."""
        return self.height * 0.24

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin


def draw_notices(
    notices: Sequence[Notice], pdf_path: Path, font_cache: Path, per_sheet: int = 1
) -> int:
    """Write notices to a file, one or two on a sheet, and return the number of sheets."""
    register_fonts(font_cache)
    file = PdfDocument(notices[0].title)
    width, height = PAGES["A4"]
    part = height / per_sheet
    page = file.new_page(width, height)
    for index, notice in enumerate(notices):
        place = index % per_sheet
        if index and place == 0:
            file.add(page)
            page = file.new_page(width, height)
        box = _Box(height - (place + 1) * part, width, part)
        _draw_notice(page, notice, box, *_SIZES[per_sheet])
        if place:
            page.draw_rule((0, part), (width, part), 1, dash="1 4")
    file.add(page)
    write_file(pdf_path, file.content())
    return file.pages


def _draw_notice(page: Page, notice: Notice, box: _Box, big: float, size: float) -> None:
    top = box.bottom + box.height - box.margin * 0.6
    if notice.practice_mark:
        with page.rotate(0, box.bottom + box.height - page.height, 0):
            top -= draw_practice_band(page, notice.practice_mark, size) * 0.7

    foot = box.bottom + box.strip
    side = box.height * 0.19
    big, size = _fit_notice(notice, box, top - foot - side * 0.5, big, size)
    title = wrap_text(notice.title, BOLD, big, box.inner)
    y = _draw_lines(page, title, (BOLD, big), (box.margin, top))
    text = wrap_text(notice.text, REGULAR, size, box.inner)
    room = int((y - size * 0.4 - foot - side) / (size * _LEADING))
    if len(text) > room:  # callers hear the rest
        text = [*text[: room - 1], f"{text[room - 1]} …"]
    _draw_lines(page, text, (REGULAR, size), (box.margin, y - size * 0.4))
    call = wrap_text(notice.call, BOLD, size, box.inner - side)
    _draw_lines(page, call, (BOLD, size), (box.margin, foot + side * 0.78))
    centre = wrap_text(notice.centre, REGULAR, _MIN_TEXT, box.inner - side)
    _draw_lines(page, centre, (REGULAR, _MIN_TEXT), (box.margin, foot + side * 0.3))
    page.draw_qr(notice.code.replace("-", ""), box.width - box.margin - side, foot + 4, side)
    _draw_tear_off_strips(page, notice, box, _MIN_TEXT if box.height < box.width else 18.0)


def _fit_notice(
    notice: Notice, box: _Box, room: float, big: float, size: float
) -> tuple[float, float]:
    """Make a long text smaller in steps, to a size that can be read from a metre.

    What does not fit at that size is left out.
    """
    while size > _MIN_TEXT and _notice_height(notice, box, big, size) > room:
        big = max(big - 2, _MIN_TITLE)
        size = size - 1
    return big, size


def _notice_height(notice: Notice, box: _Box, big: float, size: float) -> float:
    return (
        len(wrap_text(notice.title, BOLD, big, box.inner)) * big
        + (len(wrap_text(notice.text, REGULAR, size, box.inner)) + 0.4) * size
    ) * _LEADING


def _draw_lines(
    page: Page, lines: list[str], font: tuple[str, float], position: tuple[float, float]
) -> float:
    """Draw lines from a position downwards, in a font and a size; return where the last ends."""
    name, size = font
    left, y = position
    for line in lines:
        y -= size * _LEADING
        page.draw_text(line, (left, y + size * 0.3), size, bold=name == BOLD)
    return y


def _on_a_strip(text: str, font: str, letters: float, room: float) -> tuple[list[str], float]:
    """Fit words on a strip.

    They stand on one line, as large as possible, or on two that are readable; the notice has all
    words.
    """
    size = letters * min(1.0, room / max(text_width(text, font, letters), 1.0))
    if size >= _MIN_STRIP:
        return [text], size
    return wrap_text(text, font, _MIN_STRIP, room)[:2], _MIN_STRIP


def _draw_tear_off_strips(page: Page, notice: Notice, box: _Box, letters: float) -> None:
    """Draw the strips.

    Each has what is asked, the number and the code, from the bottom up, and a line to cut along.
    """
    wide = box.width / _STRIPS
    what, phone, code = notice.strip
    upper = box.bottom + box.strip
    page.draw_rule((0, upper), (box.width, upper), 0.7, dash="4 3")
    for index in range(1, _STRIPS):
        page.draw_rule((index * wide, box.bottom), (index * wide, upper), 0.7, dash="4 3")
    room = box.strip - _PRINTABLE - 6
    for index in range(_STRIPS):
        with page.rotate(index * wide + wide / 2, box.bottom + _PRINTABLE, 90):
            for row, (text, font) in enumerate(((what, REGULAR), (phone, BOLD), (code, BOLD))):
                lines, size = _on_a_strip(text, font, letters, room)
                for line, part in enumerate(lines):
                    up = (len(lines) - 1 - line) * size * 1.05 - (
                        len(lines) - 1
                    ) * size * 0.4  # two lines stay away from the edge, where printers cannot print
                    low = (1 - row) * letters * 1.3 - letters / 3 + up
                    page.draw_text(part, (0, low), size, bold=font == BOLD)
