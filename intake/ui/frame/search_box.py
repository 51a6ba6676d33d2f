"""The search in the header: results are listed below it while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from intake.ui.widgets.basics import announce, set_by_name
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from intake.kit.translations import Translations

_STEPS = {0x0100_0013: -1, 0x0100_0015: 1}
_ENTERS = (0x0100_0004, 0x0100_0005, 0x2100_0005)
_ESCAPE = 0x0100_0000
"""Qt's numbers of Up and Down, of Return and Enter, and of Escape."""

_MAX_ROWS = 9


class SearchBox(LineEdit):
    """Keeps the focus while the arrows move through the results, and Enter opens one."""

    typed = Signal(str)  # the search text
    chosen = Signal(int)  # index of the result

    def __init__(self, translate: Translations, hint: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(translate("search-name"))
        self._translate = translate
        self._enter_waits = False
        self._results: QListWidget | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def results(self) -> QListWidget:
        """The list of results, created at the first search: no start waits for it."""
        if self._results is None:
            from intake.ui.widgets.line_delegate import LineDelegate

            self._results = results = QListWidget()
            results.setObjectName("results")
            results.setItemDelegate(LineDelegate(results))
            results.setAccessibleName(self._translate("search-results"))
            results.setWordWrap(True)
            set_by_name(
                results, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff"
            )
            results.itemClicked.connect(self._on_clicked)
            results.hide()
        return self._results

    @property
    def _is_listing(self) -> bool:
        return self._results is not None and self._results.isVisible()

    def _put_away(self) -> None:
        if self._results is not None:
            self._results.hide()

    def show_found(self, lines: Sequence[str]) -> None:
        """List the results; an empty list tells that there are none."""
        self.results.clear()
        self.results.addItems(list(lines) or [self._translate("search-nothing")])
        if not lines:
            from PySide6.QtCore import Qt

            self.results.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        self._place()
        self.results.setCurrentRow(0)
        announce(self, self._translate("search-found", count=len(lines)))
        if self._enter_waits and lines:
            self._choose(0)
        self._enter_waits = False

    def forget(self) -> None:
        """Clear the field and hide the list."""
        self.setText("")
        if self._results is not None:
            self._results.clear()
        self._put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.keyCombination().toCombined()
        if pressed in _STEPS and self._is_listing:
            row = self.results.currentRow() + _STEPS[pressed]
            self.results.setCurrentRow(max(0, min(self.results.count() - 1, row)))
        elif pressed in _ENTERS:
            self._on_entered()
        elif pressed == _ESCAPE and self._is_listing:
            self._put_away()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put_away()

    def _on_edited(self, text: str) -> None:
        self._enter_waits = False
        if text.strip():
            self.typed.emit(text)
        else:
            self._put_away()

    def _on_entered(self) -> None:
        if self._is_listing:
            self._choose(self.results.currentRow())
        elif self.text().strip():
            self._enter_waits = True
            self.typed.emit(self.text())

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._choose(self.results.row(item))

    def _choose(self, row: int) -> None:
        from PySide6.QtCore import Qt

        item = self.results.item(row)
        self._put_away()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setText("")
            self.chosen.emit(row)

    def _place(self) -> None:
        """Lay the list below the field, over the page."""
        window = self.window()
        if self.results.parentWidget() is not window:
            self.results.setParent(window)
        at = self.mapTo(window, self.rect().bottomLeft())
        heights = [self.results.sizeHintForRow(row) for row in range(self.results.count())]
        room = window.height() - at.y() - self.fontMetrics().height()
        height = min(room, sum(heights[:_MAX_ROWS]) + self.fontMetrics().height() // 2)
        width = max(self.width(), window.width() // 2)  # the field is narrow on a low screen
        self.results.setGeometry(at.x(), at.y() + 2, min(width, window.width() - at.x()), height)
        self.results.show()
        self.results.raise_()
