"""Take the picture that proves a post: of the page, or one that the person made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
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

    def png(self, page: QWidget) -> bytes:
        """Return what was pasted, or else what the page shows."""
        picture = self._pasted or page.grab().toImage()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]  # its own signature is wrong
        return bytes(buffer.data().data())
