"""Check whether a post from an earlier attempt is online, before it is filled in again."""

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


class EarlierPostCheck(QObject):
    """Tells whether the posting was seen at the address that was stored for it.

    ``sentence`` is the key of the result; empty if there was no earlier attempt.
    """

    def __init__(self, browser: Browser, translate: Translations, parent: QObject) -> None:
        super().__init__(parent)
        self._translate = translate
        self._search = PostSearch(browser, self)
        self.sentence = ""
        self.is_found = False

    def look(self, job: Job, then: Callable[[str], None]) -> bool:
        """Check, then call ``then`` with the address to show; return False without an address."""
        self.stop()
        posting = job.posting
        if not posting.url:
            return False
        if _page_of(posting.url) == _page_of(job.profile.new_request):
            # the form does not tell what it has sent
            self.sentence = "posting-earlier-unknown"
            return False
        self._search.look(
            job.profile, posting, job.code, posting.url, partial(self._on_looked, job, then)
        )
        return True

    def stop(self) -> None:
        """Forget the earlier posting; no result is reported."""
        self._search.stop()
        self.sentence = ""
        self.is_found = False

    def sentence_with_earlier(self, said: str) -> str:
        """Return a sentence after the result of an earlier attempt, if there was one."""
        if not self.sentence:
            return said
        return f"{self._translate(self.sentence)} {said}"

    def deny(self) -> bool:
        """Record that the person does not see it; return True if it had been found."""
        was_found = self.is_found
        self.is_found = False
        self.sentence = ""
        return was_found

    def _on_looked(
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
    """Return an address without its fragment."""
    return address.partition("#")[0].rstrip("/")
