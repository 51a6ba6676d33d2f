"""The centre's facts and this machine's choices; the first run and the settings change the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.domain.permissions import Permission, Role, is_allowed
from intake.kit.errors import UserFacingError
from intake.kit.settings import Settings, save_settings
from intake.kit.time_zone import to_local_time
from intake.ui.centre.facts import read_facts, shown_facts
from intake.ui.centre.recovery_sheet import RecoverySheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.domain.centre import Centre, Desk
    from intake.domain.profile import Profile
    from intake.domain.staff import Staff
    from intake.ui.session import Session

_OF_THE_CENTRE = {
    "copies",
    "idle_minutes",
    "database",
    "mail_host",
    "mail_port",
    "mail_security",
    "mail_user",
}


class SettingsPresenter(QObject):
    """Reads and changes settings. ``look`` tells that language, theme or size changed."""

    facts = Signal(dict)
    platforms = Signal(list)
    staff = Signal(list)
    fault = Signal(str, str)
    faults = Signal(dict)
    done = Signal(str)
    look = Signal(object)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        file: Path,
        sheet: Callable[[Path], None],
        keep_password: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._chosen: tuple[str, ...] = ()
        self._session = session
        self.settings = settings
        self._file = file
        self._keep_password = keep_password
        self.sheet = RecoverySheet(session, sheet, file.with_name("recovery-sheet.pdf"))

    def refresh(self) -> None:
        use_cases = self._session.use_cases
        sign = self._session.actor.desk
        self._session.run(
            lambda: (
                use_cases.set_up.centre(),
                use_cases.postings.platforms.all(),
                use_cases.sign_in.colleagues(),
                use_cases.set_up.desk(sign),
            ),
            lambda found: self._show(*found),
        )

    def change_facts(self, typed: dict[str, str]) -> None:
        """Keep the centre's facts; what is wrong is said beside its field and nothing is lost."""
        read = read_facts(
            typed, to_local_time(self._session.clock.now()).date(), self._session.translate
        )
        self.faults.emit(read.faults)
        if read.faults:
            return
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._session.run(
            lambda: use_cases.set_up.update_centre(actor, **read.values),
            lambda _: self.done.emit(translate("settings-kept")),
        )

    def change_look(self, **choices: object) -> None:
        """Change language, theme, size, printer or paper, at once and for the next time.

        What all of a centre depends on, a coordinator alone.
        """
        if _OF_THE_CENTRE & set(choices):
            try:
                self._session.use_cases.set_up.require_machine_settings(self._session.actor)
            except UserFacingError as fault:
                self.done.emit(self._session.sentence(fault))
                return
        self.settings = self.settings._replace(**choices)  # type: ignore[arg-type]
        try:
            save_settings(self._file, self.settings)
        except OSError:
            self.done.emit(self._session.sentence(UserFacingError("settings-not-kept")))
        if "printer" in choices:
            _tick(self._session, "printer")
        if {"language", "theme", "scale"} & set(choices):
            self.look.emit(self.settings)

    def verify(self, profile: Profile, place: str, password: str = "") -> None:
        """Keep where a platform takes its posts, a page, a mail address or a number, and that
        somebody has looked at it today.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate

        def work() -> None:
            said: dict[str, Any] = {}
            if profile.place:
                said = {profile.place: place.strip()}
            use_cases.profiles.mark_verified(actor, replace(profile, **said))
            if password:
                self._keep_password(f"platform {profile.slug}", password)

        self._session.run(
            work,
            lambda _: (
                self.done.emit(translate("settings-platform-kept", platform=profile.name)),
                self.refresh(),
            ),
            lambda sentence: self.fault.emit("platform", sentence),
        )

    def is_used(self, slug: str) -> bool:
        """Tell whether this centre posts on a platform."""
        return slug in self._chosen

    def use(self, slug: str, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        """Post on a platform from now on, after those that are used already, or no longer."""
        order = [one for one in self._chosen if one != slug] + [slug] * on
        if not order:  # none would mean all
            self.fault.emit("platform", self._session.translate("settings-use-one"))
            self.refresh()
            return
        self.fault.emit("platform", "")
        _keep_order(self, self._session, order)

    def use_new(self, slug: str) -> None:
        """Post on a platform that was just added.

        Where all are used it is one of them by itself.
        """
        if self._chosen and slug not in self._chosen:
            self.use(slug, True)

    def sooner(self, slug: str) -> None:
        """Propose a platform before the one that stands above it."""
        order = list(self._chosen)
        at = 0
        if slug in order:
            at = order.index(slug)
        if at:
            order[at - 1], order[at] = order[at], order[at - 1]
            _keep_order(self, self._session, order)

    def forget_learned(self, profile: Profile) -> None:
        """Forget what corrections have taught about a platform's page."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._session.run(
            lambda: use_cases.profiles.forget_corrections(actor, profile.slug),
            lambda _: (
                self.done.emit(translate("settings-forgotten", platform=profile.name)),
                self.refresh(),
            ),
            lambda sentence: self.fault.emit("platform", sentence),
        )

    def add_colleague(self, name: str, pin: str, role: str) -> None:
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._session.run(
            lambda: use_cases.sign_in.add_colleague(actor, name, pin, Role(role)),
            lambda actor: (
                self.done.emit(translate("settings-colleague-added", name=actor.name)),
                _tick(self._session, "staff"),
                self.refresh(),
            ),
            lambda sentence: self.fault.emit("staff", sentence),
        )

    def name_desk(self, name: str) -> None:
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._session.run(
            lambda: use_cases.set_up.rename_desk(actor, name),
            lambda _: self.done.emit(translate("settings-kept")),
        )

    def save_sheet(self, target: Path) -> None:
        translate = self._session.translate
        self.sheet.save(
            self._session.actor,
            target,
            lambda: self.done.emit(translate("settings-sheet-saved", file=target.name)),
        )

    def print_sheet(self, send: Callable[[Path], str]) -> None:
        self.sheet.print(
            self._session.actor,
            send,
            lambda fault: self.done.emit(
                fault or self._session.translate("settings-sheet-printed")
            ),
        )

    def _show(
        self,
        centre: Centre | None,
        profiles: tuple[Profile, ...],
        staff: tuple[Staff, ...],
        desk: Desk | None,
    ) -> None:
        self.facts.emit(
            (shown_facts(centre) if centre else {}) | {"desk": desk.name if desk else ""}
        )
        if centre and centre.platforms:
            self._chosen = centre.platforms
        else:
            self._chosen = tuple(one.slug for one in profiles)
        at = {slug: place for place, slug in enumerate(self._chosen)}
        self.platforms.emit(sorted(profiles, key=lambda one: (at.get(one.slug, len(at)), one.name)))
        self.staff.emit(
            [f"{one.name} · {self._session.translate(f'role-{one.role}')}" for one in staff]
        )


def _tick(session: Session, step: str) -> None:
    """Take a step of the set-up off the tasks, where the one who did it may."""
    use_cases = session.use_cases
    actor = session.signed_in
    if actor and is_allowed(actor.role, Permission.SET_UP_CENTRE):
        session.run(lambda: use_cases.set_up.complete_step(actor, step), lambda _: None)


def _keep_order(of: SettingsPresenter, session: Session, slugs: list[str]) -> None:
    """Keep on which platforms the centre posts, the first one first."""
    use_cases = session.use_cases
    actor = session.actor
    session.run(
        lambda: use_cases.set_up.update_centre(actor, platforms=tuple(slugs)),
        lambda _: of.refresh(),
        lambda sentence: of.fault.emit("platform", sentence),
    )
