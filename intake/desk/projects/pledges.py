"""Use cases of what lenders promise to a project: offered, confirmed, fallen through."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.projects.pledge_writer import PledgeWriter
from intake.desk.projects.project_facts import require_open
from intake.desk.reporting.withheld import require_may_lend
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.phone import parse_phone
from intake.domain.pledge import Pledge, PledgeTerms
from intake.domain.project import Project, ProjectItem
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.thing import Thing
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction


MAX_PIECES = 999
"""A larger number of one lender is a typing mistake."""

_DIGITS = re.compile(r"\+?[\d\s().-]+")

_PERMISSION = Permission.HANDLE_REPLY
"""Who handles the replies of neighbours handles what lenders promise."""


@dataclass(frozen=True)
class Pledges:
    """Records promises. Confirming one creates a thing with a code, by which it is taken in."""

    store: Store
    clock: Clock

    def offer(self, actor: Actor, pledge: Pledge) -> Result[Pledge]:
        """Write down what a lender promises; ``project_id`` is taken from the item.

        Raises ``UserFacingError`` without a lender, for no pieces, and for an ended project.
        """
        require_permission(actor, _PERMISSION)
        _require_complete(pledge)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            saved = _save_offer(transaction, pledge)
            PledgeWriter(transaction, actor, now).update_shortage_task(saved)
            changed = _changes(saved, transaction.changed_ids(Task))
        return Result(saved, changed, transaction.operation_id)

    def offer_and_confirm(self, actor: Actor, pledge: Pledge) -> Result[Pledge]:
        """Write down what a lender promises who is on the telephone: it is confirmed as well.

        Raises ``UserFacingError`` as ``offer`` does.
        """
        require_permission(actor, _PERMISSION)
        _require_complete(pledge)
        now = self.clock.now()
        code = self._next_code(actor, now)
        with self.store.write(actor, now) as transaction:
            writer = PledgeWriter(transaction, actor, now)
            saved, thing = writer.confirm(_save_offer(transaction, pledge), code)
            writer.update_shortage_task(saved)
            changed = _changes(saved, transaction.changed_ids(Task), thing)
        return Result(saved, changed, transaction.operation_id)

    def confirm(
        self, actor: Actor, pledge_id: UUID, terms: PledgeTerms | None = None
    ) -> Result[Pledge]:
        """Write down that a lender was rung and that it stands, on the terms that they told.

        Creates a thing with a code for its label, held by the lender for now. Raises
        ``UserFacingError`` for no pieces, for a lender who is withheld, and for an ended project.
        """
        require_permission(actor, _PERMISSION)
        terms = terms or PledgeTerms()
        if terms.count is not None:
            require_possible_count(terms.count)
        now = self.clock.now()
        code = self._next_code(actor, now)
        with self.store.write(actor, now) as transaction:
            pledge = transaction.get(Pledge, pledge_id)
            item = open_item(transaction, pledge.project_item_id)
            require_may_lend(transaction, item, pledge)
            writer = PledgeWriter(transaction, actor, now)
            saved, thing = writer.confirm(pledge.with_terms(terms), code)
            writer.update_shortage_task(saved)
            changed = _changes(saved, transaction.changed_ids(Task), thing)
        return Result(saved, changed, transaction.operation_id)

    def _next_code(self, actor: Actor, now: datetime) -> str:
        """Return a code for a label.

        It has its own transaction, so that an undo does not free it. It is lost if the thing has a
        code already; there are enough.
        """
        with self.store.write(actor, now) as transaction:
            return transaction.next_code(actor.desk)

    def fall_through(self, actor: Actor, pledge_id: UUID) -> Result[Pledge]:
        """Write down that a promise is off; its need is open again.

        Raises ``UserFacingError`` if the thing has come in already: that is brought home instead.
        """
        require_permission(actor, _PERMISSION)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            writer = PledgeWriter(transaction, actor, now)
            pledge = transaction.get(Pledge, pledge_id)
            require_open(transaction.get(Project, pledge.project_id))
            saved, thing = writer.fall_through(pledge)
            writer.update_shortage_task(saved)
            changed = _changes(saved, transaction.changed_ids(Task), thing)
        return Result(saved, changed, transaction.operation_id)

    def change(self, actor: Actor, pledge: Pledge) -> Result[Pledge]:
        """Change who lends, where they live, when they are at home and the note.

        Other fields of ``pledge`` are not read. It may be changed after the project as well; the
        record of the thing gets the same lender.
        """
        require_permission(actor, _PERMISSION)
        if is_blank(pledge.lender):
            raise UserFacingError("thing-no-lender")
        _require_reachable(pledge.contact)
        now = self.clock.now()
        thing = None
        with self.store.write(actor, now) as transaction:
            stored = transaction.get(Pledge, pledge.id)
            lender, contact = pledge.lender.strip(), pledge.contact.strip()
            if (lender, contact) != (stored.lender, stored.contact):
                item = transaction.get(ProjectItem, stored.project_item_id)
                require_may_lend(transaction, item, pledge)
                thing = PledgeWriter(transaction, actor, now).change_lender(stored, lender, contact)
            saved = transaction.save(
                replace(
                    stored,
                    lender=lender,
                    contact=contact,
                    street=pledge.street.strip(),
                    house_number=pledge.house_number.strip(),
                    postcode=pledge.postcode.strip(),
                    city=pledge.city.strip(),
                    slot=pledge.slot.strip(),
                    note=pledge.note.strip(),
                )
            )
            changed = _changes(saved, thing=thing)
        return Result(saved, changed, transaction.operation_id)


def open_item(transaction: ReadTransaction, item_id: UUID) -> ProjectItem:
    """Return an item; raises ``UserFacingError`` if its project ended, or it is off the list."""
    item = transaction.get(ProjectItem, item_id)
    require_open(transaction.get(Project, item.project_id))
    if item.removed_at:
        raise UserFacingError("project-item-removed", name=item.name)
    return item


def _require_complete(pledge: Pledge) -> None:
    if is_blank(pledge.lender):
        raise UserFacingError("thing-no-lender")
    _require_reachable(pledge.contact)
    require_possible_count(pledge.count)


def _require_reachable(contact: str) -> None:
    """Raise ``UserFacingError`` for a telephone number of which digits are missing."""
    if _DIGITS.fullmatch(contact.strip()) and parse_phone(contact) is None:
        raise UserFacingError("invalid-phone", typed=contact.strip())


def require_possible_count(count: int) -> None:
    """Raise ``UserFacingError`` for no pieces, and for more than one lender can have."""
    if not 0 < count <= MAX_PIECES:
        raise UserFacingError("own-thing-no-count")


def _save_offer(transaction: WriteTransaction, pledge: Pledge) -> Pledge:
    item = open_item(transaction, pledge.project_item_id)
    require_may_lend(transaction, item, pledge)
    return transaction.save(
        replace(pledge, project_id=item.project_id, lender=pledge.lender.strip())
    )


def _changes(
    pledge: Pledge, tasks: frozenset[UUID] = frozenset(), thing: Thing | None = None
) -> Changes:
    things = frozenset({thing.id} if thing else ())
    return Changes(projects=frozenset({pledge.project_id}), tasks=tasks, things=things)
