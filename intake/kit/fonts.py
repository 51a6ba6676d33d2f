"""Find the fonts of a dependency without importing it."""

from __future__ import annotations

import importlib.util
import os
import sys
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


def find_noto_sans_arabic() -> Path:
    """Return the variable Noto Sans Arabic of fontpkg-noto-sans-arabic."""
    return next((package_folder("fontpkg_noto_sans_arabic") / "files").glob("NotoSansArabic*.ttf"))


_ETHIOPIC = {
    400: ("NotoSansEthiopic-Regular.ttf", "ebrima.ttf"),
    700: ("NotoSansEthiopic-Bold.ttf", "ebrimabd.ttf"),
}
"""By weight: the font of Debian's fonts-noto-core, and the one that Windows comes with.

No package of Python carries an Ethiopic font.
"""


def _ethiopic_folders() -> tuple[Path, ...]:
    program = getattr(sys, "_MEIPASS", None)
    bundled = (Path(program) / "fonts",) if program else ()
    windows = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts"
    return *bundled, Path("/usr/share/fonts/truetype/noto"), windows


def find_noto_sans_ethiopic(weight: int) -> Path | None:
    """Return a font with the letters of Tigrinya; None where the system has none."""
    for folder in _ethiopic_folders():
        for name in _ETHIOPIC[weight]:
            if (folder / name).is_file():
                return folder / name
    return None


def subset_font_path(cache: Path, version: str, weight: int) -> Path:
    """Return the path of the cut font of one weight."""
    return cache / f"screen-{version}-{weight}.ttf"


def screen_fonts(cache: Path, version: str) -> tuple[Path, ...]:
    """Return the cut fonts for the screen, or the variable one until they exist."""
    found = tuple(subset_font_path(cache, version, weight) for weight in WEIGHTS)
    if all(path.exists() for path in found):
        return found
    return (find_noto_sans(),)
