"""Draw the sheets that the desk works from: tables by subject, and lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.flow import Flow, Layout
from intake.paper.fonts import register_fonts
from intake.paper.pdf_document import PdfDocument
from intake.paper.table import Column, Table

if TYPE_CHECKING:
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.sheet_text import SheetText

_SIZE = 12.0
_TITLE = 20.0
_HEADING = 15.0
_NOTE_LINE = 26.0
"""Points between two lines to write on."""


def draw_sheet(sheet: SheetText, pdf_path: Path, font_cache: Path) -> int:
    """Write a sheet to a file and return the number of pages."""
    register_fonts(font_cache)
    file = PdfDocument(sheet.title, language=sheet.language)

    def draw_foot(page: Page, number: int) -> None:
        page.draw_text(f"{sheet.name} · {number}", (page.width - 40, 22), _SIZE, side="right")

    layout = Layout(
        paper="A4-landscape" if sheet.is_wide else "A4",
        left=40,
        right=40,
        top=34,
        bottom=44,
        leading=1.3,
        practice_mark=sheet.practice_mark,
        mark_size=_SIZE,
    )
    flow = Flow(file, layout, foot=draw_foot)
    flow.write(sheet.title, _TITLE, bold=True)
    if sheet.made:
        flow.write(sheet.made, _SIZE)
    for section in sheet.sections:
        flow.ensure_room(_HEADING * 6)
        flow.skip(_HEADING)
        flow.write(section.title, _HEADING, bold=True)
        flow.skip(4)
        if not section.rows:
            flow.write(section.empty, _SIZE)
            continue
        columns = [
            Column(head, share) for head, share in zip(section.heads, section.shares, strict=True)
        ]
        Table(flow, columns, _SIZE).draw(section.rows)
    _draw_note_lines(flow, sheet)
    flow.finish()
    write_file(pdf_path, file.content())
    return file.pages


def _draw_note_lines(flow: Flow, sheet: SheetText) -> None:
    if not sheet.note_lines:
        return
    flow.ensure_room(_NOTE_LINE * (sheet.note_lines + 1))
    flow.skip(_HEADING)
    flow.write(sheet.note_title, _HEADING, bold=True)
    for _ in range(sheet.note_lines):
        flow.skip(_NOTE_LINE)
        flow.draw_rule(0.6, grey=0.5)
