"""Open the windows about posts: to post, withdraw, answer, sign in, to see the proof of one.

They are created when they are first needed, and closed before the program ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.desk.placing.form_values import form_values
from intake.ui.browser.saved_sign_ins import SavedSignIns

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.posting import Posting
    from intake.ui.browser.answer_presenter import AnswerPresenter
    from intake.ui.browser.answer_window import AnswerWindow
    from intake.ui.browser.posting_presenter import PostingPresenter
    from intake.ui.browser.posting_window import PostingWindow
    from intake.ui.browser.withdrawal_presenter import WithdrawalPresenter
    from intake.ui.browser.withdrawal_window import WithdrawalWindow
    from intake.ui.desk_session import DeskSession
    from intake.ui.requests.proof_window import ProofWindow
    from intake.wiring.application import Application


class BrowserWindowPresenters(NamedTuple):
    """The presenters of the windows."""

    posting: PostingPresenter
    withdrawal: WithdrawalPresenter
    answers: AnswerPresenter


class BrowserWindows:
    """Creates the windows of one screen.

    They share the browser profiles of the platforms, so only one of them shows a page at a time.
    """

    def __init__(
        self,
        application: Application,
        session: DeskSession,
        presenters: BrowserWindowPresenters,
        closed: Callable[[], object],
    ) -> None:
        self._application = application
        self._session = session
        self._posting, self._withdrawal_presenter, self._answers = presenters
        self._closed = closed
        self.scale = 100
        self._staff_id: UUID | None = None
        self.window: PostingWindow | None = None
        self.withdrawal: WithdrawalWindow | None = None
        self.answer: AnswerWindow | None = None
        self.proof: ProofWindow | None = None

    def show_proof(self, name: str) -> None:
        """Show the picture that proves a post."""
        from intake.ui.requests.proof_window import ProofWindow

        application = self._application
        self.proof = ProofWindow(application.proof_pictures.read(name), application.translate)
        self.proof.open()

    def open(self, postings: list[Posting]) -> None:
        """Open the posting window for these postings."""
        self._make_window()
        self._posting.begin(postings)

    def sign_in(self, profile: PlatformProfile) -> None:
        """Open a platform's own sign-in page; the browser profile keeps the sign-in."""
        if not self._refuse_if_busy():
            self._make_window().sign_in(profile)

    def try_out(self, profile: PlatformProfile) -> None:
        """Show how a platform's page would be filled in, with an invented example."""
        from intake.text.composing.example_post import example_post

        centre = self._application.use_cases.set_up.centre()
        if centre and not self._refuse_if_busy() and not self._refuse_beside_other_window():
            posting, request, resident = example_post(
                profile, centre, self._application.translate, self._application.clock.now()
            )
            self._make_window().try_out(profile, form_values(posting, request, resident, centre))

    def withdraw(self, request_id: UUID) -> None:
        """Show one by one every place where a request is online."""
        from intake.ui.browser.withdrawal_window import WithdrawalWindow

        if self._refuse_beside_trial():
            return
        if self.withdrawal is None:
            self.withdrawal = WithdrawalWindow(
                self._withdrawal_presenter,
                self._make_window().browser,
                self._application.translate,
                self.scale,
            )
            self.withdrawal.closed.connect(self._closed)
        self._withdrawal_presenter.start(request_id)

    def answer_on_site(self, task_id: UUID) -> None:
        """Show the text for a neighbour, and the site on which they replied."""
        from intake.ui.browser.answer_window import AnswerWindow

        if self._refuse_if_busy() or self._refuse_beside_trial():
            return
        if self.answer is None:
            browser = self._make_window().browser
            self.answer = AnswerWindow(
                self._answers, browser, self._application.translate, self.scale
            )
            self.answer.closed.connect(self._closed)
        self._answers.start(task_id)

    def _refuse_beside_trial(self) -> bool:
        """Return True, and say why, while a platform is tried out: its pages may send nothing."""
        is_trying = self.window is not None and self.window.is_trying
        if is_trying:
            self._session.message.emit(self._application.translate("browsing-busy"))
        return is_trying

    def _refuse_beside_other_window(self) -> bool:
        """Return True, and say why, while a window is open whose page must be able to send."""
        is_open = any(window and window.isVisible() for window in (self.withdrawal, self.answer))
        if is_open:
            self._session.message.emit(self._application.translate("browsing-busy"))
        return is_open

    def _refuse_if_busy(self) -> bool:
        """Return True, and say why, while a posting is in progress: no page may replace it."""
        if self._posting.job:
            self._session.message.emit(self._application.translate("browsing-busy"))
        return self._posting.job is not None

    def hide(self) -> None:
        """Hide the windows of a locked desk; what was in progress stays."""
        for window in (self.window, self.withdrawal, self.answer):
            if window:
                window.hide()
        if self.answer:
            self.answer.forget()
        if self.window:
            self.window.sign_in_helper.empty()

    def show_again(self, staff_id: UUID) -> None:
        """Show what was in progress when somebody signs in.

        If it is somebody else, the earlier person's sign-ins are deleted and a posting in progress
        is released.
        """
        is_another = staff_id != self._staff_id
        self._staff_id = staff_id
        if is_another and self.window and self.window.browser.holds_a_persons_sign_in:
            self.rebuild()
        if self.window and self._posting.job:
            self.window.show()
            self._posting.resume()
        if self.withdrawal:
            self._withdrawal_presenter.resume()
        if self.answer:
            self._answers.resume()

    def dispose(self) -> None:
        """Release what is claimed, and destroy pages before their browser profiles."""
        self._posting.release_all()
        for window in (self.withdrawal, self.answer):
            if window:
                window.close()
                window.dispose()
                window.deleteLater()
        self.withdrawal = self.answer = None
        if self.window:
            self.window.close()
            self.window.dispose()

    def rebuild(self) -> None:
        """Create the next window anew, after a change of language or size."""
        if self.window:
            self.dispose()
            self.window.deleteLater()
            self.window = None

    def _make_window(self) -> PostingWindow:
        from intake.ui.browser.posting_window import PostingWindow

        if self.window is None:
            application = self._application
            self.window = PostingWindow(
                self._posting, application.translate, application.home.folder("browser"), self.scale
            )
            self.window.sign_in_helper.saved_sign_ins = SavedSignIns(
                self._session, application.secrets
            )
            self.window.closed.connect(self._closed)
        return self.window
