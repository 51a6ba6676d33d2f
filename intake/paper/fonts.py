"""Register the fonts of paper, and draw icons with them.

Noto Sans in two weights, cut once from the variable font and cached, and the pictograms as
outlines.

A character without a glyph (an emoji in a name) is left out, so that no empty box is printed.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError
from reportlab.pdfbase.ttfonts import TTFont as PdfFont

from intake.kit.font_subset import GREEK, LATIN, subset_font, write_font
from intake.kit.fonts import find_noto_sans, package_folder

if TYPE_CHECKING:
    from pathlib import Path

REGULAR = "Noto"
BOLD = "Noto-Bold"
_WEIGHTS = {REGULAR: 400, BOLD: 700}
_SIGNS = (*LATIN, GREEK)
_LEFT_OUT = ("GSUB", "GPOS", "GDEF")


def _subset_file(name: str, weight: int, target: Path) -> None:
    # Reportlab applies no features.
    fixed = subset_font(find_noto_sans(), weight, _SIGNS, drop=_LEFT_OUT)
    for record in fixed["name"].names:  # reportlab distinguishes fonts by these names
        if record.nameID in (1, 4, 6):
            record.string = f"{name}{weight}"
    write_font(fixed, target)


def register_fonts(cache: Path) -> None:
    """Register both weights with reportlab.

    The first time they are cut from the variable font, which takes a second or two.
    """
    stamp = hashlib.blake2s(
        str(find_noto_sans().stat().st_size).encode() + f"{_SIGNS} 2".encode(), digest_size=4
    ).hexdigest()
    for name, weight in _WEIGHTS.items():
        if name in pdfmetrics.getRegisteredFontNames():
            continue
        path = cache / f"{name}-{stamp}.ttf"
        if not path.exists():
            _subset_file(name, weight, path)
        try:
            font = PdfFont(name, str(path))
        except (TTFError, ValueError, KeyError, struct.error):  # damaged on the disk: cut it again
            path.unlink()
            _subset_file(name, weight, path)
            font = PdfFont(name, str(path))
        pdfmetrics.registerFont(font)


def without_missing_signs(text: str) -> str:
    """Return the text without the characters that the font has no glyph for."""
    font: Any = pdfmetrics.getFont(REGULAR)
    glyphs = font.face.charToGlyph
    kept = "".join(ch for ch in text if ord(ch) in glyphs or ch.isspace())
    return " ".join(kept.split())


@lru_cache(maxsize=1)
def _icons() -> tuple[Any, Any, dict[str, str]]:
    folder = package_folder("qtawesome") / "fonts"
    font = TTFont(io.BytesIO(next(folder.glob("materialdesignicons6-webfont-*.ttf")).read_bytes()))
    names: dict[str, str] = json.loads(
        next(folder.glob("materialdesignicons6-webfont-charmap-*.json")).read_text(encoding="utf8")
    )
    return font.getGlyphSet(), font.getBestCmap(), names


class _PathPen(BasePen):  # type: ignore[misc]
    """Draws the outline of a glyph as a path of a PDF."""

    def __init__(self, glyphs: Any, path: Any, at: tuple[float, float], scale: float) -> None:
        super().__init__(glyphs)
        self._path = path
        self._at = at
        self._scale = scale

    def _place(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._at[0] + point[0] * self._scale, self._at[1] + point[1] * self._scale

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._path.moveTo(*self._place(point))

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._path.lineTo(*self._place(point))

    def _curveToOne(
        self, one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]
    ) -> None:
        self._path.curveTo(*self._place(one), *self._place(two), *self._place(end))

    def _closePath(self) -> None:
        self._path.close()


def draw_icon(canvas: Any, name: str, left: float, bottom: float, size: float) -> None:
    """Draw a pictogram (``mdi6.clock-outline``) as a filled outline.

    The font has 512 units per em and descends by 64.
    """
    glyphs, cmap, names = _icons()
    glyph = glyphs[cmap[int(names[name.removeprefix("mdi6.")], 16)]]
    path = canvas.beginPath()
    glyph.draw(_PathPen(glyphs, path, (left, bottom + size * 64 / 512), size / 512))
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
