"""A radio button whose text can be wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from intake.ui.widgets.basics import label

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class RadioLine(QWidget):
    """A choice with its text beside it; a click on the text selects it as well.

    Qt's own radio button never wraps its text, and would cut it off.
    """

    def __init__(self, text: str, spoken: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.radio = QRadioButton()
        self.radio.setAccessibleName(spoken)
        line.addWidget(self.radio)
        line.addWidget(label(text), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.click()
        self.radio.setFocus()
        event.accept()
