"""Draw the call sheet: for each call the number large, what it is about, and boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.flow import Flow, Layout
from intake.paper.fonts import REGULAR, mark_missing_letters, register_fonts, text_width
from intake.paper.page_layout import wrap_text
from intake.paper.pdf_document import PdfDocument

if TYPE_CHECKING:
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.sheet_text import CallLine, CallSheetText

_SIZE = 14.0
_TITLE = 20.0
_NUMBER = 20.0
_BOX = 12.0


def draw_call_sheet(sheet: CallSheetText, pdf_path: Path, font_cache: Path) -> int:
    """Write the sheet to a file and return the number of pages; a call is never split."""
    register_fonts(font_cache)
    file = PdfDocument(sheet.title, language=sheet.language)

    def draw_foot(page: Page, number: int) -> None:
        page.draw_text(f"{sheet.made} · {number}", (page.width - 40, 22), 12, side="right")

    layout = Layout(
        left=40,
        right=40,
        top=34,
        bottom=44,
        leading=1.3,
        practice_mark=sheet.practice_mark,
        mark_size=12,
    )
    flow = Flow(file, layout, foot=draw_foot)
    flow.write(sheet.title, _TITLE, bold=True)
    flow.skip(4)
    if not sheet.calls:
        flow.write(sheet.empty, _SIZE)
    for call in sheet.calls:
        flow.ensure_room(_height(call, flow.width))
        flow.draw_rule(1)
        _draw_call(flow, call, sheet.outcomes)
    flow.finish()
    write_file(pdf_path, file.content())
    return file.pages


def _spoken_lines(call: CallLine) -> list[str]:
    return [line for line in (call.about, call.how_to_talk) if line]


def _height(call: CallLine, width: float) -> float:
    lines = sum(len(wrap_text(line, REGULAR, _SIZE, width)) for line in _spoken_lines(call))
    return _NUMBER * 1.5 + lines * _SIZE * 1.3 + _BOX * 3.4 + _SIZE * 2.6


def _draw_call(flow: Flow, call: CallLine, outcomes: tuple[str, ...]) -> None:
    page = flow.page
    right = page.width - flow.layout.right
    flow.skip(_NUMBER * 1.2)
    page.draw_text(
        mark_missing_letters(call.name), (flow.layout.left, flow.y), _SIZE * 1.15, bold=True
    )
    page.draw_text(call.phone, (right, flow.y), _NUMBER, bold=True, side="right")
    whose = " · ".join(part for part in (call.whose, call.by) if part)
    if whose:
        flow.skip(_SIZE * 1.25)
        page.draw_text(whose, (right, flow.y), 12, side="right")
    flow.skip(2)
    for line in _spoken_lines(call):
        flow.write(line, _SIZE)
    flow.skip(_BOX * 1.7)
    x = flow.layout.left
    for outcome in outcomes:
        page.draw_box((x, flow.y), (_BOX, _BOX), weight=0.8)
        page.draw_text(outcome, (x + _BOX + 4, flow.y + 2), 12)
        x += _BOX + 16 + text_width(outcome, REGULAR, 12)
    flow.skip(_SIZE * 1.7)
    page.draw_rule((flow.layout.left, flow.y), (right, flow.y), 0.6, grey=0.6)
    flow.skip(_SIZE * 0.6)
