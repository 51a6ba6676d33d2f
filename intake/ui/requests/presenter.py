"""Requests (Verzoeken): list them, place, withdraw, close and reopen one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.domain.permissions import Permission, is_allowed
from intake.domain.platform_profile import WINDOW_METHODS
from intake.domain.posting import PostingState
from intake.domain.request_list import PAGE_SIZE, RequestFilter
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_day, short_moment
from intake.ui.done_command import DoneCommand

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from intake.desk.result import Changes
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.posting import Posting
    from intake.domain.request_aggregate import RequestAggregate
    from intake.domain.request_list import RequestLine
    from intake.domain.staff import Staff
    from intake.domain.thing import Thing
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

WAITS_TO_BE_PLACED = frozenset({"turn-post", "turn-uncertain", "turn-desk"})
"""Turns in which a post must still be placed."""

_CAN_BE_PLACED_NOW = (PostingState.QUEUED, PostingState.FAILED)


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request as a line of the table."""

    request_id: UUID
    code: str
    what: str
    who: str
    turn: str
    promised: str
    taken: str
    age: str
    online: str
    by: str


class RequestsPresenter(QObject):
    """Lists requests, continues what waits, closes and reopens them."""

    listed = Signal(list, bool)  # list[RequestRow], whether there are more
    continued = Signal(list, bool)  # the next ones, whether there are more
    placing_wanted = Signal(list)  # list[Posting] for the posting window
    uncertain = Signal(object)  # Posting that may or may not be online
    found = Signal(int)  # row to select
    resume_wanted = Signal(object)  # request id
    done = Signal(str)  # a sentence for the bar
    choices = Signal(list, list)  # platforms and colleagues: list[tuple[name, key]] of each

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self.filter = RequestFilter()
        self._lines: tuple[RequestLine, ...] = ()
        self._request_to_select: UUID | None = None
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """List the requests again, from the first."""
        requests = self._session.use_cases.requests
        self._session.query_as_signed_in(
            partial(requests.list_page, wanted=self.filter), partial(self._show, self.filter)
        )

    def read_choices(self) -> None:
        """Read the platforms and colleagues by which requests can be filtered."""
        platforms = self._session.use_cases.postings.platforms
        sign_in = self._session.use_cases.sign_in
        self._session.query(lambda: (platforms.all(), sign_in.colleagues()), self._show_choices)

    def fetch_more(self) -> None:
        """Read the next lines."""
        requests = self._session.use_cases.requests
        offset = len(self._lines)
        self._session.query_as_signed_in(
            partial(requests.list_page, wanted=self.filter, offset=offset),
            partial(self._append, self.filter, offset),
        )

    def change_filter(self, **changes: Any) -> None:
        """Filter or sort the list differently; the filter is kept until the desk is locked."""
        self.filter = replace(self.filter, **changes)
        self.refresh()

    def day_ago(self, days: int) -> datetime | None:
        """Return the beginning of the day so many days ago; None for all."""
        if not days:
            return None
        today = to_local_time(self._session.clock.now())
        midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight - timedelta(days=days - 1)

    @property
    def may_export(self) -> bool:
        """Whether the signed-in person may export the list, as a file or on paper."""
        actor = self._session.signed_in
        return actor is not None and is_allowed(actor.role, Permission.EXPORT_RESIDENT)

    def export(self, target: Path) -> None:
        """Write the list as it is shown to a file."""
        requests = self._session.use_cases.requests
        self._session.execute(
            partial(requests.export_list, self._session.actor, self.filter, target),
            partial(self._on_exported, target),
        )

    def export_calendar(self, target: Path) -> None:
        """Write the agreements to a file for the centre's own calendar."""
        requests = self._session.use_cases.requests
        translate = self._session.translate
        self._session.execute(
            partial(requests.export_calendar, self._session.actor, target),
            lambda count: self.done.emit(
                translate("requests-calendar-written", count=count, file=target.name)
            ),
        )

    def show_ended(self, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        self.change_filter(ended=on)

    def continue_placing(self, row: int) -> None:
        """Place what still waits; an uncertain posting is asked about first.

        A request that was never placed continues with the call itself.
        """
        requests = self._session.use_cases.requests
        overview = partial(requests.overview, self._session.actor, self.request_at(row))
        self._session.query(overview, self.continue_with)

    def continue_with(self, aggregate: RequestAggregate) -> None:
        """Place what still waits of this request."""
        for posting in aggregate.postings:
            if posting.state is PostingState.UNCERTAIN:
                self.uncertain.emit(posting)
                return
        if not aggregate.postings and aggregate.request.is_open:
            self.resume_wanted.emit(aggregate.request.id)
            return
        waiting = [posting for posting in aggregate.postings if posting.state in _CAN_BE_PLACED_NOW]
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
        """Close a request that is fulfilled, or no longer needed."""
        outcome, button_key, done_key = "done", "requests-close", "requests-closed"
        if cancelled:
            outcome, button_key, done_key = "not-needed", "requests-cancel", "requests-cancelled"
        translate = self._session.translate
        requests = self._session.use_cases.requests
        command = DoneCommand(self._session)

        def on_closed() -> None:
            label = translate("undo-what", what=f"{translate(button_key)}, {what}")
            undo = partial(self._reopen, command, request_id)
            self.undo_stack.push(label, undo, "requests", request_id)
            self.done.emit(translate(done_key))

        self._session.execute(
            partial(requests.close, self._session.actor, request_id, outcome, cancelled=cancelled),
            then=on_closed,
            on_result=command.keep,
        )

    def lend_own(self, request_id: UUID, thing: Thing) -> None:
        """Reserve the centre's own thing for a request: it is chosen among the replies."""
        translate = self._session.translate
        own_things = self._session.use_cases.own_things
        command = DoneCommand(self._session)

        def on_lent() -> None:
            label = translate("undo-what", what=translate("request-lend-own", name=thing.name))
            undo = partial(command.undo, self.refresh)
            self.undo_stack.push(label, undo, "requests", request_id)
            self.done.emit(translate("request-own-lent", name=thing.name))

        self._session.execute(
            partial(own_things.lend, self._session.actor, request_id, thing.id),
            then=on_lent,
            on_result=command.keep,
        )

    def undo(self) -> None:
        """Reopen the request that was closed last."""
        self.undo_stack.undo("requests")

    def _reopen(self, command: DoneCommand, request_id: UUID) -> None:
        """Undo everything, or what can still be undone if neighbours have heard of it."""
        translate = self._session.translate
        undone = partial(self.done.emit, translate("requests-reopened"))

        requests = self._session.use_cases.requests
        reopen = partial(requests.reopen, self._session.actor, request_id, command.operation)
        partly_undone = partial(self.done.emit, translate("requests-reopened-told"))

        command.undo(undone, lambda _: self._session.execute(reopen, then=partly_undone))
        self.refresh()

    def look_for(self, request_id: UUID) -> None:
        """Select this request when the list is shown."""
        self._request_to_select = request_id

    def waits_to_be_placed(self, row: int) -> bool:
        """Tell whether a post of the request in a row must still be placed."""
        return 0 <= row < len(self._lines) and self._lines[row].turn in WAITS_TO_BE_PLACED

    def request_at(self, row: int) -> UUID:
        """Return the id of the request in a row."""
        return self._lines[row].request_id

    def _continue_placing(
        self, waiting: list[Posting], profiles: tuple[PlatformProfile, ...]
    ) -> None:
        """Open the window for what needs it; retry what failed by itself."""
        in_window = {profile.slug for profile in profiles if profile.way in WINDOW_METHODS}
        for_window = [posting for posting in waiting if posting.platform in in_window]
        failed = [
            posting
            for posting in waiting
            if posting.platform not in in_window and posting.state is PostingState.FAILED
        ]
        if for_window:
            self.placing_wanted.emit(for_window)
        elif failed:
            self._retry(failed[0])
        else:
            key = "requests-goes-by-itself" if waiting else "requests-nothing-waits"
            self.done.emit(self._session.translate(key))

    def _retry(self, posting: Posting) -> None:
        """Queue a failed posting again, and tell why it had failed."""
        translate = self._session.translate
        why = ""
        if translate.has(f"error-{posting.why}"):
            why = self._session.sentence_of(posting.why, host=posting.platform)
        sentence = translate("requests-tried-again", why=why)
        postings = self._session.use_cases.postings
        self._session.execute(
            partial(postings.retry, self._session.actor, posting.id),
            then=partial(self.done.emit, sentence),
        )

    def _on_changed(self, changed: Changes) -> None:
        if changed.requests or changed.postings or changed.replies:
            self.refresh()

    def _show(self, wanted: RequestFilter, lines: tuple[RequestLine, ...]) -> None:
        if wanted != self.filter:
            return  # the list has changed meanwhile
        self._lines = lines
        self.listed.emit([self._row(line) for line in lines], len(lines) == PAGE_SIZE)
        for row, line in enumerate(lines):
            if line.request_id == self._request_to_select:
                self._request_to_select = None
                self.found.emit(row)
                return

    def _append(self, wanted: RequestFilter, offset: int, lines: tuple[RequestLine, ...]) -> None:
        if wanted == self.filter and offset == len(self._lines):
            self._lines += lines
            self.continued.emit([self._row(line) for line in lines], len(lines) == PAGE_SIZE)

    def _show_choices(self, found: tuple[tuple[PlatformProfile, ...], tuple[Staff, ...]]) -> None:
        profiles, colleagues = found
        self.choices.emit(
            [(profile.name, profile.slug) for profile in profiles],
            [(staff.name, staff.id) for staff in colleagues],
        )

    def _on_exported(self, target: Path, count: int) -> None:
        said = self._session.translate("requests-exported", count=count, file=target.name)
        self.done.emit(said)

    def _row(self, line: RequestLine) -> RequestRow:
        translate = self._session.translate
        ends = line.closed_at or self._session.clock.now()
        days = (to_local_time(ends).date() - to_local_time(line.taken_at).date()).days
        promised = ""
        if line.promised_at:
            promised = short_moment(line.promised_at, translate.language)
        online = ""
        if line.postings:
            online = translate("requests-count", count=line.posted, total=line.postings)
        return RequestRow(
            request_id=line.request_id,
            code=format_code(line.code),
            what=capitalize_first(line.what) or translate(f"kind-{line.kind}"),
            who=formal_name(line),
            turn=translate(line.turn),
            promised=promised,
            by=line.taken_by,
            taken=short_day(to_local_time(line.taken_at).date(), translate.language),
            age=translate("requests-days", days=days),
            online=online,
        )
