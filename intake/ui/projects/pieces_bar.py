"""A bar of how far the pieces of an item are: in house, collected, confirmed, only promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 12
"""Height at 100%, in pixels."""


class PiecesBar(QWidget):
    """Parts beside each other, each as wide as its share; ``text`` says the same in words."""

    def __init__(self, parts: Sequence[tuple[str, int]], text: str, scale: int) -> None:
        super().__init__()
        self.setAccessibleName(text)
        self.setToolTip(text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for name, pieces in parts:
            if pieces > 0:
                part = QFrame()
                part.setObjectName(name)
                part.setFixedHeight(round(_HEIGHT * scale / 100))
                line.addWidget(part, pieces)
