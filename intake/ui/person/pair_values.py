"""Put two records of a person beside each other, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.resident import formal_name
from intake.domain.resident_pair import FACTS, NOTES, differing_facts
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_day

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.taking.persons import Person
    from intake.desk.taking.resident_pairs import PairOverview
    from intake.domain.resident import Resident
    from intake.kit.translations import Translations


_CAPTIONS = {"address": "pair-address", "paper_language": "person-language"}
"""The captions of facts, if the person's window uses others."""


class AlikeLine(NamedTuple):
    """A person who may be the same, as a sentence."""

    resident_id: UUID
    name: str
    sentence: str


class MergedLine(NamedTuple):
    """A record that was merged into this one, as a sentence."""

    pair_id: UUID
    name: str
    sentence: str


@dataclass(frozen=True)
class PairView:
    """Who looks like a person, and which records were merged into theirs."""

    alike: tuple[AlikeLine, ...]
    merged: tuple[MergedLine, ...]


class FactChoice(NamedTuple):
    """A fact in which two records differ."""

    fact: str
    caption: str
    left: str
    right: str

    @property
    def right_says_more(self) -> bool:
        """Whether the other record only has the same in full: "A." and "Annie"."""
        begun = self.left.rstrip(".").lower()
        return len(self.right) > len(self.left) and self.right.lower().startswith(begun)


@dataclass(frozen=True)
class Comparison:
    """Two records beside each other.

    ``choices`` are the facts in which they differ, ``stays`` the others: a caption and the value of
    one or both.
    """

    other_id: UUID
    names: tuple[str, str]
    requests: tuple[str, str]
    choices: tuple[FactChoice, ...]
    stays: tuple[tuple[str, str], ...]


def show_pairs(overview: PairOverview, translate: Translations) -> PairView:
    """Put into words who looks like a person and which records were merged."""
    alike = tuple(
        AlikeLine(
            candidate.resident.id,
            _name(candidate.resident),
            translate(
                "pair-alike",
                who=describe(candidate.resident),
                requests=_count(candidate.requests, translate),
            ),
        )
        for candidate in overview.look_alikes
    )
    merged = tuple(
        MergedLine(
            pair.id,
            _name(other),
            translate(
                "pair-merged",
                who=describe(other),
                day=short_day(to_local_time(pair.decided_at).date(), translate.language),
            ),
        )
        for pair, other in overview.merged
    )

    return PairView(alike, merged)


def compare_people(left: Person, right: Person, translate: Translations) -> Comparison:
    """Put the facts of two records beside each other; unknown ones are left out."""
    one, other = left.resident, right.resident
    differ = differing_facts(one, other)
    choices = tuple(
        FactChoice(
            fact,
            _caption(fact, translate),
            _fact_text(one, fact, translate),
            _fact_text(other, fact, translate),
        )
        for fact in differ
    )
    stays = [
        (_caption(fact, translate), text)
        for fact in FACTS
        if fact not in differ
        and (text := _fact_text(one, fact, translate) or _fact_text(other, fact, translate))
    ]
    numbers = [phone.grouped for person in (one, other) for phone in person.phones]
    joined = [(translate("person-phone-1"), numbers)]
    for name in NOTES:
        notes = [text for person in (one, other) if (text := getattr(person, name))]
        joined.append((_caption(name, translate), notes))
    stays += [(caption, " · ".join(dict.fromkeys(texts))) for caption, texts in joined if texts]
    return Comparison(
        other.id,
        (_name(one), _name(other)),
        (_count(len(left.requests), translate), _count(len(right.requests), translate)),
        choices,
        tuple(stays),
    )


def _caption(fact: str, translate: Translations) -> str:
    return translate(_CAPTIONS.get(fact, f"person-{fact.replace('_', '-')}"))


def describe(resident: Resident) -> str:
    """Return name, address and number, so that two people can be told apart."""
    phones = [phone.grouped for phone in resident.phones if not phone.wrong]
    parts = (_name(resident), _address(resident), *phones[:1])
    return ", ".join(part for part in parts if part)


def _name(resident: Resident) -> str:
    return resident.full_name or formal_name(resident)


def _address(resident: Resident) -> str:
    place = f"{resident.postcode} {resident.city}".strip()
    return ", ".join(part for part in (resident.address_line, place) if part)


def _count(requests: int, translate: Translations) -> str:
    return translate("pair-requests", count=requests)


def _fact_text(resident: Resident, fact: str, translate: Translations) -> str:
    if fact == "address":
        return _address(resident)
    if fact == "birth_date":
        return f"{resident.birth_date:%d-%m-%Y}" if resident.birth_date else ""
    if fact == "text_size":
        return translate("person-text-size-of", size=resident.text_size)
    if fact == "paper_language":
        return translate(f"person-language-{resident.paper_language}")
    return " ".join(part for name in FACTS[fact] if (part := getattr(resident, name)))
