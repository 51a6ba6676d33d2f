"""The window of what went wrong, until each is ticked with what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    button,
    clear,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.fields import grow, mark_practice
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.tasks.problems_presenter import ProblemLine, ProblemsPresenter


class ProblemsWindow(QWidget):
    """Lists problems, each with a field for what was done."""

    closed = Signal()
    open_wanted = Signal(object)  # request id: its own page

    def __init__(self, presenter: ProblemsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self.setWindowTitle(translate("problems-title"))
        grow(self, 720, 640)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("problems-title"))
        outer.addWidget(frame)
        lines.addWidget(label(translate("problems-why"), "soft"))

        self._note = ActNote()
        lines.addWidget(self._note)
        self._empty_line = label(translate("problems-none"), "soft")
        lines.addWidget(self._empty_line)

        inside = ShrinkableContainer()
        self._list = QVBoxLayout(inside)
        lines.addWidget(make_scroll_area(inside), 1)

        self.undo = button(translate("problem-undo"), "second", "Ctrl+Z")
        self.undo.clicked.connect(presenter.undo)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(WrapRow(close, self.undo))
        mark_practice(self, outer, translate, practice=presenter.practice)

        presenter.listed.connect(self._show)
        presenter.done.connect(self._note.tell)
        presenter.failed.connect(self._note.tell_failure)
        presenter.undo_stack.changed.connect(self._show_undo)
        self._show_undo()

    def open(self) -> None:
        """Show what is there now."""
        self._presenter.refresh()
        self.show()
        self.activateWindow()
        fields = self.findChildren(LineEdit)
        if fields:
            fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _show(self, lines: list[ProblemLine]) -> None:
        clear(self._list)
        self._empty_line.setVisible(not lines)
        for line in lines:
            for part in self._parts_of(line):
                self._list.addWidget(part)
        self._list.addStretch(1)

    def _parts_of(self, line: ProblemLine) -> list[QWidget]:
        translate = self._translate
        note = LineEdit()
        note.setAccessibleName(f"{translate('problem-note')} {line.title}")
        note.setPlaceholderText(translate("problem-note"))
        tick = button(translate("problem-tick"), "second")
        tick.setAccessibleName(f"{translate('problem-tick')}: {line.title}")
        acts: list[QWidget] = [tick]
        if line.request_id:
            show = button(translate("task-open-request"), "link")
            show.clicked.connect(partial(self._open_request, line))
            acts.append(show)
        for signal in (tick.clicked, note.returnPressed):
            signal.connect(partial(self._mark_handled, line, note))
        return [label(line.title, "strong"), label(line.about, "soft"), note, WrapRow(*acts)]

    def _mark_handled(self, line: ProblemLine, note: LineEdit, *_: object) -> None:
        self._presenter.resolve(line.problem, note.text())

    def _open_request(self, line: ProblemLine, *_: object) -> None:
        self.close()
        self.open_wanted.emit(line.request_id)

    def _show_undo(self) -> None:
        self.undo.setVisible(bool(self._presenter.undo_stack.next_label("problems")))
