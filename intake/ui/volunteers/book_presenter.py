"""The book of volunteers: who helps, who is asked how often, who is new."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.permissions import Permission, is_allowed
from intake.domain.phone import format_phone
from intake.domain.platform_profile import parse_regions
from intake.domain.volunteer import Volunteer
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase, short_day
from intake.text.reading.answers import parse_moment
from intake.text.reading.past_dates import parse_past_date
from intake.ui.done_command import DoneCommand
from intake.ui.models.undo_stack import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from intake.desk.answering.volunteer_book import (
        BookOfVolunteers,
        Helped,
        RegularHelper,
        VolunteerEntry,
    )
    from intake.desk.result import Changes, Result
    from intake.kit.errors import UserFacingError
    from intake.kit.translations import Translations
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

FIELDS = (
    "name", "phone", "email", "can_do", "when", "how_far", "regions", "vog_on", "references",
    "talk",
)  # fmt: skip
"""Fields of the form; "talk" is only asked of somebody new."""

_TOPIC = "volunteers"


class HelperView(NamedTuple):
    """Somebody who helps, in words: two lines for the list, and what is known.

    ``reach_by`` is a telephone number, or the address of a regular helper: a neighbour who is not
    in the book and has no ``volunteer``.
    """

    name: str
    second_line: str
    reach_by: str
    facts: tuple[str, ...]
    helped: tuple[str, ...]
    volunteer: Volunteer | None = None
    is_paused: bool = False


class VolunteerForm(NamedTuple):
    """What is typed about a volunteer: texts by field, the kinds, and whether a VOG was asked."""

    typed: Mapping[str, str]
    kinds: tuple[str, ...]
    vog_asked: bool


class _TypedVolunteer(NamedTuple):
    """A form as it was read: fields of a ``Volunteer``, the first talk, a sentence per error."""

    values: dict[str, Any]
    talk_at: datetime | None
    faults: dict[str, str]


class VolunteerBookPresenter(QObject):
    """Lists everybody who helps, writes down who is new, and changes what is known."""

    listed = Signal(list)  # list[HelperView]
    faults = Signal(dict)  # field name: sentence
    saved = Signal()
    done = Signal(str)  # what was done
    failed = Signal(str)  # why it was not

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        session.changed.connect(self._on_changed)

    @property
    def may_change(self) -> bool:
        """Whether the signed-in person may change who is in the book; anybody may add somebody."""
        actor = self._session.signed_in
        return actor is not None and is_allowed(actor.role, Permission.SET_UP_CENTRE)

    @property
    def may_import(self) -> bool:
        """Whether the signed-in person may take an address list into the book."""
        actor = self._session.signed_in
        return actor is not None and is_allowed(actor.role, Permission.IMPORT_LIST)

    def refresh(self) -> None:
        """Read the book again."""
        self._session.query_as_signed_in(self._session.use_cases.volunteer_book.read, self._show)

    def save(self, form: VolunteerForm, stored: Volunteer | None = None) -> None:
        """Change somebody who is in the book, or add somebody; show the error beside each field."""
        typed = self._parse_form(form)
        self.faults.emit(typed.faults)
        if typed.faults:
            return
        volunteer = replace(stored or Volunteer(name=""), kinds=form.kinds, **typed.values)
        if stored:
            self._change(volunteer, vog_asked=form.vog_asked)
        else:
            self._register(volunteer, typed.talk_at, vog_asked=form.vog_asked)

    def _change(self, volunteer: Volunteer, *, vog_asked: bool) -> None:
        if vog_asked and volunteer.vog_asked_on is None:
            volunteer = replace(volunteer, vog_asked_on=self._today)
        save = partial(self._session.use_cases.volunteers.save, self._session.actor, volunteer)
        self._execute_with_undo(save, "volunteer-kept", volunteer, then=self.saved.emit)

    def _register(self, volunteer: Volunteer, talk_at: datetime | None, *, vog_asked: bool) -> None:
        register = partial(
            self._session.use_cases.volunteer_book.register,
            self._session.actor,
            volunteer,
            vog_asked=vog_asked,
            talk_at=talk_at,
        )
        self._execute_with_undo(register, "volunteer-registered", volunteer, then=self.saved.emit)

    def pause(self, volunteer: Volunteer, typed_day: str) -> None:
        """Leave somebody alone until a day."""
        moment = parse_moment(typed_day, self._session.clock.now())
        if moment is None:
            self.failed.emit(self._session.translate("volunteer-pause-when"))
            return
        self._set_pause(volunteer, to_local_time(moment).date(), "volunteer-paused")

    def end_pause(self, volunteer: Volunteer) -> None:
        """Ask somebody again from now on."""
        self._set_pause(volunteer, None, "volunteer-back")

    def _set_pause(self, volunteer: Volunteer, until: date | None, done_key: str) -> None:
        pause = partial(
            self._session.use_cases.volunteer_book.pause, self._session.actor, volunteer.id, until
        )
        self._execute_with_undo(pause, done_key, volunteer)

    def archive(self, volunteer: Volunteer) -> None:
        """Take somebody off the list; what they did is kept."""
        archive = partial(
            self._session.use_cases.volunteers.archive, self._session.actor, volunteer.id
        )
        self._execute_with_undo(archive, "volunteer-removed", volunteer)

    def undo(self) -> None:
        """Undo the last change."""
        self.undo_stack.undo(_TOPIC)

    @property
    def _today(self) -> date:
        return to_local_time(self._session.clock.now()).date()

    def _parse_form(self, form: VolunteerForm) -> _TypedVolunteer:
        """Return what was typed as values, and a sentence for each field that is wrong."""
        translate = self._session.translate
        typed = {name: form.typed.get(name, "").strip() for name in FIELDS}
        faults = {}
        if not typed["name"]:
            faults["name"] = translate("error-volunteer-no-name")
        if not (typed["phone"] or typed["email"]):
            faults["phone"] = translate("error-volunteer-no-way-to-reach")
        regions = parse_regions(typed["regions"])
        if regions is None:
            faults["regions"] = translate("volunteer-regions-wrong")
        vog_on = parse_past_date(typed["vog_on"], self._today)
        if typed["vog_on"] and vog_on is None:
            faults["vog_on"] = translate("volunteer-vog-wrong")
        talk = typed.pop("talk")
        talk_at = parse_moment(talk, self._session.clock.now())
        if talk and talk_at is None:
            faults["talk"] = translate("volunteer-talk-wrong")
        values = {**typed, "regions": regions, "vog_on": vog_on}
        return _TypedVolunteer(values, talk_at, faults)

    def _execute_with_undo(
        self,
        act: Callable[[], Result[Volunteer]],
        key: str,
        volunteer: Volunteer,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        translate = self._session.translate
        command = DoneCommand(self._session)

        def on_done() -> None:
            label = translate("undo-what", what=volunteer.name)
            self.undo_stack.push(label, partial(command.undo, self._on_undone), _TOPIC, EVERYWHERE)
            self.done.emit(translate(key, name=volunteer.name))
            then()
            self.refresh()

        self._session.execute(act, then=on_done, on_result=command.keep, failed=self._report_error)

    def _on_undone(self) -> None:
        self.done.emit(self._session.translate("volunteer-undone"))
        self.refresh()

    def _on_changed(self, changed: Changes) -> None:
        if changed.centre and self._session.signed_in:
            self.refresh()

    def _show(self, book: BookOfVolunteers) -> None:
        writer = _HelperWriter(self._session.translate)
        own = [writer.write(entry) for entry in book.entries]
        self.listed.emit(own + [writer.write_regular(helper) for helper in book.regular])

    def _report_error(self, error: UserFacingError) -> None:
        key = {"invalid-phone": "phone", "volunteer-no-name": "name"}.get(error.key, "")
        if key:
            self.faults.emit({key: self._session.sentence(error)})
        else:
            self.failed.emit(self._session.sentence(error))


class _HelperWriter:
    """Puts who helps into words."""

    def __init__(self, translate: Translations) -> None:
        self._translate = translate

    def write(self, entry: VolunteerEntry) -> HelperView:
        """Put a volunteer of the book into words."""
        translate, volunteer = self._translate, entry.volunteer
        kinds = ", ".join(translate(f"kind-{kind}") for kind in volunteer.kinds)
        paused = ""
        if entry.is_paused and volunteer.paused_until:
            until = day_phrase(volunteer.paused_until, translate.language)
            paused = translate("volunteer-pause-until", day=until)
        asked = translate("volunteer-asked-this-month", count=entry.asked_this_month)
        last = ""
        if entry.last_asked:
            day = short_day(to_local_time(entry.last_asked).date(), translate.language)
            last = translate("volunteer-last-asked", day=day)
        captioned = {
            "email": volunteer.email,
            "helps": kinds,
            "can-do": volunteer.can_do,
            "when": volunteer.when,
            "how-far": volunteer.how_far,
            "regions": ", ".join(volunteer.regions),
            "references": volunteer.references,
        }
        facts = (
            paused,
            *(
                f"{self._translate(f'volunteer-fact-{name}')}: {value}"
                for name, value in captioned.items()
                if value
            ),
            self._vog(entry),
            " · ".join(part for part in (asked, last) if part),
        )
        return HelperView(
            name=volunteer.name,
            second_line=paused or kinds or volunteer.can_do,
            reach_by=format_phone(volunteer.phone),
            facts=tuple(fact for fact in facts if fact),
            helped=tuple(self._help_line(help_given) for help_given in entry.helped),
            volunteer=volunteer,
            is_paused=entry.is_paused,
        )

    def write_regular(self, helper: RegularHelper) -> HelperView:
        """Put a regular helper into words."""
        return HelperView(
            name=helper.name,
            second_line=self._translate("volunteer-regular"),
            reach_by=helper.address,
            facts=(self._translate("volunteer-regular-why"),),
            helped=tuple(self._help_line(help_given) for help_given in helper.helped),
        )

    def _vog(self, entry: VolunteerEntry) -> str:
        translate, volunteer = self._translate, entry.volunteer
        if volunteer.vog_on:
            key = "volunteer-vog-old" if entry.needs_vog else "volunteer-vog-of"
            day = f"{volunteer.vog_on.day}-{volunteer.vog_on.month}-{volunteer.vog_on.year}"
            return translate(key, day=day)
        if volunteer.vog_asked_on:
            day = short_day(volunteer.vog_asked_on, translate.language)
            return translate("volunteer-vog-asked-on", day=day)
        if volunteer.checked:
            return f"{translate('volunteer-checked')}: {volunteer.checked}"
        return translate("volunteer-vog-none")

    def _help_line(self, help_given: Helped) -> str:
        day = short_day(to_local_time(help_given.at).date(), self._translate.language)
        return f"{day}: {help_given.what}"
