"""Draw a slip for a thermal printer: a strip of 80 millimetres, as long as its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from intake.kit.files import write_file
from intake.kit.text_normalization import capitalize_first
from intake.paper.clock_face import draw_clock
from intake.paper.fonts import font_name, register_fonts
from intake.paper.page_layout import wrap_text
from intake.paper.pdf_document import PdfDocument
from intake.paper.text_direction import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.slip_text import Block, SlipText

_WIDTH = 80 * mm
_MARGIN = 4 * mm
"""A head of 72 millimetres prints the middle of a strip of 80."""

_SIZE = 16.0
_LEADING = 1.35
_ICON = 30.0
_QR = 34 * mm


def draw_thermal_slip(slip: SlipText, pdf_path: Path, font_cache: Path) -> int:
    """Write a slip to a file, one strip for each language, and return the number of strips."""
    register_fonts(font_cache)
    file = PdfDocument(f"{slip.title} – {slip.code}", author=slip.centre, language=slip.language)
    for text in (slip, slip.also) if slip.also else (slip,):
        mirrored = text.language in RIGHT_TO_LEFT
        measured = _Strip(file.new_page(_WIDTH, 10_000, mirrored=mirrored))
        _draw(measured, text)
        height = 10_000 - measured.y + _MARGIN
        strip = _Strip(file.new_page(_WIDTH, height, mirrored=mirrored))
        _draw(strip, text)
        file.add(strip.page)
    write_file(pdf_path, file.content())
    return file.pages


class _Strip:
    """A strip that is being drawn from above; ``y`` is where it goes on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.y = page.height - _MARGIN

    def write(
        self, text: str, size: float = _SIZE, *, bold: bool = False, left: float = _MARGIN
    ) -> None:
        room = _WIDTH - _MARGIN - left
        for line in wrap_text(text, font_name(bold=bold), size, room):
            self.y -= size * _LEADING
            self.page.draw_text(line, (left, self.y + size * 0.3), size, bold=bold)

    def draw_rule(self, weight: float) -> None:
        self.y -= 5
        self.page.draw_rule((_MARGIN, self.y), (_WIDTH - _MARGIN, self.y), weight)
        self.y -= 3


def _draw(strip: _Strip, slip: SlipText) -> None:
    if slip.practice_mark and slip.practice:
        strip.write(slip.practice_mark, bold=True)
        strip.draw_rule(2)
    strip.write(slip.centre, 14, bold=True)
    if slip.phone:
        strip.write(f"{slip.phone_line} {slip.phone}", 14, bold=True)
    strip.draw_rule(2)
    strip.write(capitalize_first(slip.title), _SIZE * 1.2, bold=True)
    strip.write(slip.for_whom)
    for block in slip.blocks:
        strip.draw_rule(0.8)
        _draw_block(strip, block)
    strip.draw_rule(2)
    strip.y -= _QR
    strip.page.draw_qr(slip.code.replace("-", ""), (_WIDTH - _QR) / 2, strip.y, _QR)
    strip.write(slip.code, _SIZE * 1.2, bold=True)
    for line in slip.safety:
        strip.write(line, 14)


def _draw_block(strip: _Strip, block: Block) -> None:
    top = strip.y - 4
    if block.clock:
        draw_clock(strip.page, _MARGIN, top - _ICON, _ICON, block.clock)
    else:
        strip.page.draw_icon(block.icon, _MARGIN, top - _ICON, _ICON)
    left = _MARGIN + _ICON + 8
    strip.write(block.heading, _SIZE * 1.05, bold=True, left=left)
    for line in block.lines:
        bold = bool(block.strong) and block.strong in line
        strip.write(line, bold=bold, left=left)
    strip.y = min(strip.y, top - _ICON - 2)
