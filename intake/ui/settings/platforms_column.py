"""The platforms on the settings page.

Where each takes its posts, who verified it when, and the way to its window.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from intake.ui.settings.learned_fields import LearnedFieldsWindow
from intake.ui.widgets.basics import (
    announce,
    button,
    clear,
    label,
)
from intake.ui.widgets.file_dialog import FileQuestion, ask_for_file
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.centre.settings_presenter import SettingsPresenter


_LABEL_KEYS = {
    "sooner": "settings-sooner",
    "sign-in": "settings-sign-in",
    "edit": "settings-edit-platform",
    "learned": "settings-learned",
}
_ACCESSIBLE_NAME_KEYS = {
    "sooner": "settings-sooner-of",
    "sign-in": "settings-sign-in-at",
    "edit": "settings-edit-platform-of",
    "learned": "settings-learned-of",
}
"""What can be done with a platform, and which of these sentences contain its name."""


class PlatformsColumn(QFrame):
    """Connects the list of platforms with the settings.

    ``edit_wanted`` asks for a platform's window, None for a new one's; ``import_wanted`` carries a
    file.
    """

    sign_in = Signal(object)  # PlatformProfile
    edit_wanted = Signal(object)  # PlatformProfile, or None for a new one
    import_wanted = Signal(object)  # path of a profile file

    def __init__(self, presenter: SettingsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        self.listed = False
        self.learned_window: LearnedFieldsWindow | None = None
        self._learned_slug = ""
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.setSpacing(8)
        lines.addWidget(label(translate("section-platforms"), "title"))

        self._error_line = label("", "fault")
        self._error_line.hide()
        lines.addWidget(self._error_line)

        fresh = button(translate("settings-new-platform"), "second")
        read_button = button(translate("settings-read-platform"), "link")
        fresh.clicked.connect(lambda: self.edit_wanted.emit(None))
        read_button.clicked.connect(self._read_in)
        lines.addWidget(WrapRow(fresh, read_button))

        self._profiles = QVBoxLayout()
        lines.addLayout(self._profiles)

        presenter.platforms.connect(self._show)
        presenter.fault.connect(self._show_field_error)

    def _show_field_error(self, name: str, sentence: str) -> None:
        if name == "platform":
            self._error_line.setText(sentence)
            self._error_line.setVisible(bool(sentence))
            announce(self, sentence)

    def _show(self, profiles: list[PlatformProfile]) -> None:
        clear(self._profiles)
        for profile in profiles:
            self._profiles.addWidget(self._build_entry(profile, is_first=profile is profiles[0]))
            if (profile.place_field or profile.program) and not profile.practice:
                self._add_address_row(profile)
        self._profiles.addStretch(1)
        self.listed = bool(profiles)
        opened = next((profile for profile in profiles if profile.slug == self._learned_slug), None)
        if self.learned_window and opened:
            self.learned_window.show_profile(opened)

    def _build_entry(self, profile: PlatformProfile, *, is_first: bool) -> WrapRow:
        """Return the row of one platform: its name, whether it is used, and its buttons."""
        translate = self._translate
        looked = translate("offer-not-verified")
        if profile.verified_on:
            day = profile.verified_on.isoformat()
            looked = translate("settings-verified", day=day, name=profile.verified_by)
        used = QCheckBox(profile.name)
        used.setAccessibleName(translate("settings-use-platform-of", platform=profile.name))
        used.setChecked(self._presenter.is_used(profile.slug))
        used.clicked.connect(lambda on: self._presenter.use(profile.slug, on))
        way = label(f"{translate(f'way-{profile.way}')} · {looked}", "softFact", wrap=False)
        acts = []
        if not is_first:
            sooner = partial(self._presenter.move_up, profile.slug)
            acts.append(self._build_button(profile, "sooner", sooner))
        if profile.sign_in:
            acts.append(self._build_button(profile, "sign-in", partial(self.sign_in.emit, profile)))
        if profile.learned:
            said = translate("settings-learned", count=len(profile.learned))
            learned = self._build_button(
                profile, "learned", partial(self._open_learned, profile), said
            )
            acts.append(learned)

        if not profile.practice:
            acts.append(
                self._build_button(profile, "edit", partial(self.edit_wanted.emit, profile))
            )

        return WrapRow(used, way, *acts, at_right=len(acts))

    def _build_button(
        self, profile: PlatformProfile, act: str, do: Callable[[], object], said: str = ""
    ) -> QPushButton:
        made = button(said or self._translate(_LABEL_KEYS[act]), "foot")
        made.setAccessibleName(self._translate(_ACCESSIBLE_NAME_KEYS[act], platform=profile.name))
        made.clicked.connect(do)
        return made

    def _open_learned(self, profile: PlatformProfile) -> None:
        """Open what was learnt about a platform's page; it is closed with the page."""
        self._close_learned()
        window = LearnedFieldsWindow(profile, self._translate, self)
        window.changed.connect(self._presenter.change_learned)
        window.destroyed.connect(partial(setattr, self, "learned_window", None))
        self.learned_window = window
        self._learned_slug = profile.slug
        window.show()

    def _close_learned(self) -> None:
        if self.learned_window:
            self.learned_window.close()
            self.learned_window = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what was opened from here with the page, as at the lock."""
        self._close_learned()
        super().hideEvent(event)

    def _read_in(self) -> None:
        question = FileQuestion(
            self._translate("settings-read-platform"), Path.home(), "TOML (*.toml)"
        )
        ask_for_file(self, self._translate, question, self.import_wanted.emit)

    def _add_address_row(self, profile: PlatformProfile) -> None:
        """Ask where this platform takes its posts, and the password of its API."""
        translate = self._translate
        place = LineEdit()
        password = LineEdit()
        if profile.place_field:
            place.setText(getattr(profile, profile.place_field))
            place.setPlaceholderText(
                translate(f"settings-place-{profile.place_field.replace('_', '-')}")
            )
            place.setAccessibleName(translate("settings-address-of", platform=profile.name))
            self._profiles.addWidget(place)
        if profile.program and profile.program.user:
            password.setEchoMode(QLineEdit.EchoMode.Password)
            password.setPlaceholderText(translate("mail-password-kept"))
            password.setAccessibleName(translate("settings-password-of", platform=profile.name))
            self._profiles.addWidget(password)
        verify_button = button(translate("settings-verify"))
        verify_button.setAccessibleName(translate("settings-verify-of", platform=profile.name))
        verify_button.clicked.connect(
            lambda: self._presenter.verify(profile, place.text(), password.text())
        )
        self._profiles.addWidget(verify_button)
