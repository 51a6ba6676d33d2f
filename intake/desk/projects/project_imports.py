"""Use case of a list of people who take part: into the book and into the project at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.projects.participants import MAX_PERSONS, Signup, add_participants
from intake.desk.projects.project_facts import require_open
from intake.desk.result import Changes, Result
from intake.desk.taking.imports import RowFate, make_resident, refresh_plan
from intake.domain.permissions import Permission
from intake.domain.project import Project, ProjectItem
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.desk.taking.imports import ImportPlan, PlannedRow
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

_OWN_WORDS = ("eigen", "zelf", "own")
"""Words in a heading by which a household tells that it brings something itself."""

_MIN_LETTERS = 3
"""A shorter heading names no item."""


_ENDINGS = ("", "s", "en", "n", "jes", "je")
"""By which the same word is longer: "matten", "tenten", "koelboxen"."""


class ProjectImport(NamedTuple):
    """What came of a list: how many households take part that did not, and unknown headings."""

    added: int
    passed_over: tuple[str, ...]


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
    ) -> Result[ProjectImport]:
        """Sign everybody of a list up; who is not in the book yet comes into it.

        Doubles within the list take part once; who is in the book already is not written again.
        Raises ``UserFacingError`` if
        ``progress`` says no: then nothing was written.
        """
        require_permission(actor, Permission.IMPORT_LIST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            rows = [row for row in refresh_plan(transaction, plan).rows if _is_own_household(row)]
            require_open(transaction.get(Project, project_id))
            items = transaction.find(ProjectItem, project_id=project_id, removed_at=None)
            signups = []
            passed_over: set[str] = set()
            for number, row in enumerate(rows, start=1):
                resident_id = row.resident_id
                if resident_id is None:
                    resident_id = transaction.save(make_resident(row.household)).id
                signups.append((resident_id, _signup_of(row, items, passed_over)))
                if not progress(number, len(rows)):
                    raise UserFacingError("import-stopped")
            added = add_participants(transaction, project_id, signups, now)
            tasks = transaction.changed_ids(Task)
        residents = frozenset(resident_id for resident_id, _ in signups)
        changed = Changes(projects=frozenset({project_id}), residents=residents, tasks=tasks)
        done = ProjectImport(added, tuple(sorted(passed_over)))
        return Result(done, changed, transaction.operation_id)


def _is_own_household(row: PlannedRow) -> bool:
    """Tell whether a row is a household of its own: new, or in the book already."""
    return row.fate is RowFate.NEW or (row.fate is RowFate.DOUBLE and row.resident_id is not None)


def _signup_of(row: PlannedRow, items: tuple[ProjectItem, ...], passed_over: set[str]) -> Signup:
    """Return a row as a sign-up; ``passed_over`` gets the headings that name nothing."""
    values = row.household.values
    persons = max(1, min(MAX_PERSONS, int(values.get("persons") or row.household.members or 1)))
    asked: dict[UUID, int] = {}
    own: dict[UUID, int] = {}
    for heading, number in (values.get("needs") or {}).items():
        words = normalize_words(str(heading)).split()
        brings = any(word in _OWN_WORDS for word in words)
        named = _items_named(items, [word for word in words if word not in _OWN_WORDS])
        if not named:
            passed_over.add(str(heading))
        elif brings:
            own[_choose_fitting_item(named, persons).id] = _parse_number(number)
        elif len(named) == 1:
            asked[named[0].id] = _parse_number(number)
        # of several sizes the rules choose
    note = str(values.get("note") or "")
    return Signup(persons=persons, note=note, asked=asked, own=own)


def _items_named(items: tuple[ProjectItem, ...], words: list[str]) -> list[ProjectItem]:
    """Return the items that a heading names: in the same words, or by its first one."""
    heading = " ".join(words)
    same = [item for item in items if normalize_words(item.name) == heading]
    return same or [item for item in items if _is_close(heading, normalize_words(item.name))]


def _is_close(heading: str, name: str) -> bool:
    """Tell whether two names begin with the same word, in singular or plural."""
    first, second = heading.split()[:1], name.split()[:1]
    if not first or not second:
        return False
    short, long = sorted((first[0], second[0]), key=len)
    ending = long[len(short) :]
    is_plural = ending in _ENDINGS or ending in {f"{short[-1]}{plural}" for plural in _ENDINGS}
    return long.startswith(short) and len(short) >= _MIN_LETTERS and is_plural


def _choose_fitting_item(items: list[ProjectItem], persons: int) -> ProjectItem:
    """Return the smallest that holds a household, else the largest."""
    by_size = sorted(items, key=lambda item: item.fits)
    return next((item for item in by_size if item.fits >= persons), by_size[-1])


def _parse_number(value: object) -> int:
    text = str(value).strip()
    return int(text) if is_numeral(text) else 0
