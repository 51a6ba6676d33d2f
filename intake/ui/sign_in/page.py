"""The page to sign in: a name and a PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.line_delegate import LineDelegate
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from intake.kit.translations import Translations
    from intake.ui.sign_in.presenter import SignInPresenter

_MAX_SHOWN = 6
"""Number of names that are visible; the others by scrolling."""


class PinField(LineEdit):
    """Takes the PIN; the arrows move through the names above it."""

    moved = Signal(int)  # names to move down

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class SignInPage(QWidget):
    """The page before all others, and after locking."""

    def __init__(
        self, presenter: SignInPresenter, translate: Translations, scale: int, *, practice_pin: str
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        inside = ShrinkableContainer()
        across = QHBoxLayout(inside)
        across.addStretch(1)

        frame, lines = column(translate("sign-in-title"), round(440 * scale / 100))
        self._pin = PinField()
        self._list = QListWidget()
        self._list.setObjectName("entries")
        self._list.setItemDelegate(LineDelegate(self._list))
        self._list.setAccessibleName(translate("sign-in-name"))
        self._list.itemActivated.connect(lambda _: self._pin.setFocus())
        self._list.itemClicked.connect(lambda _: self._pin.setFocus())
        lines.addWidget(self._list)

        title = label(translate("sign-in-pin"), "label")
        lines.addWidget(title)
        self._pin.setAccessibleName(translate("sign-in-pin"))
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setMaxLength(6)
        self._pin.returnPressed.connect(self._enter)
        self._pin.moved.connect(self._move_selection)
        title.setBuddy(self._pin)
        lines.addWidget(self._pin)

        self._error_line = label("", "fault")
        self._error_line.hide()
        lines.addWidget(self._error_line)
        if practice_pin:
            lines.addWidget(label(translate("sign-in-practice", pin=practice_pin), "care"))

        enter = button(translate("sign-in-enter"), "primary", "Ctrl+Return")
        enter.clicked.connect(self._enter)
        lines.addWidget(enter)

        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(2)
        across.addLayout(middle)
        across.addStretch(1)

        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(make_scroll_area(inside))

        presenter.listed.connect(self._show)
        presenter.fault.connect(self._show_field_error)

    def start(self) -> None:
        """List the names again; nothing that was typed is kept."""
        self._pin.setText("")
        self._error_line.hide()
        self._presenter.refresh()

    def _show(self, names: list[tuple[UUID, str]]) -> None:
        self._list.clear()
        for staff_id, name in names:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, staff_id)
            self._list.addItem(item)
        self._list.setCurrentRow(self._presenter.last_row(names))
        heights = [self._list.sizeHintForRow(row) for row in range(len(names))]
        self._list.setFixedHeight(sum(heights[:_MAX_SHOWN]) + 4)
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_selection(self, step: int) -> None:
        """Select another name by the arrows while the PIN has the focus."""
        row = self._list.currentRow() + step
        self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))

    def _enter(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._presenter.enter(item.data(Qt.ItemDataRole.UserRole), self._pin.text())

    def _show_field_error(self, sentence: str) -> None:
        self._error_line.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        announce(self._error_line, sentence)
        self._pin.selectAll()
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
