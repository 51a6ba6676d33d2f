"""The window in which coupons are typed in, in the order of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from intake.text.composing.counter_papers import COUPON_CHOICES, COUPON_TIMES
from intake.ui.widgets.basics import announce, button, column, label
from intake.ui.widgets.fields import NamedFields, grow, mark_practice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.volunteers.coupon_presenter import CouponPresenter


class CouponWindow(QWidget):
    """Asks what stands on a coupon; after saving it is empty for the next."""

    closed = Signal()

    def __init__(self, presenter: CouponPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._words = translate.bound_to(translate.language)
        self.setWindowTitle(translate("coupon-typing"))
        grow(self, 560, 560)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("coupon-typing"))
        outer.addWidget(frame)

        grid = QGridLayout()
        self.fields = NamedFields()
        self.name = self.fields.add(grid, "name", translate("coupon-typing-name"), (0, 0, 1))
        self.phone = self.fields.add(grid, "phone", translate("coupon-typing-phone"), (0, 1, 1))
        lines.addLayout(grid)

        self.choices = self._boxes(lines, translate("coupon-typing-what"), COUPON_CHOICES)
        self.times = self._boxes(lines, translate("coupon-typing-when"), COUPON_TIMES)
        self._status_line = label("", "good")
        self._status_line.hide()
        lines.addWidget(self._status_line)
        lines.addStretch(1)

        self.save = button(translate("coupon-save"), "primary", "Ctrl+Return")
        self.save.clicked.connect(self._save)
        lines.addWidget(self.save)

        undo = button(translate("coupon-undo"), "second", "Alt+Z")
        undo.clicked.connect(presenter.undo)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(WrapRow(undo, close))
        mark_practice(self, outer, translate, practice=presenter.practice)

        presenter.faults.connect(self.fields.show_faults)
        presenter.saved.connect(self._on_saved)

    def _boxes(
        self, lines: QVBoxLayout, title: str, names: tuple[str, ...]
    ) -> dict[str, QCheckBox]:
        lines.addWidget(label(title, "label"))
        boxes = {}
        for name in names:
            said = self._words(f"coupon-{name}")
            boxes[name] = QCheckBox(said)
            boxes[name].setAccessibleName(f"{title} {said}")
        lines.addWidget(WrapRow(*boxes.values()))
        return boxes

    def open(self) -> None:
        """Show an empty coupon."""
        self._empty()
        self._status_line.hide()
        self.show()
        self.activateWindow()

    def _empty(self) -> None:
        self.fields.show({})
        self.fields.show_faults({})
        for box in (*self.choices.values(), *self.times.values()):
            box.setChecked(False)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self._presenter.save(
            self.name.text(),
            self.phone.text(),
            {name for name, box in self.choices.items() if box.isChecked()},
            {name for name, box in self.times.items() if box.isChecked()},
        )

    def _on_saved(self, sentence: str) -> None:
        self._empty()
        self._status_line.setText(sentence)
        self._status_line.show()
        announce(self._status_line, sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
