"""The platforms on the settings page.

Where each takes its posts, who looked when, and the way to its sheet.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QLineEdit, QVBoxLayout

from intake.ui.settings.learned_fields import LearnedFieldsWindow
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    clear,
    label,
    row,
    scrolled,
)
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.centre.settings_presenter import SettingsPresenter


class PlatformsColumn(QFrame):
    """Wires the list of platforms to the settings.

    ``edits`` asks for a platform's sheet, None for a new one's; ``reads`` names a file.
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
        lines.addWidget(label(translate("settings-platforms"), "title"))
        self._fault = label("", "fault")
        self._fault.hide()
        lines.addWidget(self._fault)
        fresh = button(translate("settings-new-platform"), "second")
        read_button = button(translate("settings-read-platform"), "link")
        fresh.clicked.connect(lambda: self.edit_wanted.emit(None))
        read_button.clicked.connect(self._read_in)
        lines.addWidget(WrapRow(fresh, read_button))
        inner = ShrinkableContainer()
        self._profiles = QVBoxLayout(inner)
        self._profiles.setContentsMargins(0, 0, 6, 0)
        lines.addWidget(scrolled(inner), 1)
        presenter.platforms.connect(self._show)
        presenter.fault.connect(self._show_fault)

    def _show_fault(self, name: str, sentence: str) -> None:
        if name == "platform":
            self._fault.setText(sentence)
            self._fault.setVisible(bool(sentence))
            announce(self, sentence)

    def _show(self, profiles: list[PlatformProfile]) -> None:
        clear(self._profiles)
        for profile in profiles:
            if profile.verified_on:
                looked = self._translate(
                    "settings-verified",
                    day=profile.verified_on.isoformat(),
                    name=profile.verified_by,
                )
            else:
                looked = self._translate("offer-not-verified")
            self._profiles.addWidget(label(profile.name, "strong"))
            self._profiles.addWidget(
                label(f"{self._translate(f'way-{profile.way}')} · {looked}", "soft")
            )
            used = QCheckBox(self._translate("settings-use-platform"))
            sooner = button(self._translate("settings-sooner"), "link")
            used.setAccessibleName(
                self._translate("settings-use-platform-of", platform=profile.name)
            )
            used.setChecked(self._presenter.is_used(profile.slug))
            used.clicked.connect(lambda on, slug=profile.slug: self._presenter.use(slug, on))
            sooner.setAccessibleName(self._translate("settings-sooner-of", platform=profile.name))
            sooner.clicked.connect(partial(self._presenter.move_up, profile.slug))
            self._profiles.addLayout(row(used, sooner))
            if profile.sign_in:
                enter = button(self._translate("settings-sign-in"))
                enter.setAccessibleName(
                    self._translate("settings-sign-in-at", platform=profile.name)
                )
                enter.clicked.connect(lambda _, profile=profile: self.sign_in.emit(profile))
                self._profiles.addWidget(enter)
            if profile.learned:
                learned = button(
                    self._translate("settings-learned", count=len(profile.learned)), "link"
                )
                learned.setAccessibleName(
                    self._translate("settings-learned-of", platform=profile.name)
                )
                learned.clicked.connect(lambda _, profile=profile: self._open_learned(profile))
                self._profiles.addWidget(learned)
            if not profile.practice:
                change = button(self._translate("settings-edit-platform"), "link")
                change.setAccessibleName(
                    self._translate("settings-edit-platform-of", platform=profile.name)
                )
                change.clicked.connect(lambda _, profile=profile: self.edit_wanted.emit(profile))
                self._profiles.addWidget(change)
            if (profile.place or profile.program) and not profile.practice:
                self._where(profile)
        self._profiles.addStretch(1)
        self.listed = bool(profiles)
        opened = next((one for one in profiles if one.slug == self._learned_slug), None)
        if self.learned_window and opened:
            self.learned_window.show_profile(opened)

    def _open_learned(self, profile: PlatformProfile) -> None:
        """Open what a platform's page has taught; it goes with the page."""
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
        """What was opened from here goes when the page goes, as at the lock."""
        self._close_learned()
        super().hideEvent(event)

    def _read_in(self) -> None:
        dialog = QFileDialog(
            self, self._translate("settings-read-platform"), str(Path.home()), "TOML (*.toml)"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.import_wanted.emit(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _where(self, profile: PlatformProfile) -> None:
        """Ask where this platform takes its posts, and the password that its program wants."""
        translate = self._translate
        place = LineEdit()
        password = LineEdit()
        if profile.place:
            place.setText(getattr(profile, profile.place))
            place.setPlaceholderText(translate(f"settings-place-{profile.place.replace('_', '-')}"))
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
