"""The hand-over page ("Uitgifte").

The code is at the top, below it the things of the person, at the right where each of them is.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake.ui.handovers.calendar_box import CalendarBox
from intake.ui.handovers.code_bar import CodeBar
from intake.ui.handovers.counter_choice import CounterChoice
from intake.ui.handovers.day_bar import DayBar
from intake.ui.handovers.entry_answers import missing_parts, save_entry, save_new_thing
from intake.ui.handovers.entry_questions import EntryQuestions
from intake.ui.handovers.found_things import FoundThings
from intake.ui.handovers.main_act import MainAct, choose_main_act
from intake.ui.handovers.people_to_come import PeopleToCome
from intake.ui.handovers.photo_keeper import PhotoKeeper
from intake.ui.handovers.possible_acts import possible_acts
from intake.ui.handovers.presenter import Collector
from intake.ui.handovers.where_pane import WherePane
from intake.ui.widgets.act_bar import Act, ActBar, ActLimits
from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, column, flow, label, rename, set_main, show_undo
from intake.ui.widgets.entry_strip import EntryStrip
from intake.ui.widgets.footed_scroll import FootedScroll
from intake.ui.widgets.scroll_into_view import scroll_into_view

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from intake.desk.custody.loan_calendar import LoanDays
    from intake.desk.custody.returns import TakeInOutcome
    from intake.desk.projects.day_counts import PersonToCome
    from intake.kit.translations import Translations
    from intake.ui.handovers.counter_words import CounterPage, ThingRow
    from intake.ui.handovers.people_words import PeoplePage
    from intake.ui.handovers.presenter import HandoverPresenter

_NARROW = 860
"""Below this width in pixels at 100% the columns are below each other."""

_ACTS_IN_A_ROW = ActLimits(max_shown=3)
"""Acts beside the main one: on a laptop they stand in one row."""


class HandoversPage(QWidget):
    """Hands out and takes in by code, one after the other, without the mouse."""

    receipt_wanted = Signal(object)  # batch id
    label_wanted = Signal(object)  # thing id
    list_wanted = Signal()
    projects_wanted = Signal()  # everybody was served

    def __init__(self, presenter: HandoverPresenter, translate: Translations, scale: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter = presenter
        self._translate = translate
        self._scale = scale
        self.takes_in = False
        self._main_act = MainAct.NONE
        self.counter: CounterPage | None = None
        self._collector = Collector()  # nobody: the resident comes in person
        self._taken_in_by_thing: dict[UUID, TakeInOutcome] = {}
        self._to_come = PeopleToCome()
        self._build()
        self._connect_presenter()
        self.set_mode(takes_in=False)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(8)

        self.day = DayBar(self._translate)
        outer.addWidget(self.day)
        self.bar = CodeBar(self._translate)
        self.bar.entered.connect(self._enter)
        self.bar.mode_wanted.connect(lambda takes_in: self.set_mode(takes_in=takes_in))

        self.code = self.bar.code
        outer.addWidget(self.bar)
        person = self._build_person()
        self._acts = self._build_acts()
        scroll = FootedScroll(self._acts, fills=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addWidget(person, 3)

        self._where = WherePane(self._translate)
        self._columns.addWidget(self._where, 2)
        scroll.body.addLayout(self._columns, 1)
        outer.addWidget(scroll, 1)

    def _build_person(self) -> QWidget:
        frame, lines = column()
        self._note = ActNote()
        self._heading = label("", "name")
        self._hint = label("", "soft")
        self._found = FoundThings(self._translate)
        self.word, self.rows = self._found.word, self._found.rows
        self.word.proved.connect(self._on_proved)
        self.word.refused.connect(self._presenter.refuse_word)
        self._found.matches.wanted.connect(self._presenter.open_match)
        self.rows.chosen.connect(self._on_row_chosen)

        self.entry = EntryStrip(self._translate)
        self.entry.saved.connect(self._on_entry_saved)
        self.entry.left.connect(self._leave_entry)
        self._questions = EntryQuestions(self.entry, self.rows, self._translate)
        self.photos = PhotoKeeper(self, self._presenter, self.rows, self._translate)
        self.entry.asked.connect(self._show_acts)  # they make room for the form

        which = self._translate("handover-which-thing")
        self._questions.unclear.connect(partial(self._note.tell_failure, which))
        self.calendar = CalendarBox(self._translate)
        for part in (self._note, self._heading, self._hint, self._found, self.entry, self.calendar):
            lines.addWidget(part)
        lines.addStretch(1)
        return frame

    def _build_acts(self) -> ActBar:
        self.go = button("", "primary", "Ctrl+Return")
        self.go.clicked.connect(self._do_main_act)
        self.undo = button("", "link", "Ctrl+Z")
        self.undo.clicked.connect(self._presenter.undo)

        questions = self._questions
        forms = questions.forms
        rare = partial(Act, is_rare=True)
        acts = (
            Act("handover-arrive", "Alt+I", questions.ask_what_arrived),
            Act("handover-missing", "Alt+M", partial(questions.ask_of_row, forms.missing)),
            Act("handover-other-collects", "Alt+A", questions.ask_who_collects),
            Act("handover-receipt", "Ctrl+P", self._print_receipt),
            Act("handover-sign", "Alt+O", self._presenter.sign),
            Act("handover-extend", "Alt+V", partial(questions.ask_of_row, forms.extension)),
            Act("handover-mishap", "Alt+K", partial(questions.ask_of_row, forms.mishap)),
            Act("handover-photo-damage", "Alt+G", partial(self.photos.choose, of_damage=True)),
            Act("handover-home", "Alt+B", self._bring_home),
            Act("handover-note", "Alt+R", partial(questions.ask_of_row, forms.note)),
            Act("handover-put", "Alt+P", partial(questions.ask_of_row, forms.place)),
            Act("handover-label", "Alt+T", self._print_label),
            Act("handover-photo", "Alt+F", self.photos.choose),
            Act("handover-new", "Alt+H", questions.ask_new_thing),
            Act("handover-list", "Alt+L", self.list_wanted.emit),
            Act("handover-calendar-short", "Alt+C", self._presenter.read_calendar),
            rare("handover-change", "Alt+D", partial(questions.ask_of_row, forms.change)),
            rare("handover-swap", "Alt+U", partial(questions.ask_of_row, forms.swap)),
            rare("handover-correct", "Alt+Z", questions.ask_where),
            rare("handover-write-off", "Alt+X", partial(questions.ask_of_row, forms.write_off)),
        )
        return ActBar(self._translate, acts, first=self.go, last=self.undo, limits=_ACTS_IN_A_ROW)

    def _connect_presenter(self) -> None:
        presenter = self._presenter
        self._where.follow(presenter)
        presenter.shown.connect(self._show)
        presenter.to_come_shown.connect(self._show_to_come)
        presenter.calendar_read.connect(self._show_calendar)
        presenter.done.connect(self._on_done)
        presenter.failed.connect(self._note.tell_failure)
        presenter.ready_for_next.connect(self._focus_next)
        presenter.taken_in.connect(self._on_taken)
        presenter.handed_out.connect(self.word.forget)
        presenter.undo_stack.changed.connect(self._show_acts)

    def start(self) -> None:
        """Begin with the next person; the code can be typed."""
        self._note.tell("")
        self.code.clear()
        self.code.select_to_type_over()
        self.word.forget()
        self._presenter.clear()
        self._presenter.refresh()
        self.bar.look_for_camera()
        self._focus_code()

    @property
    def shown_before_lock(self) -> CounterChoice | None:
        """What a form is about, to be asked of the same after the lock; None if nothing is."""
        page = self.counter
        if page is None or not (page.has_resident or page.rows):
            return None
        rows = self.rows.choice(page.joined)
        return CounterChoice(page.resident_id, rows, self.takes_in, self._taken_in_by_thing)

    def reopen(self, choice: CounterChoice) -> None:
        """Show again what was chosen before the lock."""
        self.set_mode(takes_in=choice.takes_in)
        self._taken_in_by_thing = dict(choice.taken_in)
        self.rows.choose(choice.rows)
        choice.open_again(self._presenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() * 100 / self._scale >= _NARROW
        self._columns.setDirection(flow(beside=beside))
        self.bar.show_hint(on=beside)

    def _focus_code(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.code.isModified():  # else the next code is being typed or scanned already
            self.code.select_to_type_over()

    def _focus_next(self) -> None:
        """Focus what is typed in next: what was refused in a form stays there to be mended."""
        if self.entry.is_open:
            self.entry.focus_first()
        else:
            self._focus_code()

    def _focus_next_of_handing_out(self) -> None:
        """Focus what Enter does next: tell that the word is right, then hand out."""
        part = self.go
        if not self.word.check:
            part = self.word.first_answer
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_mode(self, *, takes_in: bool) -> None:
        """Take things in from now on, or hand them out."""
        if takes_in:
            self._presenter.clear_served()
        self.takes_in = self._presenter.takes_in = takes_in
        self._to_come = PeopleToCome()
        self._where.show_to_come(None)
        self._presenter.refresh()
        self.bar.show_mode(takes_in=takes_in)
        self.day.show_mode(takes_in=takes_in)
        if self.counter is not None:
            self._show(self.counter)
        self._show_acts()
        self._focus_code()  # where nothing of the last person is gone on with

    def _enter(self) -> None:
        self._note.tell("")
        self._taken_in_by_thing = {}
        typed = self.code.text()
        self.code.select_to_type_over()  # while this one is dealt with
        self._presenter.enter(typed, takes_in=self.takes_in)

    def _show(self, counter: CounterPage) -> None:
        # Two residents may have one name: what was proved of one holds for nobody else.
        is_other = self.counter is None or self.counter.resident_id != counter.resident_id
        self.counter = counter
        if is_other:
            self._collector = Collector()
            self.word.forget()
            self.entry.hide()
        for part, text in ((self._heading, counter.heading), (self._hint, counter.hint)):
            part.setText(text)
            part.setVisible(bool(text))
        self._found.show_counter(counter, takes_in=self.takes_in)
        self._where.show_chain(counter.chain_title, counter.chain)
        has_to_give = counter.has_resident and any(row.can_go_out for row in counter.rows)
        can_hand_out = has_to_give and not self.takes_in
        self.word.ask(counter.code_words if can_hand_out else None)
        self._questions.resident = counter.heading if counter.has_resident else ""
        self._show_acts()
        self._focus_after_show(can_hand_out=can_hand_out)

    def _focus_after_show(self, *, can_hand_out: bool) -> None:
        if can_hand_out:
            self._focus_next_of_handing_out()
        elif self.takes_in and self.rows.ticked and not self.code.text().strip():
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.entry.is_open:
            self._focus_code()

    def _show_calendar(self, calendar: LoanDays) -> None:
        """Show the calendar below what is on the page; the same key puts it away."""
        if self.calendar.isVisible():
            self.calendar.hide()
        else:
            self.calendar.show_days(calendar)
            scroll_into_view(self.calendar)

    def _show_to_come(self, shown: PeoplePage, people: tuple[PersonToCome, ...]) -> None:
        self._to_come.replace(people)
        self._where.show_to_come(shown)
        self._show_acts()

    @property
    def _next_person(self) -> PersonToCome | None:
        """The first who still comes, other than who stands at the counter now."""
        at_counter = self.counter.resident_id if self.counter else None
        return self._to_come.next_after(at_counter)

    def _show_acts(self) -> None:
        """Show the acts that make sense for what is on the page."""
        self._show_main_act()
        shown = possible_acts(self._presenter, self.counter, self.rows, takes_in=self.takes_in)
        row = self.rows.current  # of what was taken in just now, a part may be missing
        has_parts_away = bool(row and row.parts and row.thing_id in self._taken_in_by_thing)
        shown["handover-missing"] = has_parts_away
        self._found.setVisible(not self.entry.is_open)  # the form needs the room
        if self.entry.is_open:
            self._acts.hide_all()
        else:
            self._acts.show_possible(shown)
        undone = self._presenter.undo_stack.next_label("handovers")
        show_undo(self.undo, undone, self._translate("calls-undo"))

    def _show_main_act(self) -> None:
        """Name on the main button what it does."""
        next_person = self._next_person
        self._main_act = choose_main_act(
            self._to_come,
            can_move=any(row.can_move(takes_in=self.takes_in) for row in self.rows.rows),
            is_choosing=bool(self.counter and self.counter.matches),
            takes_in=self.takes_in,
            has_next=next_person is not None,
        )
        who = next_person.name if next_person else ""
        key = self._main_act.value or MainAct.HAND_OUT.value  # a hidden button has a name as well
        rename(self.go, self._translate(key, who=who), "Ctrl+Return")
        is_next = self._main_act is not MainAct.HAND_OUT or not self.word.asks
        set_main(self.go, is_main=is_next, other="second")
        self.go.setVisible(self._main_act is not MainAct.NONE and not self.entry.is_open)

    def _on_proved(self) -> None:
        self._note.tell("")
        self._show_main_act()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row_chosen(self, row: ThingRow) -> None:
        self._show_acts()
        if row.thing_id:
            self._presenter.show_chain(row.thing_id)

    def _on_done(self, sentence: str) -> None:
        self._note.tell(sentence)
        self.entry.hide()
        self._show_acts()
        self._focus_code()

    def _on_taken(self, taken: TakeInOutcome) -> None:
        self._taken_in_by_thing[taken.thing.id] = taken
        self._show_acts()

    def _do_main_act(self) -> None:
        next_person = self._next_person
        match self._main_act:
            case MainAct.HAND_OUT:
                self._presenter.hand_out(self.rows.ticked, self.word.check, self._collector)
            case MainAct.TAKE_IN:
                self._presenter.take_in(self.rows.ticked)
            case MainAct.OPEN_NEXT_PERSON if next_person:
                self._presenter.open_resident(next_person.resident_id)
            case MainAct.BACK_TO_PROJECTS:
                self.projects_wanted.emit()

    def _print_receipt(self) -> None:
        if self._presenter.last_batch:
            self.receipt_wanted.emit(self._presenter.last_batch)

    def _print_label(self) -> None:
        if self.rows.current and self.rows.current.thing_id:
            self.label_wanted.emit(self.rows.current.thing_id)

    def _bring_home(self) -> None:
        if self.rows.current:
            self._presenter.bring_home(self.rows.current)

    def _leave_entry(self) -> None:
        self._show_acts()
        self._focus_code()

    def _on_entry_saved(self, form: str, typed: dict[str, str], ticks: dict[str, bool]) -> None:
        row = self.rows.current
        if form == "collector":
            self._save_collector(typed, ticks)
        elif form == "new":
            save_new_thing(self._presenter, self.rows.awaited, typed, ticks)
        elif row and form == "missing" and row.thing_id in self._taken_in_by_thing:
            taken = self._taken_in_by_thing[row.thing_id]
            self._presenter.note_missing(taken, missing_parts(typed))
        elif row:
            save_entry(self._presenter, row, form, typed, ticks)

    def _save_collector(self, typed: dict[str, str], ticks: dict[str, bool]) -> None:
        """Note who collects instead of the resident; handing out goes on with them."""
        self._collector = Collector(
            typed["name"], typed["relation"], slip_seen=ticks.get("slip", False)
        )
        self._hint.setText(self._translate("handover-hop-collector", who=typed["name"]))
        self._hint.show()
        self.entry.hide()
        self._show_acts()
        self._focus_next_of_handing_out()
