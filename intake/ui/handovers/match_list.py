"""What a name or a word may have meant: a line each, which opens it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.widgets.basics import button, clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.desk.custody.counter import Match


class MatchList(QWidget):
    """Shows what may have been meant. ``wanted`` carries the one that was chosen."""

    wanted = Signal(object)  # Match

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def show_matches(self, matches: Sequence[Match]) -> None:
        """Show a line for each, or nothing."""
        clear(self._lines)
        for match in matches:
            text = " · ".join(part for part in (match.title, match.detail) if part)
            line = button(text, "link")
            line.clicked.connect(partial(self.wanted.emit, match))
            self._lines.addWidget(line)
        self.setVisible(bool(matches))
