"""The picture that proves a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

from intake.ui.widgets.basics import button, label, make_scroll_area
from intake.ui.widgets.fields import grow

if TYPE_CHECKING:
    from intake.kit.translations import Translations

_SIZE = (900, 620)


class ProofWindow(QDialog):
    """Shows one picture; a file that is no picture gets a sentence."""

    def __init__(self, png: bytes, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self.setWindowTitle(translate("proof-title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grow(self, *_SIZE)

        lines = QVBoxLayout(self)
        picture = QPixmap()
        if picture.loadFromData(png):
            shown = QLabel()
            shown.setAccessibleName(translate("proof-title"))
            width = min(picture.width(), self.width() - 60)
            mode = Qt.TransformationMode.SmoothTransformation
            shown.setPixmap(picture.scaledToWidth(width, mode))
            lines.addWidget(make_scroll_area(shown), 1)
        else:
            lines.addWidget(label(translate("proof-none"), "care"))

        close = button(translate("person-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(close)
