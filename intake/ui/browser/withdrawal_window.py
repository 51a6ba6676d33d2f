"""The window in which a request is withdrawn from a platform.

The places are listed at the left, the page of the current one is at the right.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake.filling.snapshot import page_shows_post
from intake.kit.text_normalization import normalize_words
from intake.ui.browser.open_outside import open_outside
from intake.ui.browser.page_script import PageScript
from intake.ui.browser.post_search import PostSearch
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    clear,
    label,
    scrolled,
)
from intake.ui.widgets.bounded_text import bounded_paragraph
from intake.ui.widgets.fields import mark_practice
from intake.ui.widgets.window_place import place_window

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.browser.page import Browser, PlatformPage
    from intake.ui.browser.withdrawal_presenter import Place, WithdrawalPresenter


MIN_SHOWN_MS = 700
"""Time in milliseconds before a place can be confirmed: longer than a double press."""


class WithdrawalWindow(QWidget):
    """Shows one place at a time.

    The person withdraws the post; the window opens the page and asks.
    """

    closed = Signal()

    def __init__(
        self, presenter: WithdrawalPresenter, browser: Browser, translate: Translations, scale: int
    ) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._browser = browser
        self._translate = translate
        self.page: PlatformPage | None = None
        self.loaded = False
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(MIN_SHOWN_MS)
        self._shown.timeout.connect(self._enable_confirm)
        self.setWindowTitle(translate("withdrawal-title"))
        larger = min(scale, 120) / 100
        place_window(self, round(1300 * larger), round(860 * larger))
        above = QVBoxLayout(self)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        mark_practice(self, above, translate, practice=presenter.practice)
        outer = QHBoxLayout()
        above.addLayout(outer, 1)
        outer.addWidget(self._build_panel(min(620, round(380 * scale / 100))))
        self.view = QWebEngineView()
        self.view.setAccessibleName(translate("posting-page"))
        self._none = label("", "soft")
        right = QVBoxLayout()
        right.setContentsMargins(16, 14, 16, 14)
        right.addWidget(self.view, 1)
        right.addWidget(self._none)
        outer.addLayout(right, 1)
        self._search = PostSearch(browser, self)
        self._has_looked = False
        presenter.listed.connect(self._show_places)
        presenter.opened.connect(self._open)
        presenter.message.connect(self._tell)
        presenter.finished.connect(self.close)

    def _build_panel(self, width: int) -> QFrame:
        translate = self._translate
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setFixedWidth(width)
        lines = QVBoxLayout(panel)
        lines.setContentsMargins(16, 14, 16, 16)
        inside = ShrinkableContainer()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 6, 0)
        lines.addWidget(scrolled(inside), 1)
        self._title = label("", "title")
        inner.addWidget(self._title)
        self._places = QVBoxLayout()
        inner.addLayout(self._places)
        self.hint = label("", "ask")
        self.said = label("", "soft")
        inner.addWidget(self.said)
        inner.addWidget(self.hint)
        inner.addStretch(1)
        self.open_outside_button = button(translate("posting-elsewhere"), "", "Alt+B")
        self.withdrawn = button(translate("withdrawal-gone"), "primary", "Ctrl+Return")
        self.later = button(translate("withdrawal-later"), "second", "Alt+L")
        self.open_outside_button.clicked.connect(self._outside)
        self.withdrawn.clicked.connect(self._confirm)
        self.later.clicked.connect(self._presenter.postpone)
        QShortcut(QKeySequence("Esc"), self, self._presenter.postpone)
        for part in (self.open_outside_button, self.withdrawn, self.later):
            lines.addWidget(part)
        return panel

    def closeEvent(self, event: object) -> None:
        super().closeEvent(event)  # type: ignore[arg-type]
        self._search.stop()
        clear(self._places)
        for part in (self._title, self.hint, self.said):
            part.setText("")
        self.closed.emit()

    def dispose(self) -> None:
        """Destroy the pages before their browser profile."""
        self._search.stop()
        self.view.setPage(QWebEnginePage(self.view))
        if self.page:
            self.page.deleteLater()
            self.page = None

    def _confirm(self) -> None:
        """Check the stored address first; if the post is seen there, ask again."""
        place = self._presenter.place
        if place is None or not place.kept_address or self._has_looked:
            self._presenter.confirm_withdrawn()
            return
        self.withdrawn.setEnabled(False)
        self._tell(self._translate("withdrawal-looking"))
        self._search.look(
            place.profile, place.posting, place.code, place.kept_address, self._on_looked
        )

    def _on_looked(self, is_there: bool | None) -> None:  # noqa: FBT001 - an answer
        self._has_looked = True
        self.withdrawn.setEnabled(True)
        if is_there:
            self._tell(self._translate("withdrawal-still-there"))
            self.withdrawn.setFocus()
        else:
            self._tell("")
            self._presenter.confirm_withdrawn()

    def _show_places(self, what: str, names: list[str]) -> None:
        self._title.setText(self._translate("withdrawal-of", what=what))
        clear(self._places)
        for name in names:
            self._places.addWidget(label(name, "strong" if name.startswith("→") else ""))

    def _open(self, place: Place) -> None:
        self._search.stop()
        self._has_looked = False
        self.hint.setText(place.hint)
        self._tell("")
        self.view.setVisible(bool(place.page))
        self.open_outside_button.setVisible(bool(place.page))
        self._none.setVisible(not place.page)
        self._none.setText("" if place.page else self._translate("withdrawal-no-page"))
        old = self.page
        self.loaded = False

        if place.page:
            self.page = self._browser.page_of(place.profile, place.page)
            self.page.ended.connect(self._on_loaded)
            self.page.refused.connect(
                lambda address: self._tell(self._translate("posting-refused", address=address[:80]))
            )
            self.page.failed.connect(lambda key: self._tell(self._translate(key)))
            self.view.setPage(self.page)
            self.page.hear_presses_in(self.view)
            self.page.load(QUrl(place.page))
            if old:
                old.deleteLater()

        if self.isVisible():  # a press that was meant for the place before
            self.withdrawn.setEnabled(False)
            self._shown.start()
        self.show()
        self.activateWindow()
        (self.view if place.page else self.withdrawn).setFocus()
        announce(self.hint, place.hint)

    def _enable_confirm(self) -> None:
        self.withdrawn.setEnabled(True)
        if not self.view.isVisible():
            self.withdrawn.setFocus()

    def _on_loaded(self, well: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.sender() is not self.page:
            return
        self.loaded = True
        if self.page.take_stay():
            self._tell(self._translate("posting-other-program"))
            return
        if not well and not (self.page and self.page.why_failed):
            self._tell(self._translate("withdrawal-down"))
            return
        place = self._presenter.place
        if place and self.page:
            page = self.page
            PageScript(page, page).call("words()", partial(self._read, page, place))

    def _read(self, page: PlatformPage, place: Place, words: object) -> None:
        """Offer the code for the site's own search if the page does not show the post."""
        post = {"title": place.posting.title, "description": place.posting.text}
        shown = str(words or "")
        code = normalize_words(place.code)
        if page is not self.page or self._has_looked or not place.code:
            return
        if code not in normalize_words(shown) and not page_shows_post(post, shown):
            QGuiApplication.clipboard().setText(place.code)
            self._tell(self._translate("withdrawal-search", code=place.code))

    def _outside(self) -> None:
        place = self._presenter.place
        if place:
            open_outside(place.page)

    def _tell(self, sentence: str) -> None:
        self.said.setText(bounded_paragraph(sentence))
        announce(self.said, sentence)
