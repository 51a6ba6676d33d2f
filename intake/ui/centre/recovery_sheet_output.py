"""Choose a printer; print or save the recovery sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake.ui.widgets.file_dialog import FileQuestion, ask_where_to_save

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

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

    from intake.ui.widgets.pdf_pages import PrintOutcome, print_document

    document = QPdfDocument()
    document.load(str(file))
    outcome, printer = print_document(document, chosen)
    document.close()
    if outcome is PrintOutcome.SENT:
        return ""
    if outcome is PrintOutcome.NO_PRINTER:
        return translate("sheet-no-printer")
    if outcome is PrintOutcome.STOPPED:
        return translate("slip-printer-stopped", printer=printer)
    return translate("sheet-print-failed")


def ask_for_sheet(parent: QWidget, translate: Translations, save: Callable[[Path], object]) -> None:
    """Ask where the recovery sheet must be written."""
    file = Path.home() / "herstelblad.pdf"
    question = FileQuestion(translate("settings-sheet"), file, "PDF (*.pdf)")
    ask_where_to_save(parent, translate, question, save)
