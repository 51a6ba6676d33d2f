"""Change, add, try, export and import a platform's profile.

Fields in words, each error beside its field, one file to share with another centre.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.request import Kind
from intake.ui.platform_profile.profile_values import read_profile_with_faults

if TYPE_CHECKING:
    from pathlib import Path

    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.platform_profile.profile_values import ProfileSheet


class ProfileEditor(QObject):
    """Changes one profile after the other.

    ``saved`` tells that the list of platforms changed; ``removable`` whether the open profile can
    be removed, because the centre added it.
    """

    opened = Signal(object)  # PlatformProfile
    faults = Signal(dict)  # field name: sentence
    done = Signal(str)  # a sentence for the bar
    failed = Signal(str)  # a sentence; nothing was saved
    saved = Signal()
    closes = Signal()  # the window can close
    removable = Signal(bool)  # whether this profile can be removed

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.profile: PlatformProfile | None = None
        self._profile_before: PlatformProfile | None = None
        session.locked.connect(self.closes)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def open(self, profile: PlatformProfile | None) -> None:
        """Open a profile, or an empty new one."""
        self.profile = profile or PlatformProfile(
            slug="", name="", way=PostingMethod.WEB, kinds=frozenset(Kind)
        )
        self.opened.emit(self.profile)
        self._check_removable()

    def save(self, sheet: ProfileSheet) -> None:
        """Store the fields, or show the error beside each."""
        if self.profile is None:
            return
        result = read_profile_with_faults(self.profile, sheet, self._session.translate)
        self.faults.emit(result.faults)
        if result.faults:
            return
        profiles = self._session.use_cases.profiles
        self._session.execute(
            partial(profiles.save, self._session.actor, result.profile),
            self._on_saved,
            failed=self._report_error,
        )

    def remove(self) -> None:
        """Remove a platform that the centre added; it can be undone."""
        if self.profile and self.profile.slug:
            profiles = self._session.use_cases.profiles
            self._session.execute(
                partial(profiles.remove, self._session.actor, self.profile),
                self._on_removed,
                failed=self._report_error,
            )

    def undo(self) -> None:
        """Restore the profile as it was before it was last saved, imported or removed."""
        if self._profile_before:
            profiles = self._session.use_cases.profiles
            save = partial(profiles.save, self._session.actor, self._profile_before)
            self._profile_before = None
            self._session.execute(save, self._on_undone, failed=self._report_error)

    def export(self, target: Path) -> None:
        """Write the profile to a file to share, without our address, password or name."""
        if self.profile and self.profile.slug:
            profiles = self._session.use_cases.profiles
            self._session.execute(
                partial(profiles.export_file, self._session.actor, self.profile, target),
                self._on_exported,
                failed=self._report_error,
            )

    def import_file(self, source: Path) -> None:
        """Import a profile that another centre shared; it counts as not verified."""
        profiles = self._session.use_cases.profiles
        self._session.execute(
            partial(profiles.import_file, self._session.actor, source),
            self._on_imported,
            failed=self._report_error,
        )

    def _on_saved(self, profile: PlatformProfile) -> None:
        is_new = self.profile is None or not self.profile.slug
        self._profile_before = None if is_new else self.profile
        self.profile = profile
        self._report_done("profile-kept", profile)
        self._check_removable()

    def _on_removed(self, profile: PlatformProfile) -> None:
        self._profile_before = profile
        self.profile = replace(profile, slug="")
        self.removable.emit(False)
        self._report_done("profile-removed", profile)

    def _on_undone(self, profile: PlatformProfile) -> None:
        self.open(profile)
        self._report_done("profile-undone", profile)

    def _on_imported(self, pair: tuple[PlatformProfile, PlatformProfile | None]) -> None:
        profile, self._profile_before = pair
        self.profile = profile
        self.opened.emit(profile)
        self._report_done("profile-taken-in", profile)
        self._check_removable()

    def _on_exported(self, target: Path) -> None:
        self.done.emit(self._session.translate("profile-exported", file=target.name))

    def _report_done(self, key: str, profile: PlatformProfile) -> None:
        self.done.emit(self._session.translate(key, platform=profile.name))
        self.saved.emit()

    def _check_removable(self) -> None:
        slug = self.profile.slug if self.profile else ""
        profiles = self._session.use_cases.profiles
        self._session.query(partial(profiles.is_custom, slug), self.removable.emit)

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
