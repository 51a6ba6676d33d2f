"""What stands in place of a page that does not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake.ui.widgets.basics import button, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations

_WIDTH = 460
"""Pixels at 100 percent."""


class PageAway(QWidget):
    """Tells that a page does not open, and offers to try again while nothing can be lost by it."""

    retry_wanted = Signal()

    def __init__(
        self, translate: Translations, scale: int, hint_key: str = "page-away-safe"
    ) -> None:
        super().__init__()
        self._translate = translate
        card = QFrame()
        card.setObjectName("column")
        card.setMaximumWidth(round(_WIDTH * scale / 100))
        lines = QVBoxLayout(card)
        lines.setContentsMargins(20, 16, 20, 20)
        lines.setSpacing(12)
        self._title = label("", "title")
        lines.addWidget(self._title)
        lines.addWidget(label(translate(hint_key), "soft"))
        self.retry = button(translate("page-away-retry"), "second", "F5")
        self.retry.clicked.connect(self.retry_wanted)
        lines.addWidget(WrapRow(self.retry))

        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 12)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.hide()

    def tell(self, platform: str, *, may_retry: bool) -> None:
        """Show it for a platform."""
        self._title.setText(self._translate("page-away", platform=platform))
        self.retry.setVisible(may_retry)
        self.show()
