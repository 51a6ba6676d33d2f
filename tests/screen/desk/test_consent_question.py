"""The consents as they are read aloud."""

from __future__ import annotations

import pytest

from intake.domain.consent import Consent, Purpose
from intake.domain.resident import Resident
from intake.ui.desk.consent_question import make_questions
from tests.builders import standing_answer
from tests.person_checks import annie
from tests.screens import open_annie
from tests.text_facts import TRANSLATE


@pytest.mark.parametrize(
    ("resident", "asked"),
    [
        (None, "Mogen wij uw naam en adres bewaren?"),
        (
            Resident(salutation="mevrouw", infix="de", last_name="Vries"),
            "Mogen wij de naam en het adres van mevrouw De Vries bewaren?",
        ),
        (Resident(), "Mogen wij de naam en het adres van de bewoner bewaren?"),
    ],
)
def test_who_rings_for_another_is_asked_about_them_by_name(resident, asked):
    (question,) = make_questions((Purpose.KEEP,), "", TRANSLATE, resident)
    assert question.text == asked


@pytest.mark.parametrize(
    ("given", "taken_back", "asks"),
    [(True, False, False), (True, True, True), (False, False, True)],
)
def test_a_standing_question_is_asked_again_unless_the_answer_in_force_is_yes(
    screen, practice, given, taken_back, asks
):
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        for said in transaction.find(Consent, resident_id=annie(practice).id):
            transaction.remove(said)
    standing_answer(practice, annie(practice).id, Purpose.KEEP, given=given, withdrawn=taken_back)
    open_annie(screen)
    assert (Purpose.KEEP in {one.purpose for one in screen.online.questions()}) is asks
