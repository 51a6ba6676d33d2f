"""The boxes in which every page types and chooses.

They ignore the wheel, and keys without a meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QStyleOptionComboBox

_ALT = 0x0800_0000

_CTRL = 0x0400_0000
"""Qt's numbers of the modifiers; naming Qt.KeyboardModifier would create all of its enumerations.

AltGr arrives as Ctrl with Alt on Windows and types a character, so only Alt alone types nothing.
"""

_LETTERS = range(0x20, 0x0100_0000)


def _is_alt_letter(event: QKeyEvent) -> bool:
    pressed = event.keyCombination().toCombined()
    return bool(pressed & _ALT) and not pressed & _CTRL and (pressed & 0x01FF_FFFF) in _LETTERS


class LineEdit(QLineEdit):
    """A line to type in; Alt with a letter that no button has types nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_alt_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TextEdit(QPlainTextEdit):
    """Several lines to type in; Alt with a letter that no button has types nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_alt_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class GrowingText(TextEdit):
    """A text that is always completely visible: as high as its lines, without a scroll bar.

    ``min_lines`` is its minimum height.
    """

    def __init__(self, min_lines: int = 1) -> None:
        super().__init__()
        self._min_lines = min_lines
        self.setProperty("verticalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: this text is completely visible."""
        event.ignore()

    def _fit_height(self) -> None:
        lines = max(self._min_lines, round(self.document().size().height()))
        edge = 2 * round(self.document().documentMargin()) + self._frame()
        height = lines * self.fontMetrics().lineSpacing() + edge
        if height != self.height():
            self.setFixedHeight(height)

    def _frame(self) -> int:
        """Return how much higher the box is than its content, by border and padding."""
        return max(0, self.height() - self.viewport().height())


class Choice(QComboBox):
    """A list to choose from; the wheel scrolls the page and never changes the choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("focusPolicy", "StrongFocus")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        """Open the list as wide as its longest entry, if the screen has that room."""
        entries = self.view()
        wanted = entries.sizeHintForColumn(0) + 2 * entries.frameWidth()
        entries.setMinimumWidth(min(wanted, self.screen().availableGeometry().width()))
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show the first line of an entry with several; the open list shows them all."""
        super().initStyleOption(option)
        option.currentText = option.currentText.partition("\n")[0]
