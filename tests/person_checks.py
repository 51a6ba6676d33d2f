"""A person's sheet, opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.domain.resident import Resident
from intake.ui.person.window import PersonWindow
from tests.builders import rows
from tests.screens import press, type_


def opened(screen, qtbot):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()  # the card is shown with the next turn of the loop
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    QApplication.sendPostedEvents()
    window = next(
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, PersonWindow) and window.isVisible()
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.fields.edits["phone_1"].setFocus()
    return window


def annie(application):
    return rows(application, Resident, last_name="Vries-Bakker")[0]
