"""The person a call is about: what is open for them, and who a new one may already be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.domain.resident import Resident
from intake.kit.codes import format_code
from tests.builders import READ, a_call, rows


def another_request(practice, resident):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "borrow", "a.what": "ladder", "resident": str(resident.id)}
    return practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value.request


def test_the_newest_request_comes_first_and_is_the_one_to_go_on_with(practice):
    taken, _, _ = a_call(practice)
    second = another_request(practice, taken.resident)
    person = practice.use_cases.persons.open(practice.actor, taken.resident.id).value
    assert [request.id for request in person.requests] == [second.id, taken.request.id]
    assert person.recent.id == second.id
    practice.use_cases.requests.close(practice.actor, second.id, "done")
    person = practice.use_cases.persons.open(practice.actor, taken.resident.id).value
    assert person.recent.id == taken.request.id, "what is under way goes first"
    practice.clock.forward(timedelta(days=40))
    assert practice.use_cases.persons.open(practice.actor, taken.resident.id).value.recent is None


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"name": "Wim", "phone": "020 618 4217"}, True),
        ({"name": "Wim"}, False),
        ({"name": "Wim de Boer"}, True),
        ({"name": "Kees", "postcode": "1052 XK", "house_number": "99"}, True),
        ({"name": "Kees", "postcode": "1052 XK"}, False),
    ],
)
def test_who_a_new_resident_may_already_be(practice, known, found):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        was = rows(practice, Resident, id=taken.resident.id)[0]
        transaction.save(
            replace(was, infix="de", last_name="Boer", postcode="1052 XK", house_number="99")
        )
    duplicates = practice.use_cases.persons.find_duplicates(practice.actor, **known)
    assert (taken.resident.id in [one.id for one in duplicates]) is found


def test_what_looks_like_a_code_and_is_none_is_looked_for_as_a_name(practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(taken.resident, last_name="Aa2b"))
    code = format_code(taken.request.code)

    by_name = practice.look_up.matches(practice.actor, "Wim Aa2b")
    assert [match.id for match in by_name] == [taken.resident.id]
    by_code = practice.look_up.matches(practice.actor, code)
    assert [match.id for match in by_code] == [taken.resident.id]
    assert practice.look_up.matches(practice.actor, "   ") == ()


def test_another_name_is_no_duplicate(practice):
    """A sound that two names share by chance asked a false question while somebody typed."""
    find = practice.use_cases.persons.find_duplicates
    for name in ("Hatice Kaya", "Kaya Hatice", "Emre Kaya"):
        assert find(practice.actor, name) == ()
    assert [one.last_name for one in find(practice.actor, "Annie Vries-Bakker")] == ["Vries-Bakker"]
