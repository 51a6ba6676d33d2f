"""Find the helpers who are suggested for nothing, because an incident was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.concern import Concern, WithheldHelpers
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.domain.pledge import Pledge
    from intake.domain.project import ProjectItem
    from intake.ports import ReadTransaction


def require_not_withheld(transaction: ReadTransaction, name: str, *addresses: str) -> None:
    """Raise ``UserFacingError`` for somebody who is withheld after an incident.

    Every write that brings a named outsider to residents asks this: a chosen reply, a promise, a
    cook of a tour.
    """
    if find_withheld(transaction).is_withheld(name, *addresses):
        raise UserFacingError("helper-withheld")


def require_surely_not_withheld(transaction: ReadTransaction, name: str, *addresses: str) -> None:
    """Raise ``UserFacingError`` also for who may be withheld, by a part of their name.

    Asked of who receives residents at home without a reply of their own: a host, a cook of a tour.
    """
    require_not_withheld(transaction, name, *addresses)
    if find_withheld(transaction).could_be_withheld(name, *addresses):
        raise UserFacingError("helper-name-unclear")


def require_may_lend(transaction: ReadTransaction, item: ProjectItem, pledge: Pledge) -> None:
    """Raise ``UserFacingError`` for a lender who is withheld, and for a host who may be."""
    if item.is_place:
        require_surely_not_withheld(transaction, pledge.lender, pledge.contact)
    else:
        require_not_withheld(transaction, pledge.lender, pledge.contact)


def find_withheld(transaction: ReadTransaction) -> WithheldHelpers:
    """Return who is withheld now."""
    return WithheldHelpers(transaction.find(Concern, is_withheld=True))
