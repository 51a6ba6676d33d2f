"""Verzoeken: every request with whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.posting import ONLINE, PostingState
from intake.domain.profile import WINDOW_METHODS
from intake.domain.request import RequestState
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.text.composing.date_phrases import moment_short

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.closing.requests import Overview
    from intake.domain.posting import Posting
    from intake.ui.session import Session


@dataclass(frozen=True)
class RequestRow:
    """A request as a line of the table."""

    request_id: UUID
    code: str
    what: str
    who: str
    turn: str
    taken: str
    online: str


class RequestsPresenter(QObject):
    """Lists requests, goes on with what waits, closes and reopens."""

    listed = Signal(list)
    place = Signal(list)
    uncertain = Signal(object)
    found = Signal(int)
    resume = Signal(object)
    done = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._all: tuple[Overview, ...] = ()
        self._closed_too = False
        self._last: UUID | None = None
        self._wanted: UUID | None = None
        session.changed.connect(
            lambda changed: (
                self.refresh() if changed.requests or changed.postings or changed.replies else None
            )
        )

    def refresh(self) -> None:
        use_cases = self._session.use_cases
        closed = self._closed_too
        self._session.run(lambda: use_cases.requests.overviews(closed=closed), self._show)

    def show_closed(self, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        self._closed_too = on
        self.refresh()

    def go_on(self, row: int) -> None:
        """Place what still waits of a request; an uncertain one is asked first."""
        postings = self._all[row].postings
        doubtful = [posting for posting in postings if posting.state is PostingState.UNCERTAIN]
        if doubtful:
            self.uncertain.emit(doubtful[0])
            return
        waiting = [
            posting
            for posting in postings
            if posting.state in (PostingState.QUEUED, PostingState.FAILED)
        ]
        if (
            not postings and self._all[row].request.state is RequestState.OPEN
        ):  # it was never placed: go on with the call itself
            self.resume.emit(self._all[row].request.id)
            return
        platforms = self._session.use_cases.postings.platforms
        translate = self._session.translate
        self._session.run(
            lambda: {profile.slug for profile in platforms.all() if profile.way in WINDOW_METHODS},
            lambda here: self._go_on(
                [one for one in waiting if one.platform in here],
                [
                    one
                    for one in waiting
                    if one.platform not in here and one.state is PostingState.FAILED
                ],
                translate("requests-goes-by-itself" if waiting else "requests-nothing-waits"),
            ),
        )

    def _go_on(self, waiting: list[Posting], failed: list[Posting], otherwise: str) -> None:
        """Open the window for what waits for it.

        Try again what failed by itself, and say why it had.
        """
        if waiting:
            self.place.emit(waiting)
        elif failed:
            use_cases = self._session.use_cases
            actor = self._session.actor
            one = failed[0]
            translate = self._session.translate
            if translate.has(f"error-{one.why}"):
                why = self._session.sentence(
                    UserFacingError(one.why, to="", host=one.platform, status="", why="")
                )
            else:
                why = ""
            self._session.run(
                lambda: use_cases.postings.retry(actor, one.id),
                lambda _: self.done.emit(translate("requests-tried-again", why=why)),
            )
        else:
            self.done.emit(otherwise)

    def answer(self, posting: Posting, *, stands: bool) -> None:
        """Answer the question of an uncertain posting."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        self._session.run(
            lambda: use_cases.postings.resolve(actor, posting.id, stands=stands),
            lambda _: self.refresh(),
        )

    def close(self, request: UUID, *, cancelled: bool = False) -> None:
        """End a request that is done, or that is not needed any more."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._last = request
        said, outcome = (
            ("requests-cancelled", "not-needed") if cancelled else ("requests-closed", "done")
        )
        self._session.run(
            lambda: use_cases.requests.close(actor, request, outcome, cancelled=cancelled),
            lambda _: self.done.emit(translate(said)),
        )

    def undo(self) -> None:
        """Open the last closed request again."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        last = self._last
        if last:
            self._last = None
            self._session.run(
                lambda: use_cases.requests.reopen(actor, last), lambda _: self.refresh()
            )

    def look_for(self, request_id: UUID) -> None:
        """Put the hands at this request when the list is shown."""
        self._wanted = request_id

    def request_at(self, row: int) -> UUID:
        return self._all[row].request.id

    def _show(self, found: tuple[Overview, ...]) -> None:
        self._all = found
        self.listed.emit([self._row(one) for one in found])
        at = next((row for row, one in enumerate(found) if one.request.id == self._wanted), None)
        if at is not None:
            self._wanted = None
            self.found.emit(at)

    def _row(self, one: Overview) -> RequestRow:
        translate = self._session.translate
        online = sum(1 for posting in one.postings if posting.state in ONLINE)
        return RequestRow(
            one.request.id,
            format_code(one.request.code),
            f"{translate(f'kind-{one.request.kind}')}: {one.request.what}",
            formal_name(one.resident),
            translate(one.turn),
            moment_short(one.request.taken_at, translate.language),
            translate("requests-count", count=online, total=len(one.postings))
            if one.postings
            else "",
        )
