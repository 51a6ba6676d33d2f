"""A strip with a few fields that opens on the page: who collects, what broke, how long."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout

from intake.ui.widgets.basics import button, clear, label, shortcut
from intake.ui.widgets.fields import NamedFields
from intake.ui.widgets.settling_frame import SettlingFrame
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from uuid import UUID

    from intake.kit.translations import Translations

_COLUMNS = 2


@dataclass(frozen=True)
class EntryForm:
    """What a strip asks: texts and ticks, each with its caption.

    ``values`` are filled in, and the ticks that are named in ``ticked`` stand. ``focus`` names the
    field to begin in, if it is not the first one. ``about`` is the record that it is about, if that
    is not what is chosen on the page.
    """

    name: str
    title: str
    texts: Sequence[tuple[str, str]]
    ticks: Sequence[tuple[str, str]] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    ticked: Collection[str] = ()
    focus: str = ""
    about: UUID | None = None


class EntryStrip(SettlingFrame):
    """Asks one form at a time. ``saved`` carries its name, the texts and the ticks."""

    saved = Signal(str, dict, dict)
    left = Signal()
    asked = Signal()  # a form is open

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._form: EntryForm | None = None
        self.fields = NamedFields()
        self.ticks: dict[str, QCheckBox] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 12, 8)

        self._title = label("", "title")
        lines.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        for index in range(_COLUMNS):
            self._grid.setColumnStretch(index, 1)
        lines.addLayout(self._grid)

        self._tick_lines = QVBoxLayout()
        lines.addLayout(self._tick_lines)
        self.save = button(translate("entry-save"), "primary", "Ctrl+Return")
        self.save.clicked.connect(self._save)

        self.leave = button(translate("entry-leave"), "second", "Alt+Q")
        self.leave.clicked.connect(self.close_form)
        lines.addWidget(WrapRow(self.save, self.leave))
        shortcut("Ctrl+S", self, self._save)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def about(self) -> UUID | None:
        """The record that the form is about."""
        return self._form.about if self._form else None

    def unfinished_form(self) -> EntryForm | None:
        """Return the form as it is filled in now, to be asked again on another strip.

        None if nothing is asked.
        """
        form = self._form
        if form is None or not self.is_open:
            return None
        ticked = [name for name, tick in self.ticks.items() if tick.isChecked()]
        return replace(form, values=self.fields.typed(), ticked=ticked)

    def ask(self, form: EntryForm) -> None:
        """Open a form and focus its first field."""
        self._form = form
        self._title.setText(form.title)
        clear(self._grid)
        clear(self._tick_lines)
        self.fields = NamedFields()
        self.ticks = {}
        for index, (name, caption) in enumerate(form.texts):
            row, column = divmod(index, _COLUMNS)
            edit = self.fields.add(self._grid, name, caption, (row, column, 1))
            edit.returnPressed.connect(self._save)
        for name, caption in form.ticks:
            tick = self.ticks[name] = QCheckBox(caption)
            tick.setAccessibleName(caption)
            tick.setChecked(name in form.ticked)
        if self.ticks:
            self._tick_lines.addWidget(WrapRow(*self.ticks.values()))
        self.fields.show(form.values)
        self.show()
        self.asked.emit()
        self.focus_first()

    def focus_first(self) -> None:
        """Focus the first field; what is filled in gives way to what is typed."""
        edits = self.fields.edits
        named = self._form and edits.get(self._form.focus)
        first = named or next(iter((*edits.values(), *self.ticks.values())), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def close_form(self) -> None:
        """Close it without saving."""
        self.hide()
        self._form = None
        self.left.emit()

    def _save(self) -> None:
        form = self._form
        if form is None or not self.is_open:  # Enter in a field of a form that was closed
            return
        ticked = {name: tick.isChecked() for name, tick in self.ticks.items()}
        self.saved.emit(form.name, self.fields.typed(), ticked)
