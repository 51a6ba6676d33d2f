"""The things of a resident, each with a tick for what goes along, and a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from intake.ui.handovers.counter_choice import RowChoice
from intake.ui.widgets.basics import bind, clear, label, shown_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.handovers.counter_words import ThingRow

_KEYS = 9
_HEADS = ("handover-thing", "handover-from", "handover-where", "handover-condition")
_SHARES = (4, 2, 4, 2)
_BELOW_TICK = 40
"""Where the words beside a tick begin, in pixels."""


class ThingRows(QWidget):
    """Lists things; what can be done in this mode is ticked at first."""

    chosen = Signal(object)  # ThingRow: its chain is wanted

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        self.rows: Sequence[ThingRow] = ()
        self.ticks: list[QCheckBox] = []
        self._chosen = 0
        self._is_chosen = False
        self._wanted: RowChoice | None = None  # to be chosen as soon as it is shown
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        for index, share in enumerate(_SHARES):
            self._grid.setColumnStretch(index, share)

    @property
    def ticked(self) -> list[ThingRow]:
        """The things that go along."""
        return [row for row, tick in zip(self.rows, self.ticks, strict=True) if tick.isChecked()]

    @property
    def current(self) -> ThingRow | None:
        """The thing that an act is about: the only one that is ticked, or the one chosen last."""
        if len(self.ticked) == 1:
            return self.ticked[0]
        if 0 <= self._chosen < len(self.rows):
            return self.rows[self._chosen]
        return None

    @property
    def is_unclear(self) -> bool:
        """Whether several things are ticked and nobody told which one an act is about."""
        return len(self.ticked) > 1 and not self._is_chosen

    @property
    def awaited(self) -> ThingRow | None:
        """The chosen thing that has not been here, or else the first of them."""
        awaited = [row for row in self.rows if row.thing_id is None]
        chosen = [row for row in awaited if row is self.current]
        return next(iter((*chosen, *awaited)), None)

    def choice(self, joined: tuple[UUID, ...]) -> RowChoice:
        """Return what is ticked, and the row that an act is about."""
        ticked = tuple(row.thing_id for row in self.ticked)
        return RowChoice(joined, ticked, self.current.thing_id if self.current else None)

    def choose(self, choice: RowChoice) -> None:
        """Tick these rows and choose one, as soon as all of them are shown."""
        self._wanted = choice
        ids = [row.thing_id for row in self.rows]
        if not {choice.current, *choice.ticked, *choice.joined} <= set(ids):
            return
        self._wanted = None
        self._chosen, self._is_chosen = ids.index(choice.current), True
        for thing_id, tick in zip(ids, self.ticks, strict=True):
            tick.setChecked(thing_id in choice.ticked)

    def show_rows(
        self,
        rows: Sequence[ThingRow],
        *,
        takes_in: bool,
        shown: UUID | None = None,
        is_meant: bool = False,
    ) -> None:
        """Show things; the one whose chain is shown is chosen, else the one that was before.

        ``is_meant`` tells that somebody asked for it by its code.
        """
        ids = [row.thing_id for row in rows]
        if shown is not None and shown in ids:
            self._chosen, self._is_chosen = ids.index(shown), is_meant
        elif ids != [row.thing_id for row in self.rows]:
            self._chosen, self._is_chosen = 0, False
        self.rows = rows
        self.ticks = []
        clear(self._grid)
        for row_index, head in enumerate(_HEADS * bool(rows)):
            self._grid.addWidget(label(self._translate(head), "label", wrap=False), 0, row_index)
        for row_index, row in enumerate(rows):
            self._add_row(row_index, row, takes_in=takes_in)
        if self._wanted:
            self.choose(self._wanted)
        self.setVisible(bool(rows))

    def _add_row(self, index: int, row: ThingRow, *, takes_in: bool) -> None:
        tick = QCheckBox(row.title)
        tick.setAccessibleName(
            " · ".join(part for part in (row.title, row.owner, row.where) if part)
        )
        tick.setChecked(row.can_move(takes_in=takes_in) and row.thing_id is not None)
        tick.clicked.connect(partial(self._choose, index))
        if index < _KEYS:
            keys = f"Alt+{index + 1}"
            tick.setText(f"{row.title}   {shown_key(keys)}")
            bind(tick, keys)
        self.ticks.append(tick)

        line = 2 * index + 1
        self._grid.addWidget(tick, line, 0)
        self._grid.addWidget(label(row.owner), line, 1)
        self._grid.addWidget(label(row.where), line, 2)
        self._grid.addWidget(label(row.condition), line, 3)
        if row.below:
            below = label(row.below, "soft")
            below.setContentsMargins(_BELOW_TICK, 0, 0, 0)
            self._grid.addWidget(below, line + 1, 0, 1, len(_HEADS))

    def _choose(self, index: int) -> None:
        self._chosen = index
        self._is_chosen = self.ticks[index].isChecked()  # who unticks it means the others
        self.chosen.emit(self.rows[index])
