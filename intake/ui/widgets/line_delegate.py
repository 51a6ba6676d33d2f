"""Draws a list of entries: the first line of each in bold, the others softer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    AnyIndex = QModelIndex | QPersistentModelIndex

_EDGE = 10
_ABOVE = 6
_RADIUS = 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_ANY_HEIGHT = 10_000
_MAX_REMEMBERED = 4_000
_SOFT_GROUND = 28  # of 255: the opacity of the accent behind the selected entry


class LineDelegate(QStyledItemDelegate):
    """Draws entries and headings, which cannot be selected.

    The heights of texts are remembered: a list that grows asks for each of them again. ``above``
    is the room above and below an entry, in pixels.
    """

    def __init__(self, parent: QObject | None = None, *, above: int = _ABOVE) -> None:
        super().__init__(parent)
        self._above = above
        self._heights: dict[tuple[str, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        view = option.widget
        width = option.rect.width()
        if isinstance(view, QAbstractItemView):
            width = view.viewport().width()
        height = sum(rect.height() for rect, _, _ in self._parts(option, index, width))
        return QSize(width, height + 2 * self._above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            accent = palette.color(QPalette.ColorRole.Highlight)
            ground = QColor(accent)
            ground.setAlpha(_SOFT_GROUND)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), _RADIUS, _RADIUS)
        top = option.rect.top() + self._above
        for rect, text, font in self._parts(option, index, option.rect.width()):
            painter.setFont(font)
            group = QPalette.ColorGroup.Disabled  # the soft ink of the theme
            if self._is_entry(index) and text == str(index.data() or "").partition("\n")[0]:
                group = QPalette.ColorGroup.Active
            ink = QApplication.palette().color(group, QPalette.ColorRole.WindowText)
            painter.setPen(ink)
            painter.drawText(rect.translated(option.rect.left(), top), int(_WRAP), text)
            top += rect.height()
        painter.restore()

    @staticmethod
    def _is_entry(index: AnyIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)

    def _parts(
        self, option: QStyleOptionViewItem, index: AnyIndex, width: int
    ) -> list[tuple[QRect, str, QFont]]:
        """Return the bold first line and the rest, each with its rectangle."""
        first, _, rest = str(index.data(Qt.ItemDataRole.DisplayRole) or "").partition("\n")
        view = option.widget
        plain = QFont(option.font)
        if isinstance(view, QWidget):
            plain = QFont(view.font())
        bold = QFont(plain)
        bold.setBold(bool(rest) or not self._is_entry(index))  # a list of single words is not bold
        parts = []
        for text, font in ((first, bold), (rest, plain)):
            if text:
                height = self._height_of(text, width - 2 * _EDGE, font)
                parts.append((QRect(_EDGE, 0, width - 2 * _EDGE, height), text, font))
        return parts

    def _height_of(self, text: str, width: int, font: QFont) -> int:
        key = text, width, font.key()
        if key not in self._heights:
            if len(self._heights) >= _MAX_REMEMBERED:
                self._heights.clear()
            room = QRect(_EDGE, 0, width, _ANY_HEIGHT)
            self._heights[key] = QFontMetrics(font).boundingRect(room, int(_WRAP), text).height()
        return self._heights[key]
