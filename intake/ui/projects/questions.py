"""Ask one form at a time about a project, and do what was typed into it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.ui.projects.household_acts import name_of_thing
from intake.ui.projects.project_forms import ProjectForms

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.projects.household_words import Row
    from intake.ui.projects.presenter import ProjectsPresenter
    from intake.ui.widgets.entry_strip import EntryForm


class ProjectQuestions:
    """Knows which form belongs to what was chosen, and what is done with it."""

    def __init__(
        self,
        presenter: ProjectsPresenter,
        translate: Translations,
        ask: Callable[[EntryForm], None],
    ) -> None:
        self.forms = ProjectForms(translate)
        self._presenter = presenter
        self._ask = ask

    def ask(self, form: EntryForm, about: UUID | None = None) -> None:
        """Ask something about a record; about the project as a whole without one."""
        self._ask(replace(form, about=about))

    def ask_what_to_give(self, row: Row) -> None:
        """Ask what a household gets."""
        household = self._presenter.household_of(row.key)
        if household:
            self.ask(self.forms.give(household.resident.full_name), row.key)

    def ask_what_to_take(self, row: Row) -> None:
        """Ask what a household does not get after all."""
        household = self._presenter.household_of(row.key)
        if household:
            things = self._presenter.things_for(row.key)
            only = name_of_thing(things[0]) if len(things) == 1 else ""
            self.ask(self.forms.take_away(household.resident.full_name, only), row.key)

    def ask_changes(self, row: Row) -> None:
        """Ask what changes of a household or a lender."""
        presenter = self._presenter
        household, pledge = presenter.household_of(row.key), presenter.pledge_of(row.key)
        facts = presenter.state.facts
        if household and facts:
            self.ask(self.forms.change_household(household, facts.items), row.key)
        elif pledge:
            self.ask(self.forms.change_pledge(pledge), row.key)

    def ask_if_pledge_stands(self, row: Row) -> None:
        """Ask what a lender says who is rung, or who replied to a post."""
        replied = self._presenter.reply_of(row.key)
        if replied:
            self.ask(self.forms.confirm_reply(replied), row.key)
            return
        pledge = self._presenter.pledge_of(row.key)
        item = self._presenter.item_of(pledge.project_item_id) if pledge else None
        if pledge and item:
            self.ask(self.forms.confirm(pledge, item), row.key)

    def ask_pledge(self) -> None:
        """Ask what somebody promises; the only item needs no name."""
        items = self._presenter.items
        only = items[0].name if len(items) == 1 else ""
        of_place = bool(items) and all(item.is_place for item in items)
        self.ask(self.forms.pledge(only, of_place=of_place))

    def ask_round(self, *, is_return: bool) -> None:
        """Ask how a round along the lenders is driven."""
        facts = self._presenter.state.facts
        if facts:
            today = self._presenter.today
            self.ask(self.forms.round_trip(facts.project, today, is_return=is_return))

    def ask_driver(self, row: Row) -> None:
        """Ask who drives a trip."""
        self.ask(self.forms.driver(), row.key)

    def ask_project_changes(self) -> None:
        """Ask what changes of the project itself."""
        facts = self._presenter.state.facts
        if facts:
            self.ask(self.forms.change(facts.project))

    def ask_item_changes(self, item_id: UUID) -> None:
        """Ask what changes of an item; nothing does after the project has ended."""
        item = self._presenter.item_of(item_id)
        facts = self._presenter.state.facts
        if item and facts and facts.project.is_open:
            self.ask(self.forms.item(item), item_id)

    def save(
        self, form: str, about: UUID | None, typed: dict[str, str], ticked: dict[str, bool]
    ) -> None:
        """Do what was typed into a form about a record, or about the project as a whole."""
        presenter = self._presenter
        match form:
            case "project":
                presenter.begin(typed)
            case "again":
                presenter.begin_again(typed)
            case "change":
                presenter.change(typed)
            case "item":
                presenter.save_item(typed, ticked, about)
            case "household":
                presenter.sign_up(typed, ticked)
            case "household-new":
                presenter.sign_up_new(typed)
            case "pledge":
                presenter.offer(typed, ticked)
            case "collect" | "return":
                presenter.plan_trips(typed, is_return=form == "return")
            case _ if about:
                self._save_about(form, about, typed, ticked)

    def _save_about(
        self, form: str, about: UUID, typed: dict[str, str], ticked: dict[str, bool]
    ) -> None:
        presenter = self._presenter
        match form:
            case "confirm" if ticked.get("off"):
                presenter.fall_through(about)
            case "confirm":
                presenter.confirm(about, typed)
            case "driver":
                presenter.drive(about, typed)
            case "household-known":
                presenter.sign_up_known(about, typed, ticked)
            case "household-change":
                presenter.change_household(about, typed, ticked)
            case "pledge-change":
                presenter.change_pledge(about, typed)
            case "give":
                presenter.give(about, typed)
            case "take":
                presenter.take_away(about, typed)
