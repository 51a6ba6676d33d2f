"""The window of a series: each time with who came, pauses, and the form that plans it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from intake.desk.calling.visits import VisitNote
from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    button,
    column,
    label,
    make_scroll_area,
    set_by_name,
)
from intake.ui.widgets.fields import NamedFields, grow, mark_practice
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent

    from intake.domain.visit import Visit
    from intake.kit.translations import Translations
    from intake.ui.visits.presenter import SeriesView, VisitsPresenter

_PLACES = {
    "first": (0, 0, 1), "repeat": (0, 1, 1), "until": (1, 0, 1), "place": (1, 1, 1),
    "hosts": (2, 0, 2),
}  # fmt: skip


class VisitsWindow(QWidget):
    """Plans a series, and notes of each time what came of it."""

    closed = Signal()

    def __init__(self, presenter: VisitsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self.view: SeriesView | None = None
        self.setWindowTitle(translate("visits-title"))
        grow(self, 980, 700)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("visits-title"))
        outer.addWidget(frame)

        self._note = ActNote()
        lines.addWidget(self._note)
        self._title = label("", "name")
        self._empty_line = label(translate("visits-none"), "soft")
        self.list = QListWidget()
        self.list.setAccessibleName(translate("visits-title"))
        self.list.setWordWrap(True)
        set_by_name(self.list, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        for part in (self._title, self._empty_line):
            lines.addWidget(part)

        inside = ShrinkableContainer()
        body = QVBoxLayout(inside)
        for box in (self._build_note(), self._build_pause(), self._build_plan()):
            body.addWidget(box)
        body.addStretch(1)

        beside = QHBoxLayout()
        beside.addWidget(self.list, 1)
        beside.addWidget(make_scroll_area(inside), 1)
        lines.addLayout(beside, 1)

        self.undo = button(translate("visits-undo"), "second", "Ctrl+Z")
        self.undo.clicked.connect(presenter.undo)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(WrapRow(self.plan, close, self.undo))
        mark_practice(self, outer, translate, practice=presenter.practice)

        presenter.shown.connect(self._show)
        presenter.done.connect(self._note.tell)
        presenter.failed.connect(self._note.tell_failure)

    def open(self, request_id: UUID) -> None:
        """Show the series of a request."""
        self._note.tell("")
        self._presenter.open(request_id)
        self.show()
        self.activateWindow()
        part = self.list if self.list.count() else self.fields.edits["first"]
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _build_note(self) -> QWidget:
        translate = self._translate
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)

        self.went = LineEdit()
        self.went.setAccessibleName(translate("visits-went"))
        self.went.setPlaceholderText(translate("visits-went"))

        self.asked = QCheckBox(translate("visits-word-asked"))
        self.asked.setAccessibleName(translate("visits-word-asked"))
        self.came = button(translate("visits-did-come"), "second", "Alt+1")
        self.came.clicked.connect(partial(self._record, came=True))

        self.missed = button(translate("visits-did-not-come"), "second", "Alt+2")
        self.missed.clicked.connect(partial(self._record, came=False))
        lines.addWidget(self.went)
        lines.addWidget(WrapRow(self.asked, self.came, self.missed))

        self._note_part = holder
        return holder

    def _build_pause(self) -> QWidget:
        translate = self._translate
        self.pause_from, self.pause_until = LineEdit(), LineEdit()
        for edit, key in ((self.pause_from, "visits-from"), (self.pause_until, "visits-to")):
            edit.setAccessibleName(translate(key))
            edit.setPlaceholderText(translate(key))

        self.pause = button(translate("visits-pause"), "", "Alt+P")
        self.pause.clicked.connect(partial(self._pause, resumes=False))
        self.resume = button(translate("visits-resume"), "", "Alt+G")
        self.resume.clicked.connect(partial(self._pause, resumes=True))

        self.helper = LineEdit()
        self.helper.setAccessibleName(translate("visits-new-helper"))
        self.helper.setPlaceholderText(translate("visits-new-helper"))

        self.hand_over = button(translate("visits-hand-over"), "", "Alt+N")
        self.hand_over.clicked.connect(self._hand_over)
        self._pause_row = QWidget()
        lines = QVBoxLayout(self._pause_row)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(WrapRow(self.pause_from, self.pause_until, self.pause, self.resume))
        lines.addWidget(WrapRow(self.helper, self.hand_over))
        return self._pause_row

    def _build_plan(self) -> QWidget:
        translate = self._translate
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.addWidget(label(translate("visits-plan-title"), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.fields = NamedFields()
        for name, place in _PLACES.items():
            self.fields.add(grid, name, translate(f"visits-{name}"), place)
        lines.addLayout(grid)
        self.plan = button(translate("visits-plan"), "primary", "Ctrl+Return")
        self.plan.clicked.connect(lambda: self._presenter.plan(self.fields.typed()))
        self._plan_part = holder
        return holder

    def _show(self, view: SeriesView) -> None:
        row = max(0, self.list.currentRow())
        is_new = self.view is None or self.view.title != view.title
        self.view = view
        self._title.setText(view.title)
        self.list.clear()
        self.list.addItems(list(view.lines))
        self.list.setCurrentRow(min(row, len(view.lines) - 1))
        has_any = bool(view.lines)
        for part in (self.list, self._note_part, self._pause_row, self.undo):
            part.setVisible(has_any)
        self._empty_line.setVisible(not has_any)
        self._plan_part.setVisible(view.is_agreed)
        self.plan.setVisible(view.is_agreed)
        if is_new:
            self.fields.show(view.proposed)

    @property
    def _visit(self) -> Visit | None:
        row = self.list.currentRow()
        if self.view and 0 <= row < len(self.view.visits):
            return self.view.visits[row]
        return None

    def _record(self, *, came: bool) -> None:
        visit = self._visit
        if visit:
            asked = self.asked.isChecked() or None
            note = VisitNote(came=came, code_word_asked=asked, went=self.went.text())
            self._presenter.record(visit, note)
            self.went.clear()
            self.asked.setChecked(False)

    def _hand_over(self) -> None:
        until = self.pause_until.text() or self.pause_from.text()
        days = (self.pause_from.text(), until)
        self._presenter.hand_over(self._visit, days, self.helper.text())

    def _pause(self, *, resumes: bool) -> None:
        self._presenter.pause(
            self.pause_from.text(), self.pause_until.text() or self.pause_from.text(),
            resumes=resumes,
        )  # fmt: skip
