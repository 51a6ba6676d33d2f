"""A window with a panel at the left and one page of a platform at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake.ui.browser.open_outside import open_outside
from intake.ui.browser.page_away import PageAway
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    label,
    make_scroll_area,
    set_main,
)
from intake.ui.widgets.bounded_text import bounded_paragraph
from intake.ui.widgets.fields import mark_practice
from intake.ui.widgets.window_place import place_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.browser.page import Browser, PlatformPage


class SiteWindow(QWidget):
    """Shows a platform's page; what is done there is a person's own work.

    ``name`` begins its sentences ``<name>-title``, ``<name>-no-page`` and ``<name>-down``.
    ``lines`` and ``buttons`` are the layouts of the panel, ``main_button`` tells that
    it is done: it is the main one while the page can be seen.
    """

    closed = Signal()

    def __init__(
        self, browser: Browser, translate: Translations, scale: int, name: str, *, practice: bool
    ) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._browser = browser
        self._translate = translate
        self._name = name
        self._address = ""
        self._profile: PlatformProfile | None = None
        self.main_button: QPushButton | None = None
        self.page: PlatformPage | None = None
        self.loaded = False
        self.setWindowTitle(translate(f"{name}-title"))

        larger = min(scale, 120) / 100
        place_window(self, round(1300 * larger), round(860 * larger))
        above = QVBoxLayout(self)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        mark_practice(self, above, translate, practice=practice)

        outer = QHBoxLayout()
        above.addLayout(outer, 1)
        outer.addWidget(self._build_panel(min(620, round(380 * scale / 100))))

        self.view = QWebEngineView()
        self.view.setAccessibleName(translate("posting-page"))
        self._empty_line = label("", "soft")
        right = QVBoxLayout()
        right.setContentsMargins(16, 14, 16, 14)
        right.addWidget(self.view, 1)
        right.addWidget(self._empty_line)
        self.away = PageAway(translate, scale, "page-away-later")
        self.away.retry_wanted.connect(self._try_again)
        right.addWidget(self.away, 1)
        outer.addLayout(right, 1)

    def _build_panel(self, width: int) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setFixedWidth(width)
        self.buttons = QVBoxLayout(panel)
        self.buttons.setContentsMargins(16, 14, 16, 16)
        inside = ShrinkableContainer()
        self.lines = QVBoxLayout(inside)
        self.lines.setContentsMargins(0, 0, 6, 0)
        self.buttons.addWidget(make_scroll_area(inside), 1)
        self.said = label("", "soft")
        self.open_outside_button = button(self._translate("posting-elsewhere"), "", "Alt+B")
        self.open_outside_button.clicked.connect(self._open_outside)
        self.buttons.addWidget(self.open_outside_button)
        return panel

    def dispose(self) -> None:
        """Destroy the pages before their browser profile."""
        self.view.setPage(QWebEnginePage(self.view))
        if self.page:
            self.page.deleteLater()
            self.page = None

    def tell(self, sentence: str) -> None:
        """Show what somebody must know about the page."""
        self.said.setText(bounded_paragraph(sentence))
        announce(self.said, sentence)

    def on_page_read(self, page: PlatformPage) -> None:
        """Do what is to be done when a page is there; overridden."""

    def load_page(self, profile: PlatformProfile, address: str) -> None:
        """Show a page of a platform; without an address, a sentence in its place."""
        self._address = address
        self._profile = profile
        self.away.hide()
        self._draw_main(has_page=True)
        self.view.setVisible(bool(address))
        self.open_outside_button.setVisible(bool(address))
        self._empty_line.setVisible(not address)
        self._empty_line.setText("" if address else self._translate(f"{self._name}-no-page"))
        old = self.page
        self.loaded = False
        if not address:
            return
        self.page = self._browser.page_of(profile, address)
        self.page.ended.connect(self._on_loaded)
        self.page.refused.connect(
            lambda refused: self.tell(self._translate("posting-refused", address=refused[:80]))
        )
        self.page.failed.connect(lambda key: self.tell(self._translate(key)))
        self.view.setPage(self.page)
        self.page.watch_presses(self.view)
        self.page.load(QUrl(address))
        if old:
            old.deleteLater()

    def _on_loaded(self, well: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.sender() is not self.page or self.page is None:
            return
        self.loaded = True
        if self.page.take_stay():
            self.tell(self._translate("posting-other-program"))
        elif well:
            self.on_page_read(self.page)
        elif not self.page.why_failed:
            self.tell(self._translate(f"{self._name}-down"))
            self._show_away()

    def _show_away(self) -> None:
        """Tell in place of the page that it does not open."""
        if self._profile:
            self.view.hide()
            self._draw_main(has_page=False)
            self.away.tell(self._profile.name, may_retry=True)

    def _draw_main(self, *, has_page: bool) -> None:
        """Let the blue button be the one that helps: nobody is done on a page that is not there."""
        set_main(self.open_outside_button, is_main=not has_page)
        if self.main_button:
            set_main(self.main_button, is_main=has_page, other="second")

    def _try_again(self) -> None:
        if self._profile:
            self.load_page(self._profile, self._address)

    def _open_outside(self) -> None:
        if self._address:
            open_outside(self._address)
