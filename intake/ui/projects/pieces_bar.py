"""A bar of how far the pieces of an item are: in house, collected, confirmed, only promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from intake.ui.widgets.basics import label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.kit.translations import Translations

_SHADES = ("home", "way", "sure", "said")
"""The parts of a bar that have a shade of their own, the farthest first."""

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


class PiecesLegend(WrapRow):
    """Tells what the shades of the bars mean."""

    def __init__(self, translate: Translations, scale: int) -> None:
        super().__init__(*(_shade(name, translate, scale) for name in _SHADES))


def _shade(name: str, translate: Translations, scale: int) -> QWidget:
    entry = QWidget()
    line = QHBoxLayout(entry)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    square = QFrame()
    square.setObjectName(f"pieces-{name}")
    square.setFixedSize(round(_HEIGHT * scale / 100), round(_HEIGHT * scale / 100))
    line.addWidget(square)
    line.addWidget(label(translate(f"project-piece-{name}"), "softFact", wrap=False))
    return entry
