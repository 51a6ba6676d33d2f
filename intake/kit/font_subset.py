"""Cut one weight and the needed characters out of a variable font.

The file becomes smaller, and bold is a real weight instead of a thickened regular one.

The caller imports fontTools, which takes a second or two; the result is cached.
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
    (0x2BB, 0x2BC),
    (0x300, 0x304),
    (0x400, 0x45F),
    (0x490, 0x491),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
)
"""Latin with all accents, Turkish, Polish, Vietnamese, Ukrainian, and the signs of Dutch text."""

GREEK = (0x37E, 0x3CE)
_ON_SCREEN = ("kern", "mark", "mkmk", "ccmp", "locl")


def subset_font(
    source: Path,
    weight: int,
    unicodes: Sequence[tuple[int, int]],
    features: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> Any:
    """Return a font with one weight, these characters and features, and without these tables.

    A font that has only one weight stays as it is.
    """
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
    if "fvar" not in font:
        return font
    return instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100})


def write_font(font: Any, target: Path) -> None:
    """Write a font completely or not at all."""
    written = io.BytesIO()
    font.save(written)
    write_file(target, written.getvalue())


def subset_screen_fonts(source: Path, cache: Path, version: str) -> None:
    """Cut both weights that the screen uses."""
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
