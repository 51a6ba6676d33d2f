"""The bar at the top of Uitgifte: the code, whether it goes out or comes in, and the camera."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from intake.ui.handovers.code_field import CodeField
from intake.ui.widgets.basics import button, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.handovers.camera import CameraWindow


class CodeBar(QFrame):
    """Takes a code that is typed, scanned or seen by the camera."""

    entered = Signal()
    mode_wanted = Signal(bool)  # whether things are taken in
    day_wanted = Signal()  # the page fills the screen

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._translate = translate
        self._window: CameraWindow | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 6, 14, 8)

        self._hint = label(translate("handover-code"), "label")
        lines.addWidget(self._hint)
        line = QHBoxLayout()
        self.code = CodeField()
        self.code.setObjectName("code")
        self.code.setAccessibleName(translate("handover-code-name"))
        self.code.setPlaceholderText(translate("handover-code-name"))
        self.code.returnPressed.connect(self.entered)
        line.addWidget(self.code, 1)

        self._out = button(translate("handover-out"), "chip", "F7")
        self._take_in_button = button(translate("handover-in"), "chip", "F8")
        for part, takes_in in ((self._out, False), (self._take_in_button, True)):
            part.setCheckable(True)
            part.clicked.connect(partial(self.mode_wanted.emit, takes_in))

        self.camera = button(translate("camera-title"), "chip", "Alt+Y")
        self.camera.clicked.connect(self._open_camera)
        self.camera.hide()

        self.day = button(translate("day-title"), "chip", "F11")
        self.day.clicked.connect(self.day_wanted)
        line.addWidget(WrapRow(self._out, self._take_in_button, self.camera, self.day))
        lines.addLayout(line)

    def show_hint(self, *, on: bool) -> None:
        """Show what can be typed above the field, or leave it to the words in it."""
        self._hint.setVisible(on)

    def show_mode(self, *, takes_in: bool) -> None:
        """Show whether things go out or come in."""
        self._out.setChecked(not takes_in)
        self._take_in_button.setChecked(takes_in)

    def show_day(self, *, on: bool) -> None:
        """Show the key of the day mode; while it is on, the bar of the day has it."""
        self.day.setVisible(not on)

    def look_for_camera(self) -> None:
        """Show the camera's button if there is one now."""
        from intake.ui.handovers.camera import has_camera

        self.camera.setVisible(has_camera())

    def type_code(self, code: str) -> None:
        """Enter a code as if it was typed."""
        self.code.setText(code)
        self.entered.emit()

    def _open_camera(self) -> None:
        from intake.ui.handovers.camera import CameraWindow

        if self._window is None:
            self._window = CameraWindow(self._translate)
            self._window.code_read.connect(self.type_code)
        self._window.start()
