"""Draw the appointment card: on A6, with the day and the hour as large as they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.clock_face import draw_clock
from intake.paper.flow import BASELINE, Flow, Layout
from intake.paper.fonts import BOLD, register_fonts, text_width
from intake.paper.page_layout import wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument
from intake.paper.sized_line import SizedLine
from intake.paper.text_direction import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.appointment_text import AppointmentText

_SIZE = 16.0
_FOOT_SIZE = 14.0
_MARGIN = 20.0
_LEADING = 1.3


def draw_appointment_card(card: AppointmentText, pdf_path: Path, font_cache: Path) -> int:
    """Write a card to a file and return the number of pages."""
    register_fonts(font_cache)
    file = PdfDocument(f"{card.title} – {card.code}", author=card.centre, language=card.language)
    foot = _foot_lines(card, PAGES["A6"][0] - 2 * _MARGIN)
    layout = Layout(
        paper="A6",
        left=_MARGIN,
        right=_MARGIN,
        top=14,
        bottom=_foot_height(foot) + 6,
        leading=_LEADING,
        practice_mark=card.practice_mark,
        mark_size=_FOOT_SIZE,
        mirrored=card.language in RIGHT_TO_LEFT,
    )

    def draw_foot(page: Page, _number: int) -> None:
        _draw_foot(page, foot)

    flow = Flow(file, layout, foot=draw_foot)
    flow.write(card.title, _SIZE * 1.35, bold=True)
    flow.write(card.name, _SIZE)
    flow.skip(4)
    flow.draw_rule(2)
    flow.skip(8)
    _draw_moment(flow, card)
    for line in card.lines:
        flow.write(line, _SIZE)
    flow.finish()
    write_file(pdf_path, file.content())
    return file.pages


def _draw_moment(flow: Flow, card: AppointmentText) -> None:
    """Draw the clock face with the day and the hour beside it."""
    face = 62.0
    left = flow.layout.left + face + 10
    room = flow.page.width - flow.layout.right - left
    draw_clock(flow.page, flow.layout.left, flow.y - face, face, card.clock)
    y = flow.y - face * 0.42
    for line in (card.day, card.hour):
        size = min(_SIZE * 1.25, _SIZE * 1.25 * room / text_width(line, BOLD, _SIZE * 1.25))
        flow.page.draw_text(line, (left, y), size, bold=True)
        y -= _SIZE * 1.75
    flow.skip(face + 8)


def _foot_lines(card: AppointmentText, width: float) -> list[SizedLine]:
    """Return the lines of the foot from above."""
    below = f"{card.centre} · {card.code}"
    return [
        *(SizedLine(line, _FOOT_SIZE) for line in wrap_text(card.cancel, BOLD, _FOOT_SIZE, width)),
        SizedLine(card.phone, _FOOT_SIZE * 1.4, is_bold=True),
        *(SizedLine(line, _FOOT_SIZE) for line in wrap_text(below, BOLD, _FOOT_SIZE, width)),
    ]


def _foot_height(lines: list[SizedLine]) -> float:
    return _MARGIN * 0.8 + sum(line.size * _LEADING for line in lines) + 4


def _draw_foot(page: Page, lines: list[SizedLine]) -> None:
    y = _foot_height(lines)
    page.draw_rule((_MARGIN, y), (page.width - _MARGIN, y), 2)
    y -= 4
    for line in lines:
        y -= line.size * _LEADING
        page.draw_text(line.text, (_MARGIN, y + line.size * BASELINE), line.size, bold=line.is_bold)
