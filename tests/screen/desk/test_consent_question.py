"""The consents as they are read aloud."""

from __future__ import annotations

import pytest

from intake.domain.consent import Consent, Purpose
from intake.domain.resident import Resident
from intake.ui.desk.consent_question import make_questions
from tests.builders import aggregate_of, standing_answer
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
    (question,) = make_questions(
        (Purpose.KEEP,), "", TRANSLATE, resident or Resident(), for_other=resident is not None
    )
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


def test_what_a_colleague_wrote_down_as_no_is_asked_again_before_it_is_written(screen, practice):
    online, asked, taken = screen.online, [None], []
    online.question.connect(asked.append)
    online.taken.connect(taken.append)

    def say_yes_to_all():
        while asked[-1] is not None:
            online.answer(asked[-1].purpose, "yes")

    open_annie(screen)
    say_yes_to_all()
    online.keep_only()
    request = taken[0].request
    screen.resume_request(request.id)
    assert asked[-1] is None
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, request.resident_id, Purpose.POST
    )
    online.keep_only()
    assert len(taken) == 1, "a no was said since"
    assert asked[-1].purpose is Purpose.POST
    say_yes_to_all()
    online.keep_only()
    assert len(taken) == 2
    assert aggregate_of(practice, request.id).may_be_posted


def test_a_yes_holds_for_what_was_being_typed_and_the_next_answer_is_for_the_next(screen, practice):
    open_annie(screen)
    screen.what.understand_line("boormachine lenen zaterdag")
    screen.what.typing("why", "voor een boekenplank")
    screen.online.answer(Purpose.POST, "yes")
    assert screen.call_draft.get("a.why") == "voor een boekenplank"
    assert screen.call_draft.entries.consent(Purpose.POST) is True
    assert practice.translate("error-post-other-text") not in screen.online.why_not()
