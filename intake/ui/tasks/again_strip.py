"""The strip that asks when to ring again, or for a better number."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.domain.phone import parse_phone
from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.fields import Fault
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from intake.kit.translations import Translations

_PROPOSALS = ("hour", "afternoon", "tomorrow")
_MAX_QUOTED = 40


class AgainStrip(QFrame):
    """Asks one question after a call that reached nobody; an empty box leaves it to the program."""

    later = Signal(object)  # datetime, or None for the next opening
    number = Signal(str)  # a better number, empty where there is none

    def __init__(
        self,
        translate: Translations,
        parse_again: Callable[[str], datetime | None],
        proposals: Callable[[], Mapping[str, datetime]],
    ) -> None:
        super().__init__()
        self.setObjectName("care")
        self._translate = translate
        self._parse_again = parse_again
        self._times = proposals
        self._asks_number = False
        lines = QVBoxLayout(self)
        self._text = label("")
        lines.addWidget(self._text)
        self._proposals = {}

        for index, name in enumerate(_PROPOSALS):
            proposal = button(translate(f"again-{name}"), "answer", f"Alt+{index + 6}")
            proposal.clicked.connect(partial(self._propose, name))
            self._proposals[name] = proposal

        self.field = LineEdit()
        self.field.setAccessibleName(translate("again-when"))
        self.field.returnPressed.connect(self._on_entered)
        self._done = button(translate("again-done"), "answer")
        self._done.clicked.connect(self._on_entered)
        self._error_line = Fault(self.field)
        lines.addWidget(WrapRow(*self._proposals.values(), self.field, self._done))
        lines.addWidget(self._error_line)
        self.hide()

    def ask_when(self) -> None:
        """Ask when to ring again."""
        self._ask(self._translate("again-when"), self._translate("again-when-hint"))
        self._asks_number = False
        times = self._times()
        for name, proposal in self._proposals.items():
            proposal.setVisible(name in times)

    def ask_number(self) -> None:
        """Ask for a number that is right."""
        self._ask(self._translate("again-number"), self._translate("again-number-hint"))
        self._asks_number = True
        for proposal in self._proposals.values():
            proposal.hide()

    def _ask(self, question: str, hint: str) -> None:
        self._text.setText(question)
        self.field.setText("")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(question)
        self._error_line.tell("")
        self.show()
        self.field.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, question)

    def _propose(self, name: str) -> None:
        self.hide()
        self.later.emit(self._times().get(name))

    def _on_entered(self) -> None:
        typed = self.field.text().strip()
        if self._asks_number:
            self._enter_number(typed)
        else:
            self._enter_moment(typed)

    def _enter_number(self, typed: str) -> None:
        number = parse_phone(typed)
        if typed and number is None:
            sentence = self._translate("error-invalid-phone", typed=typed[:_MAX_QUOTED])
            self._refuse(sentence)
            return
        self.hide()
        self.number.emit(number or "")

    def _enter_moment(self, typed: str) -> None:
        at = self._parse_again(typed)
        if typed and at is None:
            self._refuse(self._translate("again-no-moment", typed=typed[:_MAX_QUOTED]))
            return
        self.hide()
        self.later.emit(at)

    def _refuse(self, sentence: str) -> None:
        """Show what is wrong; the refused text stays selected, so that typing replaces it."""
        self._error_line.tell(sentence)
        self.field.setFocus()
        self.field.selectAll()
