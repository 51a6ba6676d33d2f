"""Answer a neighbour on the platform's site: the text stands ready, a person sends it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.answering.site_answer_texts import SiteAnswerText
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.posting import Posting
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class AnswerPlace(NamedTuple):
    """One place where the reply may stand: the platform, and the page that is opened."""

    profile: PlatformProfile
    page: str


class AnswerPresenter(QObject):
    """Holds the answer that is being written on a site."""

    opened = Signal(object, object)  # SiteAnswerText, AnswerPlace or None
    sent = Signal(object)  # task id: a person has sent it
    finished = Signal()
    message = Signal(str)  # a sentence for the bar

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.answer: SiteAnswerText | None = None
        self.places: tuple[AnswerPlace, ...] = ()
        self._place_index = 0

    @property
    def practice(self) -> bool:
        return self._session.practice

    def start(self, task_id: UUID) -> None:
        """Open the answer of a task."""
        read = partial(self._session.use_cases.site_answer_texts.read, self._session.actor, task_id)
        self._session.query(read, self._begin, self._report_error)

    def open_next_place(self) -> None:
        """Open the next platform: the reply does not stand at this one."""
        self._place_index = (self._place_index + 1) % max(1, len(self.places))
        self._show()

    def confirm_sent(self) -> None:
        """Record that it was sent; the task is done."""
        answer, self.answer = self.answer, None
        if answer:
            self.sent.emit(answer.task_id)
            self.finished.emit()

    def postpone(self) -> None:
        """Leave it for later: its task stays."""
        self.answer = None
        self.finished.emit()

    def resume(self) -> None:
        """Show, after the sign-in, what was shown before."""
        if self.answer:
            self._show()

    def _begin(self, answer: SiteAnswerText) -> None:
        self.answer = answer
        self.places = tuple(
            AnswerPlace(profile, _page_of(posting, profile)) for posting, profile in answer.places
        )
        self._place_index = 0
        self._show()

    def _show(self) -> None:
        if self._session.signed_in is not None:
            place = self.places[self._place_index] if self.places else None
            self.opened.emit(self.answer, place)

    def _report_error(self, error: UserFacingError) -> None:
        self.message.emit(self._session.sentence(error))


def _page_of(posting: Posting, profile: PlatformProfile) -> str:
    """Return the address of the post, or where somebody signs in to read messages."""
    return posting.url or profile.sign_in or profile.new_request
