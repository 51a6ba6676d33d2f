"""Rapport: tables at the left, charts at the right, and what writes them elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    button,
    clear,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.fields import NamedFields
from intake.ui.widgets.file_dialog import FileQuestion, ask_where_to_save
from intake.ui.widgets.pdf_pages import page_image
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from intake.kit.translations import Translations
    from intake.text.composing.report_text import ReportText
    from intake.text.composing.sheet_text import SheetSection
    from intake.ui.report.presenter import ReportPresenter

_CHART_DPI = 96
_NARROW = 900
"""Below this width in pixels at 100% the charts are below the tables."""


class ReportPage(QWidget):
    """Shows the report of a period that is chosen above."""

    def __init__(self, presenter: ReportPresenter, translate: Translations, scale: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self._scale = scale
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(8)
        outer.addWidget(self._build_header())

        inside = ShrinkableContainer()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)

        tables_frame, self._tables = column()
        self._charts_frame, self._charts = column()
        self._columns.addWidget(tables_frame, 1)
        self._columns.addWidget(self._charts_frame, 1)
        outer.addWidget(make_scroll_area(inside), 1)

        presenter.shown.connect(self._show)
        presenter.charted.connect(self._show_charts)
        presenter.done.connect(self._note.tell)
        presenter.failed.connect(self._note.tell_failure)

    def _build_header(self) -> QFrame:
        translate = self._translate
        frame = QFrame()
        frame.setObjectName("column")
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(14, 8, 14, 8)

        title = label(translate("report-name"), "title", wrap=False)
        self.periods: dict[str, QPushButton] = {
            name: button(translate(f"report-{name}"), "chip", key)
            for name, key in (
                ("this-quarter", "Alt+K"),
                ("last-quarter", "Alt+V"),
                ("this-year", "Alt+J"),
                ("own-period", "Alt+Z"),
            )
        }
        for chip in self.periods.values():
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
        self.periods["this-quarter"].clicked.connect(
            lambda: self._presenter.show_period(self._presenter.this_quarter)
        )
        self.periods["last-quarter"].clicked.connect(
            lambda: self._presenter.show_period(self._presenter.last_quarter)
        )
        self.periods["this-year"].clicked.connect(
            lambda: self._presenter.show_period(self._presenter.this_year)
        )
        self.periods["own-period"].clicked.connect(self._ask_period)

        self.paper = button(translate("report-print"), "foot", "Ctrl+P")
        self.paper.clicked.connect(self._ask_paper)
        self.workbook = button(translate("report-workbook"), "foot", "Ctrl+E")
        self.workbook.clicked.connect(self._ask_workbook)
        buttons = (self.paper, self.workbook)
        lines.addWidget(WrapRow(title, *self.periods.values(), *buttons, at_right=len(buttons)))

        self._own = self._build_own_period()
        lines.addWidget(self._own)
        self._period = label("", "strong")
        self._left_out = label("", "soft")
        self._note = ActNote()
        for part in (self._period, self._left_out, self._note):
            lines.addWidget(part)
        return frame

    def _build_own_period(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        self.first, self.last = LineEdit(), LineEdit()
        for index, (name, edit) in enumerate((("first", self.first), ("last", self.last))):
            NamedFields.lay(grid, self._translate(f"report-{name}"), edit, (0, index, 1))
            edit.returnPressed.connect(self._show_own_period)
        show = button(self._translate("report-show"), "second")
        show.clicked.connect(self._show_own_period)
        grid.addWidget(show, 1, 2)
        holder.hide()
        return holder

    def start(self) -> None:
        """Count again."""
        self._note.tell("")
        self._presenter.refresh()
        self.periods["this-quarter"].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() * 100 / self._scale >= _NARROW
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _ask_period(self) -> None:
        self._own.show()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_own_period(self) -> None:
        self._presenter.show_typed(self.first.text(), self.last.text())

    def _show(self, text: ReportText) -> None:
        self._note.tell("")  # what was wrong with another period
        self._period.setText(text.period)
        self._left_out.setText(text.left_out)
        presenter = self._presenter
        known = {
            "this-quarter": presenter.this_quarter,
            "last-quarter": presenter.last_quarter,
            "this-year": presenter.this_year,
        }
        shown = next(
            (name for name, period in known.items() if period == presenter.period), "own-period"
        )
        for name, chip in self.periods.items():
            chip.setChecked(name == shown)
        clear(self._tables)
        for section in text.sections:
            self._tables.addWidget(label(section.title, "title"))
            if section.rows:
                self._tables.addWidget(self._table(section))
            else:
                self._tables.addWidget(label(section.empty, "soft"))
        self._tables.addStretch(1)

    def _table(self, section: SheetSection) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 12)
        for row_index, share in enumerate(section.shares):
            grid.setColumnStretch(row_index, round(share * 100))
        for row_index, head in enumerate(section.heads):
            if any(section.heads):
                grid.addWidget(label(head, "soft"), 0, row_index)
        for number, row in enumerate(section.rows, start=1):
            for row_index, cell in enumerate(row):
                grid.addWidget(label(cell), number, row_index)
        return table

    def _show_charts(self, file: Path, titles: list[str]) -> None:
        clear(self._charts)
        self._charts_frame.setVisible(bool(titles))
        if not titles:
            return
        document = QPdfDocument()
        document.load(str(file))
        for index, title in enumerate(titles[: document.pageCount()]):
            picture = QLabel()
            dpi = round(_CHART_DPI * self._scale / 100)
            picture.setPixmap(QPixmap.fromImage(page_image(document, index, dpi)))
            picture.setAccessibleName(self._translate("report-chart", title=title))
            self._charts.addWidget(picture)
        document.close()
        self._charts.addStretch(1)

    def _ask_paper(self) -> None:
        self._ask_file("pdf", self._presenter.write_paper)

    def _ask_workbook(self) -> None:
        self._ask_file("xlsx", self._presenter.write_workbook)

    def _ask_file(self, ending: str, write: Callable[[Path], object]) -> None:
        name = f"{self._translate('report-name').lower()}.{ending}"
        question = FileQuestion(self._translate("report-name"), Path.home() / name)
        ask_where_to_save(self, self._translate, question, write)
