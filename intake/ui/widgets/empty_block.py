"""What an empty page shows: what will come here, and what can be done first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.widgets.basics import label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


_LETTERS = 70
"""In a line, at most."""

_EDGE = 12


class EmptyBlock(QFrame):
    """One block in the middle of a page, with a title, a sentence and the acts that are possible.

    A page shows it instead of its list and its card: two empty cards would tell less.
    """

    def __init__(self, title: str, sentence: str, acts: list[QWidget]) -> None:
        super().__init__()
        self.setFocusProxy(acts[0])
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        for text, name in ((title, "name"), (sentence, "soft")):
            line = label(text, name)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            outer.addWidget(line)
            outer.addSpacing(6)
        outer.addWidget(WrapRow(*acts, is_centered=True))
        outer.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence to a width that is read at a glance."""
        super().resizeEvent(event)
        width = self.fontMetrics().averageCharWidth() * _LETTERS
        side = max(_EDGE, (event.size().width() - width) // 2)
        self.setContentsMargins(side, _EDGE, side, _EDGE)
