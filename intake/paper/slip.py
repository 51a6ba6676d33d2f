"""Drawing a slip with reportlab: large, black on white, one thing at a time; what does not fit goes to a second page that says so."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from intake.paper.fonts import BOLD, REGULAR, draw_icon, drawable, register
from intake.paper.qr import qr_image
from intake.paper.sheet import PAGES, practice_band, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from intake.text.slip import Block, SlipText

_LEADING = 1.4
_LEAST_SIZE = 14


@dataclass
class _Sheet:
    """A page in the making: where the pen is, and how large things are. Lengths in points, from the lower left."""

    canvas: Any
    width: float
    height: float
    margin: float
    size: float
    y: float
    small_page: bool

    @property
    def gap(self) -> float:
        """The white above and below a block."""
        return self.size * (0.3 if self.small_page else 0.55)

    @property
    def right(self) -> float:
        return self.width - self.margin

    def line(self, text: str, *, x: float | None = None, bold: bool = False, size: float | None = None, flush: bool = True) -> None:
        """Write one line and go down by its height."""
        size = size or self.size
        self.y -= size * _LEADING
        self.canvas.setFont(BOLD if bold else REGULAR, size)
        at = (self.margin if x is None else x, self.y + size * 0.32)
        if flush:
            self.canvas.drawString(*at, text)
        else:
            self.canvas.drawRightString(self.right, at[1], text)

    def rule(self, weight: float, grey: float = 0.0) -> None:
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(weight)
        self.canvas.line(self.margin, self.y, self.right, self.y)


def draw_slip(slip: SlipText, target: Path, cache: Path, paper: str = "A4") -> int:
    """Write a slip to a file and give the number of its pages. ``cache`` is where the cut fonts are kept."""
    register(cache)
    canvas = Canvas(str(target), pagesize=PAGES[paper], lang=slip.language)
    canvas.setTitle(f"{slip.title} – {slip.code}")
    canvas.setAuthor(slip.centre)
    pages = 0
    for text in (slip, slip.also) if slip.also else (slip,):
        pages += _draw(canvas, text, paper)
    canvas.save()
    return pages


def _draw(canvas: Canvas, slip: SlipText, paper: str) -> int:
    sheet = _begin(canvas, slip, paper)
    _head(sheet, slip)
    foot = _foot_height(sheet)
    pages = 1
    for at, block in enumerate(slip.blocks):
        needed = _block_height(sheet, block)
        room = foot
        if sheet.y - needed < room and at:
            _foot(sheet, slip, more=True)
            canvas.showPage()
            pages += 1
            sheet = _begin(canvas, slip, paper)
            sheet.line(drawable(slip.title), bold=True, size=sheet.size * 1.2)
            sheet.y -= sheet.size * 0.3
        elif at:
            sheet.rule(0.7, 0.7)
        _block(sheet, block)
    _foot(sheet, slip, more=False)
    canvas.showPage()
    return pages


def _begin(canvas: Canvas, slip: SlipText, paper: str) -> _Sheet:
    width, height = PAGES[paper]
    margin = 45.0 if paper == "A4" else 26.0
    size = float(max(slip.size if paper == "A4" else min(slip.size, 24), 16))
    sheet = _Sheet(canvas, width, height, margin, size, height - margin * 0.7, paper == "A5")
    canvas.setFillGray(0)
    if slip.practice:
        band = practice_band(canvas, slip.practice_mark, width, height, size)
        sheet.y = height - band - size * 0.2
    return sheet


def _head(sheet: _Sheet, slip: SlipText) -> None:
    (_small_head if sheet.small_page else _wide_head)(sheet, slip)
    sheet.y -= sheet.size * 0.3
    sheet.rule(2)
    sheet.y -= sheet.gap * 0.4
    big = sheet.size * (1.3 if sheet.small_page else 1.45)
    for line in wrapped(slip.title[:1].upper() + slip.title[1:], BOLD, big, sheet.right - sheet.margin):
        sheet.line(line, bold=True, size=big)
    for line in wrapped(slip.for_whom, REGULAR, sheet.size, sheet.right - sheet.margin):
        sheet.line(line)
    sheet.y -= sheet.gap * 0.5


def _wide_head(sheet: _Sheet, slip: SlipText) -> None:
    small = max(sheet.size * 0.85, _LEAST_SIZE)
    half = (sheet.right - sheet.margin) * 0.58
    top = sheet.y
    for line in wrapped(slip.centre, BOLD, small, half):
        sheet.line(line, bold=True, size=small)
    if slip.phone:
        for line in wrapped(f"{slip.phone_line} {slip.phone}", BOLD, small, half):
            sheet.line(line, bold=True, size=small)
    left, sheet.y = sheet.y, top
    for hours in slip.hours:
        for line in wrapped(hours, REGULAR, small, (sheet.right - sheet.margin) * 0.4):
            sheet.line(line, size=small, flush=False)
    sheet.y = min(left, sheet.y)


def _small_head(sheet: _Sheet, slip: SlipText) -> None:
    width = sheet.right - sheet.margin
    phone = pdfmetrics.stringWidth(slip.phone, BOLD, _LEAST_SIZE) + _LEAST_SIZE
    top = sheet.y
    for line in wrapped(slip.centre, BOLD, _LEAST_SIZE, width - phone):
        sheet.line(line, bold=True, size=_LEAST_SIZE)
    left, sheet.y = sheet.y, top
    if slip.phone:
        sheet.line(slip.phone, bold=True, size=_LEAST_SIZE, flush=False)
    sheet.y = min(left, sheet.y)
    for line in wrapped(", ".join(slip.hours), REGULAR, _LEAST_SIZE, width):
        sheet.line(line, size=_LEAST_SIZE)


def _text_left(sheet: _Sheet) -> float:
    return sheet.margin + sheet.size * 3.1


def _block_lines(sheet: _Sheet, block: Block) -> list[str]:
    width = sheet.right - _text_left(sheet)
    return [line for said in block.lines for line in wrapped(said, BOLD if block.strong and block.strong in said else REGULAR, sheet.size, width)]


def _block_height(sheet: _Sheet, block: Block) -> float:
    return sheet.size * (_LEADING * (1.1 + len(_block_lines(sheet, block)))) + sheet.gap


def _block(sheet: _Sheet, block: Block) -> None:
    left = _text_left(sheet)
    sheet.y -= sheet.gap * 0.4
    icon = sheet.size * 2.3
    draw_icon(sheet.canvas, block.icon, sheet.margin, sheet.y - icon - sheet.size * 0.2, icon)
    sheet.line(drawable(block.heading), x=left, bold=True, size=sheet.size * 1.1)
    for line in _block_lines(sheet, block):
        _line_with_strong(sheet, line, block.strong, left)
    sheet.y -= sheet.gap * 0.6


def _line_with_strong(sheet: _Sheet, line: str, strong: str, left: float) -> None:
    before, found, after = line.partition(strong) if strong else (line, "", "")
    sheet.line(before, x=left)
    base = sheet.y + sheet.size * 0.32
    at = left + pdfmetrics.stringWidth(before, REGULAR, sheet.size)
    if found:
        sheet.canvas.setFont(BOLD, sheet.size)
        sheet.canvas.drawString(at, base, found)
        sheet.canvas.setFont(REGULAR, sheet.size)
        sheet.canvas.drawString(at + pdfmetrics.stringWidth(found, BOLD, sheet.size), base, after)


def _foot_height(sheet: _Sheet) -> float:
    small = max(sheet.size * 0.85, _LEAST_SIZE)
    lines = _LEADING * (sheet.size * 1.1 + small * 2)
    return lines + (sheet.margin * 0.7 if sheet.small_page else sheet.size * 1.8 + sheet.margin * 0.7)


def _foot(sheet: _Sheet, slip: SlipText, *, more: bool) -> None:
    height = _foot_height(sheet)
    sheet.y = height
    sheet.rule(2)
    side = height - sheet.margin * 0.55
    image = io.BytesIO()
    qr_image(slip.code.replace("-", "")).save(image, "PNG")
    sheet.canvas.drawImage(ImageReader(image), sheet.margin - side * 0.1, sheet.margin * 0.45, side, side)
    left = sheet.margin + side + sheet.size * 0.2
    sheet.y -= 0 if sheet.small_page else sheet.size * 0.5
    sheet.line(slip.code, x=left, bold=True, size=sheet.size * 1.1)
    small = max(sheet.size * 0.85, _LEAST_SIZE)
    for said in (slip.more,) if more else slip.safety:
        for line in wrapped(said, BOLD if more else REGULAR, small, sheet.right - left):
            sheet.line(line, x=left, size=small, bold=more)
