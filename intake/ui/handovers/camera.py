"""Read the codes of labels and slips by a webcam, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.kit.codes import format_code, parse_code
from intake.ui.widgets.basics import button, column, label
from intake.ui.widgets.fields import grow
from intake.ui.widgets.wrap_row import WrapRow

try:
    from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoSink
except ImportError:  # a computer without the libraries of sound and pictures has no camera either
    HAS_CAMERA_SUPPORT = False
else:
    HAS_CAMERA_SUPPORT = True

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtMultimedia import QVideoFrame

    from intake.kit.translations import Translations

_SIZE = QSize(640, 480)
"""Pixels in which a code is looked for and shown: enough for a label that fills a third of it."""

_FRAMES_WITHOUT = 8
"""After so many pictures without a code the same one counts again."""


def has_camera() -> bool:
    """Tell whether there is a camera now."""
    return HAS_CAMERA_SUPPORT and bool(QMediaDevices.videoInputs())


def find_code(picture: QImage) -> str:
    """Return the code of a label or a slip in a picture, as it is written; empty if there is none.

    Other codes, as the bar code of a shop, are passed over.
    """
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    size = grey.width(), grey.height()
    image = Image.frombuffer("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1)
    for barcode in zxingcpp.read_barcodes(image):
        code = parse_code(barcode.text)
        if code:
            return format_code(code)
    return ""


_SILENCE_MS = 4000
"""So long without a picture a camera is in use elsewhere: Qt tells nothing of a busy one."""


class CameraWindow(QWidget):
    """Shows what the camera sees; each code that comes into sight is told once."""

    code_read = Signal(str)
    closed = Signal()

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self.setWindowTitle(translate("camera-title"))
        grow(self, 720, 640)

        self._translate = translate
        self._last = ""
        self._without = 0
        self._camera: QCamera | None = None
        self._silence_timer = QTimer(self)
        self._silence_timer.setSingleShot(True)
        self._silence_timer.setInterval(_SILENCE_MS)
        self._silence_timer.timeout.connect(self._tell_error)

        self._capture = QMediaCaptureSession(self)
        self.sink = QVideoSink(self)
        self._capture.setVideoSink(self.sink)
        self.sink.videoFrameChanged.connect(self._look_at)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("camera-title"))
        outer.addWidget(frame)
        lines.addWidget(label(translate("camera-hint"), "soft"))

        self.picture = label("", "soft")
        self.picture.setMinimumSize(_SIZE / 2)
        self.picture.setAccessibleName(translate("camera-title"))
        lines.addWidget(self.picture, 1)

        self._status_line = label("", "good")
        lines.addWidget(self._status_line)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(WrapRow(close))

    def start(self) -> None:
        """Switch the camera on and show the window."""
        self._status_line.setText("")
        self._last = ""
        self._camera = QCamera(QMediaDevices.defaultVideoInput(), self)
        self._capture.setCamera(self._camera)
        self._camera.errorOccurred.connect(self._tell_error)
        self._camera.start()
        self._silence_timer.start()
        self.show()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Switch the camera off: nobody is looked at longer than is needed."""
        super().closeEvent(event)
        self._silence_timer.stop()
        if self._camera:
            self._camera.stop()
            self._camera = None
        self.picture.clear()
        self.closed.emit()

    def _tell_error(self) -> None:
        self._status_line.setText(self._translate("camera-fault"))

    def _look_at(self, frame: QVideoFrame) -> None:
        self._silence_timer.stop()
        image = frame.toImage()
        if image.isNull():
            return
        mode = Qt.AspectRatioMode.KeepAspectRatio
        shown = image.scaled(_SIZE, mode, Qt.TransformationMode.SmoothTransformation)
        self.picture.setPixmap(QPixmap.fromImage(shown))
        code = find_code(shown)
        if not code:
            self._without += 1
            if self._without >= _FRAMES_WITHOUT:
                self._last = ""
            return
        self._without = 0
        if code != self._last:
            self._last = code
            self._status_line.setText(self._translate("camera-read", code=code))
            self.code_read.emit(code)
