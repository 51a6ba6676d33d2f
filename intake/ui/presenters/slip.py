"""The slip: make it, look at it, print it, save it; printing never changes a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.text.card import card_of
from intake.text.notice import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from intake.domain.centre import Contact
    from intake.domain.task import Slip
    from intake.text.card import CardText
    from intake.text.notice import Notice
    from intake.text.slip import SlipText
    from intake.ui.presenters.session import Session


class SlipPresenter(QObject):
    """Makes the paper of a request. ``draw`` writes a slip to a file on a paper size and gives its pages."""

    drawn = Signal(object, int)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        draw: Callable[[SlipText, Path, str], int],
        draw_card: Callable[[CardText, Path, str], int],
        draw_notice: Callable[[Notice, Path], int],
        folder: Path,
        paper: str,
    ) -> None:
        super().__init__()
        self._session, self._draw, self._draw_card, self._draw_notice, self._folder = session, draw, draw_card, draw_notice, folder
        self.paper = paper
        for left in folder.glob("*.pdf"):
            left.unlink()
        self._slip: Slip | None = None
        self.file: Path | None = None

    def make(self, request_id: UUID) -> None:
        rooms, by, paper = self._session.rooms, self._session.by, self.paper
        self._session.run(lambda: self._written(*rooms.slips.make(by, request_id, paper)), self._show)

    def make_for_helper(self, request_id: UUID) -> None:
        """Make the paper that tells the helper where to go; where that may not be, a sentence says why."""
        rooms, by, paper = self._session.rooms, self._session.by, self.paper
        self._session.run(lambda: self._written(*rooms.slips.for_helper(by, request_id, paper)), self._show)

    def card(self, contacts: tuple[Contact, ...], *, crisis: bool) -> None:
        """Make the card of where else somebody can go; nothing is written down about a person."""
        rooms, words, draw = self._session.rooms, self._session.words, self._draw_card
        target = self._folder / "card.pdf"

        def work() -> tuple[None, Path, int]:
            centre = rooms.set_up.centre()
            return None, target, draw(card_of(words, contacts, centre, crisis=crisis), target, self.paper)

        self._session.run(work, self._show)

    def notice(self, posting_id: UUID) -> None:
        """Make the notice for the board of a post; nothing on it names the resident."""
        rooms, words, draw = self._session.rooms, self._session.words, self._draw_notice
        target = self._folder / "notice.pdf"

        def work() -> tuple[None, Path, int]:
            posting, request, centre = rooms.post.for_the_board(posting_id)
            return None, target, draw(notice_of(posting, request, centre, words), target)

        self._session.run(work, self._show)

    def last(self) -> None:
        """Show the last slip again."""
        rooms, by = self._session.rooms, self._session.by
        self._session.run(lambda: self._written(*rooms.slips.last(by)), self._show)

    def again_on(self, paper: str) -> None:
        """Draw the same slip on another paper."""
        self.paper = paper
        slip, rooms = self._slip, self._session.rooms
        if slip:
            self._session.run(lambda: self._written(*rooms.slips.again(slip.id)), self._show)

    def printed(self) -> None:
        """Write down that it went to the printer."""
        slip, rooms, by = self._slip, self._session.rooms, self._session.by
        if slip:
            self._session.run(lambda: rooms.slips.printed(by, slip.id), lambda _: None)

    def save(self, target: Path) -> None:
        """Save it as a PDF somewhere else."""
        source, words = self.file, self._session.words
        if source:
            self._session.run(lambda: target.write_bytes(source.read_bytes()), lambda _: self.told.emit(words("slip-saved", file=target.name)))

    def forget(self) -> None:
        """Take the temporary file away (people.md 30)."""
        if self.file:
            self.file.unlink(missing_ok=True)
            self.file = None

    def _written(self, slip: Slip, text: SlipText) -> tuple[Slip, Path, int]:
        target = self._folder / f"slip-{slip.id}.pdf"
        pages = self._draw(text, target, self.paper)
        return slip, target, pages

    def _show(self, made: tuple[Slip | None, Path, int]) -> None:
        if self.file != made[1]:
            self.forget()  # no paper with a name on it stays on this computer
        self._slip, self.file, pages = made
        self.drawn.emit(self.file, pages)
