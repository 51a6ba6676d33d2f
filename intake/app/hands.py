"""Hands that type on the real windows, and count what a person would have done (Card, Moran and Newell's keystroke-level model)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

K_SECONDS, SLOW_K_SECONDS, P_SECONDS, CLICK_SECONDS, H_SECONDS, M_SECONDS = 0.28, 0.60, 1.1, 0.2, 0.4, 1.35
"""people.md 22: a keystroke of somebody who types 40 words a minute, of a slow typist, a pointing, its click, a move of the hand, a thought."""


@dataclass
class Count:
    """How often each thing was done; a pointing has its click with it."""

    K: int = 0
    P: int = 0
    H: int = 0
    M: int = 0

    def seconds(self, key: float = K_SECONDS) -> float:
        """Add up what it takes, with a keystroke of so many seconds."""
        return self.K * key + self.P * (P_SECONDS + CLICK_SECONDS) + self.H * H_SECONDS + self.M * M_SECONDS

    def told(self) -> dict[str, float]:
        """Write the count as the record keeps it."""
        return {
            "K": self.K,
            "P": self.P,
            "H": self.H,
            "M": self.M,
            "seconds": round(self.seconds(), 1),
            "seconds_slow_typist": round(self.seconds(SLOW_K_SECONDS), 1),
        }


class Hands:
    """Sends key and mouse events to what has the focus, and counts each. Every ``think`` is one M: before a field, a choice, a command."""

    def __init__(self) -> None:
        self.count = Count()
        self._on_mouse = False

    def think(self) -> Hands:
        self.count.M += 1
        return self

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self._to_keys()
        for letter in text:
            self.count.K += 1
            QTest.keyClicks(self._target(), letter)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press one key, with each held one counted."""
        self._to_keys()
        self.count.K += 1 + len(modifiers)
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self._target(), key, held)

    def point(self, widget: QWidget, at: QPoint) -> None:
        """Point at a place of a widget and click."""
        if not self._on_mouse:
            self.count.H += 1
            self._on_mouse = True
        self.count.P += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def _to_keys(self) -> None:
        if self._on_mouse:
            self.count.H += 1
            self._on_mouse = False

    def _target(self) -> QWidget:
        found = QApplication.focusWidget() or QApplication.activeWindow()
        if found is None:
            text = "no window has the focus"
            raise RuntimeError(text)
        return found.focusProxy() or found


def focus_name() -> str:
    """Name what has the focus, as a screen reader does."""
    found = QApplication.focusWidget()
    return found.accessibleName() if found else ""
