"""The strip that asks for the code word: it proves who somebody is, which a code never does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.domain.custody import CodeWordCheck
from intake.ui.widgets.basics import button, label, restyle, set_main
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from intake.kit.translations import Translations


_MARGINS = (10, 6, 10, 6)
"""Of the amber strip; what was proved stands without a strip."""


class CodeWordStrip(QFrame):
    """Asks for the word and keeps what came of it, until another person is shown."""

    proved = Signal(object)  # CodeWordCheck
    refused = Signal()

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("care")
        self._translate = translate
        self.check = CodeWordCheck.NOT_ASKED
        self._status_line = label("", "strong", wrap=False)
        self.right_button = button(translate("handover-word-right"), "primary", "Alt+W")
        self.right_button.clicked.connect(partial(self._prove, CodeWordCheck.RIGHT))
        self.known_button = button(translate("handover-word-known"), "", "Alt+J")
        self.known_button.clicked.connect(partial(self._prove, CodeWordCheck.KNOWN))
        self.wrong = button(translate("handover-word-wrong"), "", "Alt+N")
        self.wrong.clicked.connect(self._refuse)
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(
            WrapRow(self._status_line, self.right_button, self.known_button, self.wrong)
        )
        self.hide()

    def forget(self) -> None:
        """Ask anew: it is another person."""
        self.check = CodeWordCheck.NOT_ASKED

    @property
    def asks(self) -> bool:
        """Whether nobody has told yet that it is the right person."""
        return self.check is CodeWordCheck.NOT_ASKED

    @property
    def first_answer(self) -> QPushButton:
        """The answer that comes first: the word is right, or without a word, they are known."""
        if self.right_button.isHidden():
            return self.known_button
        return self.right_button

    def ask(self, words: str | None) -> None:
        """Show the word to ask for; without a word whether the person is known, None hides it."""
        self.setVisible(words is not None)
        if words is None:
            return
        said = self._translate("handover-no-word")
        if words:
            said = self._translate("handover-ask-word", word=words)
        if self.check is CodeWordCheck.RIGHT:
            said = self._translate("handover-proved")
        elif self.check is CodeWordCheck.KNOWN:
            said = self._translate("handover-known")
        self._status_line.setText(said)
        is_open = self.asks
        set_main(self.known_button, is_main=not words)
        restyle(self, objectName="care" if is_open else "")
        restyle(self._status_line, objectName="strong" if is_open else "badge")
        self._lines.setContentsMargins(*(_MARGINS if is_open else (0, 0, 0, 0)))
        self.right_button.setVisible(is_open and bool(words))
        for part in (self.known_button, self.wrong):
            part.setVisible(is_open)

    def _prove(self, check: CodeWordCheck) -> None:
        self.check = check
        self.ask("")
        self.proved.emit(check)

    def _refuse(self) -> None:
        self.check = CodeWordCheck.NOT_ASKED
        self.refused.emit()
