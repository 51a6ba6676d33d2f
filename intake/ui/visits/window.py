"""The window of a series: each visit with who came, pauses, and the form that plans it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from intake.desk.calling.visit_series import VisitNote
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

# Row, column and number of columns of each field in the form that plans
_PLACES = {
    "first": (0, 0, 1), "repeat": (0, 1, 1), "until": (1, 0, 1), "place": (1, 1, 1),
    "hosts": (2, 0, 2),
}  # fmt: skip


class VisitsWindow(QWidget):
    """Plans a series of visits, and notes what came of each visit."""

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
        frame, lines = column()
        outer.addWidget(frame)

        self._message = ActNote()
        lines.addWidget(self._message)
        self._title = label("", "name")
        self._empty_line = label(translate("visits-none"), "soft")
        self.list = QListWidget()
        self.list.setAccessibleName(translate("visits-title"))
        self.list.setWordWrap(True)
        set_by_name(self.list, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        self.list.currentRowChanged.connect(self._show_visit)
        for part in (self._title, self._empty_line):
            lines.addWidget(part)

        inside = ShrinkableContainer()
        body = QVBoxLayout(inside)
        for box in (self._build_outcome(), self._build_period(), self._build_plan()):
            body.addWidget(box)
        body.addStretch(1)

        beside = QHBoxLayout()
        beside.addWidget(self.list, 1)
        beside.addWidget(make_scroll_area(inside), 1)
        lines.addLayout(beside, 1)

        self.undo_button = button(translate("visits-undo"), "second", "Ctrl+Z")
        self.undo_button.clicked.connect(presenter.undo)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(WrapRow(self.plan_button, self.open_plan_button, close, self.undo_button))
        mark_practice(self, outer, translate, practice=presenter.practice)

        presenter.shown.connect(self._show)
        presenter.done.connect(self._message.tell)
        presenter.failed.connect(self._message.tell_failure)

    def open(self, request_id: UUID) -> None:
        """Show the series of a request."""
        self._message.tell("")
        self._presenter.open(request_id)
        self.show()
        self.activateWindow()
        part = self.list if self.list.count() else self.fields.edits["first"]
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _build_outcome(self) -> QWidget:
        """Build the form of what came of the visit that is chosen."""
        translate = self._translate
        self._outcome_part = QWidget()
        lines = QVBoxLayout(self._outcome_part)
        lines.setContentsMargins(0, 0, 0, 0)

        self._visit_title = label("", "title")
        lines.addWidget(self._visit_title)
        self.went_edit = LineEdit()
        self._add_captioned(lines, "visits-went", self.went_edit)
        self.word_asked_box = QCheckBox(translate("visits-word-asked"))
        self.word_asked_box.setAccessibleName(translate("visits-word-asked"))
        self.came_button = button(translate("visits-did-come"), "second", "Alt+1")
        self.came_button.clicked.connect(partial(self._record, came=True))

        self.missed_button = button(translate("visits-did-not-come"), "second", "Alt+2")
        self.missed_button.clicked.connect(partial(self._record, came=False))
        lines.addWidget(WrapRow(self.came_button, self.missed_button, self.word_asked_box))
        return self._outcome_part

    def _build_period(self) -> QWidget:
        """Build the form about visits between two days: a pause, or another helper."""
        translate = self._translate
        self.from_edit, self.until_edit = LineEdit(), LineEdit()
        self.pause_button = button(translate("visits-pause"), "", "Alt+P")
        self.pause_button.clicked.connect(partial(self._pause, resumes=False))
        self.resume_button = button(translate("visits-resume"), "", "Alt+G")
        self.resume_button.clicked.connect(partial(self._pause, resumes=True))

        self.helper_edit = LineEdit()
        self.replace_helper_button = button(translate("visits-hand-over"), "", "Alt+N")
        self.replace_helper_button.clicked.connect(self._replace_helper)
        self._period_part = QWidget()
        lines = QVBoxLayout(self._period_part)
        lines.setContentsMargins(0, 12, 0, 0)
        lines.addWidget(label(translate("visits-period"), "title"))
        days = QHBoxLayout()
        for edit, key in ((self.from_edit, "visits-from"), (self.until_edit, "visits-to")):
            part = QVBoxLayout()
            self._add_captioned(part, key, edit)
            days.addLayout(part)
        lines.addLayout(days)
        lines.addWidget(WrapRow(self.pause_button, self.resume_button))
        self._add_captioned(lines, "visits-new-helper", self.helper_edit)
        lines.addWidget(WrapRow(self.replace_helper_button))
        return self._period_part

    def _add_captioned(self, lines: QVBoxLayout, key: str, edit: LineEdit) -> None:
        caption = label(self._translate(key), "label")
        caption.setBuddy(edit)
        edit.setAccessibleName(self._translate(key))
        lines.addWidget(caption)
        lines.addWidget(edit)

    def _build_plan(self) -> QWidget:
        """Build the form that plans visits."""
        translate = self._translate
        self._plan_part = QWidget()
        lines = QVBoxLayout(self._plan_part)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.addWidget(label(translate("visits-plan-title"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.fields = NamedFields()
        for name, place in _PLACES.items():
            self.fields.add(grid, name, translate(f"visits-{name}"), place)
        lines.addLayout(grid)
        self.plan_button = button(translate("visits-plan"), "primary", "Ctrl+Return")
        self.plan_button.clicked.connect(lambda: self._presenter.plan(self.fields.typed()))
        self.open_plan_button = button(translate("visits-plan-more"), "", "Alt+K")
        self.open_plan_button.clicked.connect(lambda: self._open_plan(is_open=True))
        return self._plan_part

    def _show(self, view: SeriesView) -> None:
        row = max(0, self.list.currentRow())
        is_new = self.view is None or self.view.title != view.title
        self.view = view
        self._title.setText(view.title)
        self.list.clear()
        self.list.addItems(list(view.lines))
        self.list.setCurrentRow(min(row, len(view.lines) - 1))
        has_any = bool(view.lines)
        for part in (self.list, self._outcome_part, self._period_part, self.undo_button):
            part.setVisible(has_any)
        self._empty_line.setVisible(not has_any)
        self._open_plan(is_open=not has_any)
        if is_new:
            self.fields.show(view.proposed)

    def _open_plan(self, *, is_open: bool) -> None:
        """Show the form that plans more visits in place of the forms about those there are."""
        may_plan = bool(self.view and self.view.is_agreed)
        has_any = bool(self.view and self.view.lines)
        for part in (self._plan_part, self.plan_button):
            part.setVisible(may_plan and is_open)
        self.open_plan_button.setVisible(may_plan and not is_open)
        for part in (self._outcome_part, self._period_part):
            part.setVisible(has_any and not is_open)
        if is_open and has_any:
            self.fields.edits["first"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_visit(self, row: int) -> None:
        """Name the chosen visit above the form of what came of it."""
        if self.view and 0 <= row < len(self.view.lines):
            when_and_who = self.view.lines[row].split(" · ")[:2]
            self._visit_title.setText(" · ".join(when_and_who))

    @property
    def _visit(self) -> Visit | None:
        row = self.list.currentRow()
        if self.view and 0 <= row < len(self.view.visits):
            return self.view.visits[row]
        return None

    def _record(self, *, came: bool) -> None:
        visit = self._visit
        if visit:
            asked = self.word_asked_box.isChecked() or None
            note = VisitNote(came=came, code_word_asked=asked, went=self.went_edit.text())
            self._presenter.record(visit, note)
            self.went_edit.clear()
            self.word_asked_box.setChecked(False)

    def _replace_helper(self) -> None:
        until = self.until_edit.text() or self.from_edit.text()
        days = (self.from_edit.text(), until)
        self._presenter.hand_over(self._visit, days, self.helper_edit.text())

    def _pause(self, *, resumes: bool) -> None:
        self._presenter.pause(
            self.from_edit.text(), self.until_edit.text() or self.from_edit.text(),
            resumes=resumes,
        )  # fmt: skip
