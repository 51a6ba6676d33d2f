"""Draw the board to point at: nine large pictures with a few words, on A4 in landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts, text_width
from intake.paper.page_layout import draw_practice_band, wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument
from intake.paper.text_direction import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.counter_papers import PointingBoard

_COLUMNS = 5
_TITLE = 26.0
_WORDS = 17.0
_DUTCH = 14.0
_MARGIN = 26.0
_GAP = 10.0


def draw_pointing_board(board: PointingBoard, pdf_path: Path, font_cache: Path) -> int:
    """Write the board to a file and return the number of pages."""
    register_fonts(font_cache)
    file = PdfDocument(board.title, author=board.centre, language=board.language)
    page = file.new_page(*PAGES["A4-landscape"], mirrored=board.language in RIGHT_TO_LEFT)
    top = page.height - _MARGIN
    if board.practice_mark:
        top = page.height - draw_practice_band(page, board.practice_mark, _DUTCH) - 6
    page.draw_text(board.title, (_MARGIN, top - _TITLE), _TITLE, bold=True)
    page.draw_text(board.centre, (page.width - _MARGIN, top - _TITLE), _DUTCH, side="right")
    answers = 92.0
    upper = top - _TITLE * 1.6
    rows = -(-len(board.fields) // _COLUMNS)
    height = (upper - _MARGIN - answers - rows * _GAP) / rows
    for index, field in enumerate(board.fields):
        row, column = divmod(index, _COLUMNS)
        in_row = min(_COLUMNS, len(board.fields) - row * _COLUMNS)
        width = (page.width - 2 * _MARGIN - (in_row - 1) * _GAP) / in_row
        corner = (_MARGIN + column * (width + _GAP), upper - height - row * (height + _GAP))
        _draw_field(page, field, corner, (width, height))
    width = (page.width - 2 * _MARGIN - (len(board.answers) - 1) * _GAP) / len(board.answers)
    for index, answer in enumerate(board.answers):
        corner = (_MARGIN + index * (width + _GAP), _MARGIN)
        _draw_answer(page, answer, corner, (width, answers - _GAP))
    file.add(page)
    write_file(pdf_path, file.content())
    return file.pages


def _draw_field(
    page: Page, field: tuple[str, str, str], corner: tuple[float, float], size: tuple[float, float]
) -> None:
    icon, words, dutch = field
    (left, low), (width, height) = corner, size
    page.draw_box(corner, size, weight=1.2)
    lines = wrap_text(words, BOLD, _WORDS, width - 8)[:2]
    below = len(lines) * _WORDS * 1.2 + (_DUTCH * 1.3 if dutch else 0) + 8
    side = min(height - below - 10, width * 0.7)
    page.draw_icon(icon, left + (width - side) / 2, low + height - side - 4, side)
    y = low + below
    for line in lines:
        y -= _WORDS * 1.2
        points = _fitting_size(line, BOLD, _WORDS, width)
        page.draw_text(line, (left + width / 2, y + 4), points, bold=True, side="centre")
    if dutch:
        size_of = _fitting_size(dutch, REGULAR, _DUTCH, width)
        page.draw_text(dutch, (left + width / 2, y - _DUTCH * 1.2 + 4), size_of, side="centre")


def _draw_answer(
    page: Page, answer: tuple[str, str, str], corner: tuple[float, float], size: tuple[float, float]
) -> None:
    icon, words, dutch = answer
    (left, low), (width, height) = corner, size
    page.draw_box(corner, size, weight=1.2)
    side = height * 0.7
    page.draw_icon(icon, left + 10, low + (height - side) / 2, side)
    middle = low + height / 2
    room = width - side - 24
    x = left + side + 20
    page.draw_text(
        words,
        (x, middle + (2 if dutch else -6)),
        _fitting_size(words, BOLD, _WORDS, room),
        bold=True,
    )
    if dutch:
        page.draw_text(
            dutch, (x, middle - _DUTCH * 1.3), _fitting_size(dutch, REGULAR, _DUTCH, room)
        )


def _fitting_size(words: str, font: str, size: float, room: float) -> float:
    """Return the size at which words fit into a width, at most the one that is given."""
    return min(size, size * (room - 6) / max(text_width(words, font, size), 1.0))
