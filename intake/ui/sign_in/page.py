"""The page to sign in: a name and a PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.basics import announce, button, column, label
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.sign_in.presenter import SignInPresenter


class SignInPage(QWidget):
    """The page before all others, and after locking."""

    def __init__(
        self, presenter: SignInPresenter, translate: Translations, scale: int, *, practice: bool
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        frame, lines = column(translate("sign-in-title"), round(440 * scale / 100))
        self._pin = LineEdit()
        self._list = QListWidget()
        self._list.setAccessibleName(translate("sign-in-name"))
        self._list.itemActivated.connect(lambda _: self._pin.setFocus())
        lines.addWidget(self._list, 1)
        title = label(translate("sign-in-pin"), "label")
        lines.addWidget(title)
        self._pin.setAccessibleName(translate("sign-in-pin"))
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setMaxLength(6)
        self._pin.returnPressed.connect(self._enter)
        title.setBuddy(self._pin)
        lines.addWidget(self._pin)
        self._fault = label("", "fault")
        self._fault.hide()
        lines.addWidget(self._fault)
        if practice:
            lines.addWidget(label(translate("sign-in-practice"), "care"))
        enter = button(translate("sign-in-enter"), "primary", "Ctrl+Return")
        enter.clicked.connect(self._enter)
        lines.addWidget(enter)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 40, 0, 40)
        holder.addWidget(frame)
        outer.addLayout(holder)
        outer.addStretch(1)
        presenter.listed.connect(self._show)
        presenter.fault.connect(self._show_fault)

    def start(self) -> None:
        """List the names anew; nothing that was typed stays."""
        self._pin.setText("")
        self._presenter.refresh()

    def _show(self, names: list[tuple[UUID, str]]) -> None:
        self._list.clear()
        for staff_id, name in names:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, staff_id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        (self._pin if len(names) == 1 else self._list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._presenter.enter(item.data(Qt.ItemDataRole.UserRole), self._pin.text())

    def _show_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        announce(self._fault, sentence)
        self._pin.selectAll()
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
