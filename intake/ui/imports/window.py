"""The window in which an address list is looked at and taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from intake.domain.import_run import ImportKind
from intake.text.households.columns import CHOOSABLE
from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    button,
    clear,
    column,
    label,
    make_scroll_area,
    rename,
)
from intake.ui.widgets.fields import choice_of, grow, mark_practice
from intake.ui.widgets.file_dialog import FileQuestion, ask_for_file
from intake.ui.widgets.whole_list import WholeList
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.imports.presenter import ImportsPresenter, PlanView
    from intake.ui.widgets.text_fields import Choice

_GAP_BETWEEN_PAIRS = 24
"""Pixels between one pair of heading and field and the next pair on the line."""

_GROUPS = ("wrong", "doubles", "new")
"""The lists below each other. What somebody must look at is first; "new" may be thousands."""


class ImportWindow(QWidget):
    """Shows what an import would do, before anything is written."""

    closed = Signal()

    def __init__(self, presenter: ImportsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self._is_busy = False
        self.setWindowTitle(translate("import-title"))
        grow(self, 980, 700)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("import-title"))
        outer.addWidget(frame)
        lines.addWidget(label(translate("import-why"), "soft"))

        self.choose = button(translate("import-choose"), "second", "Ctrl+O")
        self.choose.clicked.connect(self._ask_file)
        kinds = [(translate(f"import-{kind}"), str(kind)) for kind in ImportKind]
        self.kind = choice_of(kinds, str(ImportKind.RESIDENTS))
        self.kind.setAccessibleName(translate("import-who"))
        self.kind.activated.connect(self._choose_kind)

        self._file = label("", "strong", wrap=False)
        lines.addWidget(WrapRow(self.choose, self.kind, self._file))
        self._note = ActNote()
        lines.addWidget(self._note)
        lines.addWidget(self._build_plan(), 1)

        self.progress = QProgressBar()
        self.progress.setAccessibleName(translate("import-progress"))
        lines.addWidget(self.progress)

        self.carry_out = button(translate("import-carry-out", count=0), "primary", "Ctrl+Return")
        self.carry_out.clicked.connect(presenter.carry_out)
        self.cancel = button(translate("import-cancel"), "second", "Alt+A")
        self.cancel.clicked.connect(presenter.cancel)

        self.undo = button(translate("import-undo"), "second", "Ctrl+Z")
        self.undo.clicked.connect(presenter.undo)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)

        self._last = label("", "soft")
        lines.addWidget(self._last)
        lines.addWidget(WrapRow(self.carry_out, self.cancel, self.undo, close))
        mark_practice(self, outer, translate, practice=presenter.practice)

        presenter.planned.connect(self._show_plan)
        presenter.progress.connect(self._show_progress)
        presenter.busy.connect(self._show_busy)
        presenter.finished.connect(self._on_finished)
        presenter.failed.connect(self._note.tell_failure)
        presenter.last_run.connect(self._show_last_import)
        self._empty()

    def _build_plan(self) -> QWidget:
        inside = ShrinkableContainer()
        self._plan = inside
        lines = QVBoxLayout(inside)
        self._left_out = label("", "soft")
        lines.addWidget(self._left_out)

        self._columns_title = label(self._translate("import-columns"), "strong")
        lines.addWidget(self._columns_title)
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(10)
        for index in (1, 4):
            self._columns.setColumnStretch(index, 1)
        self._columns.setColumnMinimumWidth(2, _GAP_BETWEEN_PAIRS)
        lines.addLayout(self._columns)

        self.titles, self.lists = {}, {}
        for name in _GROUPS:
            self.titles[name] = label("", "strong")
            self.lists[name] = WholeList()
            self.lists[name].setAccessibleName(self._translate(f"import-group-{name}"))
            lines.addWidget(self.titles[name])
            lines.addWidget(self.lists[name])
        lines.addStretch(1)
        return make_scroll_area(inside)

    def open(self) -> None:
        """Show the window, and which import can be undone."""
        self._empty()
        self._presenter.refresh()
        self.show()
        self.activateWindow()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._presenter.cancel()
        super().closeEvent(event)
        self._empty()
        self.closed.emit()

    def look_at(self, file: Path) -> None:
        """Show what would be made of a file."""
        self._note.tell("")
        self._presenter.look_at(file, self._chosen_kind)

    @property
    def _chosen_kind(self) -> ImportKind:
        return ImportKind(str(self.kind.currentData()))

    def _choose_kind(self) -> None:
        self._presenter.choose_kind(self._chosen_kind)

    def _ask_file(self) -> None:
        files = self._translate("import-files", endings="*.xlsx *.csv *.ods *.tsv *.txt")
        question = FileQuestion(self._translate("import-choose"), Path.home(), files)
        ask_for_file(self, self._translate, question, self.look_at)

    def _show_plan(self, view: PlanView) -> None:
        self._file.setText(view.file)
        self._plan.show()
        self._left_out.setText(view.left_out)
        self._left_out.setVisible(bool(view.left_out))
        self._show_columns(view)
        rows_by_group = {"wrong": view.wrong, "doubles": view.doubles, "new": view.new}
        for group, rows in rows_by_group.items():
            count = view.counts[group]
            self.titles[group].setText(self._translate(f"import-count-{group}", count=count))
            self.lists[group].show_entries(rows)
        count = view.counts["new"]
        rename(self.carry_out, self._translate("import-carry-out", count=count), "Ctrl+Return")
        self.carry_out.setEnabled(count > 0)
        self.carry_out.setVisible(True)
        self.undo.hide()
        self.carry_out.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_columns(self, view: PlanView) -> None:
        clear(self._columns)
        self._columns_title.setVisible(bool(view.columns))
        fields = [(self._translate("import-field-none"), "")]
        fields += [(self._field_name(name), name) for name in CHOOSABLE]
        for index, shown in enumerate(view.columns):
            place, below = index % 2 * 3, index // 2
            choice = choice_of(fields, shown.field)
            heading = shown.heading or self._translate("import-column", number=shown.number + 1)
            choice.setAccessibleName(self._translate("import-reads-as", heading=heading))
            choice.activated.connect(partial(self._choose_column, shown.number, choice))
            example = f"{heading}\n{shown.example}".strip()
            self._columns.addWidget(label(example, "soft"), below, place)
            self._columns.addWidget(choice, below, place + 1)

    def _field_name(self, name: str) -> str:
        return self._translate(f"import-field-{name.replace('_', '-')}")

    def _choose_column(self, number: int, choice: Choice, _at: int) -> None:
        self._presenter.choose_column(number, str(choice.currentData()))

    def _show_progress(self, written: int, total: int) -> None:
        self.progress.setMaximum(max(total, 1))
        self.progress.setValue(written)

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's value
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.cancel.setVisible(busy)
        self.carry_out.setVisible(not busy and self._plan.isVisible())
        for part in (self.choose, self.kind):
            part.setEnabled(not busy)

    def _on_finished(self, sentence: str) -> None:
        self._empty()
        self._note.tell(sentence)

    def _show_last_import(self, sentence: str) -> None:
        self._last.setText(sentence)
        self._last.setVisible(bool(sentence))
        self.undo.setVisible(bool(sentence) and not self._plan.isVisible())

    def _empty(self) -> None:
        """Show nothing of a list: it holds people."""
        self._file.setText("")
        self._note.tell("")
        clear(self._columns)
        for name in _GROUPS:
            self.titles[name].setText("")
            self.lists[name].clear()
        self._plan.hide()
        for part in (self.progress, self.cancel, self.carry_out):
            part.hide()
