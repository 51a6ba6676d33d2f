"""Make a paper, draw it, print it, save it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.task import CallOutcome
from intake.kit.files import discard_files, write_file
from intake.kit.ids import new_id
from intake.kit.settings import PAPER_SIZES
from intake.text.composing.card_text import make_card_text
from intake.text.composing.notice_text import make_notice
from intake.text.composing.request_list_text import request_list_text
from intake.ui.done_command import DoneCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from intake.desk.closing.requests import ListedRequests
    from intake.desk.printing.notices import NoticeContents
    from intake.desk.printing.slips_and_letters import MadeSlip
    from intake.desk.result import Result
    from intake.domain.centre import Centre, Contact
    from intake.domain.permissions import Actor
    from intake.domain.request_list import RequestFilter
    from intake.domain.slips import Slip
    from intake.kit.errors import UserFacingError
    from intake.text.composing.card_text import CardText
    from intake.text.composing.no_answer_letter import LetterText
    from intake.text.composing.notice_text import Notice
    from intake.text.composing.request_list_text import RequestListText
    from intake.text.composing.slip_text import SlipText
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack


_MAX_NAME = 80


class Renderers(NamedTuple):
    """The functions that draw each kind of paper to a file and return its number of pages."""

    slip: Callable[[SlipText, Path, str], int]
    card: Callable[[CardText, Path, str], int]
    notices: Callable[[Sequence[Notice], Path], int]
    letter: Callable[[LetterText, Path], int]
    request_list: Callable[[RequestListText, Path], int]


class LabelSheet(NamedTuple):
    """Labels on sheets: ``first`` of ``places`` is free; ``draw`` gets it and the file."""

    name: str
    draw: Callable[[int, Path], int]
    places: int
    first: int = 1


class PaperPresenter(QObject):
    """Makes one paper after the other.

    ``drawn`` carries the file and its number of pages. The file is temporary: no paper with a name
    on it stays on this computer.
    """

    drawn = Signal(object, int)  # path of the PDF, number of pages
    message = Signal(str)  # a sentence for the bar
    letter_failed = Signal(str)  # a sentence; the letter was not drawn

    def __init__(
        self,
        session: DeskSession,
        undo_stack: UndoStack,
        renderers: Renderers,
        folder: Path,
        paper: str,
    ) -> None:
        super().__init__()
        self._session = session
        self._undo_stack = undo_stack
        self._renderers = renderers
        self._folder = folder
        self.paper = paper
        discard_files(folder, "*.pdf*")
        self._slip: Slip | None = None
        self._refuse: Callable[[Actor], object] | None = None
        self._letter_task: UUID | None = None
        self._redraw: Callable[[], object] | None = None
        self.labels: LabelSheet | None = None
        self.file: Path | None = None
        self.file_name = "briefje.pdf"

    @property
    def may_change_paper(self) -> bool:
        """Whether the paper can be drawn on another size; letters and notices are A4."""
        return self._redraw is not None

    @property
    def practice(self) -> bool:
        return self._session.practice

    def make(self, request_id: UUID) -> None:
        """Make the slip that fits the state of a request."""
        slips = self._session.use_cases.slips
        self._make_slip(partial(slips.make, self._session.actor, request_id, self.paper))

    def make_for_helper(self, request_id: UUID) -> None:
        """Make the paper that tells the helper where to go."""
        slips = self._session.use_cases.slips
        self._make_slip(
            partial(slips.make_helper_slip, self._session.actor, request_id, self.paper)
        )

    def show_last(self) -> None:
        """Show the last slip of this colleague again."""
        slips = self._session.use_cases.slips
        self._make_slip(partial(slips.last, self._session.actor))

    def show_again(self, slip_id: UUID) -> None:
        """Show an earlier slip."""
        slips = self._session.use_cases.slips
        self._make_slip(partial(slips.show_again, self._session.actor, slip_id))

    def redraw_on(self, paper: str) -> None:
        """Draw the same slip or card on another size of paper."""
        if self._redraw:
            self.paper = paper
            self._redraw()

    def redraw_on_next(self) -> None:
        """Draw the same on the next size of paper: A5, A4, a strip of a thermal printer."""
        sizes = PAPER_SIZES if self._slip else PAPER_SIZES[:2]
        index = sizes.index(self.paper) if self.paper in sizes else -1
        self.redraw_on(sizes[(index + 1) % len(sizes)])

    def make_card(
        self, contacts: tuple[Contact, ...], *, crisis: bool, language: str = "nl"
    ) -> None:
        """Make the card with places to go to; nothing about a person is stored."""
        set_up = self._session.use_cases.set_up
        draw = partial(self._draw_card, contacts, crisis=crisis, language=language)
        self._session.query(set_up.centre, draw)

    def make_notices(self, posting_ids: Sequence[UUID]) -> None:
        """Make the notices of some posts for the board; they name no resident."""
        notices = self._session.use_cases.notices
        contents = partial(notices.contents, posting_ids=tuple(posting_ids))
        self._session.query_as_signed_in(contents, self._draw_notices)

    def make_list(self, wanted: RequestFilter) -> None:
        """Make the filtered list of requests; each person in it is audited."""
        requests = self._session.use_cases.requests
        self._session.execute(
            partial(requests.collect_list, self._session.actor, wanted), self._draw_list
        )

    def make_letter(self, task_id: UUID) -> None:
        """Write the letter to somebody who could not be reached by telephone.

        After it is printed, the task waits for an answer to it.
        """
        slips = self._session.use_cases.slips
        self._session.execute(
            partial(slips.write_letter, self._session.actor, task_id),
            partial(self._draw_letter, task_id),
            failed=self._letter_failed,
        )

    def check_before_print(self, then: Callable[[], object]) -> None:
        """Call what prints or saves the paper, unless it may not be handed out any more."""
        if self._refuse is None:
            then()
            return
        self._session.query(
            partial(self._refuse, self._session.actor),
            lambda _: then(),
            lambda error: self.message.emit(self._session.sentence(error)),
        )

    def record_print(self) -> None:
        """Record that the paper was sent to the printer."""
        if self._slip:
            self._record_slip(self._slip)
        elif self._letter_task:
            calls = self._session.use_cases.calls
            task_id = self._letter_task
            self._letter_task = None
            self._session.execute(
                partial(calls.record_outcome, self._session.actor, task_id, CallOutcome.LETTER)
            )

    def _record_slip(self, slip: Slip) -> None:
        """Record the print, which can be undone if the sheet jammed."""
        translate = self._session.translate
        command = DoneCommand(self._session)
        said = translate("undo-what", what=translate("undo-slip-printed"))
        undo = partial(command.undo, partial(self.message.emit, translate("slip-print-undone")))
        self._session.execute(
            partial(self._session.use_cases.slips.record_print, self._session.actor, slip.id),
            then=partial(self._undo_stack.push, said, undo, slip.request_id),
            on_result=command.keep,
        )

    def save(self, target: Path) -> None:
        """Save the paper as a PDF somewhere else."""
        if self.file:
            self._session.query(
                partial(_copy, self.file, target),
                partial(self._on_saved, target),
                self._save_failed,
            )

    def discard(self) -> None:
        """Delete the temporary file (docs/sources.md, "Keeping")."""
        if self.file:
            self.file.unlink(missing_ok=True)
            self.file = None

    def _make_slip(self, command: Callable[[], Result[MadeSlip]]) -> None:
        self._session.execute(command, self._draw_slip)

    def _draw_slip(self, slip: MadeSlip) -> None:
        target = self._folder / f"slip-{slip.slip.id}.pdf"
        self._redraw = partial(self._draw_again, slip.slip.id)
        self._name_file(self._name_of(slip))
        self._session.query(
            partial(self._renderers.slip, slip.text, target, self.paper),
            partial(self._show, target, slip=slip.slip),
        )

    def _name_file(self, name: str) -> None:
        """Propose a name for the file that says what the paper is; it is no sheet of labels."""
        self.labels = None
        self.file_name = f"{_make_safe_name(name)}.pdf"

    def _name_of(self, slip: MadeSlip) -> str:
        """Return what a slip is called: its kind, its code and what was asked."""
        kind = self._session.translate("paper-helper" if slip.slip.for_helper else "paper-slip")
        return f"{kind} {slip.text.code} {slip.what}"

    def _draw_again(self, slip_id: UUID) -> None:
        slips = self._session.use_cases.slips
        self._make_slip(partial(slips.redraw, self._session.actor, slip_id))

    def _draw_card(
        self,
        contacts: tuple[Contact, ...],
        centre: Centre | None,
        *,
        crisis: bool,
        language: str,
    ) -> None:
        target = self._folder / "card.pdf"
        self._name_file(self._session.translate("paper-file-card"))
        self._redraw = partial(self._draw_card, contacts, centre, crisis=crisis, language=language)
        text = make_card_text(
            self._session.translate, contacts, centre, crisis=crisis, language=language
        )
        self._session.query(
            partial(self._renderers.card, text, target, self.paper), partial(self._show, target)
        )

    def _draw_notices(self, contents: tuple[NoticeContents, ...]) -> None:
        target = self._folder / "notice.pdf"
        self._name_file(self._session.translate("paper-file-notice"))
        self._redraw = None
        notices = [
            make_notice(posting, request, centre, self._session.translate)
            for posting, request, centre in contents
        ]
        posting_ids = tuple(posting.id for posting, _, _ in contents)
        again = partial(self._session.use_cases.notices.contents, posting_ids=posting_ids)
        self._session.query(
            partial(self._renderers.notices, notices, target),
            partial(self._show, target, refuse=again),
        )

    def _draw_list(self, listed: ListedRequests) -> None:
        target = self._folder / "list.pdf"
        self._name_file(self._session.translate("paper-file-list"))
        self._redraw = None
        text = request_list_text(
            listed.lines, listed.centre, self._session.clock.now(), self._session.translate
        )
        self._session.query(
            partial(self._renderers.request_list, text, target), partial(self._show, target)
        )

    def show_labels(self, labels: LabelSheet) -> None:
        """Draw labels and show them."""
        self.show_drawn(labels.name, partial(labels.draw, labels.first), labels=labels)

    def begin_labels_at(self, place: int) -> None:
        """Draw the labels anew, for a sheet of which the first ones are used."""
        if self.labels and place != self.labels.first:
            self.show_labels(self.labels._replace(first=place))

    def show_drawn(
        self,
        name: str,
        draw: Callable[[Path], int],
        cancelled: Callable[[], object] | None = None,
        labels: LabelSheet | None = None,
    ) -> None:
        """Draw a paper of the desk and show it; ``draw`` returns its pages, 0 if it was stopped."""
        target = self._folder / f"paper-{new_id()}.pdf"
        self._redraw = None

        def on_drawn(pages: int) -> None:
            if pages:
                self._name_file(name)
                self.labels = labels
                self._show(target, pages)
            elif cancelled:
                cancelled()

        self._session.query(partial(draw, target), on_drawn)

    def _draw_letter(self, task_id: UUID, text: LetterText) -> None:
        target = self._folder / "letter.pdf"
        self._name_file(self._session.translate("paper-file-letter"))
        self._redraw = None
        self._session.query(
            partial(self._renderers.letter, text, target),
            partial(self._show, target, letter_task=task_id),
            self._letter_failed,
        )

    def _show(
        self,
        file: Path,
        pages: int,
        *,
        slip: Slip | None = None,
        letter_task: UUID | None = None,
        refuse: Callable[[Actor], object] | None = None,
    ) -> None:
        """Show a paper; ``refuse`` raises if it may not be handed out any more."""
        if self.file != file:
            self.discard()
        self.file = file
        self._slip = slip
        slips = self._session.use_cases.slips
        self._refuse = refuse
        if slip:
            self._refuse = partial(slips.require_slip_allowed, slip_id=slip.id)
        elif letter_task:
            self._refuse = partial(slips.require_letter_allowed, task_id=letter_task)
        # The desk was locked meanwhile: nobody may see it, nor who signs in next.
        if self._session.signed_in is None or self._session.is_answer_late:
            self.discard()
            return
        self._letter_task = letter_task
        self.drawn.emit(file, pages)

    def _letter_failed(self, error: UserFacingError) -> None:
        self.letter_failed.emit(self._session.sentence(error))

    def _on_saved(self, target: Path, _nothing: None) -> None:
        self.message.emit(self._session.translate("slip-saved", file=target.name))

    def _save_failed(self, error: UserFacingError) -> None:
        self.message.emit(self._session.sentence(error))


def _make_safe_name(name: str) -> str:
    """Return a name without the signs that a file may not have, and not too long."""
    kept = "".join(" " if sign in '\\/:*?"<>|' or ord(sign) < 32 else sign for sign in name)
    return " ".join(kept.split())[:_MAX_NAME].strip(". ") or "papier"


def _copy(source: Path, target: Path) -> None:
    """Copy a paper to another place; a full disk leaves no half file."""
    write_file(target, source.read_bytes(), mode=0o600)
