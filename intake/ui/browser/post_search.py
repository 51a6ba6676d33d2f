"""Check at a stored address whether a post is online, on a page that is not visible."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl

from intake.filling.snapshot import page_shows_post
from intake.kit.text_normalization import normalize_words
from intake.ui.browser.page_script import PageScript

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.posting import Posting
    from intake.ui.browser.page import Browser, PlatformPage

_LIMIT_MS = 12_000
_GONE = frozenset({404, 410})

_SETTLE_MS = 1_000
"""Time for a page's scripts to draw after it has loaded."""


class PostSearch(QObject):
    """Opens one address at a time; answers True, False, or None if the page cannot be opened.

    With ``as_visitor`` it looks as anybody who is not signed in, at this very address, and nothing
    but the code counts: a page within the account, a step of a form or last month's post does not.
    """

    def __init__(self, browser: Browser, parent: QObject, *, as_visitor: bool = False) -> None:
        super().__init__(parent)
        self._browser = browser
        self._as_visitor = as_visitor
        self._page: PlatformPage | None = None
        self._answer: Callable[[bool | None], None] | None = None
        self._post = {"title": "", "description": ""}
        self._code = ""
        self._address = ""
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(_LIMIT_MS)
        self._limit.timeout.connect(self._give_up)

    def look(
        self,
        profile: PlatformProfile,
        posting: Posting,
        code: str,
        address: str,
        answer: Callable[[bool | None], None],
    ) -> None:
        """Search a post's code, its title or the beginning of its text."""
        self.stop()
        self._answer = answer
        self._code = normalize_words(code)
        self._post = {"title": posting.title, "description": posting.text}
        if not QUrl(address).isValid():
            self._end(None)
            return
        open_page = self._browser.page_of
        if self._as_visitor:
            open_page = self._browser.page_signed_out
        self._address = _without_fragment(address)
        self._page = open_page(profile, address)
        self._page.ended.connect(self._on_loaded)
        self._limit.start()
        self._page.load(QUrl(address))

    def stop(self) -> None:
        """Stop searching; no result is reported."""
        self._limit.stop()
        self._answer = None
        if self._page:
            self._page.deleteLater()
            self._page = None

    def _on_loaded(self, well: bool) -> None:  # noqa: FBT001 - Qt's signal
        page = self._page
        if page is None or self.sender() is not page:
            return
        if not well:
            self._end(None)
            return
        script = PageScript(page, page)
        QTimer.singleShot(_SETTLE_MS, page, lambda: script.call("answer()", self._read))

    def _read(self, answer: object) -> None:
        """Read what the page says; one that the site calls gone shows no post."""
        try:
            page_answer = json.loads(str(answer or "{}"))
        except ValueError:
            page_answer = {}
        if page_answer.get("status") in _GONE:
            self._end(False)
            return
        text = str(page_answer.get("words") or "")
        is_there = bool(self._code) and self._code in normalize_words(text)
        if self._as_visitor:
            here = self._page.url().toString() if self._page else ""
            self._end(is_there and _without_fragment(here) == self._address)
            return
        self._end(is_there or page_shows_post(self._post, text))

    def _give_up(self) -> None:
        self._end(None)

    def _end(self, found: bool | None) -> None:  # noqa: FBT001 - an answer
        answer = self._answer
        self.stop()
        if answer:
            answer(found)


def _without_fragment(address: str) -> str:
    return address.partition("#")[0].rstrip("/")
