"""Draw the list of requests on sheets of A4 in landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from intake.kit.files import write_file
from intake.paper.flow import Flow, Layout
from intake.paper.fonts import register_fonts
from intake.paper.pdf_document import PdfDocument
from intake.paper.table import Column, Table

if TYPE_CHECKING:
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.request_list_text import RequestListText

_SIZE = 12
_MARGIN = 14 * mm

_SHARES = (0.09, 0.25, 0.18, 0.17, 0.12, 0.11, 0.08)
"""The share of the width of each column. Letter sizes are in points (docs/sources.md, "Paper")."""


def draw_request_list(text: RequestListText, pdf_path: Path, font_cache: Path) -> int:
    """Write the list to a file, with a header on every sheet; return the number of sheets."""
    register_fonts(font_cache)
    file = PdfDocument(text.title, language=text.language)

    def draw_foot(page: Page, number: int) -> None:
        shown = f"{text.made} · {number}"
        page.draw_text(shown, (page.width - _MARGIN, _MARGIN * 0.5), _SIZE, side="right")

    layout = Layout(
        paper="A4-landscape",
        left=_MARGIN,
        right=_MARGIN,
        top=_MARGIN,
        bottom=_MARGIN,
        practice_mark=text.practice_mark,
        mark_size=_SIZE,
    )
    flow = Flow(file, layout, foot=draw_foot)
    flow.write(text.title, 20, bold=True)
    flow.write(text.made, _SIZE)
    flow.skip(6)
    columns = [Column(head, share) for head, share in zip(text.heads, _SHARES, strict=True)]
    Table(flow, columns, _SIZE).draw(text.rows)
    flow.finish()
    write_file(pdf_path, file.content())
    return file.pages
