"""Use cases of what lenders promise to a project: offered, confirmed, fallen through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.projects.pledge_writer import PledgeWriter
from intake.desk.projects.project_facts import require_open
from intake.desk.reporting.withheld import require_not_withheld, require_surely_not_withheld
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.pledge import Pledge
from intake.domain.project import Project, ProjectItem
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store


MAX_PIECES = 999
"""More of one lender is a slip of the keys."""


@dataclass(frozen=True)
class Pledges:
    """Writes down promises. Once confirmed a promise has a label, and can be taken in by it."""

    store: Store
    clock: Clock

    def offer(self, actor: Actor, pledge: Pledge) -> Result[Pledge]:
        """Write down what a lender promises.

        Raises ``UserFacingError`` without a lender, for no pieces, and for an ended project.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if is_blank(pledge.lender):
            raise UserFacingError("thing-no-lender")
        if not 0 < pledge.count <= MAX_PIECES:
            raise UserFacingError("own-thing-no-count")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            item = _open_item(transaction, pledge.project_item_id)
            _require_may_lend(transaction, item, pledge.lender, pledge.contact)
            saved = transaction.save(
                replace(pledge, project_id=item.project_id, lender=pledge.lender.strip())
            )
            PledgeWriter(transaction, actor, now).sync(saved)
            changed = _changes(saved, transaction.changed_ids(Task))
        return Result(saved, changed, transaction.operation_id)

    def confirm(
        self, actor: Actor, pledge_id: UUID, count: int | None = None, slot: str = ""
    ) -> Result[Pledge]:
        """Write down that a lender was rung and that it stands, for so many pieces.

        From then on there is a thing with a code for its label, at its lender's.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if count is not None and not 0 < count <= MAX_PIECES:
            raise UserFacingError("own-thing-no-count")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:  # a code stays used if the rest is undone
            code = transaction.next_code(actor.desk)
        with self.store.write(actor, now) as transaction:
            pledge = transaction.get(Pledge, pledge_id)
            item = _open_item(transaction, pledge.project_item_id)
            _require_may_lend(transaction, item, pledge.lender, pledge.contact)
            pieces = pledge.count if count is None else count
            pledge_to_confirm = replace(pledge, count=pieces, slot=slot.strip() or pledge.slot)
            writer = PledgeWriter(transaction, actor, now)
            saved, thing = writer.confirm(pledge_to_confirm, code)
            writer.sync(saved)
            changed = _changes(saved, transaction.changed_ids(Task), thing.id)
        return Result(saved, changed, transaction.operation_id)

    def fall_through(self, actor: Actor, pledge_id: UUID) -> Result[Pledge]:
        """Write down that a promise is off; its need is open again.

        Raises ``UserFacingError`` for what has come in already: that goes home.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            writer = PledgeWriter(transaction, actor, now)
            pledge = transaction.get(Pledge, pledge_id)
            require_open(transaction.get(Project, pledge.project_id))
            saved, thing = writer.fall_through(pledge)
            writer.sync(saved)
            changed = _changes(saved, transaction.changed_ids(Task), thing.id if thing else None)
        return Result(saved, changed, transaction.operation_id)

    def change(self, actor: Actor, pledge: Pledge) -> Result[Pledge]:
        """Change who lends, where they live and when they are at home; the thing follows."""
        require_permission(actor, Permission.HANDLE_REPLY)
        if is_blank(pledge.lender):
            raise UserFacingError("thing-no-lender")
        now = self.clock.now()
        thing = None
        with self.store.write(actor, now) as transaction:
            stored = transaction.get(Pledge, pledge.id)
            lender, contact = pledge.lender.strip(), pledge.contact.strip()
            if (lender, contact) != (stored.lender, stored.contact):
                item = transaction.get(ProjectItem, stored.project_item_id)
                _require_may_lend(transaction, item, lender, contact)
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
            changed = _changes(saved, thing_id=thing.id if thing else None)
        return Result(saved, changed, transaction.operation_id)


def _require_may_lend(
    transaction: ReadTransaction, item: ProjectItem, lender: str, contact: str
) -> None:
    """Raise ``UserFacingError`` for a lender who is withheld, and for a host who may be."""
    if item.is_place:
        require_surely_not_withheld(transaction, lender, contact)
    else:
        require_not_withheld(transaction, lender, contact)


def _open_item(transaction: ReadTransaction, item_id: UUID) -> ProjectItem:
    """Return an item; raises ``UserFacingError`` if its project ended, or it is off the list."""
    item = transaction.get(ProjectItem, item_id)
    require_open(transaction.get(Project, item.project_id))
    if item.removed_at:
        raise UserFacingError("project-item-removed", name=item.name)
    return item


def _changes(
    pledge: Pledge, tasks: frozenset[UUID] = frozenset(), thing_id: UUID | None = None
) -> Changes:
    things = frozenset(filter(None, (thing_id,)))
    return Changes(projects=frozenset({pledge.project_id}), tasks=tasks, things=things)
