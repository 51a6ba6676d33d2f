"""The fields of an agreement: when, where, what it costs, and what holds for a loan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from intake.domain.agreement import Damage, PayTo
from intake.ui.widgets.basics import button, label, restyle
from intake.ui.widgets.fields import choice_of
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from enum import StrEnum

    from intake.kit.translations import Translations
    from intake.ui.replies.reply_view import ReplyView
    from intake.ui.widgets.text_fields import Choice

_FIELDS = ("when", "back", "place", "cost", "deposit", "per_km")
_PLACES = {
    "when": (1, 0, 1),
    "back": (1, 1, 1),
    "place": (2, 0, 2),
    "cost": (3, 0, 1),
    "deposit": (3, 1, 1),
    "per_km": (3, 1, 1),
}
"""Row, column and width of each field; above them stands what holds for a new helper."""

_CHOICE_ROW = 4
_LOAN_FIELDS = ("back", "deposit")
_RIDE_FIELDS = ("per_km",)
_OPTIONAL_FIELDS = ("deposit", "per_km")


class AgreementForm(QWidget):
    """Shows the proposal of a reply; deposit and damage are asked for a loan only."""

    when_changed = Signal()
    left = Signal()  # Enter in the last field that needs something

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 10, 0, 0)

        self.fields: dict[str, LineEdit] = {}
        self._titles: dict[str, QLabel] = {}
        self._faults: dict[str, QLabel] = {}
        for name in _FIELDS:
            self._add(grid, name)

        self.damage, self._damage_title = self._add_choice(grid, "reply-damage", Damage)
        self.pay_to, self._pay_title = self._add_choice(grid, "reply-pay-to", PayTo)
        self._safe_place = ""
        self._first = label(translate("reply-first-contact"), "care")
        self.meet_here = button(translate("reply-meet-here"), "answer", "Alt+C")
        self.meet_here.clicked.connect(self._meet_here)
        for index, part in enumerate((self._first, self.meet_here)):
            grid.addWidget(part, index, 0, 1, 2)
        self.fields["when"].textChanged.connect(self.when_changed)

    def show_card(self, card: ReplyView) -> None:
        """Show the proposal of a reply, without an error."""
        caption = self._translate("reply-pick-up" if card.is_ride else "reply-when")
        self._titles["when"].setText(caption)
        self.fields["when"].setAccessibleName(caption)
        for name, edit in self.fields.items():
            edit.setText(getattr(card, name, ""))
            edit.setCursorPosition(0)
            self.show_fault(name, "")
            is_asked = (card.is_loan or name not in _LOAN_FIELDS) and (
                card.is_ride or name not in _RIDE_FIELDS
            )
            edit.setVisible(is_asked)
            self._titles[name].setVisible(is_asked)
        self._safe_place = card.safe_place
        self._first.setVisible(bool(card.safe_place))
        self.meet_here.setVisible(bool(card.safe_place))
        self.damage.setCurrentIndex(0)
        self.pay_to.setCurrentIndex(0)
        for part in (self.damage, self._damage_title):
            part.setVisible(card.is_loan)
        for part in (self.pay_to, self._pay_title):
            part.setVisible(not card.is_loan)

    def _meet_here(self) -> None:
        self.fields["place"].setText(self._safe_place)
        self.fields["place"].setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """Return what is in the fields."""
        typed = {name: edit.text() for name, edit in self.fields.items()}
        chosen = {"damage": self.damage, "pay_to": self.pay_to}
        return typed | {name: str(part.currentData()) for name, part in chosen.items()}

    def show_fault(self, name: str, sentence: str) -> None:
        """Show the error below a field, or remove it."""
        if name in self.fields:
            self._faults[name].setText(sentence)
            self._faults[name].setVisible(bool(sentence))
            restyle(self.fields[name], fault=bool(sentence))

    def _add(self, grid: QGridLayout, name: str) -> None:
        caption = self._translate(f"reply-{name}")
        edit = LineEdit()
        edit.setAccessibleName(caption)
        edit.returnPressed.connect(lambda: self._focus_next(name))
        title = label(caption, "label")
        title.setBuddy(edit)
        fault = label("", "fault")
        fault.hide()
        row, col, wide = _PLACES[name]
        grid.setColumnStretch(col, 1)
        for below, part in enumerate((title, edit, fault)):
            grid.addWidget(part, row * 3 + below, col, 1, wide)
        self.fields[name], self._titles[name], self._faults[name] = edit, title, fault

    def _add_choice(
        self, grid: QGridLayout, key: str, kinds: type[StrEnum]
    ) -> tuple[Choice, QLabel]:
        """Add a choice below the fields; of two in one place one is shown."""
        named = [(self._translate(f"{key}-{kind or 'unsaid'}"), str(kind)) for kind in kinds]
        part = choice_of(named, "")
        title = label(self._translate(key), "label")
        title.setBuddy(part)
        part.setAccessibleName(self._translate(key))
        grid.addWidget(title, _CHOICE_ROW * 3, 0, 1, 2)
        grid.addWidget(part, _CHOICE_ROW * 3 + 1, 0, 1, 2)
        return part, title

    def _focus_next(self, name: str) -> None:
        """Focus the next empty field that must be filled in; tell if there is none."""
        for later in _FIELDS[_FIELDS.index(name) + 1 :]:
            edit = self.fields[later]
            if not edit.text() and not edit.isHidden() and later not in _OPTIONAL_FIELDS:
                edit.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.left.emit()
