"""What is done with one thing at the counter, besides handing it out and taking it in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.desk.custody.mishaps import NewMishap
from intake.desk.custody.returns import ThingBrought
from intake.domain.custody import Holder, HolderKind, MishapKind
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase
from intake.text.reading.answers import parse_moment
from intake.ui.done_command import DoneCommand
from intake.ui.handovers.counter_words import CounterWords
from intake.ui.handovers.people_words import PeopleWords
from intake.ui.models.typed_count import read_count
from intake.ui.models.undo_stack import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from intake.desk.custody.counter import CounterView
    from intake.desk.custody.handovers import Batch
    from intake.desk.custody.returns import TakeInOutcome
    from intake.desk.result import Result
    from intake.domain.custody import Mishap
    from intake.domain.resident import Resident
    from intake.domain.task import Task
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.handovers.counter_words import ThingRow
    from intake.ui.models.undo_stack import UndoStack

_TOPIC = "handovers"


class ThingActs(QObject):
    """Runs acts on the things that are shown; each can be undone.

    ``view`` is what is shown, ``last_batch`` what was handed over last: it has a receipt.
    ``last_mishap`` is what was told last to be broken or lost: a photo can go with it.
    """

    done = Signal(str)  # what was done
    failed = Signal(str)  # why it was not
    photo_read = Signal(bytes)
    damage_photo_read = Signal(bytes)
    ready_for_next = Signal()  # the next code can be typed

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self.view: CounterView | None = None
        self.last_batch: UUID | None = None
        self.last_mishap: UUID | None = None
        self._batch_of: UUID | None = None  # the resident of the last receipt

    def note_missing(self, taken: TakeInOutcome, missing: Mapping[UUID, int]) -> None:
        """Write down which parts of something that came in are missing."""
        resident_id = next(
            (handover.resident_id for handover in taken.handovers if handover.resident_id), None
        )
        if resident_id is None:
            self.failed.emit(self._session.translate("handover-nothing-chosen"))
            return
        note = partial(
            self._session.use_cases.handovers.note_missing,
            self._session.actor,
            taken.thing.id,
            resident_id,
            missing,
        )

        def on_noted(task: Task) -> None:
            self.done.emit(self._session.translate("handover-taken-missing", parts=task.about))

        self._do(note, on_noted, taken.thing.name)

    def keep_photo(self, row: ThingRow, content: bytes) -> None:
        """Keep a photo of a thing."""
        if row.thing_id is None:
            return
        photos = self._session.use_cases.thing_photos
        add = partial(photos.add, self._session.actor, row.thing_id, content)

        def on_kept(_thing: object) -> None:
            self.done.emit(self._session.translate("handover-photo-kept", name=row.name))

        self._do(add, on_kept, row.name)

    def keep_damage_photo(self, content: bytes) -> None:
        """Keep a photo of what was told last to be broken."""
        if self.last_mishap is None:
            return
        photos = self._session.use_cases.thing_photos
        add = partial(photos.add_damage, self._session.actor, self.last_mishap, content)
        label = self._session.translate("handover-photo-damage")

        def on_kept(_mishap: object) -> None:
            self.done.emit(self._session.translate("handover-photo-damage-kept"))

        self._do(add, on_kept, label)

    def read_photo(self, thing_id: UUID) -> None:
        """Read the photo of a thing, and tell it by ``photo_read``."""
        photos = self._session.use_cases.thing_photos
        read = partial(photos.read, thing_id=thing_id)
        self._session.query_as_signed_in(read, self.photo_read.emit)

    def read_damage_photo(self, thing_id: UUID) -> None:
        """Read the photo of what happened to a thing, and tell it by ``damage_photo_read``."""
        photos = self._session.use_cases.thing_photos
        read = partial(photos.read_damage, thing_id=thing_id)
        self._session.query_as_signed_in(read, self.damage_photo_read.emit)

    def bring_home(self, row: ThingRow) -> None:
        """Write down that a lender has a thing back."""
        if row.thing_id is None:
            return
        bring = partial(
            self._session.use_cases.handovers.bring_home, self._session.actor, row.thing_id
        )

        def on_brought(batch: Batch) -> None:
            self.last_batch = batch.batch_id
            self._batch_of = self._resident.id if self._resident else None
            said = self._session.translate("handover-brought-home", name=row.name, who=row.lender)
            self.done.emit(said)

        self._do(bring, on_brought, row.name)

    def note(self, row: ThingRow, typed: Mapping[str, str]) -> None:
        """Write down how a thing was when it went from hand to hand last."""
        if row.thing_id is None:
            return
        note = partial(
            self._session.use_cases.handovers.note,
            self._session.actor,
            row.thing_id,
            condition=typed.get("condition", ""),
            remark=typed.get("remark", ""),
        )

        def on_noted(_hop: object) -> None:
            self.done.emit(self._session.translate("handover-noted", name=row.name))

        self._do(note, on_noted, row.name)

    def put(self, row: ThingRow, place: str) -> None:
        """Write down on which place a thing stands; if it was away by the record, it is back."""
        if row.thing_id is None:
            return
        handovers, actor = self._session.use_cases.handovers, self._session.actor
        name = place.strip()
        if row.is_here:
            target = Holder(HolderKind.PLACE, name)
            act: Callable[[], Result[Any]] = partial(handovers.move, actor, row.thing_id, target)
        else:
            act = partial(
                handovers.take_in,
                actor,
                ThingBrought(
                    thing_id=row.thing_id,
                    place=name,
                    resident_id=self._resident.id if self._resident else None,
                ),
            )

        def on_moved(_value: object) -> None:
            said = self._words.place(name)
            self.done.emit(self._session.translate("handover-put-done", name=row.name, place=said))

        self._do(act, on_moved, row.name)

    def extend(self, row: ThingRow, typed_day: str) -> bool:
        """Ask for a later day; tell whether the day could be read."""
        translate = self._session.translate
        moment = parse_moment(typed_day.strip() or "x", self._session.clock.now())
        resident = self._resident
        if moment is None or row.thing_id is None or resident is None:
            self.failed.emit(translate("handover-day-wrong"))
            return False
        until = to_local_time(moment).date()
        ask = partial(
            self._session.use_cases.extensions.ask,
            self._session.actor,
            row.thing_id,
            resident.id,
            until,
        )

        def on_asked(task: Task | None) -> None:
            key = "handover-extension-asked" if task else "handover-extended"
            day = day_phrase(until, translate.language)
            self.done.emit(translate(key, name=row.name, day=day, who=row.lender))

        self._do(ask, on_asked, row.name)
        return True

    def report_mishap(
        self, row: ThingRow, typed: Mapping[str, str], *, is_lost: bool, lender_knows: bool
    ) -> None:
        """Write down damage or loss; a lender who does not know is rung."""
        if row.thing_id is None:
            return
        count = read_count(typed.get("count", "1"))
        if count is None:
            self.failed.emit(self._session.translate("handover-number-wrong"))
            return
        new = NewMishap(
            thing_id=row.thing_id,
            kind=MishapKind.LOST if is_lost else MishapKind.DAMAGED,
            what_happened=typed.get("what", ""),
            count=count,
            told_whom=typed.get("told", ""),
            agreed=typed.get("agreed", ""),
            told_lender=lender_knows,
            resident_id=self._resident.id if self._resident and row.can_come_in else None,
        )
        report = partial(self._session.use_cases.mishaps.report, self._session.actor, new)

        def on_reported(mishap: Mishap) -> None:
            self.last_mishap = mishap.id
            told = "yes" if lender_knows or not row.lender else "no"
            said = self._session.translate("handover-mishap-kept", told=told, who=row.lender)
            self.done.emit(said)

        self._do(report, on_reported, row.name)

    def sign(self) -> None:
        """Write down that the last receipt was signed on paper."""
        if self.last_batch is None:
            return
        sign = partial(self._session.use_cases.handovers.sign, self._session.actor, self.last_batch)

        def on_signed(_count: int) -> None:
            self.done.emit(self._session.translate("handover-signed"))

        self._do(sign, on_signed, self._session.translate("handover-sign"))

    @property
    def _resident(self) -> Resident | None:
        """The resident who is shown."""
        return self.view.resident if self.view else None

    def undo(self) -> None:
        """Undo the last act of this page."""
        self.undo_stack.undo(_TOPIC)

    def _do(
        self, act: Callable[[], Result[Any]], done: Callable[[Any], object], label: str
    ) -> None:
        """Run an act, tell of it, and keep it for undoing."""
        command = DoneCommand(self._session)

        def on_finished(value: Any) -> None:
            done(value)
            self._push_undo(command, label)

        self._session.execute(act, on_finished, on_result=command.keep, failed=self._report_error)

    def _push_undo(self, command: DoneCommand, label: str) -> None:
        said = self._session.translate("undo-what", what=label)
        self.undo_stack.push(said, partial(command.undo, self._on_undone), _TOPIC, EVERYWHERE)

    def _on_undone(self) -> None:
        self.done.emit(self._session.translate("handover-undone"))

    @property
    def _words(self) -> CounterWords:
        return CounterWords(self._session.translate, self._today)

    @property
    def _people_words(self) -> PeopleWords:
        return PeopleWords(self._session.translate, self._today)

    @property
    def _today(self) -> date:
        return to_local_time(self._session.clock.now()).date()

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
        self.ready_for_next.emit()
