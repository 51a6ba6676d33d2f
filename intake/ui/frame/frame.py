"""The frame: header, rail of places, footer; pages meet through presenters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.basics import bind, button, label, set_by_name, shortcut, shown_key
from intake.ui.widgets.pictograms import icon_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.theme import Tokens
    from intake.ui.widgets.pictograms import Pictograms

PLACES = (
    ("desk", "mdi6.phone"),
    ("requests", "mdi6.format-list-bulleted"),
    ("replies", "mdi6.email-outline"),
    ("calls", "mdi6.phone-return"),
)
SETTINGS = ("settings", "mdi6.cog-outline")
_PART_OF = {"ended": "desk"}
"""Pages that are no place of their own, with the place that they belong to."""
_KEYS = {
    "desk": "Ctrl+1",
    "requests": "Ctrl+2",
    "replies": "Ctrl+3",
    "calls": "Ctrl+4",
    "settings": "Ctrl+9",
}
_MIN_FOR_PICTOGRAMS = 460
"""Height of the window at 100% in which the rail has room for them, in pixels."""
FOOT_KEYS = (
    ("F2", "new"),
    ("Ctrl+K", "search"),
    ("Alt 1–5", "kind"),
    ("Ctrl+Return", "main"),
    ("Ctrl+P", "paper"),
    ("F4", "crisis"),
)
_FOOT_KEYS_IN_LARGE_LETTERS = (("F2", "new"), ("F4", "crisis"))
_LARGE_SCALE = 125
"""Above this size, in percent, the footer has room for a few keys alone."""
_ACTION_KEYS = (
    ("F2", "new"),
    ("Ctrl+L", "lock"),
    ("F3", "refer"),
    ("F4", "crisis"),
    ("Ctrl++", "bigger"),
    ("Ctrl+=", "bigger"),
    ("Ctrl+-", "smaller"),
)


class Frame(QMainWindow):
    """Holds the pages, with the rail at their left and header and footer around them.

    ``pages`` holds every page by its property "place"; ``place_buttons`` are the rail, by place.
    Rail, search and footer are hidden on pages where nobody has signed in yet.
    """

    page_wanted = Signal(str)  # name of a page
    action_wanted = Signal(str)  # "new", "lock", "refer", "crisis", "bigger" or "smaller"
    searched = Signal(str)  # what was typed into the search
    leaving = Signal()  # the window is about to close

    def __init__(
        self,
        translate: Translations,
        colours: Tokens,
        pictograms: Pictograms,
        scale: int,
        *,
        practice: bool,
    ) -> None:
        super().__init__()
        self._translate = translate
        self._colours = colours
        self._pictograms = pictograms
        self._scale = scale
        self._title = translate("app-title") + (
            f" – {translate('practice-bar')}" if practice else ""
        )
        self.setWindowTitle(self._title)
        self.setMinimumSize(960, 600)
        self._is_signed_in_page = True
        self._is_low = False
        self._shows_centre = True
        holder = QWidget()  # without a ground of its own: the wall behind it is filled once
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if practice:
            bar = label(translate("practice-bar"), "practice", wrap=False)
            set_by_name(bar, alignment="AlignCenter")
            outer.addWidget(bar)
        outer.addWidget(self._header())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail())
        self.pages = QStackedWidget()
        middle.addWidget(self.pages, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self._footer())
        self.setCentralWidget(holder)
        for keys, action in _ACTION_KEYS:
            shortcut(keys, self, partial(self.action_wanted.emit, action))
        shortcut("Ctrl+K", self, self._to_search)

    def add_pictograms_and_keys(self) -> None:
        """Add the pictograms of the rail and the keys in the footer, seen once somebody sits here.

        Later than the rest, because drawing them takes as long as the whole frame.
        """
        self._add_pictograms()
        self._add_keys()

    def _add_pictograms(self) -> None:
        size = icon_size(self._scale)
        for place, pictogram in (*PLACES, SETTINGS):
            place_button = self.place_buttons[place]
            icon = self._pictograms.icon(pictogram, self._colours.accent, size.width())
            place_button.setIcon(icon)
            place_button.setIconSize(size)

    def _add_keys(self) -> None:
        hints = QHBoxLayout()
        keys = FOOT_KEYS if self._scale <= _LARGE_SCALE else _FOOT_KEYS_IN_LARGE_LETTERS
        for key, name in keys:
            for part in (
                label(shown_key(key), "key", wrap=False),
                label(self._translate(f"foot-{name}"), "soft", wrap=False),
            ):
                part.setVisible(self._is_signed_in_page)
                hints.addWidget(part)
                self._foot.append(part)
            hints.addSpacing(10)
        self._foot_line.insertLayout(0, hints)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what large letters on a low screen have no room for.

        The pictograms of the rail, and the centre's name, which the window has too.
        """
        super().resizeEvent(event)
        low = event.size().height() * 100 / self._scale < _MIN_FOR_PICTOGRAMS
        if low != self._is_low:
            self._is_low = low
            style = "ToolButtonTextOnly" if low else "ToolButtonTextUnderIcon"
            for place_button in self.place_buttons.values():
                set_by_name(place_button, toolButtonStyle=style)
            self._fit_head()

    def _fit_head(self) -> None:
        """Give the search the whole width where the centre's name has no room beside it."""
        has_room = not (self._is_low and self._is_signed_in_page)
        if has_room == self._shows_centre:
            return
        self._shows_centre = has_room
        self._centre.setVisible(has_room)
        for place in self._stretch_indexes:
            self._head.setStretch(place, int(has_room))

    def add_page(self, name: str, page: QWidget) -> None:
        """Put a page in its place."""
        page.setProperty("place", name)
        self.pages.addWidget(page)

    def show_waiting(self, sentence: str) -> None:
        """Show a sentence where the pages will be, until the first of them is shown."""
        waiting = label(sentence, "soft")
        set_by_name(waiting, alignment="AlignCenter")
        self.add_page("wait", waiting)
        self.show_page("wait")

    def show_page(self, name: str) -> None:
        """Show a page; the rail is only there where somebody sits."""
        for at in range(self.pages.count()):
            page = self.pages.widget(at)
            if page is not None and page.property("place") == name:
                self.pages.setCurrentIndex(at)
        shown_place = _PART_OF.get(name, name)
        for place, place_button in self.place_buttons.items():
            place_button.setChecked(place == shown_place)
        inside = shown_place in self.place_buttons
        self._is_signed_in_page = inside
        self._rail_frame.setVisible(inside)
        self._search.setVisible(inside)
        self._fit_head()
        self._who.setVisible(inside)
        self._lock.setVisible(inside)
        for part in self._foot:
            part.setVisible(inside)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show what waits beside each place."""
        for place, place_button in self.place_buttons.items():
            text = self._translate(f"place-{place}")
            count = counts.get(place, 0)
            place_button.setText(f"{text} ({count})" if count else text)
            place_button.setAccessibleName(
                self._translate("place-waiting", place=text, count=count) if count else text
            )

    def show_head(self, centre: str, who: str, sending: str) -> None:
        """Show whose desk this is and what is still being sent."""
        self._centre.setText(centre)
        self.setWindowTitle(f"{self._title} – {centre}" if centre else self._title)
        self._who.setText(who)
        self._sending.setText(sending)

    def show_copy_time(self, sentence: str) -> None:
        self._copy.setText(sentence)

    def tell(self, sentence: str) -> None:
        """Show a sentence until it is taken away; it never disappears by itself."""
        self._told.setText(sentence)
        self._told_frame.setVisible(bool(sentence))

    def _header(self) -> QWidget:
        header = QFrame()
        header.setObjectName("header")
        header.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )  # a page that wants more height takes none of it
        lines = QVBoxLayout(header)
        lines.setContentsMargins(20, 8, 20, 8)
        line = self._head = QHBoxLayout()
        lines.addLayout(line)
        self._centre = label("", "centre", wrap=self._scale > _LARGE_SCALE)
        self._search = QLineEdit()
        self._search.setObjectName("search")
        self._search.setPlaceholderText(f"{self._translate('search-hint')}   {shown_key('Ctrl+K')}")
        self._search.setAccessibleName(self._translate("search-name"))
        self._search.setMaximumWidth(round(540 * self._scale / 100))
        self._search.returnPressed.connect(lambda: self.searched.emit(self._search.text()))
        self._sending = label("", "soft", wrap=False)
        self._who = label("", "soft", wrap=False)
        self._lock = button(self._translate("lock"))
        self._lock.clicked.connect(lambda: self.action_wanted.emit("lock"))
        line.addWidget(self._centre)
        line.addStretch(1)
        line.addWidget(self._search, 3)
        line.addStretch(1)
        self._stretch_indexes = (1, 3)
        line.addWidget(self._sending)
        line.addWidget(self._who)
        line.addSpacing(6)
        line.addWidget(self._lock)
        self._told_frame = QFrame()
        self._told_frame.setObjectName("care")
        told_line = QHBoxLayout(self._told_frame)
        self._told = label("")
        close = button(self._translate("error-read"), "", "Esc")
        close.clicked.connect(lambda: self.tell(""))
        told_line.addWidget(self._told, 1)
        told_line.addWidget(close)
        self._told_frame.hide()
        lines.addWidget(self._told_frame)
        return header

    def _rail(self) -> QWidget:
        self._rail_frame = rail = QFrame()
        rail.setObjectName("rail")
        rail.setFixedWidth(round(128 * self._scale / 100))
        lines = QVBoxLayout(rail)
        lines.setContentsMargins(8, 12, 8, 12)
        lines.setSpacing(4)
        self.place_buttons: dict[str, QToolButton] = {}
        for place, _ in PLACES:
            lines.addWidget(self._place(place))
        lines.addStretch(1)
        lines.addWidget(self._place(SETTINGS[0]))
        return rail

    def _place(self, place: str) -> QToolButton:
        place_button = QToolButton()
        place_button.setObjectName("place")
        place_button.setCheckable(True)
        place_button.setText(self._translate(f"place-{place}"))
        place_button.setAccessibleName(self._translate(f"place-{place}"))
        place_button.setToolTip(shown_key(_KEYS[place]))
        bind(place_button, _KEYS[place])
        set_by_name(place_button, toolButtonStyle="ToolButtonTextUnderIcon", focusPolicy="TabFocus")
        place_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place_button.clicked.connect(lambda: self.page_wanted.emit(place))
        self.place_buttons[place] = place_button
        return place_button

    def _footer(self) -> QWidget:
        footer = QFrame()
        footer.setObjectName("footer")
        self._foot: list[QWidget] = []
        self._foot_line = line = QHBoxLayout(footer)
        line.setContentsMargins(20, 6, 20, 6)
        line.addStretch(1)
        self._copy = label("", "soft", wrap=False)
        line.addWidget(self._copy)
        return footer

    def _to_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leaving.emit()
        super().closeEvent(event)
