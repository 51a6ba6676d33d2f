"""Draw the pages of a PDF, on the screen or on a printer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_PRINT_DPI = 300


def page_image(document: QPdfDocument, index: int, dpi: int) -> QImage:
    """Return a page as a picture on white, with so many dots per inch."""
    points = document.pagePointSize(index)
    drawn = document.render(
        index, QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
    )
    sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet


class PrintOutcome(StrEnum):
    """What came of sending a paper to a printer."""

    SENT = "sent"
    NO_PRINTER = "no-printer"
    STOPPED = "stopped"
    FAILED = "failed"


class Printed(NamedTuple):
    """What came of it, and the name of the printer."""

    outcome: PrintOutcome
    printer: str


def print_document(document: QPdfDocument, chosen: str) -> Printed:
    """Send a paper to the chosen printer, else to the system's default, as one job.

    A printer that stands still gets nothing: the paper would come out later, with nobody there. One
    that is gone afterwards has taken nothing: the system does not tell it otherwise.
    """
    info = printer_of(chosen)
    if info.isNull():
        return Printed(PrintOutcome.NO_PRINTER, chosen)
    name = info.printerName()
    if info.state() is QPrinter.PrinterState.Error:
        return Printed(PrintOutcome.STOPPED, name)
    was_sent = paint_pages(document, QPrinter(info, QPrinter.PrinterMode.HighResolution))
    if not was_sent or QPrinterInfo.printerInfo(name).isNull():
        return Printed(PrintOutcome.FAILED, name)
    return Printed(PrintOutcome.SENT, name)


def paint_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Draw each page as a picture, on paper of its own size.

    An A5 slip is printed on A5. Returns whether the printer accepted it.
    """
    printer.setPageSize(
        QPageSize(
            document.pagePointSize(0),
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.FuzzyMatch,
        )
    )
    printer.setFullPage(True)
    printer.setResolution(_PRINT_DPI)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for index in range(document.pageCount()):
        if index and not printer.newPage():
            painter.end()
            return False
        painter.drawImage(0, 0, page_image(document, index, _PRINT_DPI))
    return bool(painter.end())


def printer_of(chosen: str) -> QPrinterInfo:
    """Return the chosen printer, else the system's default; a null one if there is none."""
    if chosen:
        return QPrinterInfo.printerInfo(chosen)
    return QPrinterInfo.defaultPrinter()
