"""What is known of a neighbour who replies, and the others who replied to the same request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.widgets.basics import button, clear, label

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.replies.reply_view import ReplyView


class ComparisonBox(QWidget):
    """Shows whom to look at first and why, and a link to each other reply."""

    selected = Signal(object)  # reply id of another reply

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._facts = label("", "strong")
        self._suggestion = label("", "care")
        self._others = QVBoxLayout()
        for part in (self._facts, self._suggestion):
            lines.addWidget(part)
        lines.addLayout(self._others)

    def show_card(self, card: ReplyView | None) -> None:
        """Show what is known of this reply; nothing without one."""
        clear(self._others)
        self.setVisible(bool(card and (card.facts or card.suggestion or card.compared)))
        facts, suggestion = (card.facts, card.suggestion) if card else ("", "")
        for part, text in ((self._facts, facts), (self._suggestion, suggestion)):
            part.setText(text)
            part.setVisible(bool(text))
        if card is None or not card.compared:
            return
        self._others.addWidget(label(self._translate("reply-compared"), "label"))
        for other in card.compared:
            line = button(other.line, "link")
            line.clicked.connect(partial(self.selected.emit, other.reply_id))
            self._others.addWidget(line)


class CandidatesBox(QWidget):
    """Proposes the requests that a reply without a code may answer."""

    chosen = Signal(str)  # code of a request

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._caption = translate("reply-candidates")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def show_candidates(self, candidates: tuple[tuple[str, str], ...]) -> None:
        """Show a button for each: its line and its code."""
        clear(self._lines)
        if candidates:
            self._lines.addWidget(label(self._caption, "label"))
        for said, code in candidates:
            proposal = button(said, "answer")
            proposal.clicked.connect(partial(self.chosen.emit, code))
            self._lines.addWidget(proposal)
