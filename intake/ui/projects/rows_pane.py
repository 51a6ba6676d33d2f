"""The list of a project: households, lenders or trips, chosen by chips with their numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.kit.text_normalization import normalize_words
from intake.ui.projects.project_words import ProjectPage, Shown
from intake.ui.widgets.basics import button, label, rename, shortcut
from intake.ui.widgets.list_or_drop_down import ListOrDropDown
from intake.ui.widgets.text_fields import Choice, LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from intake.kit.translations import Translations
    from intake.ui.projects.household_words import Row

_WIDTH = 400
_MAX_WITHOUT_SEARCH = 8
"""So many rows are seen at once; with more, a name can be looked for."""

_MAX_LISTED = 200
"""Rows that are listed: nobody walks through more, and each takes time to be laid out."""


class RowsSignals(QObject):
    """What is told of the list."""

    chosen = Signal()  # another row, or other rows
    opened = Signal()  # Enter on a row


class RowsPane(ListOrDropDown):
    """Shows one kind of rows at a time; on a narrow page from a drop-down list."""

    def __init__(self, translate: Translations, scale: int) -> None:
        width = round(_WIDTH * scale / 100)
        super().__init__(translate("project-list"), translate("project-list-empty"), width)
        self.signals = RowsSignals(self.frame)
        self.shown = Shown.LACKING
        self._translate = translate
        self._page = ProjectPage(rows={})
        self._listed: tuple[Row, ...] = ()
        self.list.currentRowChanged.connect(lambda _row: self.signals.chosen.emit())
        self.list.itemActivated.connect(lambda _item: self.signals.opened.emit())

        self.chips: dict[Shown, QPushButton] = {}
        for index, shown in enumerate(Shown, start=1):
            chip = self.chips[shown] = button("", "chip", f"Alt+{index}")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self.show_kind, shown))

        self._chip_row = WrapRow(*self.chips.values())
        self._keys = [
            shortcut(f"Alt+{index}", self.frame, partial(self.show_kind, shown))
            for index, shown in enumerate(Shown, start=1)
        ]
        self._use_keys_of_chips(narrow=False)

        self._filter_choice = Choice()
        self._filter_choice.setAccessibleName(translate("project-which-rows"))
        self._filter_choice.activated.connect(lambda at: self.show_kind(list(Shown)[at]))
        self._filter_choice.hide()

        self.find = LineEdit()
        self.find.setAccessibleName(translate("project-find"))
        self.find.setPlaceholderText(translate("project-find"))
        self.find.textChanged.connect(lambda _text: self._show_found())
        self.find.hide()

        self._more_line = label("", "soft")
        self._more_line.hide()
        for index, part in enumerate((self._filter_choice, self._chip_row, self.find), start=1):
            self.lines.insertWidget(index, part)
        self.lines.addWidget(self._more_line)
        self.show_page(self._page)

    @property
    def row(self) -> Row | None:
        """The row that is chosen."""
        index = self.list.currentRow()
        return self._listed[index] if 0 <= index < len(self._listed) else None

    def show_page(self, page: ProjectPage) -> None:
        """Show the rows of a project, with their numbers on the chips."""
        self._page = page
        self._filter_choice.clear()
        for index, (shown, chip) in enumerate(self.chips.items(), start=1):
            text = self._translate(f"project-shown-{shown}", count=len(page.rows.get(shown, ())))
            rename(chip, text, f"Alt+{index}")
            self._filter_choice.addItem(text)
        self.show_kind(self.shown)

    def show_kind(self, shown: Shown) -> None:
        """Show other rows, from the first on."""
        if shown is not self.shown:
            self.list.setCurrentRow(-1)
        self.shown = shown
        for name, chip in self.chips.items():
            chip.setChecked(name is shown)
        self._filter_choice.setCurrentIndex(list(Shown).index(shown))
        self._show_found()

    def _show_found(self) -> None:
        """Show the rows that have what was typed, the first of very many."""
        rows = self._page.rows.get(self.shown, ())
        wanted = normalize_words(self.find.text())
        found = [row for row in rows if not wanted or wanted in normalize_words(row.text)]
        self._listed = tuple(found[:_MAX_LISTED])
        self._more_line.setVisible(len(found) > _MAX_LISTED)
        left = len(found) - _MAX_LISTED
        self._more_line.setText(self._translate("project-more-rows", count=max(0, left)))
        self.find.setVisible(len(rows) > _MAX_WITHOUT_SEARCH or bool(wanted))
        current = max(0, min(self.list.currentRow(), len(self._listed) - 1))
        self.show_rows([row.text for row in self._listed], current)
        self.signals.chosen.emit()

    def fold(self, *, narrow: bool) -> None:
        """Choose the rows, and which rows, from drop-down lists on a narrow page."""
        super().fold(narrow=narrow)
        self._chip_row.setVisible(not narrow)
        self._filter_choice.setVisible(narrow)
        self._use_keys_of_chips(narrow=narrow)

    def _use_keys_of_chips(self, *, narrow: bool) -> None:
        """Let the same keys work where the chips, which have them, are not shown."""
        for key in self._keys:
            key.setEnabled(narrow)
