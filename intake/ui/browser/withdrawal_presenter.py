"""Taking a request off everywhere.

One place after the other, each done only when the person says that it no longer stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import format_phone, parse_phone
from intake.domain.profile import WINDOW_METHODS, PostingMethod, Profile
from intake.kit.codes import format_code

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.posting import Posting
    from intake.ui.session import Session


@dataclass(frozen=True)
class Place:
    """One place where a request stands.

    Its page where it has one, and in words what to do there.
    """

    posting: Posting
    profile: Profile
    page: str
    hint: str


class TakingOffPresenter(QObject):
    """Goes through the places of one request."""

    listed = Signal(str, list)
    opened = Signal(object)
    finished = Signal()
    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._places: list[Place] = []
        self._at = 0
        self._busy = False

    @property
    def place(self) -> Place | None:
        if self._at < len(self._places):
            return self._places[self._at]
        return None

    def start(self, request_id: UUID) -> None:
        """List where it stands, each with a task of its own, and open the first."""
        use_cases = self._session.use_cases
        actor = self._session.actor

        def work() -> tuple[str, str, list[tuple[Posting, Profile]]]:
            self._changed = use_cases.postings.request_withdrawal(actor, request_id)
            request = use_cases.requests.overview(request_id).request
            return (
                request.what,
                format_code(request.code),
                list(use_cases.postings.withdrawal_places(request_id)),
            )

        self._session.run(work, lambda found: self._begin(*found), self.message.emit)

    def gone(self) -> None:
        """It no longer stands here.

        Write it down, and go to the next place; a second press before that one is shown says
        nothing of it.
        """
        place = self.place
        if place is None or self._busy:
            return
        use_cases = self._session.use_cases
        actor = self._session.actor
        self._busy = True
        self._session.run(
            lambda: use_cases.postings.withdraw(actor, place.posting.id),
            lambda _: self._next(),
            self._failed,
        )

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self.message.emit(sentence)

    def later(self) -> None:
        """Leave the rest for later: their tasks stay."""
        self._places = []
        self.finished.emit()

    def resume(self) -> None:
        """Somebody is back: show the place that was at hand."""
        if self.place:
            self._show()

    def _begin(self, what: str, code: str, found: list[tuple[Posting, Profile]]) -> None:
        self._session.changed.emit(self._changed)
        self._places = [self._place(posting, profile, code) for posting, profile in found]
        self._at = 0
        self._busy = False
        if not self._places:
            self.message.emit(self._session.translate("taking-off-nowhere"))
            self.finished.emit()
            return
        self._what = what
        self._show()

    def _next(self) -> None:
        self._at = self._at + 1
        self._busy = False
        if self.place is None:
            self.message.emit(self._session.translate("taking-off-done"))
            self.finished.emit()
        else:
            self._show()

    def _show(self) -> None:
        """Show the place at hand; not on a locked desk, where it waits for who comes back."""
        if self._session.signed_in is None:
            return
        names = [
            f"{'✓' if at < self._at else '→' if at == self._at else '○'} {place.profile.name}"
            for at, place in enumerate(self._places)
        ]
        self.listed.emit(self._what, names)
        self.opened.emit(self.place)

    def _place(self, posting: Posting, profile: Profile, code: str) -> Place:
        translate = self._session.translate
        page = ""
        if profile.way in WINDOW_METHODS or posting.url:
            page = posting.url or profile.new_request
        kept = None
        if profile.phone:
            kept = parse_phone(profile.phone)
        if page:
            way = "page"
        elif profile.way in (
            PostingMethod.PHONE,
            PostingMethod.MAIL,
            PostingMethod.PAPER,
            PostingMethod.OWN,
            PostingMethod.FEED,
        ):
            way = str(profile.way)
        else:
            way = "other"
        hint = translate(
            f"taking-off-{way}",
            title=posting.title,
            code=code,
            phone=format_phone(kept) if kept else profile.phone,
            to=profile.mail_to,
        )
        return Place(posting, profile, page, hint)
