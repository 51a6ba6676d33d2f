"""Open the camera's window in a program of its own; print each code that is read, or the fault."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from intake.kit.paths import resources
from intake.kit.translations import Translations
from intake.ui.handovers.camera import CameraWindow, has_camera

LIMIT_MS = 20_000


def main():
    app = QApplication([])
    translate = Translations(resources() / "words", language="nl")
    if not has_camera():
        print("no camera")
        return 1
    window = CameraWindow(translate)
    fault = translate("camera-fault")

    def end(said):
        print(said, flush=True)
        window.close()
        app.quit()

    def look_for_fault():
        if any(part.text() == fault for part in window.findChildren(QLabel)):
            end("fault")

    watch = QTimer()
    watch.timeout.connect(look_for_fault)
    watch.start(100)
    window.code_read.connect(end)
    QTimer.singleShot(LIMIT_MS, lambda: end("nothing"))
    window.start()
    app.exec()
    return 0


if __name__ == "__main__":
    sys.exit(main())
