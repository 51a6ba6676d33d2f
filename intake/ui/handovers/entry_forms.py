"""The forms of the counter: what is asked about a collector, a thing, damage, a later day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.ui.widgets.entry_strip import EntryForm

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.handovers.counter_words import ThingRow

_THING = ("name", "count", "lender", "contact", "parts", "condition", "place", "collector")


@dataclass(frozen=True)
class EntryForms:
    """Writes the forms in the language of the screen."""

    translate: Translations

    def collector(self) -> EntryForm:
        """Ask who comes in the resident's place."""
        return EntryForm(
            "collector",
            self.translate("entry-collector-title"),
            self._captions("collector", "name", "relation"),
            self._captions("collector", "slip"),
        )

    def thing(self, row: ThingRow | None = None) -> EntryForm:
        """Ask what a lender brings; of what was promised most is known."""
        values = {"count": "1"}
        if row:
            values = {"name": row.name, "lender": row.lender, "count": str(row.pieces)}
        captions = self._captions("new", *_THING)
        ticks: list[tuple[str, str]] = []
        if row:
            ticks = self._captions("new", "direct")
        return EntryForm("new", self.translate("entry-new-title"), captions, ticks, values)

    def extension(self, row: ThingRow) -> EntryForm:
        """Ask until when a thing is kept."""
        title = self.translate("entry-extend-title", name=row.name)
        return EntryForm("extend", title, [("until", self.translate("handover-when-day"))])

    def place(self, row: ThingRow) -> EntryForm:
        """Ask where a thing is put."""
        title = self.translate("entry-put-title", name=row.name)
        return EntryForm("put", title, self._captions("put", "place"))

    def mishap(self, row: ThingRow) -> EntryForm:
        """Ask what happened to a thing; of a lender's thing whether they know."""
        ticks = ["lost"]
        if row.lender:
            ticks.append("lender")
        fields, values = ["what", "agreed", "told"], {}
        if row.pieces > 1:
            fields, values = ["count", *fields], {"count": "1"}
        return EntryForm(
            "mishap",
            self.translate("entry-mishap-title", name=row.name),
            self._captions("mishap", *fields),
            self._captions("mishap", *ticks),
            values=values,
            focus="what",
        )

    def note(self, row: ThingRow) -> EntryForm:
        """Ask how a thing was at its last hop."""
        title = self.translate("entry-note-title", name=row.name)
        return EntryForm("note", title, self._captions("note", "condition", "remark"))

    def change(self, row: ThingRow) -> EntryForm:
        """Ask what a thing is called, where it belongs, and which parts it has as well."""
        return EntryForm(
            "change",
            self.translate("entry-change-title", name=row.name),
            self._captions("change", "name", "place", "note", "parts"),
            values={"name": row.name, "place": row.place, "note": row.note},
        )

    def correct(self, row: ThingRow, resident: str) -> EntryForm:
        """Ask where a thing really is."""
        ticks = []
        if row.lender:
            ticks.append(("home", self.translate("entry-correct-home", name=row.lender)))
        if resident:
            ticks.append(("resident", self.translate("entry-correct-resident", name=resident)))
        return EntryForm(
            "correct",
            self.translate("entry-correct-title", name=row.name),
            self._captions("correct", "where", "count"),
            ticks,
            {"count": "1"},
        )

    def swap(self, row: ThingRow) -> EntryForm:
        """Ask for the code of what goes out in the place of a thing."""
        return EntryForm(
            "swap",
            self.translate("entry-swap-title", name=row.name),
            self._captions("swap", "code", "condition"),
            self._captions("swap", "proved"),
        )

    def write_off(self, row: ThingRow) -> EntryForm:
        """Ask why a thing goes out of use."""
        return EntryForm(
            "write-off",
            self.translate("entry-write-off-title", name=row.name),
            self._captions("write-off", "why", "count"),
            values={"count": "1"},
        )

    def missing(self, row: ThingRow) -> EntryForm:
        """Ask how many of each part did not come along."""
        texts = [
            (
                str(part.part_id),
                self.translate("entry-missing-part", name=part.name, count=part.pieces),
            )
            for part in row.parts
        ]
        return EntryForm("missing", self.translate("entry-missing-title", name=row.name), texts)

    def _captions(self, form: str, *names: str) -> list[tuple[str, str]]:
        return [(name, self.translate(f"entry-{form}-{name}")) for name in names]
