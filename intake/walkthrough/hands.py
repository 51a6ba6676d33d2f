"""Give a command to the windows as a person does: by its key, or with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication

from intake.ui.widgets.basics import shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtWidgets import QWidget

    from intake.app.desk_screen import DeskScreen
    from intake.walkthrough.keyboard_driver import KeyboardDriver

_PLACES = {
    Qt.Key.Key_1: "desk",
    Qt.Key.Key_2: "calls",
    Qt.Key.Key_3: "requests",
    Qt.Key.Key_4: "replies",
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_HELD = ((_CTRL, "Ctrl+"), (Qt.KeyboardModifier.AltModifier, "Alt+"))

_NEAR = 40
"""Pixels from the left: a check box is wider than the part that reacts to a click."""

_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return)


class Hands:
    """One way to give commands; the text of a field is typed in both.

    With ``by_mouse`` a command is a click on the button that shows its key. After typing, a person
    leaves the field by Enter, because their hands are on the keys.
    """

    def __init__(
        self, screen: DeskScreen, keyboard: KeyboardDriver, *, by_mouse: bool = False
    ) -> None:
        self._screen = screen
        self._keyboard = keyboard
        self.by_mouse = by_mouse

    def command(
        self, key: Qt.Key, *modifiers: Qt.KeyboardModifier
    ) -> Generator[tuple[str, Callable[[], bool]], None, None]:
        """Think, and give a command; a button is clicked as soon as it is laid out.

        A person who sees that the button has the focus presses Enter and not its key.
        """
        self._keyboard.think()
        if not self.by_mouse:
            if modifiers and self._button_of(key, *modifiers) is QApplication.focusWidget():
                self._keyboard.press(Qt.Key.Key_Return)
            else:
                self._keyboard.press(key, *modifiers)
            return
        shown: list[QWidget] = []

        def is_in_place() -> bool:
            shown[:] = [part for part in [self._button_of(key, *modifiers)] if part]
            return bool(shown) and _is_in_place(shown[0])

        yield f"a button for {QKeySequence(key).toString()}", is_in_place
        self.click(shown[0])

    def click(self, part: QWidget, point: QPoint | None = None) -> None:
        """Point at a part, near its left end by default, and click."""
        self._keyboard.point(part, point or _near_its_beginning(part))

    def _button_of(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> QWidget | None:
        """Return what is clicked for a key: the place in the rail, or the button that shows it."""
        if not modifiers and key in _PRESSES:
            return QApplication.focusWidget()
        if _CTRL in modifiers and key in _PLACES and self._screen.frame:
            return self._screen.frame.place_buttons[_PLACES[key]]
        held = "".join(name for held, name in _HELD if held in modifiers)
        printed = shown_key(held + QKeySequence(key).toString())
        window = QApplication.activeWindow()
        buttons = window.findChildren(QAbstractButton) if window else []
        return next(
            (
                found
                for found in buttons
                if found.isVisible() and found.isEnabled() and found.text().endswith(printed)
            ),
            None,
        )


def _is_in_place(part: QWidget) -> bool:
    """Tell whether a part is visible where it should be."""
    window = part.window()
    seen = window.childAt(part.mapTo(window, _near_its_beginning(part)))
    return seen is not None and (seen is part or part.isAncestorOf(seen))


def _near_its_beginning(part: QWidget) -> QPoint:
    middle = part.rect().center()
    return QPoint(min(middle.x(), _NEAR), middle.y())
