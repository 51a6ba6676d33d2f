"""A title, and below it lines that each open a resident: what is out, or who still comes."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from uuid import UUID

    from intake.ui.handovers.people_words import PeoplePage, PersonRow


class PeopleList(QWidget):
    """Shows lines about residents. ``resident_wanted`` carries the id of the one to open.

    The lines stay and get other words: the list is shown anew after every code that is typed.
    """

    resident_wanted = Signal(object)  # UUID

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._title = label("", "strong")
        self._counts = label("", "soft")
        self._more_line = label("", "soft")
        self._people = QVBoxLayout()
        self._lines: list[_PersonLine] = []
        lines.addWidget(self._title)
        lines.addWidget(self._counts)
        lines.addLayout(self._people)
        lines.addWidget(self._more_line)

    def show_people(self, page: PeoplePage) -> None:
        """Show the lines of a page, or nothing for a page without a title."""
        self.setVisible(bool(page.title))
        self._title.setText(page.title)
        self._counts.setText(page.counts)
        self._counts.setVisible(bool(page.counts))
        while len(self._lines) < len(page.rows):
            line = _PersonLine()
            line.resident_wanted.connect(self.resident_wanted)
            self._lines.append(line)
            self._people.addWidget(line.button)
        for line, row in zip_longest(self._lines, page.rows):
            line.show_row(row)
        self._more_line.setText(page.more)
        self._more_line.setVisible(bool(page.more))


class _PersonLine(QObject):
    """A line that opens its resident."""

    resident_wanted = Signal(object)  # UUID

    def __init__(self) -> None:
        super().__init__()
        self.button = button("", "link")
        self.button.clicked.connect(self._on_clicked)
        self._resident_id: UUID | None = None

    def show_row(self, row: PersonRow | None) -> None:
        self.button.setVisible(row is not None)
        self._resident_id = None
        if row is None:
            return
        self._resident_id = row.resident_id
        if row.text != self.button.text():
            self.button.setText(row.text)
            self.button.setAccessibleName(row.text)

    def _on_clicked(self) -> None:
        if self._resident_id:
            self.resident_wanted.emit(self._resident_id)
