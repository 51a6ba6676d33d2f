"""Ask which request a reply is about, if its mail does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.replies.comparison_box import CandidatesBox
from intake.ui.widgets.basics import label
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from intake.kit.translations import Translations


class LinkForm(QWidget):
    """Requests that may be meant, and a field for the code of another."""

    code_chosen = Signal(str)

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.addWidget(label(translate("reply-link-hint"), "care"))

        self.candidates = CandidatesBox(translate)
        self.candidates.chosen.connect(self.code_chosen)
        lines.addWidget(self.candidates)

        self.code = LineEdit()
        self.code.setAccessibleName(translate("reply-code"))
        self.code.setPlaceholderText(translate("reply-code"))
        self.code.returnPressed.connect(lambda: self.code_chosen.emit(self.code.text()))
        lines.addWidget(self.code)

        self.error_line = label("", "fault")
        self.error_line.hide()
        lines.addWidget(self.error_line)

    def show_error(self, sentence: str) -> None:
        """Tell what is wrong with the code; an empty sentence removes that."""
        self.error_line.setText(sentence)
        self.error_line.setVisible(bool(sentence))
