"""Draw a receipt on A5: what went from hand to hand, and two lines to sign on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.flow import Flow, Layout
from intake.paper.fonts import register_fonts
from intake.paper.pdf_document import PdfDocument

if TYPE_CHECKING:
    from pathlib import Path

    from intake.text.composing.receipt_text import ReceiptLine, ReceiptText

_FOOT_SIZE = 14.0
_SIGN_HEIGHT = 62.0
_GAP = 24.0


def draw_receipt(receipt: ReceiptText, pdf_path: Path, font_cache: Path) -> int:
    """Write a receipt to a file and return the number of sheets; a thing is never split."""
    register_fonts(font_cache)
    file = PdfDocument(receipt.title, author=receipt.centre, language=receipt.language)
    layout = Layout(
        paper="A5",
        left=34,
        right=34,
        top=30,
        bottom=34,
        leading=1.35,
        practice_mark=receipt.practice_mark,
        mark_size=_FOOT_SIZE,
    )
    flow = Flow(file, layout)
    size = float(receipt.size)
    flow.write(receipt.title, size * 1.35, bold=True)
    flow.write(f"{receipt.who} · {receipt.day}", _FOOT_SIZE)
    flow.skip(6)
    flow.draw_rule(1.5)
    flow.skip(4)
    flow.write(receipt.opening, size)
    for line in receipt.lines:
        _write_line(flow, line, size)
    flow.skip(6)
    for sentence in receipt.sentences:
        flow.write(sentence, size)
    _draw_signatures(flow, receipt)
    flow.finish()
    write_file(pdf_path, file.content())
    return file.pages


def _write_line(flow: Flow, line: ReceiptLine, size: float) -> None:
    flow.ensure_room((size + len(line.below) * _FOOT_SIZE) * flow.layout.leading + 6)
    flow.skip(4)
    flow.write(line.name, size, bold=True, indent=10)
    for below in line.below:
        flow.write(below, _FOOT_SIZE, indent=10)


def _draw_signatures(flow: Flow, receipt: ReceiptText) -> None:
    """Draw the lines for both signatures, which stay together, with the centre below."""
    flow.ensure_room(_SIGN_HEIGHT + 3 * _FOOT_SIZE * flow.layout.leading)
    flow.skip(_SIGN_HEIGHT)
    width = (flow.width - _GAP) / 2
    for index, signer in enumerate(receipt.signers):
        left = flow.layout.left + index * (width + _GAP)
        flow.page.draw_rule((left, flow.y), (left + width, flow.y), 0.8)
        flow.page.draw_text(signer, (left, flow.y - _FOOT_SIZE * 1.2), _FOOT_SIZE)
    flow.skip(_FOOT_SIZE * 2)
    foot = " · ".join(part for part in (receipt.centre, receipt.questions) if part)
    flow.write(foot, _FOOT_SIZE)
