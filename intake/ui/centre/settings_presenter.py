"""Change the centre's facts and this machine's settings, in the first run and in the settings."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.permissions import Permission, is_allowed
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.settings import Settings, save_settings
from intake.kit.time_zone import to_local_time
from intake.ui.centre.facts import facts_as_typed, read_facts
from intake.ui.centre.recovery_sheet_printing import RecoverySheetPrinting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from intake.desk.centre.settings_overview import SettingsOverview
    from intake.domain.centre import Centre
    from intake.domain.platform_profile import LearnedField, PlatformProfile
    from intake.ui.desk_session import DeskSession

_CENTRE_SETTINGS = frozenset(
    {
        "copies",
        "idle_minutes",
        "database",
        "mail_host",
        "mail_port",
        "mail_security",
        "mail_user",
    }
)
"""Settings for the whole centre: only who may set it up can change them."""

_LOOK_SETTINGS = frozenset({"language", "theme", "scale"})


class SettingsPresenter(QObject):
    """Reads and changes settings. ``look`` is emitted when language, theme or size changes."""

    facts = Signal(dict)  # field name: value
    platforms = Signal(list)  # list[PlatformProfile]
    fault = Signal(str, str)  # field, sentence (empty when corrected)
    faults = Signal(dict)  # field name: sentence
    done = Signal(str)  # a sentence for the bar
    facts_settled = Signal()  # what a section sent is stored or outdated: it may be read anew
    postcodes = Signal(int)  # number of known postcodes
    look = Signal(object)  # Settings: size, theme or language changed

    def __init__(
        self,
        session: DeskSession,
        settings: Settings,
        file: Path,
        write_recovery_sheet: Callable[[Path], None],
        papers: Path,
    ) -> None:
        super().__init__()
        self._session = session
        self.settings = settings
        self._file = file
        self._platforms_in_use: tuple[str, ...] = ()
        self._seen: Centre | None = None
        self.unsaved_sections: set[str] = set()
        session.entered.connect(self._remember_colleague)
        self.sheet = RecoverySheetPrinting(session, write_recovery_sheet, papers)

    def refresh(self) -> None:
        """Read everything that the page shows."""
        overviews = self._session.use_cases.overviews
        self._session.query(partial(overviews.settings, self._session.actor), self._show)

    def _remember_colleague(self) -> None:
        """Remember who signed in, so that the next sign-in begins with them."""
        last = str(self._session.actor.staff_id)
        if last == self.settings.last_colleague:
            return
        self.settings = self.settings._replace(last_colleague=last)
        with suppress(ExternalError):  # otherwise they are selected by hand
            save_settings(self._file, self.settings)

    def keep_windows(self, places: str) -> None:
        """Store the places of the windows for the next start."""
        if places != self.settings.windows:
            self.settings = self.settings._replace(windows=places)
            with suppress(ExternalError):  # otherwise it opens in the middle
                save_settings(self._file, self.settings)

    def is_allowed(self, permission: Permission) -> bool:
        """Tell whether the signed-in person has a permission; nobody has on a locked desk."""
        actor = self._session.signed_in
        return actor is not None and is_allowed(actor.role, permission)

    def change_facts(self, typed: dict[str, str]) -> None:
        """Store the centre's facts; an error is shown beside its field and nothing is lost."""
        today = to_local_time(self._session.clock.now()).date()
        result = read_facts(typed, today, self._session.translate)
        self.faults.emit(result.faults)
        if not result.faults:
            set_up = self._session.use_cases.set_up
            self._session.execute(
                partial(
                    set_up.update_centre, self._session.actor, seen=self._seen, **result.values
                ),
                partial(self._on_facts_kept, result.values),
                failed=self._on_facts_refused,
            )

    def count_postcodes(self) -> None:
        """Report the number of postcodes with a known street."""
        self._session.query(self._session.use_cases.addresses.count, self.postcodes.emit)

    def choose_postcodes(self, source: Path) -> None:
        """Replace the list of postcodes by the one in a file."""
        replace = self._session.use_cases.addresses.replace_list
        actor = self._session.actor
        self._session.query(
            partial(replace, actor, source), self._on_postcodes_kept, self._on_postcodes_refused
        )

    def _on_postcodes_kept(self, count: int) -> None:
        self.postcodes.emit(count)
        self._on_kept()

    def _on_postcodes_refused(self, error: UserFacingError) -> None:
        self.done.emit(self._session.sentence(error))

    def change_desk_way(self, fetches: bool) -> None:  # noqa: FBT001 - a box's own signal
        """Store whether what is lent via the desk is fetched from the lender."""
        set_up = self._session.use_cases.set_up
        self._session.execute(
            partial(set_up.update_centre, self._session.actor, desk_fetches=fetches),
            then=self._on_kept,
        )

    def change_look(self, **choices: object) -> None:
        """Change language, theme, size, printer or paper, now and for the next start.

        Only who may set up the centre can change settings of the whole centre.
        """
        if _CENTRE_SETTINGS & set(choices):
            try:
                self._session.use_cases.set_up.require_machine_settings(self._session.actor)
            except UserFacingError as error:
                self.done.emit(self._session.sentence(error))
                return
        self.settings = self.settings._replace(**choices)  # type: ignore[arg-type]
        try:
            save_settings(self._file, self.settings)
        except ExternalError as error:
            self.done.emit(self._session.sentence(error))
        if "printer" in choices:
            self._complete_step("printer")
        if _LOOK_SETTINGS & set(choices):
            self.look.emit(self.settings)

    def verify(self, profile: PlatformProfile, place: str, password: str = "") -> None:
        """Store where a platform takes its posts, and that it was verified today."""
        sentence = self._session.translate("settings-platform-kept", platform=profile.name)
        profiles = self._session.use_cases.profiles
        self._session.execute(
            partial(profiles.verify, self._session.actor, profile, place, password),
            then=partial(self._on_platform_changed, sentence),
            failed=partial(self._show_field_error, "platform"),
        )

    def change_learned(self, profile: PlatformProfile, fields: tuple[LearnedField, ...]) -> None:
        """Store the learned fields of a platform's page as a person wants them."""
        profiles = self._session.use_cases.profiles
        self._session.execute(
            partial(profiles.change_corrections, self._session.actor, profile.slug, fields),
            then=self.refresh,
            failed=partial(self._show_field_error, "platform"),
        )

    def is_used(self, slug: str) -> bool:
        """Tell whether this centre uses a platform."""
        return slug in self._platforms_in_use

    def use(self, slug: str, on: bool) -> None:  # noqa: FBT001 - a box's own signal
        """Use a platform from now on, after the others, or no longer."""
        order = [other for other in self._platforms_in_use if other != slug]
        if on:
            order.append(slug)
        if not order:  # none would mean all
            self.fault.emit("platform", self._session.translate("settings-use-one"))
            self.refresh()
            return
        self.fault.emit("platform", "")
        self._save_order(order)

    def use_new(self, slug: str) -> None:
        """Use a platform that was just added; if all are used, it is used already."""
        if self._platforms_in_use and slug not in self._platforms_in_use:
            self.use(slug, True)

    def move_up(self, slug: str) -> None:
        """Move a platform up by one in the order of proposals."""
        order = list(self._platforms_in_use)
        index = order.index(slug) if slug in order else 0
        if index:
            order.insert(index - 1, order.pop(index))
            self._save_order(order)

    def rename_desk(self, name: str) -> None:
        """Give this desk another name."""
        set_up = self._session.use_cases.set_up
        self._session.execute(
            partial(set_up.rename_desk, self._session.actor, name), then=self._on_kept
        )

    def save_sheet(self, pin: str, target: Path) -> None:
        """Write the recovery sheet to a file."""
        sentence = self._session.translate("settings-sheet-saved", file=target.name)
        self.sheet.save(self._session.actor, pin, target, partial(self.done.emit, sentence))

    def print_sheet(self, pin: str, send: Callable[[Path], str]) -> None:
        """Print the recovery sheet with ``send``, which returns an error."""
        self.sheet.print(self._session.actor, pin, send, self._on_printed)

    def _on_printed(self, fault: str) -> None:
        self.done.emit(fault or self._session.translate("settings-sheet-printed"))

    def _on_facts_kept(self, facts: Mapping[str, object], centre: Centre) -> None:
        self._note_own_change(facts, centre)
        self.facts_settled.emit()
        self.refresh()
        self._on_kept()

    def _on_facts_refused(self, error: UserFacingError) -> None:
        """Tell why; a colleague's change is shown, because the sentence asks to look at it."""
        self._session.tell(error)
        if error.key == "store-changed-meanwhile":
            self.facts_settled.emit()
            self._seen = None
            self.refresh()

    def _note_own_change(self, names: Iterable[str], centre: Centre) -> None:
        """Remember what was stored here, so that it is not taken for a colleague's change."""
        if self._seen:
            stored = {name: getattr(centre, name) for name in names}
            self._seen = replace(self._seen, **stored)

    def _on_kept(self) -> None:
        self.done.emit(self._session.translate("settings-kept"))

    def _on_platform_changed(self, sentence: str) -> None:
        self.done.emit(sentence)
        self.refresh()

    def _show_field_error(self, field: str, error: UserFacingError) -> None:
        self.fault.emit(field, self._session.sentence(error))

    def _save_order(self, slugs: list[str]) -> None:
        """Store which platforms the centre uses, in order."""
        set_up = self._session.use_cases.set_up
        self._session.execute(
            partial(
                set_up.update_centre,
                self._session.actor,
                seen=self._seen,
                platforms=tuple(slugs),
            ),
            self._on_order_kept,
            failed=partial(self._show_field_error, "platform"),
        )

    def _on_order_kept(self, centre: Centre) -> None:
        self._note_own_change(["platforms"], centre)
        self.refresh()

    def _complete_step(self, step: str) -> None:
        """Mark a step of the set-up as done, if the person may."""
        actor = self._session.signed_in
        if actor and is_allowed(actor.role, Permission.SET_UP_CENTRE):
            set_up = self._session.use_cases.set_up
            self._session.execute(partial(set_up.complete_step, actor, step))

    def _show(self, overview: SettingsOverview) -> None:
        centre = overview.centre
        # what is typed and not saved yet must not overwrite what a colleague has changed since
        if self._seen is None or not self.unsaved_sections:
            self._seen = centre
        facts: dict[str, str] = {}
        if centre:
            facts = facts_as_typed(centre)
        facts["desk"] = overview.desk.name if overview.desk else ""
        facts["desk_fetches"] = "yes" if centre and centre.desk_fetches else ""
        self.facts.emit(facts)
        self._platforms_in_use = tuple(profile.slug for profile in overview.profiles)
        if centre and centre.platforms:
            self._platforms_in_use = centre.platforms
        ranks = {slug: rank for rank, slug in enumerate(self._platforms_in_use)}

        def rank(profile: PlatformProfile) -> tuple[int, str]:
            return ranks.get(profile.slug, len(ranks)), profile.name

        self.platforms.emit(sorted(overview.profiles, key=rank))
