"""Draw a slip.

Large, black on white, one thing at a time; what does not fit goes to a second page that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.kit.text_normalization import capitalize_first
from intake.paper.clock_face import draw_clock
from intake.paper.fonts import BOLD, REGULAR, font_name, register_fonts, text_width
from intake.paper.page_layout import draw_practice_band, wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument
from intake.paper.picture_slip import add_picture_page
from intake.paper.text_direction import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from intake.paper.pdf_document import Page
    from intake.text.composing.slip_text import Block, SlipText

_LEADING = 1.4
_MIN_SIZE = 14

_BASELINE = 0.32
"""The base line above the lower edge of a line, by the size of its letters."""

_ARABIC_SIZE = 1.15
"""Arabic letters are smaller than Latin ones of the same size (docs/sources.md, "Scripts")."""

_MAX_AGAIN = 3
"""Lines of the title at the top of each further page."""


@dataclass
class _Sheet:
    """A page that is being drawn: the position of the pen, and the scale.

    Lengths are in points, from the lower left.
    """

    page: Page
    margin: float
    size: float
    y: float
    small_page: bool

    @property
    def gap(self) -> float:
        """The space above and below a block."""
        return self.size * (0.3 if self.small_page or self.page.mirrored else 0.55)

    @property
    def right(self) -> float:
        return self.page.width - self.margin

    def write_line(
        self,
        text: str,
        *,
        x: float | None = None,
        bold: bool = False,
        size: float | None = None,
        flush: bool = True,
    ) -> None:
        """Write one line and move the pen down by its height."""
        size = size or self.size
        self.y -= size * _LEADING
        left = self.margin if x is None else x
        side = "left" if flush else "right"
        at = left if flush else self.right
        self.page.draw_text(text, (at, self.y + size * _BASELINE), size, bold=bold, side=side)

    def draw_rule(self, weight: float, grey: float = 0.0) -> None:
        self.page.draw_rule((self.margin, self.y), (self.right, self.y), weight, grey=grey)


def draw_slip(slip: SlipText, pdf_path: Path, font_cache: Path, paper: str = "A4") -> int:
    """Write a slip to a file and return the number of pages.

    ``font_cache`` is the folder of the cut fonts.
    """
    register_fonts(font_cache)
    file = PdfDocument(f"{slip.title} – {slip.code}", author=slip.centre, language=slip.language)
    add_slip(file, slip, paper)
    write_file(pdf_path, file.content())
    return file.pages


def _go_on(_drawn: int) -> bool:
    return True


def draw_slips(
    slips: Sequence[SlipText],
    pdf_path: Path,
    font_cache: Path,
    paper: str = "A4",
    *,
    progress: Callable[[int], bool] = _go_on,
) -> int:
    """Write many slips to one file and return the number of pages.

    ``progress`` is told how many are drawn; as soon as it returns False nothing is written, and 0
    is returned.
    """
    register_fonts(font_cache)
    first = slips[0]
    file = PdfDocument(first.centre, author=first.centre, language=first.language)
    for drawn, slip in enumerate(slips, start=1):
        add_slip(file, slip, paper)
        if not progress(drawn):
            return 0
    write_file(pdf_path, file.content())
    return file.pages


def add_slip(file: PdfDocument, slip: SlipText, paper: str = "A4") -> None:
    """Draw a slip on as many new pages of a file as it needs, then the same in Dutch.

    The pictures for people who cannot read come first.
    """
    if slip.pictures:
        add_picture_page(file, slip.pictures, paper)
    for text in (slip, slip.also) if slip.also else (slip,):
        pages = _SlipPages(file, text, paper)
        _draw_head(pages)
        for index, block in enumerate(text.blocks):
            _place_block(pages, block, first=not index)
        pages.finish()


class _SlipPages:
    """The pages of one slip.

    They turn to the next page before something reaches the foot, and say so there.
    """

    def __init__(self, file: PdfDocument, slip: SlipText, paper: str) -> None:
        self._file = file
        self._paper = paper
        self.slip = slip
        self.sheet = _begin_page(file, slip, paper)
        self.foot = _foot_height(self.sheet, slip)
        self.fresh = self.sheet.y - self.foot
        """The room of a new page in points, less after its heading is drawn."""

    @property
    def room(self) -> float:
        return self.sheet.y - self.foot

    def start_new_page(self, *, headed: bool = True) -> None:
        _draw_foot(self.sheet, self.slip, continues=True)
        self._file.add(self.sheet.page)
        self.sheet = _begin_page(self._file, self.slip, self._paper)
        if headed:
            size = self.sheet.size * 1.2
            lines = wrap_text(self.slip.title, BOLD, size, self.sheet.right - self.sheet.margin)
            if len(lines) > _MAX_AGAIN:
                lines = [
                    *lines[: _MAX_AGAIN - 1],
                    lines[_MAX_AGAIN - 1].rpartition(" ")[0] + " …",
                ]
            for line in lines:
                self.sheet.write_line(line, bold=True, size=size)
            self.sheet.y -= self.sheet.size * 0.3
        self.fresh = self.room

    def finish(self) -> None:
        """Draw the foot of the last page."""
        _draw_foot(self.sheet, self.slip, continues=False)
        self._file.add(self.sheet.page)

    def write_line(self, text: str, *, bold: bool = False, size: float | None = None) -> None:
        """Write a line of the head, on the next page if this one is full."""
        if (size or self.sheet.size) * _LEADING > self.room:
            self.start_new_page(headed=False)
        self.sheet.write_line(text, bold=bold, size=size)


def _place_block(pages: _SlipPages, block: Block, *, first: bool) -> None:
    """Draw a block on this page, on the next if it fits there, or else on as many as it needs."""
    lines = _block_lines(pages.sheet, block)
    if _block_height(pages.sheet, len(lines)) <= pages.room:
        if not first:
            pages.sheet.draw_rule(0.7, 0.7)
        _draw_block(pages.sheet, block, lines)
        return
    if pages.room < pages.fresh and (not first or pages.room < _block_height(pages.sheet, 1)):
        pages.start_new_page()
    while lines:
        fit = max(
            1, int((pages.room - _block_height(pages.sheet, 0)) / (pages.sheet.size * _LEADING))
        )
        _draw_block(pages.sheet, block, lines[:fit])
        lines = lines[fit:]
        if lines:
            pages.start_new_page()


def _begin_page(file: PdfDocument, slip: SlipText, paper: str) -> _Sheet:
    width, height = PAGES[paper]
    page = file.new_page(width, height, mirrored=slip.language in RIGHT_TO_LEFT)
    margin = 26.0
    if paper == "A4":
        margin = 45.0
    size = float(max(slip.size if paper == "A4" else min(slip.size, 24), 16))
    if page.mirrored:
        size = round(size * _ARABIC_SIZE, 1)
    sheet = _Sheet(
        page=page, margin=margin, size=size, y=height - margin * 0.7, small_page=paper == "A5"
    )
    if slip.practice:
        band = draw_practice_band(page, slip.practice_mark, size)
        sheet.y = height - band - size * 0.2
    return sheet


def _draw_head(pages: _SlipPages) -> None:
    sheet = pages.sheet
    slip = pages.slip
    (_draw_small_head if sheet.small_page else _draw_wide_head)(sheet, slip)
    sheet.y -= sheet.size * 0.3
    sheet.draw_rule(2)
    sheet.y -= sheet.gap * 0.4
    big = sheet.size * (1.3 if sheet.small_page else 1.45)
    for line in wrap_text(capitalize_first(slip.title), BOLD, big, sheet.right - sheet.margin):
        pages.write_line(line, bold=True, size=big)
    for line in wrap_text(slip.for_whom, REGULAR, sheet.size, sheet.right - sheet.margin):
        pages.write_line(line)
    pages.sheet.y -= sheet.gap * 0.5


def _draw_wide_head(sheet: _Sheet, slip: SlipText) -> None:
    small = max(sheet.size * 0.85, _MIN_SIZE)
    half = (sheet.right - sheet.margin) * 0.58
    top = sheet.y
    for line in wrap_text(slip.centre, BOLD, small, half):
        sheet.write_line(line, bold=True, size=small)
    if slip.phone:
        for line in wrap_text(f"{slip.phone_line} {slip.phone}", BOLD, small, half):
            sheet.write_line(line, bold=True, size=small)
    left = sheet.y
    sheet.y = top
    for hours in slip.hours:
        for line in wrap_text(hours, REGULAR, small, (sheet.right - sheet.margin) * 0.4):
            sheet.write_line(line, size=small, flush=False)
    sheet.y = min(left, sheet.y)


def _draw_small_head(sheet: _Sheet, slip: SlipText) -> None:
    width = sheet.right - sheet.margin
    phone = text_width(slip.phone, BOLD, _MIN_SIZE) + _MIN_SIZE
    top = sheet.y
    for line in wrap_text(slip.centre, BOLD, _MIN_SIZE, width - phone):
        sheet.write_line(line, bold=True, size=_MIN_SIZE)
    left = sheet.y
    sheet.y = top
    if slip.phone:
        sheet.write_line(slip.phone, bold=True, size=_MIN_SIZE, flush=False)
    sheet.y = min(left, sheet.y)
    for line in wrap_text(", ".join(slip.hours), REGULAR, _MIN_SIZE, width):
        sheet.write_line(line, size=_MIN_SIZE)


def _text_start(sheet: _Sheet) -> float:
    return sheet.margin + sheet.size * 3.1


def _block_lines(sheet: _Sheet, block: Block) -> list[str]:
    width = sheet.right - _text_start(sheet)
    return [
        line
        for said in block.lines
        for line in wrap_text(
            said, font_name(bold=bool(block.strong) and block.strong in said), sheet.size, width
        )
    ]


def _block_height(sheet: _Sheet, lines: int) -> float:
    return sheet.size * (_LEADING * (1.1 + lines)) + sheet.gap


def _draw_block(sheet: _Sheet, block: Block, lines: list[str]) -> None:
    left = _text_start(sheet)
    sheet.y -= sheet.gap * 0.4
    _draw_pictogram(sheet, block)
    sheet.write_line(block.heading, x=left, bold=True, size=sheet.size * 1.1)
    for line in lines:
        sheet.y -= sheet.size * _LEADING
        base = sheet.y + sheet.size * _BASELINE
        sheet.page.draw_text_with_strong(line, block.strong, (left, base), sheet.size)
    sheet.y -= sheet.gap * 0.6


def _draw_pictogram(sheet: _Sheet, block: Block) -> None:
    size = sheet.size * 2.3
    bottom = sheet.y - size - sheet.size * 0.2
    if block.clock:
        draw_clock(sheet.page, sheet.margin, bottom, size, block.clock)
    else:
        sheet.page.draw_icon(block.icon, sheet.margin, bottom, size)


def _qr_size(sheet: _Sheet) -> float:
    """The size of the QR: the height of a foot of two lines."""
    lines = _LEADING * (sheet.size * 1.1 + _foot_size(sheet) * 2)
    return lines + sheet.margin * 0.15 + (0 if sheet.small_page else sheet.size * 1.8)


def _foot_size(sheet: _Sheet) -> float:
    return max(sheet.size * 0.85, _MIN_SIZE)


def _foot_text_start(sheet: _Sheet) -> float:
    return sheet.margin + _qr_size(sheet) + sheet.size * 0.2


def _foot_lines(sheet: _Sheet, sentences: tuple[str, ...], font: str) -> list[str]:
    return [
        line
        for sentence in sentences
        for line in wrap_text(
            sentence, font, _foot_size(sheet), sheet.right - _foot_text_start(sheet)
        )
    ]


def _foot_height(sheet: _Sheet, slip: SlipText) -> float:
    """The height of the foot: the QR beside the code and the longer of its two texts."""
    most = max(
        len(_foot_lines(sheet, tuple(slip.safety), REGULAR)),
        len(_foot_lines(sheet, (slip.more,), BOLD)),
    )
    text = _LEADING * (sheet.size * 1.1 + _foot_size(sheet) * most) + (
        0 if sheet.small_page else sheet.size * 0.5
    )
    return max(_qr_size(sheet) + sheet.margin * 0.55, text + sheet.margin * 0.7)


def _draw_foot(sheet: _Sheet, slip: SlipText, *, continues: bool) -> None:
    sheet.y = _foot_height(sheet, slip)
    sheet.draw_rule(2)
    side = _qr_size(sheet)
    code = slip.code.replace("-", "")
    sheet.page.draw_qr(code, sheet.margin - side * 0.1, sheet.margin * 0.45, side)
    left = _foot_text_start(sheet)
    if not sheet.small_page:
        sheet.y -= sheet.size * 0.5
    sheet.write_line(slip.code, x=left, bold=True, size=sheet.size * 1.1)
    for line in _foot_lines(
        sheet, (slip.more,) if continues else tuple(slip.safety), font_name(bold=continues)
    ):
        sheet.write_line(line, x=left, size=_foot_size(sheet), bold=continues)
