"""Each changed column leaves its audit row, and no secret in clear."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from intake.domain.phone import Phone
from intake.domain.private_note import PrivateNote
from intake.domain.record import UNAUDITED_FIELDS
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.ids import new_id
from intake.store.tables import AUDIT, ENTITIES, HINTS, LOOKUP, TABLE_OF_REFERENCE, TABLES
from tests.fakes import MONDAY, actor
from tests.real.store.people import put_annie


def a_value_of(hint, old):
    """Return another value of a field's type."""
    from enum import StrEnum
    from uuid import UUID

    kind = (
        next((part for part in getattr(hint, "__args__", ()) if part is not type(None)), hint)
        if hasattr(hint, "__args__") and getattr(hint, "__origin__", None) is None
        else hint
    )
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next(one for one in kind if one != old)
    if kind is str:
        return f"{old}x"
    if kind is bool:
        return old is not True
    if kind is int:
        return (old or 0) + 1
    if kind is date:
        return (old or date(2026, 1, 1)) + timedelta(1)
    if kind is datetime:
        return (old or MONDAY) + timedelta(hours=1)
    if kind is UUID:
        return old
    if getattr(kind, "__origin__", None) is dict:
        return {**old, "more": "x"}
    return (*old, Phone("+31201234567")) if "Phone" in str(kind) else (*old, "more")


def filled_rows(transaction):
    """Put one row into each table, in an order that their references allow."""
    made = {}
    for name, kind in ENTITIES.items():
        values = {}
        for field in fields(kind):
            refers = TABLE_OF_REFERENCE.get(field.name)
            if field.name in UNAUDITED_FIELDS:
                continue
            if refers:
                values[field.name] = made[refers].id if refers in made else None
                continue
            hint = HINTS[name][field.name]
            needed = field.default is field.default_factory  # both are MISSING
            if needed:
                values[field.name] = (
                    new_id()
                    if "UUID" in str(hint)
                    else a_value_of(
                        hint,
                        Kind.MEAL
                        if field.name == "kind" and name == "request"
                        else {"str": ""}.get(
                            getattr(hint, "__name__", ""),
                            None if "datetime" in str(hint) or "date" in str(hint) else "",
                        ),
                    )
                )
        made[name] = transaction.save(kind(**values))
    return made


def test_each_changed_column_of_each_table_leaves_exactly_one_audit_row(store):
    """Every column of every table is changed by itself and counted.

    Derived look-up keys carry no audit of their own.
    """
    who = actor()
    with store.write(who, MONDAY) as transaction:
        rows = filled_rows(transaction)
    assert set(rows) == set(TABLES)
    changed = 0
    for name, row in rows.items():
        for field in fields(row):
            old = getattr(row, field.name)
            hint = HINTS[name][field.name]
            fresh = (
                None
                if field.name in UNAUDITED_FIELDS
                else new_id()
                if "UUID" in str(hint) and field.name not in TABLE_OF_REFERENCE
                else a_value_of(hint, old)
            )
            if field.name in UNAUDITED_FIELDS or fresh == old:
                continue
            with store.write(who, MONDAY) as transaction:
                before = count_audit(transaction)
                row = transaction.save(replace(row, **{field.name: fresh}))  # noqa: PLW2901 - the row as it now stands
                after = audit_since(transaction, before)
            assert [
                (one["entity"], one["field"], one["action"], one["staff_id"]) for one in after
            ] == [(name, field.name, "change", who.staff_id)], (
                name,
                field.name,
            )
            assert after[0]["old"] != after[0]["new"]
            changed += 1
    assert changed > 100


def count_audit(transaction):
    return transaction.connection.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar()


def audit_since(transaction, before):
    rows = (
        transaction.connection.execute(sa.select(AUDIT).order_by(AUDIT.c.sequence)).mappings().all()
    )
    return rows[before:]


def test_a_look_and_a_removal_are_written_down(store):
    annie = put_annie(store)
    with store.write(actor(), MONDAY) as transaction:
        before = count_audit(transaction)
        transaction.record_access(Resident, annie.id, "view")
        transaction.record_access(Resident, annie.id, "export")
        transaction.connection.execute(LOOKUP.delete())
        transaction.remove(annie)
        actions = [row["action"] for row in audit_since(transaction, before)]
    assert actions[:2] == ["view", "export"]
    assert set(actions[2:]) == {"remove"}


def test_a_secret_is_ciphertext_in_its_row_and_in_the_audit(store):
    annie = put_annie(store)
    with store.write(actor(), MONDAY) as transaction:
        request = transaction.save(
            Request(code="X", resident_id=annie.id, kind=Kind.MEAL, taken_at=MONDAY)
        )
        note = transaction.save(
            PrivateNote(request_id=request.id, topic="allergies", secret="noten")
        )
        raw = transaction.connection.execute(sa.select(TABLES["private_note"])).mappings().one()
        kept = [row["new"] for row in audit_since(transaction, 0) if row["field"] == "secret"]
        assert transaction.get(PrivateNote, note.id).secret == "noten"
        before = count_audit(transaction)
        transaction.save(replace(note, share=True))
        assert [row["field"] for row in audit_since(transaction, before)] == ["share"], (
            "an unchanged secret leaves no audit row"
        )
    assert "noten" not in raw["secret"]
    assert all("noten" not in one for one in kept)
