"""Draw reply coupons: two on a sheet of A4, to be cut apart and laid beside a leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts, text_width
from intake.paper.page_layout import wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument
from intake.paper.text_direction import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.counter_papers import Coupon

_SIZE = 14.0
_TITLE = 22.0
_MARGIN = 40.0
_LINE = 30.0
_BOX = 13.0
_PER_SHEET = 2


def draw_coupons(coupons: Sequence[Coupon], pdf_path: Path, font_cache: Path) -> int:
    """Write coupons to a file, two on a sheet, and return the number of sheets."""
    register_fonts(font_cache)
    first = coupons[0]
    file = PdfDocument(first.title, language=first.language)
    width, height = PAGES["A4"]
    half = height / _PER_SHEET
    for index in range(0, len(coupons), _PER_SHEET):
        page = file.new_page(width, height, mirrored=first.language in RIGHT_TO_LEFT)
        for place, coupon in enumerate(coupons[index : index + _PER_SHEET]):
            _draw_coupon(page, coupon, height - place * half)
        page.draw_rule((0, half), (width, half), 0.8, dash="4 4")
        file.add(page)
    write_file(pdf_path, file.content())
    return file.pages


def _draw_coupon(page: Page, coupon: Coupon, top: float) -> None:
    right = page.width - _MARGIN
    y = top - _MARGIN * 0.6 - _TITLE
    page.draw_icon("mdi6.hand-heart", right - 40, y - 12, 40)
    page.draw_text(coupon.title, (_MARGIN, y), _TITLE, bold=True)
    if coupon.practice_mark:
        page.draw_text(coupon.practice_mark, (page.width / 2, y), _SIZE, bold=True, side="centre")
    y -= 14
    for heading in (coupon.name, coupon.phone):
        y -= _LINE
        page.draw_text(heading, (_MARGIN, y + 4), _SIZE, bold=True)
        start = _MARGIN + 176
        page.draw_rule((start, y), (right, y), 0.7)
    y -= _LINE
    page.draw_text(coupon.what, (_MARGIN, y), _SIZE, bold=True)
    y = _draw_ticks(page, [(icon, words) for icon, words in coupon.choices], y, right)
    y -= _LINE * 0.3
    page.draw_text(coupon.when, (_MARGIN, y), _SIZE, bold=True)
    y = _draw_ticks(page, [("", words) for words in coupon.times], y, right)
    y -= 4
    for line in wrap_text(coupon.hand_in, BOLD, _SIZE, right - _MARGIN):
        page.draw_text(line, (_MARGIN, y), _SIZE, bold=True)
        y -= _SIZE * 1.3
    page.draw_text(coupon.ring, (_MARGIN, y), _SIZE)


def _draw_ticks(page: Page, choices: list[tuple[str, str]], y: float, right: float) -> float:
    """Draw boxes to tick with their words, as many on a line as fit; return where it goes on."""
    x = right
    for icon, words in choices:
        wide = _BOX + 6 + (20 if icon else 0) + text_width(words, REGULAR, _SIZE) + 18
        if x + wide > right + 18:
            x = _MARGIN
            y -= _SIZE * 1.75
        page.draw_box((x, y - 2), (_BOX, _BOX), weight=0.9)
        at = x + _BOX + 6
        if icon:
            page.draw_icon(icon, at, y - 4, 17)
            at += 22
        page.draw_text(words, (at, y), _SIZE)
        x += wide + (4 if icon else 0)
    return y - _LINE
