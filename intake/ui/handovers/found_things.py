"""What a code, a name or a word found: the code word to ask for, and the things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.handovers.code_word_strip import CodeWordStrip
from intake.ui.handovers.match_list import MatchList
from intake.ui.handovers.thing_rows import ThingRows
from intake.ui.widgets.basics import label

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.handovers.counter_words import CounterPage


class FoundThings(QWidget):
    """Shows what was found; a form that needs the room takes its place."""

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.word = CodeWordStrip(translate)
        self._sentence = label("", "soft")
        self.matches = MatchList()
        self.rows = ThingRows(translate)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(7)
        for part in (self.word, self._sentence, self.matches, self.rows):
            lines.addWidget(part)

    def show_counter(self, counter: CounterPage, *, takes_in: bool) -> None:
        """Show what a search at the counter found, to be handed out or taken in."""
        self._sentence.setText(counter.sentence)
        self._sentence.setVisible(bool(counter.sentence))
        self.matches.show_matches(counter.matches)
        self.rows.show_rows(
            counter.rows,
            takes_in=takes_in,
            shown=counter.thing_id,
            is_meant=counter.is_thing_meant,
        )
