"""The centre's facts and this machine's choices; the first run and the settings change the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.desk.gates import require
from intake.domain.acts import Act, Role
from intake.kit import settings as kept
from intake.kit.errors import Told
from intake.kit.wall import local
from intake.ui.presenters.facts import read_facts, shown_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.domain.centre import Centre, Desk
    from intake.domain.profile import Profile
    from intake.ui.presenters.session import Session


class SettingsPresenter(QObject):
    """Reads and changes settings. ``look`` tells that language, theme or size changed."""

    facts = Signal(dict)
    platforms = Signal(list)
    staff = Signal(list)
    fault = Signal(str, str)
    faults = Signal(dict)
    done = Signal(str)
    look = Signal(object)

    def __init__(self, session: Session, settings: kept.Settings, file: Path, sheet: Callable[[Path], None], keep_password: Callable[[str, str], None]) -> None:
        super().__init__()
        self._session, self.settings, self._file, self._sheet, self._keep_password = session, settings, file, sheet, keep_password

    def refresh(self) -> None:
        rooms = self._session.rooms
        sign = self._session.by.desk
        self._session.run(
            lambda: (rooms.set_up.centre(), rooms.post.platforms.all(), rooms.sign_in.colleagues(), rooms.set_up.desk(sign)), lambda found: self._show(*found)
        )

    def change_facts(self, typed: dict[str, str]) -> None:
        """Keep the centre's facts; what is wrong is said beside its field and nothing is lost."""
        read = read_facts(typed, local(self._session.clock.now()).date(), self._session.words)
        self.faults.emit(read.faults)
        if read.faults:
            return
        rooms, by, words = self._session.rooms, self._session.by, self._session.words
        self._session.run(lambda: rooms.set_up.change(by, **read.values), lambda _: self.done.emit(words("settings-kept")))

    def change_look(self, **choices: object) -> None:
        """Change language, theme, size, printer or paper, at once and for the next time."""
        self.settings = self.settings._replace(**choices)  # type: ignore[arg-type]
        try:
            kept.save(self._file, self.settings)
        except OSError:
            self.done.emit(self._session.sentence(Told("settings-not-kept")))
        if {"language", "theme", "scale"} & set(choices):
            self.look.emit(self.settings)

    def verify(self, profile: Profile, place: str, password: str = "") -> None:
        """Keep where a platform takes its posts, a page, a mail address or a number, and that somebody has looked at it today."""
        rooms, by, words = self._session.rooms, self._session.by, self._session.words
        today = local(self._session.clock.now()).date()

        def work() -> None:
            require(by, Act.VERIFY_PLATFORM)
            if password:
                self._keep_password(f"platform {profile.slug}", password)
            said: dict[str, Any] = {profile.place: place.strip()} if profile.place else {}
            rooms.post.platforms.change(replace(profile, verified_on=today, verified_by=by.name, **said))

        self._session.run(
            work,
            lambda _: (self.done.emit(words("settings-platform-kept", platform=profile.name)), self.refresh()),
            lambda sentence: self.fault.emit("platform", sentence),
        )

    def forget_learned(self, profile: Profile) -> None:
        """Forget what corrections have taught about a platform's page."""
        rooms, by, words = self._session.rooms, self._session.by, self._session.words

        def work() -> None:
            require(by, Act.VERIFY_PLATFORM)
            rooms.post.platforms.change(replace(rooms.post.platforms.get(profile.slug), learned=()))

        self._session.run(
            work,
            lambda _: (self.done.emit(words("settings-forgotten", platform=profile.name)), self.refresh()),
            lambda sentence: self.fault.emit("platform", sentence),
        )

    def add_colleague(self, name: str, pin: str, role: str) -> None:
        rooms, by, words = self._session.rooms, self._session.by, self._session.words
        self._session.run(
            lambda: rooms.sign_in.add(by, name, pin, Role(role)),
            lambda actor: (self.done.emit(words("settings-colleague-added", name=actor.name)), self.refresh()),
            lambda sentence: self.fault.emit("staff", sentence),
        )

    def name_desk(self, name: str) -> None:
        rooms, by, words = self._session.rooms, self._session.by, self._session.words
        self._session.run(lambda: rooms.set_up.name_desk(by, name), lambda _: self.done.emit(words("settings-kept")))

    def save_sheet(self, target: Path) -> None:
        """Write the recovery sheet to a file; only who may set up the centre."""
        rooms, by, words = self._session.rooms, self._session.by, self._session.words

        def work() -> None:
            require(by, Act.SET_UP_CENTRE)
            self._sheet(target)
            rooms.set_up.told(by, "recovery")

        self._session.run(work, lambda _: self.done.emit(words("settings-sheet-saved", file=target.name)))

    def _show(self, centre: Centre | None, profiles: tuple[Profile, ...], staff: object, desk: Desk | None) -> None:
        self.facts.emit((shown_facts(centre) if centre else {}) | {"desk": desk.name if desk else ""})
        self.platforms.emit(list(profiles))
        self.staff.emit([f"{one.name} · {self._session.words(f'role-{one.role}')}" for one in staff])  # type: ignore[attr-defined]
