"""The window that asks for the number and the time of a form before it is typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake.text.composing.date_phrases import short_day
from intake.ui.widgets.basics import button, column, label
from intake.ui.widgets.fields import NamedFields, grow, mark_practice
from intake.ui.widgets.text_fields import Choice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.desk.paper_form_presenter import PaperFormPresenter


class PaperFormStartWindow(QWidget):
    """Asks what stands at the top of the form; the rest is typed at the desk."""

    closed = Signal()

    def __init__(self, presenter: PaperFormPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self.setWindowTitle(translate("paper-form-title"))
        grow(self, 520, 380)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("paper-form-title"))
        outer.addWidget(frame)
        lines.addWidget(label(translate("paper-form-why"), "soft"))

        grid = QGridLayout()
        self.fields = NamedFields()
        self.number = self.fields.add(grid, "number", translate("paper-form-number"), (0, 0, 2))
        self.day = Choice()
        NamedFields.lay(grid, translate("paper-form-day"), self.day, (1, 0, 1))

        self.time = self.fields.add(grid, "time", translate("paper-form-time"), (1, 1, 1))
        self.time.setPlaceholderText(translate("paper-form-time-example"))
        lines.addLayout(grid)
        lines.addStretch(1)

        self.begin = button(translate("paper-form-begin"), "primary", "Ctrl+Return")
        self.begin.clicked.connect(self._begin)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(self.begin)
        lines.addWidget(WrapRow(close))
        self.number.returnPressed.connect(self.day.setFocus)
        self.time.returnPressed.connect(self._begin)
        mark_practice(self, outer, translate, practice=presenter.practice)

        presenter.faults.connect(self._show_faults)
        presenter.begun.connect(self.close)

    def open(self) -> None:
        """Ask for a form; the next of a pile is proposed."""
        self.day.clear()
        days = self._presenter.days()
        for day in days:
            self.day.addItem(short_day(day, self._translate.language), day)
        if self._presenter.day in days:
            self.day.setCurrentIndex(days.index(self._presenter.day))
        self.number.setText(self._presenter.next_number)
        self.time.clear()
        self._show_faults({})
        self.show()
        self.activateWindow()
        first = self.time if self.number.text() else self.number
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self._presenter.begin(self.number.text(), self.day.currentData(), self.time.text())

    def _show_faults(self, sentences: dict[str, str]) -> None:
        shown = dict(sentences)
        if "day" in shown:
            shown["number"] = shown.pop("day")
        self.fields.show_faults(shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
