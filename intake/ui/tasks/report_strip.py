"""The strip that asks how a meeting went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from intake.kit.translations import Translations


class ReportAnswers(NamedTuple):
    """What was answered; None to a question that was not answered."""

    went_well: bool | None
    again: bool | None
    saved: str


class _YesNo:
    """Two buttons of which one at most is down; pressing it again lifts it."""

    def __init__(self, question: str, keys: tuple[str, str], translate: Translations) -> None:
        self.caption = label(question, "label")
        self._group = QButtonGroup()
        self._group.setExclusive(False)
        self.buttons: list[QPushButton] = []
        for name, key in zip(("yes", "no"), keys, strict=True):
            one = button(translate(f"answer-{name}"), "chip", key)
            one.setAccessibleName(f"{question} {translate(f'answer-{name}')}")
            one.setCheckable(True)
            one.clicked.connect(lambda _, pressed=one: self._lift_other(pressed))
            self.buttons.append(one)

    @property
    def value(self) -> bool | None:
        yes, no = self.buttons
        if yes.isChecked() or no.isChecked():
            return yes.isChecked()
        return None

    def clear(self) -> None:
        for choice in self.buttons:
            choice.setChecked(False)

    def _lift_other(self, pressed: QPushButton) -> None:
        for choice in self.buttons:
            if choice is not pressed:
                choice.setChecked(False)


class ReportStrip(QFrame):
    """Asks how it went, whether they want to see each other again, and what it saved.

    Every question may stay open.
    """

    answered = Signal(object)  # ReportAnswers

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("care")
        self._translate = translate
        lines = QVBoxLayout(self)
        self.went = _YesNo(translate("report-went"), ("Alt+J", "Alt+E"), translate)
        self.again = _YesNo(translate("report-again"), ("Alt+6", "Alt+7"), translate)
        for part in (self.went, self.again):
            lines.addWidget(WrapRow(part.caption, *part.buttons))

        self.saved = LineEdit()
        self.saved.setAccessibleName(translate("report-saved"))
        self.saved.setPlaceholderText(translate("report-saved-hint"))
        self.saved.returnPressed.connect(self._answer)

        title = label(translate("report-saved"), "label")
        title.setBuddy(self.saved)
        lines.addWidget(title)

        keep = button(translate("report-keep"), "answer", "Ctrl+Return")
        keep.clicked.connect(self._answer)
        below = QHBoxLayout()
        below.addWidget(self.saved, 1)
        below.addWidget(keep)
        lines.addLayout(below)
        self.hide()

    def ask(self) -> None:
        """Ask anew."""
        self.went.clear()
        self.again.clear()
        self.saved.setText("")
        self.show()
        self.went.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self._translate("report-went"))

    def _answer(self) -> None:
        self.hide()
        self.answered.emit(
            ReportAnswers(self.went.value, self.again.value, self.saved.text().strip())
        )
