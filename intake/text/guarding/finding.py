"""A finding of the guard, and the private facts that it searches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The kinds of finding."""

    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    BSN = "bsn"  # the Dutch citizen service number
    IBAN = "iban"
    BIRTHDATE = "birthdate"
    HEALTH = "health"
    FAITH = "faith"
    MONEY = "money"
    ALONE = "alone"  # somebody lives or is alone
    ABSENCE = "absence"  # nobody is at home
    KEY = "key"  # where a key lies, or a code of a door


CAUTIONS = frozenset(
    {
        FindingKind.HEALTH,
        FindingKind.FAITH,
        FindingKind.MONEY,
        FindingKind.ALONE,
        FindingKind.ABSENCE,
    }
)
"""A coordinator may allow these with a reason; the others nobody may."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of a text, in characters from its beginning. ``stop`` cannot be overruled."""

    kind: FindingKind
    start: int
    end: int
    stop: bool


@dataclass(frozen=True, slots=True)
class PrivateFacts:
    """Facts that a text must not reveal, and facts of the centre that it may contain.

    ``names`` are whole names as (first, infix, last); ``places`` are streets with their house
    number.
    """

    names: tuple[tuple[str, str, str], ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    postcode: str = ""
    birth_date: str = ""
    centre_name: str = ""
    centre_phone: str = ""
    centre_email: str = ""
    centre_place: tuple[str, str] = ("", "")
    centre_postcode: str = ""
    code: str = ""
    areas: tuple[str, ...] = ()
    """Names of neighbourhood and town, which a post may contain even if a person has the same name.
    """
