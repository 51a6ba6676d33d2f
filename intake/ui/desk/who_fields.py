"""The fields of a new resident and of somebody who calls for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from intake.ui.desk.person_fields import CALLER_FIELDS, NEW_FIELDS
from intake.ui.widgets.basics import bind, button, label
from intake.ui.widgets.fields import NamedFields

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.kit.translations import Translations
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.models.call_draft import CallDraft


class _Fields(QWidget):
    """Named line edits, each with its fault beneath it; Enter goes to the next."""

    done = Signal()  # the last field was left
    _shown_by = ""
    """The entry of the page that these fields are shown for."""

    def __init__(
        self,
        presenter: WhoPresenter,
        call_draft: CallDraft,
        translate: Translations,
        prefix: str,
        keep: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._call_draft = call_draft
        self._translate = translate
        self._prefix = prefix
        self._keep = keep
        self.edits: dict[str, QLineEdit | QComboBox] = {}
        self._named = NamedFields()
        self.grid = QGridLayout()
        self.grid.setSpacing(6)
        for column in range(4):
            self.grid.setColumnStretch(column, 1)
        presenter.fault.connect(self._show_fault)

    def add(self, name: str, at: tuple[int, int, int]) -> QLineEdit:
        """Add a field at (row, column, columns wide)."""
        edit = self._named.add(
            self.grid, name, self._translate(f"{self._prefix}-{name.replace('_', '-')}"), at
        )
        edit.textEdited.connect(
            lambda text: self._call_draft.typing(f"{self._prefix}.{name}", text)
        )
        edit.editingFinished.connect(lambda: self._left(name, edit.text()))
        edit.returnPressed.connect(lambda: self.next_after(name))
        self.edits[name] = edit
        return edit

    def next_after(self, name: str) -> None:
        names = list(self.edits)
        for other in names[names.index(name) + 1 :]:
            edit = self.edits[other]
            if not (isinstance(edit, QLineEdit) and edit.text()):
                edit.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.done.emit()

    def _left(self, name: str, text: str) -> None:
        """Keep what was typed, if it changed.

        A field that went away with its call writes nothing into the next one.
        """
        if self._call_draft.get(self._shown_by) and text.strip() != self._call_draft.get(
            f"{self._prefix}.{name}"
        ):
            self._keep(name, text)
        self._call_draft.typing(f"{self._prefix}.{name}", "")

    def _show_fault(self, name: str, sentence: str) -> None:
        prefix, _, key = name.partition(".")
        if prefix == self._prefix:
            self._named.show_fault(key, sentence)


class NewResident(_Fields):
    """A new resident: a name and one way to reach them are enough."""

    _shown_by = "new"

    def __init__(
        self, presenter: WhoPresenter, call_draft: CallDraft, translate: Translations
    ) -> None:
        super().__init__(presenter, call_draft, translate, "new", presenter.set_new_field)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(translate("who-new-hint"), "soft"))
        places = {
            "salutation": (0, 0, 2),
            "first_name": (0, 2, 2),
            "infix": (1, 0, 2),
            "last_name": (1, 2, 2),
            "phone": (2, 0, 4),
            "postcode": (3, 0, 2),
            "house_number": (3, 2, 2),
        }
        for name in NEW_FIELDS:
            self.add(name, places[name])
        lines.addLayout(self.grid)
        self._double = label("", "care")
        self._double.hide()
        lines.addWidget(self._double)
        back = button(translate("who-back"), "link", "Alt+T")
        back.clicked.connect(presenter.forget)
        lines.addWidget(back)
        presenter.duplicates.connect(self._show_double)
        call_draft.replaced.connect(self._empty)

    def _empty(self) -> None:
        """Another call is on the page, or none: nothing of the last one stays, shown or not."""
        self._show_double("")
        for name, edit in self.edits.items():
            if isinstance(edit, QLineEdit):
                edit.setText(self._call_draft.shown(f"new.{name}"))

    def start(self) -> None:
        """Show what was typed in its fields, and begin at the first empty one that matters."""
        for name, edit in self.edits.items():
            if isinstance(edit, QLineEdit):
                edit.setText(self._call_draft.shown(f"new.{name}"))
        first = next(
            (
                name
                for name in ("first_name", "last_name", "phone", "postcode", "house_number")
                if not self._call_draft.shown(f"new.{name}")
            ),
            "phone",
        )
        self.edits[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_double(self, sentence: str) -> None:
        self._double.setText(sentence)
        self._double.setVisible(bool(sentence))


class CallerFields(_Fields):
    """Somebody else speaks: who, what they are to the resident, and whether the resident knows."""

    _shown_by = "for_other"

    def __init__(
        self, presenter: WhoPresenter, call_draft: CallDraft, translate: Translations
    ) -> None:
        super().__init__(presenter, call_draft, translate, "caller", presenter.set_caller_field)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._toggle = QCheckBox(f"{translate('who-for-other')}   Alt B")
        self._toggle.setAccessibleName(translate("who-for-other"))
        bind(self._toggle, "Alt+B")
        self._toggle.clicked.connect(self._toggled)
        lines.addWidget(self._toggle)
        self._inside = QWidget()
        for at, name in enumerate(CALLER_FIELDS[:3]):
            self.add(name, (at, 0, 4))
        self.grid.setContentsMargins(0, 0, 0, 0)
        self._agreed()
        self._inside.setLayout(self.grid)
        lines.addWidget(self._inside)
        call_draft.changed.connect(self._changed)
        call_draft.replaced.connect(self._restore)
        self._restore()

    def _agreed(self) -> None:
        text = self._translate("caller-agreed")
        title = label(text, "label")
        choice = QComboBox()
        choice.setAccessibleName(text)
        title.setBuddy(choice)
        for value in ("", "yes", "no"):
            choice.addItem(self._translate(f"caller-agreed-{value or 'unknown'}"), value)
        choice.activated.connect(
            lambda at: self._presenter.set_caller_field("agreed", str(choice.itemData(at)))
        )
        choice.installEventFilter(self)
        self.grid.addWidget(title, 9, 0, 1, 4)
        self.grid.addWidget(choice, 10, 0, 1, 4)
        self.edits["agreed"] = choice

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        choice = self.edits["agreed"]
        if (
            watched is choice
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(choice, QComboBox)
        ):
            self._presenter.set_caller_field("agreed", str(choice.currentData()))
            self.done.emit()
            return True
        return super().eventFilter(watched, event)

    def next_after(self, name: str) -> None:
        names = list(self.edits)
        self.edits[names[names.index(name) + 1]].setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self, name: str) -> None:
        if name == "for_other":
            self._restore()

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._presenter.set_for_other(on)
        if on:
            self.edits["name"].setFocus(Qt.FocusReason.TabFocusReason)

    def _restore(self) -> None:
        on = self._call_draft.get("for_other") == "yes"
        self._toggle.setChecked(on)
        self._inside.setVisible(on)
        for name, edit in self.edits.items():
            value = self._call_draft.shown(f"caller.{name}")
            if isinstance(edit, QComboBox):
                edit.setCurrentIndex(max(0, edit.findData(value)))
            elif edit.text() != value and not edit.hasFocus():
                edit.setText(value)
