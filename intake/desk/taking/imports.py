"""Use cases of taking an address list into the book: look first, then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - the type of a field
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.desk.undo_checks import require_consistent_undo
from intake.domain.draft import Draft
from intake.domain.import_run import ImportKind, ImportRun
from intake.domain.permissions import Permission
from intake.domain.phone import make_phone
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError
from intake.kit.translations import PAPER_LANGUAGES
from intake.text.households.doubles import find_doubles, share_way
from intake.text.households.row_place import RowPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction
    from intake.text.households.import_preview import Household, ImportPreview

_IN_BOOK = "\0book"
"""The sheet of those who are in the book already; no sheet of a file is called so."""

_TEXTS = (
    "first_name", "infix", "last_name", "street", "house_number", "addition", "postcode", "city",
)  # fmt: skip
_LANGUAGES = {
    "nederlands": "nl", "engels": "en", "turks": "tr", "arabisch": "ar", "marokkaans": "ar",
    "pools": "pl", "oekraïens": "uk", "oekraiens": "uk", "frans": "fr", "spaans": "es",
    "papiaments": "pap", "papiamento": "pap", "tigrinya": "ti", "tigrigna": "ti",
}  # fmt: skip


class RowFate(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    DOUBLE = "double"  # stands in the list before, or in the book
    UNUSABLE = "unusable"  # nothing tells who it is, or how to reach them


class PlannedRow(NamedTuple):
    """A household with what is done with it, and who it is the double of.

    ``resident_id`` is the resident who is in the book already; who ``is_gone`` has died or moved.
    ``double_row`` is the row of the list in which they stand before, counted from 1; else 0.
    """

    household: Household
    fate: RowFate
    double_of: str = ""
    resident_id: UUID | None = None
    is_gone: bool = False
    double_row: int = 0


class _Known(NamedTuple):
    """Somebody who is in the book: the name, what a row would tell of them, a resident's id.

    There is one for each telephone number. Who died or moved is known too, so that an old list does
    not bring them back.
    """

    name: str
    values: dict[str, Any]
    resident_id: UUID | None
    is_gone: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do: nothing is written yet.

    ``chosen`` are the columns whose field somebody chose by hand.
    """

    file: Path
    kind: ImportKind
    preview: ImportPreview
    rows: tuple[PlannedRow, ...]
    chosen: dict[int, str] = field(default_factory=dict)
    book: frozenset[object] = frozenset()
    """Who was in the book when it was planned."""

    def count(self, fate: RowFate) -> int:
        """Return how many rows share a fate."""
        return sum(row.fate is fate for row in self.rows)


_AT_ONCE = 100
"""People that are written in one statement: other desks wait for the lock while a list comes in."""


@dataclass(frozen=True)
class Imports:
    """Plans an import, carries it out and undoes it.

    ``read_list`` reads a file, with the fields of the columns that somebody chose by hand. It needs
    no database, so that a page reads a long list while the desk goes on saving.
    """

    store: Store
    clock: Clock
    read_list: Callable[[Path, Mapping[int, str]], ImportPreview]

    def plan(
        self,
        actor: Actor,
        file: Path,
        kind: ImportKind,
        chosen: Mapping[int, str] | None = None,
        preview: ImportPreview | None = None,
    ) -> ImportPlan:
        """Return what an import of a file would do, of which ``preview`` may have been read."""
        require_permission(actor, Permission.IMPORT_LIST)
        if preview is None:
            preview = self.read_list(file, chosen or {})
        with self.store.read(actor) as transaction:
            known = tuple(_known_people(transaction, kind))
        rows = tuple(_plan_rows(preview, known, kind))
        return ImportPlan(
            file=file,
            kind=kind,
            preview=preview,
            rows=rows,
            chosen=dict(chosen or {}),
            book=_book_of(known),
        )

    def carry_out(
        self, actor: Actor, plan: ImportPlan, progress: Callable[[int, int], bool]
    ) -> Result[ImportRun]:
        """Write everybody who is new, or nobody at all.

        ``progress`` gets how many of how many are written, and tells whether to go on. Raises
        ``UserFacingError`` if it says no: then nothing was written. What is in the book is never
        changed.
        """
        require_permission(actor, Permission.IMPORT_LIST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            plan = refresh_plan(transaction, plan)
            new = [row.household for row in plan.rows if row.fate is RowFate.NEW]
            make = make_resident if plan.kind is ImportKind.RESIDENTS else _make_volunteer
            people: list[Resident | Volunteer] = [make(household) for household in new]
            for start in range(0, len(people), _AT_ONCE):
                written = transaction.add_all(people[start : start + _AT_ONCE])
                if not progress(start + len(written), len(people)):
                    raise UserFacingError("import-stopped")
            ids = frozenset(person.id for person in people if isinstance(person, Resident))
            run = transaction.save(
                ImportRun(
                    file=plan.file.name,
                    kind=plan.kind,
                    made=len(new),
                    doubles=plan.count(RowFate.DOUBLE),
                    wrong=len(plan.preview.wrong) + plan.count(RowFate.UNUSABLE),
                    imported_by=actor.staff_id,
                    imported_at=now,
                    operation_id=transaction.operation_id,
                )
            )
        changed = Changes(residents=ids, centre=True)
        return Result(run, changed, transaction.operation_id)

    def last(self, actor: Actor) -> ImportRun | None:
        """Return the last import, which can be undone as long as nothing was built on it."""
        require_permission(actor, Permission.IMPORT_LIST)
        with self.store.read(actor) as transaction:
            runs = transaction.find(ImportRun)
        return next(iter(runs[::-1]), None)

    def undo(self, actor: Actor, run_id: UUID) -> Result[UUID]:
        """Take out everybody whom an import brought.

        Raises ``UserFacingError`` if somebody of them has asked for something since, was changed,
        or if a colleague did the import: then nobody is taken out.
        """
        require_permission(actor, Permission.IMPORT_LIST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            run = transaction.get(ImportRun, run_id)
            _require_nothing_built(transaction, run)
            transaction.revert(run.operation_id)
            require_consistent_undo(transaction, now)
        return Result(run_id, Changes(centre=True))


def _require_nothing_built(transaction: WriteTransaction, run: ImportRun) -> None:
    if run.kind is not ImportKind.RESIDENTS:
        return
    begun = transaction.find_between(Request, "taken_at", run.imported_at, run.imported_at.max)
    asking = {request.resident_id for request in begun}
    typed = [draft.page.get("resident", "") for draft in transaction.find(Draft)]
    asking |= {UUID(resident_id) for resident_id in typed if resident_id}
    imported = {
        entry.entity_id
        for entry in transaction.history(asking)
        if entry.action == "add" and entry.operation_id == run.operation_id
    }
    if imported:
        raise UserFacingError("undo-changed-since")


def refresh_plan(transaction: ReadTransaction, plan: ImportPlan) -> ImportPlan:
    """Return a plan with the fates of today: another desk may have brought the same list."""
    known = tuple(_known_people(transaction, plan.kind))
    book = _book_of(known)
    if book == plan.book:
        return plan
    return replace(plan, rows=tuple(_plan_rows(plan.preview, known, plan.kind)), book=book)


def _book_of(known: Iterable[_Known]) -> frozenset[object]:
    return frozenset(
        (person.resident_id or person.name, person.values.get("phone"), person.is_gone)
        for person in known
    )


def _known_people(transaction: ReadTransaction, kind: ImportKind) -> Iterator[_Known]:
    """Yield who is in the book, once for each number that a row of a list may give."""
    if kind is ImportKind.VOLUNTEERS:
        for volunteer in transaction.find(Volunteer, left_at=None):
            first, _, last = volunteer.name.partition(" ")
            yield _Known(
                volunteer.name,
                {"first_name": first, "last_name": last, "phone": volunteer.phone},
                None,
            )
        return
    for resident in transaction.find(Resident):
        if resident.merged_into is not None:
            continue
        for number in [phone.number for phone in resident.phones] or [""]:
            yield _Known(
                resident.full_name,
                {
                    "first_name": resident.first_name,
                    "infix": resident.infix,
                    "last_name": resident.last_name,
                    "phone": number,
                    "street": resident.street,
                    "house_number": resident.house_number,
                    "addition": resident.addition,
                    "postcode": resident.postcode,
                    "city": resident.city,
                },
                resident.id,
                bool(resident.gone),
            )


def _plan_rows(
    preview: ImportPreview, known: tuple[_Known, ...], kind: ImportKind
) -> Iterator[PlannedRow]:
    """Yield the fate of each household; of doubles in the list the first one is new.

    A row is a resident who is gone if the names and the phone or the address agree, the first name
    included: others of the household have another first name.
    """
    known = tuple(sorted(known, key=lambda person: person.is_gone))  # who is still there counts
    book = [(RowPlace(_IN_BOOK, index), values) for index, (_, values, *_) in enumerate(known)]
    listed = [(household.place, household.values) for household in preview.households]
    rows = dict(listed)
    double_of: dict[RowPlace, RowPlace] = {}
    for first, second in find_doubles([*book, *listed]):
        is_of_book = first.sheet == _IN_BOOK
        if is_of_book and known[first.number].is_gone:
            values = rows.get(second, {})
            if not (values.get("first_name") and share_way(values, known[first.number].values)):
                continue
        double_of.setdefault(second, first)
    names = {household.place: _name_of(household.values) for household in preview.households}
    for household in preview.households:
        earlier = double_of.get(household.place)
        if earlier is not None and earlier.sheet == _IN_BOOK:
            there = known[earlier.number]
            resident_id = None if there.is_gone else there.resident_id
            yield PlannedRow(
                household, RowFate.DOUBLE, there.name, resident_id, is_gone=there.is_gone
            )
        elif earlier is not None:
            yield PlannedRow(
                household, RowFate.DOUBLE, names.get(earlier, ""), double_row=earlier.number
            )
        elif _is_usable(household, kind):
            yield PlannedRow(household, RowFate.NEW)
        else:
            yield PlannedRow(household, RowFate.UNUSABLE)


def _is_usable(household: Household, kind: ImportKind) -> bool:
    if not _name_of(household.values):
        return False
    if kind is ImportKind.VOLUNTEERS:
        return bool(household.values.get("phone") or household.email)
    return True


def _name_of(values: Mapping[str, Any]) -> str:
    parts = (values.get("first_name"), values.get("infix"), values.get("last_name"))
    return " ".join(part for part in parts if part)


def make_resident(household: Household) -> Resident:
    """Return the resident that a household of a list becomes."""
    values = household.values
    language = str(values.get("language") or "").strip().casefold()
    code = _LANGUAGES.get(language, "")
    if language in PAPER_LANGUAGES:
        code = language
    phones = tuple(make_phone(phone) for phone in [values.get("phone")] if phone)
    texts = {name: str(values.get(name) or "") for name in _TEXTS}
    return Resident(
        first_name=texts["first_name"],
        infix=texts["infix"],
        last_name=texts["last_name"],
        street=texts["street"],
        house_number=texts["house_number"],
        addition=texts["addition"],
        postcode=texts["postcode"],
        city=texts["city"],
        phones=phones,
        email=household.email,
        paper_language=code or "nl",
        note=_note_of(values, has_language=bool(code)),
    )


def _note_of(values: Mapping[str, Any], *, has_language: bool) -> str:
    """Return what else a list tells: persons, needs, a language that is not known, remarks.

    A diet tells of health or belief: it is asked again with a request that needs it.
    """
    parts = []
    if values.get("persons"):
        parts.append(f"{values['persons']} pers.")
    needs = values.get("needs") or {}
    parts += [f"{number} {thing}" for thing, number in needs.items() if number]
    if values.get("language") and not has_language:
        parts.append(str(values["language"]))
    parts.append(values.get("note") or "")
    return " · ".join(part for part in parts if part)


def _make_volunteer(household: Household) -> Volunteer:
    values = household.values
    return Volunteer(
        name=_name_of(values),
        phone=values.get("phone") or "",
        email=household.email,
        can_do=values.get("note") or "",
    )
