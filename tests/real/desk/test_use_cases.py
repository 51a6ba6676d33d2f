"""Each use case that writes: the audit tells exactly what the database saw change."""

from __future__ import annotations

import ast
import dataclasses
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa

import intake.desk
import tests.real.desk.use_case_stages  # noqa: F401
from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
from intake.domain.consent import Consent
from intake.domain.record import UNAUDITED_FIELDS
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.store.row_conversion import audit_text
from intake.store.tables import AUDIT, ENTITIES, TABLES
from tests.builders import rows
from tests.real.desk.kept_writes import check_writes
from tests.real.desk.use_case_stages.stage import (
    CASES,
    ELSEWHERE,
)


def writing_use_cases():
    """Find every public method of the desk that writes, itself or through one of its own."""
    found = set()
    for path in Path(intake.desk.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.ClassDef):
                methods = {
                    part.name: ast.unparse(part)
                    for part in node.body
                    if isinstance(part, ast.FunctionDef)
                }
                writes = {name for name, text in methods.items() if "store.write(" in text}
                for _ in methods:
                    writes |= {
                        name
                        for name, text in methods.items()
                        if any(f"self.{other}" in text for other in writes)
                    }
                found |= {f"{node.name}.{name}" for name in writes if not name.startswith("_")}
    return found


UNTOLD = tuple(UNAUDITED_FIELDS)


class Witness:
    """What the database saw change.

    One entry a changed column, by triggers that know nothing of the ledger.
    """

    def __init__(self, engine):
        self.engine = engine
        with engine.begin() as transaction:
            transaction.exec_driver_sql("CREATE TABLE witness (entity TEXT, field TEXT)")
            for name, table in TABLES.items():
                fields = [column.name for column in table.columns if column.name not in UNTOLD]
                told = " ".join(
                    f"INSERT INTO witness VALUES ('{name}', '{field}');" for field in fields
                )
                for act in ("INSERT", "DELETE"):
                    transaction.exec_driver_sql(
                        f'CREATE TRIGGER witness_{name}_{act} AFTER {act} ON "{name}" '
                        f"BEGIN {told} END"
                    )
                for field in fields:
                    transaction.exec_driver_sql(
                        f"CREATE TRIGGER witness_{name}_{field} AFTER UPDATE ON "
                        f'"{name}" WHEN OLD."{field}" IS NOT NEW."{field}" '
                        f"BEGIN INSERT INTO witness VALUES ('{name}', '{field}'); END"
                    )

    def saw(self, act):
        """Do it, and give what the database saw change beside what the audit tells, and the audit's
        rows.
        """
        with self.engine.begin() as transaction:
            transaction.exec_driver_sql("DELETE FROM witness")
            before = transaction.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar()
        act()
        with self.engine.connect() as transaction:
            seen = Counter(
                (entity, field)
                for entity, field in transaction.exec_driver_sql(
                    "SELECT entity, field FROM witness"
                )
            )
            audit = (
                transaction.execute(sa.select(AUDIT).order_by(AUDIT.c.sequence))
                .mappings()
                .all()[before:]
            )
        told = Counter(
            (row["entity"], row["field"])
            for row in audit
            if row["action"] not in ("view", "export")
        )
        return seen, told, audit


def test_every_use_case_that_writes_is_tried_here():
    assert set(CASES) | ELSEWHERE == writing_use_cases()


LOOKS = {
    "Export.collect",
    "Export.write",
    "Persons.record_view",
    "Requests.export_list",
    "Requests.collect_list",
    "RecoveryKeyExport.export",
    "Persons.open",
    "Slips.redraw",
    "Slips.write_letter",
    "Sheets.appointment_card",
    "Sheets.call_sheet",
    "Counter.look_up",
    "ProjectPapers.hand_out_table",
    "ProjectPapers.route_cards",
    "ProjectPapers.closing_sheet",
    "Counter.show_resident",
    "Counter.show_thing",
    "Receipts.receipt",
    "Receipts.hand_out_list",
    "Sheets.day_sheet",
    "Sheets.shift_note",
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_audit_tells_exactly_what_the_database_saw_change_and_it_is_what_was_kept(
    practice, name
):
    witness = Witness(practice.store.engine)
    audits = []
    for stage in CASES[name]:
        seen, told, audit = witness.saw(stage(practice))
        assert told == seen
        assert bool(seen) != (name in LOOKS), "it changes something, or it is a look"
        assert audit, "and it is written down"
        assert {row["desk"] for row in audit} <= {practice.actor.desk, ""}
        assert all(row["at"] for row in audit)
        audits.append(audit)
    check_writes(name, audits)


def test_filling_the_practice_centre_is_told_in_full(application, facts):
    witness = Witness(application.store.engine)
    seen, told, _ = witness.saw(
        lambda: PracticeCentreFiller(
            application.store, application.clock, application.use_cases, application.translate
        ).fill(facts)
    )
    assert told == seen
    assert seen["resident", "first_name"] == len(facts["resident"])


def test_every_page_is_told_that_the_practice_centre_is_there(application, facts):
    filler = PracticeCentreFiller(
        application.store, application.clock, application.use_cases, application.translate
    )
    assert filler.fill(facts).changed.centre
    steps = {task.about for task in rows(application, Task, kind="set_up") if not task.is_open}
    assert {"printer", "staff", "recovery"} <= steps, "the practice centre is set up"


def test_every_column_is_changed_by_some_use_case(practice):
    """A column that no use-case can give another value than the one it starts with is dead, or a
    use-case is missing.
    """
    written = set()
    for stages in CASES.values():
        for stage in stages:
            with practice.store.engine.connect() as transaction:
                before = transaction.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar()
            stage(practice)()
            with practice.store.engine.connect() as transaction:
                since = sa.select(AUDIT).order_by(AUDIT.c.sequence).offset(before)
                rows_ = transaction.execute(since).mappings().all()
            written |= {
                (row["entity"], row["field"])
                for row in rows_
                if row["new"] not in (None, *UNUSED.get((row["entity"], row["field"]), ()))
            }
    assert {f"{entity}.{field}" for entity, field in columns() - written} == set()


def columns():
    return {
        (name, column.name)
        for name, table in TABLES.items()
        for column in table.columns
        if column.name not in UNTOLD
    }


def _start(kind):
    """Return what each field of a record starts with, as the audit would write it."""
    return {
        field.name: (audit_text(field.default),)
        for field in dataclasses.fields(kind)
        if field.default is not dataclasses.MISSING
    }


UNUSED = {
    (name, field): value for name, kind in ENTITIES.items() for field, value in _start(kind).items()
}


def test_everybody_in_the_practice_centre_can_be_rung_and_has_said_yes_to_it(application, facts):
    PracticeCentreFiller(
        application.store, application.clock, application.use_cases, application.translate
    ).fill(facts)
    people = rows(application, Resident)
    assert all(person.phones and person.phones[0].number for person in people)
    for purpose in ("keep", "ring"):
        said = {one.resident_id for one in rows(application, Consent, purpose=purpose)}
        assert said == {person.id for person in people}


def test_a_centre_of_the_first_run_is_a_real_one(application):
    application.use_cases.first_run.begin("De Linde", "Ineke", "2974")
    assert not application.use_cases.set_up.centre().is_practice
