import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.kit.codes import format_code
from tests.handover_facts import a_full_counter
from tests.screens import press, type_


def shot(w, name):
    for _ in range(6):
        QApplication.processEvents()
    w.grab().save(f"/tmp/w/look-{name}.png")


def test_look(screen, practice, qtbot):
    scale = int(os.environ.get("SC", "100"))
    screen.settings.change_look(scale=scale, theme="light")
    screen.frame.resize(1366, 730)
    facts = a_full_counter(practice)
    screen.go("handovers")
    shot(screen.frame, f"h-empty-{scale}")
    type_(format_code(facts.request.code))
    press(Qt.Key.Key_Return)
    shot(screen.frame, f"h-person-{scale}")
    press(Qt.Key.Key_Return)
    shot(screen.frame, f"h-proved-{scale}")
    press(Qt.Key.Key_Return)
    shot(screen.frame, f"h-given-{scale}")
    press(Qt.Key.Key_F8)
    type_(format_code(facts.tent.code))
    press(Qt.Key.Key_Return)
    shot(screen.frame, f"h-back-{scale}")
    press(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    shot(screen.frame, f"h-missing-{scale}")
