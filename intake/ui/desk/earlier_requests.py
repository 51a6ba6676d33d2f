"""What somebody asked before, shown until it is known what they ask now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.widgets.basics import button, clear, label

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.person.person_summary import PersonSummary


class EarlierRequests(QWidget):
    """The last requests of a person, and the question whether the call is about one of them."""

    same_request = Signal(object)  # request id: the same is asked again
    open_wanted = Signal(object)  # request id: its own page

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        self.has_any = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 4, 0, 0)
        self._lines.setSpacing(6)
        self.hide()

    def show_person(self, card: PersonSummary | None) -> None:
        """Show what this person asked before; nothing if nobody is selected."""
        clear(self._lines)
        self.has_any = card is not None and bool(card.recent or card.earlier)
        self.setVisible(self.has_any)
        if card is None:
            return
        if card.recent:
            self._lines.addWidget(label(card.recent, "care"))
            same = button(self._translate("who-same"), "second", "Alt+V")
            same.clicked.connect(lambda: self.same_request.emit(card.recent_id))
            self._lines.addWidget(same)
        if card.earlier:
            self._lines.addWidget(label(self._translate("who-earlier"), "soft"))
        for earlier in card.earlier:
            shown = button(f"{earlier.what} · {earlier.when}", "link")
            shown.clicked.connect(partial(self.open_wanted.emit, earlier.request_id))
            self._lines.addWidget(shown)
