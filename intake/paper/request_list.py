"""Draw the list of requests on sheets of A4 in landscape."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts, without_missing_signs
from intake.paper.page_layout import draw_practice_band

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from intake.text.composing.request_list_text import RequestListText

_SIZE = 12
_LEADING = 15
_MARGIN = 14 * mm

_SHARES = (0.09, 0.25, 0.18, 0.17, 0.12, 0.11, 0.08)
"""The share of the width of each column. Letter sizes are in points (docs/sources.md, "Paper")."""

_MAX_IN_CELL = 200
_GREY = (0.55, 0.6, 0.65)


def draw_request_list(text: RequestListText, target: Path, cache: Path) -> int:
    """Write the list to a file, with a header on every sheet; return the number of sheets."""
    register_fonts(cache)
    width, height = landscape(A4)
    room = width - 2 * _MARGIN
    plain = ParagraphStyle("plain", fontName=REGULAR, fontSize=_SIZE, leading=_LEADING)
    bold = ParagraphStyle("bold", plain, fontName=BOLD)
    title = ParagraphStyle("title", plain, fontName=BOLD, fontSize=20, leading=26)
    rows = [[_paragraph(head, bold) for head in text.heads]]
    rows += [[_paragraph(cell, plain) for cell in row] for row in text.rows]
    table = LongTable(
        rows, colWidths=[share * room for share in _SHARES], repeatRows=1, hAlign="LEFT"
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, _GREY),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ]
        )
    )
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=(width, height),
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN + (_SIZE * 2 if text.practice_mark else 0),
        bottomMargin=_MARGIN,
        title=text.title,
        lang=text.language,
    )
    foot = partial(_draw_foot, text)
    parts = [_paragraph(text.title, title), _paragraph(text.made, plain), Spacer(1, 6), table]
    document.build(parts, onFirstPage=foot, onLaterPages=foot)
    write_file(target, file.getvalue())

    return int(document.page)


def _paragraph(said: str, style: ParagraphStyle) -> Paragraph:
    """Return the text of a cell, shortened if its row would not fit on a sheet."""
    shown = said if len(said) <= _MAX_IN_CELL else f"{said[:_MAX_IN_CELL]}…"
    return Paragraph(escape(without_missing_signs(shown)), style)


def _draw_foot(text: RequestListText, canvas: Canvas, document: SimpleDocTemplate) -> None:
    """Number the sheet, and mark it if it is only practice."""
    width, height = landscape(A4)
    canvas.saveState()
    if text.practice_mark:
        draw_practice_band(canvas, text.practice_mark, width, height, _SIZE)
    canvas.setFont(REGULAR, _SIZE)
    canvas.drawRightString(width - _MARGIN, _MARGIN * 0.5, f"{text.made} · {document.page}")
    canvas.restoreState()
