"""Draw the recovery sheet: the key in groups, large enough to read and type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from intake.kit.files import write_file
from intake.paper.fonts import BOLD, REGULAR, register_fonts
from intake.paper.page_layout import draw_practice_band, pdf_of, wrap_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.kit.translations import Translate

_MARGIN = 56
_SIZE = 16


def draw_recovery(
    groups: Sequence[str],
    translate: Translate,
    target: Path,
    cache: Path,
    *,
    practice: bool = False,
) -> None:
    """Write the sheet on one A4, readable by its owner only.

    The sheet of the practice centre is marked as every paper there.
    """
    register_fonts(cache)
    canvas = Canvas(str(target), pagesize=A4)
    canvas.setTitle(translate("recovery-title"))
    if practice:
        draw_practice_band(canvas, translate("slip-practice"), A4[0], A4[1], _SIZE)
    width = A4[0] - 2 * _MARGIN
    y = A4[1] - 90
    canvas.setFont(BOLD, 26)
    canvas.drawString(_MARGIN, y, translate("recovery-title"))
    y -= 20

    for sentence in (
        translate("recovery-why"),
        translate("recovery-keep"),
        translate("recovery-how"),
    ):
        for line in wrap_text(sentence, REGULAR, _SIZE, width):
            y -= _SIZE * 1.4
            canvas.setFont(REGULAR, _SIZE)
            canvas.drawString(_MARGIN, y, line)

    y -= 30
    for at, group in enumerate(groups):
        row, col = divmod(at, 3)
        left = _MARGIN + col * width / 3
        top = y - row * 44
        canvas.setFont(REGULAR, 14)
        canvas.drawString(left, top, f"{at + 1}")
        canvas.setFont(BOLD, 22)
        canvas.drawString(left + 26, top, group)

    write_file(target, pdf_of(canvas), mode=0o600)
