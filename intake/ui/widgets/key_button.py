"""A button that wraps its words and draws its key as a small cap behind them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

_ENTERS = (0x0100_0004, 0x0100_0005, 0x2100_0005)
"""Qt's numbers of Return and of Enter, with the keypad's own modifier too."""

BEFORE_KEY = "   "
"""Stands between the words of a button and its key."""

_BLANK = "\N{HAIR SPACE}"
_LINE_END_MARK = "\N{WORD JOINER}"
"""Keeps Qt from leaving out the blanks at the end of a text."""

_KEY_SHARE = 12 / 13
"""The letters of a key, as a part of those of the page: small letters, and none are smaller."""

_BLANKS_MEASURED = 32
_CAP_PADDING = 0.13
_CAP_GAP = 0.22
"""Room within and before a cap, as a part of the height of a line."""

_OUTLINE = 0.45
"""How opaque the line round a key is."""


class Button(QPushButton):
    """A button whose text is wrapped if it is too long, and whose key stands in a cap.

    The text is what was set, ``"Uitgeven   Alt U"``; Qt itself gets blanks in place of the key,
    over which the cap is drawn. A text that needs several lines shows its key as words.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)  # measured later: its style goes by a name that it gets after this
        self._whole = text
        self._one_line = ""
        self._edge_width: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._whole

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Press once: the second click would answer what came in the place of the first."""
        event.accept()

    def setText(self, text: str) -> None:
        self._whole = text
        self._one_line = ""
        self._wrap()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # the style sheet decides on the font
        return QSize(
            self.fontMetrics().horizontalAdvance(self._on_one_line()) + self._extra_width() + 2,
            super().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        longest = max(
            (self.fontMetrics().horizontalAdvance(word) for word in self._whole.split(" ")),
            default=0,
        )
        return QSize(longest + self._extra_width() + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.StyleChange):
            self._edge_width = None
        if event.type() == event.Type.FontChange:
            self._one_line = ""
            self._wrap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as a newcomer expects."""
        if event.keyCombination().toCombined() in _ENTERS and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if _LINE_END_MARK in super().text():
            self._draw_key()

    def _draw_key(self) -> None:
        from PySide6.QtCore import QPointF, QRectF
        from PySide6.QtGui import QFontMetrics, QPainter

        words, _, key = self._whole.rpartition(BEFORE_KEY)
        font = self._key_font()
        metrics = QFontMetrics(font)
        drawn = self.fontMetrics().horizontalAdvance(super().text())
        padding, gap = self._cap_room()
        left = (self.width() - drawn) / 2 + self.fontMetrics().horizontalAdvance(words) + gap
        if self.objectName() in ("link", "inline"):  # their words begin at the left
            left -= (self.width() - self._extra_width() - drawn) / 2
        width = metrics.horizontalAdvance(key) + 2 * padding
        height = metrics.height() + 1
        cap = QRectF(left + 0.5, (self.height() - height) / 2, width - 1, height)
        colour = self._key_colour()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(
            QPointF(left + padding, cap.top() + metrics.ascent() + 0.5),
            key,
        )
        colour.setAlphaF(_OUTLINE)
        painter.setPen(colour)
        painter.drawRoundedRect(cap, 4, 4)
        painter.end()

    def _key_colour(self) -> QColor:
        # The application's palette: a style sheet makes the placeholder's colour of a part paler.
        palette = QApplication.palette()
        name = self.objectName()
        if self.isEnabled() and (name == "primary" or (name == "chip" and self.isChecked())):
            return palette.highlightedText().color()
        return palette.placeholderText().color()

    def _key_font(self) -> QFont:
        font = self.font()
        font.setPixelSize(round(QApplication.font().pixelSize() * _KEY_SHARE))
        font.setBold(False)
        return font

    def _cap_room(self) -> tuple[float, float]:
        """Return the padding of a cap and the gap before it, in pixels."""
        height = self.fontMetrics().height()
        return height * _CAP_PADDING, height * _CAP_GAP

    def _on_one_line(self) -> str:
        """Return the words with blanks in place of the key, measured once for each font."""
        if not self._one_line:
            self._one_line = self._fit_one_line()
        return self._one_line

    def _fit_one_line(self) -> str:
        """Return the words with as many blanks as the cap of the key is wide."""
        from PySide6.QtGui import QFontMetrics

        words, before, key = self._whole.rpartition(BEFORE_KEY)
        if not before:
            return self._whole
        padding, gap = self._cap_room()
        cap = QFontMetrics(self._key_font()).horizontalAdvance(key) + 2 * padding + gap
        blanks = _BLANK * _BLANKS_MEASURED  # one alone would be rounded to whole pixels
        blank = (
            max(self.fontMetrics().horizontalAdvance(blanks), _BLANKS_MEASURED) / _BLANKS_MEASURED
        )
        return f"{words}{_BLANK * ceil(cap / blank)}{_LINE_END_MARK}"

    def _extra_width(self) -> int:
        """Return how much wider the button is than its text, measured once for each style."""
        if self._edge_width is None:
            lines = super().text().split("\n")
            widest = max(map(self.fontMetrics().horizontalAdvance, lines))
            self._edge_width = super().sizeHint().width() - widest
        return self._edge_width

    def _wrap(self) -> None:
        room = self.width() - self._extra_width() - 1
        text = self._on_one_line()
        if self.fontMetrics().horizontalAdvance(text) > room:
            text = self._break_into_lines(room)
        if text != super().text():
            super().setText(text)
            self.updateGeometry()

    def _break_into_lines(self, room: int) -> str:
        lines = [""]
        for word in self._whole.split(" "):
            longer = word
            if lines[-1]:
                longer = f"{lines[-1]} {word}"
            if lines[-1].strip() and self.fontMetrics().horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(line.strip() for line in lines)
