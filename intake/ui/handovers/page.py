"""Uitgifte: a code at the top, whose things below it, at the right where each of them is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake.ui.handovers.calendar_box import CalendarBox
from intake.ui.handovers.code_bar import CodeBar
from intake.ui.handovers.code_word_strip import CodeWordStrip
from intake.ui.handovers.day_bar import DayBar
from intake.ui.handovers.entry_answers import missing_parts, save_entry
from intake.ui.handovers.entry_forms import EntryForms
from intake.ui.handovers.match_list import MatchList
from intake.ui.handovers.people_to_come import PeopleToCome
from intake.ui.handovers.photo import choose_photo, read_small
from intake.ui.handovers.possible_acts import possible_acts
from intake.ui.handovers.presenter import Collector
from intake.ui.handovers.thing_rows import ThingRows
from intake.ui.handovers.where_pane import WherePane
from intake.ui.widgets.act_bar import Act, ActBar, ActLimits
from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, column, label, rename, shown_key
from intake.ui.widgets.entry_strip import EntryStrip
from intake.ui.widgets.footed_scroll import FootedScroll
from intake.ui.widgets.scroll_into_view import scroll_into_view

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from intake.desk.custody.loan_calendar import LoanDays
    from intake.desk.custody.returns import TakenIn
    from intake.desk.projects.day_counts import PersonToCome
    from intake.domain.custody import CodeWordCheck
    from intake.kit.translations import Translations
    from intake.ui.handovers.counter_words import CounterPage, ThingRow
    from intake.ui.handovers.people_words import PeoplePage
    from intake.ui.handovers.presenter import HandoverPresenter
    from intake.ui.widgets.entry_strip import EntryForm

_NARROW = 860
"""Below this width in pixels at 100% the columns are below each other."""

_LIMITS = ActLimits(max_shown=3)
"""Acts beside handing out: on a laptop they stand in one row."""


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
        self._opens_next = self._leads_back = False
        self.page: CounterPage | None = None
        self._collector = Collector()
        self._taken: dict[UUID, TakenIn] = {}
        self._to_come = PeopleToCome()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(8)
        self.day = DayBar(translate)
        outer.addWidget(self.day)
        self.bar = CodeBar(translate)
        self.bar.entered.connect(self._enter)
        self.bar.mode_wanted.connect(lambda takes_in: self._set_mode(takes_in=takes_in))
        self.code = self.bar.code
        outer.addWidget(self.bar)
        self._acts = self._build_acts()
        scroll = FootedScroll(self._acts)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addWidget(self._build_person(), 3)
        self._where = WherePane(translate)
        self._where.resident_wanted.connect(presenter.open_resident)
        self._columns.addWidget(self._where, 2)
        scroll.body.addLayout(self._columns)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        presenter.shown.connect(self._show)
        presenter.chain_shown.connect(self._where.show_chain)
        presenter.out_shown.connect(self._where.out.show_people)
        presenter.to_come_shown.connect(self._show_to_come)
        presenter.photo_read.connect(self._where.photo.show_content)
        presenter.damage_photo_read.connect(self._where.damage_photo.show_content)
        presenter.done.connect(self._on_done)
        presenter.failed.connect(self._note.tell_failure)
        presenter.ready_for_next.connect(self._focus_next)
        presenter.taken_in.connect(self._on_taken)
        presenter.handed_out.connect(self.word.forget)
        presenter.undo_stack.changed.connect(self._show_acts)
        self._set_mode(takes_in=False)

    def _build_person(self) -> QWidget:
        frame, lines = column()
        self._note = ActNote()
        self._heading = label("", "name")
        self._hint = label("", "soft")
        self.word = CodeWordStrip(self._translate)
        self.word.proved.connect(self._on_proved)
        self.word.refused.connect(self._presenter.refuse_word)
        self._sentence = label("", "soft")
        self._matches = MatchList()
        self._matches.wanted.connect(self._presenter.open_match)
        self.rows = ThingRows(self._translate)
        self.rows.chosen.connect(self._on_row_chosen)
        self.entry = EntryStrip(self._translate)
        self.entry.saved.connect(self._on_entry_saved)
        self.entry.left.connect(self._leave_entry)
        self.calendar = CalendarBox(self._translate)
        self._presenter.calendar_read.connect(self._show_calendar)
        for part in (self._note, self._heading, self._hint, self.word, self._sentence):
            lines.addWidget(part)
        lines.addWidget(self._matches)
        lines.addWidget(self.rows)
        lines.addWidget(self.entry)
        lines.addWidget(self.calendar)
        lines.addStretch(1)
        return frame

    def _build_acts(self) -> ActBar:
        self.go = button("", "primary", "Ctrl+Return")
        self.go.clicked.connect(self._go)
        forms = EntryForms(self._translate)
        rare = partial(Act, is_rare=True)
        acts = (
            Act("handover-arrive", "Alt+I", partial(self._ask_what_arrived, forms)),
            Act("handover-missing", "Alt+M", partial(self._ask_of_row, forms.missing)),
            Act("handover-other-collects", "Alt+A", lambda: self._ask(forms.collector())),
            Act("handover-receipt", "Ctrl+P", self._print_receipt),
            Act("handover-sign", "Alt+O", self._presenter.sign),
            Act("handover-extend", "Alt+V", partial(self._ask_of_row, forms.extension)),
            Act("handover-mishap", "Alt+K", partial(self._ask_of_row, forms.mishap)),
            Act("handover-photo-damage", "Alt+G", partial(self._choose_photo, of_damage=True)),
            Act("handover-home", "Alt+B", self._bring_home),
            Act("handover-note", "Alt+R", partial(self._ask_of_row, forms.note)),
            Act("handover-put", "Alt+P", partial(self._ask_of_row, forms.place)),
            Act("handover-label", "Alt+T", self._print_label),
            Act("handover-photo", "Alt+F", self._choose_photo),
            Act("handover-new", "Alt+H", lambda: self._ask(forms.thing())),
            Act("handover-list", "Alt+L", self.list_wanted.emit),
            Act("handover-calendar-short", "Alt+C", self._presenter.read_calendar),
            rare("handover-change", "Alt+D", partial(self._ask_of_row, forms.change)),
            rare("handover-swap", "Alt+U", partial(self._ask_of_row, forms.swap)),
            rare("handover-correct", "Alt+Z", partial(self._ask_where, forms)),
            rare("handover-write-off", "Alt+X", partial(self._ask_of_row, forms.write_off)),
        )
        self.undo = button("", "link", "Ctrl+Z")
        self.undo.clicked.connect(self._presenter.undo)
        return ActBar(self._translate, acts, first=self.go, last=self.undo, limits=_LIMITS)

    def start(self) -> None:
        """Begin with the next person; the code can be typed."""
        self._note.tell("")
        self.code.clear()
        self.code.finish()
        self.word.forget()
        self._presenter.clear()
        self._presenter.refresh()
        self.bar.look_for_camera()
        self._focus_code()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() * 100 / self._scale >= _NARROW
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def begin(self, *, takes_in: bool) -> None:
        """Hand out what is shown next, or take it in, whatever was done before."""
        self._set_mode(takes_in=takes_in)

    def _focus_code(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.code.isModified():  # else the next code is being typed or scanned already
            self.code.finish()

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
            part = self.word.known if self.word.right.isHidden() else self.word.right
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_mode(self, *, takes_in: bool) -> None:
        self.takes_in = self._presenter.takes_in = takes_in
        self._to_come = PeopleToCome()
        self._where.to_come.hide()
        self._presenter.refresh()
        self.bar.show_mode(takes_in=takes_in)
        self.day.show_mode(takes_in=takes_in)
        if self.page is not None:
            self._show(self.page)
        self._show_acts()
        self._focus_code()

    def _enter(self) -> None:
        self._note.tell("")
        self._taken = {}
        typed = self.code.text()
        self.code.finish()  # the next code is typed over it, also while this one is dealt with
        self._presenter.enter(typed, takes_in=self.takes_in)

    def _show(self, page: CounterPage) -> None:
        # Two residents may have one name: what was proved of one holds for nobody else.
        is_other = self.page is None or self.page.resident_id != page.resident_id
        self.page = page
        if is_other:
            self._collector = Collector()
            self.word.forget()
            self.entry.hide()
        self._heading.setText(page.heading)
        self._heading.setVisible(bool(page.heading))
        self._hint.setText(page.hint)
        self._hint.setVisible(bool(page.hint))
        self._sentence.setText(page.sentence)
        self._sentence.setVisible(bool(page.sentence))
        self._matches.show_matches(page.matches)
        self.rows.show_rows(page.rows, takes_in=self.takes_in, meant=page.thing_id)
        self._where.show_chain(page.chain_title, page.chain)
        has_to_give = page.has_resident and any(row.can_go_out for row in page.rows)
        gives = has_to_give and not self.takes_in
        self.word.ask(page.code_words if gives else None)
        self._show_acts()
        if gives:
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

    def _show_to_come(self, page: PeoplePage, people: tuple[PersonToCome, ...]) -> None:
        self._to_come.replace(people)
        self._where.to_come.show_people(page)
        self._show_acts()

    @property
    def _next_person(self) -> PersonToCome | None:
        """The first who still comes, but who stands before the counter now."""
        return self._to_come.next_after(self.page.resident_id if self.page else None)

    def _show_acts(self) -> None:
        """Show the acts that make sense for what is on the page."""
        self._show_main_act()
        shown = possible_acts(self._presenter, self.page, self.rows, takes_in=self.takes_in)
        row = self.rows.current
        shown["handover-missing"] = bool(row and row.parts and row.thing_id in self._taken)
        if self.entry.is_open:
            self._acts.hide_all()
        else:
            self._acts.show_possible(shown)
        undo_label = self._presenter.undo_stack.next_label("handovers")
        self.undo.setText(f"{undo_label}   {shown_key('Ctrl+Z')}")
        self.undo.setAccessibleName(undo_label or self._translate("calls-undo"))
        self.undo.setVisible(bool(undo_label))

    def _show_main_act(self) -> None:
        """Name on the main button what it does: move what is ticked, or open the next person."""
        moves = any(one.can_move(takes_in=self.takes_in) for one in self.rows.rows)
        self._opens_next = not moves and self._next_person is not None
        key = ("handover-give-all", "handover-take-all")[self.takes_in]
        said = self._translate(key)
        if self._opens_next and self._next_person:
            said = self._translate("handover-next-person", who=self._next_person.name)
        self._leads_back = self._to_come.is_served and not moves and not self._opens_next
        if self._leads_back:
            said = self._translate("handover-all-served")
        rename(self.go, said, "Ctrl+Return")
        shows = moves or self._opens_next or self._leads_back
        self.go.setVisible(shows and not self.entry.is_open)

    def _on_proved(self, _check: CodeWordCheck) -> None:
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

    def _on_taken(self, taken: TakenIn) -> None:
        self._taken[taken.thing.id] = taken
        self._show_acts()

    def _go(self) -> None:
        if self._leads_back:
            self.projects_wanted.emit()
        elif self._opens_next and self._next_person:
            self._presenter.open_resident(self._next_person.resident_id)
        elif self.takes_in:
            self._presenter.take_in(self.rows.ticked)
        else:
            self._presenter.hand_out(self.rows.ticked, self.word.check, self._collector)

    def _print_receipt(self) -> None:
        if self._presenter.last_batch:
            self.receipt_wanted.emit(self._presenter.last_batch)

    def _print_label(self) -> None:
        if self.rows.current and self.rows.current.thing_id:
            self.label_wanted.emit(self.rows.current.thing_id)

    def _choose_photo(self, *, of_damage: bool = False) -> None:
        chosen = choose_photo(self, self._translate("handover-photo-choose"))
        if chosen:
            self.keep_photo(chosen, of_damage=of_damage)

    def keep_photo(self, file: Path, *, of_damage: bool = False) -> None:
        """Keep a picture as the photo of the chosen thing, or of what was told to be broken."""
        if of_damage:
            self._presenter.keep_damage_photo(read_small(file))
        elif self.rows.current:
            self._presenter.keep_photo(self.rows.current, read_small(file))

    def _bring_home(self) -> None:
        if self.rows.current:
            self._presenter.bring_home(self.rows.current)

    def _ask_of_row(self, make: Callable[[ThingRow], EntryForm]) -> None:
        row = self.rows.current
        if row:
            self._ask(make(row))

    def _ask_what_arrived(self, forms: EntryForms) -> None:
        if self.rows.awaited:
            self._ask(forms.thing(self.rows.awaited))

    def _ask_where(self, forms: EntryForms) -> None:
        """Ask where the chosen thing really is: with the resident shown, home, or at a place."""
        if self.rows.current and self.page:
            resident = self.page.heading if self.page.has_resident else ""
            self._ask(forms.correct(self.rows.current, resident))

    def _ask(self, form: EntryForm) -> None:
        """Open a form; the acts make room for it."""
        self.entry.ask(form)
        self._show_acts()

    def _leave_entry(self) -> None:
        self._show_acts()
        self._focus_code()

    def _on_entry_saved(self, form: str, typed: dict[str, str], ticks: dict[str, bool]) -> None:
        row = self.rows.current
        if form == "collector":
            self._collector = Collector(
                typed["name"], typed["relation"], slip_seen=ticks.get("slip", False)
            )
            self._hint.setText(self._translate("handover-hop-collector", who=typed["name"]))
            self._hint.show()
            self.entry.hide()
            self._show_acts()
            self._focus_next_of_handing_out()
        elif form == "new":
            awaited = self.rows.awaited if "direct" in ticks else None  # else it is a loose thing
            self._presenter.arrive(typed, awaited, is_direct=ticks.get("direct", False))
        elif row is None:
            return
        elif form == "missing" and row.thing_id in self._taken:
            self._presenter.note_missing(self._taken[row.thing_id], missing_parts(typed))
        else:
            save_entry(self._presenter, row, form, typed, ticks)
