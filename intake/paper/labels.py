"""Draw labels for things: on sheets of A4 by a profile, or one after the other on a roll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts, text_width
from intake.paper.page_layout import wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.label_text import LabelText

_MIN_SIZE = 8.0


@dataclass(frozen=True)
class LabelProfile:
    """How the labels of a product lie; lengths in millimetres, as its box tells them.

    ``columns`` and ``rows`` are 1 on a roll, where each label is a page of its own.
    """

    width: float
    height: float
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    gap_across: float = 0.0
    gap_down: float = 0.0

    @property
    def is_roll(self) -> bool:
        return self.columns == self.rows == 1

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows


PROFILES = {
    "a4-24": LabelProfile(70, 37, columns=3, rows=8, top=0.5),
    "a4-21": LabelProfile(63.5, 38.1, columns=3, rows=7, left=7.2, top=15.1, gap_across=2.5),
    "a4-14": LabelProfile(99.1, 38.1, columns=2, rows=7, left=4.7, top=15.1, gap_across=2.5),
    "a4-8": LabelProfile(99.1, 67.7, columns=2, rows=4, left=4.7, top=13.1, gap_across=2.5),
    "roll-89": LabelProfile(89, 36),
    "roll-62": LabelProfile(62, 29),
}
"""Sheets by their number of labels, and rolls by their width (docs/sources.md, "Labels")."""


def draw_labels(
    labels: Sequence[LabelText],
    pdf_path: Path,
    font_cache: Path,
    profile: str = "a4-21",
    begin_at: int = 1,
) -> int:
    """Write labels to a file and return the number of sheets.

    ``begin_at`` is the first free label of a sheet that was begun, 1 being the upper left one; a
    roll has no such.
    """
    register_fonts(font_cache)
    lies = PROFILES[profile]
    file = PdfDocument(labels[0].thing, language="nl")
    if lies.is_roll:
        for label in labels:
            page = file.new_page(lies.width * mm, lies.height * mm)
            _draw_label(page, label, (0, 0), lies)
            file.add(page)
    else:
        _draw_on_sheets(file, labels, lies, begin_at)
    write_file(pdf_path, file.content())
    return file.pages


def _draw_on_sheets(
    file: PdfDocument, labels: Sequence[LabelText], lies: LabelProfile, begin_at: int
) -> None:
    skipped = max(0, min(begin_at - 1, lies.per_sheet - 1))
    page = file.new_page(*PAGES["A4"])
    for index, label in enumerate(labels, start=skipped):
        place = index % lies.per_sheet
        if index > skipped and place == 0:
            file.add(page)
            page = file.new_page(*PAGES["A4"])
        row, column = divmod(place, lies.columns)
        left = (lies.left + column * (lies.width + lies.gap_across)) * mm
        upper = page.height - (lies.top + row * (lies.height + lies.gap_down)) * mm
        _draw_label(page, label, (left, upper - lies.height * mm), lies)
    file.add(page)


def _draw_label(
    page: Page, label: LabelText, corner: tuple[float, float], lies: LabelProfile
) -> None:
    left, low = corner
    width, height = lies.width * mm, lies.height * mm
    margin = min(width, height) * 0.09
    side = min(height - 2 * margin, width * 0.32)
    page.draw_qr(label.code.replace("-", ""), left + margin * 0.5, low + (height - side) / 2, side)
    x = left + side + margin * 1.2
    room = left + width - margin - x
    size = height * 0.19
    longest = max(label.thing.split() or [""], key=len)
    size = max(min(size, size * room * 0.97 / max(text_width(longest, BOLD, size), 1.0)), _MIN_SIZE)
    thing = wrap_text(label.thing, BOLD, size, room)
    while len(thing) > 2 and size > _MIN_SIZE:
        size *= 0.9
        thing = wrap_text(label.thing, BOLD, size, room)
    y = low + height - margin
    for line in thing[:2]:
        y -= size * 1.12
        page.draw_text(line, (x, y + size * 0.2), size, bold=True)
    code = height * 0.17
    y -= code * 1.25
    page.draw_text(label.code, (x, y + code * 0.2), code, bold=True)
    small = max(_MIN_SIZE, height * 0.115)
    for line in label.lines:
        y -= small * 1.25
        if y < low + margin * 0.3:
            break
        fitting = small * min(1.0, room / max(text_width(line, REGULAR, small), 1.0))
        page.draw_text(line, (x, y + small * 0.2), max(fitting, 6.0))
