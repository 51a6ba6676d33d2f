"""Print a file as a desk does; say how it went. ``gone`` takes the printer away in the middle."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from intake.ui.widgets import pdf_pages


def main():
    """Print once for each ``again``."""
    file, printer, *options = sys.argv[1:]
    application = QApplication([])
    document = QPdfDocument()
    document.load(file)
    if "gone" in options:
        draw = pdf_pages.page_image

        def draw_and_lose_the_printer(*arguments):
            subprocess.run(["lpadmin", "-x", printer], check=True)
            pdf_pages.page_image = draw
            return draw(*arguments)

        pdf_pages.page_image = draw_and_lose_the_printer
    for _ in range(1 + options.count("again")):
        print(pdf_pages.print_document(document, printer).outcome)
    document.close()
    del application


if __name__ == "__main__":
    main()
