"""Read the centre's facts and opening hours for other use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.centre import Centre, OpeningHours
from intake.domain.public_holidays import closing_holidays
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime

    from intake.ports import ReadTransaction


def find_centre(transaction: ReadTransaction) -> Centre | None:
    """Return the centre, or None before the first run."""
    return next(iter(transaction.find(Centre)), None)


def get_centre(transaction: ReadTransaction) -> Centre:
    """Return the centre; raises ``UserFacingError`` before the first run."""
    centre = find_centre(transaction)
    if centre is None:
        raise UserFacingError("centre-no-name")
    return centre


def opening_hours_of(centre: Centre | None, at: datetime) -> OpeningHours:
    """Return the opening hours, with the public holidays around a moment."""
    if centre is None:
        return OpeningHours({}, {})
    return OpeningHours(centre.hours, centre.closed, closing_holidays(at.year, at.year + 1))


def next_open(transaction: ReadTransaction, at: datetime) -> datetime:
    """Return the first moment, from ``at`` on, at which the desk is open."""
    return opening_hours_of(find_centre(transaction), at).next_open(at)


def first_deadline(transaction: ReadTransaction, at: datetime) -> datetime:
    """Return a reasonable deadline after ``at``: the end of the first opening."""
    return opening_hours_of(find_centre(transaction), at).first_deadline(at)
