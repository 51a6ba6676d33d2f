"""What waits today, beside the search: shown when there is no call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.widgets.basics import (
    ShrinkableContainer,
    button,
    clear,
    column,
    label,
    make_scroll_area,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.kit.translations import Translations
    from intake.ui.tasks.task_view import TaskView

_MAX_SHOWN = 6


class WaitingPane(QWidget):
    """The first tasks of today and the replies to read, each leading to its page."""

    task_wanted = Signal(object)  # task id
    place_wanted = Signal(str)  # name of a page

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)

        frame, outer_lines = column(translate("waiting-title"))
        outer.addWidget(frame)
        inside = ShrinkableContainer()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        outer_lines.addWidget(make_scroll_area(inside), 1)

        self._tasks = QVBoxLayout()
        self._tasks.setSpacing(2)
        lines.addLayout(self._tasks)

        self._replies = button("", "link")
        self._replies.clicked.connect(partial(self.place_wanted.emit, "replies"))
        lines.addWidget(self._replies)
        lines.addStretch(1)
        self.show_tasks([])
        self.show_replies([])

    def show_tasks(self, views: Sequence[TaskView]) -> None:
        """List the most urgent tasks; if there are more, a line leads to all of them."""
        clear(self._tasks)
        views = [view for view in views if not view.is_later]
        for view in views[:_MAX_SHOWN]:
            line = button(view.line, "link")
            line.clicked.connect(partial(self.task_wanted.emit, view.row_id))
            self._tasks.addWidget(line)
        if len(views) > _MAX_SHOWN:
            more = button(self._translate("waiting-more", count=len(views) - _MAX_SHOWN), "link")
            more.clicked.connect(partial(self.place_wanted.emit, "calls"))
            self._tasks.addWidget(more)
        if not views:
            self._tasks.addWidget(label(self._translate("waiting-none"), "soft"))

    def show_replies(self, replies: Sequence[object]) -> None:
        """Show the number of replies that must be read."""
        count = len(replies)
        text = self._translate("waiting-replies", count=count)
        self._replies.setText(text)
        self._replies.setAccessibleName(text)
        self._replies.setVisible(bool(count))

    def forget(self) -> None:
        """Show nobody: the desk is locked."""
        self.show_tasks([])
        self.show_replies([])
