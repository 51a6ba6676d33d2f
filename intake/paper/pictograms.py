"""The pictograms of Material Design Icons 6, as outlines from the font that qtawesome carries."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from intake.kit.fonts import package_folder

_DESCENT = 64
"""Units below the base line, of 512 in an em."""


@lru_cache(maxsize=1)
def _font() -> tuple[Any, Any, dict[str, str]]:
    folder = package_folder("qtawesome") / "fonts"
    font = TTFont(io.BytesIO(next(folder.glob("materialdesignicons6-webfont-*.ttf")).read_bytes()))
    names: dict[str, str] = json.loads(
        next(folder.glob("materialdesignicons6-webfont-charmap-*.json")).read_text(encoding="utf8")
    )
    return font.getGlyphSet(), font.getBestCmap(), names


class _OperatorPen(BasePen):  # type: ignore[misc]
    """Writes the outline of a glyph as operators of PDF."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def _point(self, point: tuple[float, float]) -> str:
        return f"{point[0]:g} {point[1] + _DESCENT:g}"

    def _moveTo(self, point: tuple[float, float]) -> None:
        self.operators.append(f"{self._point(point)} m")

    def _lineTo(self, point: tuple[float, float]) -> None:
        self.operators.append(f"{self._point(point)} l")

    def _curveToOne(
        self, one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]
    ) -> None:
        self.operators.append(f"{self._point(one)} {self._point(two)} {self._point(end)} c")

    def _closePath(self) -> None:
        self.operators.append("h")


@lru_cache(maxsize=128)
def pictogram_path(name: str) -> str:
    """Return a pictogram (``mdi6.clock-outline``) as a filled outline in a square of 512."""
    glyphs, cmap, names = _font()
    pen = _OperatorPen(glyphs)
    glyphs[cmap[int(names[name.removeprefix("mdi6.")], 16)]].draw(pen)
    return " ".join([*pen.operators, "f"])
