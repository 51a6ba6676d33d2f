"""What is done with the households of a project: sign up, change, give by hand, leave, pay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake.desk.projects.allocations import free_pieces
from intake.desk.projects.participants import Signup
from intake.domain.phone import parse_phone
from intake.kit.codes import format_code
from intake.kit.text_normalization import normalize_words
from intake.text.households.names import split_name
from intake.text.reading.answers import parse_cents
from intake.ui.projects.project_acts import ProjectActs
from intake.ui.projects.typed_values import find_thing, read_number, read_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.desk.projects.participants import Household
    from intake.domain.resident import Resident
    from intake.domain.thing import Thing
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

_MAX_NAMED = 6
"""Things that are named in a sentence; nobody reads more."""


class HouseholdActs(ProjectActs):
    """Runs acts on the households of the project that is shown."""

    nobody_found = Signal(str)  # the name of somebody who is not in the book
    matches = Signal(list)  # list[tuple[str, UUID | None]]: who may be meant, or somebody new

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__(session, undo_stack)
        self._signup = Signup()

    def sign_up(self, typed: Mapping[str, str], ticked: Mapping[str, bool]) -> None:
        """Let a resident take part; of several with that name one is chosen."""
        signup = self._read_signup(typed, ticked)
        if signup is None:
            return
        self._signup = signup
        participants = self._session.use_cases.participants
        find = partial(participants.find, typed=typed["who"])
        self._session.query_as_signed_in(find, partial(self._on_found, typed["who"]))

    def sign_up_known(
        self, resident_id: UUID, typed: Mapping[str, str], ticked: Mapping[str, bool]
    ) -> None:
        """Let a resident take part who was chosen before."""
        signup = self._read_signup(typed, ticked)
        if signup is not None:
            self._signup = signup
            self.choose_resident(resident_id)

    def sign_up_new(self, typed: Mapping[str, str]) -> None:
        """Take somebody into the book, and let them take part as was typed before."""
        if self.project_id is None:
            return
        name = split_name(typed["who"])
        resident = {
            "first_name": name.first_name,
            "infix": name.infix,
            "last_name": name.last_name,
            "phone": typed["phone"].strip(),
            "street": typed["street"].strip(),
            "house_number": typed["number"].strip(),
            "postcode": typed["postcode"].strip(),
        }
        args = (self.project_id, resident, self._signup)
        told = partial(self._report_done, "project-signed-up-new", name=typed["who"].strip())
        self._do("participants", "sign_up_new", args, lambda _: told())

    def choose_resident(self, resident_id: UUID) -> None:
        """Let the resident take part who was meant."""
        if self.project_id is None:
            return
        args = (self.project_id, resident_id, self._signup)
        self._do("participants", "sign_up", args, lambda _: self._report_done("project-signed-up"))

    def household_of(self, participant_id: UUID) -> Household | None:
        """Return a household as it was read."""
        households = self.state.households
        return next(
            (household for household in households if household.participant.id == participant_id),
            None,
        )

    def change_household(
        self, participant_id: UUID, typed: Mapping[str, str], ticked: Mapping[str, bool]
    ) -> None:
        """Change how many come, what they bring and ask; what is left out follows the rules."""
        household, signup = self.household_of(participant_id), self._read_signup(typed, ticked)
        if household is None or signup is None:
            return
        by_hand = {need.project_item_id for need in household.needs if need.is_by_hand}
        own = {need.project_item_id: 0 for need in household.needs if need.own}
        changed = signup._replace(
            own={**own, **signup.own},
            by_rule=frozenset(by_hand - signup.asked.keys()),
        )
        self._do(
            "participants",
            "change",
            (participant_id, changed),
            lambda _: self._report_done("project-household-changed"),
        )

    def leave(self, participant_id: UUID) -> None:
        """Write down that a household does not come."""
        self._do(
            "participants", "leave", (participant_id,), lambda _: self._report_done("project-left")
        )

    def pay(self, participant_id: UUID) -> None:
        """Write down that a household has paid."""
        self._do(
            "participants", "pay", (participant_id,), lambda _: self._report_done("project-paid")
        )

    def admit(self, participant_id: UUID) -> None:
        """Let a household of the waiting list take part."""
        household = self.household_of(participant_id)
        if household is None:
            return
        one = household.participant
        signup = Signup(
            persons=one.persons,
            goes_first=one.goes_first,
            fee_cents=one.fee_cents,
            note=one.note,
        )
        args = (participant_id, signup)
        self._do("participants", "change", args, lambda _: self._report_done("project-let-in"))

    def give(self, participant_id: UUID, typed: Mapping[str, str]) -> None:
        """Give a household pieces of a thing that was typed: its code, its lender or its name."""
        count = read_number(typed["count"])
        free = self.free_things()
        thing = find_thing(typed["thing"], free)
        if thing is None:
            self._tell_things("project-give-which", free)
            return
        if not count:
            self._tell_not_read("handover-number-wrong")
            return
        self._do(
            "allocations",
            "give",
            (participant_id, thing.id, count),
            lambda _: self._report_done("project-given", name=thing.name),
        )

    def take_away(self, participant_id: UUID, typed: Mapping[str, str]) -> None:
        """Let a thing that was meant for a household be free for somebody else."""
        theirs = self.things_for(participant_id)
        thing = find_thing(typed["thing"], theirs)
        meant = next(
            (
                allocation
                for allocation in self.state.allocations
                if thing
                and allocation.thing_id == thing.id
                and allocation.participant_id == participant_id
            ),
            None,
        )
        if thing is None or meant is None:
            self._tell_things("project-take-which", theirs)
            return
        self._do(
            "allocations",
            "take_away",
            (meant.id,),
            lambda _: self._report_done("project-taken-away", name=thing.name),
        )

    def free_things(self) -> tuple[Thing, ...]:
        """Return the things of which pieces are meant for nobody."""
        facts = self.state.facts
        if facts is None:
            return ()
        free = {piece.thing_id for piece in free_pieces(facts, self.state.allocations)}
        return tuple(thing for thing in facts.things if thing.id in free)

    def things_for(self, participant_id: UUID) -> tuple[Thing, ...]:
        """Return the things of which pieces are meant for a household."""
        facts = self.state.facts
        meant = {
            allocation.thing_id
            for allocation in self.state.allocations
            if allocation.participant_id == participant_id
        }
        return tuple(thing for thing in facts.things if thing.id in meant) if facts else ()

    def _tell_things(self, key: str, things: tuple[Thing, ...]) -> None:
        """Say which things can be chosen, each with its code."""
        names = ", ".join(name_of_thing(thing) for thing in things[:_MAX_NAMED])
        more = max(0, len(things) - _MAX_NAMED)
        said = self._session.translate(key, names=names or "none", more=more)
        self.failed.emit(said)

    def _read_signup(self, typed: Mapping[str, str], ticked: Mapping[str, bool]) -> Signup | None:
        items = self.state.facts.items if self.state.facts else ()
        persons = read_number(typed["persons"])
        own, asked = read_pieces(typed["own"], items), read_pieces(typed["asked"], items)
        fee = parse_cents(typed["fee"].strip() or "0")
        if fee is None:
            self._tell_not_read("project-fee-not-read")
            return None
        if persons is None or own is None or asked is None:
            self._tell_not_read("project-pieces-not-read")
            return None
        return Signup(
            persons=persons,
            is_waiting=ticked.get("waits", False),
            goes_first=ticked.get("first", False),
            note=typed["note"],
            fee_cents=fee,
            asked=asked,
            own=own,
        )

    def _on_found(self, typed: str, residents: tuple[Resident, ...]) -> None:
        if len(residents) == 1 and _is_meant(typed, residents[0]):
            self.choose_resident(residents[0].id)
        elif residents:
            lines: list[tuple[str, UUID | None]] = [
                (" · ".join(filter(None, (resident.full_name, resident.address_line))), resident.id)
                for resident in residents
            ]
            new = self._session.translate("project-somebody-new", name=typed.strip())
            self.matches.emit([*lines, (new, None)])
        else:
            self.nobody_found.emit(typed.strip())


def _is_meant(typed: str, resident: Resident) -> bool:
    """Tell whether what was typed is this resident: words of the name alone, or a number."""
    words = set(normalize_words(typed).split())
    return bool(parse_phone(typed)) or words <= set(normalize_words(resident.full_name).split())


def name_of_thing(thing: Thing) -> str:
    """Return how a thing is told apart from others of its name: by its lender and its code."""
    code = format_code(thing.code) if thing.code else ""
    return " ".join(part for part in (thing.name, thing.lender, code) if part)
