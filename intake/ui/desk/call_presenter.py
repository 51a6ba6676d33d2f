"""One call after the other: begin, save while typing, park, go on, end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.text.composing.date_phrases import clock_short

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.domain.request import Draft
    from intake.ui.models.call_draft import CallPage
    from intake.ui.session import Session


class CallPresenter(QObject):
    """Keeps the call on the page and the parked ones."""

    saved = Signal(str)
    parked = Signal(list)
    begun = Signal()

    def __init__(self, session: Session, page: CallPage) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._saving = self._parking = self._beginning = False
        self._unparked: list[tuple[UUID, dict[str, str]]] = []
        self._afterwards: list[tuple[Callable[[], None], Callable[[str], object]]] = []
        session.entered.connect(self.resume)

    def resume(self) -> None:
        """After signing in, or after a crash: the call that was on the page is there again."""
        use_cases = self._session.use_cases
        desk = self._session.actor.desk
        self._session.run(lambda: use_cases.drafts.unfinished(desk), self._resumed)

    def begin(self) -> None:
        """Start a call.

        One that is under way is parked, and what is typed from now on belongs to the new one.
        """
        self._leave()
        self._fresh()

    def begin_with(
        self, entries: dict[str, str], begun: Callable[[], object], failed: Callable[[str], object]
    ) -> None:
        """Start a call with some of its page filled in already.

        Where it cannot be begun, ``failed`` hears why, and no later call gets these entries.
        """

        def fill() -> None:
            self._page.replace(self._page.draft_id, {**self._page.call.page, **entries})
            self._page.dirty = True
            begun()

        self._fresh(fill, failed)

    def go_on(self, draft: Draft) -> None:
        """Take up a parked call; the one on the page is parked."""
        page = self._page
        actor = self._session.actor
        use_cases = self._session.use_cases

        def taken_up(kept: Draft) -> None:
            page.replace(kept.id, kept.page)
            self.begun.emit()
            self._list_parked()

        self._leave()
        self._session.run(
            lambda: use_cases.drafts.save(actor, draft.id, draft.page, "active"), taken_up
        )

    def save(self) -> None:
        """Save what is on the page, if it changed, at least every two seconds.

        What could not be saved before is tried again.
        """
        if self._session.signed_in is None:
            return
        self._park()
        if self._page.draft_id is None and not self._page.blank:
            self._fresh()
        elif self._page.dirty and self._page.draft_id and not self._saving:
            self._save()

    def drop(self) -> None:
        """End a call that came to nothing."""
        draft = self._page.draft_id
        actor = self._session.actor
        use_cases = self._session.use_cases
        if draft:
            self._session.run(
                lambda: use_cases.drafts.discard(actor, draft),
                lambda _: (self._page.replace(None, {}), self.begun.emit(), self._fresh()),
            )

    def finished(self) -> None:
        """The call is written; the page waits for the next one."""
        self._page.replace(None, {})

    def _save(self) -> None:
        draft = self._page.draft_id
        actor = self._session.actor
        use_cases = self._session.use_cases
        page = dict(self._page.call.page)
        if draft is None:
            return
        self._saving = True
        self._page.dirty = False

        def kept(saved: Draft) -> None:
            self._saving = False
            translate = self._session.translate
            self.saved.emit(
                translate("saved-at", time=clock_short(saved.saved_at, translate.language))
            )

        def failed(sentence: str) -> None:
            self._saving = False
            self._page.dirty = True
            self.saved.emit(sentence)

        self._session.run(lambda: use_cases.drafts.save(actor, draft, page), kept, failed)

    def _leave(self) -> None:
        """Take the call off the page at once and park it.

        What is typed from now on belongs to another call.
        """
        page = self._page
        if page.draft_id and not page.blank:
            self._unparked.append((page.draft_id, dict(page.call.page)))
            page.replace(None, {})
            self.begun.emit()
            self._park()

    def _park(self) -> None:
        """Park what left the page, the oldest first.

        While it cannot be saved it is kept here, and tried again with the next save.
        """
        if self._parking or not self._unparked:
            return
        (draft, page) = self._unparked[0]
        actor = self._session.actor
        use_cases = self._session.use_cases
        self._parking = True

        def kept(_: Draft) -> None:
            self._parking = False
            self._unparked.pop(0)
            self._list_parked()
            self._park()

        def failed(sentence: str) -> None:
            self._parking = False
            self.saved.emit(sentence)

        self._session.run(lambda: use_cases.drafts.save(actor, draft, page, "parked"), kept, failed)

    def _fresh(
        self, then: Callable[[], None] | None = None, failed: Callable[[str], object] | None = None
    ) -> None:
        if then:
            self._afterwards.append((then, failed or self._session.message.emit))
        if self._beginning:
            return
        use_cases = self._session.use_cases
        actor = self._session.actor
        self._beginning = True

        def begun(draft: Draft) -> None:
            self._beginning = False
            self._page.adopt(draft.id, draft.page)
            while self._afterwards:
                self._afterwards.pop(0)[0]()
            self.saved.emit("")
            self._list_parked()

        def failed(sentence: str) -> None:
            self._beginning = False
            waiting = self._afterwards
            self._afterwards = []
            for _, tell in waiting:
                tell(sentence)
            if not waiting:
                self._session.message.emit(sentence)

        self._session.run(lambda: use_cases.drafts.begin(actor), begun, failed)

    def _resumed(self, drafts: tuple[Draft, ...]) -> None:
        active = [draft for draft in drafts if draft.state == "active"]
        if active:
            if (
                active[0].id != self._page.draft_id
            ):  # what still stands on the page after a lock is as new as what was saved, or newer
                self._page.replace(active[0].id, active[0].page)
            self.begun.emit()
            self._list_parked()
        else:
            self._fresh()

    def _list_parked(self) -> None:
        use_cases = self._session.use_cases
        desk = self._session.actor.desk
        self._session.run(
            lambda: [
                draft for draft in use_cases.drafts.unfinished(desk) if draft.state == "parked"
            ],
            self.parked.emit,
        )
