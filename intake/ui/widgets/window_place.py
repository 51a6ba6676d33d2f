"""Open a window within the screen that is there, and where it stood the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME_WIDTH = 16
_FRAME_HEIGHT = 40
"""What a window manager puts around a window, in pixels: it lies on the screen as well."""


def place_window(window: QWidget, width: int, height: int, kept: str = "") -> None:
    """Size a window as it likes to be, never larger than the screen, and where it stood before.

    ``kept`` is what ``describe_place`` returned then; what lies outside every screen counts as
    none. A screen that only a test has limits nothing.
    """
    if QGuiApplication.platformName() == "offscreen":
        window.resize(width, height)
        return
    place = read_place(kept, [screen.availableGeometry() for screen in QGuiApplication.screens()])
    if place is not None:
        window.setGeometry(place)
        return
    size = fitting(QRect(0, 0, width, height), window.screen().availableGeometry())
    window.resize(size.width(), size.height())


def fitting(wanted: QRect, room: QRect) -> QRect:
    """Return a place no larger than the room, and inside it, with room for the window's frame."""
    width = min(wanted.width(), room.width() - _FRAME_WIDTH)
    height = min(wanted.height(), room.height() - _FRAME_HEIGHT)
    left = min(max(wanted.left(), room.left()), room.right() - width)
    top = min(max(wanted.top(), room.top()), room.bottom() - height)
    return QRect(left, top, width, height)


def describe_place(window: QWidget) -> str:
    """Write down where a window stands: ``left top width height``."""
    place = window.normalGeometry()
    return f"{place.left()} {place.top()} {place.width()} {place.height()}"


def read_place(kept: str, screens: list[QRect]) -> QRect | None:
    """Return where a window stood, fitted to its screen; None where that screen is gone."""
    try:
        left, top, width, height = (int(part) for part in kept.split())
    except ValueError:
        return None
    wanted = QRect(left, top, width, height)
    room = next((screen for screen in screens if screen.contains(wanted.center())), None)
    if room is None or width <= 0 or height <= 0:
        return None
    return fitting(wanted, room)
