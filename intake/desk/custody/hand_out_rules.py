"""How many pieces of a thing a resident gets, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.custody.custody_writer import agreed_return
from intake.desk.custody.meant_pieces import pieces_left_for
from intake.domain.pledge import Pledge
from intake.domain.project import Project
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from intake.domain.thing import Thing
    from intake.ports import ReadTransaction


def pieces_of(
    transaction: ReadTransaction, thing: Thing, wanted: int | None, resident_id: UUID
) -> int | None:
    """Return how many pieces go out; of a project's thing never those that others wait for.

    Raises ``UserFacingError`` if there are not so many for them.
    """
    if thing.pledge_id is None:
        return wanted
    left = pieces_left_for(transaction, thing, resident_id)
    if wanted is not None and wanted > left:
        raise UserFacingError("thing-meant-for-others", name=thing.name)
    return left if wanted is None else wanted


def return_day(transaction: ReadTransaction, thing: Thing, request_id: UUID | None) -> date | None:
    """Return when a thing comes back: as was agreed, or on the last day of its project."""
    pledge = transaction.get_if_any(Pledge, thing.pledge_id)
    if pledge is None:
        return agreed_return(transaction, request_id)
    return transaction.get(Project, pledge.project_id).last
