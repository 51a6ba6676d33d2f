"""The fields of a new resident and of a person who calls for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from intake.ui.desk.person_fields import ASKED_OF_NEW, CALLER_FIELDS, NEW_FIELDS
from intake.ui.person.person_values import LANGUAGES
from intake.ui.widgets.basics import label
from intake.ui.widgets.cell_grid import CellGrid
from intake.ui.widgets.fields import choice_of
from intake.ui.widgets.text_fields import Choice, LineEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.kit.translations import Translations
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.models.call_draft import CallDraft

_NEW_SHARES = {
    "salutation": 2,
    "first_name": 4,
    "infix": 2,
    "last_name": 4,
    "phone": 3,
    "postcode": 2,
    "house_number": 2,
    "addition": 2,
    "street": 3,
    "city": 3,
    "language": 3,
    "how_to_talk": 6,
}
_CALLER_SHARES = {"name": 3, "relation": 3, "phone": 3, "agreed": 3}
"""How many of the twelve shares of a row each field takes."""


class _Fields(QWidget):
    """Named fields, each with its error below it; Enter goes to the next."""

    done = Signal()  # the last field was left
    _shown_by = ""
    """The entry of the page that shows these fields."""
    _prefix = ""
    """The prefix of the entries of these fields."""

    def __init__(
        self,
        call_draft: CallDraft,
        translate: Translations,
        shares: Mapping[str, int],
        keep: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._call_draft = call_draft
        self._translate = translate
        self._keep = keep
        self.edits: dict[str, QLineEdit | QComboBox] = {}
        self.grid = CellGrid(shares)
        call_draft.changed.connect(self._on_changed)

    def add(self, name: str) -> None:
        """Add a field that is typed in."""
        edit = LineEdit()
        edit.textEdited.connect(
            lambda text: self._call_draft.store_typing(f"{self._prefix}.{name}", text)
        )
        edit.editingFinished.connect(lambda: self._on_left(name, edit.text()))
        edit.returnPressed.connect(lambda: self._on_entered(name, edit))
        self._add_field(name, edit)

    def add_choice(self, name: str, choice: Choice) -> None:
        """Add a field that is selected from a list; Enter continues there as well."""
        choice.activated.connect(lambda at: self._keep(name, str(choice.itemData(at))))
        choice.installEventFilter(self)
        self._add_field(name, choice)

    def _on_entered(self, name: str, edit: LineEdit) -> None:
        """Read the field before the next is selected: one line may contain several answers."""
        self._on_left(name, edit.text())
        if edit.text().strip() != self._call_draft.get(f"{self._prefix}.{name}"):
            edit.setText(self._call_draft.get(f"{self._prefix}.{name}"))
        self.focus_next(name)

    def _add_field(self, name: str, part: LineEdit | Choice) -> None:
        self.grid.add(name, self._translate(f"{self._prefix}-{name.replace('_', '-')}"), part)
        self.edits[name] = part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QComboBox)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            name = next(name for name, edit in self.edits.items() if edit is watched)
            self._keep(name, str(watched.currentData()))
            self.focus_next(name)
            return True
        return super().eventFilter(watched, event)

    def focus_next(self, name: str) -> None:
        """Focus the next field to ask, or emit ``done`` if there is none."""
        raise NotImplementedError

    def show_typed(self) -> None:
        """Show what was typed, except where somebody is typing now."""
        for name, edit in self.edits.items():
            value = self._call_draft.displayed_text(f"{self._prefix}.{name}")
            if isinstance(edit, QComboBox):
                edit.setCurrentIndex(max(0, edit.findData(value)))
            elif edit.text() != value and not edit.hasFocus():
                edit.setText(value)

    def has_fault(self) -> bool:
        """Tell whether a field still has an error."""
        return any(fault.text() for fault in self.grid.faults.values())

    def show_fault(self, name: str, sentence: str) -> None:
        """Show the error below a field, or remove it."""
        if name in self.grid.faults:
            self.grid.faults[name].tell(sentence)

    def _on_changed(self, entry: str) -> None:
        """Show what another field contained for this one."""
        part, _, name = entry.partition(".")
        edit = self.edits.get(name)
        if part == self._prefix and isinstance(edit, QLineEdit) and not edit.hasFocus():
            edit.setText(self._call_draft.displayed_text(entry))

    def _on_left(self, name: str, text: str) -> None:
        """Store what was typed, if it changed.

        A field of a call that has left the page writes nothing into the next one.
        """
        if self._call_draft.get(self._shown_by) and text.strip() != self._call_draft.get(
            f"{self._prefix}.{name}"
        ):
            self._keep(name, text)
        self._call_draft.store_typing(f"{self._prefix}.{name}", "")


class NewResident(_Fields):
    """A new resident: a name and one way to reach them are enough."""

    _shown_by = "new"
    _prefix = "new"

    def __init__(
        self, presenter: WhoPresenter, call_draft: CallDraft, translate: Translations
    ) -> None:
        super().__init__(call_draft, translate, _NEW_SHARES, presenter.set_new_field)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(translate("who-new-hint"), "soft"))
        for name in NEW_FIELDS:
            if name == "language":
                said = [
                    (translate(f"person-language-{language}"), language) for language in LANGUAGES
                ]
                self.add_choice(name, choice_of(said, LANGUAGES[0]))
            else:
                self.add(name)
        lines.addWidget(self.grid)

    def start(self) -> None:
        """Show what was typed in its fields, and begin at the first empty one that matters."""
        self.show_all()
        first = next(
            (
                name
                for name in ("first_name", "last_name", "phone", "postcode", "house_number")
                if not self._call_draft.displayed_text(f"new.{name}")
            ),
            "phone",
        )
        self.edits[first].setFocus(Qt.FocusReason.TabFocusReason)

    def show_all(self) -> None:
        """Show the fields of this call: another call is on the page, or none."""
        for name, edit in self.edits.items():
            value = self._call_draft.displayed_text(f"new.{name}")
            if isinstance(edit, QLineEdit):
                edit.setText(value)
            else:
                edit.setCurrentIndex(max(0, edit.findData(value)))

    def focus_next(self, name: str) -> None:
        names = list(self.edits)
        for other in names[names.index(name) + 1 :]:
            edit = self.edits[other]
            is_asked = other in ASKED_OF_NEW and isinstance(edit, QLineEdit)
            if is_asked and not (isinstance(edit, QLineEdit) and edit.text()):
                edit.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.done.emit()


class CallerFields(_Fields):
    """Another person speaks: who, their relation, and whether the resident agrees."""

    _shown_by = "for_other"
    _prefix = "caller"

    def __init__(
        self, presenter: WhoPresenter, call_draft: CallDraft, translate: Translations
    ) -> None:
        super().__init__(call_draft, translate, _CALLER_SHARES, presenter.set_caller_field)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for name in CALLER_FIELDS[:3]:
            self.add(name)
        answers = [
            (translate(f"caller-agreed-{answer or 'unknown'}"), answer)
            for answer in ("", "yes", "no")
        ]
        self.add_choice("agreed", choice_of(answers, ""))
        lines.addWidget(self.grid)

    def start(self) -> None:
        """Ask for the name of the person who speaks."""
        self.edits["name"].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_next(self, name: str) -> None:
        names = list(self.edits)
        for other in names[names.index(name) + 1 :]:
            edit = self.edits[other]
            if not (isinstance(edit, QLineEdit) and edit.text()):
                edit.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.done.emit()

    def said(self) -> str:
        """Return who speaks, as far as it was typed: ``Mehmet, zoon``."""
        parts = (self._call_draft.displayed_text(f"caller.{name}") for name in ("name", "relation"))
        return ", ".join(part for part in parts if part)
