"""Hand things out and take them in by their codes, and write down what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from intake.desk.custody.handovers import HandOut, OutLine, Shown
from intake.desk.custody.returns import ThingBrought
from intake.desk.custody.things import NewThing, Part
from intake.domain.resident import formal_name
from intake.kit.codes import format_code, parse_code
from intake.text.composing.thing_words import parts_phrase, pieces_phrase
from intake.text.reading.parts import parse_parts
from intake.ui.done_command import DoneCommand
from intake.ui.handovers.counter_words import CounterPage
from intake.ui.handovers.record_acts import RecordActs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from intake.desk.custody.counter import CounterView, Match, OutNow
    from intake.desk.custody.handovers import Batch
    from intake.desk.custody.returns import TakeInOutcome
    from intake.desk.custody.thing_with_parts import ThingWithParts
    from intake.desk.projects.day_counts import PersonToCome
    from intake.desk.result import Changes
    from intake.domain.custody import CodeWordCheck
    from intake.domain.thing import Thing
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.handovers.counter_words import ThingRow
    from intake.ui.models.undo_stack import UndoStack

_TOPIC = "handovers"


class Collector(NamedTuple):
    """Who comes in the resident's place."""

    name: str = ""
    relation: str = ""
    slip_seen: bool = False


_NOBODY_ELSE = Collector()


class HandoverPresenter(RecordActs):
    """Shows what a code finds. ``shown`` carries the page, ``out_shown`` what is out."""

    shown = Signal(object)  # CounterPage
    out_shown = Signal(object)  # PeoplePage
    to_come_shown = Signal(object, tuple)  # PeoplePage, and everybody in it: tuple[PersonToCome]
    chain_shown = Signal(str, tuple)  # title and hops of a thing
    handed_out = Signal()  # the word is asked anew for what comes next
    calendar_read = Signal(object)  # LoanDays
    taken_in = Signal(object)  # TakeInOutcome: the thing whose parts may be missing

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__(session, undo_stack)
        self._joined_things: list[ThingWithParts] = []
        self._waiting = 0  # codes that were typed and are not taken in yet
        self.takes_in = False
        self._served_id: UUID | None = None  # who was handed things last
        self._is_counting = self._must_count_again = self._counts_returns = False
        session.changed.connect(self._on_changed)
        session.locked.connect(self.forget)

    def read_calendar(self) -> None:
        """Read which of the centre's own things are free when."""
        calendar = self._session.use_cases.loan_calendar
        self._session.query_as_signed_in(calendar.read, self.calendar_read.emit)

    def refresh(self) -> None:
        """Read again what is out, and who still comes."""
        self._session.query_as_signed_in(self._session.use_cases.counter.out_now, self._show_out)
        if self._is_counting:  # taken in one after the other: the last one is counted at the end
            self._must_count_again = True
            return
        self._is_counting = True
        counter = self._session.use_cases.day_counter
        count = counter.still_to_bring if self.takes_in else counter.still_to_come
        self._counts_returns = self.takes_in
        self._session.query_as_signed_in(count, self._show_to_come, self._on_not_counted)

    def forget(self) -> None:
        """Show nobody: the page is left or the desk is locked."""
        self.view = None
        self._joined_things = []
        self._served_id = None
        self._is_counting = False
        self.last_batch = None
        self.last_mishap = None

    def clear_served(self) -> None:
        """Clear the page if the resident on it was handed things just now.

        They are not the one who brings them back: a press would take it all in again.
        """
        if self._resident and self._resident.id == self._served_id:
            self.clear()

    def clear(self) -> None:
        """Begin with the next person."""
        self.forget()
        key = ("handover-empty", "handover-empty-in")[self.takes_in]
        self.shown.emit(CounterPage(sentence=self._session.translate(key)))

    def enter(self, typed: str, *, takes_in: bool) -> None:
        """Do what a typed or scanned text means: take in a thing at once, else look it up."""
        text = typed.strip()
        if not text:
            return
        if takes_in and parse_code(text):
            handovers = self._session.use_cases.handovers
            self._waiting += 1
            command = DoneCommand(self._session)
            resident = self._resident
            shown = Shown(resident.id if resident else None, self.last_batch)
            take = partial(handovers.take_in_code, self._session.actor, text, shown)
            self._session.execute(
                take,
                partial(self._on_taken, command),
                on_result=command.keep,
                failed=partial(self._look_up_instead, text),
            )
            return
        self._look_up(text)

    def open_resident(self, resident_id: UUID) -> None:
        """Show the things of a resident."""
        counter = self._session.use_cases.counter
        read = partial(counter.show_resident, self._session.actor, resident_id)
        show = partial(self._show, is_thing_meant=False)
        self._session.execute(read, show, failed=self._report_error)

    def open_match(self, match: Match) -> None:
        """Show what was meant, of several that were found."""
        if match.resident_id:
            self.open_resident(match.resident_id)
        elif match.thing_id:
            self.open_thing(match.thing_id)

    def open_thing(self, thing_id: UUID) -> None:
        """Show a thing and whoever has it."""
        counter = self._session.use_cases.counter
        read = partial(counter.show_thing, self._session.actor, thing_id)
        self._session.execute(read, self._show, failed=self._report_error)

    def join_thing(self, thing_id: UUID) -> None:
        """Show a thing that nobody has beside those of the resident on the page."""
        counter = self._session.use_cases.counter
        read = partial(counter.show_thing, self._session.actor, thing_id)
        self._session.execute(read, self._show_found, failed=self._report_error)

    def show_chain(self, thing_id: UUID) -> None:
        """Show where another thing of the same page has been."""
        counter = self._session.use_cases.counter
        read = partial(counter.read_chain, thing_id=thing_id)
        self._session.query_as_signed_in(read, self._on_chain_read)

    def hand_out(
        self,
        rows: Iterable[ThingRow],
        code_word: CodeWordCheck,
        collector: Collector = _NOBODY_ELSE,
    ) -> None:
        """Hand the chosen things to the resident who is shown."""
        view = self.view
        if view is None or view.resident is None:
            self.failed.emit(self._session.translate("handover-nothing-chosen"))
            return
        lines = tuple(
            OutLine(row.thing_id, row.promised or None)
            for row in rows
            if row.thing_id and row.can_go_out
        )
        shown = (*view.things, *self._joined_things)
        own = [status for status in shown if status.thing.is_own]
        wanted = HandOut(
            resident_id=view.resident.id,
            lines=tuple(_limit_to_one_piece(line, own) for line in lines),
            code_word=code_word,
            collector=collector.name,
            relation=collector.relation,
            slip_seen=collector.slip_seen,
        )
        hand_out = partial(self._session.use_cases.handovers.hand_out, self._session.actor, wanted)
        self._do(hand_out, self._on_handed_out, self._session.translate("handover-undo-out"))

    def take_in(self, rows: Iterable[ThingRow]) -> None:
        """Take in the chosen things, from the resident who is shown or from their lenders."""
        rows = tuple(rows)
        resident = self._resident
        brought = tuple(
            ThingBrought(thing_id=row.thing_id, resident_id=resident.id if resident else None)
            for row in rows
            if row.thing_id and row.can_come_in
        )
        if not brought:
            self.failed.emit(self._session.translate("handover-nothing-chosen"))
            return
        take = partial(self._session.use_cases.handovers.take_in_many, self._session.actor, brought)
        self._do(take, self._on_many_taken, self._session.translate("handover-undo-in"))

    def arrive(
        self, typed: Mapping[str, str], row: ThingRow | None = None, *, is_direct: bool = False
    ) -> bool:
        """Write down a lender's thing, which is here now; tell whether it could be read.

        With ``is_direct`` the resident who is shown got it straight from the lender.
        """
        translate = self._session.translate
        number = self._number(typed)
        if number is None:
            return False
        new = NewThing(
            name=typed.get("name", ""),
            count=number,
            lender=typed.get("lender", ""),
            lender_contact=typed.get("contact", ""),
            request_id=row.request_id if row else None,
            parts=tuple(Part(*part) for part in parse_parts(typed.get("parts", ""))),
            condition=typed.get("condition", ""),
            place=typed.get("place", ""),
            collector=typed.get("collector", ""),
            resident_id=self._resident.id if is_direct and self._resident else None,
        )
        register = partial(self._session.use_cases.things.register, self._session.actor, new)

        def on_arrived(thing: Thing) -> None:
            self.last_batch = new.batch_id
            self._batch_of = self._resident.id if self._resident else None
            what = pieces_phrase(thing.name, thing.count)
            code = format_code(thing.code or "")
            self.done.emit(translate("handover-arrived", who=thing.lender, what=what, code=code))
            self._reopen(thing.id)

        self._do(register, on_arrived, new.name)
        return True

    def refuse_word(self) -> None:
        """Tell what to do when the code word is wrong."""
        self.failed.emit(self._session.translate("handover-word-refused"))

    def _look_up(self, text: str) -> None:
        counter = self._session.use_cases.counter
        read = partial(counter.look_up, self._session.actor, text)
        self._session.execute(read, self._show_found, failed=self._report_error)

    def _look_up_instead(self, text: str, error: UserFacingError) -> None:
        """Look a code up that is not of a thing: it may be of a request."""
        self._waiting -= 1
        if error.key == "thing-code-unknown":
            self._look_up(text)
        else:
            self._report_error(error)

    def _show_found(self, view: CounterView) -> None:
        """Show what was found; a thing that nobody has joins those of the resident on the page."""
        is_loose = view.resident is None and view.thing is not None
        if is_loose and view.thing and self.view and self.view.resident:
            self._joined_things.append(view.thing)
            self.shown.emit(self._words.page(self.view, self._joined_things))
            return
        self._joined_things = []
        self._show(view)

    def _show(self, view: CounterView, *, is_thing_meant: bool = True) -> None:
        if self._session.signed_in is None:
            return
        if view.resident and view.resident.id != self._batch_of:
            self.last_batch = None  # a receipt is for nobody else
        if self.last_mishap not in {mishap.id for mishap in view.mishaps}:
            self.last_mishap = None
        self.view = view
        page = self._words.page(view, self._joined_things)
        if not is_thing_meant:
            page = replace(page, thing_id=None)
        self.shown.emit(page)
        self._show_photo(view)

    def _on_chain_read(self, view: CounterView) -> None:
        page = self._words.page(view)
        self.chain_shown.emit(page.chain_title, page.chain)
        self._show_photo(view)

    def _show_photo(self, view: CounterView) -> None:
        self.photo_read.emit(b"")
        self.damage_photo_read.emit(b"")
        if view.thing and view.thing.thing.photo:
            self.read_photo(view.thing.thing.id)
        if view.thing and any(mishap.photo for mishap in view.mishaps):
            self.read_damage_photo(view.thing.thing.id)

    def _show_out(self, now: OutNow) -> None:
        self.out_shown.emit(self._people_words.out(now))

    def _on_not_counted(self, error: UserFacingError) -> None:
        self._is_counting = False
        self._report_error(error)

    def _show_to_come(self, people: tuple[PersonToCome, ...]) -> None:
        self._is_counting = False
        if self._must_count_again or self._counts_returns != self.takes_in:
            self._must_count_again = False
            self.refresh()
            return
        page = self._people_words.to_come(people, takes_in=self.takes_in)
        self.to_come_shown.emit(page, people)

    def _on_handed_out(self, batch: Batch) -> None:
        self.last_batch = batch.batch_id
        view = self.view
        self._served_id = self._resident.id if self._resident else None
        self.handed_out.emit()
        if view is None or view.resident is None:
            return
        names = {
            listed.thing.id: listed.thing.name for listed in (*view.things, *self._joined_things)
        }
        what = ", ".join(
            pieces_phrase(names[handover.thing_id], handover.count)
            for handover in batch.handovers
            if handover.thing_id in names
        )
        who = formal_name(view.resident)
        self._batch_of = view.resident.id
        self._joined_things = []
        self.done.emit(self._session.translate("handover-given", who=who, what=what))

    def _on_many_taken(self, taken: tuple[TakeInOutcome, ...]) -> None:
        self.last_batch = taken[0].batch_id
        self._batch_of = self._resident.id if self._resident else None
        self._tell_taken(taken)
        for returned in taken:
            self.taken_in.emit(returned)

    def _on_taken(self, command: DoneCommand, taken: TakeInOutcome) -> None:
        self._waiting -= 1
        if taken.handovers:
            self._batch_of = taken.handovers[0].resident_id
        if taken.was_here:
            said = self._session.translate("handover-was-here", name=taken.thing.name)
            self.done.emit(said)
        else:
            self.last_batch = taken.batch_id
            self._push_undo(command, taken.thing.name)
            self._tell_taken((taken,))
            self.taken_in.emit(taken)
        if self._waiting == 0:
            self.view = None  # the thing is read once, not after what stood there before as well
            self.open_thing(taken.thing.id)

    def _tell_taken(self, taken: tuple[TakeInOutcome, ...]) -> None:
        what = []
        for counted in taken:
            parts = _parts_back(counted)
            name = pieces_phrase(counted.thing.name, counted.pieces or 1)
            what.append(f"{name} ({parts})" if parts else name)
        place = self._words.place(taken[0].thing.place)
        self.done.emit(self._session.translate("handover-taken", what=", ".join(what), place=place))

    def _reopen(self, thing_id: UUID) -> None:
        """Show the resident again, or else the thing."""
        if self.view and self.view.resident:
            self.open_resident(self.view.resident.id)
        else:
            self.open_thing(thing_id)

    def _on_changed(self, changed: Changes) -> None:
        """Read again what others, or this page, changed."""
        if not changed.things or self._session.signed_in is None or self._waiting:
            return
        self.refresh()
        view = self.view
        if view and view.resident:
            self.open_resident(view.resident.id)
        elif view and view.thing:
            self.open_thing(view.thing.thing.id)


def _limit_to_one_piece(line: OutLine, own: list[ThingWithParts]) -> OutLine:
    """Hand out one of the centre's own things, of which several may stand there."""
    if line.pieces is None and any(status.thing.id == line.thing_id for status in own):
        return OutLine(line.thing_id, 1)
    return line


def _parts_back(taken: TakeInOutcome) -> str:
    """Return the parts that came along, which are known by the hops alone: how many there are."""
    parts = [handover for handover in taken.handovers if handover.thing_id != taken.thing.id]
    if not parts or not taken.part_names:
        return ""
    return parts_phrase((taken.part_names[part.thing_id], part.count) for part in parts)
