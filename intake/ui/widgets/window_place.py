"""Open each window within the screen, at its last place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PROPERTY = "windowPlaces"
"""The application's property that holds its ``WindowPlaces``."""

_FRAME_WIDTH = 16

_FRAME_HEIGHT = 40
"""The height that a window manager adds to a window, in pixels."""


class WindowPlaces(QObject):
    """Remembers the place of each kind of window, for this run and the next.

    ``kept`` is what ``describe`` returned then: one line for each window, ``name left top width
    height``. The application holds one; without it each window opens at its own size.
    """

    def __init__(self, kept: str) -> None:
        application = QGuiApplication.instance()
        super().__init__(application)
        lines = [line.partition(" ") for line in kept.splitlines()]
        self._places = {name: place for name, _, place in lines}
        if application:
            application.setProperty(_PROPERTY, self)

    def watch(self, window: QWidget) -> str:
        """Remember from now on where a window is closed; return its last place."""
        window.installEventFilter(self)
        return self._places.get(type(window).__name__, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.note(cast("QWidget", watched))
        return False

    def note(self, window: QWidget) -> None:
        """Store the present place of a window."""
        self._places[type(window).__name__] = describe_place(window)

    def describe(self) -> str:
        """Return the places of all windows as text."""
        return "\n".join(f"{name} {place}" for name, place in self._places.items())


def place_window(window: QWidget, width: int, height: int) -> None:
    """Resize a window to its preferred size, never larger than the screen, at its last place.

    A place outside every screen is ignored. The screen of a test limits nothing.
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
        window.setGeometry(fit_into(larger, screen.availableGeometry()))
        return
    size = fit_into(QRect(0, 0, width, height), window.screen().availableGeometry())
    window.resize(size.width(), size.height())


def fit_into(wanted: QRect, room: QRect) -> QRect:
    """Return a rectangle inside the room, with space for the window's frame."""
    width = min(wanted.width(), room.width() - _FRAME_WIDTH)
    height = min(wanted.height(), room.height() - _FRAME_HEIGHT)
    left = min(max(wanted.left(), room.left()), room.right() - width)
    top = min(max(wanted.top(), room.top()), room.bottom() - height)
    return QRect(left, top, width, height)


_MAX_PIXELS = 100_000
"""No screen is that far; larger numbers do not fit Qt's own."""


def describe_place(window: QWidget) -> str:
    """Return the place of a window: ``left top width height``."""
    place = window.normalGeometry()
    return f"{place.left()} {place.top()} {place.width()} {place.height()}"


def read_place(kept: str, screens: list[QRect]) -> QRect | None:
    """Return the last place of a window, fitted to its screen; None if that screen is gone."""
    try:
        left, top, width, height = (int(part) for part in kept.split())
    except ValueError:
        return None
    if max(map(abs, (left, top, width, height))) > _MAX_PIXELS:
        return None
    wanted = QRect(left, top, width, height)
    room = next((screen for screen in screens if screen.contains(wanted.center())), None)
    if room is None or width <= 0 or height <= 0:
        return None
    return fit_into(wanted, room)
