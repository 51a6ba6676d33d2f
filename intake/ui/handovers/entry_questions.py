"""Open the form that belongs to an act of the hand-over page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.ui.handovers.entry_forms import EntryForms

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.kit.translations import Translations
    from intake.ui.handovers.counter_words import ThingRow
    from intake.ui.handovers.thing_rows import ThingRows
    from intake.ui.widgets.entry_strip import EntryForm, EntryStrip


class EntryQuestions(QObject):
    """Opens forms about the chosen thing, about one that came in, and about who collects.

    ``resident`` is the name of the resident who is shown, empty if it is somebody else.
    """

    unclear = Signal()  # several things are ticked: which one is it about?

    def __init__(self, entry: EntryStrip, rows: ThingRows, translate: Translations) -> None:
        super().__init__(entry)
        self._entry = entry
        self._rows = rows
        self.forms = EntryForms(translate)
        self.resident = ""

    def ask_of_row(self, make: Callable[[ThingRow], EntryForm]) -> None:
        """Open a form about the chosen thing, if one is chosen."""
        if self._rows.is_unclear:
            self.unclear.emit()
        elif self._rows.current:
            self._entry.ask(make(self._rows.current))

    def ask_what_arrived(self) -> None:
        """Ask about a thing that is awaited for the resident who is shown."""
        if self._rows.awaited:
            self._entry.ask(self.forms.thing(self._rows.awaited))

    def ask_new_thing(self) -> None:
        """Ask about a thing that belongs to no request."""
        self._entry.ask(self.forms.thing())

    def ask_who_collects(self) -> None:
        """Ask who collects instead of the resident."""
        self._entry.ask(self.forms.collector())

    def ask_where(self) -> None:
        """Ask where the chosen thing really is: with the resident shown, home, or at a place."""
        self.ask_of_row(lambda row: self.forms.correct(row, self.resident))
