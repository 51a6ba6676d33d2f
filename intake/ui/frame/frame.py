"""The main window: header, rail, footer, and the pages inside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from intake.ui.frame.parked_calls import ParkedCalls
from intake.ui.frame.rail import Rail
from intake.ui.frame.search_box import SearchBox
from intake.ui.widgets.basics import button, label, set_by_name, shortcut, shown_key
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.theme import Tokens
    from intake.ui.widgets.pictograms import Pictograms


_RAIL_PLACE_OF = {"ended": "desk", "request": "requests"}
"""Pages without a place in the rail, with the place they belong to."""

_SEARCH_KEYS = "Ctrl+K"
_ACTION_KEYS = (
    ("Ctrl+L", "lock"),
    ("Ctrl++", "bigger"),
    ("Ctrl+=", "bigger"),
    ("Ctrl+-", "smaller"),
    ("F6", "helps"),
)
_FOOTER = (("F2", "new"), ("F3", "refer"), ("F4", "crisis"))
"""The buttons of the footer, each with its key; those of a page are on the page."""

_LARGE_SCALE = 125
"""Above this size, in percent, the centre's name is wrapped."""

_MIN_SEARCH_WIDTH = 170
"""Pixels at 100 percent of the search beside the buttons of the footer, on a low screen."""

_AFTER_SEARCH = 4
"""The index of the footer's buttons in the line of the search on a low screen."""

_COMPACT_HEIGHT = 520
"""Below this height of the window at 100%, in pixels, it is laid out for a low screen."""


class Frame(QMainWindow):
    """Holds the pages, with the rail at their left and header and footer around them.

    ``pages`` holds every page with its property "place"; ``place_buttons`` are the buttons of the
    rail. Rail, search and footer are hidden until somebody is signed in. On a low screen, and with
    large letters, the footer is hidden, and its buttons stand next to the search and in the rail.
    """

    page_wanted = Signal(str)  # name of a page
    action_wanted = Signal(str)  # "new", "lock", "refer", "crisis", "bigger" or "smaller"
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
        self._is_filled = False
        self._was_maximized = False
        self._footer_buttons: WrapRow | None = None
        self.may_leave: Callable[[], bool] = lambda: True  # asked before the window closes
        holder = QWidget()  # without a background: the window paints it once
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)

        self._practice_bar = label(translate("practice-bar"), "practice", wrap=False)
        set_by_name(self._practice_bar, alignment="AlignCenter")
        self._practice_bar.setVisible(practice)

        self._is_practice = practice
        outer.addWidget(self._practice_bar)
        outer.addWidget(self._build_header())

        self.parked = ParkedCalls(translate)
        self.parked.shown.connect(self._update_compact_mode)
        outer.addWidget(self.parked)

        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.rail = Rail(translate, scale, practice=practice)
        self.rail.chosen.connect(self.page_wanted)
        self.rail.lock_wanted.connect(partial(self.action_wanted.emit, "lock"))

        self.place_buttons = self.rail.place_buttons
        middle.addWidget(self.rail)
        self.pages = QStackedWidget()
        self._page_by_name: dict[str, QWidget] = {}
        middle.addWidget(self.pages, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self._build_footer())
        self.setCentralWidget(holder)
        for keys, action in _ACTION_KEYS:
            shortcut(keys, self, partial(self.action_wanted.emit, action))
        shortcut(_SEARCH_KEYS, self, self._focus_search)

    def add_pictograms_and_keys(self) -> None:
        """Add the pictograms of the rail and the keys in the footer, shown after sign-in.

        They are added later, because drawing them takes as long as the whole frame.
        """
        self.rail.add_pictograms(self._pictograms, self._colours.accent)
        self._add_keys()

    def _add_keys(self) -> None:
        parts: list[QWidget] = []
        for keys, name in _FOOTER:
            act = button(self._translate(f"foot-{name}"), "foot", keys)
            act.clicked.connect(partial(self.action_wanted.emit, name))
            parts.append(act)
        self._help_button = button(f"{self._translate('foot-helps')}   F6", "foot")
        self._help_button.setAccessibleName(self._translate("foot-helps"))
        self._help_button.clicked.connect(partial(self.action_wanted.emit, "helps"))
        self._footer_buttons = WrapRow(*parts, self._help_button)
        self._footer_line.insertWidget(0, self._footer_buttons, 1)
        self._arrange_around_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_compact_mode()

    def _update_compact_mode(self) -> None:
        room = self.height()
        if self.parked.has_any:
            room -= self.parked.sizeHint().height()
        low = room * 100 / self._scale < _COMPACT_HEIGHT
        if low != self._is_low:
            self._is_low = low
            self.rail.fit(low=low)
            self._arrange_around_pages()

    def _arrange_around_pages(self) -> None:
        """Put what is around the pages where there is room for it.

        On a low screen the buttons of the footer are beside the search, the centre's name is only
        in the window's title, and the rail contains the rest.
        """
        is_signed_in = self._is_signed_in_page
        low = self._is_low and is_signed_in
        self._centre.setVisible(not low)
        for index in self._stretch_indexes:
            self._header_line.setStretch(index, int(is_signed_in and not low))
        self.search.setMinimumWidth(round(_MIN_SEARCH_WIDTH * self._scale / 100) * low)
        self._colleague_line.setVisible(is_signed_in and not low)
        self._lock.setVisible(is_signed_in and not low)
        self._practice_bar.setVisible(self._is_practice and not low)
        self._footer.setVisible(not self._is_low and not self._is_filled)
        buttons = self._footer_buttons
        if buttons is None:
            return
        if low:
            self._header_line.insertWidget(_AFTER_SEARCH, buttons)
        else:
            self._footer_line.insertWidget(0, buttons, 1)
        buttons.setVisible(is_signed_in)
        self._help_button.setVisible(not low)

    def add_page(self, name: str, page: QWidget) -> None:
        """Add a page under its name."""
        page.setProperty("place", name)
        self.pages.addWidget(page)
        self._page_by_name[name] = page

    def show_waiting(self, sentence: str) -> None:
        """Show a sentence in place of the pages, until the first of them is shown."""
        waiting = label(sentence, "soft")
        set_by_name(waiting, alignment="AlignCenter")
        self.add_page("wait", waiting)
        self.show_page("wait")

    def show_page(self, name: str) -> None:
        """Show a page; the rail is visible only after sign-in."""
        if name in self._page_by_name:
            self.pages.setCurrentWidget(self._page_by_name[name])
        shown_place = _RAIL_PLACE_OF.get(name, name)
        self.rail.check(shown_place)
        is_signed_in = self._is_signed_in_page = shown_place in self.place_buttons
        self.rail.setVisible(is_signed_in and not self._is_filled)
        self.search.setVisible(is_signed_in)
        self._arrange_around_pages()
        self.parked.setVisible(is_signed_in and self.parked.has_any)

    def fill_screen(self, *, on: bool) -> None:
        """Show the page alone on the whole screen, or with everything around it again."""
        if on:
            self._was_maximized = self.isMaximized()
        self._is_filled = on
        self.rail.setVisible(self._is_signed_in_page and not on)
        self._header.setVisible(not on or self._told_frame.isVisibleTo(self._header))
        self._arrange_around_pages()
        if on:
            self.showFullScreen()
        elif self._was_maximized:
            self.showMaximized()
        else:
            self.showNormal()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show what waits beside each place."""
        self.rail.show_counts(counts)

    def show_head(self, centre: str, who: str, sending: str) -> None:
        """Show the names of centre and desk, and what is still being sent."""
        self._centre.setText(centre)
        self.setWindowTitle(f"{self._title} – {centre}" if centre else self._title)
        self._colleague_line.setText(who)
        self.rail.show_who(who)
        self._outbox_label.setText(sending)

    def show_copy_time(self, sentence: str) -> None:
        self._backup_label.setText(sentence)

    def tell(self, sentence: str) -> None:
        """Show a message until it is replaced; it never disappears by itself."""
        self._message_line.setText(sentence)
        self._told_frame.setVisible(bool(sentence))
        self._header.setVisible(bool(sentence) or not self._is_filled)

    def forget(self) -> None:
        """Clear message and search."""
        self.tell("")
        self.search.forget()
        for line in self.findChildren(QLineEdit):
            # this clears Qt's undo history, so that nobody can restore the text
            line.setText(line.text())
        for text in self.findChildren(QPlainTextEdit):
            text.document().clearUndoRedoStacks()

    def _build_header(self) -> QWidget:
        header = self._header = QFrame()
        header.setObjectName("header")
        # A page that needs more height does not reduce it.
        header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        lines = QVBoxLayout(header)
        lines.setContentsMargins(16, 6, 16, 6)
        line = self._header_line = QHBoxLayout()
        lines.addLayout(line)
        self._centre = label("", "centre", wrap=self._scale > _LARGE_SCALE)
        hint = f"{self._translate('search-hint')}   {shown_key(_SEARCH_KEYS)}"
        self.search = SearchBox(self._translate, hint)
        self.search.setMaximumWidth(round(540 * self._scale / 100))
        self._outbox_label = label("", "soft", wrap=False)
        self._colleague_line = label("", "soft", wrap=False)
        self._lock = button(self._translate("lock"))
        self._lock.clicked.connect(lambda: self.action_wanted.emit("lock"))
        line.addWidget(self._centre)
        line.addStretch(1)
        line.addWidget(self.search, 3)
        line.addStretch(1)
        self._stretch_indexes = (1, 3)
        line.addWidget(self._outbox_label)
        line.addWidget(self._colleague_line)
        line.addSpacing(6)
        line.addWidget(self._lock)
        self._told_frame = QFrame()
        self._told_frame.setObjectName("care")
        told_line = QHBoxLayout(self._told_frame)
        self._message_line = label("")
        close = button(self._translate("error-read"), "", "Esc")
        close.clicked.connect(lambda: self.tell(""))
        told_line.addWidget(self._message_line, 1)
        told_line.addWidget(close)
        self._told_frame.hide()
        lines.addWidget(self._told_frame)

        return header

    def _build_footer(self) -> QWidget:
        self._footer = footer = QFrame()
        footer.setObjectName("footer")
        self._footer_line = line = QHBoxLayout(footer)
        line.setContentsMargins(12, 4, 20, 4)
        self._backup_label = label("", "soft", wrap=False)
        line.addWidget(self._backup_label)
        return footer

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        self.leaving.emit()
        super().closeEvent(event)
