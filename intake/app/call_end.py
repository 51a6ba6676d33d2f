"""Show how the last call ended, and where its request is online by now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from intake.domain.posting import PostingState

if TYPE_CHECKING:
    from uuid import UUID

    from intake.app.early_window import EarlyWindow
    from intake.app.pages_interface import PagesInterface
    from intake.desk.story.request_story import RequestStory
    from intake.desk.taking.take_request import TakenRequest
    from intake.wiring.application import Application

_STATES_ONLINE = (PostingState.POSTED, PostingState.RENEWED)
_STATES_WAITING = (PostingState.QUEUED, PostingState.IN_HAND, PostingState.UNCERTAIN)


class _Screen(Protocol):
    """The screen on which the end of a call is shown."""

    application: Application
    early_window: EarlyWindow
    pages: PagesInterface

    def go(self, place: str) -> None: ...


class _Ended(NamedTuple):
    """A call that ended: its request, what is read back, the second wish, and its paper form."""

    request_id: UUID
    text: str
    also_heard: str
    paper_form: str


class CallEnd:
    """Shows the end of the last call, also after a lock or a change of the look."""

    def __init__(self, screen: _Screen) -> None:
        self._screen = screen
        self._ended: _Ended | None = None

    def show(self, taken: TakenRequest) -> None:
        """Show what was saved, to be read back."""
        from intake.text.composing.read_back import read_back

        translate = self._screen.application.translate
        text = read_back(taken.request, taken.resident, translate, asks=False)
        desk = self._screen.early_window.desk
        also = desk.also_heard if desk else ""
        self._ended = _Ended(taken.request.id, text, also, taken.request.paper_form)
        self.show_again()

    def show_again(self) -> None:
        """Show again how the last call ended."""
        if self._ended:
            self.put_back()
            self._screen.go("ended")

    def put_back(self) -> None:
        """Fill a page that was created anew."""
        ended = self._ended
        if ended is None:
            return
        self._screen.pages["ended"].show_request(*ended)
        session = self._screen.early_window.session
        stories = session.use_cases.stories
        session.query(partial(stories.read, session.actor, ended.request_id), self._tell_online)

    def _tell_online(self, story: RequestStory) -> None:
        """Show on which platforms it is online, and which are still waiting."""
        if self._ended is None or story.aggregate.request.id != self._ended.request_id:
            return
        translate = self._screen.application.translate
        lines = []
        for key, states in (("ended-online", _STATES_ONLINE), ("ended-waits", _STATES_WAITING)):
            names = [
                story.profiles[posting.platform].name
                for posting in story.aggregate.postings
                if posting.state in states and posting.platform in story.profiles
            ]
            if names:
                lines.append(translate(key, names=", ".join(names)))
        self._screen.pages["ended"].tell_online("\n".join(lines))
