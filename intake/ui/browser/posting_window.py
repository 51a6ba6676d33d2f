"""The posting window: a platform's page, filled in for a person to check and send.

At the left is what was filled in and what the person must do, at the right the platform's page. The
state of a posting is the presenter's ``progress``; the window reports what the page does.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget

from intake.domain.platform_profile import PostingMethod
from intake.ui.browser.correction_reader import CorrectionReader
from intake.ui.browser.earlier_post_check import EarlierPostCheck
from intake.ui.browser.filled_page_checks import FilledPageChecks
from intake.ui.browser.filler import PageFiller
from intake.ui.browser.open_outside import open_outside
from intake.ui.browser.page import Browser, PlatformPage
from intake.ui.browser.posting_layout import PostingLayout
from intake.ui.browser.posting_outcome import KEYS_OF_SILENCE, PostingOutcomes
from intake.ui.browser.posting_presenter import Trial
from intake.ui.browser.published_proof import PublishedProof
from intake.ui.browser.sign_in_box import SignInHelper
from intake.ui.browser.withdrawal_window import MIN_SHOWN_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.browser.fill_result import FillResult
    from intake.ui.browser.page import WebProfile
    from intake.ui.browser.posting_presenter import Job, PostingPresenter
    from intake.ui.browser.posting_state_machine import PostingStage

_LOAD_LIMIT_MS = 30_000
_MAX_QUOTED = 200
_MAX_WHAT = 40

_COMPOSED = ("title", "description")
"""What of the values nobody else would write: a town or a day stands in any address."""


class PostingWindow(QWidget):
    """Shows one posting at a time. It never presses the platform's button."""

    closed = Signal()

    def __init__(
        self, presenter: PostingPresenter, translate: Translations, profiles: Path, scale: int
    ) -> None:
        super().__init__()
        self.presenter = presenter
        self._translate = translate
        self._progress = presenter.progress
        self.parts = PostingLayout(self, translate, scale)
        self.panel = self.parts.panel
        self.view = self.parts.view
        self.parts.away.retry_wanted.connect(presenter.open_again)
        self.sign_in_helper = SignInHelper(self.panel.box, self)
        self.browser = Browser(profiles, self)
        self._trial: Trial | None = None
        self.page: PlatformPage | None = None
        self.filler: PageFiller | None = None
        self.form_address = ""
        self.outcomes = PostingOutcomes(presenter, self.panel, translate, self.browser, self)
        self.outcomes.fill_wanted.connect(self._fill)

        self.earlier = EarlierPostCheck(self.browser, translate, self)
        self.checks = FilledPageChecks(
            presenter, self.panel, translate, self.view, lambda: self.filler
        )
        self.correction_reader = CorrectionReader(self._progress, self)
        self.proof = PublishedProof(
            presenter, self.panel, self.outcomes, self.correction_reader, self.view
        )
        self._connect_panel()

        self.load_limit = QTimer(self)
        self.load_limit.setSingleShot(True)
        self.load_limit.setInterval(_LOAD_LIMIT_MS)
        self.load_limit.timeout.connect(self._stop_waiting)

        presenter.opened.connect(self._open)
        presenter.finished.connect(self._finish)
        presenter.message.connect(self.panel.tell)

    @property
    def stage(self) -> PostingStage:
        """The state of the posting."""
        return self._progress.stage

    @property
    def address(self) -> str:
        """The address of the page that is shown."""
        return self.page.url().toString() if self.page else ""

    @property
    def is_settled(self) -> bool:
        """Whether the page that is shown was checked."""
        return self.page is not None and self._progress.is_page_settled

    @property
    def _is_sign_in_page(self) -> bool:
        return self.page is not None and self.page.looks_like_sign_in

    @property
    def is_trying(self) -> bool:
        """Whether a platform is tried out in this window."""
        return self._trial is not None and self.isVisible()

    def leave_page(self) -> None:
        """Report that the person has pressed the page's own button."""
        self._progress.leave_page()

    def try_out(self, profile: PlatformProfile, values: Mapping[str, str]) -> None:
        """Show how a platform's page would be filled; nothing is placed or stored."""
        self._trial = Trial(profile, values)
        title = self._translate("posting-trial-title", platform=profile.name)
        self._begin(profile, title, self._translate("posting-trial-about"), values)
        self._load(profile, profile.new_request, only_look=True)

    def sign_in(self, profile: PlatformProfile) -> None:
        """Show a platform's sign-in page, without a posting."""
        self._trial = None
        title = self._translate("posting-sign-in-title", platform=profile.name)
        self._begin(profile, title, "", {})
        self._load(profile, profile.sign_in)

    def profile_of(self, slug: str) -> WebProfile:
        """Return the lasting browser profile of a platform that was opened here."""
        return self.browser.profiles[slug]

    def dispose(self) -> None:
        """Destroy page and browser profiles in the order that Qt requires."""
        self.load_limit.stop()
        self.outcomes.reset()
        self.earlier.stop()
        self.correction_reader.stop()
        if self.filler:
            self.filler.stop()
            self.filler = None
        self.view.setPage(QWebEnginePage(self.view))
        if self.page:
            self.page.deleteLater()
            self.page = None
        self.browser.deleteLater()

    def closeEvent(self, event: object) -> None:
        """Release the posting, or leave it as a question, and open no other."""
        had_job = self.presenter.job is not None
        self.presenter.release_all(address=self.outcomes.post_address or self.address)
        self.load_limit.stop()
        super().closeEvent(event)  # type: ignore[arg-type]
        if had_job:
            self.closed.emit()

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.list.pointed.connect(self._focus_box)
        panel.open_outside_button.clicked.connect(self._open_elsewhere)
        panel.fill_button.clicked.connect(self._fill)
        panel.paste.clicked.connect(self._paste)
        panel.deny_button.clicked.connect(self._deny)
        panel.later.clicked.connect(self._postpone)

    def _focus_box(self, index: int) -> None:
        if self.filler:
            self.filler.script.focus_box(index, lambda _: self.view.setFocus())

    def _open_elsewhere(self) -> None:
        if self.presenter.job:
            open_outside(self.presenter.job.profile.new_request)

    def _begin(
        self, profile: PlatformProfile, title: str, about: str, values: Mapping[str, str]
    ) -> None:
        """Show what is about to be done on a platform; a posting may have to be copied there."""
        self.parts.show_head(profile, title, about)
        self.panel.list.show_values(values)
        self._restart(copying=bool(self.presenter.job) and profile.way is PostingMethod.COPY)

    def _restart(self, *, copying: bool) -> None:
        self._progress.open_page(copying=copying)
        self.form_address = ""
        self.correction_reader.reset()
        self.outcomes.reset()
        self.proof.picture.reset()
        self.panel.link.setText("")
        self.panel.show_progress(self._progress)

    def _open(self, job: Job) -> None:
        self._trial = None
        title = self._translate("posting-title", platform=job.profile.name)
        about = self._translate(
            "posting-about",
            number=job.number,
            total=job.total,
            what=job.values["what"][:_MAX_WHAT],
            code=job.code,
        )
        self._begin(job.profile, title, about, job.values)
        if job.number > 1:  # a double press is meant for the one before
            self.panel.later.setEnabled(False)
            QTimer.singleShot(MIN_SHOWN_MS, self, partial(self.panel.later.setEnabled, True))
        if self.earlier.look(job, partial(self._load, job.profile)):
            self.show()
            self.activateWindow()
            self.panel.tell(self._translate("posting-earlier-looking"))
        else:
            self._load(job.profile, job.profile.new_request)

    def _load(self, profile: PlatformProfile, address: str, *, only_look: bool = False) -> None:
        old = self.page
        page = self.browser.page_of(profile, address)
        if only_look:
            values = self._trial.values if self._trial else {}
            page.block_sending(values[name] for name in _COMPOSED if values.get(name))
        self.page = page
        self.sign_in_helper.watch(page, profile)
        page.refused.connect(self._on_refused)
        page.failed.connect(self._on_page_failed)
        page.says.connect(self._show_page_sentence)
        page.loadStarted.connect(self.load_limit.start)
        page.loadStarted.connect(self._load_started)
        page.ended.connect(self._load_finished)
        page.urlChanged.connect(self.parts.show_address)
        self.filler = PageFiller(page, page)
        self.filler.failed.connect(self._on_page_failed)
        self.filler.filled.connect(self._on_filled)
        self.parts.show_page(page)
        if old:
            old.deleteLater()
        if not self.presenter.is_locked:  # else it comes back at the sign-in
            self.show()
            self.activateWindow()
        self.panel.tell(self._translate("posting-loading"))
        page.load(QUrl(address))

    def _on_refused(self, address: str) -> None:
        self._copy_instead(self._translate("posting-refused", address=address[:_MAX_QUOTED]))

    def _show_page_sentence(self, key: str, text: str) -> None:
        self.panel.tell(self._translate(key, text=text[:_MAX_QUOTED]))

    def _load_started(self) -> None:
        if self.filler:
            self.filler.stop()
            if self.presenter.job:
                self._progress.start_loading()

    def _load_finished(self, well: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.load_limit.stop()
        page = self.page
        if page is None or self.sender() not in (None, page):
            return  # the answer of a page that was left meanwhile
        if why_stays := page.take_stay():
            self._progress.stay()
            self.panel.tell(self._translate(why_stays))
            return
        self._progress.finish_loading()
        if not well or page.why_failed:
            self._on_page_failed(page.why_failed or "posting-down")
            return
        self._read_page(self._look_at_page)

    def _stop_waiting(self) -> None:
        """Fill a page that never stops loading as it is shown; leave one that shows nothing."""
        self._read_page(self._look_at_partial_page)

    def _look_at_partial_page(self, text: object) -> None:
        if text:
            self._progress.finish_loading()
            self._look_at_page(text)
        else:
            self._on_page_failed("posting-too-slow")

    def _read_page(self, done: Callable[[object], None]) -> None:
        """Read the page's text; it is dropped if another page was opened meanwhile."""
        filler = self.filler
        if filler is None:
            return

        def on_answer(text: object) -> None:
            if filler is self.filler:
                done(text)

        filler.script.read_text(on_answer)

    def _look_at_page(self, words: object) -> None:
        """Report that the page has moved on if it shows the post, else fill it."""
        text = str(words or "")
        job = self.presenter.job
        if self.page is None or self.filler is None:
            return
        if job is None:
            if self._trial:
                self._fill()
            else:
                self.panel.tell(self._translate("posting-signed-in"))
                self.filler.script.focus_first_box(
                    partial(self.checks.focus_when_painted, self.filler)
                )
            return
        if self.outcomes.is_watching:
            self.outcomes.look_at_page()
        elif self.earlier.is_found or (
            job.is_shown(text, whole_post=False) and self.address != self.form_address
        ):
            self._progress.move_on()
            if self.earlier.is_found:  # yes or no: the form is shown after a no
                self._progress.confirm()
            self.panel.show_progress(self._progress)
            key = self.earlier.sentence or self.outcomes.shown_key(text)
            self.panel.tell(self._translate(key))
            self.panel.focus_answer()
        elif self._progress.is_copying:
            self.panel.tell(self._translate("posting-copying", platform=job.profile.name))
            self.outcomes.watch(self.filler, self.address)
        else:
            self._fill()

    def _fill(self) -> None:
        job = self.presenter.job
        source = job or self._trial
        if source and self.filler and not self.filler.is_filling:
            self.form_address = self.address
            if self.page:
                self.page.was_pressed = False
            self.correction_reader.watch(self.filler, self.address)
            self.filler.fill(source.values, source.profile.learned, titled=self._progress.has_title)

    def _on_filled(self, filled: FillResult) -> None:
        self.panel.list.show_filled(filled)
        job = self.presenter.job
        key = self.outcomes.filled_key(filled, is_sign_in=self._is_sign_in_page)
        if key == "posting-not-seen":
            self._progress.move_on()
        elif key == "posting-nothing" and job:
            self._progress.copy()
        self._progress.fill(
            any_box=bool(filled.steps),
            title=any(step.role == "title" for step in filled.steps),
        )
        self.panel.show_progress(self._progress)
        if self.filler:
            self.outcomes.watch(self.filler, self.address)
        platform = job.profile.name if job else ""
        said = self.earlier.sentence_with_earlier(self._translate(key, platform=platform))
        self.panel.tell(f"{self.presenter.sentence_about_previous} {said}".strip())
        if self.filler:
            self.checks.check(self.filler, self.earlier)

    def _paste(self) -> None:
        """Use the picture that the person made in their own browser as the proof."""
        key = "posting-picture-kept" if self.proof.picture.paste() else "posting-no-picture"
        self.panel.tell(self._translate(key))

    def _deny(self) -> None:
        job = self.presenter.job
        if self.earlier.deny() and job:  # it is not the one that was seen, so it is filled in
            self._restart(copying=False)
            self._load(job.profile, job.profile.new_request)
            return
        self._progress.deny()
        self.panel.show_progress(self._progress)
        self.panel.tell(self._translate("posting-not-there-hint"))
        self.view.setFocus()

    def _postpone(self) -> None:
        if self.presenter.job:
            self.presenter.postpone(address=self.outcomes.post_address or self.address)
        else:
            self._finish()

    def _on_page_failed(self, key: str) -> None:
        if self.page:
            self.page.triggerAction(QWebEnginePage.WebAction.Stop)
        self._copy_instead(self._translate(self.outcomes.failed_key(key)))
        if key in KEYS_OF_SILENCE and (job := self.presenter.job):
            self.parts.show_away(job.profile.name, may_retry=not self._progress.may_be_online)

    def _copy_instead(self, sentence: str) -> None:
        """Let the person copy, here or in their own browser: the page cannot be filled."""
        if self.presenter.job:
            self._progress.copy()
            self.panel.list.show_values(self.presenter.job.values)
        self.panel.show_progress(self._progress)
        self.panel.tell(sentence)

    def _finish(self) -> None:
        self.load_limit.stop()
        self.parts.forget()
        self.hide()
        self.closed.emit()
