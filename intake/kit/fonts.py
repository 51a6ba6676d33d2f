"""Find the fonts of a dependency without importing it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

WEIGHTS = (400, 700)
"""The weights that the screen uses: regular and bold."""


def package_folder(name: str) -> Path:
    """Return the folder of an installed package; raises ``FileNotFoundError`` if it is missing."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(name)
    return Path(spec.origin).parent


def find_noto_sans() -> Path:
    """Return the variable Noto Sans of fontpkg-noto-sans."""
    return next(
        path
        for path in (package_folder("fontpkg_noto_sans") / "files").glob("NotoSans*.ttf")
        if "Italic" not in path.name
    )


def subset_font_path(cache: Path, version: str, weight: int) -> Path:
    """Return the path of the cut font of one weight."""
    return cache / f"screen-{version}-{weight}.ttf"


def screen_fonts(cache: Path, version: str) -> tuple[Path, ...]:
    """Return the cut fonts for the screen, or the variable one until they exist."""
    found = tuple(subset_font_path(cache, version, weight) for weight in WEIGHTS)
    if all(path.exists() for path in found):
        return found
    return (find_noto_sans(),)
