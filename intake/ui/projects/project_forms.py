"""The forms of a project: what is asked about it, a thing, a household, a promise, a round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.text.composing.date_phrases import day_phrase, money_phrase
from intake.text.composing.thing_words import pieces_phrase
from intake.ui.widgets.entry_strip import EntryForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from intake.desk.projects.participants import Household
    from intake.desk.projects.project_posts import ProjectReply
    from intake.domain.pledge import Pledge
    from intake.domain.project import Project, ProjectItem
    from intake.kit.translations import Translations


_DIGITS_OF_PHONE = 7
_ONE_DAY = timedelta(days=1)
_PROJECT_FIELDS = ("name", "place", "first", "last", "team", "spare")
_HOUSEHOLD_FIELDS = ("persons", "own", "asked", "fee", "note")
_ADDRESS_FIELDS = ("street", "number", "postcode")
_LENDER_FIELDS = ("lender", "contact", *_ADDRESS_FIELDS, "slot")
_SHARED_FIELDS = {"collect": "round", "return": "round", "change": "project"}
"""Forms that ask the same as another."""


@dataclass(frozen=True)
class ProjectForms:
    """Writes the forms in the language of the screen."""

    translate: Translations

    def project(self) -> EntryForm:
        """Ask what a new project is."""
        return self._form("project", _PROJECT_FIELDS, values={"spare": "10"})

    def change(self, project: Project) -> EntryForm:
        """Ask what changes of a project."""
        language = self.translate.language
        values = {
            "name": project.name,
            "place": project.place,
            "first": day_phrase(project.first, language),
            "last": day_phrase(project.last, language),
            "team": project.team,
            "spare": str(project.spare_percent),
        }
        return self._form("change", _PROJECT_FIELDS, values=values)

    def again(self) -> EntryForm:
        """Ask when a project is begun again."""
        return self._form("again", ("first", "last"))

    def item(self, item: ProjectItem | None = None) -> EntryForm:
        """Ask what a project needs, and how many of it; or what changes of an item."""
        names: tuple[str, ...] = ("name", "family", "fits", "size")
        ticks = ("person", "household", "fit", "place")
        if item is None:
            return self._form("item", names, ticks, {"size": self.translate("load-bike")})
        values = {
            "name": item.name,
            "family": item.family,
            "fits": str(item.fits),
            "size": self.translate(f"load-{item.size}"),
        }
        if item.is_place:  # nobody carries it
            names = names[:-1]
        form = self._form("item", names, (*ticks, "remove"), values)
        return replace(form, ticked=(str(item.rule), "place" if item.is_place else ""))

    def household(self, who: str = "") -> EntryForm:
        """Ask who takes part."""
        names = ("who", *_HOUSEHOLD_FIELDS)
        return self._form("household", names, ("first", "waits"), {"who": who})

    def new_household(self, who: str) -> EntryForm:
        """Ask how to reach somebody who is not in the book yet."""
        names = ("who", "phone", "street", "number", "postcode")
        is_number = sum(sign.isdigit() for sign in who) >= _DIGITS_OF_PHONE
        form = self._form("household-new", names, values={("who", "phone")[is_number]: who})
        return replace(form, focus=("phone", "who")[is_number])

    def known_household(self, name: str) -> EntryForm:
        """Ask what a resident needs who takes part."""
        values = {"persons": "1"}
        form = self._untitled("household", _HOUSEHOLD_FIELDS, ("first", "waits"), values)
        title = self.translate("project-form-household-known", name=name)
        return replace(form, name="household-known", title=title)

    def change_household(self, household: Household, items: Iterable[ProjectItem]) -> EntryForm:
        """Ask what changes of a household."""
        participant = household.participant
        names = {item.id: item.name for item in items}
        needs = [need for need in household.needs if need.project_item_id in names]
        values = {
            "persons": str(participant.persons),
            "own": ", ".join(
                f"{need.own} {names[need.project_item_id]}" for need in needs if need.own
            ),
            "asked": ", ".join(
                f"{need.count} {names[need.project_item_id]}" for need in needs if need.is_by_hand
            ),
            "fee": _euros(participant.fee_cents),
            "note": participant.note,
        }
        is_so = {"first": participant.goes_first, "waits": participant.is_waiting}
        ticked = [name for name, holds in is_so.items() if holds]
        form = self._untitled("household", _HOUSEHOLD_FIELDS, ("first", "waits"), values)
        title = self.translate("project-form-household-change", name=household.resident.full_name)
        return replace(form, name="household-change", title=title, ticked=ticked)

    def give(self, name: str) -> EntryForm:
        """Ask what a household gets."""
        form = self._untitled("give", ("thing", "count"), values={"count": "1"})
        return replace(form, title=self.translate("project-form-give", name=name))

    def take_away(self, name: str, thing: str) -> EntryForm:
        """Ask what a household does not get after all."""
        form = self._untitled("take", ("thing",), values={"thing": thing})
        return replace(form, title=self.translate("project-form-take", name=name))

    def pledge(self, item: str = "", *, of_place: bool = False) -> EntryForm:
        """Ask what a lender promises, or a host or a driver: a place at a table or in a car."""
        names = ("item", "count", *_LENDER_FIELDS)
        form = self._form("pledge", names, ("sure",), values={"item": item, "count": "1"})
        if of_place:
            form = self._as_of_place(form)
        return form

    def change_pledge(self, pledge: Pledge) -> EntryForm:
        """Ask what changes of a lender: where they live and when they are at home."""
        values = {
            "lender": pledge.lender,
            "contact": pledge.contact,
            "street": pledge.street,
            "number": pledge.house_number,
            "postcode": pledge.postcode,
            "slot": pledge.slot,
            "note": pledge.note,
        }
        form = self._untitled("pledge", (*_LENDER_FIELDS, "note"), values=values)
        title = self.translate("project-form-pledge-change", who=pledge.lender)
        return replace(form, name="pledge-change", title=title)

    def confirm_reply(self, replied: ProjectReply) -> EntryForm:
        """Ask what somebody says who replied to a post, and is rung."""
        fields = ("count", "slot", *_ADDRESS_FIELDS)
        form = self._untitled("confirm", fields, ("off",), {"count": "1"})
        whom = " · ".join(filter(None, (replied.reply.name, replied.reply.address)))
        what = replied.item.name
        return replace(form, title=self.translate("project-form-confirm-who", who=whom, what=what))

    def confirm(self, pledge: Pledge, item: ProjectItem) -> EntryForm:
        """Ask what a lender says who is rung."""
        values = {"count": str(pledge.count), "slot": pledge.slot}
        fields: tuple[str, ...] = ("count", "slot")
        if not pledge.street:  # the round goes there
            fields = (*fields, *_ADDRESS_FIELDS)
            values |= {"number": pledge.house_number, "postcode": pledge.postcode}
        form = self._untitled("confirm", fields, ("off",), values)
        if item.is_place:
            form = self._as_of_place(form)
        whom = " · ".join(part for part in (pledge.lender, pledge.contact) if part)
        what = pieces_phrase(item.name, pledge.count)
        return replace(form, title=self.translate("project-form-confirm-who", who=whom, what=what))

    def round_trip(self, project: Project, today: date, *, is_return: bool) -> EntryForm:
        """Ask how a round is driven: the day before the project, or the day after it."""
        name, day = "collect", project.first - _ONE_DAY
        if is_return:
            name, day = "return", project.last + _ONE_DAY
        values = {
            "day": day_phrase(max(day, today), self.translate.language),
            "vehicle": self.translate("load-van"),
            "stops": "12",
        }
        return self._form(name, ("day", "vehicle", "stops"), values=values)

    def driver(self) -> EntryForm:
        """Ask who drives."""
        return self._form("driver", ("name",))

    def _as_of_place(self, form: EntryForm) -> EntryForm:
        """Return a form that asks about seats: what they are for, and when and where to be."""
        labels = {
            "item": self.translate("project-pledge-item-place"),
            "slot": self.translate("project-pledge-slot-place"),
        }
        return replace(form, texts=[(name, labels.get(name, said)) for name, said in form.texts])

    def _form(
        self,
        name: str,
        texts: tuple[str, ...],
        ticks: tuple[str, ...] = (),
        values: Mapping[str, str] | None = None,
    ) -> EntryForm:
        form = self._untitled(name, texts, ticks, values)
        return replace(form, title=self.translate(f"project-form-{name}"))

    def _untitled(
        self,
        name: str,
        texts: tuple[str, ...],
        ticks: tuple[str, ...] = (),
        values: Mapping[str, str] | None = None,
    ) -> EntryForm:
        shared = _SHARED_FIELDS.get(name, name)
        return EntryForm(
            name,
            "",
            [(text, self.translate(f"project-{shared}-{text}")) for text in texts],
            [(tick, self.translate(f"project-{shared}-tick-{tick}")) for tick in ticks],
            values or {},
        )


def _euros(cents: int) -> str:
    """Return an amount as it is typed: "5", "2,50"; nothing for nothing."""
    return money_phrase(cents).removesuffix(" euro") if cents else ""
