"""Use case of a list of people who take part: into the book and into the project at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.projects.participants import Signup, add_participants
from intake.desk.projects.project_facts import require_open
from intake.desk.result import Changes, Result
from intake.desk.taking.imports import RowFate, make_resident
from intake.domain.permissions import Permission
from intake.domain.project import NeedRule, Project, ProjectItem
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from intake.desk.taking.imports import ImportPlan, PlannedRow
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

_OWN = ("eigen", "zelf", "own")
"""Words in a heading by which a household tells that it brings something itself."""

_MIN_LETTERS = 3
"""A shorter heading names no item."""


@dataclass(frozen=True)
class ProjectImports:
    """Takes a planned import (``Imports.plan``) into a project, all of it or nothing."""

    store: Store
    clock: Clock

    def carry_out(
        self,
        actor: Actor,
        project_id: UUID,
        plan: ImportPlan,
        progress: Callable[[int, int], bool],
    ) -> Result[int]:
        """Sign everybody of a list up; who is not in the book yet comes into it.

        Doubles within the list take part once; who is in the book already is not written again.
        Returns how many households take part now that did not. Raises ``UserFacingError`` if
        ``progress`` says no: then nothing was written.
        """
        require_permission(actor, Permission.IMPORT_LIST)
        now = self.clock.now()
        rows = [row for row in plan.rows if _counts(row)]
        with self.store.write(actor, now) as transaction:
            require_open(transaction.get(Project, project_id))
            items = transaction.find(ProjectItem, project_id=project_id, removed_at=None)
            signups = []
            for number, row in enumerate(rows, start=1):
                resident_id = row.resident_id
                if resident_id is None:
                    resident_id = transaction.save(make_resident(row.household)).id
                signups.append((resident_id, _signup_of(row, items)))
                if not progress(number, len(rows)):
                    raise UserFacingError("import-stopped")
            added = add_participants(transaction, project_id, signups, now)
            tasks = transaction.changed(Task)
        residents = frozenset(resident_id for resident_id, _ in signups)
        changed = Changes(projects=frozenset({project_id}), residents=residents, tasks=tasks)
        return Result(added, changed, transaction.operation_id)


def _counts(row: PlannedRow) -> bool:
    """Tell whether a row is a household of its own: new, or in the book already."""
    return row.fate is RowFate.NEW or (row.fate is RowFate.DOUBLE and row.resident_id is not None)


def _signup_of(row: PlannedRow, items: Iterable[ProjectItem]) -> Signup:
    values = row.household.values
    persons = values.get("persons") or row.household.members or 1
    asked: dict[UUID, int] = {}
    own: dict[UUID, int] = {}
    for heading, number in (values.get("needs") or {}).items():
        words = normalize_words(str(heading)).split()
        brings = any(word in _OWN for word in words)
        item = _item_named(items, [word for word in words if word not in _OWN])
        if item and brings:
            own[item.id] = _as_number(number)
        elif item:
            asked[item.id] = _as_number(number)
    note = str(values.get("note") or "")
    return Signup(persons=max(1, int(persons)), note=note, asked=asked, own=own)


def _item_named(items: Iterable[ProjectItem], words: list[str]) -> ProjectItem | None:
    """Return the item that a heading names: in the same words, or alone in starting with them.

    Of several sizes ("tent") the rules choose: then no item is named.
    """
    heading = " ".join(words)
    names = {item: normalize_words(item.name) for item in items}
    for item, name in names.items():
        if name == heading:
            return item
    close = [item for item, name in names.items() if _is_close(heading, name)]
    if len(close) == 1 and close[0].rule in (NeedRule.ASKED, NeedRule.PERSON, NeedRule.HOUSEHOLD):
        return close[0]
    return None


def _is_close(heading: str, name: str) -> bool:
    first, second = heading.split()[:1], name.split()[:1]
    if not first or not second:
        return False
    short, long = sorted((first[0], second[0]), key=len)
    return long.startswith(short) and len(short) >= _MIN_LETTERS


def _as_number(value: object) -> int:
    text = str(value).strip()
    return int(text) if text.isdecimal() else 0
