"""The window in which a request is withdrawn from a platform.

The places are listed at the left, the page of the current one is at the right.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from intake.filling.snapshot import page_shows_post
from intake.kit.text_normalization import normalize_words
from intake.ui.browser.page_script import PageScript
from intake.ui.browser.post_search import PostSearch
from intake.ui.browser.site_window import SiteWindow
from intake.ui.widgets.basics import announce, button, clear, label

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.browser.page import Browser, PlatformPage
    from intake.ui.browser.withdrawal_presenter import Place, WithdrawalPresenter


MIN_SHOWN_MS = 700
"""Time in milliseconds before a place can be confirmed: longer than a double press."""


class WithdrawalWindow(SiteWindow):
    """Shows one place at a time.

    The person withdraws the post; the window opens the page and asks.
    """

    def __init__(
        self, presenter: WithdrawalPresenter, browser: Browser, translate: Translations, scale: int
    ) -> None:
        super().__init__(browser, translate, scale, "withdrawal", practice=presenter.practice)
        self._presenter = presenter
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(MIN_SHOWN_MS)
        self._shown.timeout.connect(self._enable_confirm)
        self._fill_panel()
        self._search = PostSearch(browser, self)
        self._has_looked = False
        presenter.listed.connect(self._show_places)
        presenter.opened.connect(self._open)
        presenter.message.connect(self.tell)
        presenter.finished.connect(self.close)

    def _fill_panel(self) -> None:
        translate = self._translate
        self._title = label("", "title")
        self.lines.addWidget(self._title)
        self._places = QVBoxLayout()
        self.lines.addLayout(self._places)
        self.hint = label("", "ask")
        self.lines.addWidget(self.said)
        self.lines.addWidget(self.hint)
        self.lines.addStretch(1)
        self.withdrawn = button(translate("withdrawal-gone"), "primary", "Ctrl+Return")
        self.main_button = self.withdrawn
        self.later = button(translate("withdrawal-later"), "second", "Alt+L")
        self.withdrawn.clicked.connect(self._confirm)
        self.later.clicked.connect(self._presenter.postpone)
        QShortcut(QKeySequence("Esc"), self, self._presenter.postpone)
        for part in (self.withdrawn, self.later):
            self.buttons.addWidget(part)

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
        super().dispose()

    def _confirm(self) -> None:
        """Check the stored address first; if the post is seen there, ask again."""
        place = self._presenter.place
        if place is None or not place.kept_address or self._has_looked:
            self._presenter.confirm_withdrawn()
            return
        self.withdrawn.setEnabled(False)
        self.tell(self._translate("withdrawal-looking"))
        self._search.look(
            place.profile, place.posting, place.code, place.kept_address, self._on_looked
        )

    def _on_looked(self, is_there: bool | None) -> None:  # noqa: FBT001 - an answer
        self._has_looked = True
        self.withdrawn.setEnabled(True)
        if is_there:
            self.tell(self._translate("withdrawal-still-there"))
            self.withdrawn.setFocus()
        else:
            self.tell("")
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
        self.tell("")
        self.load_page(place.profile, place.page)
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

    def on_page_read(self, page: PlatformPage) -> None:
        """Look whether the page shows the post."""
        place = self._presenter.place
        if place:
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
            self.tell(self._translate("withdrawal-search", code=place.code))
