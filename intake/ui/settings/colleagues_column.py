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

from intake.domain.permissions import Role, has_more_rights
from intake.ui.centre.pin_question import ask_pin
from intake.ui.widgets.basics import announce, button, clear, label
from intake.ui.widgets.fields import NamedFields
from intake.ui.widgets.text_fields import Choice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.domain.staff import Staff
    from intake.kit.translations import Translations
    from intake.ui.settings.colleagues_presenter import ColleaguesPresenter

_LONGEST_PIN = 6


class ColleaguesColumn(QFrame):
    """Connects the list of colleagues with its presenter."""

    def __init__(self, presenter: ColleaguesPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.setSpacing(8)
        lines.addWidget(label(translate("section-staff"), "title"))

        self._list = QGridLayout()
        self._list.setHorizontalSpacing(16)
        self._list.setColumnStretch(2, 1)
        lines.addLayout(self._list)

        own = button(translate("own-pin-change"))
        own.clicked.connect(self._ask_own_pin)
        lines.addWidget(WrapRow(own))
        lines.addWidget(self._build_change_form())
        lines.addWidget(self._build_new_colleague_form())

        self._error_line = label("", "fault")
        self._error_line.hide()
        lines.addWidget(self._error_line)

        self._status_line = label("", "good")
        self._status_line.hide()
        lines.addWidget(self._status_line)

        presenter.listed.connect(self._show)
        presenter.fault.connect(self._show_field_error)
        presenter.done.connect(self._show_status)

    def _role_choice(self) -> Choice:
        role = Choice()
        for code in Role:
            role.addItem(self._translate(f"role-{code}"), str(code))
        return role

    def _build_change_form(self) -> QWidget:
        """Create the fields to change a colleague, hidden until they are needed."""
        self._colleague_in_form: Staff | None = None
        self._change_form = QFrame()
        self._change_form.setObjectName("card")
        lines = QVBoxLayout(self._change_form)
        self._form_title = label("", "strong")
        lines.addWidget(self._form_title)

        fields = NamedFields()
        grid = QGridLayout()
        self._name = fields.add(grid, "name", self._translate("colleague-name-of"), (0, 0, 1))
        self._role = self._role_choice()
        fields.lay(grid, self._translate("colleague-role-of"), self._role, (0, 1, 1))
        lines.addLayout(grid)

        save = button(self._translate("colleague-keep"), "second")
        save.clicked.connect(self._save_change)
        cancel = button(self._translate("colleague-leave"), "link")
        cancel.clicked.connect(self._change_form.hide)
        lines.addWidget(WrapRow(save, cancel))
        self._change_form.hide()
        return self._change_form

    def _open_change_form(self, staff: Staff) -> None:
        self._colleague_in_form = staff
        self._form_title.setText(self._translate("colleague-change-of", name=staff.name))
        self._name.setText(staff.name)
        self._role.setCurrentIndex(self._role.findData(str(staff.role)))
        self._change_form.show()
        self._name.setFocus()
        self._name.selectAll()

    def _save_change(self) -> None:
        staff = self._colleague_in_form
        if staff is None:
            return
        asked = (staff, self._name.text(), str(self._role.currentData()))
        self._change_form.hide()
        save = partial(self._presenter.change, *asked)
        self._ask_pin_for_more_rights(Role(self._role.currentData()), staff.role, save)

    def _ask_pin_for_more_rights(
        self, role: Role, before: Role, save: Callable[..., object]
    ) -> None:
        """Save a role; for more rights than before the manager types their own PIN first.

        A desk that was left open for a minute then makes nobody a manager.
        """
        if has_more_rights(role, before):
            ask_pin(self, self._translate, save, self._translate("own-pin-for-rights"))
        else:
            save()

    def _build_new_colleague_form(self) -> QWidget:
        self._new_colleague_form = QWidget()
        lines = QVBoxLayout(self._new_colleague_form)
        lines.setContentsMargins(0, 6, 0, 0)
        lines.addWidget(label(self._translate("settings-new-title"), "strong"))
        fields = NamedFields()
        grid = QGridLayout()
        name = fields.add(grid, "name", self._translate("colleague-name"), (0, 0, 1))
        name.setAccessibleName(self._translate("settings-new-name"))
        pin = fields.add(grid, "pin", self._translate("settings-new-pin-short"), (0, 1, 1))
        pin.setAccessibleName(self._translate("settings-new-pin"))
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.setMaxLength(_LONGEST_PIN)
        role = self._role_choice()
        fields.lay(grid, self._translate("colleague-role"), role, (0, 2, 1))
        role.setAccessibleName(self._translate("settings-new-role"))
        lines.addLayout(grid)
        add = button(self._translate("settings-add-colleague"), "second")

        def on_pressed() -> None:
            asked = (name.text(), pin.text(), str(role.currentData()))
            save = partial(self._presenter.add, *asked)
            self._ask_pin_for_more_rights(Role(role.currentData()), Role.VOLUNTEER, save)

        add.clicked.connect(on_pressed)
        lines.addWidget(WrapRow(add))
        return self._new_colleague_form

    def _show(self, colleagues: list[Staff], departed: list[Staff]) -> None:
        clear(self._list)
        self._new_colleague_form.setVisible(self._presenter.is_manager)
        self._change_form.hide()
        if not self._presenter.is_manager:
            return
        for index, key in enumerate(("colleague-name", "colleague-role")):
            self._list.addWidget(label(self._translate(key), "soft", wrap=False), 0, index)
        managers = sum(staff.role is Role.MANAGER for staff in colleagues)
        for row, staff in enumerate(colleagues, start=1):
            is_last_manager = staff.role is Role.MANAGER and managers == 1
            self._add_row(row, staff, may_be_removed=not is_last_manager)
        for row, staff in enumerate(departed, start=len(colleagues) + 1):
            self._add_departed(row, staff)

    def _add_row(self, row: int, staff: Staff, *, may_be_removed: bool) -> None:
        wrong = label("", "softFact", wrap=False)
        if staff.wrong_pins:
            wrong.setText(self._translate("colleague-wrong-pins", count=staff.wrong_pins))
        wrong.setVisible(bool(staff.wrong_pins))
        change = button(self._translate("colleague-change"), "link")
        change.setAccessibleName(self._translate("colleague-change-of", name=staff.name))
        change.clicked.connect(partial(self._open_change_form, staff))
        reset = button(self._translate("colleague-new-pin"), "link")
        reset.setAccessibleName(self._translate("colleague-new-pin-for", name=staff.name))
        reset.clicked.connect(partial(self._ask_own_pin_first, staff))
        self._list.addWidget(label(staff.name, "strong", wrap=False), row, 0)
        role = label(self._translate(f"role-{staff.role}"), "", wrap=False)
        self._list.addWidget(role, row, 1)
        remove_buttons = [self._build_remove_button(staff)] if may_be_removed else []
        self._list.addWidget(WrapRow(change, reset, *remove_buttons, wrong), row, 2)

    def _add_departed(self, row: int, staff: Staff) -> None:
        back = button(self._translate("colleague-readmit"), "link")
        back.setAccessibleName(self._translate("colleague-readmit-name", name=staff.name))
        back.clicked.connect(partial(self._ask_to_readmit, staff))
        self._list.addWidget(label(staff.name, "soft", wrap=False), row, 0)
        self._list.addWidget(label(self._translate("colleague-left"), "soft", wrap=False), row, 1)
        self._list.addWidget(WrapRow(back), row, 2)

    def _ask_to_readmit(self, staff: Staff) -> None:
        question = self._translate("own-pin-first-back", name=staff.name)
        ask_pin(self, self._translate, partial(self._presenter.readmit, staff), question)

    def _build_remove_button(self, staff: Staff) -> QPushButton:
        """Return a button that asks again before it takes somebody off the list."""
        remove = button(self._translate("colleague-remove"), "link")
        remove.setAccessibleName(self._translate("colleague-remove-name", name=staff.name))
        sure = self._translate("colleague-remove-sure", name=staff.name)

        def on_pressed() -> None:
            if remove.text() == sure:
                self._presenter.remove(staff)
            else:
                remove.setText(sure)
                announce(remove, sure)

        remove.clicked.connect(on_pressed)
        return remove

    def _ask_own_pin_first(self, staff: Staff) -> None:
        """Ask one's own PIN and then the new one of a colleague, who forgot theirs."""
        ask_pin(
            self,
            self._translate,
            partial(self._ask_new_pin_of, staff),
            self._translate("own-pin-first", name=staff.name),
        )

    def _ask_new_pin_of(self, staff: Staff, own_pin: str) -> None:
        ask_pin(
            self,
            self._translate,
            partial(self._presenter.reset_pin, own_pin, staff),
            self._translate("colleague-new-pin-for", name=staff.name),
        )

    def _ask_own_pin(self) -> None:
        """Ask one's old PIN and then the new one."""
        ask_pin(self, self._translate, self._ask_own_new_pin, self._translate("own-pin-old"))

    def _ask_own_new_pin(self, old_pin: str) -> None:
        ask_pin(
            self,
            self._translate,
            partial(self._presenter.change_own_pin, old_pin),
            self._translate("own-pin-new"),
        )

    def _show_field_error(self, sentence: str) -> None:
        self._error_line.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        if sentence:
            self._status_line.hide()
            announce(self._error_line, sentence)

    def _show_status(self, sentence: str) -> None:
        self._status_line.setText(sentence)
        self._status_line.show()
        announce(self._status_line, sentence)
