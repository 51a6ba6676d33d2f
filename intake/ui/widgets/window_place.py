"""Open each window within the screen that is there, and where it stood the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PROPERTY = "windowPlaces"
"""Under which the application holds its ``WindowPlaces``."""

_FRAME_WIDTH = 16
_FRAME_HEIGHT = 40
"""What a window manager puts around a window, in pixels: it lies on the screen as well."""


class WindowPlaces(QObject):
    """Remembers where each kind of window stood, for this run and, written down, for the next.

    ``kept`` is what ``describe`` returned then: a line a window, ``name left top width height``.
    The application holds one; without it each window opens at its own size.
    """

    def __init__(self, kept: str) -> None:
        application = QGuiApplication.instance()
        super().__init__(application)
        lines = [line.partition(" ") for line in kept.splitlines()]
        self._places = {name: place for name, _, place in lines}
        if application:
            application.setProperty(_PROPERTY, self)

    def watch(self, window: QWidget) -> str:
        """Remember from now on where a window is closed; return where it stood before."""
        window.installEventFilter(self)
        return self._places.get(type(window).__name__, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.note(cast("QWidget", watched))
        return False

    def note(self, window: QWidget) -> None:
        """Write down where a window stands now."""
        self._places[type(window).__name__] = describe_place(window)

    def describe(self) -> str:
        """Write down where all of them stand."""
        return "\n".join(f"{name} {place}" for name, place in self._places.items())


def place_window(window: QWidget, width: int, height: int) -> None:
    """Size a window as it likes to be, never larger than the screen, and where it stood before.

    What stood outside every screen counts as nothing. A screen that only a test has limits nothing.
    """
    kept = ""
    application = QGuiApplication.instance()
    places = application and application.property(_PROPERTY)
    if places:
        kept = places.watch(window)
    if QGuiApplication.platformName() == "offscreen":
        window.resize(width, height)
        return
    place = read_place(kept, [screen.availableGeometry() for screen in QGuiApplication.screens()])
    if place is not None:  # it may have been closed with smaller letters
        larger = QRect(
            place.left(), place.top(), max(place.width(), width), max(place.height(), height)
        )
        screen = QGuiApplication.screenAt(place.center()) or window.screen()
        window.setGeometry(fitting(larger, screen.availableGeometry()))
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
