"""Where the fonts lie that come with a dependency, found without loading it."""

from __future__ import annotations

import importlib.util
from pathlib import Path


def package_folder(name: str) -> Path:
    """Find the folder of an installed package; raises ``FileNotFoundError`` where it is missing."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise FileNotFoundError(name)
    return Path(found.origin).parent


def noto_sans() -> Path:
    """Find the variable Noto Sans of fontpkg-noto-sans."""
    return next(path for path in (package_folder("fontpkg_noto_sans") / "files").glob("NotoSans*.ttf") if "Italic" not in path.name)
