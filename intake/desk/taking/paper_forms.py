"""Requests that were written on a numbered form while there was no computer.

A form is typed in later, at the time that stands on it, and once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.domain.centre import Desk
from intake.domain.permissions import Permission
from intake.domain.request import Request
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

MAX_AGE = timedelta(days=60)
"""How long a form may lie: after that its year is in doubt, and it should have been shredded."""

_NUMBER = re.compile(r"([A-Z]?)\W*(\d{1,6})")
"""What is printed on a form: the sign of the desk that printed it, and its number."""


@dataclass(frozen=True)
class PaperForms:
    """Numbers the forms, and tells whether one may be typed in."""

    store: Store
    clock: Clock

    def take_numbers(self, actor: Actor, count: int) -> Result[tuple[str, ...]]:
        """Return numbers for empty forms; none is given twice."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            desk = next(iter(transaction.find(Desk, sign=actor.desk)), None)
            if desk is None:
                raise UserFacingError("desk-not-joined", desk=actor.desk)
            first = desk.forms_printed + 1
            transaction.save(replace(desk, forms_printed=desk.forms_printed + count))
        numbers = range(first, first + count)
        return Result(tuple(_format_number(actor.desk, number) for number in numbers))

    def require_new(self, actor: Actor, number: str, written_at: datetime) -> str:
        """Return the number of a form as it is printed.

        Raises ``UserFacingError`` without a number, for a moment that is to come or too long ago,
        and for a form that was typed in already.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.read(actor) as transaction:
            return require_new_form(
                transaction, form_number(number, actor.desk), written_at, self.clock.now()
            )


def require_new_form(
    transaction: ReadTransaction, number: str, written_at: datetime, now: datetime
) -> str:
    """Return the number of a form; the errors are those of ``require_new``."""
    if not number:
        raise UserFacingError("form-no-number")
    if written_at > now:
        raise UserFacingError("form-not-yet")
    if now - written_at > MAX_AGE:
        raise UserFacingError("form-too-old", days=MAX_AGE.days)
    for request in transaction.find(Request, paper_form=number):
        code = format_code(request.code)
        raise UserFacingError("form-typed-already", number=number, code=code)
    return number


def form_number(typed: str, desk: str) -> str:
    """Return a number as it is printed on a form: "a17" is "A-0017".

    A number without the sign of a desk is of this desk. A centre may number its own forms
    otherwise: such a number stays as it was typed.
    """
    text = " ".join(typed.split()).upper()
    if parts := _NUMBER.fullmatch(text):
        return _format_number(parts[1] or desk, int(parts[2]))
    return text


def _format_number(desk: str, number: int) -> str:
    return f"{desk}-{number:04d}"
