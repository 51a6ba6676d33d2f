"""The left side of a page: a titled list, and a sentence if it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget

from intake.ui.widgets.basics import column, label
from intake.ui.widgets.line_delegate import LineDelegate
from intake.ui.widgets.text_fields import Choice

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget


class ListOrDropDown:
    """A list in a column of its own.

    ``frame`` is put on the page, ``lines`` contains what is below the list. ``choice`` has the same
    entries for a narrow page, with the button of ``add_act`` beside it.
    """

    def __init__(self, title: str, nothing: str, width: int) -> None:
        self.frame, self.lines = column(title, width)
        self._title = self.frame.findChild(QLabel, "title")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setObjectName("entries")
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.choice = Choice()
        self.choice.setAccessibleName(f"{title}, {title.lower()}")
        self.choice.setModel(self.list.model())
        self.choice.setProperty("sizeAdjustPolicy", "AdjustToMinimumContentsLengthWithIcon")
        self.choice.activated.connect(self.list.setCurrentRow)
        self.choice.hide()
        self.list.selectionModel().currentChanged.connect(self._follow)

        self._choice_line = QHBoxLayout()
        self._choice_line.addWidget(self.choice, 1)
        self.lines.addLayout(self._choice_line)
        self.lines.addWidget(self.list, 1)

        self._nothing = label(nothing, "soft")
        self.lines.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._is_narrow = False
        self._has_rows = False
        self._act: QWidget | None = None

    def add_act(self, act: QWidget) -> None:
        """Put a button below the list, or beside the drop-down list."""
        self._act = act
        self.fold(narrow=self._is_narrow)

    def show_rows(self, rows: list[str], current: int) -> None:
        """Show these rows with one selected, without a signal; without rows, tell that."""
        self.list.blockSignals(True)
        for row_index, row in enumerate(rows[: self.list.count()]):
            if self.list.item(row_index).text() != row:
                self.list.item(row_index).setText(row)
        self.list.addItems(rows[self.list.count() :])
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        if rows:
            self.list.setCurrentRow(min(current, len(rows) - 1))
        self.list.blockSignals(False)
        self.show_any(bool(rows))

    def show_any(self, any_rows: bool) -> None:  # noqa: FBT001 - what it shows
        """Show the list, or that it is empty."""
        self._has_rows = any_rows
        self.list.setVisible(any_rows and not self._is_narrow)
        self.choice.setVisible(any_rows and self._is_narrow)
        self._nothing.setVisible(not any_rows)

    def fold(self, *, narrow: bool) -> None:
        """Show the entries as a drop-down list, or as an open one."""
        self._is_narrow = narrow
        if self._title is not None:
            self._title.setVisible(not narrow)
        if self._act is not None and narrow:
            self._choice_line.addWidget(self._act)
        elif self._act is not None:
            self.lines.addWidget(self._act, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_any(self._has_rows)

    def _follow(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.choice.setCurrentIndex(current.row())
