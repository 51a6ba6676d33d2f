"""Draw a letter on A4.

The address is in the position of an envelope's window; each sentence has its own line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from intake.kit.files import write_file
from intake.paper.flow import Flow, Layout
from intake.paper.fonts import REGULAR, register_fonts
from intake.paper.page_layout import wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument
from intake.paper.text_direction import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.text.composing.no_answer_letter import LetterText

_SENDER_SIZE = 14

WINDOWS = {"C5": (57 * mm, 88 * mm), "DL": (52 * mm, 84 * mm)}
"""Where the address must stand, from the upper edge of the sheet, by the envelope.

A sheet folded once goes into a C5, folded in three into a DL; the window at the left shows this
part however far the sheet slides (docs/sources.md, "Envelopes").
"""

_WINDOW_WIDTH = 82 * mm
_ADDRESS_LEADING = 1.3


def draw_letter(letter: LetterText, pdf_path: Path, font_cache: Path, envelope: str = "DL") -> int:
    """Write a letter to a file and return the number of sheets.

    Text is never made smaller; what is too long continues on another sheet.
    """
    return draw_letters((letter,), pdf_path, font_cache, envelope)


def draw_letters(
    letters: Sequence[LetterText], pdf_path: Path, font_cache: Path, envelope: str = "DL"
) -> int:
    """Write letters to one file, each on a sheet of its own; return the number of sheets."""
    register_fonts(font_cache)
    first = letters[0]
    file = PdfDocument(first.title, author=first.sender[0], language=first.language)
    for letter in letters:
        _write_letter(file, letter, envelope)
    write_file(pdf_path, file.content())
    return file.pages


def _write_letter(file: PdfDocument, letter: LetterText, envelope: str) -> None:
    mirrored = letter.language in RIGHT_TO_LEFT
    layout = Layout(
        left=25 * mm,
        right=20 * mm,
        top=20 * mm,
        bottom=20 * mm,
        leading=1.3,
        practice_mark=letter.practice_mark,
        mark_size=letter.size,
        mirrored=mirrored,
    )
    flow = Flow(file, layout)
    flow.page.mirrored = False  # who writes has a Dutch name and address
    for index, line in enumerate(letter.sender):
        flow.write(line, _SENDER_SIZE, bold=index == 0)
    flow.page.mirrored = mirrored
    flow.y = min(flow.y - letter.size, PAGES["A4"][1] - WINDOWS[envelope][0])
    _write_address(flow, letter, envelope)
    flow.skip(letter.size * 1.4)
    flow.write(letter.day, letter.size)
    flow.skip(letter.size)
    flow.write(letter.title, letter.size * 1.25, bold=True)
    flow.skip(letter.size)
    flow.write(letter.dear, letter.size)
    flow.skip(letter.size * 0.6)
    for sentence in letter.sentences:
        if sentence:
            flow.write(sentence, letter.size)
        else:
            flow.skip(letter.size * 0.6)
    flow.skip(letter.size)
    flow.write(letter.close, letter.size)
    flow.finish()


def _write_address(flow: Flow, letter: LetterText, envelope: str) -> None:
    """Write the address in the window, which is at the left whatever the language of the letter.

    It is never larger than what the window shows.
    """
    upper, lower = WINDOWS[envelope]
    size = _SENDER_SIZE
    for larger in range(_SENDER_SIZE, letter.size + 1):
        lines = sum(len(wrap_text(line, REGULAR, larger, _WINDOW_WIDTH)) for line in letter.address)
        if lines * larger * _ADDRESS_LEADING <= lower - upper:
            size = larger
    mirrored = flow.page.mirrored
    flow.page.mirrored = False
    for line in letter.address:
        flow.write(line, size, width=_WINDOW_WIDTH)
    flow.page.mirrored = mirrored
