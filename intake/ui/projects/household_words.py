"""Put a household of a project into words: what they get from whom, and what they miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.allocation import AllocationReason
from intake.text.composing.date_phrases import money_phrase
from intake.text.composing.thing_words import pieces_phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from intake.desk.projects.participants import Household
    from intake.domain.allocation import Allocation
    from intake.domain.participant import Participant, ParticipantNeed
    from intake.domain.thing import Thing
    from intake.kit.translations import Translations

_NO_BREAK = "\N{NO-BREAK SPACE}"


class Row(NamedTuple):
    """A row of the list: its words and what it is about."""

    text: str
    key: UUID
    resident_id: UUID | None = None


class Gift(NamedTuple):
    """Some pieces of a thing that are meant for a household, and which item it is."""

    allocation: Allocation
    thing: Thing
    item_id: UUID


@dataclass(frozen=True)
class HouseholdWords:
    """Writes rows of households. ``names`` are those of the items by their ids."""

    translate: Translations
    names: Mapping[UUID, str]

    def row(self, household: Household, gifts: Sequence[Gift], lacks: Mapping[UUID, int]) -> Row:
        """Return the row of a household; ``lacks`` are the pieces that it misses, by item."""
        participant = household.participant
        who = self.translate(
            "project-household", name=household.resident.full_name, persons=participant.persons
        )
        brings = [
            self.translate(
                "project-brings", count=need.own, name=self.names.get(need.project_item_id, "")
            )
            for need in household.needs
            if need.own
        ]
        missing = [self._missing(need, gifts) for need in household.needs if _is_in(need, lacks)]
        parts = [*brings, *map(self._gift, gifts), *missing, self._fee(participant)]
        parts.append(participant.note)
        return Row(
            f"{who}\n{' · '.join(filter(None, parts))}", participant.id, household.resident.id
        )

    def _fee(self, participant: Participant) -> str:
        """Return what they pay themselves, and whether they have; nothing if they need not."""
        if not participant.fee_cents:
            return ""
        return self.translate(
            "project-fee",
            amount=money_phrase(participant.fee_cents),
            paid="yes" if participant.paid_at else "no",
        )

    def _gift(self, gift: Gift) -> str:
        """Return what they get, from whom, and why this one if that is not plain."""
        allocation, thing = gift.allocation, gift.thing
        said = f"{pieces_phrase(thing.name, allocation.count)} ✓"
        why = ""
        if allocation.reason is not AllocationReason.FITS:
            why = self.translate(f"project-why-{str(allocation.reason).replace('_', '-')}")
        aside = ", ".join(part for part in (thing.lender, why) if part)
        return f"{said} ({aside})" if aside else said

    def _missing(self, need: ParticipantNeed, gifts: Sequence[Gift]) -> str:
        got = sum(gift.allocation.count for gift in gifts if gift.item_id == need.project_item_id)
        name = self.names.get(need.project_item_id, "")
        count = self.translate("project-some-of", count=need.wanted, got=got)
        return f"{name}: {count.replace(' ', _NO_BREAK)}"


def _is_in(need: ParticipantNeed, lacks: Mapping[UUID, int]) -> bool:
    return need.wanted > 0 and need.project_item_id in lacks
