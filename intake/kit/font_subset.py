"""Cuts one weight and the characters that are needed out of a variable font.

The file is smaller, and bold is a weight of its own instead of a regular one made thicker.

fontTools is loaded by who cuts, which takes a second or two; what was cut is kept.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from intake.kit.files import write_file
from intake.kit.fonts import WEIGHTS, subset_font_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LATIN = (
    (0x20, 0x24F),
    (0x259, 0x259),
    (0x300, 0x304),
    (0x400, 0x45F),
    (0x490, 0x491),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
)
"""Latin with all its accents, Turkish, Polish, Vietnamese, Ukrainian, and the signs of Dutch text.
"""
GREEK = (0x37E, 0x3CE)
_ON_SCREEN = ("kern", "mark", "mkmk", "ccmp", "locl")


def subset_font(
    source: Path,
    weight: int,
    unicodes: Sequence[tuple[int, int]],
    features: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> Any:
    """Cut a font to one weight and these characters and features, without these tables."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(io.BytesIO(source.read_bytes()), lazy=True)
    options = Options()
    options.layout_features = list(features)
    options.drop_tables += [*drop, "STAT", "HVAR", "MVAR"]
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(
        unicodes={code for first, last in unicodes for code in range(first, last + 1)}
    )
    subsetter.subset(font)
    return instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100})


def write_font(font: Any, target: Path) -> None:
    """Write a font, whole or not at all."""
    written = io.BytesIO()
    font.save(written)
    write_file(target, written.getvalue())


def subset_screen_fonts(source: Path, cache: Path, version: str) -> None:
    """Cut both weights that the screen is set in."""
    for weight in WEIGHTS:
        font = subset_font(source, weight, (*LATIN, GREEK), _ON_SCREEN)
        if weight > WEIGHTS[0]:
            font["OS/2"].fsSelection = 0x20
        else:
            font["OS/2"].fsSelection = 0x40
        font["head"].macStyle = int(weight > WEIGHTS[0])
        for record in font["name"].names:
            if record.nameID == 2:  # the style, by which a family is put together
                if weight > WEIGHTS[0]:
                    record.string = "Bold"
                else:
                    record.string = "Regular"
        write_font(font, subset_font_path(cache, version, weight))
