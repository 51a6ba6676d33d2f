"""The window that shows a slip before it is printed or saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from intake.ui.widgets.basics import announce, button, clear, label, make_scroll_area, row
from intake.ui.widgets.fields import grow, mark_practice
from intake.ui.widgets.file_dialog import FileQuestion, ask_where_to_save
from intake.ui.widgets.pdf_pages import PrintOutcome, page_image, print_document
from intake.ui.widgets.text_fields import Choice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.printing.presenter import PaperPresenter

_LOOK_DPI = 80
_MAX_SHEET_WIDTH = 690
"""Pixels: a sheet on its side is shown smaller, so that nothing of it is cut off."""

_POINTS_PER_INCH = 72

_MM = 25.4 / 72
_STRIP_WIDTH = 227
_SIZES = {"A4": (595, 842), "A5": (420, 595), "A6": (298, 420)}
"""The sizes of paper in points (ISO 216), and the width of a strip of 80 millimetres."""

_SENTENCES = {
    PrintOutcome.SENT: "slip-printed",
    PrintOutcome.NO_PRINTER: "slip-no-printer",
    PrintOutcome.STOPPED: "slip-printer-stopped",
    PrintOutcome.FAILED: "slip-print-failed",
}


class SlipWindow(QWidget):
    """Shows one slip. It is printed on the printer of the settings, or the system's default."""

    closed = Signal()

    def __init__(
        self, presenter: PaperPresenter, translate: Translations, printer: Callable[[], str]
    ) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self._printer = printer
        self.setWindowTitle(translate("slip-window"))
        grow(self, 760, 900)

        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        self._document = QPdfDocument(self)
        sheets = QWidget()
        self._sheets = QVBoxLayout(sheets)
        self._area = make_scroll_area(sheets)
        lines.addWidget(self._area, 1)

        self._status_line = label("", "soft")
        lines.addWidget(self._status_line)
        self.print = button(translate("slip-print"), "primary", "Ctrl+Return")
        save = button(translate("slip-save"), "second", "Ctrl+S")
        self.other_paper = button(translate("slip-other-paper"), "second", "Alt+G")
        close = button(translate("slip-close"), "second", "Esc")
        self.print.clicked.connect(self._send_to_printer)
        save.clicked.connect(self._save)
        self.other_paper.clicked.connect(presenter.redraw_on_next)
        close.clicked.connect(self.close)

        self.first_label = Choice()
        self.first_label.setAccessibleName(translate("labels-begin-at"))
        self._begin_at = label(translate("labels-begin-at"), "label", wrap=False)
        self._begin_at.setBuddy(self.first_label)
        self.first_label.activated.connect(self._begin_labels)
        lines.addLayout(row(self._begin_at, self.first_label))
        lines.addWidget(self.print)
        lines.addWidget(WrapRow(save, self.other_paper, close))
        mark_practice(self, lines, translate, practice=presenter.practice)

        presenter.drawn.connect(self._show)
        presenter.message.connect(self._show_status)

    def _show(self, file: Path, pages: int) -> None:
        self._document.load(str(file))
        clear(self._sheets)
        for index in range(self._document.pageCount()):
            sheet = QLabel()
            sheet.setAccessibleName(self._translate("slip-sheet", number=index + 1))
            sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
            width = self._document.pagePointSize(index).width()
            dpi = min(_LOOK_DPI, int(_MAX_SHEET_WIDTH * _POINTS_PER_INCH / width))
            sheet.setPixmap(QPixmap.fromImage(page_image(self._document, index, dpi)))
            self._sheets.addWidget(sheet)
        self._show_status(self._translate("slip-pages", count=pages, paper=self._size()))
        self.other_paper.setVisible(self._presenter.may_change_paper)
        self._show_places()
        self._area.verticalScrollBar().setValue(0)
        self.show()
        self.activateWindow()
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_places(self) -> None:
        """Ask at which label of the sheet to begin, if there are labels on it."""
        labels = self._presenter.labels
        is_sheet = labels is not None and labels.places > 1
        self._begin_at.setVisible(is_sheet)
        self.first_label.setVisible(is_sheet)
        if labels is not None:
            self.first_label.clear()
            self.first_label.addItems([str(place) for place in range(1, labels.places + 1)])
            self.first_label.setCurrentIndex(labels.first - 1)

    def _begin_labels(self, index: int) -> None:
        self._presenter.begin_labels_at(index + 1)

    def _size(self) -> str:
        """Return the size of the shown paper in words."""
        points = self._document.pagePointSize(0)
        size = (round(points.width()), round(points.height()))
        for name, (wide, high) in _SIZES.items():
            if size in ((wide, high), (high, wide)):
                return self._translate(f"paper-size-{name}")
        key = "paper-size-other"
        if size[0] == _STRIP_WIDTH:
            key = "paper-size-strip"
        return self._translate(key, wide=round(size[0] * _MM), high=round(size[1] * _MM))

    def _send_to_printer(self) -> None:
        self._presenter.check_before_print(self._paint)

    def _paint(self) -> None:
        outcome, printer = print_document(self._document, self._printer())
        if outcome is PrintOutcome.SENT:
            self._presenter.record_print()
        self._show_status(self._translate(_SENTENCES[outcome], printer=printer))

    def _save(self) -> None:
        question = FileQuestion(
            self._translate("slip-save"),
            Path.home() / self._presenter.file_name,
            "PDF (*.pdf)",
        )
        ask_where_to_save(self, self._translate, question, self._save_to)

    def _save_to(self, file: Path) -> None:
        self._presenter.check_before_print(partial(self._presenter.save, file))

    def _show_status(self, sentence: str) -> None:
        self._status_line.setText(sentence)
        announce(self._status_line, sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._document.close()
        clear(self._sheets)
        self._presenter.discard()
        super().closeEvent(event)
        self.closed.emit()
