"""The bar of the day itself: which project is on, and how far handing out or taking in is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from intake.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from intake.desk.projects.day_counts import DayCounts
    from intake.kit.translations import Translations


class DayBar(QFrame):
    """Stands above the page while it fills the screen. ``left`` asks for the ordinary page."""

    left = Signal()
    gone = Signal()  # it is out of sight: another page is shown

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._translate = translate
        self._takes_in = False
        self._counts: DayCounts | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 6, 14, 8)

        line = QHBoxLayout()
        self._title = label("", "name")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(translate("day-progress-name"))

        leave = button(translate("day-leave"), "foot", "F11")
        leave.clicked.connect(self.left)
        line.addWidget(self._title, 1)
        line.addWidget(leave)
        lines.addLayout(line)
        lines.addWidget(self.progress)
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.gone.emit()

    def show_counts(self, counts: DayCounts | None) -> None:
        """Show how far a project is; without one there is only the way back."""
        self._counts = counts
        self._show()

    def show_mode(self, *, takes_in: bool) -> None:
        """Count what comes in, or what goes out."""
        self._takes_in = takes_in
        self._show()

    def _show(self) -> None:
        counts = self._counts
        self._title.setText(counts.name if counts else self._translate("place-handovers"))
        self.progress.setVisible(counts is not None)
        if counts is None:
            return
        key, done, total = "day-handed-out", counts.handed_out, counts.to_hand_out
        if self._takes_in:
            key, done, total = "day-came-back", counts.came_back, counts.handed_out
        self.progress.setVisible(total > 0)
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(min(done, total))
        self.progress.setFormat(self._translate(key, done=done, total=total))
