"""Begin a call, save it while it is typed, park it, resume it, end it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.draft import DraftState
from intake.kit.errors import ExternalError
from intake.text.composing.date_phrases import short_clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.domain.draft import Draft
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.call_draft import CallDraft


class _ParkedCall(NamedTuple):
    draft_id: UUID
    entries: dict[str, str]


class _NewCallCallbacks(NamedTuple):
    """What to do once a new call has begun, and what to do if it cannot."""

    on_begun: Callable[[], object]
    on_failed: Callable[[UserFacingError], object]


class _HiddenCall(NamedTuple):
    """The call that was on the page at the lock, and whether it was not saved yet."""

    draft_id: UUID | None
    entries: dict[str, str]
    dirty: bool


class CallPresenter(QObject):
    """Holds the call that is on the page, and those that are parked.

    At the lock the call on the page is hidden; it is there again after the sign-in.
    """

    save_status = Signal(str)  # "bewaard om 10:14", why it could not be saved, or nothing
    parked = Signal(list, bool)  # list[Draft], whether one was just thrown away
    call_changed = Signal()  # another call is on the page, or none

    def __init__(self, session: DeskSession, call_draft: CallDraft) -> None:
        super().__init__()
        self._session = session
        self._call_draft = call_draft
        self._is_saving = False
        self._is_parking = False
        self._is_beginning = False
        self._to_park: list[_ParkedCall] = []
        self._waiting: list[_NewCallCallbacks] = []
        self._hidden: _HiddenCall | None = None
        self._discarded: Draft | None = None
        session.entered.connect(self.restore)

    def restore(self) -> None:
        """Show the call that was on the page, after signing in or after a crash."""
        hidden = self._hidden
        self._hidden = None
        self._discarded = None
        if hidden:
            self._call_draft.replace(hidden.draft_id, hidden.entries)
            self._call_draft.dirty = hidden.dirty
        drafts = self._session.use_cases.drafts
        self._session.query_as_signed_in(drafts.list_unfinished, self._on_restored)

    def hide(self) -> None:
        """Remove the call from the page of a locked desk; ``restore`` shows it again."""
        page = self._call_draft
        if page.draft_id or not page.blank:
            self._hidden = _HiddenCall(page.draft_id, dict(page.entries.by_name), page.dirty)
            page.replace(None, {})

    def begin(self) -> None:
        """Start a call; one in progress is parked."""
        self._park_current()
        self._request_new_draft()

    def begin_with(
        self,
        entries: dict[str, str],
        on_begun: Callable[[], object],
        on_failed: Callable[[UserFacingError], object],
    ) -> None:
        """Start a call with some entries, which are filled in as soon as it has begun.

        The call on the page is parked. If the new one cannot begin, ``on_failed`` is called with
        the error, and no later call gets these entries.
        """
        fill = partial(self._fill_entries, entries, on_begun)
        self._park_current()
        self._waiting.append(_NewCallCallbacks(fill, on_failed))
        self._request_new_draft()

    def _fill_entries(self, entries: dict[str, str], then: Callable[[], object]) -> None:
        page = self._call_draft
        page.replace(page.draft_id, {**page.entries.by_name, **entries})
        page.dirty = True
        then()

    def resume(self, draft: Draft) -> None:
        """Open a parked call; the one on the page is parked."""
        if self._session.signed_in is None:  # locked meanwhile: it stays parked
            return
        self._park_current()
        drafts = self._session.use_cases.drafts
        self._session.execute(
            partial(drafts.take_up, self._session.actor, draft.id),
            self._on_resumed,
            failed=self._on_resume_failed,
        )

    def save(self) -> None:
        """Save what is on the page, if it changed.

        What could not be saved or parked before is tried again.
        """
        if self._session.signed_in is None:
            return
        self._park_next()
        if self._call_draft.draft_id is None:
            if not self._call_draft.blank:  # typed before there was a draft, which adopts it
                self._request_new_draft()
        elif self._call_draft.dirty and not self._is_saving:
            self._save(self._call_draft.draft_id)

    def discard_current(self) -> None:
        """End a call that led to nothing, and begin the next."""
        if self._call_draft.draft_id:
            drafts = self._session.use_cases.drafts
            self._session.execute(
                partial(drafts.discard, self._session.actor, self._call_draft.draft_id),
                then=self._on_dropped,
            )

    def discard_parked(self, draft: Draft) -> None:
        """Throw a parked call away; ``undo_discard`` restores it."""
        drafts = self._session.use_cases.drafts
        self._session.execute(
            partial(drafts.discard, self._session.actor, draft.id), self._on_discarded
        )

    def undo_discard(self) -> None:
        """Park the call again that was last thrown away."""
        draft = self._discarded
        if draft is None or self._session.signed_in is None:
            return
        self._discarded = None
        drafts = self._session.use_cases.drafts
        restore = partial(drafts.restore_discarded, self._session.actor, draft.id, draft.page)
        self._session.execute(restore, then=self.list_parked)

    def list_parked(self) -> None:
        """List the parked calls again; a locked desk shows none."""
        drafts = self._session.use_cases.drafts
        self._session.query_as_signed_in(drafts.list_unfinished, self._show_parked)

    def clear_page(self) -> None:
        """Clear the page for the next call: this one was saved as a request."""
        self._call_draft.replace(None, {})

    def _save(self, draft_id: UUID) -> None:
        self._is_saving = True
        self._call_draft.dirty = False
        entries = dict(self._call_draft.entries.by_name)
        drafts = self._session.use_cases.drafts
        self._session.execute(
            partial(drafts.save, self._session.actor, draft_id, entries),
            self._on_saved,
            failed=self._on_save_failed,
        )

    def _on_saved(self, draft: Draft) -> None:
        self._is_saving = False
        translate = self._session.translate
        time = short_clock(draft.saved_at, translate.language)
        self.save_status.emit(translate("saved-at", time=time))

    def _on_save_failed(self, error: UserFacingError) -> None:
        self._is_saving = False
        self._call_draft.dirty = True
        self.save_status.emit(self._session.sentence(error))

    def _park_current(self) -> None:
        """Take the call off the page at once and park it.

        What is typed from now on belongs to another call.
        """
        left = self._call_draft.draft_id
        if left is None or self._call_draft.blank:
            return
        if self._call_draft.only_looks_up:  # there is nothing to park
            drafts = self._session.use_cases.drafts
            self._session.execute(partial(drafts.discard, self._session.actor, left))
        else:
            self._to_park.append(_ParkedCall(left, dict(self._call_draft.entries.by_name)))
        self._call_draft.replace(None, {})
        self.call_changed.emit()
        self._park_next()

    def _park_next(self) -> None:
        """Park the calls that left the page, oldest first; a failure is tried at the next save."""
        if self._is_parking or not self._to_park or self._session.signed_in is None:
            return
        call = self._to_park[0]
        self._is_parking = True
        drafts = self._session.use_cases.drafts
        self._session.execute(
            partial(
                drafts.save, self._session.actor, call.draft_id, call.entries, DraftState.PARKED
            ),
            then=self._on_parked,
            failed=self._on_park_failed,
        )

    def _on_parked(self) -> None:
        self._is_parking = False
        self._to_park.pop(0)
        self.list_parked()
        self._park_next()

    def _on_park_failed(self, error: UserFacingError) -> None:
        """Keep the call first in line for the next save if that may succeed; else give it up.

        A call that another desk has taken must not hold up the rest.
        """
        self._is_parking = False
        self.save_status.emit(self._session.sentence(error))
        if not isinstance(error, ExternalError):
            self._to_park.pop(0)
            self.list_parked()
            self._park_next()

    def _on_resumed(self, draft: Draft) -> None:
        if self._session.signed_in is None:  # ``restore`` shows it after the next sign-in
            return
        self._call_draft.replace(draft.id, draft.page)
        self.call_changed.emit()
        self.list_parked()

    def _on_resume_failed(self, error: UserFacingError) -> None:
        self._session.tell(error)
        self.list_parked()

    def _on_discarded(self, draft: Draft) -> None:
        self._discarded = draft
        self.list_parked()

    def _on_dropped(self) -> None:
        self._call_draft.replace(None, {})
        self.call_changed.emit()
        self._request_new_draft()

    def _request_new_draft(self) -> None:
        if self._is_beginning or self._session.signed_in is None:
            return
        self._is_beginning = True
        drafts = self._session.use_cases.drafts
        self._session.execute(
            partial(drafts.begin, self._session.actor), self._on_begun, failed=self._on_begin_failed
        )

    def _on_begun(self, draft: Draft) -> None:
        self._is_beginning = False
        if (
            self._session.signed_in is None
        ):  # locked meanwhile: the entries stay where they came from
            self._waiting = []
            return
        self._call_draft.adopt(draft.id, draft.page)
        while self._waiting:
            self._waiting.pop(0).on_begun()
        self.save_status.emit("")
        self.list_parked()

    def _on_begin_failed(self, error: UserFacingError) -> None:
        self._is_beginning = False
        waiting = self._waiting
        self._waiting = []
        for waiter in waiting:
            waiter.on_failed(error)
        if not waiting:
            self._session.tell(error)

    def _on_restored(self, drafts: tuple[Draft, ...]) -> None:
        active = next((draft for draft in drafts if draft.state is DraftState.ACTIVE), None)
        if active is None:
            self._request_new_draft()
            return
        # After a lock the call on the page is as new as the saved one, or newer.
        if active.id != self._call_draft.draft_id:
            self._call_draft.replace(active.id, active.page)
        self.call_changed.emit()
        self.list_parked()

    def _show_parked(self, drafts: tuple[Draft, ...]) -> None:
        on_page = self._call_draft.draft_id
        parked = []
        for draft in drafts:
            was_left = on_page is not None and draft.id != on_page  # it is being parked just now
            if draft.state is DraftState.PARKED or was_left:
                parked.append(draft)
        self.parked.emit(parked, self._discarded is not None)
