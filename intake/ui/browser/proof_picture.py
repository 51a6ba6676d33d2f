"""Take the picture that proves a post: of the page, or one that the person made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget


class ProofPicture:
    """Holds what was pasted, until the posting is finished."""

    def __init__(self) -> None:
        self._pasted: QImage | None = None
        self._held: QImage | None = None

    def reset(self) -> None:
        """Forget what was pasted or held."""
        self._pasted = self._held = None

    def hold(self, page: QWidget) -> None:
        """Take the picture of a page that was judged just now: it may change."""
        self._held = page.grab().toImage()

    def paste(self) -> bool:
        """Take the picture from the clipboard; return False if there is none."""
        picture = QGuiApplication.clipboard().image()
        if picture.isNull():
            self._pasted = None
            return False
        self._pasted = picture
        return True

    def png(self, page: QWidget, *, is_held: bool = False) -> bytes:
        """Return what was pasted, or else a picture of the page: as it is, or as it was held."""
        picture = self._pasted or (self._held if is_held else None) or page.grab().toImage()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]  # its own signature is wrong
        return bytes(buffer.data().data())
