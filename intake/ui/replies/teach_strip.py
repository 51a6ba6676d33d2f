"""The strip in which somebody shows, on one example, how mails of a kind are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.fields import Fault, NamedFields
from intake.ui.widgets.text_fields import LineEdit, TextEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations

_LINES = 8
_PARAGRAPH = "\u2029"
"""What Qt puts for the end of a line in a selection."""


class TeachStrip(QFrame):
    """Shows the whole mail; what is selected in it becomes who wrote, or the message."""

    read_wanted = Signal(str, str)  # who wrote, and the message, as they stand in the mail
    aside_wanted = Signal()

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("care")
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.addWidget(label(translate("teach-title"), "strong"))
        lines.addWidget(label(translate("teach-how")))

        self.mail = TextEdit()
        self.mail.setReadOnly(True)
        self.mail.setTabChangesFocus(True)
        self.mail.setAccessibleName(translate("teach-mail"))
        self.mail.setFixedHeight(_LINES * self.mail.fontMetrics().lineSpacing() + 16)
        lines.addWidget(self.mail)

        is_name = button(translate("teach-is-name"), "answer", "Alt+1")
        is_name.clicked.connect(self._take_name)
        is_text = button(translate("teach-is-text"), "answer", "Alt+2")
        is_text.clicked.connect(self._take_text)
        lines.addWidget(WrapRow(is_name, is_text))

        grid = QGridLayout()
        self.name = LineEdit()
        self.text = TextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(2 * self.text.fontMetrics().lineSpacing() + 16)
        NamedFields.lay(grid, translate("teach-name"), self.name, (0, 0, 1))
        NamedFields.lay(grid, translate("teach-text"), self.text, (1, 0, 1))

        self._error_line = Fault(self.text)
        grid.addWidget(self._error_line, 5, 0)
        lines.addLayout(grid)

        read = button(translate("teach-read"), "answer", "Alt+3")
        read.clicked.connect(self._read)
        aside = button(translate("teach-aside"), "answer", "Alt+4")
        aside.clicked.connect(self.aside_wanted)

        leave = button(translate("teach-leave"), "answer", "Esc")
        leave.clicked.connect(self.hide)
        lines.addWidget(WrapRow(read, aside, leave))
        self.hide()

    def ask(self, mail: str) -> None:
        """Show a mail as the example."""
        self.mail.setPlainText(mail)
        self.name.setText("")
        self.text.setPlainText("")
        self._error_line.tell("")
        self.show()
        self.mail.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._translate("teach-title"))

    def refuse(self, sentence: str) -> None:
        """Show why nothing was learnt; what was pointed at stays."""
        self._error_line.tell(sentence)

    def _selected(self) -> str:
        return self.mail.textCursor().selectedText().replace(_PARAGRAPH, "\n").strip()

    def _take_name(self) -> None:
        self.name.setText(self._selected())

    def _take_text(self) -> None:
        self.text.setPlainText(self._selected())

    def _read(self) -> None:
        self.read_wanted.emit(self.name.text(), self.text.toPlainText())
