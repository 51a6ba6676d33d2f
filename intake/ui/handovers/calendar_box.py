"""The calendar of the centre's own things: how many are free on each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from intake.ui.widgets.basics import clear, label, set_by_name

if TYPE_CHECKING:
    from intake.desk.custody.loan_calendar import LoanDays
    from intake.kit.translations import Translations

_WEEKDAYS = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
}
_NONE = "–"


class CalendarBox(QWidget):
    """A row for each thing and a column for each day; where none is free stands a dash."""

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        self.setAccessibleName(translate("handover-calendar"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setHorizontalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.free: dict[str, tuple[int, ...]] = {}
        self.hide()

    def show_days(self, calendar: LoanDays) -> None:
        """Show the calendar; nothing if the centre has no things."""
        clear(self._grid)
        names = _WEEKDAYS[self._translate.language]
        for column, day in enumerate(calendar.days, 1):
            self._add_cell(f"{names[day.weekday()]}\n{day.day}", 0, column, "soft")
        self.free = {row.thing.name: row.free for row in calendar.things}
        for index, row in enumerate(calendar.things, 1):
            self._grid.addWidget(label(row.thing.name), index, 0)
            for column, free in enumerate(row.free, 1):
                self._add_cell(str(free or _NONE), index, column)
        self.setVisible(bool(calendar.things))

    def _add_cell(self, text: str, row: int, column: int, name: str = "") -> None:
        cell = label(text, name, wrap=False)
        set_by_name(cell, alignment="AlignCenter")
        self._grid.addWidget(cell, row, column)
