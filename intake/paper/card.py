"""Draw a card: where else somebody can go, with the number as large as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts
from intake.paper.page_layout import PAGES, draw_practice_band, pdf_of, wrap_text

if TYPE_CHECKING:
    from pathlib import Path

    from intake.text.composing.card_text import CardText, Place

_SIZE = 18.0
_LEADING = 1.4


def draw_card(card: CardText, target: Path, cache: Path, paper: str = "A5") -> int:
    """Write a card to a file and return the number of pages.

    A place is never split over two pages.
    """
    register_fonts(cache)
    width, height = PAGES[paper]
    canvas = Canvas(str(target), pagesize=PAGES[paper], lang="nl")
    canvas.setTitle(card.title)
    margin = width * 0.08
    pages = 1
    y = _draw_head(canvas, card, width, height, margin)
    for place in card.places:
        needed = _place_height(place, width - 2 * margin)
        if y - needed < margin * 2:
            _draw_foot(canvas, card, margin, width)
            canvas.showPage()
            pages = pages + 1
            y = _draw_head(canvas, card, width, height, margin)
        y = _draw_place(canvas, place, margin, y, width - 2 * margin)
    _draw_foot(canvas, card, margin, width)
    write_file(target, pdf_of(canvas))
    return pages


def _draw_head(canvas: Canvas, card: CardText, width: float, height: float, margin: float) -> float:
    y = height - margin
    if card.practice_mark:
        y -= draw_practice_band(canvas, card.practice_mark, width, height, _SIZE)
    for line in wrap_text(card.title, BOLD, _SIZE * 1.3, width - 2 * margin):
        y -= _SIZE * 1.3 * _LEADING
        canvas.setFont(BOLD, _SIZE * 1.3)
        canvas.drawString(margin, y, line)
    y -= _SIZE * 0.6
    canvas.setLineWidth(2)
    canvas.line(margin, y, width - margin, y)
    return y


def _number_size(place: Place, width: float) -> float:
    return min(
        _SIZE * 2,
        _SIZE * 2 * width / max(pdfmetrics.stringWidth(place.phone, BOLD, _SIZE * 2), 1.0),
    )


def _place_lines(place: Place, width: float) -> list[tuple[str, str, float]]:
    lines = [(line, BOLD, _SIZE * 1.1) for line in wrap_text(place.name, BOLD, _SIZE * 1.1, width)]
    if place.phone:
        lines.append((place.phone, BOLD, _number_size(place, width)))
    return lines + [
        (line, REGULAR, _SIZE)
        for said in place.lines
        for line in wrap_text(said, REGULAR, _SIZE, width)
    ]


def _place_height(place: Place, width: float) -> float:
    return sum(size * _LEADING for _, _, size in _place_lines(place, width)) + _SIZE


def _draw_place(canvas: Canvas, place: Place, margin: float, y: float, width: float) -> float:
    for line, font, size in _place_lines(place, width):
        y -= size * _LEADING
        canvas.setFont(font, size)
        canvas.drawString(margin, y, line)
    return y - _SIZE


def _draw_foot(canvas: Canvas, card: CardText, margin: float, width: float) -> None:
    y = margin * 0.6
    for line in reversed(wrap_text(card.from_whom, REGULAR, 14, width - 2 * margin)):
        canvas.setFont(REGULAR, 14)
        canvas.drawString(margin, y, line)
        y += 14 * _LEADING
