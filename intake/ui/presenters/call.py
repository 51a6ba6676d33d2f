"""One call after the other: begin, save while typing, park, go on, end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.text.dates_said import clock_short

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.domain.request import Draft
    from intake.ui.models.call_page import CallPage
    from intake.ui.presenters.session import Session


class CallPresenter(QObject):
    """Keeps the call on the page and the parked ones."""

    saved = Signal(str)
    parked = Signal(list)
    begun = Signal()

    def __init__(self, session: Session, page: CallPage) -> None:
        super().__init__()
        self._session, self._page = session, page
        self._saving = False
        session.entered.connect(self.resume)

    def resume(self) -> None:
        """After signing in, or after a crash: the call that was on the page is there again."""
        rooms, desk = self._session.rooms, self._session.by.desk
        self._session.run(lambda: rooms.drafts.waiting(desk), self._resumed)

    def begin(self) -> None:
        """Start a call; one that is under way is parked."""
        if self._page.draft_id and len(self._page.call.page) > 1:
            self._save("parked", then=self._fresh)
        else:
            self._fresh()

    def begin_with(self, entries: dict[str, str]) -> None:
        """Start a call with some of its page filled in already."""

        def fill() -> None:
            self._page.replace(self._page.draft_id, {**self._page.call.page, **entries})
            self._page.dirty = True

        self._fresh(fill)

    def go_on(self, draft: Draft) -> None:
        """Take up a parked call; the one on the page is parked."""
        page, by, rooms = self._page, self._session.by, self._session.rooms

        def take_up() -> None:
            self._session.run(
                lambda: rooms.drafts.keep(by, draft.id, draft.page, "active"), lambda kept: (page.replace(kept.id, kept.page), self._list_parked())
            )

        if page.draft_id and len(page.call.page) > 1:
            self._save("parked", then=take_up)
        else:
            take_up()

    def _taken_up(self, draft: Draft) -> None:
        self._page.replace(draft.id, draft.page)
        self._list_parked()

    def save(self) -> None:
        """Save what is on the page, if it changed: when a field is left, and at least every two seconds."""
        if self._session.actor and self._page.dirty and self._page.draft_id and not self._saving:
            self._save("active")

    def drop(self) -> None:
        """End a call that came to nothing."""
        draft, by, rooms = self._page.draft_id, self._session.by, self._session.rooms
        if draft:
            self._session.run(lambda: rooms.drafts.drop(by, draft), lambda _: self._fresh())

    def finished(self) -> None:
        """The call is written; the page waits for the next one."""
        self._page.replace(None, {})

    def _save(self, state: str, then: Callable[[], None] | None = None) -> None:
        draft, by, rooms, page = self._page.draft_id, self._session.by, self._session.rooms, dict(self._page.call.page)
        if draft is None:
            return
        self._saving, self._page.dirty = True, False

        def kept(saved: Draft) -> None:
            self._saving = False
            words = self._session.words
            self.saved.emit(words("saved-at", time=clock_short(saved.saved_at, words.language)))
            if then:
                then()

        def failed(sentence: str) -> None:
            self._saving, self._page.dirty = False, True
            self.saved.emit(sentence)

        self._session.run(lambda: rooms.drafts.keep(by, draft, page, state), kept, failed)

    def _fresh(self, then: Callable[[], None] | None = None) -> None:
        rooms, by = self._session.rooms, self._session.by

        def begun(draft: Draft) -> None:
            self._page.adopt(draft.id, draft.page)
            if then:
                then()
            self.saved.emit("")
            self.begun.emit()
            self._list_parked()

        self._session.run(lambda: rooms.drafts.begin(by), begun)

    def _resumed(self, drafts: tuple[Draft, ...]) -> None:
        active = [draft for draft in drafts if draft.state == "active"]
        if active:
            self._page.replace(active[0].id, active[0].page)
            self.begun.emit()
            self._list_parked()
        else:
            self._fresh()

    def _list_parked(self) -> None:
        rooms, desk = self._session.rooms, self._session.by.desk
        self._session.run(lambda: [draft for draft in rooms.drafts.waiting(desk) if draft.state == "parked"], self.parked.emit)
