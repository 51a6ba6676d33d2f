"""A question with yes and no at the bottom of a page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.widgets.basics import announce, button, label, row, shortcut, shown_key
from intake.ui.widgets.scroll_into_view import scroll_into_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations

_YES_KEY, _NO_KEY = "Alt+J", "Alt+E"


class QuestionBar(QFrame):
    """Asks one question at a time and is hidden otherwise; Escape is no."""

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        self._then: Callable[[bool], object] = bool
        self._focus_after: QWidget | None = None
        self.setObjectName("care")

        lines = QVBoxLayout(self)
        self.question = label("")
        lines.addWidget(self.question)

        self.yes = button("", "answer", _YES_KEY)
        self.no = button("", "answer", _NO_KEY)
        self._name_answers("uncertain")
        self.yes.clicked.connect(partial(self._answer, yes=True))
        self.no.clicked.connect(partial(self._answer, yes=False))
        shortcut("Escape", self, partial(self._answer, yes=False))
        lines.addLayout(row(self.yes, self.no))
        self.hide()

    def return_focus_to(self, widget: QWidget) -> None:
        """Choose the widget that has the focus after an answer."""
        self._focus_after = widget

    def ask(self, question: str, answers: str, then: Callable[[bool], object]) -> None:
        """Show a question; ``answers`` is the first part of the keys of yes and no."""
        self._then = then
        self.question.setText(question)
        self._name_answers(answers)
        self.show()
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, partial(scroll_into_view, self))  # after it is laid out
        announce(self, question)

    def _name_answers(self, answers: str) -> None:
        for part, name, key in ((self.yes, "yes", _YES_KEY), (self.no, "no", _NO_KEY)):
            said = self._translate(f"{answers}-{name}")
            part.setText(f"{said}   {shown_key(key)}")
            part.setAccessibleName(said)

    def _answer(self, *, yes: bool) -> None:
        if not self.isVisible():
            return
        self.hide()
        if self._focus_after:
            self._focus_after.setFocus(Qt.FocusReason.TabFocusReason)
        self._then(yes)
