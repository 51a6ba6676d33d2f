"""A photo of a thing: chosen from a file and made small, shown beside its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import QLabel

from intake.ui.widgets.basics import set_by_name

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST = 1280
"""The longest side of a photo that is kept, in pixels."""

_SHOWN = 220
"""The longest side of a photo on the page, in pixels."""

_QUALITY = 80


def read_small(file: Path) -> bytes:
    """Return a picture of a file as a JPEG of at most ``_LONGEST`` pixels; empty if it is none."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return b""
    if max(image.width(), image.height()) > _LONGEST:
        image = image.scaled(
            _LONGEST,
            _LONGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())


class Photo(QLabel):
    """Shows a photo, or nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        set_by_name(self, alignment="AlignLeft")
        self.hide()

    def show_content(self, content: bytes) -> None:
        """Show a photo; an empty one hides it."""
        picture = QPixmap()
        picture.loadFromData(content)
        self.setVisible(not picture.isNull())
        if not picture.isNull():
            mode = Qt.TransformationMode.SmoothTransformation
            self.setPixmap(picture.scaled(_SHOWN, _SHOWN, Qt.AspectRatioMode.KeepAspectRatio, mode))
