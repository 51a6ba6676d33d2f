"""The strip that asks consent: one short question at a time, with yes, no and later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from intake.ui.widgets.basics import announce, button, flow, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.desk.consent_question import Question
    from intake.ui.desk.online_presenter import OnlinePresenter

_ANSWERS = (("yes", "Alt+J"), ("no", "Alt+E"), ("later", "Alt+L"))
_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
"""Keys that go from field to field or are still being typed: none answers for a resident."""


class ConsentStrip(QFrame):
    """Shows the next open question; hidden if there is none.

    ``said`` is a summary of the other answers, ``again`` the button to correct them; the owner of
    the strip lays them out.
    """

    answered = Signal()  # the last question was answered

    def __init__(self, presenter: OnlinePresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("consent")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._presenter = presenter
        self._translate = translate
        self._question: Question | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 6, 10, 6)
        lines.setSpacing(4)
        self._text = label("")
        self._buttons = {}

        for value, key in _ANSWERS:
            answer = button(translate(f"answer-{value}"), "answer", key)
            answer.clicked.connect(lambda _, value=value: self._answer(value))
            self._buttons[value] = answer

        self._answers = WrapRow(*self._buttons.values())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._answers)
        lines.addLayout(self._row)
        self._hint = label(translate("consent-choose"), "softFact")
        self._hint.hide()
        lines.addWidget(self._hint)
        self.said = label("", "softFact", wrap=False)
        self.again = button(translate("consent-again"), "link", "Alt+Q")
        self.again.clicked.connect(self._ask_again)
        presenter.question.connect(self._show)
        presenter.answered.connect(self._show_answers)
        self._show(None)
        self._show_answers("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers beside the question if there is room for both."""
        super().resizeEvent(event)
        wide = self._answers.sizeHint().width()
        beside = event.size().width() > 2 * wide
        self._row.setDirection(flow(beside=beside))
        self._answers.setMinimumWidth(wide * beside)

    @property
    def is_open(self) -> bool:
        return self._question is not None

    def start(self) -> None:
        """Focus the question, and none of its answers: each takes a key or a click of its own."""
        if self.is_open:
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer nothing by a key that presses a button; say that one must be chosen."""
        if event.modifiers() or event.key() not in _PRESSING_KEYS:
            super().keyPressEvent(event)
            return
        self._hint.show()
        announce(self, self._hint.text())

    def _show(self, question: Question | None) -> None:
        self._question = question
        for part in (self._text, *self._buttons.values()):
            part.setVisible(question is not None)
        self.setVisible(question is not None)
        self._hint.hide()
        if question:
            self.setAccessibleName(question.text)
            self._text.setText(self._question_text(question))
            announce(self, question.text)

    def _question_text(self, question: Question) -> str:
        """Return the question as it is read aloud, and below it in the resident's language."""
        said = self._translate("consent-read-one", text=question.text)
        if question.total > 1:
            said = self._translate(
                "consent-read", text=question.text, number=question.number, total=question.total
            )
        return "\n".join(part for part in (said, question.own_words) if part)

    def _show_answers(self, answer: str) -> None:
        """Show what was answered, with a way to correct it."""
        self.said.setText(answer)
        for part in (self.said, self.again):
            part.setVisible(bool(answer))

    def _ask_again(self) -> None:
        self._presenter.answers.clear()
        self.start()

    def _answer(self, value: str) -> None:
        if self._question:
            self._presenter.answer(self._question.purpose, value)
            self.answered.emit()
