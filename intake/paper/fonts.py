"""Register the fonts of paper.

Noto Sans in two weights for every script that a resident may read: Latin, Greek and Cyrillic,
Arabic and Ethiopic are cut once from their fonts, put together into one and cached, so that a
Cyrillic name within an Arabic sentence needs no change of font.

A character without a glyph (an emoji in a name) is left out, so that no empty box is printed;
``missing_characters`` tells before that a name cannot be printed whole.
"""

from __future__ import annotations

import hashlib
import io
import struct
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fontTools.merge import Merger
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from intake.kit.errors import UserFacingError
from intake.kit.font_subset import GREEK, LATIN, subset_font, write_font
from intake.kit.fonts import (
    find_noto_sans,
    find_noto_sans_arabic,
    find_noto_sans_ethiopic,
)
from intake.paper.embedded_font import EmbeddedFont
from intake.paper.text_direction import join_letters

if TYPE_CHECKING:
    from pathlib import Path

REGULAR = "Noto"
BOLD = "Noto-Bold"
_WEIGHTS = {REGULAR: 400, BOLD: 700}
_LATIN_SIGNS = (*LATIN, GREEK)
_ARABIC_SIGNS = (
    (0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x65F), (0x66A, 0x66D),
    (0x670, 0x6D3), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
)  # fmt: skip
"""The letters, and the forms of them that join their neighbours (Unicode, blocks FB50 and FE70)."""

_ETHIOPIC_SIGNS = ((0x1200, 0x137C),)
_DROPPED_FONT_TABLES = ("GSUB", "GPOS", "GDEF")


def _script_fonts(weight: int) -> list[Any]:
    """Return one font for each script that this computer has a font of."""
    # Reportlab applies no features.
    fonts = [
        subset_font(find_noto_sans(), weight, _LATIN_SIGNS, drop=_DROPPED_FONT_TABLES),
        subset_font(find_noto_sans_arabic(), weight, _ARABIC_SIGNS, drop=_DROPPED_FONT_TABLES),
    ]
    ethiopic = find_noto_sans_ethiopic(weight)
    if ethiopic:
        fonts.append(subset_font(ethiopic, weight, _ETHIOPIC_SIGNS, drop=_DROPPED_FONT_TABLES))
    return fonts


def _merge_scripts(fonts: list[Any]) -> Any:
    """Return the fonts as one; the metrics of lines are those of the first."""
    files = []
    for font in fonts:
        file = io.BytesIO()
        font.save(file)
        file.seek(0)
        files.append(file)
    return Merger().merge(files)


def _write_font_of_all_scripts(name: str, weight: int, font_path: Path) -> None:
    merged = _merge_scripts(_script_fonts(weight))
    for record in merged["name"].names:  # reportlab distinguishes fonts by these names
        if record.nameID in (1, 4, 6):
            record.string = f"{name}{weight}"
    write_font(merged, font_path)


def register_fonts(font_cache: Path) -> None:
    """Register both weights with reportlab.

    The first time they are cut from the variable fonts, which takes some seconds.
    """
    for name, weight in _WEIGHTS.items():
        if name in pdfmetrics.getRegisteredFontNames():
            continue
        path = font_file(font_cache, bold=name == BOLD)
        if not path.exists():
            _write_font_of_all_scripts(name, weight, path)
        try:
            font = EmbeddedFont(name, str(path))
        except (TTFError, ValueError, KeyError, struct.error):  # damaged on the disk: cut it again
            path.unlink()
            _write_font_of_all_scripts(name, weight, path)
            font = EmbeddedFont(name, str(path))
        pdfmetrics.registerFont(font)


def font_file(font_cache: Path, *, bold: bool) -> Path:
    """Return the file of one weight; it is there after ``register_fonts``."""
    return font_cache / f"{font_name(bold=bold)}-{_fonts_stamp()}.ttf"


def _fonts_stamp() -> str:
    """Return what tells a cached font apart from one that was cut from other fonts."""
    sources = [find_noto_sans(), find_noto_sans_arabic()]
    ethiopic = [find_noto_sans_ethiopic(weight) for weight in _WEIGHTS.values()]
    sizes = [path.stat().st_size for path in (*sources, *ethiopic) if path]
    signs = (_LATIN_SIGNS, _ARABIC_SIGNS, _ETHIOPIC_SIGNS)
    return hashlib.blake2s(f"{sizes} {signs} 3".encode(), digest_size=4).hexdigest()


def font_name(*, bold: bool) -> str:
    """Return the name of the font for bold or for ordinary letters."""
    if bold:
        return BOLD
    return REGULAR


def missing_characters(text: str) -> str:
    """Return the characters of a text that no font of paper has, each once."""
    glyphs = _glyphs()
    return "".join(
        dict.fromkeys(sign for sign in text if ord(sign) not in glyphs and not sign.isspace())
    )


def missing_letters(text: str) -> str:
    """Return the letters of a text that no font of paper has, each once."""
    return "".join(
        sign for sign in missing_characters(text) if unicodedata.category(sign)[0] == "L"
    )


def mark_missing_letters(text: str) -> str:
    """Return a text in which a question mark stands for each letter that cannot be printed.

    It is for lists: one name keeps no other from being printed.
    """
    letters = missing_letters(text)
    return "".join("?" if sign in letters else sign for sign in text)


@lru_cache(maxsize=4096)
def without_missing_signs(text: str) -> str:
    """Return the text without the characters that the font has no glyph for, as an emoji.

    Raises ``UserFacingError`` for a letter: a name is never printed with a part left out.
    """
    missing = missing_characters(text)
    letters = missing_letters(text)
    if letters:
        raise UserFacingError("paper-letters", letters=letters)
    kept = "".join(sign for sign in text if sign not in missing)
    return " ".join(kept.split())


def _glyphs() -> dict[int, int]:
    font: Any = pdfmetrics.getFont(REGULAR)
    glyphs: dict[int, int] = font.face.charToGlyph
    return glyphs


@lru_cache(maxsize=16384)
def text_width(text: str, font: str, size: float) -> float:
    """Return the width of a line in points, with its letters joined."""
    return float(pdfmetrics.stringWidth(join_letters(text), font, size))
