"""Connect the search in the header with its results and what they open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from intake.desk.finding.search import HitKind
from intake.kit.text_normalization import capitalize_first

if TYPE_CHECKING:
    from intake.app.pages_interface import PagesInterface
    from intake.desk.finding.search import SearchHit
    from intake.ui.desk_session import DeskSession
    from intake.ui.frame.frame import Frame
    from intake.ui.handovers.presenter import HandoverPresenter


class _SearchedScreen(Protocol):
    """The parts of the screen that the search uses."""

    session: DeskSession
    handovers: HandoverPresenter
    pages: PagesInterface

    def go(self, place: str) -> None: ...
    def open_person(self, resident_id: UUID) -> None: ...
    def show_request(self, request_id: UUID) -> None: ...


class SearchWiring(QObject):
    """Searches what is typed, the latest text only, and opens what is chosen.

    It is deleted with its frame.
    """

    def __init__(self, screen: _SearchedScreen, frame: Frame) -> None:
        super().__init__(frame)
        self._screen = screen
        self._frame = frame
        self._wanted = ""
        self._hits: tuple[SearchHit, ...] = ()
        frame.search.typed.connect(self._find)
        frame.search.chosen.connect(self._open)

    def _find(self, typed: str) -> None:
        self._wanted = typed
        session = self._screen.session
        if session.signed_in:
            find = partial(session.use_cases.search.find, session.actor, typed)
            session.query(find, partial(self._show, typed))

    def _show(self, typed: str, hits: tuple[SearchHit, ...]) -> None:
        """Show the results, unless another text was typed meanwhile or nobody is signed in."""
        if typed == self._wanted and self._screen.session.signed_in:
            self._hits = hits
            self._frame.search.show_found([self._line(hit) for hit in hits])

    def _line(self, hit: SearchHit) -> str:
        translate = self._screen.session.translate
        kind = translate(f"hit-{hit.kind}")
        state = ""
        if hit.subject:
            state = translate(f"state-{hit.subject}")
        below = " · ".join(part for part in (kind, hit.detail, state) if part)
        return f"{capitalize_first(hit.title)}\n{below}"

    def _open(self, row: int) -> None:
        hit = self._hits[row]
        if hit.kind is HitKind.PERSON and isinstance(hit.key, UUID):
            self._screen.open_person(hit.key)
        elif hit.kind is HitKind.PLATFORM:
            self._screen.go("settings")
            self._screen.pages["settings"].open("platforms")
        elif hit.kind is HitKind.HELPER and isinstance(hit.key, UUID):
            self._screen.go("volunteers")
            self._screen.pages["volunteers"].show_volunteer(hit.key)
        elif hit.kind is HitKind.THING and isinstance(hit.key, UUID):
            self._screen.go("handovers")
            self._screen.handovers.open_thing(hit.key)
        elif isinstance(hit.key, UUID):
            self._screen.show_request(hit.key)
