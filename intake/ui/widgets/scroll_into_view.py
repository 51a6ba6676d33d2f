"""Scroll the focused part into view.

Every scroll area around it is moved, also with large letters and on a low screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NAME_ABOVE = 3.4
"""Lines of text that stay free above a part: its name, and the question to ask."""


def scroll_into_view(part: QWidget) -> None:
    """Scroll the areas around a part, from the innermost on, so that its name is visible too."""
    # so that its position is known
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    above = round(_NAME_ABOVE * part.fontMetrics().lineSpacing())
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            room = max(0, (around.viewport().height() - part.height()) // 2)  # the part comes first
            around.ensureWidgetVisible(part, 20, min(above, room))
        around = around.parentWidget()


def scroll_to_top(part: QWidget) -> None:
    """Scroll the areas around a part to their beginning, because its content changed."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.verticalScrollBar().setValue(0)
        around = around.parentWidget()
