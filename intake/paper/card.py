"""Draw a card: where else somebody can go, with the number as large as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.flow import Flow, Layout
from intake.paper.fonts import BOLD, REGULAR, register_fonts, text_width
from intake.paper.page_layout import wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument
from intake.paper.sized_line import SizedLine
from intake.paper.text_direction import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.card_text import CardText, Place

_SIZE = 18.0
_FOOT_SIZE = 14.0
_LEADING = 1.4


def draw_card(card: CardText, pdf_path: Path, font_cache: Path, paper: str = "A5") -> int:
    """Write a card to a file and return the number of pages.

    A place is never split over two pages.
    """
    register_fonts(font_cache)
    file = PdfDocument(card.title, language=card.language)
    margin = PAGES[paper][0] * 0.08

    def draw_foot(page: Page, _number: int) -> None:
        _draw_foot(page, card, margin)

    layout = Layout(
        paper=paper,
        left=margin,
        right=margin,
        top=margin,
        bottom=margin * 2,
        practice_mark=card.practice_mark,
        mark_size=_SIZE,
        mirrored=card.language in RIGHT_TO_LEFT,
    )
    flow = Flow(file, layout, foot=draw_foot)
    flow.head = lambda: _draw_head(flow, card)
    _draw_head(flow, card)
    for place in card.places:
        flow.ensure_room(_place_height(place, flow.width))
        for line in _place_lines(place, flow.width):
            flow.write(line.text, line.size, bold=line.is_bold)
        flow.skip(_SIZE)
    flow.finish()
    write_file(pdf_path, file.content())
    return file.pages


def _draw_head(flow: Flow, card: CardText) -> None:
    flow.write(card.title, _SIZE * 1.3, bold=True)
    flow.skip(_SIZE * 0.6)
    flow.draw_rule(2)


def _number_size(place: Place, width: float) -> float:
    wide = max(text_width(place.phone, BOLD, _SIZE * 2), 1.0)
    return min(_SIZE * 2, _SIZE * 2 * width / wide)


def _place_lines(place: Place, width: float) -> list[SizedLine]:
    """Return the lines of a place."""
    lines = [
        SizedLine(line, _SIZE * 1.1, is_bold=True)
        for line in wrap_text(place.name, BOLD, _SIZE * 1.1, width)
    ]
    if place.phone:
        lines.append(SizedLine(place.phone, _number_size(place, width), is_bold=True))
    return lines + [
        SizedLine(line, _SIZE)
        for said in place.lines
        for line in wrap_text(said, REGULAR, _SIZE, width)
    ]


def _place_height(place: Place, width: float) -> float:
    return sum(line.size * _LEADING for line in _place_lines(place, width)) + _SIZE


def _draw_foot(page: Page, card: CardText, margin: float) -> None:
    y = margin * 0.6
    lines = wrap_text(card.from_whom, REGULAR, _FOOT_SIZE, page.width - 2 * margin)
    for line in reversed(lines):
        page.draw_text(line, (margin, y), _FOOT_SIZE)
        y += _FOOT_SIZE * _LEADING
