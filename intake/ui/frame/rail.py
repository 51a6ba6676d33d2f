"""The rail at the left of the window: a button for each place, and what a low screen puts here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.basics import bind, button, label, restyle, set_by_name, shown_key
from intake.ui.widgets.pictograms import icon_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.widgets.pictograms import Pictograms


class _Place(NamedTuple):
    """A page of the rail: its name, its pictogram and its key."""

    name: str
    pictogram: str
    keys: str


_PLACES = (
    _Place("desk", "mdi6.phone", "Ctrl+1"),
    _Place("calls", "mdi6.weather-sunny", "Ctrl+2"),
    _Place("requests", "mdi6.format-list-bulleted", "Ctrl+3"),
    _Place("replies", "mdi6.email-outline", "Ctrl+4"),
    _Place("volunteers", "mdi6.account-heart-outline", "Ctrl+5"),
    _Place("handovers", "mdi6.swap-horizontal", "Ctrl+6"),
    _Place("projects", "mdi6.tent", "Ctrl+7"),
    _Place("report", "mdi6.chart-bar", "Ctrl+8"),
)
_SETTINGS = _Place("settings", "mdi6.cog-outline", "Ctrl+9")
_SHOWN_IF_ROOM = ("handovers", "projects", "volunteers", "report")
"""Places that a low screen may have no room for, the first one needed most.

The settings lead to the others, and their keys do.
"""

_EDGE = 8
_GAP = 2

_WIDTH = 114
"""Width at 100%, in pixels: the longest word fits in it."""


class Rail(QFrame):
    """Leads to the places; ``place_buttons`` are its buttons by place.

    On a low screen it has no pictograms, and contains the mark of practice and the lock button.
    """

    chosen = Signal(str)  # name of a place
    lock_wanted = Signal()

    def __init__(self, translate: Translations, scale: int, *, practice: bool) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._translate = translate
        self._scale = scale
        self.setFixedWidth(round(_WIDTH * scale / 100))

        lines = QVBoxLayout(self)
        lines.setContentsMargins(2, _EDGE, 2, _EDGE)
        lines.setSpacing(_GAP)

        self._is_low = False
        self._shown_place = ""
        self._allowed: dict[str, bool] = {}
        self.place_buttons: dict[str, QToolButton] = {}
        self._practice = label(translate("practice-bar"), "practice", wrap=False)
        set_by_name(self._practice, alignment="AlignCenter")
        self._practice.hide()

        self._has_practice = practice
        lines.addWidget(self._practice)
        for place in _PLACES:
            lines.addWidget(self._build_place_button(place))
        lines.addStretch(1)
        lines.addWidget(self._build_place_button(_SETTINGS))

        self._colleague_line = label("", "soft", wrap=False)
        set_by_name(self._colleague_line, alignment="AlignCenter")
        self._colleague_line.hide()
        lines.addWidget(self._colleague_line)

        self.lock: QPushButton = button(translate("lock-short"))
        self.lock.setAccessibleName(translate("lock"))
        self.lock.clicked.connect(self.lock_wanted)
        self.lock.hide()
        lines.addWidget(self.lock)

    def _build_place_button(self, place: _Place) -> QToolButton:
        place_button = QToolButton()
        place_button.setObjectName("place")
        place_button.setCheckable(True)
        place_button.setText(self._translate(f"place-{place.name}"))
        place_button.setAccessibleName(self._translate(f"place-{place.name}"))
        place_button.setToolTip(shown_key(place.keys))
        bind(place_button, place.keys)
        set_by_name(place_button, toolButtonStyle="ToolButtonTextUnderIcon", focusPolicy="TabFocus")
        place_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place_button.clicked.connect(partial(self.chosen.emit, place.name))
        self.place_buttons[place.name] = place_button
        return place_button

    def add_pictograms(self, pictograms: Pictograms, colour: str) -> None:
        """Add the pictograms; drawing them takes as long as the whole frame."""
        size = icon_size(self._scale)
        for place in (*_PLACES, _SETTINGS):
            place_button = self.place_buttons[place.name]
            place_button.setIcon(pictograms.icon(place.pictogram, colour, size.width()))
            place_button.setIconSize(size)

    def fit(self, *, low: bool) -> None:
        """Remove the pictograms on a low screen, and add what is above the pages elsewhere."""
        style = "ToolButtonTextOnly" if low else "ToolButtonTextUnderIcon"
        for place_button in self.place_buttons.values():
            set_by_name(place_button, toolButtonStyle=style)
            restyle(place_button, low=low)
        self._is_low = low
        self._show_places()
        self.lock.setVisible(low)
        self._practice.setVisible(low and self._has_practice)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the name if a row of parked calls takes its place."""
        super().resizeEvent(event)
        self._show_places()
        self._make_room()

    def _make_room(self) -> None:
        """Show who is signed in if there is room, else in the tooltip of the lock button."""
        places = [button for button in self.place_buttons.values() if not button.isHidden()]
        parts = [*places, self.lock, self._colleague_line]
        if self._has_practice:
            parts.append(self._practice)
        wanted = [part.sizeHint().height() for part in parts]
        has_room = sum(wanted) + _GAP * len(wanted) + 2 * _EDGE <= self.height()
        self._colleague_line.setVisible(self._is_low and has_room)

    def show_who(self, who: str) -> None:
        """Show who is signed in; on a low screen beside the lock."""
        self._colleague_line.setText(who.partition(" · ")[0])
        self._colleague_line.setToolTip("")
        self._colleague_line.setAccessibleName(who)
        self.lock.setToolTip(who)

    def show_place(self, name: str, *, is_allowed: bool) -> None:
        """Hide a page from roles that may not see it."""
        self._allowed[name] = is_allowed
        self._show_places()

    def _show_places(self) -> None:
        """Show the places that are allowed and for which there is room, the current one first."""
        allowed = [name for name in self.place_buttons if self._allowed.get(name, True)]
        always = [name for name in allowed if name not in _SHOWN_IF_ROOM]
        parts: list[QWidget] = [self.lock, self._practice] * self._is_low
        parts += [self.place_buttons[name] for name in always]
        room = self.height() - 2 * _EDGE - sum(map(_height_of, parts))
        shown = set(always)
        for name in sorted(_SHOWN_IF_ROOM, key=lambda name: name != self._shown_place):
            height = _height_of(self.place_buttons[name])
            if name in allowed and height <= room:
                shown.add(name)
                room -= height
        for name, place_button in self.place_buttons.items():
            place_button.setVisible(name in shown)

    def check(self, shown: str) -> None:
        """Mark the current place."""
        self._shown_place = shown
        self._show_places()
        self._make_room()
        for name, place_button in self.place_buttons.items():
            place_button.setChecked(name == shown)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show what waits beside each place."""
        for name, place_button in self.place_buttons.items():
            text = self._translate(f"place-{name}")
            count = counts.get(name, 0)
            place_button.setText(f"{text} ({count})" if count else text)
            place_button.setAccessibleName(
                self._translate("place-waiting", place=text, count=count) if count else text
            )


def _height_of(part: QWidget) -> int:
    """Return the height that a part takes in the rail."""
    return part.sizeHint().height() + _GAP
