"""Type on the real windows, and count the keys that a person would have pressed.

The model is the keystroke-level model of Card, Moran and Newell (1980).

Keys are counted where they arrive, by an event filter on the windows, not where they are sent.
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

A keystroke of a person who types 40 words a minute, and of a slow typist; pointing, its click,
moving a hand, thinking.
"""


@dataclass
class KeystrokeLevelCount:
    """How often each thing was done; pointing includes its click."""

    K: int = 0
    P: int = 0
    H: int = 0
    M: int = 0

    def seconds(self, key: float = K_SECONDS) -> float:
        """Return the total time, with a keystroke of so many seconds."""
        return (
            self.K * key
            + self.P * (P_SECONDS + CLICK_SECONDS)
            + self.H * H_SECONDS
            + self.M * M_SECONDS
        )

    def as_record(self) -> dict[str, float]:
        """Return the count as it is recorded."""
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

    It filters the windows and not the application: in Python, a filter of the application receives
    unfinished objects of the browser, and crashes.
    """

    def __init__(self, keyboard: KeyboardDriver) -> None:
        super().__init__()
        self._driver = keyboard

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Each key is first offered as a possible shortcut, also a held one; a key that is a
        # shortcut never arrives as a press.
        if event.type() == QEvent.Type.ShortcutOverride:
            self._driver.count.K += 1
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._driver.count.P += 1
        return False


class KeyboardDriver:
    """Sends key and mouse events to the window that has the focus.

    Each ``think`` is one M: before a field, a choice, a command.
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
        """Type a text into the part with the focus; a capital uses the shift key as well."""
        self._to_keys()
        for letter in text:
            modifiers = Qt.KeyboardModifier.NoModifier
            if letter.isupper():
                modifiers = Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(self._window(), letter, modifiers)  # type: ignore[call-overload]

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press one key while others are held."""
        self._to_keys()
        pressed = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            pressed |= modifier
        QTest.keyClick(self._window(), key, pressed)

    def point(self, widget: QWidget, where: QPoint) -> None:
        """Point at a place of a widget and click."""
        if not self._on_mouse:
            self.count.H += 1
            self._on_mouse = True
        window = self._window(widget.window())
        QTest.mouseClick(
            window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(widget.window(), where),
        )

    def _to_keys(self) -> None:
        if self._on_mouse:
            self.count.H += 1
            self._on_mouse = False

    def _window(self, widget: QWidget | None = None) -> QWindow:
        """Return the window that has the focus, and watch it.

        After a list has closed, no window may have the focus; then it is the last one.
        """
        window = widget.windowHandle() if widget else QGuiApplication.focusWindow() or self._last
        if window is None:
            text = "no window has the focus"
            raise RuntimeError(text)
        window.installEventFilter(self._counter)  # a second time has no effect
        self._last = window
        return window


def consent_is_asked() -> bool:
    """Tell whether the question of consent has the focus and waits for an answer."""
    found = QApplication.focusWidget()
    return found is not None and found.objectName() == "consent"


def focus_name() -> str:
    """Return the accessible name of the part with the focus."""
    found = QApplication.focusWidget()
    if found:
        return found.accessibleName()
    return ""
