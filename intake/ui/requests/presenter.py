"""Requests (Verzoeken): list them, place, withdraw, close and reopen one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.platform_profile import WINDOW_METHODS
from intake.domain.posting import ONLINE, PostingState
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.text.composing.date_phrases import short_moment

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.result import Changes
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.posting import Posting
    from intake.domain.request_aggregate import RequestAggregate
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

_WAITING = (PostingState.QUEUED, PostingState.FAILED)


@dataclass(frozen=True, kw_only=True)
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
    """Lists requests, goes on with what waits, ends and reopens.

    ``place`` carries postings for the window, ``uncertain`` one that must be asked about,
    ``resume`` a request that was never placed, ``found`` the row of a request that was looked for.
    """

    listed = Signal(list)  # list[RequestRow]
    place = Signal(list)  # list[Posting] for the posting window
    uncertain = Signal(object)  # Posting of which nobody knows whether it stands there
    found = Signal(int)  # number of the row to be chosen
    resume = Signal(object)  # request id
    done = Signal(str)  # a sentence for the bar

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self._requests: tuple[RequestAggregate, ...] = ()
        self._show_ended = False
        self._request_to_select: UUID | None = None
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """List the requests anew."""
        requests = self._session.use_cases.requests
        self._session.query_as_signed_in(
            partial(requests.list_all, ended=self._show_ended), self._show
        )

    def show_ended(self, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        self._show_ended = on
        self.refresh()

    def continue_placing(self, row: int) -> None:
        """Place what still waits of a request; an uncertain posting is asked about first.

        One that was never placed goes on with the call itself.
        """
        self.continue_with(self._requests[row])

    def continue_with(self, aggregate: RequestAggregate) -> None:
        """Place what still waits of this request."""
        for posting in aggregate.postings:
            if posting.state is PostingState.UNCERTAIN:
                self.uncertain.emit(posting)
                return
        if not aggregate.postings and aggregate.request.is_open:
            self.resume.emit(aggregate.request.id)
            return
        waiting = [posting for posting in aggregate.postings if posting.state in _WAITING]
        platforms = self._session.use_cases.postings.platforms
        self._session.query(platforms.all, partial(self._continue_placing, waiting))

    def resolve(self, posting: Posting, *, is_online: bool) -> None:
        """Answer the question of an uncertain posting."""
        postings = self._session.use_cases.postings
        self._session.execute(
            partial(postings.resolve, self._session.actor, posting.id, is_online=is_online),
            then=self.refresh,
        )

    def close(self, request_id: UUID, what: str, *, cancelled: bool = False) -> None:
        """End a request that is done, or that is not needed any more."""
        outcome = "not-needed" if cancelled else "done"
        key = "requests-cancelled" if cancelled else "requests-closed"
        translate = self._session.translate
        requests = self._session.use_cases.requests

        def closed() -> None:
            act = translate(("requests-close", "requests-cancel")[cancelled])
            said = translate("undo-what", what=f"{act}, {what}")
            self.undo_stack.push(said, partial(self._reopen, request_id), "requests", request_id)
            self.done.emit(translate(key))

        self._session.execute(
            partial(requests.close, self._session.actor, request_id, outcome, cancelled=cancelled),
            then=closed,
        )

    def undo(self) -> None:
        """Open the request again that was ended last."""
        self.undo_stack.undo("requests")

    def _reopen(self, request_id: UUID) -> None:
        requests = self._session.use_cases.requests
        sentence = self._session.translate("requests-reopened")
        self._session.execute(
            partial(requests.reopen, self._session.actor, request_id),
            then=partial(self.done.emit, sentence),
        )
        self.refresh()

    def look_for(self, request_id: UUID) -> None:
        """Select this request when the list is shown."""
        self._request_to_select = request_id

    def request_at(self, row: int) -> UUID:
        """Return the id of the request in a row."""
        return self._requests[row].request.id

    def _continue_placing(
        self, waiting: list[Posting], profiles: tuple[PlatformProfile, ...]
    ) -> None:
        """Open the window for what waits for it; retry what failed by itself."""
        in_window = {profile.slug for profile in profiles if profile.way in WINDOW_METHODS}
        for_window = [posting for posting in waiting if posting.platform in in_window]
        failed = [
            posting
            for posting in waiting
            if posting.platform not in in_window and posting.state is PostingState.FAILED
        ]
        if for_window:
            self.place.emit(for_window)
        elif failed:
            self._retry(failed[0])
        else:
            key = "requests-goes-by-itself" if waiting else "requests-nothing-waits"
            self.done.emit(self._session.translate(key))

    def _retry(self, posting: Posting) -> None:
        """Queue a failed posting again, and say why it had failed."""
        translate = self._session.translate
        why = ""
        if translate.has(f"error-{posting.why}"):
            error = UserFacingError(posting.why, to="", host=posting.platform, status="", why="")
            why = self._session.sentence(error)
        sentence = translate("requests-tried-again", why=why)
        postings = self._session.use_cases.postings
        self._session.execute(
            partial(postings.retry, self._session.actor, posting.id),
            then=partial(self.done.emit, sentence),
        )

    def _changed(self, changed: Changes) -> None:
        if changed.requests or changed.postings or changed.replies:
            self.refresh()

    def _show(self, requests: tuple[RequestAggregate, ...]) -> None:
        self._requests = requests
        self.listed.emit([self._row(aggregate) for aggregate in requests])
        for row, aggregate in enumerate(requests):
            if aggregate.request.id == self._request_to_select:
                self._request_to_select = None
                self.found.emit(row)
                return

    def _row(self, aggregate: RequestAggregate) -> RequestRow:
        translate = self._session.translate
        request = aggregate.request
        return RequestRow(
            request_id=request.id,
            code=format_code(request.code),
            what=f"{translate(f'kind-{request.kind}')}: {request.what}",
            who=formal_name(aggregate.resident),
            turn=translate(aggregate.next_step_key),
            taken=short_moment(request.taken_at, translate.language),
            online=self._online(aggregate.postings),
        )

    def _online(self, postings: tuple[Posting, ...]) -> str:
        if not postings:
            return ""
        online = sum(posting.state in ONLINE for posting in postings)
        return self._session.translate("requests-count", count=online, total=len(postings))
