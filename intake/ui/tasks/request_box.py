"""What was asked, below what must be done about it: whoever rings need not open the request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.kit.translations import Translations

_MAX_SHARE = 0.45
"""Of the page that the box may take; where it needs more, what must be done comes first."""

_MIN_LINES = 18
"""Lines of text that a page must hold: with large letters it holds what must be done alone."""


class RequestBox(QFrame):
    """The answers of a request, a line each; hidden where there is no room for them."""

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("below")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 12, 0, 0)
        lines.addWidget(label(translate("request-facts"), "strong"))
        self.facts = label("")
        lines.addWidget(self.facts)
        self.hide()

    def show_facts(self, facts: Sequence[str], page_height: int) -> None:
        """Show what was asked, on a page of so many pixels; without facts nothing."""
        self.facts.setText("\n".join(facts))
        has_room = page_height >= _MIN_LINES * self.fontMetrics().height()
        fits = has_room and self.sizeHint().height() <= _MAX_SHARE * page_height
        self.setVisible(bool(facts) and fits)
