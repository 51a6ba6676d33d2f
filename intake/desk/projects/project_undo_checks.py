"""Check, after an undo, that it fits what has become of its project since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.projects.allocations import find_thing_given_twice
from intake.desk.projects.project_facts import require_open
from intake.domain.allocation import Allocation
from intake.domain.field_change import read_audited_id
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.pledge import Pledge
from intake.domain.project import Project, ProjectItem
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.field_change import FieldChange
    from intake.domain.record import Record
    from intake.ports import WriteTransaction

_OF_A_PROJECT: tuple[type[Record], ...] = (
    Participant, ParticipantNeed, Pledge, ProjectItem, Allocation,
)  # fmt: skip
_STILL_CHANGED_AFTERWARDS = frozenset({
    "version", "paid_at", "thanked_at", "lender", "contact", "street", "house_number", "postcode",
    "city", "slot", "note",
})  # fmt: skip
"""What is written down, and undone, in an ended project as well: who has paid, where they live."""


def require_project_undo_still_fits(transaction: WriteTransaction) -> None:
    """Raise ``UserFacingError`` if an undo plans something in an ended project, or gives twice.

    Who takes part again in a project that was called off would not be rung about it. A piece that
    was taken away may be meant for somebody else by now. Nobody takes part twice, though two
    records may have become one, and nothing is promised of what is off the list.
    """
    for project in _planned_in(transaction):
        require_open(project)
    if find_thing_given_twice(transaction, _changed_things(transaction)):
        raise UserFacingError("undo-changed-since")
    if _takes_part_twice(transaction) or _promises_what_is_off_the_list(transaction):
        raise UserFacingError("undo-changed-since")


def _takes_part_twice(transaction: WriteTransaction) -> bool:
    changed = tuple(transaction.changed_ids(Participant))
    projects = set(transaction.changed_ids(Project))
    if changed:
        projects |= {row.project_id for row in transaction.find(Participant, id=changed)}
    for project_id in projects:
        taking_part = transaction.find(Participant, project_id=project_id, left_at=None)
        if len({row.resident_id for row in taking_part}) < len(taking_part):
            return True
    return False


def _promises_what_is_off_the_list(transaction: WriteTransaction) -> bool:
    changed = tuple(transaction.changed_ids(Pledge))
    pledges = transaction.find(Pledge, id=changed) if changed else ()
    standing = [pledge.project_item_id for pledge in pledges if pledge.still_stands]
    items = transaction.find(ProjectItem, id=tuple(standing)) if standing else ()
    return any(item.removed_at for item in items)


def _planned_in(transaction: WriteTransaction) -> tuple[Project, ...]:
    """Return the projects in which the undo changed who comes, what is promised or given."""
    entries = [
        entry
        for kind in _OF_A_PROJECT
        if (changed := transaction.changed_ids(kind))
        for entry in transaction.history(changed)
        if entry.operation_id == transaction.operation_id
        and not (entry.action == "change" and entry.field in _STILL_CHANGED_AFTERWARDS)
    ]
    told = {entry.entity_id for entry in entries}
    ids = {_project_id_in(entry) for entry in entries if entry.field == "project_id"}
    for kind in _OF_A_PROJECT:
        if planned := tuple(transaction.changed_ids(kind) & told):
            rows = transaction.find(kind, id=planned)
            ids |= {row.project_id for row in rows}  # type: ignore[attr-defined]
    return transaction.find(Project, id=tuple(ids)) if ids else ()


def _project_id_in(entry: FieldChange) -> UUID:
    """Return the project of a row that was added or removed, as the audit holds it."""
    return read_audited_id(entry.new or entry.old)


def _changed_things(transaction: WriteTransaction) -> frozenset[UUID]:
    """Return the things of which the undo changed the pieces, or for whom they are."""
    changed = tuple(transaction.changed_ids(Allocation))
    allocated = transaction.find(Allocation, id=changed) if changed else ()
    things = transaction.changed_ids(Thing)
    recounted = {
        entry.entity_id
        for entry in (transaction.history(things) if things else ())
        if entry.operation_id == transaction.operation_id and entry.field in ("count", "removed_at")
    }
    return frozenset(recounted | {allocation.thing_id for allocation in allocated})
