"""A resident, whom a request is for, and the person who rings on their behalf."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from intake.domain.record import Record
from intake.kit.text_normalization import capitalize_first

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.phone import Phone

MOVED = "moved"

DIED = "died"
"""How a resident can have left the neighbourhood."""

PLAIN_FIELDS = (
    "salutation", "first_name", "infix", "last_name", "email", "street", "house_number",
    "addition", "city", "neighbourhood", "fetched_by", "how_to_talk", "call_window", "voicemail",
    "note",
)  # fmt: skip
"""Fields of a resident that are stored as they are typed; the others are parsed first."""

_WORDS_OF_REFUSAL = frozenset({"nee", "niet", "geen", "nooit", "no", "not", "never"})

_POSTCODE = re.compile(r"^\s*([1-9]\d{3})\s*([A-Za-z]{2})\s*$")


def parse_postcode(typed: str) -> str | None:
    """Parse a Dutch postcode: ``1052xk`` becomes ``1052 XK``. Returns None if it is invalid.

    The letters SA, SD and SS are not used (PostNL).
    """
    match = _POSTCODE.match(typed)
    if not match or match[2].upper() in {"SA", "SD", "SS"}:
        return None
    return f"{match[1]} {match[2].upper()}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Resident(Record):
    """A resident.

    They are offline and have no account; only a name and a way to reach them are needed.

    ``text_size`` is in points, on paper. ``how_to_talk`` is what a colleague should know before
    ringing ("spreekt langzaam"), ``call_window`` when to ring best ("tussen 10 en 12"),
    ``voicemail`` whether a message may be left ("liever niet"), each in their own words.
    ``note`` is what else stood in the list that they came from.
    ``merged_into`` is the id of the record that replaced this one, if they were written down twice.
    """

    salutation: str = ""
    first_name: str = ""
    infix: str = ""
    last_name: str = ""
    phones: tuple[Phone, ...] = ()
    email: str = ""
    street: str = ""
    house_number: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""
    neighbourhood: str = ""
    birth_date: date | None = None
    text_size: int = 18
    paper_language: str = "nl"
    fetched_by: str = ""
    how_to_talk: str = ""
    call_window: str = ""
    voicemail: str = ""
    note: str = ""
    created_at: datetime | None = None
    gone: str = ""
    gone_at: datetime | None = None
    merged_into: UUID | None = None

    @property
    def area(self) -> str:
        """Where they live, as far as a neighbour may know.

        The neighbourhood, or else the four digits of the postcode.
        """
        return self.neighbourhood or self.postcode[:4] or self.city

    @property
    def refuses_voicemail(self) -> bool:
        """Whether no message may be left: the answer begins with a no."""
        words = self.voicemail.casefold().replace(",", " ").split()
        return bool(_WORDS_OF_REFUSAL & set(words[:2]))

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)

    @property
    def address_line(self) -> str:
        number = f"{self.house_number} {self.addition}".strip()
        return " ".join(part for part in (self.street, number) if part)


class Named(Protocol):
    """A person with the parts of a name."""

    @property
    def salutation(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def infix(self) -> str: ...
    @property
    def last_name(self) -> str: ...


def formal_name(resident: Named) -> str:
    """Return how a Dutch desk addresses a person.

    ``mevrouw De Vries-Bakker``: the infix has a capital because no first name stands before it. A
    person without a salutation keeps the first name: ``Fatma Yilmaz``.
    """
    if not resident.salutation and resident.first_name:
        parts = (resident.first_name, resident.infix, resident.last_name)
        return " ".join(part for part in parts if part)
    last = f"{capitalize_first(resident.infix)} {resident.last_name}".strip()
    return " ".join(part for part in (resident.salutation, last or resident.first_name) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Caller(Record):
    """A person who rings on behalf of a resident: family, a carer, a professional.

    ``agreed`` tells whether the resident wants that; until then nothing is posted.
    ``answered_by_operation`` is the operation of that answer, also if it was given before: a no
    that is said again is not undone with the first.
    """

    resident_id: UUID
    name: str = ""
    relation: str = ""
    phone: str = ""
    agreed: bool | None = None
    answered_by_operation: UUID | None = None
    created_at: datetime | None = None
