"""Plan an import, show it in words, carry it out with progress, and undo it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.desk.taking.imports import RowFate
from intake.domain.phone import format_phone
from intake.text.composing.date_phrases import short_moment
from intake.text.households.columns import CHOOSABLE

if TYPE_CHECKING:
    from pathlib import Path

    from intake.desk.taking.imports import ImportPlan, PlannedRow
    from intake.domain.import_run import ImportKind, ImportRun
    from intake.kit.errors import UserFacingError
    from intake.text.households.import_preview import ImportPreview
    from intake.ui.desk_session import DeskSession

_PROGRESS_STEP = 25
"""Rows between two reports of progress."""

MAX_LISTED = 300
"""Lines that are shown of each group: nobody reads more."""


@dataclass(frozen=True)
class ColumnView:
    """A column of the list: its heading, an example, and the field that it is read as."""

    number: int
    heading: str
    example: str
    field: str


@dataclass(frozen=True)
class PlanView:
    """An import in words: what would be made, what is double, and what is wrong."""

    file: str
    kind: ImportKind
    columns: tuple[ColumnView, ...]
    new: tuple[str, ...]
    doubles: tuple[str, ...]
    wrong: tuple[str, ...]
    counts: dict[str, int]
    left_out: str = ""


class _Wanted(NamedTuple):
    """Which list is to be imported, as what, and with which columns chosen by hand."""

    file: Path
    kind: ImportKind
    chosen: dict[int, str]


class ImportsPresenter(QObject):
    """Holds the plan of one import."""

    planned = Signal(object)  # PlanView
    progress = Signal(int, int)  # how many of how many are written
    finished = Signal(str)  # what was done, as a sentence
    failed = Signal(str)  # why it did not work
    last_run = Signal(str)  # the last import in words, empty if there is none to undo
    busy = Signal(bool)

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._plan: ImportPlan | None = None
        self._run: ImportRun | None = None
        self._stop = threading.Event()
        self.practice = session.practice
        session.locked.connect(self._forget)

    def refresh(self) -> None:
        """Tell which import can be undone."""
        self._session.query_as_signed_in(self._session.use_cases.imports.last, self._show_last)

    def look_at(self, file: Path, kind: ImportKind) -> None:
        """Plan the import of another file."""
        self._make_plan(file, kind, {})

    def choose_kind(self, kind: ImportKind) -> None:
        """Read the same list as one of residents, or of volunteers."""
        if self._plan and kind is not self._plan.kind:
            self._make_plan(self._plan.file, kind, self._plan.chosen)

    def choose_column(self, number: int, field: str) -> None:
        """Read a column as another field; empty leaves it out."""
        if self._plan:
            self._make_plan(self._plan.file, self._plan.kind, {**self._plan.chosen, number: field})

    def carry_out(self) -> None:
        """Write everybody who is new."""
        plan = self._plan
        if plan is None:
            return
        self._stop.clear()
        self.busy.emit(True)

        def report(written: int, total: int) -> bool:
            if written % _PROGRESS_STEP == 0 or written == total:
                self.progress.emit(written, total)
            return not self._stop.is_set()

        imports = self._session.use_cases.imports
        self._session.execute(
            partial(imports.carry_out, self._session.actor, plan, report),
            self._on_carried_out,
            failed=self._report_error,
        )

    def cancel(self) -> None:
        """Stop: nothing is written."""
        self._stop.set()

    def undo(self) -> None:
        """Take out everybody whom the last import brought."""
        if self._run is None:
            return
        imports = self._session.use_cases.imports
        said = self._session.translate("import-undone", count=self._run.made)
        self._session.execute(
            partial(imports.undo, self._session.actor, self._run.id),
            then=partial(self._on_undone, said),
            failed=self._report_error,
        )

    def _make_plan(self, file: Path, kind: ImportKind, chosen: dict[int, str]) -> None:
        imports = self._session.use_cases.imports
        read = partial(imports.read_list, file, chosen)
        wanted = _Wanted(file, kind, chosen)
        self._session.read_beside(read, partial(self._plan_read, wanted), self._report_error)

    def _plan_read(self, wanted: _Wanted, preview: ImportPreview) -> None:
        """Hold a list that was read against the book, unless the desk was locked meanwhile."""
        actor = self._session.signed_in
        if actor is None or self._session.is_answer_late:
            return
        imports = self._session.use_cases.imports
        plan = partial(imports.plan, actor, *wanted, preview)
        self._session.query(plan, self._show, self._report_error)

    def _show(self, plan: ImportPlan) -> None:
        self._plan = plan
        by_fate: dict[RowFate, list[PlannedRow]] = {fate: [] for fate in RowFate}
        for row in plan.rows:
            by_fate[row.fate].append(row)
        translate = self._session.translate
        wrong = [
            translate(
                "import-row",
                row=row.place.number,
                what=translate(f"import-wrong-{row.field}", written=row.written),
            )
            for row in plan.preview.wrong
        ]
        wrong += [
            translate(
                "import-row", row=row.household.place.number, what=translate("import-unusable")
            )
            for row in by_fate[RowFate.UNUSABLE]
        ]
        self.planned.emit(
            PlanView(
                file=plan.file.name,
                kind=plan.kind,
                columns=tuple(self._columns(plan)),
                new=tuple(_line(row) for row in by_fate[RowFate.NEW][:MAX_LISTED]),
                doubles=tuple(
                    self._double_line(row) for row in by_fate[RowFate.DOUBLE][:MAX_LISTED]
                ),
                wrong=tuple(wrong[:MAX_LISTED]),
                counts={
                    "new": len(by_fate[RowFate.NEW]),
                    "doubles": len(by_fate[RowFate.DOUBLE]),
                    "wrong": len(wrong),
                },
                left_out=self._left_out_text(plan),
            )
        )

    def _left_out_text(self, plan: ImportPlan) -> str:
        names = ", ".join(dict.fromkeys(plan.preview.left_out))
        return names and self._session.translate("import-left-out", names=names)

    def _double_line(self, row: PlannedRow) -> str:
        """Tell whose double a row is: of somebody in the book, or of an earlier row."""
        translate = self._session.translate
        if row.is_gone:
            return translate("import-double-gone", name=_line(row))
        if row.double_row:
            return translate("import-double-listed", name=_line(row), row=row.double_row)
        return translate("import-double", name=_line(row), other=row.double_of)

    def _columns(self, plan: ImportPlan) -> list[ColumnView]:
        columns = plan.preview.columns
        if columns is None:
            return []
        field_of = {at: name for name, places in columns.fields.items() for at in places}
        field_of |= dict.fromkeys(columns.things, "needs")
        views = []
        for column, heading in enumerate(columns.heading):
            field = plan.chosen.get(column, field_of.get(column, ""))
            if not heading and not field:
                continue
            example = plan.preview.examples.get(column, "")
            views.append(ColumnView(column, heading, example, field if field in CHOOSABLE else ""))
        return views

    def _on_carried_out(self, run: ImportRun) -> None:
        self._plan = None
        self.busy.emit(False)
        translate = self._session.translate
        self.finished.emit(
            translate("import-done", count=run.made, doubles=run.doubles, wrong=run.wrong)
        )
        self._show_last(run)

    def _on_undone(self, sentence: str) -> None:
        self._run = None
        self.finished.emit(sentence)
        self.refresh()

    def _show_last(self, run: ImportRun | None) -> None:
        self._run = run
        sentence = ""
        if run:
            translate = self._session.translate
            when = short_moment(run.imported_at, translate.language)
            sentence = translate("import-last", file=run.file, when=when, count=run.made)
        self.last_run.emit(sentence)

    def _forget(self) -> None:
        self._plan = self._run = None
        self._stop.set()

    def _report_error(self, error: UserFacingError) -> None:
        self.busy.emit(False)
        self.failed.emit(self._session.sentence(error))


def _line(row: PlannedRow) -> str:
    """Return a household in one line: who, where, and how to ring them."""
    values = row.household.values

    def joined(*names: str) -> str:
        return " ".join(values[name] for name in names if values.get(name))

    name = joined("first_name", "infix", "last_name")
    street = joined("street", "house_number", "addition")
    phone = format_phone(values.get("phone") or "")
    parts = (name or "?", street, values.get("postcode"), values.get("city"), phone)
    return " · ".join(part for part in parts if part)
