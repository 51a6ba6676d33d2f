"""The layout of the posting window: practice bar, head, panel at the left, page at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake.ui.browser.page_away import PageAway
from intake.ui.browser.posting_panel import PostingPanel
from intake.ui.widgets.basics import label
from intake.ui.widgets.bounded_text import bounded_line
from intake.ui.widgets.window_place import place_window

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.browser.page import PlatformPage

_WIDTH = 1440
_HEIGHT = 900
_PANEL_WIDTH = 400
_MAX_PANEL = 620

_LARGE = 175
"""From this size on, in percent, the mark of practice is in the head, because the screen is too
low.
"""

_MAX_ADDRESS = 90
_MAX_HEAD = 100


class PostingLayout:
    """Creates the parts of the window, not yet connected."""

    def __init__(self, window: QWidget, translate: Translations, scale: int) -> None:
        self._window = window
        self._translate = translate
        self._scale = scale
        window.setObjectName("backdrop")
        window.setWindowTitle(translate("posting-window"))

        larger = min(scale, 120) / 100
        place_window(window, round(_WIDTH * larger), round(_HEIGHT * larger))
        outer = QVBoxLayout(window)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)

        self._practice = label(translate("practice-bar"), "practice", wrap=False)
        self._practice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if scale < _LARGE:
            outer.addWidget(self._practice)
        outer.addWidget(self._build_header())
        if scale >= _LARGE:
            self._header_line.addWidget(self._practice)

        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(body, 1)

        self.panel = PostingPanel(translate, min(_MAX_PANEL, round(_PANEL_WIDTH * scale / 100)))
        body.addWidget(self.panel)
        body.addLayout(self._build_page_area(), 1)

    def show_head(self, profile: PlatformProfile, title: str, about: str) -> None:
        """Show what is placed where; a practice platform is marked."""
        self._practice.setVisible(profile.practice)
        window_title = title
        if profile.practice:
            window_title = f"{title} – {self._translate('practice-bar')}"
        self._window.setWindowTitle(window_title)
        self._title.setText(bounded_line(title, _MAX_HEAD))
        self._about.setText(bounded_line(about, _MAX_HEAD))

    def show_page(self, page: PlatformPage) -> None:
        """Show a page, enlarged half as much as the letters: sites are made for 100%."""
        zoom = 1 + (self._scale - 100) / 200
        self.show_view()
        self.view.setPage(page)
        page.loadStarted.connect(self.show_view)
        page.watch_presses(self.view)
        page.setZoomFactor(zoom)
        page.ended.connect(lambda: page.setZoomFactor(zoom))  # another site begins at 100%

    def forget(self) -> None:
        """Remove what was shown about a post; the page itself is replaced with the next one."""
        for part in (self._title, self._about, self.address):
            part.setText("")
        self._window.setWindowTitle(self._translate("posting-window"))
        self.panel.forget()

    def show_address(self, url: QUrl) -> None:
        """Show the address of the page."""
        self.address.setText(bounded_line(url.toDisplayString(), _MAX_ADDRESS))

    def _build_header(self) -> QFrame:
        header = QFrame()
        header.setObjectName("header")
        self._header_line = line = QHBoxLayout(header)
        line.setContentsMargins(20, 12, 20, 12)
        self._title = label("", "centre", wrap=False)
        self._about = label("", "soft", wrap=False)
        line.addWidget(self._title)
        line.addWidget(self._about)
        line.addStretch(1)
        return header

    def _build_page_area(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setContentsMargins(16, 14, 16, 14)
        self.address = label("", "soft")
        self.view = QWebEngineView()
        self.view.setAccessibleName(self._translate("posting-page"))
        right.addWidget(self.address)
        right.addWidget(self.view, 1)
        self.away = PageAway(self._translate, self._scale)
        right.addWidget(self.away, 1)
        return right

    def show_away(self, platform: str, *, may_retry: bool) -> None:
        """Show in place of the page that it does not open."""
        self.view.hide()
        self.away.tell(platform, may_retry=may_retry)

    def show_view(self) -> None:
        """Show the page itself."""
        self.away.hide()
        self.view.show()
