"""The slip: make it, look at it, print it, save it; printing never changes a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.task import CallOutcome
from intake.kit.errors import ExternalError
from intake.text.composing.card_text import card_of
from intake.text.composing.notice_text import make_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from intake.domain.centre import Contact
    from intake.domain.task import Slip
    from intake.text.composing.card_text import CardText
    from intake.text.composing.letter_text import LetterText
    from intake.text.composing.notice_text import Notice
    from intake.text.composing.slip_text import SlipText
    from intake.ui.session import Session


class Renderers(NamedTuple):
    """What draws each kind of paper into a file and gives its pages."""

    slip: Callable[[SlipText, Path, str], int]
    card: Callable[[CardText, Path, str], int]
    notices: Callable[[Sequence[Notice], Path], int]
    letter: Callable[[LetterText, Path], int]


class SlipPresenter(QObject):
    """Makes the paper of a request, each kind by what ``draws`` it."""

    drawn = Signal(object, int)
    message = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, draws: Renderers, folder: Path, paper: str) -> None:
        super().__init__()
        self._session = session
        self._draws = draws
        self._folder = folder
        self.paper = paper
        for left in folder.glob("*.pdf"):
            left.unlink()
        self._slip: Slip | None = None
        self._written_to: UUID | None = None
        self.file: Path | None = None

    @property
    def practice(self) -> bool:
        return self._session.practice

    def make(self, request_id: UUID) -> None:
        use_cases = self._session.use_cases
        actor = self._session.actor
        paper = self.paper
        self._session.run(
            lambda: self._written(*use_cases.slips.make(actor, request_id, paper)), self._show
        )

    def make_for_helper(self, request_id: UUID) -> None:
        """Make the paper that tells the helper where to go.

        Where that may not be, a sentence says why.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        paper = self.paper
        self._session.run(
            lambda: self._written(*use_cases.slips.make_helper_slip(actor, request_id, paper)),
            self._show,
        )

    def card(self, contacts: tuple[Contact, ...], *, crisis: bool) -> None:
        """Make the card of where else somebody can go; nothing is written down about a person."""
        use_cases = self._session.use_cases
        translate = self._session.translate
        draw = self._draws.card
        target = self._folder / "card.pdf"

        def work() -> tuple[None, Path, int]:
            centre = use_cases.set_up.centre()
            return (
                None,
                target,
                draw(card_of(translate, contacts, centre, crisis=crisis), target, self.paper),
            )

        self._session.run(work, self._show)

    def notices(self, posting_ids: Sequence[UUID]) -> None:
        """Make the notices for the board of some posts; nothing on them names a resident."""
        use_cases = self._session.use_cases
        translate = self._session.translate
        draw = self._draws.notices
        target = self._folder / "notice.pdf"

        def work() -> tuple[None, Path, int]:
            about = [use_cases.postings.notice_content(posting_id) for posting_id in posting_ids]
            return (
                None,
                target,
                draw(
                    [
                        make_notice(posting, request, centre, translate)
                        for posting, request, centre in about
                    ],
                    target,
                ),
            )

        self._session.run(work, self._show)

    def letter(self, task_id: UUID) -> None:
        """Write the letter to somebody who was rung in vain.

        Once it is printed, the task waits for an answer to it.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        draw = self._draws.letter
        target = self._folder / "letter.pdf"

        def work() -> tuple[None, Path, int]:
            return None, target, draw(use_cases.slips.write_letter(actor, task_id), target)

        def made(done: tuple[None, Path, int]) -> None:
            self._show(done)
            self._written_to = task_id

        self._session.run(work, made, self.failed.emit)

    def last(self) -> None:
        """Show the last slip again."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        self._session.run(lambda: self._written(*use_cases.slips.last(actor)), self._show)

    def again_on(self, paper: str) -> None:
        """Draw the same slip on another paper."""
        self.paper = paper
        slip = self._slip
        use_cases = self._session.use_cases
        if slip:
            self._session.run(lambda: self._written(*use_cases.slips.redraw(slip.id)), self._show)

    def printed(self) -> None:
        """Write down that it went to the printer."""
        slip = self._slip
        task = self._written_to
        use_cases = self._session.use_cases
        actor = self._session.actor
        if slip:
            self._session.run(lambda: use_cases.slips.record_print(actor, slip.id), lambda _: None)
        elif task:
            self._written_to = None
            self._session.run(
                lambda: use_cases.calls.record_outcome(actor, task, CallOutcome.LETTER),
                lambda _: None,
            )

    def save(self, target: Path) -> None:
        """Save it as a PDF somewhere else."""
        source = self.file
        translate = self._session.translate
        if source:
            self._session.run(
                lambda: _copied(source, target),
                lambda _: self.message.emit(translate("slip-saved", file=target.name)),
                self.message.emit,
            )

    def forget(self) -> None:
        """Take the temporary file away (people.md 30)."""
        if self.file:
            self.file.unlink(missing_ok=True)
            self.file = None

    def _written(self, slip: Slip, text: SlipText) -> tuple[Slip, Path, int]:
        target = self._folder / f"slip-{slip.id}.pdf"
        pages = self._draws.slip(text, target, self.paper)
        return slip, target, pages

    def _show(self, made: tuple[Slip | None, Path, int]) -> None:
        if self.file != made[1]:
            self.forget()  # no paper with a name on it stays on this computer
        self._slip, self.file, pages = made
        if (
            self._session.signed_in is None
        ):  # it was made while the desk was locked: nobody is there to see it
            self.forget()
            return
        self._written_to = None
        self.drawn.emit(self.file, pages)


def _copied(source: Path, target: Path) -> None:
    """Copy a paper to where it is kept.

    A disk that is full or gone leaves nothing half written behind.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(source.read_bytes())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        raise ExternalError("export-not-written") from error
