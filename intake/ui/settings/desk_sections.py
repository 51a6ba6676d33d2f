"""The sections of this desk: its screen, its paper, its backups and the recovery sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout

from intake.domain.permissions import Permission
from intake.kit.settings import ENVELOPES, LABEL_PROFILES, PAPER_SIZES, SCALES, THEMES
from intake.kit.translations import LANGUAGES
from intake.ui.centre.pin_question import ask_pin_for_key
from intake.ui.centre.recovery_sheet_output import ask_for_sheet, printers, send_sheet
from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.fields import NamedFields, choice_of
from intake.ui.widgets.file_dialog import FileQuestion, ask_for_folder
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translations
    from intake.ui.centre.settings_presenter import SettingsPresenter

_MAX_CHOICE = 420


class _DeskSection(QFrame):
    """Choices of this machine, each stored at once."""

    def __init__(self, presenter: SettingsPresenter, translate: Translations, name: str) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(14, 10, 14, 12)
        self.lines.addWidget(label(translate(f"section-{name}"), "title"))
        self._status_line = label("", "soft")
        self._status_line.hide()
        presenter.done.connect(self._show_status)

    def add_choice(self, name: str, values: list[tuple[str, object]]) -> None:
        """Add a list to choose from."""
        caption = self._translate(f"settings-{name}")
        title = label(caption, "label")
        choice = choice_of(values, getattr(self._presenter.settings, name))
        choice.setAccessibleName(caption)
        choice.setMaximumWidth(_MAX_CHOICE)
        title.setBuddy(choice)
        choice.activated.connect(partial(self._on_chosen, name, choice))
        self.lines.addWidget(title)
        self.lines.addWidget(choice)

    def _on_chosen(self, name: str, choice: QComboBox, index: int) -> None:
        self._presenter.change_look(**{name: choice.itemData(index)})
        choice.setCurrentIndex(choice.findData(getattr(self._presenter.settings, name)))

    def _show_status(self, sentence: str) -> None:
        """Show a message if this section is open."""
        self._status_line.setText(sentence)
        self._status_line.setVisible(bool(sentence) and self.isVisible())
        if self.isVisible():
            announce(self._status_line, sentence)


class ScreenSection(_DeskSection):
    """Language, colours and size of this screen, and when it locks."""

    def __init__(self, presenter: SettingsPresenter, translate: Translations) -> None:
        super().__init__(presenter, translate, "screen")
        self.add_choice("language", [(translate(f"language-{code}"), code) for code in LANGUAGES])
        self.add_choice("theme", [(translate(f"theme-{theme}"), theme) for theme in THEMES])
        self.add_choice("scale", [(f"{scale}%", scale) for scale in SCALES])
        minutes = (5, 10, 20, 30)
        self.add_choice(
            "idle_minutes",
            [(translate("settings-minutes", count=count), count) for count in minutes],
        )
        self.lines.addWidget(self._status_line)


class PaperSection(_DeskSection):
    """Paper and printer for slips, and the name of this desk."""

    def __init__(self, presenter: SettingsPresenter, translate: Translations) -> None:
        super().__init__(presenter, translate, "paper")
        self.add_choice("paper", [(translate(f"paper-size-{size}"), size) for size in PAPER_SIZES])
        self.add_choice("printer", printers(translate))
        self.add_choice("labels", [(translate(f"labels-{name}"), name) for name in LABEL_PROFILES])
        self.add_choice("envelope", [(translate(f"envelope-{name}"), name) for name in ENVELOPES])
        self.fields = NamedFields()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        name = self.fields.add(grid, "desk", translate("settings-desk"), (0, 0, 1))
        name.setMinimumWidth(_MAX_CHOICE // 2)
        name.editingFinished.connect(self._rename)
        self.lines.addLayout(grid)
        self.lines.addWidget(self._status_line)
        presenter.facts.connect(self._show_facts)

    def _rename(self) -> None:
        name = self.fields.edits["desk"]
        if name.isModified():
            self._presenter.rename_desk(name.text())
            name.setModified(False)

    def _show_facts(self, values: Mapping[str, str]) -> None:
        self.fields.show(values)


class CopiesSection(_DeskSection):
    """Where the daily backups go, and the recovery sheet."""

    def __init__(self, presenter: SettingsPresenter, translate: Translations) -> None:
        super().__init__(presenter, translate, "copies")
        self._place = label("", "soft")
        self.lines.addWidget(self._place)

        choose = button(translate("settings-copies"), "second")
        choose.clicked.connect(self._choose_copies)
        self._sheet_buttons = []
        for key, act in (
            ("settings-sheet-print", self._print_sheet),
            ("settings-sheet", self._save_sheet),
        ):
            made = button(translate(key), "second")
            made.clicked.connect(partial(ask_pin_for_key, self, translate, act))
            self._sheet_buttons.append(made)
        self.lines.addWidget(WrapRow(choose, *self._sheet_buttons))
        self.lines.addWidget(self._status_line)
        self._show_place()
        presenter.facts.connect(self._show_what_may)

    def _show_what_may(self, _facts: object) -> None:
        may = self._presenter.is_allowed(Permission.EXPORT_KEY)
        for part in self._sheet_buttons:
            part.setVisible(may)

    def _show_place(self) -> None:
        folder = self._presenter.settings.copies or self._translate("settings-copies-own")
        self._place.setText(self._translate("settings-copies-at", folder=folder))

    def _print_sheet(self, pin: str) -> None:
        send = partial(
            send_sheet, translate=self._translate, chosen=self._presenter.settings.printer
        )
        self._presenter.print_sheet(pin, send)

    def _save_sheet(self, pin: str) -> None:
        ask_for_sheet(self, self._translate, partial(self._presenter.save_sheet, pin))

    def _choose_copies(self) -> None:
        question = FileQuestion(
            self._translate("settings-copies"), Path(self._presenter.settings.copies)
        )
        ask_for_folder(self, self._translate, question, self._copies_chosen)

    def _copies_chosen(self, folder: Path) -> None:
        self._presenter.change_look(copies=str(folder))
        self._show_place()
