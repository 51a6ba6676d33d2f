"""Store the proof of a post: on the person's word, or once anybody can find it at its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt

from intake.ui.browser.page import PlatformPage
from intake.ui.browser.posting_state_machine import PostingStage
from intake.ui.browser.proof_picture import ProofPicture

if TYPE_CHECKING:
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from intake.ui.browser.correction_reader import CorrectionReader
    from intake.ui.browser.posting_outcome import PostingOutcomes
    from intake.ui.browser.posting_panel import PostingPanel
    from intake.ui.browser.posting_presenter import PostingPresenter


_REST_MS = 1500
"""So long after the program went on by itself, a press was meant for the post before."""


class PublishedProof(QObject):
    """Asks whether a post is online where the page does not tell, and stores its proof."""

    def __init__(
        self,
        presenter: PostingPresenter,
        panel: PostingPanel,
        outcomes: PostingOutcomes,
        corrections: CorrectionReader,
        view: QWebEngineView,
    ) -> None:
        super().__init__(view)
        self._presenter = presenter
        self._progress = presenter.progress
        self._panel = panel
        self._outcomes = outcomes
        self._corrections = corrections
        self._view = view
        self.picture = ProofPicture()
        panel.confirm_button.clicked.connect(self.confirm)
        panel.yes_button.clicked.connect(self.say_yes)

        self._judged_at = ""
        self._went_on_by_itself = False
        self._since_opened = QElapsedTimer()

        presenter.opened.connect(lambda _: self._since_opened.start())
        outcomes.judged.connect(self._hold_picture)
        outcomes.visitor_answered.connect(self._store_if_found)

    def confirm(self) -> None:
        """Store the proof of a post that is seen online; ask first if it is not."""
        progress = self._progress
        if not progress.may_be_confirmed or progress.is_saving:
            return
        if self._went_on_by_itself and self._since_opened.elapsed() < _REST_MS:
            return
        if self._outcomes.is_seen:
            self.say_yes()
        elif not progress.is_confirming:
            progress.confirm()
            self._panel.show_progress(progress)
            self._panel.tell(self._outcomes.question())
            self._panel.deny_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_yes(self) -> None:
        """Store the proof: a person sees the post."""
        self._went_on_by_itself = False
        self._store(self.picture.png(self._view))

    def _hold_picture(self) -> None:
        """Keep how the page looks that was judged."""
        self._judged_at = self._view.url().toString()
        self.picture.hold(self._view)

    def _store_if_found(self, is_there: bool | None) -> None:  # noqa: FBT001 - an answer
        """Store the proof of a post that anybody finds at its own address, without a key.

        Only after a person has pressed something on the page, and if that page is still shown: a
        page that goes on by itself, or asks for more, is left to the person.
        """
        page = self._view.page()
        is_same = self._judged_at == self._view.url().toString()
        was_pressed = isinstance(page, PlatformPage) and page.was_pressed
        if is_there and is_same and was_pressed and self._progress.stage is PostingStage.MOVED_ON:
            self._store(self.picture.png(self._view, is_held=True))
            self._went_on_by_itself = True

    def _store(self, png: bytes) -> None:
        if self._progress.is_saving:
            return
        picture = self._presenter.keep_picture(png)
        self._presenter.learn(self._corrections.corrections)
        shown = self._view.url().toString()
        address = self._panel.link.text().strip() or self._outcomes.post_address or shown
        was_found = address == self._outcomes.seen_again_at
        self._presenter.confirm_published(address, picture, was_looked_up=was_found)
