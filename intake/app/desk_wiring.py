"""Connect a newly created desk page with the rest of the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.printing.sheets import PaperFacts
    from intake.domain.draft import Draft
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.desk.page import DeskPage
    from intake.ui.desk_session import DeskSession
    from intake.ui.frame.frame import Frame
    from intake.ui.replies.presenter import RepliesPresenter
    from intake.ui.tasks.presenter import TodayPresenter


class _ConnectedScreen(Protocol):
    """The parts of the screen that the desk page and the parked calls use."""

    session: DeskSession
    call: CallPresenter
    calls: TodayPresenter
    replies: RepliesPresenter

    def act(self, intention: str) -> None: ...
    def go(self, place: str) -> None: ...
    def open_request(self, request_id: UUID) -> None: ...
    def show_request(self, request_id: UUID) -> None: ...


def connect_desk(screen: _ConnectedScreen, desk: DeskPage, frame: Frame) -> None:
    """Connect the desk page with the other pages, and the parked calls with the desk page."""
    desk.what.referral.wanted.connect(screen.act)
    desk.what.earlier.same_request.connect(screen.open_request)
    desk.what.earlier.open_wanted.connect(screen.show_request)
    desk.what.change.left.connect(partial(_leave_change, screen))
    desk.who.request_wanted.connect(screen.show_request)
    desk.waiting.place_wanted.connect(screen.go)
    desk.waiting.task_wanted.connect(partial(_open_task, screen))
    screen.calls.listed.connect(desk.waiting.show_tasks)
    screen.replies.listed.connect(desk.waiting.show_replies)
    frame.parked.go_on.connect(partial(_go_on, screen))
    frame.parked.discard.connect(screen.call.discard_parked)
    frame.parked.undo_discard.connect(screen.call.undo_discard)
    screen.call.parked.connect(frame.parked.show_calls)
    screen.session.locked.connect(desk.waiting.forget)
    screen.session.locked.connect(frame.parked.forget)
    if screen.session.signed_in:
        screen.call.list_parked()


def _go_on(screen: _ConnectedScreen, draft: Draft) -> None:
    """Open a parked call from any page."""
    screen.go("desk")
    screen.call.resume(draft)


def _leave_change(screen: _ConnectedScreen, request_id: UUID) -> None:
    """Return to a request without changing it."""
    screen.call.discard_current()
    screen.show_request(request_id)


def _open_task(screen: _ConnectedScreen, task_id: UUID) -> None:
    screen.calls.look_for(task_id)
    screen.go("calls")


def read_words(session: DeskSession) -> None:
    """Read the centre's own wording and languages, which another desk may have changed."""
    use_cases, translate = session.use_cases, session.translate

    def use_languages(facts: PaperFacts) -> None:
        translate.use_paper_languages(facts.languages)

    session.query(use_cases.rewordable_sentences.own_texts, translate.use_own_texts)
    session.query_as_signed_in(use_cases.sheets.paper_facts, use_languages)
