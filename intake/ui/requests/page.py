"""The page of requests (Verzoeken): a table with whose turn it is and what can be done now."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.models.rows_model import RowsModel
from intake.ui.requests.filters import RequestFilters
from intake.ui.requests.question_bar import QuestionBar
from intake.ui.widgets.act_bar import Act, ActBar
from intake.ui.widgets.basics import announce, button, column, label, show_undo
from intake.ui.widgets.empty_block import EmptyBlock
from intake.ui.widgets.file_dialog import FileQuestion, ask_where_to_save
from intake.ui.widgets.fitting_table import FittingTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, SignalInstance
    from PySide6.QtGui import QResizeEvent

    from intake.domain.posting import Posting
    from intake.kit.translations import Translations
    from intake.ui.requests.presenter import RequestRow, RequestsPresenter

_COLUMNS = ("what", "who", "turn", "promised", "online", "taken", "age", "by", "code")
"""The columns from left to right, by the name of their value in a ``RequestRow``.

Above each stands the sentence ``requests-`` and its name.
"""

_LESSER_COLUMNS = ("by", "taken")
"""Columns that are left out in a narrow table."""

_COLUMNS_TO_FOLD = ("online", "promised", "age", "code")
"""Columns that become a line below what was asked where the table is narrow, in this order."""

_ACTS_ON_ROW = (
    "requests-slip",
    "helper-slip",
    "requests-close",
    "requests-cancel",
    "requests-withdraw",
)
_ACTS_ON_LIST = ("requests-print", "requests-export", "requests-calendar")

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
        self._title = label(translate("requests-title"), "title", wrap=False)
        lines.addWidget(self._title)

        self.model = RowsModel([(name, translate(f"requests-{name}")) for name in _COLUMNS])
        self.filters = RequestFilters(presenter, translate)
        lines.addWidget(self.filters)

        self.table = FittingTable(self.model, "what", _COLUMNS_TO_FOLD, _LESSER_COLUMNS)
        self.table.setSortingEnabled(True)
        header = self.table.horizontalHeader()
        header.setSortIndicator(_COLUMNS.index("taken"), Qt.SortOrder.DescendingOrder)
        self.model.sorted_by.connect(self._sort)
        self.model.more_wanted.connect(presenter.fetch_more)
        self.table.setAccessibleName(translate("requests-title"))
        self.table.setMinimumHeight(self.fontMetrics().height() * 4)
        self.table.activated.connect(self._on_activated)
        lines.addWidget(self.table, 1)

        self._empty_line = label(translate("requests-none"), "soft")
        lines.addWidget(self._empty_line, 1, Qt.AlignmentFlag.AlignTop)
        self._empty_block = self._build_empty_block()
        self._empty_block.hide()
        lines.addWidget(self._empty_block, 1)
        self.question_bar = QuestionBar(translate)
        self.question_bar.return_focus_to(self.table)
        lines.addWidget(self.question_bar)

        self._status_line = label("", "good")
        self._status_line.hide()
        lines.addWidget(self._status_line)

        self.acts = self._build_acts()
        lines.addWidget(self.acts)
        self.table.selectionModel().currentRowChanged.connect(self._show_acts)

        presenter.listed.connect(self._show)
        presenter.continued.connect(self._append)
        presenter.uncertain.connect(self._ask)
        presenter.found.connect(self.table.selectRow)
        presenter.done.connect(self.tell)

    def _build_empty_block(self) -> EmptyBlock:
        """Return what a desk sees that has taken no request yet."""
        take_one = button(self._translate("requests-take-first"), "second")
        take_one.clicked.connect(partial(self.go_to.emit, "desk"))
        title, sentence = self._translate("requests-none"), self._translate("requests-none-more")
        return EmptyBlock(title, sentence, [take_one])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide everything but the list if the page is low."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW_LINES * self.fontMetrics().height()
        self._title.setVisible(not is_low)
        self.table.show_few(is_low)
        self._is_low = is_low
        self.filters.setVisible(not is_low)
        self._show_acts()

    def _toggle_filters(self) -> None:
        self.filters.setVisible(self.filters.isHidden())

    def _on_activated(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, row: int) -> None:
        self.open_wanted.emit(self._presenter.request_at(row))

    def start(self) -> None:
        """Read the list again, with the same filter."""
        self._show_acts()
        self._presenter.read_choices()
        self._presenter.refresh()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build_acts(self) -> ActBar:
        translate = self._translate
        self._open_button = button(translate("requests-open"), "primary", "Ctrl+Return")
        self._open_button.clicked.connect(partial(self._run_with_row, self._open))

        acts = (
            self._act_on_row("requests-go-on", "Alt+P", self._presenter.continue_placing),
            self._act_on_row("requests-slip", "Ctrl+P", partial(self._emit_request, self.slip)),
            self._act_on_row("helper-slip", "Alt+H", partial(self._emit_request, self.helper_slip)),
            self._act_on_row("requests-close", "Alt+A", partial(self._ask_to_end, cancelled=False)),
            Act("requests-filter", "Alt+F", self._toggle_filters),
            self._act_on_row(
                "requests-cancel", "Alt+K", partial(self._ask_to_end, cancelled=True), is_rare=True
            ),
            self._act_on_row(
                "requests-withdraw",
                "Alt+O",
                partial(self._emit_request, self.withdraw_wanted),
                is_rare=True,
            ),
            Act("requests-last-slip", "Ctrl+Shift+P", self.last_slip.emit, is_rare=True),
            Act("requests-papers", "Alt+M", self.papers_wanted.emit, is_rare=True),
            Act("requests-print", "Alt+R", self._print_list, is_rare=True),
            Act("requests-export", "", self._export, is_rare=True),
            Act("requests-calendar", "", self._export_calendar, is_rare=True),
        )
        self.undo = button("", "link", "Ctrl+Z")
        self.undo.clicked.connect(self._presenter.undo)

        self._presenter.undo_stack.changed.connect(self._show_undo)
        self._show_undo()
        return ActBar(translate, acts, first=self._open_button, last=self.undo)

    def _act_on_row(
        self, name: str, keys: str, act: Callable[[int], object], *, is_rare: bool = False
    ) -> Act:
        return Act(name, keys, partial(self._run_with_row, act), is_rare=is_rare)

    def _show_acts(self) -> None:
        """Offer what can be done with the chosen request, and the lists to who may take them."""
        row = self.table.currentIndex().row()
        has_rows = row >= 0
        is_exporter = self._presenter.may_export and not self._is_low
        self._open_button.setVisible(has_rows)
        self.acts.show_possible(
            {
                "requests-go-on": has_rows and self._presenter.waits_to_be_placed(row),
                "requests-filter": self._is_low and self._empty_block.isHidden(),
                "requests-last-slip": not self._is_low,
                "requests-papers": not self._is_low,
                **dict.fromkeys(_ACTS_ON_ROW, has_rows and not self._is_low),
                **dict.fromkeys(_ACTS_ON_LIST, is_exporter),
            }
        )

    def _print_list(self) -> None:
        self.list_paper.emit(self._presenter.filter)

    def _show_undo(self) -> None:
        undone = self._presenter.undo_stack.next_label("requests")
        show_undo(self.undo, undone, self._translate("calls-undo"))

    def _run_with_row(self, act: Callable[[int], object]) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            act(row)

    def _emit_request(self, signal: SignalInstance, row: int) -> None:
        signal.emit(self._presenter.request_at(row))

    def _ask(self, posting: Posting) -> None:
        """Ask whether a post is online; a page that is not seen asks when it is opened again."""
        if not self.isVisible():
            return
        question = self._translate(
            "uncertain-question", platform=posting.platform, title=posting.title
        )

        def on_answer(is_online: bool) -> None:  # noqa: FBT001 - yes or no
            self._presenter.resolve(posting, is_online=is_online)

        self.question_bar.ask(question, "uncertain", on_answer)

    def _ask_to_end(self, index: int, *, cancelled: bool) -> None:
        """Confirm first: neighbours are told, and that cannot be undone."""
        request = self._presenter.request_at(index)
        what = self.model.text(index, _COLUMNS.index("what"))
        question = self._translate(
            "requests-ask-cancel" if cancelled else "requests-ask-close", what=what
        )

        def on_answer(yes: bool) -> None:  # noqa: FBT001 - yes or no
            if yes:
                self._presenter.close(request, what, cancelled=cancelled)

        self.question_bar.ask(question, "requests-end", on_answer)

    def _sort(self, column: str, descending: bool) -> None:  # noqa: FBT001 - a signal's value
        self._presenter.change_filter(sort=column, descending=descending)

    def _append(self, rows: list[RequestRow], has_more: bool) -> None:  # noqa: FBT001 - the same
        self.model.append(rows, has_more=has_more)

    def _export(self) -> None:
        self._ask_file("requests-export", "CSV (*.csv)", self._presenter.export)

    def _export_calendar(self) -> None:
        self._ask_file("requests-calendar", "iCalendar (*.ics)", self._presenter.export_calendar)

    def _ask_file(self, key: str, kind: str, write: Callable[[Path], None]) -> None:
        name = Path.home() / self._translate(f"{key}-file")
        question = FileQuestion(self._translate(key), name, kind)
        ask_where_to_save(self, self._translate, question, write)

    def _show(self, rows: list[RequestRow], has_more: bool) -> None:  # noqa: FBT001 - a signal's
        row = max(0, self.table.currentIndex().row())
        self.model.show(rows, has_more=has_more)
        self.table.setVisible(bool(rows))
        is_new = not rows and self.filters.nothing_key == "requests-none"
        self._empty_line.setText(self._translate(self.filters.nothing_key))
        self._empty_line.setVisible(not rows and not is_new)
        self._empty_block.setVisible(is_new)
        self.filters.setVisible(not is_new and not self._is_low)
        if rows:
            self.table.selectRow(min(row, len(rows) - 1))
        self._show_acts()

    @property
    def result_text(self) -> str:
        """The result of the last act on this page."""
        return self._status_line.text()

    def tell(self, sentence: str) -> None:
        """Show the result of an act."""
        self._status_line.setText(sentence)
        self._status_line.setVisible(bool(sentence))
        announce(self._status_line, sentence)
