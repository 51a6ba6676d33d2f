"""Look whether a post that was tried before stands there already, before it is filled again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from intake.ui.browser.post_search import PostSearch

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.kit.translations import Translations
    from intake.ui.browser.page import Browser
    from intake.ui.browser.posting_presenter import Job


class EarlierAttempt(QObject):
    """Knows whether the posting in hand was seen on the address that was kept of it.

    ``sentence`` is the key of what was seen; empty where it was never tried before.
    """

    def __init__(self, browser: Browser, translate: Translations, parent: QObject) -> None:
        super().__init__(parent)
        self._translate = translate
        self._search = PostSearch(browser, self)
        self.sentence = ""
        self.is_found = False

    def look(self, job: Job, then: Callable[[str], None]) -> bool:
        """Look, and go on with the address of the page to show; False where nothing was kept."""
        self.stop()
        posting = job.posting
        if not posting.url:
            return False
        if _page_of(posting.url) == _page_of(job.profile.new_request):
            # the form says nothing of what it has sent
            self.sentence = "posting-earlier-unknown"
            return False
        self._search.look(
            job.profile, posting, job.code, posting.url, partial(self._looked, job, then)
        )
        return True

    def stop(self) -> None:
        """Forget about the posting before; nobody is answered."""
        self._search.stop()
        self.sentence = ""
        self.is_found = False

    def said_before(self, said: str) -> str:
        """Return a sentence behind what was seen of an attempt before, where there was one."""
        if not self.sentence:
            return said
        return f"{self._translate(self.sentence)} {said}"

    def deny(self) -> bool:
        """The person says that it does not stand there; True where it had been found."""
        was_found = self.is_found
        self.is_found = False
        self.sentence = ""
        return was_found

    def _looked(
        self,
        job: Job,
        then: Callable[[str], None],
        is_there: bool | None,  # noqa: FBT001 - an answer
    ) -> None:
        self.is_found = bool(is_there)
        if is_there:
            self.sentence = "posting-earlier-found"
            then(job.posting.url)
            return
        self.sentence = "posting-earlier-unknown" if is_there is None else "posting-earlier-gone"
        then(job.profile.new_request)


def _page_of(address: str) -> str:
    """Return an address without the place on its page."""
    return address.partition("#")[0].rstrip("/")
