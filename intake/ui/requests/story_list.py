"""The events of a request, one line for each; texts can be unfolded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake.ui.widgets.basics import button, clear, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.kit.translations import Translations
    from intake.ui.requests.story_lines import StoryLine


class StoryList(QWidget):
    """Lists when, what and by whom; links unfold a text and show a proof or paper."""

    picture_wanted = Signal(str)
    slip_wanted = Signal(object)  # slip id

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[StoryLine]) -> None:
        """Show these lines instead of those before."""
        clear(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        last_day = ""
        for line_number, line in enumerate(lines):
            day, comma, moment = line.when.partition(", ")
            shown = line.when
            if comma and day == last_day:
                shown = moment  # the day stands at the first line of it
            last_day = day
            when = label(shown, "fact", wrap=False)
            when.setAccessibleName(line.when)
            self._grid.addWidget(when, line_number * 2, 0, top | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label(line.said), line_number * 2, 1, top)
            if line.more:
                self._add_more(line_number, line)
            if line.picture:
                proof = button(self._translate("story-proof"), "inline")
                proof.clicked.connect(
                    lambda _=False, name=line.picture: self.picture_wanted.emit(name)
                )
                self._grid.addWidget(proof, line_number * 2, 3, top)

            if line.slip:
                paper = button(self._translate("story-show"), "inline")
                paper.setAccessibleName(f"{self._translate('story-show')}: {line.said}")
                paper.clicked.connect(partial(self.slip_wanted.emit, line.slip))
                self._grid.addWidget(paper, line_number * 2, 2, top)

    def _add_more(self, index: int, line: StoryLine) -> None:
        text = label(line.more, "soft")
        text.hide()
        more = button(self._translate("story-more"), "inline")
        more.setAccessibleName(f"{self._translate('story-more')}: {line.said}")
        more.clicked.connect(lambda: text.setVisible(text.isHidden()))
        self._grid.addWidget(more, index * 2, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, index * 2 + 1, 1, 1, 3)
