"""Make the papers that are not of one request: for the counter, the day, and a power cut."""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.kit.settings import LABEL_PROFILES
from intake.kit.time_zone import to_local_time
from intake.kit.translations import LANGUAGES
from intake.text.composing.counter_papers import coupon, pointing_board
from intake.text.composing.intake_form import intake_forms
from intake.ui.printing.presenter import LabelSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from intake.desk.printing.sheets import PaperFacts
    from intake.domain.trip import TripKind
    from intake.text.composing.label_text import LabelText
    from intake.text.composing.no_answer_letter import LetterText
    from intake.text.composing.slip_text import SlipText
    from intake.ui.desk_session import DeskSession
    from intake.ui.printing.presenter import PaperPresenter

PAPERS = ("day", "hand-out", "slips", "calls", "shift", "board", "coupon", "forms")
"""The papers in the order of the window."""

PAPERS_OF_A_DAY = frozenset({"day", "hand-out", "slips"})
PAPERS_IN_A_LANGUAGE = frozenset({"board", "coupon"})
PAPERS_IN_A_NUMBER = frozenset({"coupon", "forms"})
PAPERS_TYPED_IN = frozenset({"coupon", "forms"})
"""Papers that come back with handwriting, to be typed in."""

_SHIFT = timedelta(hours=5)
"""How long ago the shift began that the note is about."""

_EVERY = 10
"""Slips between two reports of progress."""


class SheetRenderers(NamedTuple):
    """The functions that draw a paper, several of one kind, or many slips, to a file."""

    paper: Callable[[Any, Path], int]
    series: Callable[[Any, Path], int]
    labels: Callable[[Any, Path, str, int], int]
    batch: Callable[[Any, Path, Callable[[int], bool]], int]


class Wish(NamedTuple):
    """What somebody chose in the window: a paper, its language, how many, and for which day."""

    paper: str
    language: str = "nl"
    number: int = 1
    day: date | None = None


HAND_OUT = Wish("hand-out")
"""The list of what is handed out today."""


class SheetsPresenter(QObject):
    """Makes one paper at a time and hands it to the window that shows papers.

    ``languages`` carries those that may be printed, ``progress`` how many slips of how many are
    drawn, ``message`` a sentence.
    """

    languages = Signal(list)
    progress = Signal(int, int)
    message = Signal(str)
    shift_shown = Signal(object)  # SheetText: the note for the next shift

    def __init__(
        self, session: DeskSession, papers: PaperPresenter, renderers: SheetRenderers
    ) -> None:
        super().__init__()
        self._session = session
        self._papers = papers
        self._renderers = renderers
        self._stop = threading.Event()

    @property
    def practice(self) -> bool:
        return self._session.practice

    def refresh(self) -> None:
        """Tell the languages that may be printed."""
        self._session.query_as_signed_in(
            self._session.use_cases.sheets.paper_facts,
            lambda facts: self.languages.emit(list(facts.languages)),
        )

    def today(self) -> date:
        """Return the day of the desk's clock."""
        return to_local_time(self._session.clock.now()).date()

    def make(self, wish: Wish) -> None:
        """Make a paper; its window opens when it is drawn."""
        sheets = self._session.use_cases.sheets
        actor = self._session.actor
        day = wish.day or self.today()
        if wish.paper == "day":
            self._session.execute(partial(sheets.day_sheet, actor, day), self._draw)
        elif wish.paper == "hand-out":
            receipts = self._session.use_cases.receipts
            self._session.execute(partial(receipts.hand_out_list, actor, day), self._draw)
        elif wish.paper == "slips":
            self._session.execute(partial(sheets.batch, actor, day), self._draw_batch)
        elif wish.paper == "calls":
            self._session.execute(partial(sheets.call_sheet, actor), self._draw)
        elif wish.paper == "shift":
            since = self._session.clock.now() - _SHIFT
            self._session.execute(partial(sheets.shift_note, actor, since), self._draw)
        elif wish.paper == "forms":
            forms = self._session.use_cases.paper_forms
            self._session.execute(partial(forms.take_numbers, actor, wish.number), self._draw_forms)
        else:
            self._session.query_as_signed_in(sheets.paper_facts, partial(self._draw_for_all, wish))

    def show_shift_note(self) -> None:
        """Show the note for the next shift on the screen."""
        since = self._session.clock.now() - _SHIFT
        note = partial(self._session.use_cases.sheets.shift_note, self._session.actor, since)
        self._session.execute(note, self.shift_shown.emit)

    def cancel(self) -> None:
        """Stop drawing the slips of a day."""
        self._stop.set()

    def make_card(self, request_id: UUID) -> None:
        """Make the appointment card of a request."""
        sheets = self._session.use_cases.sheets
        self._session.execute(
            partial(sheets.appointment_card, self._session.actor, request_id), self._draw
        )

    def make_receipt(self, batch_id: UUID) -> None:
        """Make the receipt of what was handed over in one act."""
        receipts = self._session.use_cases.receipts
        self._session.execute(partial(receipts.receipt, self._session.actor, batch_id), self._draw)

    def make_routes(self, wanted: tuple[UUID, TripKind]) -> None:
        """Make the routes of a project's round, to collect or to bring home."""
        project_id, kind = wanted
        papers = self._session.use_cases.project_papers
        routes = partial(papers.routes, self._session.actor, project_id, kind)
        self._session.execute(routes, self._draw)

    def make_hand_out_table(self, project_id: UUID) -> None:
        """Make the list of who gets what of a project."""
        papers = self._session.use_cases.project_papers
        table = partial(papers.hand_out_table, self._session.actor, project_id)
        self._session.execute(table, self._draw)

    def make_closing_sheet(self, project_id: UUID) -> None:
        """Make the sheet of what came, what went home and what is missing."""
        papers = self._session.use_cases.project_papers
        sheet = partial(papers.closing_sheet, self._session.actor, project_id)
        self._session.execute(sheet, self._draw)

    def make_thank_you_letters(self, project_id: UUID) -> None:
        """Make the letters to the lenders of a project."""
        papers = self._session.use_cases.project_papers
        self._session.execute(
            partial(papers.thank_you_letters, self._session.actor, project_id), self._draw_letters
        )

    def make_route_cards(self, project_id: UUID) -> None:
        """Make for each household its own route along the hosts of a project."""
        papers = self._session.use_cases.project_papers
        self._session.execute(
            partial(papers.route_cards, self._session.actor, project_id), self._draw_letters
        )

    def _draw_letters(self, letters: tuple[LetterText, ...]) -> None:
        self._papers.show_drawn(letters[0].title, partial(self._renderers.series, letters))

    def make_thing_labels(self, thing_id: UUID, profile: str) -> None:
        """Make a label for each piece of a thing."""
        receipts = self._session.use_cases.receipts
        self._session.execute(
            partial(receipts.labels, self._session.actor, thing_id),
            partial(self._draw_labels, profile),
        )

    def make_labels(self, request_id: UUID, profile: str) -> None:
        """Make the labels of what a request borrows."""
        sheets = self._session.use_cases.sheets
        self._session.query_as_signed_in(
            partial(sheets.labels, request_id=request_id), partial(self._draw_labels, profile)
        )

    def _draw_labels(self, profile: str, labels: tuple[LabelText, ...]) -> None:
        name = f"{self._session.translate('paper-labels')} {labels[0].code}"

        def draw(first: int, target: Path) -> int:
            return self._renderers.labels(labels, target, profile, first)

        self._papers.show_labels(LabelSheet(name, draw, LABEL_PROFILES[profile]))

    def _draw(self, text: Any) -> None:
        name = getattr(text, "name", "") or text.title
        code = getattr(text, "code", "")
        self._papers.show_drawn(f"{name} {code}".strip(), partial(self._renderers.paper, text))

    def _draw_for_all(self, wish: Wish, facts: PaperFacts) -> None:
        """Draw a board or coupons: they name nobody."""
        translate = self._session.translate
        language = wish.language if wish.language in facts.languages else LANGUAGES[0]
        name = translate(f"paper-{wish.paper}")
        if wish.paper == "board":
            text = pointing_board(translate, facts.centre, language)
            self._papers.show_drawn(f"{name} {language}", partial(self._renderers.paper, text))
            return
        texts = (coupon(translate, facts.centre, language),) * wish.number
        self._papers.show_drawn(name, partial(self._renderers.series, texts))

    def _draw_forms(self, numbers: tuple[str, ...]) -> None:
        """Draw empty forms with their numbers."""
        translate = self._session.translate

        def draw(facts: PaperFacts) -> None:
            texts = intake_forms(numbers, facts.centre, translate.bound_to(translate.language))
            name = f"{translate('paper-forms')} {numbers[0]}"
            self._papers.show_drawn(name, partial(self._renderers.series, texts))

        self._session.query_as_signed_in(self._session.use_cases.sheets.paper_facts, draw)

    def _draw_batch(self, slips: tuple[SlipText, ...]) -> None:
        if not slips:
            self.message.emit(self._session.translate("paper-no-slips"))
            return
        self._stop.clear()
        total = len(slips)

        def report(drawn: int) -> bool:
            if drawn % _EVERY == 0 or drawn == total:
                self.progress.emit(drawn, total)
            return not self._stop.is_set()

        def draw(target: Path) -> int:
            return self._renderers.batch(slips, target, report)

        name = self._session.translate("paper-slips")
        self._papers.show_drawn(name, draw, cancelled=self._on_cancelled)

    def _on_cancelled(self) -> None:
        self.progress.emit(0, 0)
        self.message.emit(self._session.translate("paper-stopped"))
