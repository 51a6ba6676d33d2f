"""The settings page: the centre, its hours, this screen, the platforms, the colleagues."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from intake.domain.centre import WEEKDAYS
from intake.kit.settings import SCALES, THEMES
from intake.kit.translations import LANGUAGES
from intake.ui.centre.facts import FACTS
from intake.ui.centre.pin_question import ask_pin_for_key
from intake.ui.centre.recovery_sheet_output import ask_for_sheet, printers, send_sheet
from intake.ui.settings.colleagues_column import ColleaguesColumn
from intake.ui.settings.mail_column import MailColumn
from intake.ui.settings.phrases_column import PhrasesColumn
from intake.ui.settings.platforms_column import PlatformsColumn
from intake.ui.settings.referral_contacts import ReferralContacts
from intake.ui.settings.wordings_column import WordingsColumn
from intake.ui.volunteers.volunteer_lists import Volunteers
from intake.ui.widgets.basics import ShrinkableContainer, announce, button, column, label, scrolled
from intake.ui.widgets.fields import NamedFields, choice_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from intake.kit.translations import Translations
    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.settings.colleagues_presenter import ColleaguesPresenter
    from intake.ui.settings.mail_presenter import MailServerPresenter
    from intake.ui.settings.phrases_presenter import PhrasesPresenter
    from intake.ui.settings.referral_contacts_presenter import ReferralContactsPresenter
    from intake.ui.settings.wordings_presenter import WordingsPresenter
    from intake.ui.volunteers.presenter import VolunteersPresenter

_SCALE_OF_THREE = 125
"""The largest letters, in percent, at which three columns fit beside each other."""


def _stacked(*parts: QWidget) -> ShrinkableContainer:
    inside = ShrinkableContainer()
    lines = QVBoxLayout(inside)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(14)
    for part in parts:
        lines.addWidget(part)
    lines.addStretch(1)
    return inside


class SettingsPresenters(NamedTuple):
    """The presenters of the page's columns."""

    settings: SettingsPresenter
    address_book: ReferralContactsPresenter
    phrases: PhrasesPresenter
    wordings: WordingsPresenter
    mail: MailServerPresenter
    volunteers: VolunteersPresenter
    colleagues: ColleaguesPresenter


class SettingsPage(QWidget):
    """Wires the settings to their presenter."""

    def __init__(self, presenters: SettingsPresenters, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenters = presenters
        self._presenter = presenters.settings
        self._translate = translate
        self._fields = NamedFields()
        self._fields_of_desk = NamedFields()
        self._plain_faults: dict[str, QLabel] = {}
        self.platforms = PlatformsColumn(self._presenter, translate)
        small = (
            self._look(),
            self._desk(),
            ColleaguesColumn(presenters.colleagues, translate),
            ReferralContacts(presenters.address_book, translate),
            Volunteers(presenters.volunteers, translate),
            MailColumn(presenters.mail, translate),
            PhrasesColumn(presenters.phrases, translate),
            WordingsColumn(presenters.wordings, translate),
        )
        if self._presenter.settings.scale > _SCALE_OF_THREE:
            self._below_each_other(self._centre(), *small, self.platforms)
        else:
            self._beside_each_other(self._centre(), small, self.platforms)
        self._presenter.facts.connect(self._show_facts)
        self._presenter.fault.connect(self._show_fault)
        self._presenter.faults.connect(self._fields.show_faults)
        self._presenter.done.connect(self._tell)

    def _beside_each_other(
        self, centre: QWidget, small: tuple[QWidget, ...], platforms: QWidget
    ) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.setSpacing(14)
        outer.addWidget(centre, 3)
        outer.addWidget(scrolled(_stacked(*small)), 2)
        outer.addWidget(platforms, 3)

    def _below_each_other(self, *parts: QWidget) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.addWidget(scrolled(_stacked(*parts)))
        for long in (parts[0], parts[-1]):
            long.setMinimumHeight(self.fontMetrics().height() * 22)

    def start(self) -> None:
        for presenter in self._presenters:
            presenter.refresh()
        self._fields.edits["name"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _centre(self) -> QWidget:
        frame, lines = column(self._translate("settings-centre"))
        inner = ShrinkableContainer()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 6, 0)
        places = {
            "name": (0, 0, 2),
            "street": (1, 0, 1),
            "house_number": (1, 1, 1),
            "postcode": (2, 0, 1),
            "city": (2, 1, 1),
            "phone": (3, 0, 1),
            "email": (3, 1, 1),
            "entrance": (4, 0, 2),
        }
        for name in FACTS:
            self._fields.add(
                grid, name, self._translate(f"settings-{name.replace('_', '-')}"), places[name]
            )
        grid.addWidget(label(self._translate("settings-hours"), "strong"), 15, 0, 1, 2)
        for at, day in enumerate(WEEKDAYS):
            self._fields.add(
                grid, f"hours-{day}", self._translate(f"weekday-{day}"), (6 + at // 2, at % 2, 1)
            )
        self._fields.add(grid, "closed", self._translate("settings-closed"), (10, 0, 2))
        caption = self._translate("settings-via-desk")
        self.desk_fetches = QCheckBox(self._translate("settings-desk-fetches"))
        self.desk_fetches.setAccessibleName(f"{caption}: {self.desk_fetches.text()}")
        self.desk_fetches.clicked.connect(self._presenter.change_desk_way)
        grid.addWidget(label(caption, "label"), 33, 0, 1, 2)
        grid.addWidget(self.desk_fetches, 34, 0, 1, 2)
        lines.addWidget(scrolled(inner), 1)
        self._said = label("", "good")
        self._said.hide()
        lines.addWidget(self._said)
        keep = button(self._translate("settings-keep"), "primary", "Ctrl+Return")
        keep.clicked.connect(lambda: self._presenter.change_facts(self._fields.typed()))
        lines.addWidget(keep)
        return frame

    def _choice(self, name: str, values: list[tuple[str, object]], current: object) -> QVBoxLayout:
        caption = self._translate(f"settings-{name}")
        title = label(caption, "label")
        choice = choice_of(values, current)
        choice.setAccessibleName(caption)
        title.setBuddy(choice)
        choice.activated.connect(lambda at: self._chosen(name, choice, at))
        lines = QVBoxLayout()
        lines.addWidget(title)
        lines.addWidget(choice)
        return lines

    def _chosen(self, name: str, choice: QComboBox, at: int) -> None:
        self._presenter.change_look(**{name: choice.itemData(at)})
        choice.setCurrentIndex(choice.findData(getattr(self._presenter.settings, name)))

    def _look(self) -> QWidget:
        frame, lines = column(self._translate("settings-screen"))
        translate = self._translate
        now = self._presenter.settings
        lines.addLayout(
            self._choice(
                "language",
                [(translate(f"language-{code}"), code) for code in LANGUAGES],
                now.language,
            )
        )
        lines.addLayout(
            self._choice(
                "theme", [(translate(f"theme-{theme}"), theme) for theme in THEMES], now.theme
            )
        )
        lines.addLayout(
            self._choice("scale", [(f"{scale}%", scale) for scale in SCALES], now.scale)
        )
        lines.addLayout(self._choice("paper", [("A4", "A4"), ("A5", "A5")], now.paper))
        lines.addLayout(
            self._choice(
                "idle_minutes",
                [(translate("settings-minutes", count=count), count) for count in (5, 10, 20, 30)],
                now.idle_minutes,
            )
        )
        return frame

    def _desk(self) -> QWidget:
        """This desk's own.

        Its name, its printer, where its copies go, the sheet that opens them.
        """
        translate = self._translate
        now = self._presenter.settings
        frame, lines = column(translate("settings-this-desk"))
        lines.addLayout(self._choice("printer", printers(translate), now.printer))
        grid = QGridLayout()
        name = self._fields_of_desk.add(grid, "desk", translate("settings-desk"), (0, 0, 1))
        name.editingFinished.connect(
            lambda: self._presenter.rename_desk(name.text()) if name.isModified() else None
        )
        lines.addLayout(grid)
        self._copies = label(
            translate("settings-copies-at", folder=now.copies or translate("settings-copies-own")),
            "soft",
        )
        lines.addWidget(self._copies)
        choose = button(translate("settings-copies"), "second")
        choose.clicked.connect(self._choose_copies)
        lines.addWidget(choose)
        printed = button(translate("settings-sheet-print"), "second")
        printed.clicked.connect(lambda: ask_pin_for_key(self, translate, self._print_sheet))
        lines.addWidget(printed)
        sheet = button(translate("settings-sheet"), "second")
        sheet.clicked.connect(lambda: ask_pin_for_key(self, translate, self._save_sheet))
        lines.addWidget(sheet)
        return frame

    def _print_sheet(self, pin: str) -> None:
        send = partial(
            send_sheet, translate=self._translate, chosen=self._presenter.settings.printer
        )
        self._presenter.print_sheet(pin, send)

    def _save_sheet(self, pin: str) -> None:
        ask_for_sheet(self, self._translate, partial(self._presenter.save_sheet, pin))

    def _choose_copies(self) -> None:
        dialog = QFileDialog(
            self, self._translate("settings-copies"), self._presenter.settings.copies
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._copies_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _copies_chosen(self, folder: str) -> None:
        self._presenter.change_look(copies=folder)
        self._copies.setText(
            self._translate(
                "settings-copies-at",
                folder=self._presenter.settings.copies or self._translate("settings-copies-own"),
            )
        )

    def _show_facts(self, values: dict[str, str]) -> None:
        self.desk_fetches.setChecked(bool(values.get("desk_fetches")))
        self._fields.show(values)
        self._fields_of_desk.show(values)

    def _show_fault(self, name: str, sentence: str) -> None:
        if name in self._plain_faults:
            self._plain_faults[name].setText(sentence)
            self._plain_faults[name].setVisible(bool(sentence))
            announce(self, sentence)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)
