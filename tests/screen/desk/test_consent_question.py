"""The consents as they are read aloud."""

from __future__ import annotations

import pytest

from intake.domain.consent import Purpose
from intake.domain.resident import Resident
from intake.ui.desk.consent_question import make_questions
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
