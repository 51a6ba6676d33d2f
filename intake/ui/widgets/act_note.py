"""The line that tells what an act did, or why it did not work: never the one in the other's ink."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.widgets.basics import announce, label
from intake.ui.widgets.scroll_into_view import scroll_into_view


class ActNote(QWidget):
    """Shows one sentence; an empty one hides it."""

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._done = label("", "good")
        self._failed = label("", "care")
        for part in (self._done, self._failed):
            lines.addWidget(part)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show what was done."""
        self._show(sentence, is_done=True)

    def tell_failure(self, sentence: str) -> None:
        """Show what did not work."""
        self._show(sentence, is_done=False)

    def _show(self, sentence: str, *, is_done: bool) -> None:
        place = self._done if is_done else self._failed
        self._done.setVisible(is_done)
        self._failed.setVisible(not is_done)
        place.setText(sentence)
        self.setVisible(bool(sentence))
        announce(place, sentence)
        if sentence:
            scroll_into_view(self)
