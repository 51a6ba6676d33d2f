"""The strip that asks a yes or no."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.widgets.basics import announce, button, label, row
from intake.ui.widgets.scroll_into_view import scroll_into_view

if TYPE_CHECKING:
    from intake.kit.translations import Translations


class QuestionStrip(QFrame):
    """Shows one question with the keys for yes and no."""

    answered = Signal(bool)

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("care")
        lines = QVBoxLayout(self)
        self._question_line = label("")
        lines.addWidget(self._question_line)
        self.yes = button(translate("answer-yes"), "answer", "Alt+J")
        self.no = button(translate("answer-no"), "answer", "Alt+E")
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        lines.addLayout(row(self.yes, self.no))
        self.hide()

    def set_question(self, question: str) -> None:
        """Change the question without asking it."""
        self._question_line.setText(question)

    def ask(self, question: str) -> None:
        """Show the question and focus its answer."""
        self.set_question(question)
        self.show()
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, partial(scroll_into_view, self.yes))
        announce(self, question)
