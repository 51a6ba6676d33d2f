"""What every store keeps: rows, versions, codes, one writer after the other."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.domain.centre import Desk
from intake.domain.consent import Consent, Purpose
from intake.domain.phone import Phone
from intake.domain.resident import Resident
from intake.kit.errors import UserFacingError
from intake.store import sqlcipher
from intake.store.sql_store import open_file_store
from tests.fakes import MONDAY, a_key, actor
from tests.real.store.people import put_annie


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


def test_codes_come_from_the_desk_and_never_twice(store):
    with store.write(actor(), MONDAY) as transaction:
        transaction.save(Desk(sign="K", name="balie", joined_at=MONDAY))
        codes = {transaction.next_code("K") for _ in range(50)}
    assert len(codes) == 50
    assert all(code.startswith("K") for code in codes)


def test_the_newest_step_is_the_one_that_is_named():
    from intake.store.sql_store import LATEST_MIGRATION

    steps = sorted(
        path.name
        for path in (Path(sqlcipher.__file__).parent / "migrations" / "versions").glob("s*.py")
    )
    assert steps[-1].startswith(f"s{LATEST_MIGRATION}_")


def test_a_fault_names_no_value_of_a_person(tmp_path):
    """The log and the window of a fault may be sent to somebody else."""
    with (
        open_file_store(tmp_path / "desk.db", a_key()).engine.connect() as connection,
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
    assert practice.use_cases.referrals.count(practice.actor) == {
        "Wijkteam 0": 20,
        "Wijkteam 1": 20,
    }


def test_the_order_of_writing_is_the_order_of_rows_whatever_their_keys_and_clocks_say(store):
    """A clock that was set back makes smaller keys and earlier times."""
    annie = put_annie(store)
    keys = [UUID(int=number) for number in (9, 3, 7, 1, 5)]
    for at, key in enumerate(keys):
        with store.write(actor(), MONDAY - timedelta(days=at)) as transaction:
            transaction.save(
                Consent(
                    id=key,
                    resident_id=annie.id,
                    purpose=Purpose.KEEP,
                    given=at % 2 == 0,
                    text_read="Mag dat?",
                    text_version="1",
                    asked_at=MONDAY - timedelta(days=at),
                )
            )
    with store.read() as transaction:
        found = transaction.find(Consent, resident_id=annie.id)
    assert [consent.id for consent in found] == keys
    assert [consent.sequence for consent in found] == sorted(
        {consent.sequence for consent in found}
    )
    with store.write(actor(), MONDAY) as transaction:
        changed = transaction.save(replace(found[0], channel="balie", sequence=99))
    assert changed.sequence == found[0].sequence, "a place in the order is kept"
