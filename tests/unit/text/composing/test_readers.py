"""Each answer × each reader: what a field is not meant for shows in no post and on no slip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.agreement import Agreement
from intake.domain.centre import Centre
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.forms.field import Reader, Type
from intake.forms.request_forms import FORMS
from intake.kit.ids import new_id
from intake.text.composing.compose import compose
from intake.text.composing.helper_slip import helper_slip
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.slip_text import SlipFacts
from intake.text.composing.wanted import Wanted
from tests.fakes import MONDAY
from tests.text_facts import A_PROFILE, TRANSLATE

MARK = "zeewier"
RESIDENT = Resident(first_name="Annie", last_name="Vries")
CENTRE = Centre(name="De Linde", phone="+31205550100", city="Amsterdam")
AGREEMENT = Agreement(
    request_id=new_id(), reply_id=new_id(), helper="Joris", meet_at=MONDAY, place="Balie",
    code_word="appel",
)  # fmt: skip
WORDS = [
    (kind, field)
    for kind, form in FORMS.items()
    for field in form.fields
    if field.type in (Type.LINE, Type.TEXT) and field.key != "what"
]


def written(kind, key):
    """Everything that leaves the desk about a request with one telling answer, by its reader."""
    answers = {"what": "boormachine", "way": "brought", "first": "2026-11-28", key: MARK}
    request = Request(
        code="A2B3CD",
        resident_id=RESIDENT.id,
        kind=Kind(kind),
        answers=answers,
        taken_at=MONDAY,
    )
    facts = SlipFacts(RESIDENT, request, CENTRE)
    wanted = Wanted(
        kind=kind,
        answers=answers,
        area="De Baarsjes",
        centre="De Linde",
        phone="020 555 0100",
        code="A2B3CD",
    )
    post = compose(wanted, A_PROFILE, TRANSLATE)
    return {
        Reader.POST: str(post),
        Reader.SLIP: str((pickup_slip(TRANSLATE, facts, AGREEMENT), proof_slip(TRANSLATE, facts))),
        Reader.HELPER: str(helper_slip(TRANSLATE, facts, AGREEMENT)),
    }


def helper_slip_of(kind="help", place="thuis", **answers):
    """Return the slip of a helper who meets the resident at a place."""
    request = Request(
        code="A2B3CD",
        resident_id=RESIDENT.id,
        kind=Kind(kind),
        answers={"what": "lamp ophangen", **answers},
        taken_at=MONDAY,
    )
    agreement = replace(AGREEMENT, place=place)
    return helper_slip(TRANSLATE, SlipFacts(RESIDENT, request, CENTRE), agreement)


@pytest.mark.parametrize(
    ("kind", "field"), WORDS, ids=[f"{kind}-{field.key}" for kind, field in WORDS]
)
def test_an_answer_reaches_nobody_whom_it_is_not_meant_for(kind, field):
    for reader, text in written(kind, field.key).items():
        if reader not in field.readers:
            assert MARK not in text, f"{field.key} is not for the {reader}"


FOR_HELPER_ALONE = [
    (kind, field.key)
    for kind, form in FORMS.items()
    for field in form.fields
    if Reader.HELPER in field.readers and Reader.POST not in field.readers and not field.secret
]
NOT_ON_HELPER_SLIP = {"collector"}
"""Who fetches it is told by the call about the agreement; a secret answer is a shared note."""


@pytest.mark.parametrize(("kind", "key"), FOR_HELPER_ALONE)
def test_what_only_the_helper_may_read_is_on_their_slip(kind, key):
    is_there = MARK in str(helper_slip_of(kind, **{key: MARK}))
    assert is_there is (key not in NOT_ON_HELPER_SLIP), "give it a line in helper_slip.py"


@pytest.mark.parametrize(
    ("place", "pets", "is_told"),
    [("thuis", "een oude hond", True), ("thuis", "nee, geen", False), ("de balie", "kat", False)],
)
def test_a_helper_reads_of_the_pets_that_they_will_meet(place, pets, is_told):
    told = f"Dieren in huis: {pets}." in str(helper_slip_of(place=place, pets=pets))
    assert told is is_told


def test_an_answer_that_everybody_may_read_is_read():
    assert MARK in written("offer", "free")[Reader.POST]
    assert MARK in written("meal", "diet")[Reader.HELPER]
