"""Verzoeken: all of them in one table, with whose turn it is and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from intake.ui.models.rows import RowsModel
from intake.ui.parts import Flow, Narrow, announce, button, column, label, row, scrolled

if TYPE_CHECKING:
    from intake.domain.posting import Posting
    from intake.kit.words import Words
    from intake.ui.presenters.requests import RequestRow, RequestsPresenter

_COLUMNS = ("code", "what", "who", "turn", "online", "taken")


class RequestsPage(QWidget):
    """Wires the table of requests to its presenter."""

    slip = Signal(object)
    helper_slip = Signal(object)
    go_to = Signal(str)
    take_off = Signal(object)

    def __init__(self, presenter: RequestsPresenter, words: Words) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter, self._words = presenter, words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        frame, lines = column(words("requests-title"))
        inside = Narrow()
        inside_lines = QVBoxLayout(inside)
        inside_lines.setContentsMargins(0, 0, 0, 0)
        inside_lines.addWidget(frame)
        outer.addWidget(scrolled(inside))
        self.model = RowsModel([(name, words(f"requests-{name}-head" if name == "online" else f"requests-{name}")) for name in _COLUMNS])
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(words("requests-title"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(self.fontMetrics().height() * 9)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.activated.connect(lambda index: presenter.go_on(index.row()))
        lines.addWidget(self.table, 1)
        self._none = label(words("requests-none"), "soft")
        lines.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self._question())
        self._said = label("", "good")
        self._said.hide()
        lines.addWidget(self._said)
        lines.addWidget(self._buttons())
        presenter.listed.connect(self._show)
        presenter.uncertain.connect(self._ask)
        presenter.found.connect(self.table.selectRow)
        presenter.done.connect(self.tell)

    def start(self) -> None:
        self._presenter.refresh()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _buttons(self) -> Flow:
        words = self._words
        go_on = button(words("requests-go-on"), "primary", "Ctrl+Return")
        paper = button(words("requests-slip"), "second", "Ctrl+P")
        helper = button(words("helper-slip"), "second", "Alt+H")
        withdraw = button(words("requests-withdraw"), "second", "Alt+O")
        close = button(words("requests-close"), "second", "Alt+A")
        cancel = button(words("requests-cancel"), "second", "Alt+V")
        undo = button(words("calls-undo"), "link", "Ctrl+Z")
        closed = QCheckBox(words("requests-closed-too"))
        closed.setAccessibleName(words("requests-closed-too"))
        go_on.clicked.connect(lambda: self._with_row(self._presenter.go_on))
        paper.clicked.connect(lambda: self._with_row(lambda at: self.slip.emit(self._presenter.request_at(at))))
        helper.clicked.connect(lambda: self._with_row(lambda at: self.helper_slip.emit(self._presenter.request_at(at))))
        withdraw.clicked.connect(lambda: self._with_row(lambda at: self.take_off.emit(self._presenter.request_at(at))))
        close.clicked.connect(lambda: self._with_row(self._presenter.close))
        cancel.clicked.connect(lambda: self._with_row(lambda at: self._presenter.close(at, cancelled=True)))
        undo.clicked.connect(self._presenter.undo)
        closed.clicked.connect(self._presenter.show_closed)
        self._needing = (go_on, paper, helper, withdraw, close, cancel)
        return Flow(go_on, paper, helper, withdraw, close, cancel, undo, closed)

    def _question(self) -> QFrame:
        self._strip = QFrame()
        self._strip.setObjectName("care")
        lines = QVBoxLayout(self._strip)
        self._asked = label("")
        lines.addWidget(self._asked)
        yes, no = button(self._words("uncertain-yes"), "answer", "Alt+J"), button(self._words("uncertain-no"), "answer", "Alt+E")
        yes.clicked.connect(lambda: self._answer(stands=True))
        no.clicked.connect(lambda: self._answer(stands=False))
        lines.addLayout(row(yes, no))
        self._strip.hide()
        self._doubtful: Posting | None = None
        return self._strip

    def _with_row(self, do: object) -> None:
        at = self.table.currentIndex().row()
        if at >= 0 and callable(do):
            do(at)

    def _ask(self, posting: Posting) -> None:
        self._doubtful = posting
        self._asked.setText(self._words("uncertain-question", platform=posting.platform, title=posting.title))
        self._strip.show()

    def _answer(self, *, stands: bool) -> None:
        self._strip.hide()
        if self._doubtful:
            self._presenter.answer(self._doubtful, stands=stands)

    def _show(self, rows: list[RequestRow]) -> None:
        at = max(0, self.table.currentIndex().row())
        self.model.show(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        for part in self._needing:
            part.setEnabled(bool(rows))
        if rows:
            self.table.selectRow(min(at, len(rows) - 1))

    def tell(self, sentence: str) -> None:
        """Say what came of something."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)
