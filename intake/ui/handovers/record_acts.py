"""What puts the record of a thing right: its name, where it is, what replaces it, its end."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from intake.desk.custody.handovers import HandOut
from intake.desk.custody.returns import ThingBrought
from intake.desk.custody.things import Part
from intake.domain.custody import CodeWordCheck, Holder, HolderKind
from intake.text.reading.parts import parse_parts
from intake.ui.handovers.thing_acts import ThingActs
from intake.ui.models.typed_count import read_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.desk.custody.handovers import Batch
    from intake.desk.custody.thing_with_parts import ThingWithParts
    from intake.domain.thing import Thing
    from intake.ui.handovers.counter_words import ThingRow


class RecordActs(ThingActs):
    """Corrects what is known of the things that are shown; each act can be undone."""

    def change(self, row: ThingRow, typed: Mapping[str, str]) -> None:
        """Write down another name, place or remark of a thing, and parts that it has as well."""
        status = self._status(row)
        if status is None:
            return
        thing = replace(
            status.thing,
            name=typed.get("name", ""),
            place=typed.get("place", ""),
            note=typed.get("note", ""),
        )
        parts = tuple(Part(*part) for part in parse_parts(typed.get("parts", "")))
        change = partial(self._session.use_cases.things.change, self._session.actor, thing, parts)

        def on_changed(stored: Thing) -> None:
            self.done.emit(self._session.translate("handover-changed", name=stored.name))

        self._do(change, on_changed, row.name)

    def correct(
        self,
        row: ThingRow,
        typed: Mapping[str, str],
        *,
        is_home: bool = False,
        with_resident: bool = False,
    ) -> None:
        """Put right where pieces of a thing are: home, with the resident shown, or at a place."""
        status = self._status(row)
        pieces = self._number(typed)
        if status is None or pieces is None:
            return
        target = Holder(HolderKind.PLACE, typed.get("where", "").strip())
        if is_home:
            target = Holder(HolderKind.LENDER, status.thing.lender)
        elif with_resident and self._resident:
            target = Holder(HolderKind.RESIDENT, resident_id=self._resident.id)
        elsewhere = [holding.holder for holding in status.holdings if holding.holder != target]
        if not elsewhere:
            self.failed.emit(self._session.translate("handover-correct-same", name=row.name))
            return
        correct = partial(
            self._session.use_cases.handovers.correct,
            self._session.actor,
            status.thing.id,
            elsewhere[0],
            target,
            pieces,
        )

        def on_corrected(_hop: object) -> None:
            names = self.view.names if self.view else {}
            where = self._words.holder(target, names)
            said = self._session.translate("handover-corrected", name=row.name, where=where)
            self.done.emit(said)

        self._do(correct, on_corrected, row.name)

    def write_off(self, row: ThingRow, typed: Mapping[str, str]) -> None:
        """Take pieces of a thing out of use, as was agreed with its owner."""
        pieces = self._number(typed)
        if row.thing_id is None or pieces is None:
            return
        write_off = partial(
            self._session.use_cases.mishaps.write_off,
            self._session.actor,
            row.thing_id,
            typed.get("why", ""),
            pieces,
        )

        def on_written_off(_thing: object) -> None:
            self.done.emit(self._session.translate("handover-written-off", name=row.name))

        self._do(write_off, on_written_off, row.name)

    def swap(self, row: ThingRow, typed: Mapping[str, str], *, is_proved: bool) -> None:
        """Take a thing in and hand out another, by its code, in its place."""
        translate, resident = self._session.translate, self._resident
        if row.thing_id is None or resident is None:
            return
        if not is_proved:
            self.failed.emit(translate("handover-swap-not-proved"))
            return
        brought = ThingBrought(
            thing_id=row.thing_id,
            resident_id=resident.id,
            count=1,
            condition=typed.get("condition", "").strip(),
        )
        swap = partial(
            self._session.use_cases.handovers.swap,
            self._session.actor,
            brought,
            HandOut(
                resident_id=resident.id,
                lines=(),
                codes=(typed.get("code", ""),),
                code_word=CodeWordCheck.KNOWN,
            ),
        )

        def on_swapped(batch: Batch) -> None:
            self.last_batch = batch.batch_id
            self._batch_of = resident.id
            self.done.emit(translate("handover-swapped", name=row.name))

        self._do(swap, on_swapped, row.name)

    def _status(self, row: ThingRow) -> ThingWithParts | None:
        """Return a thing that is shown."""
        view = self.view
        if view is None:
            return None
        shown = (*view.things, *filter(None, (view.thing,)))
        return next((listed for listed in shown if listed.thing.id == row.thing_id), None)

    def _number(self, typed: Mapping[str, str]) -> int | None:
        """Return how many pieces were typed; tell it if that is no number."""
        pieces = read_count(typed.get("count", "") or "1")
        if pieces:
            return pieces
        self.failed.emit(self._session.translate("handover-number-wrong"))
        return None
