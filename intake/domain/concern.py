"""What is reported to the coordinators, and who is not suggested as a helper because of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.name_likeness import may_be_same_name, shares_words
from intake.domain.phone import parse_phone
from intake.domain.record import Record

_MAX_READ = 500
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_NUMBER = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[ .()-]{0,2}\d){7,14}(?!\d)")

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID


class ConcernKind(StrEnum):
    """What is reported."""

    INCIDENT = "incident"  # something went wrong between people
    SECOND_NEED = "second_need"  # more help is needed than was asked for
    LONELINESS = "loneliness"
    WORRY = "worry"


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern(Record):
    """A report that only coordinators read; nothing of it is ever posted.

    ``secret`` is what happened or was noticed, ``seen_by`` who saw it. ``helper`` and
    ``helper_address`` name the helper of an incident; while ``is_withheld`` they are suggested for
    nothing, and with ``both_ways`` the resident is not suggested to them either. ``handled_note``
    is what a coordinator did with it.
    """

    kind: ConcernKind
    secret: str
    seen_by: str = ""
    request_id: UUID | None = None
    resident_id: UUID | None = None
    helper: str = ""
    helper_address: str = ""
    is_withheld: bool = False
    both_ways: bool = False
    reported_by: UUID | None = None
    reported_at: datetime
    handled_at: datetime | None = None
    handled_note: str = ""


@dataclass(frozen=True)
class WithheldHelpers:
    """Tells who is withheld: by mail address or number, else by name, also spelt otherwise.

    Another address of the same sort makes somebody else of a namesake; a number beside a mail
    address tells nothing.
    """

    concerns: tuple[Concern, ...]

    def is_withheld(self, name: str, *addresses: str) -> bool:
        """Tell whether this person is withheld."""
        return any(_is_same(concern, name, addresses) for concern in self.concerns)

    def could_be_withheld(self, name: str, *addresses: str) -> bool:
        """Tell whether somebody may be a withheld person, also by a part of their name.

        Another address of the same sort tells that it is somebody else.
        """
        return any(_could_be_withheld(concern, name, addresses) for concern in self.concerns)

    def is_kept_from(self, resident_id: UUID, name: str, *addresses: str) -> bool:
        """Tell whether this resident must not be suggested to this person."""
        return any(
            concern.both_ways
            and concern.resident_id == resident_id
            and _is_same(concern, name, addresses)
            for concern in self.concerns
        )


def _is_same(concern: Concern, name: str, addresses: Iterable[str]) -> bool:
    told = _is_same_by_address(concern, addresses)
    return may_be_same_name(concern.helper, name) if told is None else told


def _could_be_withheld(concern: Concern, name: str, addresses: Iterable[str]) -> bool:
    told = _is_same_by_address(concern, addresses)
    if told is not None:
        return told
    return shares_words(concern.helper, name) or may_be_same_name(concern.helper, name)


def _is_same_by_address(concern: Concern, addresses: Iterable[str]) -> bool | None:
    """Tell whether addresses are the withheld helper's; None if they tell nothing.

    Only another number beside a number, or another mail address beside one, is somebody else's.
    """
    known = _find_addresses(concern.helper_address)
    theirs = {found for address in addresses for found in _find_addresses(address)}
    if known & theirs:
        return True
    if any(_is_mail(address) == _is_mail(other) for address in theirs for other in known):
        return False
    return None


def _is_mail(address: str) -> bool:
    return "@" in address


def _find_addresses(text: str) -> set[str]:
    """Return the numbers, as they are dialled, and the mail addresses among other words.

    "06 12345678 na 18 uur", "Fatma <fatma@voorbeeld.example>".
    """
    found = {mail.casefold() for mail in _MAIL.findall(text)}
    number = parse_phone(text)
    if number:
        return found | {number}
    for digits in _NUMBER.findall(text[:_MAX_READ]):
        number = parse_phone(digits)
        if number:
            found.add(number)
    return found
