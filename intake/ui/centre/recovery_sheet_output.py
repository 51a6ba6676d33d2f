"""Choose a printer; print or save the recovery sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from intake.kit.translations import Translations


def printers(translate: Translations) -> list[tuple[str, object]]:
    """Return the printers of this machine, the system's default first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return [
        (translate("settings-printer-default"), ""),
        *((name, name) for name in QPrinterInfo.availablePrinterNames()),
    ]


def send_sheet(file: Path, translate: Translations, chosen: str) -> str:
    """Send the recovery sheet to the printer; return an error, or an empty text."""
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

    from intake.ui.widgets.pdf_pages import paint_pages, printer_of

    info = printer_of(chosen)
    if info.isNull():
        return translate("sheet-no-printer")
    document = QPdfDocument()
    document.load(str(file))
    well = paint_pages(document, QPrinter(info, QPrinter.PrinterMode.HighResolution))
    document.close()
    if well:
        return ""
    return translate("sheet-print-failed")


def ask_for_sheet(parent: QWidget, translate: Translations, save: object) -> None:
    """Ask where the recovery sheet must be written."""
    dialog = QFileDialog(
        parent, translate("settings-sheet"), str(Path.home() / "herstelblad.pdf"), "PDF (*.pdf)"
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)) if callable(save) else None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
