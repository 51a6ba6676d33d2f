"""Draw a table whose heads stand on every sheet and whose rows are never split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.paper.flow import BASELINE
from intake.paper.fonts import BOLD, font_name, mark_missing_letters, text_width
from intake.paper.page_layout import wrap_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.paper.flow import Flow

_GAP = 6.0
"""Points between two columns."""

_PADDING = 3.0
_MAX_SHARE = 0.3
"""The most of the width that one long word may claim."""

_GREY = 0.6
_MAX_IN_CELL = 200
"""Characters of a cell; a longer one is cut, so that its row fits on a sheet."""

TICK = "\u2610"
"""A cell that is an empty box, to be ticked with a pen."""


@dataclass(frozen=True)
class Column:
    """A column: its head, its share of the width, and whether its cells are bold."""

    head: str
    share: float
    bold: bool = False


class Table:
    """A table on the pages of a flow; letters of ``size`` points."""

    def __init__(self, flow: Flow, columns: Sequence[Column], size: float) -> None:
        self._flow = flow
        self._columns = columns
        self._size = size
        self._leading = size * 1.25
        self._widths: list[float] = []

    def draw(self, rows: Sequence[Sequence[str]]) -> None:
        """Draw the heads and the rows, and continue on as many pages as it takes."""
        self._widths = self._fit_widths(rows)
        self._flow.head = self._draw_heads
        self._draw_heads()
        for row in rows:
            self._draw_row(row)
        self._flow.head = None

    def _draw_heads(self) -> None:
        heads = [column.head for column in self._columns]
        if any(heads):
            cells = [
                wrap_text(head, BOLD, self._size, wide)
                for head, wide in zip(heads, self._widths, strict=True)
            ]
            self._draw_cells(cells, bold=True)
        self._flow.draw_rule(1)

    def _draw_row(self, row: Sequence[str]) -> None:
        cells = [
            _cell_lines(cell, column, self._size, wide)
            for cell, column, wide in zip(row, self._columns, self._widths, strict=True)
        ]
        self._flow.ensure_room(self._height(cells))
        self._draw_cells(cells)
        self._flow.draw_rule(0.5, grey=_GREY)

    def _fit_widths(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """Return the widths of the columns: their shares, but none breaks an ordinary word.

        What a narrow column needs is taken from the others, by their shares.
        """
        total = sum(column.share for column in self._columns)
        room = self._flow.width - _GAP * len(self._columns)
        least = [
            min(
                _longest_word([column.head, *(row[index] for row in rows)], self._size) + 1,
                room * _MAX_SHARE,
            )
            for index, column in enumerate(self._columns)
        ]
        if sum(least) > room:
            least = [need * room / sum(least) for need in least]
        spare = room - sum(least)
        wanted = [room * column.share / total for column in self._columns]
        over = [max(want - need, 0.0) for want, need in zip(wanted, least, strict=True)]
        scale = spare / max(sum(over), 1.0)
        return [need + more * scale for need, more in zip(least, over, strict=True)]

    def _height(self, cells: Sequence[Sequence[str]]) -> float:
        return max([len(lines) for lines in cells] + [1]) * self._leading + 2 * _PADDING

    def _draw_cells(self, cells: Sequence[Sequence[str]], *, bold: bool = False) -> None:
        flow = self._flow
        left = flow.layout.left
        for lines, column, wide in zip(cells, self._columns, self._widths, strict=True):
            y = flow.y - _PADDING
            for line in lines:
                y -= self._leading
                if line == TICK:
                    flow.page.draw_box((left, y), (self._size, self._size), weight=0.8)
                else:
                    is_bold = bold or column.bold
                    flow.page.draw_text(
                        line, (left, y + self._size * BASELINE), self._size, bold=is_bold
                    )
            left += wide + _GAP
        flow.y -= self._height(cells)


def _longest_word(texts: Sequence[str], size: float) -> float:
    """Return the width of the longest word, in bold letters."""
    words = {word for text in texts if text != TICK for word in text[:_MAX_IN_CELL].split()}
    return max((text_width(word, BOLD, size) for word in words), default=size)


def _cell_lines(cell: str, column: Column, size: float, width: float) -> list[str]:
    if cell == TICK:
        return [TICK]
    return wrap_text(
        mark_missing_letters(_shorten_cell(cell)), font_name(bold=column.bold), size, width
    )


def _shorten_cell(cell: str) -> str:
    if len(cell) <= _MAX_IN_CELL:
        return cell
    return f"{cell[:_MAX_IN_CELL]}…"
