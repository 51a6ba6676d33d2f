"""The page of requests (Verzoeken): a table with whose turn it is and what can be done now."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from intake.ui.models.rows_model import RowsModel
from intake.ui.requests.filters import RequestFilters
from intake.ui.requests.question_bar import QuestionBar
from intake.ui.widgets.basics import (
    announce,
    button,
    column,
    label,
    shown_key,
)
from intake.ui.widgets.fitting_table import FittingTable
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, SignalInstance
    from PySide6.QtGui import QResizeEvent

    from intake.domain.posting import Posting
    from intake.kit.translations import Translations
    from intake.ui.requests.presenter import RequestRow, RequestsPresenter

_COLUMNS = ("code", "what", "who", "turn", "promised", "online", "taken", "age", "by")

_LESSER_COLUMNS = ("by", "taken")
_GIVE_WAY = ("online", "promised", "age", "code")
"""Columns that are left out in a narrow table, and those that become a line below what was asked,
in this order.
"""

_LOW_LINES = 20
"""A page with fewer lines of text is low."""


class RequestsPage(QWidget):
    """Connects the table of requests with its presenter."""

    slip = Signal(object)  # request id
    helper_slip = Signal(object)  # request id
    go_to = Signal(str)  # name of a page
    withdraw_wanted = Signal(object)  # request id
    last_slip = Signal()
    papers_wanted = Signal()  # the papers that are not of one request
    list_paper = Signal(object)  # RequestFilter: print the list as it is shown
    open_wanted = Signal(object)  # request id: its own page

    def __init__(self, presenter: RequestsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self._is_low = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        frame, lines = column()
        outer.addWidget(frame)
        self._unfold = button(translate("requests-filter"), "", "Alt+F")
        self._unfold.clicked.connect(self._toggle_filters)
        self._title = label(translate("requests-title"), "title", wrap=False)
        lines.addWidget(self._title)
        self.model = RowsModel(
            [
                (
                    name,
                    translate(f"requests-{name}-head" if name == "online" else f"requests-{name}"),
                )
                for name in _COLUMNS
            ]
        )
        self.filters = RequestFilters(presenter, translate)
        lines.addWidget(self.filters)
        self.table = FittingTable(self.model, "what", _GIVE_WAY, _LESSER_COLUMNS)
        self.table.setSortingEnabled(True)
        header = self.table.horizontalHeader()
        header.setSortIndicator(_COLUMNS.index("taken"), Qt.SortOrder.DescendingOrder)
        self.model.sorted_by.connect(self._sort)
        self.model.more_wanted.connect(presenter.fetch_more)
        self.table.setAccessibleName(translate("requests-title"))
        self.table.setMinimumHeight(self.fontMetrics().height() * 4)
        self.table.activated.connect(self._on_activated)
        lines.addWidget(self.table, 1)
        self._none = label(translate("requests-none"), "soft")
        lines.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        self.question_bar = QuestionBar(translate)
        self.question_bar.return_focus_to(self.table)
        lines.addWidget(self.question_bar)
        self._said = label("", "good")
        self._said.hide()
        lines.addWidget(self._said)
        lines.addWidget(self._build_buttons())
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        presenter.listed.connect(self._show)
        presenter.continued.connect(self._append)
        presenter.uncertain.connect(self._ask)
        presenter.found.connect(self.table.selectRow)
        presenter.done.connect(self.tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide everything but the list if the page is low."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW_LINES * self.fontMetrics().height()
        self._unfold.setVisible(is_low)
        self._title.setVisible(not is_low)
        self.table.show_few(is_low)
        self.filters.setVisible(not is_low)
        self._is_low = is_low
        for part in self._lesser:
            part.setVisible(not is_low)
        self._show_exports()

    def _show_exports(self) -> None:
        """Show the export buttons to people with the permission."""
        for part in (self.print_list, self._export_button, self.calendar_button):
            part.setVisible(self._presenter.may_export and not self._is_low)

    def _toggle_filters(self) -> None:
        self.filters.setVisible(self.filters.isHidden())

    def _on_activated(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, row: int) -> None:
        self.open_wanted.emit(self._presenter.request_at(row))

    def _row_chosen(self) -> None:
        """Offer to continue placing only if the request waits for that."""
        row = self.table.currentIndex().row()
        self.go_on.setVisible(self._presenter.waits_to_be_placed(row))

    def start(self) -> None:
        """Read the list again, with the same filter."""
        self._show_exports()
        self._presenter.read_choices()
        self._presenter.refresh()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build_buttons(self) -> WrapRow:
        translate = self._translate
        show = button(translate("requests-open"), "primary", "Ctrl+Return")
        self.go_on = go_on = button(translate("requests-go-on"), "", "Alt+P")
        paper = button(translate("requests-slip"), "", "Ctrl+P")
        helper = button(translate("helper-slip"), "", "Alt+H")
        withdraw = button(translate("requests-withdraw"), "link", "Alt+O")
        close = button(translate("requests-close"), "", "Alt+A")
        cancel = button(translate("requests-cancel"), "link", "Alt+K")
        again = button(translate("requests-last-slip"), "link", "Ctrl+Shift+P")
        papers = button(translate("requests-papers"), "link", "Alt+M")
        papers.clicked.connect(self.papers_wanted)
        self.undo = button("", "link", "Ctrl+Z")
        self._presenter.undo_stack.changed.connect(self._show_undo)
        self._show_undo()
        self._export_button = button(translate("requests-export"), "link")
        self._export_button.clicked.connect(self._export)
        self.calendar_button = button(translate("requests-calendar"), "link")
        self.calendar_button.clicked.connect(self._export_calendar)
        self.print_list = button(translate("requests-print"), "link", "Alt+R")
        self.print_list.clicked.connect(lambda: self.list_paper.emit(self._presenter.filter))

        for part, act in (
            (show, self._open),
            (go_on, self._presenter.continue_placing),
            (paper, partial(self._emit_request, self.slip)),
            (helper, partial(self._emit_request, self.helper_slip)),
            (withdraw, partial(self._emit_request, self.withdraw_wanted)),
            (close, partial(self._ask_to_end, cancelled=False)),
            (cancel, partial(self._ask_to_end, cancelled=True)),
        ):
            part.clicked.connect(partial(self._with_row, act))

        again.clicked.connect(self.last_slip)
        self.undo.clicked.connect(self._presenter.undo)
        self._lesser = (paper, helper, withdraw, close, cancel, again, papers)
        self._needing = (show, go_on, paper, helper, close, withdraw, cancel)
        taken_along = (self.print_list, self._export_button, self.calendar_button)
        return WrapRow(*self._needing, self._unfold, again, papers, self.undo, *taken_along)

    def _show_undo(self) -> None:
        undo_label = self._presenter.undo_stack.next_label("requests")
        self.undo.setText(f"{undo_label}   {shown_key('Ctrl+Z')}")
        self.undo.setAccessibleName(undo_label or self._translate("calls-undo"))
        self.undo.setVisible(bool(undo_label))

    def _with_row(self, act: Callable[[int], object]) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            act(row)

    def _emit_request(self, signal: SignalInstance, row: int) -> None:
        signal.emit(self._presenter.request_at(row))

    def _ask(self, posting: Posting) -> None:
        if not self.isVisible():
            return
        question = self._translate(
            "uncertain-question", platform=posting.platform, title=posting.title
        )

        def answered(is_online: bool) -> None:  # noqa: FBT001 - yes or no
            self._presenter.resolve(posting, is_online=is_online)

        self.question_bar.ask(question, "uncertain", answered)

    def _ask_to_end(self, index: int, *, cancelled: bool) -> None:
        """Confirm first: neighbours are told, and that cannot be undone."""
        request = self._presenter.request_at(index)
        what = self.model.text(index, _COLUMNS.index("what"))
        question = self._translate(
            "requests-ask-cancel" if cancelled else "requests-ask-close", what=what
        )

        def answered(yes: bool) -> None:  # noqa: FBT001 - yes or no
            if yes:
                self._presenter.close(request, what, cancelled=cancelled)

        self.question_bar.ask(question, "requests-end", answered)

    def _sort(self, column: str, descending: bool) -> None:  # noqa: FBT001 - a signal's value
        self._presenter.change_filter(sort=column, descending=descending)

    def _append(self, rows: list[RequestRow], has_more: bool) -> None:  # noqa: FBT001 - the same
        self.model.append(rows, has_more=has_more)

    def _export(self) -> None:
        self._ask_file("requests-export", "CSV (*.csv)", self._presenter.export)

    def _export_calendar(self) -> None:
        self._ask_file("requests-calendar", "iCalendar (*.ics)", self._presenter.export_calendar)

    def _ask_file(self, key: str, kind: str, write: Callable[[Path], None]) -> None:
        name = str(Path.home() / self._translate(f"{key}-file"))
        dialog = QFileDialog(self, self._translate(key), name, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, rows: list[RequestRow], has_more: bool) -> None:  # noqa: FBT001 - a signal's
        row = max(0, self.table.currentIndex().row())
        self.model.show(rows, has_more=has_more)
        self.table.setVisible(bool(rows))
        self._none.setText(self._translate(self.filters.nothing_key))
        self._none.setVisible(not rows)
        for part in self._needing:
            part.setEnabled(bool(rows))
        if rows:
            self.table.selectRow(min(row, len(rows) - 1))

    @property
    def said(self) -> str:
        """The result of the last act on this page."""
        return self._said.text()

    def tell(self, sentence: str) -> None:
        """Show the result of an act."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)
