"""Report what happened to a post, and what to do: it is online, was refused, or it is unknown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from intake.domain.platform_profile import PostingMethod
from intake.filling.evidence import Evidence, Outcome, PostOutcome, is_certain
from intake.filling.snapshot import page_shows_post
from intake.ui.browser.outcome_watcher import OutcomeWatcher
from intake.ui.browser.post_search import PostSearch
from intake.ui.widgets.bounded_text import bounded_line

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.browser.fill_result import FillResult
    from intake.ui.browser.filler import PageFiller
    from intake.ui.browser.page import Browser
    from intake.ui.browser.posting_panel import PostingPanel
    from intake.ui.browser.posting_presenter import PostingPresenter

_MAX_QUOTED = 200

KEYS_OF_SILENCE = frozenset({"posting-down", "posting-too-slow"})
"""Sentences about a page that shows nothing at all."""

_OUTCOMES_SENT_BACK = (Outcome.REFUSED, Outcome.PREVIEW, Outcome.DRAFT)
"""Outcomes of a post that was not placed."""


class PostingOutcomes(QObject):
    """Shows what happened to the posting; the person's answer overrules it."""

    address_checked = Signal(object)  # whether it shows the post; None where it did not open
    judged = Signal()  # the page was judged; the post is looked for at its address now
    visitor_answered = Signal(object)  # whether its own address shows it to anybody; None: unknown
    fill_wanted = Signal()  # the page is a further one of the form, or an empty one to fill again

    def __init__(
        self,
        presenter: PostingPresenter,
        panel: PostingPanel,
        translate: Translations,
        browser: Browser,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._progress = presenter.progress
        self._panel = panel
        self._translate = translate
        self._filler: PageFiller | None = None
        self._in_boxes = False
        self.post_address = ""
        self.seen_again_at = ""
        self._search = PostSearch(browser, self)
        self._visitor = PostSearch(browser, self, as_visitor=True)
        self.watcher = OutcomeWatcher(self._progress, self)
        self.watcher.changed.connect(self._show)
        self.watcher.led_on.connect(self._check_address)
        self.watcher.fill_wanted.connect(self._want_filling)

    @property
    def is_seen(self) -> bool:
        """Whether the page itself shows or tells that the post is online."""
        latest = self.watcher.latest
        return latest.outcome is Outcome.STANDS and is_certain(latest)

    @property
    def is_watching(self) -> bool:
        """Whether a page was filled in, or copied into, so that the next pages tell the outcome."""
        return self._filler is not None

    def reset(self) -> None:
        """Forget everything: another posting begins."""
        self._filler = None
        self._in_boxes = False
        self.post_address = ""
        self.seen_again_at = ""
        self._search.stop()
        self._visitor.stop()
        self.watcher.reset()

    def watch(self, filler: PageFiller, address: str) -> None:
        """Begin after the page at this address was filled in, or is copied into."""
        if self._presenter.job:
            self._filler = filler
            self.watcher.watch(filler, self._presenter.job.code, address)

    def look_at_page(self) -> None:
        """Check a page that follows the one that was filled in."""
        self.watcher.look(self._on_looked)

    def filled_key(self, filled: FillResult, *, is_sign_in: bool) -> str:
        """Return the key of the sentence about what was filled.

        A page after the form that shows neither code nor text is left to the person.
        """
        if filled.steps:
            return "posting-check"
        if is_sign_in:
            return "posting-sign-in"
        if self._progress.was_filled and not filled.left and self._presenter.job:
            return "posting-not-seen"
        return "posting-nothing"

    def shown_key(self, text: str) -> str:
        """Return the key of the sentence for a page with the post's code."""
        job = self._presenter.job
        if job and page_shows_post(job.values, text):
            return "posting-moved-on"
        return "posting-shown-otherwise"

    def failed_key(self, key: str) -> str:
        """Return the key of the sentence for a page that failed: the post may be online."""
        if key in KEYS_OF_SILENCE and self._progress.may_be_online and self._presenter.job:
            return "posting-cut-off"
        return key

    def question(self) -> str:
        """Return the question before it counts as online: first what speaks against it."""
        latest = self.watcher.latest
        if latest.outcome is Outcome.REFUSED and latest.sentence:
            return self._sentence_of("posting-sure-refused", text=latest.sentence)
        if latest.outcome in _OUTCOMES_SENT_BACK:
            return self._sentence_of(f"posting-sure-{latest.outcome}")
        if self._in_boxes:
            return self._sentence_of("posting-sure-form")
        if self._progress.was_filled and not self._progress.may_be_online:
            return self._sentence_of("posting-sure-not-sent")
        return self._sentence_of("posting-see-it")

    def _on_looked(self, found: PostOutcome, now: Evidence) -> None:
        self.watcher.latest = found
        self._in_boxes = now.in_boxes
        if found.outcome is not Outcome.UNKNOWN:
            self._show(found)
            if found.outcome is Outcome.REFUSED and not now.in_boxes:
                self._want_filling()
        elif self._filler and self._progress.was_filled:
            self._filler.check_asks_for_post(partial(self._on_asked, now))
        else:
            self._want_filling()

    def _on_asked(self, now: Evidence, asks_for_post: bool) -> None:  # noqa: FBT001 - an answer
        """Leave an empty form to the person: the post may have been accepted before."""
        if asks_for_post and not now.in_boxes:
            self._progress.mark_possibly_online()
            self._panel.tell(self._sentence_of("posting-site-unknown"))
            self._panel.show_progress(self._progress)
        else:
            self._want_filling()

    def _want_filling(self) -> None:
        """Have the page filled, unless the platform wants its pages copied into by a person."""
        job = self._presenter.job
        if job and job.profile.way is PostingMethod.COPY:
            self._panel.tell(self._sentence_of("posting-copying"))
        else:
            self.fill_wanted.emit()

    def _show(self, found: PostOutcome) -> None:
        """Show an outcome; a friendly message beside an empty form may be about something else."""
        if found.outcome is Outcome.STANDS and not is_certain(found) and self._filler:
            self._filler.check_asks_for_post(partial(self._show_unless_asked, found))
        else:
            self._show_outcome(found)

    def _show_unless_asked(self, found: PostOutcome, asks_for_post: bool) -> None:  # noqa: FBT001
        if not asks_for_post:
            self._show_outcome(found)
            return
        self.watcher.latest = PostOutcome(Outcome.UNKNOWN)
        self._progress.mark_possibly_online()
        self._panel.tell(self._sentence_of("posting-site-unknown"))
        self._panel.show_progress(self._progress)

    def _show_outcome(self, found: PostOutcome) -> None:
        if found.outcome is Outcome.STANDS:
            self._progress.move_on()
            self._panel.show_progress(self._progress)
            self._panel.tell(self._sentence_of(_stands_key(found), text=found.sentence))
            self._check_address(found.address)
            self._panel.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._progress.send_back()
        self._panel.show_progress(self._progress)
        key = f"posting-site-{found.outcome}"
        if found.outcome is Outcome.REFUSED and not found.sentence:
            key = "posting-site-refused-silently"
        self._panel.tell(self._sentence_of(key, text=found.sentence))
        if self._filler and found.sentence:
            self._filler.script.show_message(found.sentence)

    def _check_address(self, address: str) -> None:
        """Open the stored address again: if it shows the post, it is the post's own."""
        job = self._presenter.job
        if job:
            self.post_address = address
            self.judged.emit()
            self._search.look(job.profile, job.posting, job.code, address, self._on_address_checked)

    def _on_address_checked(self, is_there: bool | None) -> None:  # noqa: FBT001 - an answer
        if is_there:
            self.seen_again_at = self.post_address
        if is_there is False:
            self.post_address = ""  # the page that the person sees is the better proof
        elif is_there and self.is_seen and self._progress.has_moved_on:
            self._panel.tell(self._sentence_of("posting-seen-again"))
        self.address_checked.emit(is_there)
        if is_there:
            self._look_as_visitor()

    def _look_as_visitor(self) -> None:
        """Look whether anybody sees the post with its code, at an address of its own."""
        job, latest = self._presenter.job, self.watcher.latest
        is_own = self.post_address.partition("#")[0] not in (
            self.watcher.before.address.partition("#")[0],
            job.posting.url.partition("#")[0] if job else "",
        )
        if job and self.is_seen and latest.shows_code and is_own:
            self._visitor.look(
                job.profile, job.posting, job.code, self.post_address, self.visitor_answered.emit
            )

    def _sentence_of(self, key: str, text: str = "") -> str:
        job = self._presenter.job
        platform = job.profile.name if job else ""
        return self._translate(key, text=bounded_line(text, _MAX_QUOTED), platform=platform)


def _stands_key(found: PostOutcome) -> str:
    """Return the key of the sentence about a post that is online, completely or not."""
    if found.is_title_alone:
        return "posting-site-stands" if found.sentence else "posting-title-shown"
    if found.shows_post:
        return "posting-moved-on"
    return "posting-shown-otherwise" if found.shows_code else "posting-site-stands"
