"""The note for the next shift on the screen: what was promised, what runs out, what came in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake.text.composing.sheet_text import TICK
from intake.ui.printing.sheets_presenter import Wish
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    button,
    clear,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.fields import grow, mark_practice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.text.composing.sheet_text import SheetSection, SheetText
    from intake.ui.printing.sheets_presenter import SheetsPresenter


class ShiftNoteWindow(QWidget):
    """Shows the note; each line opens its request, and one key prints all of it."""

    closed = Signal()
    open_wanted = Signal(object)  # request id: its own page
    print_wanted = Signal(object)  # Wish: this paper

    def __init__(self, presenter: SheetsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self.setWindowTitle(translate("sheet-shift"))
        grow(self, 980, 680)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("sheet-shift"))
        outer.addWidget(frame)

        self._written_line = label("", "soft")
        lines.addWidget(self._written_line)
        inside = ShrinkableContainer()
        self._parts = QVBoxLayout(inside)
        lines.addWidget(make_scroll_area(inside), 1)

        self.paper = button(translate("shift-print"), "second", "Ctrl+P")
        self.paper.clicked.connect(lambda: self.print_wanted.emit(Wish("shift")))
        self._close = button(translate("slip-close"), "second", "Esc")
        self._close.clicked.connect(self.close)
        lines.addWidget(WrapRow(self.paper, self._close))
        mark_practice(self, outer, translate, practice=presenter.practice)
        presenter.shift_shown.connect(self._show)

    def open(self) -> None:
        """Show the note of this moment."""
        self._presenter.show_shift_note()
        self.show()
        self.activateWindow()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        clear(self._parts)
        self.closed.emit()

    def _show(self, sheet: SheetText) -> None:
        self._written_line.setText(sheet.made)
        clear(self._parts)
        for section in sheet.sections:
            self._parts.addWidget(label(section.title, "strong"))
            if section.rows:
                self._parts.addWidget(self._table(section))
            else:
                self._parts.addWidget(label(section.empty, "soft"))
        self._parts.addStretch(1)

    def _table(self, section: SheetSection) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 8)
        for row_index, share in enumerate(section.shares):
            grid.setColumnStretch(row_index, round(share * 100))
        for number, row in enumerate(section.rows):
            request_id = section.request_ids[number]
            for row_index, cell in enumerate(row):
                grid.addWidget(
                    self._cell(section, row, (cell, row_index), request_id), number, row_index
                )
        return table

    def _cell(
        self,
        section: SheetSection,
        row: tuple[str, ...],
        cell: tuple[str, int],
        request_id: UUID | None,
    ) -> QWidget:
        """Return a cell: the code opens the request; a box for a pen is not shown."""
        text, at = cell
        is_code = section.heads[at] == self._translate("sheet-code")
        if is_code and request_id:
            link = button(text, "link")
            link.setAccessibleName(" ".join(part for part in row if part != TICK))
            link.clicked.connect(partial(self._open_request, request_id))
            return link
        return label("" if text == TICK else text)

    def _open_request(self, request_id: UUID, *_: object) -> None:
        self.close()
        self.open_wanted.emit(request_id)
