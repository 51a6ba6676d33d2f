"""The sections with the centre's own facts: who it is, and when it is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout

from intake.domain.centre import WEEKDAYS
from intake.ui.centre.facts import FACTS
from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.fields import NamedFields
from intake.ui.widgets.file_dialog import FileQuestion, ask_for_file
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translations
    from intake.ui.centre.settings_presenter import SettingsPresenter

_PLACES = {
    "name": (0, 0, 4),
    "street": (1, 0, 2),
    "house_number": (1, 2, 1),
    "postcode": (1, 3, 1),
    "city": (2, 0, 2),
    "phone": (2, 2, 2),
    "email": (3, 0, 2),
    "entrance": (3, 2, 2),
}


class _FactsSection(QFrame):
    """Some of the centre's facts, stored by the section's own button."""

    def __init__(self, presenter: SettingsPresenter, translate: Translations, name: str) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        self._name = name
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(14, 10, 14, 12)
        self.lines.addWidget(label(translate(f"section-{name}"), "title"))

        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        for index in range(4):
            self.grid.setColumnStretch(index, 1)
        self.lines.addLayout(self.grid)

        self.fields = NamedFields()
        self._status_line = label("", "good", wrap=False)
        self._status_line.hide()

        self._was_saved_here = False
        presenter.facts.connect(self.show_facts)
        presenter.faults.connect(self._show_faults)
        presenter.done.connect(self._show_status)
        presenter.facts_settled.connect(self._mark_saved)

    def add_keep(self) -> None:
        """Add the button at the end of the section, with room for the result beside it."""
        for edit in self.fields.edits.values():
            edit.textEdited.connect(self._note_typing)
        keep = button(self._translate("settings-keep"), "primary", "Ctrl+Return")
        keep.setAccessibleName(self._translate(f"settings-keep-{self._name}"))
        keep.clicked.connect(self._save)
        self.lines.addWidget(WrapRow(keep, self._status_line))

    def show_facts(self, values: Mapping[str, str]) -> None:
        """Show the facts as they are stored; what was typed and not saved yet stays."""
        self.fields.show_untouched(values)

    def _note_typing(self) -> None:
        self._presenter.unsaved_sections.add(self._name)

    def _mark_saved(self) -> None:
        if self._was_saved_here:
            self.fields.mark_saved()
            self._presenter.unsaved_sections.discard(self._name)

    def _save(self) -> None:
        self._was_saved_here = True
        self._status_line.hide()
        self._presenter.change_facts(self.fields.typed())

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        if self._was_saved_here:
            self.fields.show_faults(faults)
            self._was_saved_here = not faults

    def _show_status(self, sentence: str) -> None:
        """Show the result beside the button that was pressed, in no other section."""
        self._status_line.setText(sentence)
        self._status_line.setVisible(bool(sentence) and self._was_saved_here)
        if self._was_saved_here:
            announce(self._status_line, sentence)
        self._was_saved_here = False


class CentreSection(_FactsSection):
    """Name, address, telephone and mail of the centre, and how things go via its desk."""

    def __init__(self, presenter: SettingsPresenter, translate: Translations) -> None:
        super().__init__(presenter, translate, "centre")
        for name in FACTS:
            caption = translate(f"settings-{name.replace('_', '-')}")
            self.fields.add(self.grid, name, caption, _PLACES[name])

        caption = translate("settings-via-desk")
        self.desk_fetches = QCheckBox(translate("settings-desk-fetches"))
        self.desk_fetches.setAccessibleName(f"{caption}: {self.desk_fetches.text()}")
        self.desk_fetches.clicked.connect(self._change_desk_way)
        self.lines.addWidget(label(caption, "label"))
        self.lines.addWidget(self.desk_fetches)

        self._postcodes = label("", "soft", wrap=False)
        choose = button(translate("settings-postcodes"), "link")
        choose.clicked.connect(self._choose_postcodes)
        self.lines.addWidget(WrapRow(choose, self._postcodes))

        presenter.postcodes.connect(self._show_postcodes)
        self.add_keep()

    def _show_postcodes(self, count: int) -> None:
        self._postcodes.setText(self._translate("settings-postcodes-count", count=count))

    def _choose_postcodes(self) -> None:
        question = FileQuestion(self._translate("settings-postcodes"), Path.home(), "CSV (*.csv)")
        ask_for_file(self, self._translate, question, self._on_postcodes_chosen)

    def _on_postcodes_chosen(self, file: Path) -> None:
        self._was_saved_here = True
        self._presenter.choose_postcodes(file)

    def show_facts(self, values: Mapping[str, str]) -> None:
        super().show_facts(values)
        self._presenter.count_postcodes()
        self.desk_fetches.setChecked(bool(values.get("desk_fetches")))

    def _change_desk_way(self, fetches: bool) -> None:  # noqa: FBT001 - a box's own signal
        self._was_saved_here = True
        self._presenter.change_desk_way(fetches)


class HoursSection(_FactsSection):
    """When the centre is open, and the days on which it is closed."""

    def __init__(self, presenter: SettingsPresenter, translate: Translations) -> None:
        super().__init__(presenter, translate, "opening")
        self.grid.addWidget(label(translate("settings-hours"), "soft"), 0, 0, 1, 4)
        for index, day in enumerate(WEEKDAYS):
            place = (1 + index // 4, index % 4, 1)
            self.fields.add(self.grid, f"hours-{day}", translate(f"weekday-{day}"), place)
        self.fields.add(self.grid, "closed", translate("settings-closed"), (3, 0, 4))
        same = button(translate("settings-same-each-day"), "link")
        same.clicked.connect(self._copy_monday)
        self.lines.addWidget(same)
        self.add_keep()

    def _copy_monday(self) -> None:
        """Copy the hours of Monday to every working day."""
        monday = self.fields.edits[f"hours-{WEEKDAYS[0]}"].text()
        for day in WEEKDAYS[1:5]:
            edit = self.fields.edits[f"hours-{day}"]
            edit.setText(monday)
            edit.setModified(True)
        self._note_typing()
