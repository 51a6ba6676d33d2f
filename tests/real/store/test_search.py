"""Residents found by anything a caller says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.phone import Phone
from intake.domain.request import Kind, Request, RequestState
from intake.domain.resident import Resident
from intake.kit.errors import ExternalError
from intake.store.person_finder import file_finder, server_finder
from intake.store.sql_store import open_file_store
from tests.fakes import MONDAY, a_key, actor
from tests.real.store.people import put_annie


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
    opened = open_file_store(tmp_path / "desk.db", key)
    people = file_finder(tmp_path / "desk.db", key)
    assert people.people("vries") == ()
    people._connection.close()
    with pytest.raises(ExternalError, match="store-away"):
        people.people("vries")
    assert people.people("vries") == ()
    people.close()
    opened.close()


@pytest.mark.parametrize("typed", ["de", "vr"])
def test_the_first_letters_list_people_by_the_alphabet(store, typed):
    for first, last in (("Zus", "Vries"), ("Annie", "Vries"), ("Bas", "Decker"), ("Aad", "Dekker")):
        put_annie(store, first_name=first, last_name=last, infix="")
    with store.read() as transaction:
        found = [transaction.get(Resident, key) for key in transaction.people(typed)]
    names = [(person.last_name, person.first_name) for person in found]
    assert names
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        (Phone("+31206184217"), "020 618 4217"),
        (Phone("+31206184217", grouped="020 61 84 217"), "020 61 84 217"),
    ],
)
def test_a_number_is_shown_as_it_was_kept_or_in_groups(tmp_path, phone, shown):
    key = a_key()
    store = open_file_store(tmp_path / "desk.db", key)
    put_annie(store, phones=(phone,))
    finder = file_finder(tmp_path / "desk.db", key)
    assert [match.phone for match in finder.people("vries")] == [shown]
    finder.close()
    store.close()


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_look_up_on_a_server_holds_nothing_afterwards(store, postgres):
    """A transaction that stays open would hold up the next upgrade of the tables."""
    finder = server_finder(postgres)
    finder.people("vries")
    with store.engine.connect() as connection:
        waiting = connection.exec_driver_sql(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
        ).scalar()
    finder.close()
    assert waiting == 0


def test_looking_makes_no_database(tmp_path):
    file = tmp_path / "desk.db"
    with pytest.raises(ExternalError, match="store-away"):
        file_finder(file, a_key()).people("annie")

    assert not file.exists()


def test_what_says_nothing_finds_nobody(store):
    put_annie(store)
    with store.read() as transaction:
        assert transaction.people("?!") == ()


@pytest.mark.parametrize(
    ("state", "count"), [("open", 1), ("agreed", 1), ("closed", 0), ("cancelled", 0)]
)
def test_a_request_is_counted_beside_the_person_until_it_has_ended(tmp_path, state, count):
    key = a_key()
    store = open_file_store(tmp_path / "desk.db", key)
    annie = put_annie(store)
    with store.write(actor(), MONDAY) as transaction:
        transaction.save(
            Request(
                code="A2B3CD",
                resident_id=annie.id,
                kind=Kind.BORROW,
                answers={"what": "ladder"},
                state=RequestState(state),
                taken_at=MONDAY,
            )
        )
    finder = file_finder(tmp_path / "desk.db", key)
    (found,) = finder.people("vries")
    finder.close()
    store.close()
    assert found.open_requests == count
