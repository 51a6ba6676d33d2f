"""A list whose entries a centre adds, changes and removes itself.

Each can be changed, removed and restored, and the fields below add one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QVBoxLayout

from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, clear, label, row
from intake.ui.widgets.fields import NamedFields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations


class EntryLink(NamedTuple):
    """One more thing that can be done with an entry; ``key`` is the end of its sentence keys."""

    key: str
    do: Callable[[], object]


class Entry(NamedTuple):
    """One entry of the list.

    Its name, further text, the functions that change and remove it, and what else can be done.
    """

    name: str
    about: str
    change: Callable[[], object]
    remove: Callable[[], object]
    more: tuple[EntryLink, ...] = ()


class EditableList(QFrame):
    """A list with buttons to add, change and remove an entry.

    ``record`` is the prefix of its sentence keys; its owner connects it. ``initial`` is what the
    fields hold for a new entry.
    """

    initial: ClassVar[Mapping[str, str]] = {}

    def __init__(self, translate: Translations, record: str, fields: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("column")
        self._translate = translate
        self._shown_record = record
        self.changing: Any = None
        self._rows = {name: 3 * index for index, name in enumerate(fields)}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.addWidget(label(translate(f"{record}-title"), "title"))
        lines.addWidget(label(translate(f"{record}-hint"), "soft"))

        self._entries = QVBoxLayout()
        lines.addLayout(self._entries)
        self._changed = label("", "strong")
        self._changed.hide()
        lines.addWidget(self._changed)

        self.fields = NamedFields()
        self._above = QVBoxLayout()
        lines.addLayout(self._above)

        self._grid = grid = QGridLayout()
        for index, name in enumerate(fields):
            self.fields.add(
                grid, name, translate(f"{record}-{name.replace('_', '-')}"), (index, 0, 1)
            )
        lines.addLayout(grid)

        self._ticks = QVBoxLayout()
        lines.addLayout(self._ticks)
        self._boxes: list[QCheckBox] = []
        self._note = ActNote()
        self.add_button = button(translate(f"{record}-add"), "second")
        self.undo_button = button(translate(f"{record}-undo"), "link")
        self.leave_button = button(translate("kept-leave"), "link")
        self.leave_button.setAccessibleName(translate(f"{record}-leave"))
        self.leave_button.clicked.connect(self.empty)
        for part in (self._note, self.add_button, self.leave_button, self.undo_button):
            lines.addWidget(part)
        self.empty()

    def add_box(self, shown: str, spoken: str) -> QCheckBox:
        """Add a check box for a new entry."""
        box = QCheckBox(shown)
        box.setAccessibleName(spoken)
        self._ticks.addWidget(box)
        self._boxes.append(box)
        return box

    def add_choice_above(self, caption: str, part: QWidget) -> None:
        """Add a choice above the fields, with its label."""
        self._add_captioned(self._above, caption, part)

    def add_choice_below(self, caption: str, part: QWidget) -> QLabel:
        """Add a choice below the fields; return its label."""
        return self._add_captioned(self._ticks, caption, part)

    def add_part(self, part: QWidget) -> None:
        """Add any part below the choices."""
        self._ticks.addWidget(part)

    def show_field(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a field with its label."""
        for row_in_grid in (self._rows[name], self._rows[name] + 1):
            item = self._grid.itemAtPosition(row_in_grid, 0)
            part = item.widget() if item else None
            if part:
                part.setVisible(is_shown)

    def name_field(self, name: str, caption: str) -> None:
        """Give a field another label."""
        self.fields.edits[name].setAccessibleName(caption)
        item = self._grid.itemAtPosition(self._rows[name], 0)
        title = item.widget() if item else None
        if isinstance(title, QLabel):
            title.setText(caption)

    @staticmethod
    def _add_captioned(lines: QVBoxLayout, caption: str, part: QWidget) -> QLabel:
        title = label(caption, "label")
        title.setBuddy(part)
        part.setAccessibleName(caption)
        lines.addWidget(title)
        lines.addWidget(part)
        return title

    def add_heading(self, shown: str) -> None:
        """Add a heading for the boxes below it."""
        self._ticks.addWidget(label(shown, "label"))

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show each entry, with what can be done with it."""
        clear(self._entries)
        for entry in entries:
            self._entries.addWidget(label(entry.name, "strong"))
            self._entries.addWidget(label(entry.about, "soft"))
            links = []
            usual = (EntryLink("change", entry.change), EntryLink("remove", entry.remove))
            for said, do in (*entry.more, *usual):
                link = button(self._translate(f"{self._shown_record}-{said}"), "link")
                link.setAccessibleName(
                    self._translate(f"{self._shown_record}-{said}-of", name=entry.name)
                )
                link.clicked.connect(do)
                links.append(link)
            self._entries.addLayout(row(*links))

    def edit(
        self, record: Any, name: str, values: Mapping[str, str], ticked: Iterable[bool]
    ) -> None:
        """Put an entry into the fields to be changed; ``record`` is the one that is saved."""
        self._archive_or_restore(record, self._translate("kept-changing", name=name))
        self.fields.show(values)
        self.fields.show_faults({})
        for box, on in zip(self._boxes, ticked, strict=True):
            box.setChecked(on)
        next(iter(self.fields.edits.values())).setFocus()

    def empty(self) -> None:
        """Clear the fields for the next entry."""
        self._archive_or_restore(None, "")
        self.fields.show(self.initial)
        self.fields.show_faults({})
        for box in self._boxes:
            box.setChecked(False)

    def _archive_or_restore(self, record: Any, sentence: str) -> None:
        """Show whether the fields change an entry or add one."""
        self.changing = record
        self._changed.setText(sentence)
        for part in (self._changed, self.leave_button):
            part.setVisible(record is not None)
        mode = "add"
        if record is not None:
            mode = "keep"
        self.add_button.setText(self._translate(f"{self._shown_record}-{mode}"))
        self.add_button.setAccessibleName(self._translate(f"{self._shown_record}-{mode}-name"))

    def tell(self, sentence: str) -> None:
        """Show what was done."""
        self._note.tell(sentence)

    def tell_failure(self, sentence: str) -> None:
        """Show what did not work."""
        self._note.tell_failure(sentence)
