"""Draw the recovery sheet: the key in groups, large enough to read and type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.files import write_file
from intake.paper.fonts import REGULAR, register_fonts
from intake.paper.page_layout import draw_practice_band, wrap_text
from intake.paper.pdf_document import PAGES, PdfDocument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.kit.translations import Translate

_MARGIN = 56
_SIZE = 16


def draw_recovery(
    groups: Sequence[str],
    translate: Translate,
    pdf_path: Path,
    font_cache: Path,
    *,
    practice: bool = False,
) -> None:
    """Write the sheet on one A4, readable by its owner only.

    The sheet of the practice centre is marked as every paper there.
    """
    register_fonts(font_cache)
    file = PdfDocument(translate("recovery-title"))
    page = file.new_page(*PAGES["A4"])
    if practice:
        draw_practice_band(page, translate("slip-practice"), _SIZE)
    width = page.width - 2 * _MARGIN
    y = page.height - 90
    page.draw_text(translate("recovery-title"), (_MARGIN, y), 26, bold=True)
    y -= 20

    for key in ("recovery-why", "recovery-keep", "recovery-how"):
        for line in wrap_text(translate(key), REGULAR, _SIZE, width):
            y -= _SIZE * 1.4
            page.draw_text(line, (_MARGIN, y), _SIZE)

    y -= 44
    for index, group in enumerate(groups):
        row, column = divmod(index, 3)
        left = _MARGIN + column * width / 3
        top = y - row * 44
        page.draw_text(f"{index + 1}", (left, top), 14)
        page.draw_text(group, (left + 26, top), 22, bold=True)

    file.add(page)
    write_file(pdf_path, file.content(), mode=0o600)
