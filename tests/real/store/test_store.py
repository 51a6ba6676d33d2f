"""The encrypted database: rows, audit, search, steps, copies."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from intake.domain.centre import Desk
from intake.domain.phone import Phone
from intake.domain.private_note import PrivateNote
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.ids import new_id
from intake.store import sqlcipher
from intake.store.person_finder import file_finder
from intake.store.sql_store import open_file, open_server
from intake.store.tables import AUDIT, ENTITIES, HINTS, LOOKUP, NAMES, REFERS, TABLES, metadata
from tests.fakes import MONDAY, a_key, actor
from tests.real_parts import real


def bin_of_postgres():
    found = (
        sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if Path("/usr/lib/postgresql").exists()
        else []
    )
    return found[-1] if found else None


def run_as_postgres(*command):
    return subprocess.run(
        ["runuser", "-u", "postgres", "--", *map(str, command)],
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """A PostgreSQL from Debian on loopback, made for these tests and ended with them."""
    place = bin_of_postgres()
    real(place is not None and shutil.which("runuser"), "no PostgreSQL server is installed")
    folder = tmp_path_factory.mktemp("pg")
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.getuid() and str(above).startswith(
            f"{tempfile.gettempdir()}/"
        ):
            above.chmod(above.stat().st_mode | 0o011)  # the server runs as a user of its own
    data = folder / "data"
    data.mkdir()
    shutil.chown(data, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run_as_postgres(place / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync")
    run_as_postgres(
        place / "pg_ctl",
        "-D",
        data,
        "-w",
        "-l",
        data / "log",
        "-o",
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}",
        "start",
    )
    yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    run_as_postgres(place / "pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture(params=["sqlcipher", "postgres"])
def store(request, tmp_path):
    if request.param == "sqlcipher":
        opened = open_file(tmp_path / "desk.db", a_key())
    else:
        address = request.getfixturevalue("postgres")
        engine = sa.create_engine(address)
        with engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        engine.dispose()
        opened = open_server(address, a_key())
    yield opened
    opened.close()


ANNIE = {
    "first_name": "Annie",
    "infix": "de",
    "last_name": "Vries-Bakker",
    "postcode": "1052 XK",
    "house_number": "12",
}


def put_annie(store, **more):
    with store.write(actor(), MONDAY) as transaction:
        return transaction.save(
            Resident(
                phones=(Phone("+31206184217", "buurvrouw"),),
                birth_date=date(1942, 4, 3),
                created_at=MONDAY,
                **{**ANNIE, **more},
            )
        )


def test_what_is_put_comes_back_the_same(store):
    annie = put_annie(store)
    with store.read() as transaction:
        assert transaction.get(Resident, annie.id) == annie
        assert transaction.find(Resident, last_name="Vries-Bakker") == (annie,)
        assert transaction.find(Resident, last_name=("Jansen", "Vries-Bakker")) == (annie,)
    assert annie.phones == (Phone("+31206184217", "buurvrouw"),)


def test_a_change_of_an_older_version_is_told(store):
    annie = put_annie(store)
    with store.write(actor(), MONDAY) as transaction:
        transaction.save(replace(annie, city="Amsterdam"))
    with (
        pytest.raises(UserFacingError, match="store-changed-meanwhile"),
        store.write(actor(), MONDAY) as transaction,
    ):
        transaction.save(replace(annie, city="Rotterdam"))


def test_a_fault_halfway_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.write(actor(), MONDAY) as transaction:
        transaction.save(Resident(first_name="Half"))
        1 / 0  # noqa: B018 - anything may go wrong halfway
    with store.read() as transaction:
        assert transaction.find(Resident) == ()


@pytest.mark.parametrize(
    "typed",
    [
        "020 618",
        "0206184217",
        "+31 20 6184217",
        "4217",
        "vries",
        "de vries bakker",
        "Bakker Annie",
        "vrys",
        "vreis",
        "Anny Bakker",
        "bakkr",
        "1052xk12",
        "1052 xk 12",
        "annie de fries",
    ],
)
def test_a_resident_is_found_by_anything_a_caller_says(store, typed):
    annie = put_annie(store)
    put_annie(
        store,
        first_name="Corrie",
        infix="",
        last_name="Meijer",
        postcode="1053 WN",
        house_number="41",
    )
    with store.write(actor(), MONDAY) as transaction:
        corrie = next(one for one in transaction.find(Resident) if one.first_name == "Corrie")
        transaction.save(replace(corrie, phones=(Phone("+31206129930"),)))
    with store.read() as transaction:
        assert transaction.people(typed)[:1] == (annie.id,)


def test_somebody_quite_different_is_not_found(store):
    put_annie(store)
    with store.read() as transaction:
        assert transaction.people("Mohammed Yilmaz") == ()
        assert transaction.people("06 99887766") == ()


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
            refers = REFERS.get(field.name)
            if field.name in ("id", "version"):
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
                if field.name in ("id", "version")
                else new_id()
                if "UUID" in str(hint) and field.name.removesuffix("_id") not in ENTITIES
                else a_value_of(hint, old)
            )
            if field.name in ("id", "version") or fresh == old:
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
    rows = transaction.connection.execute(sa.select(AUDIT).order_by(AUDIT.c.id)).mappings().all()
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


def test_codes_come_from_the_desk_and_never_twice(store):
    with store.write(actor(), MONDAY) as transaction:
        transaction.save(Desk(sign="K", name="balie", joined_at=MONDAY))
        codes = {transaction.next_code("K") for _ in range(50)}
    assert len(codes) == 50
    assert all(code.startswith("K") for code in codes)


def test_the_steps_make_the_tables_that_the_program_draws(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_the_newest_step_is_the_one_that_is_named():
    from intake.store.sql_store import LATEST

    steps = sorted(
        path.name
        for path in (Path(sqlcipher.__file__).parent / "migrations" / "versions").glob("s*.py")
    )
    assert steps[-1].startswith(f"s{LATEST}_")


def test_newer_data_is_refused_with_a_sentence(tmp_path):
    key = a_key()
    open_file(tmp_path / "desk.db", key).close()
    held = sqlcipher.connect(tmp_path / "desk.db", key)
    held.execute("UPDATE alembic_version SET version_num = '9999'")
    held.close()
    with pytest.raises(UserFacingError, match="store-newer"):
        open_file(tmp_path / "desk.db", key)


def test_the_file_is_no_clear_text_and_another_key_does_not_open_it(tmp_path):
    key = a_key()
    opened = open_file(tmp_path / "desk.db", key)
    put_annie(opened)
    opened.close()
    assert b"SQLite" not in (tmp_path / "desk.db").read_bytes()
    assert b"Vries" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    with pytest.raises(UserFacingError, match="store-wrong-key"):
        open_file(tmp_path / "desk.db", a_key())


def test_a_copy_opens_again_and_holds_the_same(tmp_path):
    key = a_key()
    opened = open_file(tmp_path / "desk.db", key)
    put_annie(opened)
    opened.copy_to(tmp_path / "copy.db")
    opened.close()
    assert sqlcipher.verify(tmp_path / "copy.db", key) == 1
    again = open_file(tmp_path / "copy.db", key)
    with again.read() as transaction:
        assert len(transaction.find(Resident)) == 1
    again.close()


def test_a_damaged_copy_is_told(tmp_path):
    key = a_key()
    opened = open_file(tmp_path / "desk.db", key)
    put_annie(opened)
    opened.copy_to(tmp_path / "copy.db")
    opened.close()
    data = bytearray((tmp_path / "copy.db").read_bytes())
    data[9000:9100] = bytes(100)
    (tmp_path / "copy.db").write_bytes(data)
    with pytest.raises(UserFacingError):
        sqlcipher.verify(tmp_path / "copy.db", key)


def test_a_full_disk_is_told_and_what_stood_there_stays(tmp_path):
    key = a_key()
    opened = open_file(tmp_path / "desk.db", key)
    annie = put_annie(opened)
    with opened.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    sa.event.listen(
        opened.engine,
        "begin",
        lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}"),
    )
    with pytest.raises(ExternalError, match="store-disk-full"):
        for number in range(200):
            put_annie(opened, last_name=f"Lang{number}" * 20)
    with opened.read() as transaction:
        assert transaction.get(Resident, annie.id) == annie
    opened.close()


def test_a_database_that_another_program_holds_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlcipher, "_BUSY_SECONDS", 0.05)
    key = a_key()
    opened = open_file(tmp_path / "desk.db", key)
    other = sqlcipher.connect(tmp_path / "desk.db", key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ExternalError, match="store-busy"):
        put_annie(opened)
    other.execute("ROLLBACK")
    other.close()
    put_annie(opened)
    opened.close()


def test_every_row_has_a_table_of_its_own_name():
    assert set(NAMES.values()) == set(TABLES)


def test_a_full_name_is_found_among_hundreds_who_share_its_first_word(store):
    with store.write(actor(), MONDAY) as transaction:
        for number in range(450):
            transaction.save(Resident(first_name="Jan", last_name=f"Bakker{number}"))
        wanted = transaction.save(Resident(first_name="Jan", last_name="Zwart"))
    with store.read() as transaction:
        assert transaction.people("jan zwart")[:1] == (wanted.id,)
        assert transaction.people("jan zwrat")[:1] == (wanted.id,)


def test_a_look_up_whose_connection_fell_is_told_and_opens_another(tmp_path):
    key = a_key()
    opened = open_file(tmp_path / "desk.db", key)
    people = file_finder(tmp_path / "desk.db", key)
    assert people.people("vries") == ()
    people._held.close()
    with pytest.raises(ExternalError, match="store-away"):
        people.people("vries")
    assert people.people("vries") == ()
    people.close()
    opened.close()


def test_a_fault_names_no_value_of_a_person(tmp_path):
    """The log and the window of a fault may be sent to somebody else."""
    with (
        open_file(tmp_path / "desk.db", a_key()).engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError) as fault,
    ):
        connection.execute(
            sa.text("INSERT INTO no_such_table VALUES (:name)"), {"name": "Wilhelmina"}
        )
    assert "Wilhelmina" not in str(fault.value)


def test_two_workers_write_one_after_the_other(practice):
    """The mail round and the desk each have a worker of their own.

    The database lets the second wait.
    """
    faults, gate = [], threading.Barrier(2)

    def write(number):
        gate.wait()
        try:
            for at in range(20):
                practice.use_cases.referrals.record(practice.actor, f"Wijkteam {number}", str(at))
        except UserFacingError as fault:
            faults.append(fault)

    workers = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    assert practice.use_cases.referrals.count() == {"Wijkteam 0": 20, "Wijkteam 1": 20}


def test_a_database_that_cannot_be_written_is_told(tmp_path):
    store = open_file(tmp_path / "desk.db", a_key())
    with (
        pytest.raises(ExternalError, match="store-away"),
        store.write(actor(), MONDAY) as transaction,
    ):
        transaction.connection.exec_driver_sql("PRAGMA query_only = 1")
        transaction.save(Resident(first_name="Wim"))
    store.close()


@pytest.mark.parametrize("typed", ["de", "vr"])
def test_the_first_letters_list_people_by_the_alphabet(store, typed):
    for first, last in (("Zus", "Vries"), ("Annie", "Vries"), ("Bas", "Decker"), ("Aad", "Dekker")):
        put_annie(store, first_name=first, last_name=last, infix="")
    with store.read() as transaction:
        found = [transaction.get(Resident, key) for key in transaction.people(typed)]
    names = [(person.last_name, person.first_name) for person in found]
    assert names
    assert names == sorted(names)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_row_is_known_by_its_id_alone(table):
    assert [column.name for column in table.primary_key] == ["id"]
