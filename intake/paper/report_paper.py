"""Draw a report: its charts and its tables, by reportlab's own layout and plotting."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from intake.kit.files import write_file
from intake.paper.fonts import font_file, register_fonts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.text.composing.report_text import ChartText, ReportText
    from intake.text.composing.sheet_text import SheetSection

REGULAR, BOLD = "Report", "Report-Bold"
_MARGIN = 34.0
_FRAME_PADDING = 6.0
"""What reportlab leaves free within the margins of a page."""

_SIZE = 11.0
_TITLE = 18.0
_HEADING = 13.0
_WIDTH = A4[0] - 2 * (_MARGIN + _FRAME_PADDING)

_SCREEN_WIDTH = 390.0
_SCREEN_SIZE = 12.0
"""On a screen of 96 dots an inch: half a page wide, in letters that can be read there."""

_BAR_HEIGHT = 13.0
_GROUP_GAP = 10.0
_NAMES_SHARE = 0.36
"""The part of a chart's width that the names beside its bars take."""

_INKS = (colors.HexColor("#0b5a78"), colors.HexColor("#8fc3d6"))
"""Told apart by their lightness too, for who sees no colours, and on a black printer."""


def draw_report(text: ReportText, pdf_path: Path, font_cache: Path) -> int:
    """Write a report to a file and return the number of pages."""
    _register_fonts(font_cache)
    parts: list[Any] = [
        Paragraph(_escape_markup(text.title), _style(_TITLE, bold=True)),
        Paragraph(_escape_markup(text.period), _style(_SIZE)),
    ]
    if text.practice_mark:
        parts.append(Paragraph(_escape_markup(text.practice_mark), _style(_SIZE, bold=True)))
    for chart in text.charts:
        if chart.has_bars:
            parts += [Spacer(0, _HEADING), build_chart(chart, _WIDTH)]
    for section in text.sections:
        parts.append(KeepTogether(_section_parts(section)))
    parts += [Spacer(0, _HEADING), Paragraph(_escape_markup(text.left_out), _style(_SIZE))]
    content = io.BytesIO()
    document = SimpleDocTemplate(
        content,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=text.title,
        lang=text.language,
    )
    document.build(parts)
    write_file(pdf_path, content.getvalue())
    return int(document.page)


def draw_charts(charts: Sequence[ChartText], pdf_path: Path, font_cache: Path) -> int:
    """Write charts to a file, each on a page of its own size; return the number of pages."""
    _register_fonts(font_cache)
    content = io.BytesIO()
    canvas = Canvas(content)
    drawn = [build_chart(chart, _SCREEN_WIDTH, _SCREEN_SIZE) for chart in charts if chart.has_bars]
    for drawing in drawn:
        canvas.setPageSize((drawing.width, drawing.height))
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.showPage()
    canvas.save()
    write_file(pdf_path, content.getvalue())
    return len(drawn)


def build_chart(chart: ChartText, width: float, size: float = _SIZE - 1) -> Drawing:
    """Return a chart of horizontal bars, with its numbers beside them; the first label on top.

    ``size`` is that of the letters, in points like the width.
    """
    rows = len(chart.labels) * (len(chart.series) * _BAR_HEIGHT + _GROUP_GAP)
    head = 3.5 * _HEADING if len(chart.series) > 1 else 2.2 * _HEADING
    height = rows + head
    drawing = Drawing(width, height)
    drawing.add(String(0, height - _HEADING, chart.title, fontName=BOLD, fontSize=_HEADING))
    bars: Any = HorizontalBarChart()
    bars.x, bars.y = width * _NAMES_SHARE, 4
    bars.width, bars.height = width * (1 - _NAMES_SHARE) - 30, rows
    # The axis of names goes up: reversed, so that the first one stands on top.
    bars.data = [tuple(value or 0 for value in each.values)[::-1] for each in chart.series[::-1]]
    bars.categoryAxis.categoryNames = list(chart.labels[::-1])
    bars.categoryAxis.labels.fontName = REGULAR
    bars.categoryAxis.labels.fontSize = size
    bars.categoryAxis.labels.boxAnchor = "e"
    bars.categoryAxis.labels.dx = -6
    bars.categoryAxis.visibleTicks = 0
    bars.valueAxis.valueMin = 0
    bars.valueAxis.visible = 0
    bars.barWidth = _BAR_HEIGHT
    bars.groupSpacing = _GROUP_GAP
    bars.barLabelFormat = "%d"
    bars.barLabels.fontName = REGULAR
    bars.barLabels.fontSize = size
    bars.barLabels.nudge = 10
    for at in range(len(chart.series)):
        bars.bars[at].fillColor = _INKS[(len(chart.series) - 1 - at) % len(_INKS)]
        bars.bars[at].strokeColor = None
    _hide_left_out(bars, chart)
    drawing.add(bars)
    if len(chart.series) > 1:
        drawing.add(_legend(chart, width, height, size))
    return drawing


def _hide_left_out(bars: Any, chart: ChartText) -> None:
    """Show a dash beside a bar that is left out: it has no length."""
    names = []
    for each in chart.series[::-1]:
        shown = ["–" if value is None else str(value) for value in each.values]
        names.append(shown[::-1])
    bars.barLabelFormat = "values"
    bars.barLabelArray = names


def _legend(chart: ChartText, width: float, height: float, size: float) -> Any:
    legend: Any = Legend()
    legend.x, legend.y = width * _NAMES_SHARE, height - 2.2 * _HEADING
    legend.boxAnchor = "w"
    legend.fontName, legend.fontSize = REGULAR, size
    legend.columnMaximum = 1
    legend.alignment = "right"  # the words stand at the right of their colour
    legend.dxTextSpace = 4
    legend.strokeWidth = 0
    legend.deltax = 90
    legend.dx = legend.dy = 8
    legend.colorNamePairs = [
        (_INKS[index % len(_INKS)], each.name) for index, each in enumerate(chart.series)
    ]
    return legend


def _section_parts(section: SheetSection) -> list[Any]:
    parts: list[Any] = [
        Spacer(0, _HEADING),
        Paragraph(_escape_markup(section.title), _style(_HEADING, bold=True)),
        Spacer(0, 4),
    ]
    if not section.rows:
        return [*parts, Paragraph(_escape_markup(section.empty), _style(_SIZE))]
    heads = [section.heads] * any(section.heads)
    cells = [
        [Paragraph(_escape_markup(cell), _style(_SIZE)) for cell in row]
        for row in (*heads, *section.rows)
    ]
    table = Table(cells, colWidths=[share * _WIDTH for share in section.shares], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#c8d2d8")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
            ]
        )
    )
    return [*parts, table]


def _style(size: float, *, bold: bool = False) -> ParagraphStyle:
    name = (REGULAR, BOLD)[bold]
    return ParagraphStyle(f"{name}-{size}", fontName=name, fontSize=size, leading=size * 1.35)


def _escape_markup(text: str) -> str:
    """Return a text in which nothing is a tag of reportlab's paragraphs."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _register_fonts(font_cache: Path) -> None:
    register_fonts(font_cache)
    for name, bold in ((REGULAR, False), (BOLD, True)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(font_file(font_cache, bold=bold))))
