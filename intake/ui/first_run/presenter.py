"""The first run, step by step; each may be skipped, and is a task under Bellen then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.kit.time_zone import to_local_time
from intake.ui.centre.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.session import Session

STEPS = ("begin", "address", "phone", "hours", "desk", "platforms", "recovery")


class FirstRunPresenter(QObject):
    """Walks through the steps.

    ``step`` names the one to show; ``faults`` says by field what is wrong and stays where it is.
    """

    step = Signal(str)
    faults = Signal(dict)
    platforms = Signal(list)

    def __init__(self, session: Session, settings: SettingsPresenter) -> None:
        super().__init__()
        self._session = session
        self.settings = settings
        self._at = 0
        self._actor: Actor | None = None
        self.typing: dict[str, str] = {}
        """What stands in the fields of this step, so that a page in other letters shows it again.
        """

    @property
    def number(self) -> int:
        return self._at + 1

    def show(self) -> None:
        self.step.emit(STEPS[self._at])

    def begin(self, centre: str, name: str, pin: str) -> None:
        """Make the centre and its first coordinator, who acts from here on."""
        use_cases = self._session.use_cases
        translate = self._session.translate
        if not centre.strip():
            missing = {"centre": translate("error-centre-no-name")}
        elif not name.strip():
            missing = {"name": translate("error-staff-no-name")}
        else:
            missing = {}
        if missing:
            self.faults.emit(missing)
            return

        def work() -> Actor:
            from intake.desk.centre.sign_in import new_pin_hash

            new_pin_hash(pin)  # what will not do is told before anything is written
            if use_cases.set_up.centre() is None:
                use_cases.set_up.create_centre(centre, practice=False)
            return use_cases.sign_in.create_first_colleague(name, pin)

        def made(actor: Actor) -> None:
            self._actor = actor
            self.skip()

        self._session.run(work, made, lambda sentence: self.faults.emit({"pin": sentence}))

    def keep_facts(self, typed: Mapping[str, str]) -> None:
        """Keep the facts of a step and go on; what is wrong is told beside its field."""
        actor = self._actor
        use_cases = self._session.use_cases
        read = read_facts(
            typed, to_local_time(self._session.clock.now()).date(), self._session.translate
        )
        self.faults.emit(read.faults)
        if actor and not read.faults:
            self._session.run(
                lambda: use_cases.set_up.update_centre(actor, **read.values), lambda _: self.skip()
            )

    def keep_desk(self, name: str, printer: str) -> None:
        """Name this desk and choose its printer."""
        actor = self._actor
        use_cases = self._session.use_cases
        self.settings.change_look(printer=printer)
        if actor:
            self._session.run(
                lambda: (
                    use_cases.set_up.rename_desk(actor, name),
                    use_cases.set_up.complete_step(actor, "printer"),
                ),
                lambda _: self.skip(),
            )

    def list_platforms(self) -> None:
        """List the platforms with what they are for."""
        use_cases = self._session.use_cases
        self._session.run(
            use_cases.postings.platforms.all, lambda found: self.platforms.emit(list(found))
        )

    def keep_platforms(self, slugs: tuple[str, ...]) -> None:
        actor = self._actor
        use_cases = self._session.use_cases
        if not slugs:  # none kept would mean all of them
            self.faults.emit({"platforms": self._session.translate("settings-use-one")})
        elif actor:
            self._session.run(
                lambda: use_cases.set_up.update_centre(actor, platforms=slugs),
                lambda _: self.skip(),
            )

    def save_sheet(self, target: Path) -> None:
        """Write the recovery sheet where it was asked for."""
        if self._actor:
            self.settings.sheet.save(self._actor, target, self.skip)

    def print_sheet(self, send: Callable[[Path], str]) -> None:
        """Print the recovery sheet by ``send``, which says what is wrong, and go on."""
        if self._actor:
            self.settings.sheet.print(
                self._actor,
                send,
                lambda fault: self.faults.emit({"recovery": fault}) if fault else self.skip(),
            )

    def skip(self) -> None:
        """Go to the next step; after the last one the desk begins."""
        self._at += 1
        self.typing = {}
        if self._at < len(STEPS):
            self.show()
        elif self._actor:
            self._session.enter(self._actor)
