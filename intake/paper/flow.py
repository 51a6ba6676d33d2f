"""Write lines from top to bottom, and continue on another page when one is full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.paper.fonts import font_name
from intake.paper.page_layout import draw_practice_band, wrap_text
from intake.paper.pdf_document import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.paper.pdf_document import Page, PdfDocument

BASELINE = 0.32
"""The base line above the lower edge of a line, by the size of its letters."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How the pages of a paper look; lengths are in points."""

    paper: str = "A4"
    left: float = 45.0
    right: float = 45.0
    top: float = 40.0
    bottom: float = 45.0
    leading: float = 1.4
    practice_mark: str = ""
    mark_size: float = 14.0
    mirrored: bool = False


class Flow:
    """The pages of a paper, the last of which is being written.

    ``foot`` draws what stands below each page; it gets the page and its number, from 1 on. ``head``
    is called at the top of each page after the first, to repeat what a table needs.
    """

    def __init__(
        self,
        file: PdfDocument,
        layout: Layout,
        *,
        foot: Callable[[Page, int], object] | None = None,
    ) -> None:
        self._file = file
        self.layout = layout
        self._foot = foot
        self.head: Callable[[], object] | None = None
        self._number = 0
        self.page: Page
        self.y = 0.0
        self._begin()

    @property
    def width(self) -> float:
        """The width of a line."""
        return self.page.width - self.layout.left - self.layout.right

    @property
    def room(self) -> float:
        """The height that is left on this page."""
        return self.y - self.layout.bottom

    def _begin(self) -> None:
        width, height = PAGES[self.layout.paper]
        self.page = self._file.new_page(width, height, mirrored=self.layout.mirrored)
        self._number += 1
        self.y = height - self.layout.top
        if self.layout.practice_mark:
            band = draw_practice_band(self.page, self.layout.practice_mark, self.layout.mark_size)
            self.y = min(self.y, height - band - 6)

    def start_page(self) -> None:
        """Continue on another page."""
        self.finish()
        self._begin()
        if self.head:
            self.head()

    def finish(self) -> None:
        """Finish the last page."""
        if self._foot:
            self._foot(self.page, self._number)
        self._file.add(self.page)

    def ensure_room(self, height: float) -> None:
        """Continue on another page if this height is not left on this one."""
        if height > self.room:
            self.start_page()

    def skip(self, height: float) -> None:
        """Leave a space."""
        self.y -= height

    def write(
        self, text: str, size: float, *, bold: bool = False, indent: float = 0.0, width: float = 0.0
    ) -> None:
        """Write a text in as many lines as it needs, on the next page if this one is full."""
        room = width or self.width - indent
        for line in wrap_text(text, font_name(bold=bold), size, room):
            self.ensure_room(size * self.layout.leading)
            self.y -= size * self.layout.leading
            left = self.layout.left + indent
            self.page.draw_text(line, (left, self.y + size * BASELINE), size, bold=bold)

    def draw_rule(self, weight: float, *, grey: float = 0.0) -> None:
        """Draw a line over the whole width."""
        right = self.page.width - self.layout.right
        self.page.draw_rule((self.layout.left, self.y), (right, self.y), weight, grey=grey)
