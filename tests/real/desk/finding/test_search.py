"""The search in the header: by name, number, code, word; old requests too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.finding.search import HitKind
from intake.domain.phone import make_phone
from intake.kit.codes import format_code
from tests.builders import a_call, posted, replied
from tests.volunteer_facts import PEOPLE


def found(practice, typed):
    return practice.use_cases.search.find(practice.actor, typed)


def kinds(practice, typed):
    return {hit.kind for hit in found(practice, typed)}


@pytest.mark.parametrize("typed", ["de vries", "0206184217", "1052 XK"])
def test_a_person_is_found_by_name_number_and_postcode(practice, typed):
    titles = [hit.title for hit in found(practice, typed) if hit.kind is HitKind.PERSON]
    assert any("De Vries-Bakker" in title for title in titles)


def test_a_request_is_found_by_its_code_and_by_a_word_an_ended_one_too(practice):
    taken, _, _ = a_call(practice, what="kettingzaag")
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    for typed in (format_code(taken.request.code), "kettingzaag", "KETTING"):
        hits = [hit for hit in found(practice, typed) if hit.kind is HitKind.REQUEST]
        assert [hit.key for hit in hits] == [taken.request.id], typed
        assert hits[0].subject == "closed"


def test_a_neighbour_is_found_by_the_reply_that_they_wrote(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken, name="Samira Voorbeeld")
    hits = [hit for hit in found(practice, "samira") if hit.kind is HitKind.REPLY]
    assert [(hit.key, hit.title) for hit in hits] == [(taken.request.id, "Samira Voorbeeld")]


def test_who_is_called_so_comes_before_who_sounds_like_it(practice):
    taken, title, text = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(taken.resident, first_name="Amira", last_name="El Amrani"))
    posted(practice, taken, title, text)
    replied(practice, taken, name="Amrita Voorbeeld")
    hits = found(practice, "amrita")
    assert hits[0].title == "Amrita Voorbeeld"
    assert "Amrani" in " ".join(hit.title for hit in hits[1:]), "who sounds like it is found too"


def test_a_helper_and_a_platform_are_found_by_name(practice):
    practice.use_cases.volunteers.save(practice.actor, PEOPLE[0])
    assert HitKind.HELPER in kinds(practice, "zoë bakker")
    assert HitKind.PLATFORM in kinds(practice, "oefenleen")


@pytest.mark.parametrize("typed", ["", " ", "x", "%", "__", "'; drop table request; --"])
def test_signs_that_mean_something_to_a_database_find_nothing(practice, typed):
    a_call(practice)
    assert HitKind.REQUEST not in kinds(practice, typed)


def test_a_number_that_is_known_to_be_wrong_is_not_shown(practice):
    taken, _, _ = a_call(practice)
    old, new = make_phone("020 618 4217"), make_phone("020 555 0100")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            replace(taken.resident, last_name="Zonderling", phones=(replace(old, wrong=True), new))
        )
    [hit] = [one for one in found(practice, "zonderling") if one.kind is HitKind.PERSON]
    assert "555" in hit.detail
    assert "618" not in hit.detail
