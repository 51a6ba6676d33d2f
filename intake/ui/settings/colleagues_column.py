"""The colleagues on the settings page: who may sign in, and their PINs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from intake.domain.permissions import Role
from intake.ui.centre.pin_question import ask_pin
from intake.ui.widgets.basics import announce, button, clear, label
from intake.ui.widgets.fields import NamedFields
from intake.ui.widgets.text_fields import Choice

if TYPE_CHECKING:
    from intake.domain.staff import Staff
    from intake.kit.translations import Translations
    from intake.ui.settings.colleagues_presenter import ColleaguesPresenter

_LONGEST_PIN = 6


class ColleaguesColumn(QFrame):
    """Wires the list of colleagues to its presenter."""

    def __init__(self, presenter: ColleaguesPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.setSpacing(8)
        lines.addWidget(label(translate("settings-staff"), "title"))
        self._list = QVBoxLayout()
        lines.addLayout(self._list)
        own = button(translate("own-pin-change"), "second")
        own.clicked.connect(self._ask_own_pin)
        lines.addWidget(own)
        lines.addWidget(self._new_colleague())
        self._fault = label("", "fault")
        self._fault.hide()
        lines.addWidget(self._fault)
        self._said = label("", "good")
        self._said.hide()
        lines.addWidget(self._said)
        presenter.listed.connect(self._show)
        presenter.fault.connect(self._show_fault)
        presenter.done.connect(self._tell)

    def _new_colleague(self) -> QWidget:
        self._new = QWidget()
        lines = QVBoxLayout(self._new)
        lines.setContentsMargins(0, 6, 0, 0)
        fields = NamedFields()
        grid = QGridLayout()
        name = fields.add(grid, "name", self._translate("settings-new-name"), (0, 0, 1))
        pin = fields.add(grid, "pin", self._translate("settings-new-pin"), (1, 0, 1))
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.setMaxLength(_LONGEST_PIN)
        role = Choice()
        for code in Role:
            role.addItem(self._translate(f"role-{code}"), str(code))
        fields.lay(grid, self._translate("settings-new-role"), role, (2, 0, 1))
        lines.addLayout(grid)
        add = button(self._translate("settings-add-colleague"), "second")

        def pressed() -> None:
            asked = (name.text(), pin.text(), str(role.currentData()))
            if role.currentData() == str(Role.MANAGER):
                question = self._translate("own-pin-for-manager")
                ask_pin(self, self._translate, partial(self._presenter.add, *asked), question)
            else:
                self._presenter.add(*asked)

        add.clicked.connect(pressed)
        lines.addWidget(add)
        return self._new

    def _show(self, colleagues: list[Staff]) -> None:
        clear(self._list)
        self._new.setVisible(self._presenter.is_manager)
        for staff in colleagues:
            self._list.addWidget(self._entry(staff))

    def _entry(self, staff: Staff) -> QWidget:
        entry = QWidget()
        lines = QVBoxLayout(entry)
        lines.setContentsMargins(0, 2, 0, 6)
        lines.setSpacing(2)
        lines.addWidget(label(staff.name, "strong"))
        lines.addWidget(label(self._translate(f"role-{staff.role}"), "soft"))
        if not self._presenter.is_manager:
            return entry
        if staff.wrong_pins:
            said = self._translate("colleague-wrong-pins", count=staff.wrong_pins)
            lines.addWidget(label(said, "soft"))
        reset = button(self._translate("colleague-new-pin"), "link")
        reset.setAccessibleName(self._translate("colleague-new-pin-for", name=staff.name))
        reset.clicked.connect(partial(self._ask_new_pin, staff))
        lines.addWidget(reset)
        lines.addWidget(self._remove_button(staff))
        return entry

    def _remove_button(self, staff: Staff) -> QPushButton:
        """Make a button that asks once more before it takes somebody off the list."""
        remove = button(self._translate("colleague-remove"), "link")
        remove.setAccessibleName(self._translate("colleague-remove-name", name=staff.name))
        sure = self._translate("colleague-remove-sure", name=staff.name)

        def pressed() -> None:
            if remove.text() == sure:
                self._presenter.remove(staff)
            else:
                remove.setText(sure)
                announce(remove, sure)

        remove.clicked.connect(pressed)
        return remove

    def _ask_new_pin(self, staff: Staff) -> None:
        ask_pin(
            self,
            self._translate,
            partial(self._ask_pin_for, staff),
            self._translate("own-pin-first", name=staff.name),
        )

    def _ask_pin_for(self, staff: Staff, own_pin: str) -> None:
        ask_pin(
            self,
            self._translate,
            partial(self._presenter.reset_pin, own_pin, staff),
            self._translate("colleague-new-pin-for", name=staff.name),
        )

    def _ask_own_pin(self) -> None:
        ask_pin(self, self._translate, self._ask_own_new_pin, self._translate("own-pin-old"))

    def _ask_own_new_pin(self, old_pin: str) -> None:
        ask_pin(
            self,
            self._translate,
            partial(self._presenter.change_own_pin, old_pin),
            self._translate("own-pin-new"),
        )

    def _show_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        if sentence:
            self._said.hide()
            announce(self._fault, sentence)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self._said, sentence)
