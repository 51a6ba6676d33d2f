"""The steps of the first run; a step that is skipped becomes a task."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.kit.time_zone import to_local_time
from intake.ui.centre.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.errors import UserFacingError
    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.desk_session import DeskSession

STEPS = ("begin", "address", "phone", "hours", "desk", "platforms", "recovery")


class FirstRunPresenter(QObject):
    """Walks through the steps.

    ``step`` carries the one to show; ``faults`` are errors by field.
    """

    step = Signal(str)  # name of the step
    faults = Signal(dict)  # field name: sentence
    platforms = Signal(list)  # list[PlatformProfile]

    def __init__(self, session: DeskSession, settings: SettingsPresenter) -> None:
        super().__init__()
        self._session = session
        self.settings = settings
        self._step_index = 0
        self._actor: Actor | None = None
        self._typed: dict[int, dict[str, str]] = {}
        self.typing: dict[str, str] = {}
        """The text of the fields in this step, so that a new page can show it again."""

    @property
    def number(self) -> int:
        """The number of the step, from 1 on."""
        return self._step_index + 1

    def show(self) -> None:
        """Show the current step."""
        self.step.emit(STEPS[self._step_index])

    def begin(self, centre: str, name: str, pin: str) -> None:
        """Create the centre and its first colleague, who is signed in from here on."""
        translate = self._session.translate
        if not centre.strip():
            self.faults.emit({"centre": translate("error-centre-no-name")})
            return
        if not name.strip():
            self.faults.emit({"name": translate("error-staff-no-name")})
            return
        first_run = self._session.use_cases.first_run
        self._session.execute(
            partial(first_run.begin, centre, name, pin), self._on_begun, failed=self._on_pin_refused
        )

    def save_facts(self, typed: Mapping[str, str]) -> None:
        """Store the facts of a step and continue; an error is shown beside its field."""
        today = to_local_time(self._session.clock.now()).date()
        result = read_facts(typed, today, self._session.translate)
        self.faults.emit(result.faults)
        if self._actor and not result.faults:
            set_up = self._session.use_cases.set_up
            self._session.execute(
                partial(set_up.update_centre, self._actor, seen=None, **result.values),
                then=self.skip,
            )

    def save_desk(self, name: str, printer: str) -> None:
        """Name this desk and select its printer."""
        self.settings.change_look(printer=printer)
        if self._actor:
            set_up = self._session.use_cases.set_up
            self._session.execute(partial(set_up.configure_desk, self._actor, name), then=self.skip)

    def list_platforms(self) -> None:
        """List the platforms with their purpose."""
        platforms = self._session.use_cases.postings.platforms
        self._session.query(platforms.all, self._show_platforms)

    def save_platforms(self, slugs: tuple[str, ...]) -> None:
        """Store which platforms the centre uses; none would mean all of them."""
        if not slugs:
            self.faults.emit({"platforms": self._session.translate("settings-use-one")})
        elif self._actor:
            set_up = self._session.use_cases.set_up
            self._session.execute(
                partial(set_up.update_centre, self._actor, platforms=slugs), then=self.skip
            )

    def save_sheet(self, pin: str, target: Path) -> None:
        """Write the recovery sheet to the chosen file."""
        if self._actor:
            self.settings.sheet.save(self._actor, pin, target, self.skip)

    def print_sheet(self, pin: str, send: Callable[[Path], str]) -> None:
        """Print the recovery sheet with ``send``, which returns an error, and continue."""
        if self._actor:
            self.settings.sheet.print(self._actor, pin, send, self._on_printed)

    def go_back(self) -> None:
        """Show the step before this one, with what was typed; the first step cannot be repeated."""
        if self.may_go_back:
            self._go_to(self._step_index - 1)
            self.show()

    @property
    def may_go_back(self) -> bool:
        return self._step_index > 1

    def _go_to(self, index: int) -> None:
        self._typed[self._step_index] = self.typing
        self._step_index = index
        self.typing = self._typed.get(index, {})

    def skip(self) -> None:
        """Go to the next step; after the last one the desk begins."""
        self._go_to(self._step_index + 1)
        if self._step_index < len(STEPS):
            self.show()
        elif self._actor:
            self._session.enter(self._actor)

    def _on_begun(self, actor: Actor) -> None:
        self._actor = actor
        self.skip()

    def _on_pin_refused(self, error: UserFacingError) -> None:
        self.faults.emit({"pin": self._session.sentence(error)})

    def _on_printed(self, fault: str) -> None:
        if fault:
            self.faults.emit({"recovery": fault})
        else:
            self.skip()

    def _show_platforms(self, profiles: tuple[PlatformProfile, ...]) -> None:
        self.platforms.emit(list(profiles))
