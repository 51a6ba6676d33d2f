"""The slip as it will lie on the table: look, print, save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from intake.ui.views.parts import announce, button, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from intake.kit.words import Words
    from intake.ui.presenters.slip import SlipPresenter

_PRINT_DPI = 300


class SlipWindow(QWidget):
    """Shows one slip. Printing goes to the printer of the settings, or the system's own."""

    closed = Signal()

    def __init__(self, presenter: SlipPresenter, words: Words, printer: str) -> None:
        super().__init__()
        self.setObjectName("wall")
        self._presenter, self._words, self._printer = presenter, words, printer
        self.setWindowTitle(words("slip-window"))
        self.resize(760, 900)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName(words("slip-window"))
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView)
        lines.addWidget(self._view, 1)
        self._said = label("", "soft")
        lines.addWidget(self._said)
        self.print = button(words("slip-print"), "primary", "Ctrl+Return")
        save = button(words("slip-save"), "second", "Ctrl+S")
        other = button(words("slip-other-paper"), "second", "Alt+G")
        close = button(words("slip-close"), "second", "Esc")
        self.print.clicked.connect(self._to_printer)
        save.clicked.connect(self._save)
        other.clicked.connect(lambda: presenter.again_on("A5" if presenter.paper == "A4" else "A4"))
        close.clicked.connect(self.close)
        lines.addWidget(self.print)
        lines.addLayout(row(save, other, close))
        presenter.drawn.connect(self._show)
        presenter.told.connect(self._tell)

    def _show(self, file: Path, pages: int) -> None:
        self._document.load(str(file))
        self._tell(self._words("slip-pages", count=pages, paper=self._presenter.paper))
        self.show()
        self.activateWindow()
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_printer(self) -> None:
        info = QPrinterInfo.printerInfo(self._printer) if self._printer else QPrinterInfo.defaultPrinter()
        if info.isNull():
            self._tell(self._words("slip-no-printer"))
            return
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        if self._paint(printer):
            self._presenter.printed()
            self._tell(self._words("slip-printed", printer=info.printerName()))
        else:
            self._tell(self._words("slip-print-failed"))

    def _paint(self, printer: QPrinter) -> bool:
        """Draw each page as a picture at the printer's own size."""
        printer.setFullPage(True)
        printer.setResolution(_PRINT_DPI)
        painter = QPainter()
        if not painter.begin(printer):
            return False
        for at in range(self._document.pageCount()):
            if at and not printer.newPage():
                painter.end()
                return False
            points = self._document.pagePointSize(at)
            size = QSize(round(points.width() / 72 * _PRINT_DPI), round(points.height() / 72 * _PRINT_DPI))
            painter.drawImage(0, 0, self._document.render(at, size))
        return bool(painter.end())

    def _save(self) -> None:
        dialog = QFileDialog(self, self._words("slip-save"), str(Path.home() / "briefje.pdf"), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda chosen: self._presenter.save(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        announce(self._said, sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._document.close()
        self._presenter.forget()
        super().closeEvent(event)
        self.closed.emit()
