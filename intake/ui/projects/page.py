"""Projecten: the board at the left, households, lenders and trips at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from intake.domain.trip import TripKind
from intake.ui.projects.board import Board
from intake.ui.projects.head import ProjectHead
from intake.ui.projects.next_step import NextStep
from intake.ui.projects.possible_acts import LISTS_OF_LENDERS, possible_acts
from intake.ui.projects.posts_review import PostsReview
from intake.ui.projects.project_words import ProjectPage, Shown
from intake.ui.projects.questions import ProjectQuestions
from intake.ui.projects.rows_pane import RowsPane
from intake.ui.widgets.act_bar import Act, ActBar
from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, clear, column, label, rename, show_undo
from intake.ui.widgets.entry_strip import EntryStrip
from intake.ui.widgets.file_dialog import FileQuestion, ask_for_file
from intake.ui.widgets.footed_scroll import FootedScroll
from intake.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QHideEvent, QShowEvent

    from intake.desk.projects.bulk_posts import PostPlan
    from intake.kit.translations import Translations
    from intake.ui.projects.household_words import Row
    from intake.ui.projects.presenter import ProjectsPresenter
    from intake.ui.widgets.entry_strip import EntryForm

_LIST_WIDTH = 400


class ProjectsPage(QWidget):
    """Shows one project, and does what it waits for by one key."""

    routes_wanted = Signal(object)  # tuple[UUID, TripKind]: project id and which way
    paper_wanted = Signal(str, object)  # name of the act, project id
    counter_wanted = Signal(bool)  # the page Uitgifte: take in, or hand out
    resident_wanted = Signal(object)  # resident id: hand out to them

    def __init__(self, presenter: ProjectsPresenter, translate: Translations, scale: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self._scale = scale
        self._practice_ending = "-practice" * presenter.practice
        self.entry = EntryStrip(translate)
        self.questions = ProjectQuestions(presenter, translate, self.entry.ask)
        self.page = ProjectPage(rows={})
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        self.acts = self._build_acts()
        self.pane = RowsPane(translate, scale)
        self.pane.signals.chosen.connect(self._show_acts)
        self.pane.signals.opened.connect(self._open_row)
        frame, lines = column()
        self.review = PostsReview(translate)
        scroll = FootedScroll(self.acts)
        self.head = ProjectHead(translate)
        self.head.project_wanted.connect(presenter.open)
        self.head.stopped.connect(presenter.cancel_list)
        self._note = ActNote()
        scroll.body.addWidget(self.head)
        scroll.body.addWidget(self._note)
        self._build_board(scroll.body)
        scroll.body.addStretch(1)
        lines.addWidget(scroll, 1)
        outer.addWidget(Panes(self.pane, frame, scale))
        presenter.shown.connect(self._show)
        presenter.done.connect(self._on_done)
        presenter.failed.connect(self._on_failed)
        presenter.matches.connect(self._show_matches)
        presenter.nobody_found.connect(self._ask_who_is_new)
        presenter.progress.connect(self.head.show_list)
        presenter.undo_stack.changed.connect(self._show_acts)
        self._show(self.page)

    def start(self) -> None:
        """Read the project; the list can be walked through."""
        self._note.tell("")
        self._presenter.refresh()
        self._focus_rest()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.is_watched = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.is_watched = False

    def ask_to_sign_up(self, resident_id: UUID, name: str) -> None:
        """Ask what a resident needs who is known already: they are on the telephone."""
        self.questions.ask(self.questions.forms.known_household(name), resident_id)

    def take_list(self, file: Path) -> None:
        """Take a list of people who take part in."""
        self._note.tell(self._translate("project-list-reading", name=file.name))
        self._presenter.take_list(file)

    def _build_board(self, lines: QVBoxLayout) -> None:
        self.entry.saved.connect(self._save)
        self.entry.left.connect(self._leave_entry)
        self.entry.asked.connect(self._show_acts)
        self.review.counted.connect(self._show_acts)
        self._presenter.posts_planned.connect(self._show_posts)
        self._matches = QVBoxLayout()
        self._empty = label("", "soft")
        self.board = Board(self._translate, self._scale)
        self.board.post_wanted.connect(self._presenter.plan_posts)
        self.board.item_chosen.connect(self.questions.ask_item_changes)
        lines.addLayout(self._matches)
        lines.addWidget(self.entry)
        lines.addWidget(self.review)
        lines.addWidget(self._empty)
        lines.addWidget(self.board)

    def _build_acts(self) -> ActBar:
        questions, presenter = self.questions, self._presenter
        forms = questions.forms
        self.go = button("", "primary", "Ctrl+Return")
        self.go.clicked.connect(self._go)
        acts = (
            Act("project-confirm", "Alt+J", self._act_about_row(questions.ask_if_pledge_stands)),
            Act(
                "project-falls-through",
                "Alt+K",
                partial(self._run_with_row, presenter.fall_through),
            ),
            Act("project-let-in-act", "Alt+J", partial(self._run_with_row, presenter.admit)),
            Act("project-hand-out", "Alt+U", self._open_row),
            Act("project-give", "Alt+J", self._act_about_row(questions.ask_what_to_give)),
            Act(
                "project-take-away",
                "Alt+K",
                self._act_about_row(questions.ask_what_to_take),
                is_rare=True,
            ),
            Act("project-change-row", "Alt+Z", self._act_about_row(questions.ask_changes)),
            Act("project-leave", "Alt+X", partial(self._run_with_row, presenter.leave)),
            Act("project-pay", "Alt+G", partial(self._run_with_row, presenter.pay), is_rare=True),
            Act("project-routes-paper", "Alt+P", self._want_routes),
            Act("project-load", "Alt+J", partial(self._run_with_row, presenter.load_trip)),
            Act("project-bring-in", "Alt+K", partial(self._run_with_row, presenter.bring_trip_in)),
            Act("project-unload", "Alt+K", partial(self._run_with_row, presenter.unload_trip)),
            Act("project-driver", "Alt+C", self._act_about_row(questions.ask_driver)),
            Act("project-new-household", "Alt+B", partial(self._ask_anew, forms.household)),
            Act("project-new-pledge", "Alt+T", questions.ask_pledge),
            Act("project-new-item", "Alt+D", partial(self._ask_anew, forms.item), is_rare=True),
            Act("project-list-in", "Alt+L", self._choose_list, is_rare=True),
            Act("project-allocate", "Alt+V", presenter.allocate),
            Act("project-posts", "Alt+M", partial(presenter.plan_posts, None)),
            Act("project-posts-leave", "Alt+Q", self._leave_review),
            Act("project-posts-go-on", "Alt+Q", presenter.place_waiting),
            Act(
                "project-collect",
                "Alt+O",
                partial(questions.ask_round, is_return=False),
                is_rare=True,
            ),
            Act(
                "project-return",
                "Alt+R",
                partial(questions.ask_round, is_return=True),
                is_rare=True,
            ),
            self._paper("project-table-paper", "Ctrl+P"),
            self._paper("project-route-cards", "Ctrl+R"),
            self._paper("project-closing-paper", "Alt+S", is_rare=True),
            self._paper("project-thanks", "Alt+Y", is_rare=True),
            Act("project-change", "Alt+I", questions.ask_project_changes, is_rare=True),
            Act("project-new", "Alt+N", partial(self._ask_anew, forms.project), is_rare=True),
            Act("project-practise", "Alt+F", presenter.practise, is_rare=True),
            Act("project-close", "Alt+A", presenter.close, is_rare=True),
            Act("project-call-off", "Alt+W", presenter.call_off, is_rare=True),
            Act("project-again", "Alt+H", partial(self._ask_anew, forms.again), is_rare=True),
        )
        self.undo = button("", "link", "Ctrl+Z")
        self.undo.clicked.connect(presenter.undo)
        return ActBar(self._translate, acts, first=self.go, last=self.undo)

    @property
    def row(self) -> Row | None:
        """The row of the list that is chosen."""
        return self.pane.row

    def _show(self, page: ProjectPage) -> None:
        if self.entry.is_open and self.page.project_id not in (None, page.project_id):
            self.entry.close_form()  # it was about the other project
        self.page = page
        self.shown_before_lock = page.project_id
        self.head.show_page(page)
        self.board.show_items(page.items)
        key = "" if page.items else "project-no-items"
        if page.project_id is None:
            key = f"project-none{self._practice_ending}"
        self._empty.setText(self._translate(key) if key else "")
        self._empty.setVisible(bool(key))
        self.pane.show_page(page)

    def _show_acts(self) -> None:
        """Show the acts that make sense for the project and the chosen row."""
        shown = possible_acts(self.page, self.pane.shown, self.row)
        is_asking = self.entry.is_open or self.review.is_open
        self.board.setVisible(not is_asking)
        shown["project-practise"] = self._presenter.practice and self.page.project_id is not None
        shown["project-new"] |= self._presenter.practice
        if self.review.is_open:
            self.acts.show_possible({**dict.fromkeys(shown, False), "project-posts-leave": True})
            self._show_posts_step()
        elif self.entry.is_open:
            self.acts.hide_all()
            self.go.hide()
        else:
            self.acts.show_possible(shown)
            self._show_step()
        undone = self._presenter.undo_stack.next_label("projects")
        show_undo(self.undo, undone, self._translate("calls-undo"))

    def _show_step(self) -> None:
        """Name on the main button what the project waits for."""
        step, _, trip = self.page.step
        self.go.setEnabled(True)
        if self.page.project_id is None:
            key = f"project-step-new{self._practice_ending}"
            rename(self.go, self._translate(key), "Ctrl+Return")
            self.go.show()
            return
        count = len(self.page.rows.get(Shown.TO_RING, ()))
        of_place = "-place" * (self.page.has_only_places and step is NextStep.RING)
        waiting = self.page.waiting_households
        key = f"project-step-{step}{of_place}"
        said = self._translate(key, count=count, number=trip, waiting=waiting)
        rename(self.go, said, "Ctrl+Return")
        self.go.setVisible(step is not NextStep.NONE)

    def _show_posts_step(self) -> None:
        """Name on the main button how many posts go out."""
        count = len(self.review.chosen)
        rename(self.go, self._translate("project-posts-go", count=count), "Ctrl+Return")
        self.go.setEnabled(count > 0)
        self.go.show()

    def _go(self) -> None:
        """Do what the project waits for."""
        if self.review.is_open:
            self._presenter.place_posts(self.review.chosen)
            return
        if self.page.project_id is None and self._presenter.practice:
            self._presenter.practise()
            return
        if self.page.project_id is None:
            self._ask_anew(self.questions.forms.project)
            return
        steps: dict[NextStep, Callable[[], Any]] = {
            NextStep.ITEMS: partial(self._ask_anew, self.questions.forms.item),
            NextStep.PEOPLE: partial(self._ask_anew, self.questions.forms.household),
            NextStep.SHORTAGE: self.questions.ask_pledge,
            NextStep.RING: self._ring,
            NextStep.ASK: self._presenter.plan_posts,
            NextStep.END_POSTS: self._presenter.end_needless_posts,
            NextStep.ALLOCATE: self._presenter.allocate,
            NextStep.COLLECT: partial(self.questions.ask_round, is_return=False),
            NextStep.LOAD: partial(self._presenter.move_trip, self.page.step),
            NextStep.BRING_IN: partial(self._presenter.move_trip, self.page.step),
            NextStep.ROUTES: partial(self._ask_for_paper, "project-route-cards"),
            NextStep.HAND_OUT: partial(self.counter_wanted.emit, False),
            NextStep.TAKE_IN: partial(self.counter_wanted.emit, True),
            NextStep.RETURN: partial(self.questions.ask_round, is_return=True),
            NextStep.BRING_HOME: partial(self._presenter.move_trip, self.page.step),
            NextStep.CLOSE: self._presenter.close,
            NextStep.SHEET: partial(self._ask_for_paper, "project-closing-paper"),
        }
        if act := steps.get(self.page.step.kind):
            act()

    def _ring(self) -> None:
        """Begin the round of calls to lenders: each is asked whether it stands."""
        self.pane.show_kind(Shown.TO_RING)
        self._act_about_row(self.questions.ask_if_pledge_stands)()

    def _run_with_row(self, act: Callable[[UUID], object]) -> None:
        if self.row:
            act(self.row.key)

    def _open_row(self) -> None:
        row = self.row
        if row and row.resident_id and not self.page.has_things_here:
            self.questions.ask_changes(row)  # nothing can be handed out yet
        elif row and row.resident_id:
            self.resident_wanted.emit(row.resident_id)
        elif row and self.pane.shown in LISTS_OF_LENDERS:
            self.questions.ask_if_pledge_stands(row)

    def _act_about_row(self, ask: Callable[[Row], None]) -> Callable[[], None]:
        """Return an act that asks something about the chosen row."""

        def act() -> None:
            if self.row:
                ask(self.row)

        return act

    def _ask_anew(self, make: Callable[[], EntryForm]) -> None:
        self.questions.ask(make())

    def _save(self, form: str, typed: dict[str, str], ticked: dict[str, bool]) -> None:
        clear(self._matches)
        self.questions.save(form, self.entry.about, typed, ticked)

    def _paper(self, name: str, key: str, *, is_rare: bool = False) -> Act:
        return Act(name, key, partial(self._ask_for_paper, name), is_rare=is_rare)

    def _ask_for_paper(self, paper: str) -> None:
        if self.page.project_id:
            self.paper_wanted.emit(paper, self.page.project_id)

    def _want_routes(self) -> None:
        row, trips = self.row, self._presenter.state.trips
        kind = next((trip.trip.kind for trip in trips if row and trip.trip.id == row.key), None)
        self.routes_wanted.emit((self.page.project_id, kind or TripKind.COLLECT))

    def _choose_list(self) -> None:
        files = self._translate("import-files", endings="*.xlsx *.ods *.csv *.txt *.tsv")
        question = FileQuestion(self._translate("project-list-in"), Path.home(), files)
        ask_for_file(self, self._translate, question, self.take_list)

    def _show_matches(self, matches: list[tuple[str, UUID | None]]) -> None:
        """Offer the residents that were meant, and somebody new."""
        clear(self._matches)
        self._note.tell(self._translate("project-which"))
        for text, resident_id in matches:
            line = button(text, "link")
            if resident_id:
                line.clicked.connect(partial(self._presenter.choose_resident, resident_id))
            else:
                line.clicked.connect(self._ask_who_is_new_after_all)
            self._matches.addWidget(line)
            if resident_id == matches[0][1]:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_who_is_new_after_all(self) -> None:
        self._ask_who_is_new(self.entry.fields.typed().get("who", ""))

    def _ask_who_is_new(self, name: str) -> None:
        self._note.tell(self._translate("project-nobody-found"))
        self.questions.ask(self.questions.forms.new_household(name))

    def _show_posts(self, plan: PostPlan) -> None:
        self._note.tell("")
        self.review.show_plan(plan)
        self._show_acts()

    def _leave_review(self) -> None:
        self.review.hide()
        self._leave_entry()

    def _leave_entry(self) -> None:
        clear(self._matches)
        self._show_acts()
        self._focus_rest()

    def _focus_rest(self) -> None:
        """Focus the list, or the main button if nobody is listed."""
        part = self.go if self.pane.list.isHidden() else self.pane.list
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self, sentence: str) -> None:
        self._note.tell(sentence)
        clear(self._matches)
        self.entry.hide()
        self.review.hide()
        self.head.end_list()
        self._show_acts()
        self._focus_rest()

    def _on_failed(self, sentence: str) -> None:
        self._note.tell_failure(sentence)
        self.head.end_list()
        if self.entry.is_open:
            self.entry.focus_first()
