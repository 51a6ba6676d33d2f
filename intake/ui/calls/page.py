"""Vandaag: who waits, what to say to them, and the chores of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QWidget

from intake.ui.tasks.errands import errand_ids, group_errands
from intake.ui.tasks.request_box import RequestBox
from intake.ui.tasks.task_panel import TaskPanel
from intake.ui.widgets.basics import button, column, label, name_apart, show_undo, take_focus
from intake.ui.widgets.empty_block import EmptyBlock
from intake.ui.widgets.footed_scroll import FootedScroll
from intake.ui.widgets.list_or_drop_down import ListOrDropDown
from intake.ui.widgets.panes import Panes
from intake.ui.widgets.scroll_into_view import scroll_to_top
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.tasks.errands import Errand
    from intake.ui.tasks.presenter import TodayPresenter
    from intake.ui.tasks.task_view import TaskView
    from intake.ui.volunteers.whom_to_ask_presenter import WhomToAskPresenter


class CallsPage(QWidget):
    """Lists people before chores and shows the selected one in a panel."""

    problems_wanted = Signal()
    shift_wanted = Signal()

    def __init__(
        self,
        presenter: TodayPresenter,
        own: WhomToAskPresenter,
        translate: Translations,
        scale: int,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self.cards: list[TaskView] = []
        self._errands: dict[int, Errand] = {}  # by row of the list; a heading has none
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)

        self._pane = ListOrDropDown(
            translate("calls-title"), translate("calls-none"), round(440 * scale / 100)
        )
        self.list = self._pane.list
        self.list.currentRowChanged.connect(self._on_moved)

        self._undo = button("", "link", "Ctrl+Z")
        self._undo.clicked.connect(self._take_back)
        self._remaining = label("", "soft")
        self._remaining.hide()
        self._pane.lines.addWidget(self._remaining)
        self._pane.lines.addWidget(self._undo)

        self.round = button(translate("round-start"), "foot")
        self.round.clicked.connect(presenter.start_round)
        self.shift = button(translate("shift-note"), "foot")
        self.shift.clicked.connect(self.shift_wanted)

        self.problems = button("", "foot")
        self.problems.clicked.connect(self.problems_wanted)
        self._pane.lines.addWidget(WrapRow(self.round, self.shift, self.problems))
        self.panel = TaskPanel(presenter, own, translate)
        self.panel.next_wanted.connect(self._next)
        frame, lines = column()
        detail = FootedScroll(self.panel.acts)
        detail.body.addWidget(self.panel)
        detail.body.addStretch(1)
        lines.addWidget(detail, 1)
        self._request_box = RequestBox(translate)
        detail.add_below(self._request_box)

        self._panes = Panes(self._pane, frame, scale, self._build_empty_block())
        for link in (self.round, self.shift):
            self._panes.folded.connect(link.setHidden)  # so that the call stays in sight
        outer.addWidget(self._panes)
        self.show_problem_count(0)

        presenter.listed.connect(self._show_list)
        presenter.remaining.connect(self._show_remaining)
        presenter.found.connect(self.select)
        presenter.undo_stack.changed.connect(self._show_undo)
        self._show_undo()

    def _build_empty_block(self) -> EmptyBlock:
        """Return what stands there when everything is done, with what can be done then."""
        translate = self._translate
        start_round = button(translate("round-start"), "second")
        start_round.clicked.connect(self._presenter.start_round)
        note_shift = button(translate("shift-note"), "second")
        note_shift.clicked.connect(self.shift_wanted)
        for act in (start_round, note_shift):
            name_apart(act, translate("calls-empty"))
        self._problems_when_empty = button("", "second")
        self._problems_when_empty.clicked.connect(self.problems_wanted)
        self._undo_when_empty = button("", "", "Ctrl+Z")
        self._undo_when_empty.clicked.connect(self._take_back)
        acts: list[QWidget] = [
            start_round, note_shift, self._problems_when_empty, self._undo_when_empty,
        ]  # fmt: skip
        return EmptyBlock(translate("calls-empty"), translate("calls-none"), acts)

    def _show_panes(self) -> None:
        """Show list and panel while there is something to do, or a result is told."""
        self._panes.show_any(bool(self.cards) or self.panel.is_resting)

    def show_problem_count(self, count: int) -> None:
        """Tell how many problems nobody has ticked."""
        said = self._translate("problems-count", count=count)
        for link in (self.problems, self._problems_when_empty):
            link.setText(said)
            link.setAccessibleName(said)
            link.setVisible(count > 0)
        name_apart(self._problems_when_empty, self._translate("calls-empty"))

    def start(self) -> None:
        """Focus the most urgent task; an earlier message is removed."""
        self.panel.tell("")
        self._presenter.refresh()
        self._panes.take_focus()

    def row_of(self, task_id: UUID) -> int:
        """Return the row that shows a task, or -1."""
        return next((row for row, errand in self._errands.items() if task_id in errand.row_ids), -1)

    def select(self, task_id: UUID) -> None:
        """Select the line of a task."""
        row = self.row_of(task_id)
        if row >= 0:
            self.list.setCurrentRow(row)

    def tell(self, sentence: str) -> None:
        """Show the result of an act."""
        self.panel.tell(sentence)

    def _show_list(self, cards: list[TaskView]) -> None:
        if cards and cards == self.cards and self.list.count():
            return
        before = errand_ids(self.panel.errand)
        self.cards = cards
        self._fill()
        rows = [self.row_of(task_id) for task_id in before]
        at = next((row for row in rows if row >= 0), -1)
        if self.panel.is_resting and at < 0:
            return
        if self.panel.is_resting:
            self._mark(at)
            return
        if at < 0:
            at = self._first_row()
        self._mark(at)
        self._show_row(at)
        if cards:
            take_focus(self, self.list)

    def _show_remaining(self, count: int) -> None:
        self._remaining.setText(self._translate("calls-remaining", count=count))
        self._remaining.setVisible(count > 0)

    def _fill(self) -> None:
        """Put headings and errands into the list, without a signal."""
        self._errands = {}
        self.list.blockSignals(True)
        self.list.clear()
        for group, errands in group_errands(self.cards):
            count = sum(len(errand.views) for errand in errands)
            heading = QListWidgetItem(self._translate(f"group-{group}", count=count))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(heading)
            for errand in errands:
                self._errands[self.list.count()] = errand
                self.list.addItem(errand.lines(self._translate))
        self.list.blockSignals(False)
        self._pane.show_any(bool(self.cards))
        self._show_panes()

    def _first_row(self) -> int:
        """Return the row of the call that was taken up, or of what is most urgent; -1 if empty."""
        taken_up = [row for row, errand in self._errands.items() if errand.first.is_taken_up]
        return next(iter(taken_up or self._errands), -1)

    def _mark(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _on_moved(self, row: int) -> None:
        """Remove the note about the last line when another is selected.

        A call that was taken up is left by its outcome, or by parking it.
        """
        in_call = self.row_of(self.panel.view.row_id) if self.panel.view else -1
        if self.panel.is_in_call and in_call >= 0:
            self._mark(in_call)
            if row != in_call:
                self.panel.remind_of_call()
            return
        self.panel.leave_note()
        self._show_row(row)

    def _show_row(self, row: int) -> None:
        self.panel.show_errand(self._errands.get(row))
        self._show_request()
        scroll_to_top(self.panel)

    def _show_request(self) -> None:
        """Show what was asked below an errand about one request; a call says it aloud."""
        errand = self.panel.errand
        facts: tuple[str, ...] = ()
        if errand and len(errand.views) == 1 and not errand.first.is_call:
            facts = errand.first.facts
        self._request_box.show_facts(facts, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_request()

    def _take_back(self) -> None:
        """Undo the last act; the note about it is removed."""
        self.panel.leave_note()
        self.panel.tell("")
        self._presenter.undo()

    def _next(self) -> None:
        """Continue with the first of what is left."""
        self.panel.leave_note()
        row = self._first_row()
        self._mark(row)
        self._show_row(row)
        self._show_panes()
        self._panes.take_focus()

    def _show_undo(self) -> None:
        undone = self._presenter.undo_stack.next_label("tasks")
        for undo in (self._undo, self._undo_when_empty):
            show_undo(undo, undone, self._translate("calls-undo"))
        name_apart(self._undo_when_empty, self._translate("calls-empty"))
