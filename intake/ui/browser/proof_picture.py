"""Take the picture that proves a post: of the page, or one that the person made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget


class ProofPicture:
    """Keeps what was pasted, until the posting is settled."""

    def __init__(self) -> None:
        self._pasted: QImage | None = None

    def reset(self) -> None:
        """Forget what was pasted."""
        self._pasted = None

    def paste(self) -> bool:
        """Take the picture from the clipboard; tell whether there is one."""
        picture = QGuiApplication.clipboard().image()
        if picture.isNull():
            self._pasted = None
            return False
        self._pasted = picture
        return True

    def save(self, file: Path, page: QWidget) -> None:
        """Write what was pasted, or else what the page shows."""
        if self._pasted is None or not self._pasted.save(str(file)):
            page.grab().save(str(file))
