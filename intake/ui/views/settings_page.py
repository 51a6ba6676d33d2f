"""Settings: the centre, its hours, this screen, the platforms, the colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from intake.domain.acts import Role
from intake.domain.centre import WEEKDAYS
from intake.kit.settings import SCALES, THEMES
from intake.kit.words import LANGUAGES
from intake.ui.parts import Narrow, announce, button, clear, column, label, restyle, scrolled
from intake.ui.presenters.settings import FACTS, SettingsPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from intake.domain.profile import Profile
    from intake.kit.words import Words


class SettingsPage(QWidget):
    """Wires the settings to their presenter."""

    sign_in = Signal(object)

    def __init__(self, presenter: SettingsPresenter, words: Words) -> None:
        super().__init__()
        self.setObjectName("page")
        self._presenter, self._words = presenter, words
        self._edits: dict[str, QLineEdit] = {}
        self._faults: dict[str, QLabel] = {}
        self.listed = False
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.setSpacing(14)
        outer.addWidget(self._centre(), 3)
        middle = Narrow()
        right = QVBoxLayout(middle)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self._look())
        right.addWidget(self._colleagues())
        right.addStretch(1)
        outer.addWidget(scrolled(middle), 2)
        outer.addWidget(self._platforms(), 3)
        presenter.facts.connect(self._show_facts)
        presenter.fault.connect(self._show_fault)
        presenter.done.connect(self._tell)
        presenter.platforms.connect(self._show_platforms)
        presenter.staff.connect(self._show_staff)

    def start(self) -> None:
        self._presenter.refresh()
        self._edits["name"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _field(self, name: str, said: str, grid: QGridLayout, row: int, col: int, wide: int = 1) -> None:
        edit = QLineEdit()
        edit.setAccessibleName(said)
        title = label(said, "label")
        title.setBuddy(edit)
        fault = label("", "fault")
        fault.hide()
        grid.addWidget(title, row * 3, col, 1, wide)
        grid.addWidget(edit, row * 3 + 1, col, 1, wide)
        grid.addWidget(fault, row * 3 + 2, col, 1, wide)
        self._edits[name], self._faults[name] = edit, fault

    def _centre(self) -> QWidget:
        frame, lines = column(self._words("settings-centre"))
        inner = Narrow()
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
            row, col, wide = places[name]
            self._field(name, self._words(f"settings-{name.replace('_', '-')}"), grid, row, col, wide)
        grid.addWidget(label(self._words("settings-hours"), "strong"), 15, 0, 1, 2)
        for at, day in enumerate(WEEKDAYS):
            self._field(f"hours-{day}", self._words(f"weekday-{day}"), grid, 6 + at // 2, at % 2)
        self._field("closed", self._words("settings-closed"), grid, 10, 0, 2)
        lines.addWidget(scrolled(inner), 1)
        self._said = label("", "good")
        self._said.hide()
        lines.addWidget(self._said)
        keep = button(self._words("settings-keep"), "primary", "Ctrl+Return")
        keep.clicked.connect(lambda: self._presenter.change_facts({name: edit.text() for name, edit in self._edits.items()}))
        lines.addWidget(keep)
        return frame

    def _choice(self, name: str, values: list[tuple[str, object]], current: object) -> QVBoxLayout:
        said = self._words(f"settings-{name}")
        title, choice = label(said, "label"), QComboBox()
        choice.setAccessibleName(said)
        title.setBuddy(choice)
        for shown, value in values:
            choice.addItem(shown, value)
        choice.setCurrentIndex(max(0, choice.findData(current)))
        choice.activated.connect(lambda at: self._presenter.change_look(**{name: choice.itemData(at)}))
        lines = QVBoxLayout()
        lines.addWidget(title)
        lines.addWidget(choice)
        return lines

    def _look(self) -> QWidget:
        frame, lines = column(self._words("settings-screen"))
        words, now = self._words, self._presenter.settings
        lines.addLayout(self._choice("language", [(words(f"language-{code}"), code) for code in LANGUAGES], now.language))
        lines.addLayout(self._choice("theme", [(words(f"theme-{theme}"), theme) for theme in THEMES], now.theme))
        lines.addLayout(self._choice("scale", [(f"{scale}%", scale) for scale in SCALES], now.scale))
        lines.addLayout(self._choice("paper", [("A4", "A4"), ("A5", "A5")], now.paper))
        lines.addLayout(self._choice("idle_minutes", [(words("settings-minutes", count=count), count) for count in (5, 10, 20, 30)], now.idle_minutes))
        return frame

    def _colleagues(self) -> QWidget:
        frame, lines = column(self._words("settings-staff"))
        self._names = label("")
        lines.addWidget(self._names)
        name, pin, role = QLineEdit(), QLineEdit(), QComboBox()
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.setMaxLength(6)
        for code in Role:
            role.addItem(self._words(f"role-{code}"), str(code))
        for part, key in ((name, "settings-new-name"), (pin, "settings-new-pin"), (role, "settings-new-role")):
            said = label(self._words(key), "label")
            said.setBuddy(part)
            part.setAccessibleName(self._words(key))
            lines.addWidget(said)
            lines.addWidget(part)
        fault = label("", "fault")
        fault.hide()
        self._faults["staff"] = fault
        lines.addWidget(fault)
        add = button(self._words("settings-add-colleague"), "second")
        add.clicked.connect(lambda: self._presenter.add_colleague(name.text(), pin.text(), str(role.currentData())))
        lines.addWidget(add)
        return frame

    def _platforms(self) -> QWidget:
        frame, lines = column(self._words("settings-platforms"))
        fault = label("", "fault")
        fault.hide()
        self._faults["platform"] = fault
        lines.addWidget(fault)
        inner = Narrow()
        self._profiles = QVBoxLayout(inner)
        self._profiles.setContentsMargins(0, 0, 6, 0)
        lines.addWidget(scrolled(inner), 1)
        return frame

    def _show_platforms(self, profiles: list[Profile]) -> None:
        clear(self._profiles)
        for profile in profiles:
            looked = (
                self._words("settings-verified", day=profile.verified_on.isoformat(), name=profile.verified_by)
                if profile.verified_on
                else self._words("offer-not-verified")
            )
            self._profiles.addWidget(label(profile.name, "strong"))
            self._profiles.addWidget(label(f"{self._words(f'way-{profile.way}')} · {looked}", "soft"))
            if profile.sign_in:
                enter = button(self._words("settings-sign-in"))
                enter.setAccessibleName(self._words("settings-sign-in-at", platform=profile.name))
                enter.clicked.connect(lambda _, profile=profile: self.sign_in.emit(profile))
                self._profiles.addWidget(enter)
            if profile.way == "web" and not profile.practice:
                address = QLineEdit(profile.new_request)
                address.setPlaceholderText("https://")
                address.setAccessibleName(self._words("settings-address-of", platform=profile.name))
                seen = button(self._words("settings-verify"))
                seen.setAccessibleName(self._words("settings-verify-of", platform=profile.name))
                seen.clicked.connect(lambda _, profile=profile, address=address: self._presenter.verify(profile, address.text()))
                self._profiles.addWidget(address)
                self._profiles.addWidget(seen)
        self._profiles.addStretch(1)
        self.listed = bool(profiles)

    def _show_staff(self, names: list[str]) -> None:
        self._names.setText("\n".join(names))

    def _show_facts(self, values: dict[str, str]) -> None:
        for name, edit in self._edits.items():
            edit.setText(values.get(name, ""))

    def _show_fault(self, name: str, sentence: str) -> None:
        if name in self._faults:
            self._faults[name].setText(sentence)
            self._faults[name].setVisible(bool(sentence))
            if name in self._edits:
                restyle(self._edits[name], fault=bool(sentence))
            announce(self, sentence)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)
