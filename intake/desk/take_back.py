"""Undo what somebody has just done, as a whole: rows, states, tasks and their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.projects.shortages import shortages_to_leave, update_changed_projects
from intake.desk.reporting.concerns import follow_restored_withholding
from intake.desk.result import Changes, Result
from intake.desk.undo_checks import require_consistent_undo
from intake.domain.approved_paper_language import ApprovedPaperLanguage
from intake.domain.centre import Centre, Contact, Desk
from intake.domain.concern import Concern
from intake.domain.import_run import ImportRun
from intake.domain.permissions import Permission, Role
from intake.domain.project import Project, ProjectItem
from intake.domain.staff import Staff
from intake.domain.thing import Owner, Thing
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.kit.clock import Clock
    from intake.ports import Store, WriteTransaction


_PERMISSIONS: dict[type[Record], Permission] = {
    Contact: Permission.SET_UP_CENTRE,
    Volunteer: Permission.SET_UP_CENTRE,
    Concern: Permission.SEE_CONCERNS,
    Project: Permission.RUN_PROJECT,
    ProjectItem: Permission.RUN_PROJECT,
    ApprovedPaperLanguage: Permission.SET_UP_CENTRE,
    ImportRun: Permission.IMPORT_LIST,
}
"""What undoing a change of such a record needs, as the change itself did."""

_KINDS_NOT_UNDONE = (Staff, Desk, Centre)
"""Records that are never undone: each change of them is checked for its permission."""


@dataclass(frozen=True)
class TakeBack:
    """Undoes one operation, as long as nothing was built on it."""

    store: Store
    clock: Clock

    def undo(self, actor: Actor, operation_id: UUID, changed: Changes) -> Result[UUID]:
        """Restore everything that an operation changed.

        ``changed`` is what it reported to the pages.
        Raises ``UserFacingError`` if part of it was changed since: a message was sent, a colleague
        continued with it, or the request has ended.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            transaction.revert(operation_id, shortages_to_leave(transaction, operation_id))
            update_changed_projects(transaction, now)
            if any(transaction.changed_ids(kind) for kind in _KINDS_NOT_UNDONE):
                raise UserFacingError("permission-missing", needed=Role.MANAGER)
            for kind, permission in _PERMISSIONS.items():
                if transaction.changed_ids(kind):
                    require_permission(actor, permission)
            _require_may_change_own_things(transaction, actor, operation_id)
            if transaction.changed_ids(ImportRun):  # its own undo looks for what was built on it
                raise UserFacingError("undo-changed-since")
            require_consistent_undo(transaction, now)
            tasks = follow_restored_withholding(transaction, actor, now)
        return Result(operation_id, changed | Changes(tasks=tasks))


def _require_may_change_own_things(
    transaction: WriteTransaction, actor: Actor, operation_id: UUID
) -> None:
    """Raise ``UserFacingError`` for a centre's own thing that was added or removed."""
    changed = transaction.changed_ids(Thing)
    if not changed:
        return
    told = [entry for entry in transaction.history(changed) if entry.operation_id == operation_id]
    is_own = any(
        entry.field == "owner" and str(Owner.CENTRE) in (entry.new, entry.new.strip('"'))
        for entry in told
    )
    own = {thing.id for thing in transaction.find(Thing, id=tuple(changed)) if thing.is_own}
    is_own = is_own or any(entry.entity_id in own and entry.field == "removed_at" for entry in told)
    if is_own:
        require_permission(actor, Permission.SET_UP_CENTRE)
