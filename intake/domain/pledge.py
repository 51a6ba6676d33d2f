"""What a lender promises to a project; the pieces themselves are recorded when they arrive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID


SECOND_CALL_BEFORE_START = timedelta(days=2)
"""How long before the project a lender is rung a second time. An estimate of our own."""


class PledgeState(StrEnum):
    """How sure a promise is."""

    OFFERED = "offered"  # said once; nobody has rung about it
    CONFIRMED = "confirmed"  # rung, and it stands
    FALLEN_THROUGH = "fallen_through"


@dataclass(frozen=True)
class PledgeTerms:
    """What a lender tells in a call: how many pieces, and when and where to fetch them.

    Without a count it is as many as were promised; an empty field leaves the promise as it was.
    """

    count: int | None = None
    slot: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pledge(Record):
    """A promise of some pieces of an item, by a lender at an address.

    ``slot`` is when the lender is at home, ``reply_id`` the reply to a post that it came from,
    ``confirmed_at`` when it was confirmed last, ``thanked_at`` when a letter of thanks was made.
    """

    project_id: UUID
    project_item_id: UUID
    lender: str
    contact: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    city: str = ""
    count: int = 1
    slot: str = ""
    note: str = ""
    state: PledgeState = PledgeState.OFFERED
    reply_id: UUID | None = None
    confirmed_at: datetime | None = None
    thanked_at: datetime | None = None

    @property
    def still_stands(self) -> bool:
        """Whether the promise still stands, confirmed or not."""
        return self.state is not PledgeState.FALLEN_THROUGH

    @property
    def address_line(self) -> str:
        return " ".join(part for part in (self.street, self.house_number) if part)

    def is_due_for_ringing(self, begins: date, today: date) -> bool:
        """Tell whether the lender must be rung: for the first time, or once more shortly before.

        ``begins`` is the day on which the project begins.
        """
        if self.state is PledgeState.OFFERED:
            return True
        if self.state is PledgeState.FALLEN_THROUGH:
            return False
        if self.confirmed_at is None:  # cannot be: confirming sets it
            return False
        last_call = to_local_time(self.confirmed_at).date()
        second_call_from = begins - SECOND_CALL_BEFORE_START
        return last_call < second_call_from <= today <= begins

    def with_terms(self, terms: PledgeTerms) -> Pledge:
        """Return a copy with what the lender said."""
        count = self.count
        if terms.count is not None:
            count = terms.count
        return replace(
            self,
            count=count,
            slot=terms.slot.strip() or self.slot,
            street=terms.street.strip() or self.street,
            house_number=terms.house_number.strip() or self.house_number,
            postcode=terms.postcode.strip() or self.postcode,
        )

    def confirm(self, now: datetime) -> Pledge:
        """Return a copy that is confirmed."""
        return replace(self, state=PledgeState.CONFIRMED, confirmed_at=now)

    def fall_through(self) -> Pledge:
        """Return a copy that does not count any more."""
        return replace(self, state=PledgeState.FALLEN_THROUGH)
