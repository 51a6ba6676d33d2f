"""Draw a slip for people who cannot read: large pictograms, a calendar page and a clock face."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.paper.clock_face import draw_clock
from intake.paper.fonts import BOLD, text_width
from intake.paper.page_layout import draw_practice_band, wrap_text
from intake.paper.pdf_document import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.paper.pdf_document import Page, PdfDocument
    from intake.text.composing.picture_slip import Moment, PictureText

    _Draw = Callable[[Page, "_Cell"], None]

_MIN_SIZE = 14.0
_MAX_LINES = 2
_SUNRISE, _SUNSET = 6, 18
"""Hours between which the sun stands beside the clock face."""

_FOOT_SHARE = 0.13
"""The share of the page below the pictures."""


class _Cell(NamedTuple):
    """A part of the page, in points from the lower left."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def picture(self) -> float:
        """The side of the picture in it: the words below need the rest."""
        return min(self.width * 0.8, self.height * 0.62)

    @property
    def picture_corner(self) -> tuple[float, float]:
        """The lower left corner of the picture."""
        left = self.left + (self.width - self.picture) / 2
        return left, self.bottom + self.height * 0.94 - self.picture

    @property
    def words(self) -> float:
        """The size of the letters below the picture."""
        return max(_MIN_SIZE, self.height * 0.1)


def add_picture_page(file: PdfDocument, text: PictureText, paper: str) -> None:
    """Draw the pictures of a slip on a new page of a file."""
    page = file.new_page(*PAGES[paper])
    top = page.height
    if text.practice_mark:
        top -= draw_practice_band(page, text.practice_mark, _MIN_SIZE)
    rows = _rows_of(text)
    margin = page.width * 0.06
    foot = page.height * _FOOT_SHARE
    height = (top - margin - foot) / len(rows)
    for row_index, row in enumerate(rows):
        bottom = top - margin * 0.5 - (row_index + 1) * height
        width = (page.width - 2 * margin) / len(row)
        for column, draw in enumerate(row):
            draw(page, _Cell(margin + column * width, bottom, width, height))
        if row_index:
            upper = bottom + height
            page.draw_rule((margin, upper), (page.width - margin, upper), 0.7, grey=0.7)
    _draw_foot(page, text, margin, foot)
    file.add(page)


def _rows_of(text: PictureText) -> list[list[_Draw]]:
    """Return what stands beside each other, row by row."""
    what = _pictogram(text.icon, text.what)
    if text.moment is None:
        rows = [[what, _pictogram("mdi6.account-search", "")]]
        if text.ring:
            ring = _pictogram("mdi6.phone-incoming", text.phone)
            rows.append([ring, _calendar(text.ring), _clock(text.ring)])
        return rows
    first = [what]
    if text.who:
        first.append(_pictogram("mdi6.account-check", text.who))
    place = _pictogram(text.place_icon, text.place)
    word = _pictogram("mdi6.chat-question", text.code_word)
    rows = [first, [_calendar(text.moment), _clock(text.moment)], [place, word]]
    if text.back:
        back = _pictogram("mdi6.keyboard-return", "")
        rows.append([back, _calendar(text.back), _clock(text.back)])
    return rows


def _pictogram(icon: str, words: str) -> _Draw:
    """Return what draws a pictogram with words below it."""

    def draw(page: Page, cell: _Cell) -> None:
        page.draw_icon(icon, *cell.picture_corner, cell.picture)
        _draw_words(page, cell, words)

    return draw


def _calendar(moment: Moment) -> _Draw:
    """Return what draws a page of a calendar: the weekday above the day, the month below it."""

    def draw(page: Page, cell: _Cell) -> None:
        side = cell.picture
        left, low = cell.picture_corner
        bar = side * 0.26
        middle = left + side / 2
        page.draw_box((left, low), (side, side), weight=side * 0.02)
        page.draw_box((left, low + side - bar), (side, bar), fill="0 g")
        with page.draw_in_white():
            size = _fitting_size(moment.weekday, side * 0.92, bar * 0.62)
            above = (middle, low + side - bar * 0.7)
            page.draw_text(moment.weekday, above, size, bold=True, side="centre")
        page.draw_text(
            str(moment.day), (middle, low + side * 0.25), side * 0.56, bold=True, side="centre"
        )
        size = _fitting_size(moment.month, side * 0.92, side * 0.15)
        page.draw_text(moment.month, (middle, low + side * 0.07), size, bold=True, side="centre")

    return draw


def _clock(moment: Moment) -> _Draw:
    """Return what draws a clock face, with the sun or the moon and the time in digits."""

    def draw(page: Page, cell: _Cell) -> None:
        clock = moment.clock
        draw_clock(page, *cell.picture_corner, cell.picture, clock)
        icon = "mdi6.weather-night"
        if _SUNRISE <= clock.hour < _SUNSET:
            icon = "mdi6.white-balance-sunny"
        size = cell.words * 1.15
        y = cell.picture_corner[1] - size * 1.4
        middle = cell.left + cell.width / 2
        page.draw_icon(icon, middle - size * 1.9, y - size * 0.25, size * 1.25)
        page.draw_text(f"{clock.hour}:{clock.minute:02d}", (middle, y), size, bold=True)

    return draw


def _draw_words(page: Page, cell: _Cell, words: str) -> None:
    size = cell.words
    lines = wrap_text(words, BOLD, size, cell.width * 0.96)
    if len(lines) > _MAX_LINES:
        lines = [*lines[: _MAX_LINES - 1], f"{lines[_MAX_LINES - 1]} …"]
    y = cell.picture_corner[1] - size * 0.2
    for line in lines:
        y -= size * 1.2
        page.draw_text(line, (cell.left + cell.width / 2, y), size, bold=True, side="centre")


def _fitting_size(words: str, width: float, size: float) -> float:
    """Return the size at which words fit, at most the one that is given."""
    return min(size, size * width / max(text_width(words, BOLD, size), 1.0))


def _draw_foot(page: Page, text: PictureText, margin: float, foot: float) -> None:
    upper = foot
    page.draw_rule((margin, upper), (page.width - margin, upper), 2)
    side = foot * 0.78
    page.draw_qr(text.code.replace("-", ""), page.width - margin - side, margin * 0.35, side)
    icon = foot * 0.42
    page.draw_icon("mdi6.phone", margin, upper - icon * 1.2, icon)
    room = page.width - 2 * margin - side - icon * 1.4
    size = _fitting_size(text.phone, room, foot * 0.34)
    page.draw_text(text.phone, (margin + icon * 1.3, upper - icon * 0.98), size, bold=True)
    below = f"{text.centre} · {text.code}"
    page.draw_text(
        below, (margin, margin * 0.55), _fitting_size(below, room + icon * 1.3, _MIN_SIZE)
    )
