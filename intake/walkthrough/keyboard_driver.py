"""Type on the real windows, and count the keys that a person would have pressed.

The model is the keystroke-level model of Card, Moran and Newell (1980).

Nothing is counted where it is sent: a filter on the window counts each key and each press of the
mouse where it arrives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

K_SECONDS = 0.28
SLOW_K_SECONDS = 0.60
P_SECONDS = 1.1
CLICK_SECONDS = 0.2
H_SECONDS = 0.4
M_SECONDS = 1.35
"""docs/sources.md, "Time at the keys".

A keystroke of somebody who types 40 words a minute, of a slow typist, a pointing, its click, a move
of the hand, a thought.
"""


@dataclass
class KeystrokeLevelCount:
    """How often each thing was done; a pointing has its click with it."""

    K: int = 0
    P: int = 0
    H: int = 0
    M: int = 0

    def seconds(self, key: float = K_SECONDS) -> float:
        """Add up what it takes, with a keystroke of so many seconds."""
        return (
            self.K * key
            + self.P * (P_SECONDS + CLICK_SECONDS)
            + self.H * H_SECONDS
            + self.M * M_SECONDS
        )

    def as_record(self) -> dict[str, float]:
        """Return the count as the record keeps it."""
        return {
            "K": self.K,
            "P": self.P,
            "H": self.H,
            "M": self.M,
            "seconds": round(self.seconds(), 1),
            "seconds_slow_typist": round(self.seconds(SLOW_K_SECONDS), 1),
        }


class _Counter(QObject):
    """Counts what arrives at the windows that had the focus.

    The windows, not the application: a filter of the application's in Python meets half-made parts
    of the browser, and falls over them.
    """

    def __init__(self, keyboard: KeyboardDriver) -> None:
        super().__init__()
        self._driver = keyboard

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Each key, a held one too, is first offered as a possible shortcut; one that is a shortcut
        # never arrives as a press.
        if event.type() == QEvent.Type.ShortcutOverride:
            self._driver.count.K += 1
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._driver.count.P += 1
        return False


class KeyboardDriver:
    """Sends key and mouse events to the window that has the focus.

    Every ``think`` is one M: before a field, a choice, a command.
    """

    def __init__(self) -> None:
        self.count = KeystrokeLevelCount()
        self._counter = _Counter(self)
        self._on_mouse = False
        self._last: QWindow | None = None

    def think(self) -> KeyboardDriver:
        self.count.M += 1
        return self

    def type(self, text: str) -> None:
        """Type a text where the focus is; a capital takes the shift key as well."""
        self._to_keys()
        for letter in text:
            modifiers = Qt.KeyboardModifier.NoModifier
            if letter.isupper():
                modifiers = Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(self._window(), letter, modifiers)  # type: ignore[call-overload]

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press one key, with others held."""
        self._to_keys()
        pressed = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            pressed |= modifier
        QTest.keyClick(self._window(), key, pressed)

    def point(self, widget: QWidget, at: QPoint) -> None:
        """Point at a place of a widget and click."""
        if not self._on_mouse:
            self.count.H += 1
            self._on_mouse = True
        window = self._window(widget.window())
        QTest.mouseClick(
            window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(widget.window(), at),
        )

    def _to_keys(self) -> None:
        if self._on_mouse:
            self.count.H += 1
            self._on_mouse = False

    def _window(self, widget: QWidget | None = None) -> QWindow:
        """Return the window that has the focus, watched from now on.

        A list that closed may have left the focus with none.
        """
        window = widget.windowHandle() if widget else QGuiApplication.focusWindow() or self._last
        if window is None:
            text = "no window has the focus"
            raise RuntimeError(text)
        window.installEventFilter(self._counter)  # a second time changes nothing
        self._last = window
        return window


def focus_name() -> str:
    """Name what has the focus, as a screen reader does."""
    found = QApplication.focusWidget()
    if found:
        return found.accessibleName()
    return ""
