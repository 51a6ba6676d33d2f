"""Draw pictograms of Material Design Icons 6, and cache them.

Loading their font takes longer than the desk's first page.

They are cached in the size they are shown in, with a sharper one for screens of twice the density,
which Qt finds by its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QIcon

    from intake.ui.theme import Tokens

_SIGN_SIDE = 32


class Pictograms:
    """Draws into a folder of its own, which may be emptied at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def icon(self, name: str, colour: str, side: int) -> QIcon:
        """Return a pictogram by its name in qtawesome (``mdi6.phone``), its side in pixels."""
        from PySide6.QtGui import (
            QIcon,
        )

        return QIcon(str(self._picture(name, colour, side)))

    def signs(self, colours: Tokens) -> dict[str, str]:
        """Return the files of tick and arrow for the style sheet, which can only refer to files."""
        return {
            "tick": self._picture("mdi6.check-bold", colours.on_accent, _SIGN_SIDE).as_posix(),
            "arrow": self._picture("mdi6.chevron-down", colours.soft, _SIGN_SIDE).as_posix(),
        }

    def _picture(self, name: str, colour: str, side: int) -> Path:
        path = self._folder / f"{name}-{colour.lstrip('#')}-{side}.png"
        if not path.exists():
            import qtawesome

            drawn = qtawesome.icon(name, color=colour)
            drawn.pixmap(2 * side, 2 * side).save(str(path.with_name(f"{path.stem}@2x.png")))
            drawn.pixmap(side, side).save(str(path))
        return path


def icon_size(scale: int) -> QSize:
    """Return the size of the rail's pictograms; they stop growing before the text does."""
    side = round(22 * min(scale, 125) / 100)
    return QSize(side, side)
