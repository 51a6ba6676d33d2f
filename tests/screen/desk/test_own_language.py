"""What is read aloud stands below in the resident's own language, once that is signed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.domain.consent import Consent, Purpose
from intake.domain.resident import Resident
from intake.kit.translations import LANGUAGES, PAPER_LANGUAGES
from intake.ui.tasks.task_view import TaskViewWriter
from tests.builders import firm, rows
from tests.screens import open_annie, shown_texts

OTHERS = [language for language in PAPER_LANGUAGES if language not in LANGUAGES]


def speak(practice, resident_id, language):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        resident = transaction.get(Resident, resident_id)
        transaction.save(replace(resident, paper_language=language))


def annie(practice):
    return next(one for one in rows(practice, Resident) if one.last_name == "Vries-Bakker")


@pytest.fixture
def turkish(practice):
    practice.use_cases.paper_languages.sign(practice.actor, "tr", "Fatma")


def test_a_question_is_read_in_both_languages_and_kept_so(turkish, screen, practice):
    speak(practice, annie(practice).id, "tr")
    open_annie(screen)
    strip = " ".join(shown_texts(screen.pages["desk"].bottom.consent))
    assert "Mogen wij uw vraag op" in strip
    assert "Adınız ve adresiniz olmadan." in strip
    screen.online.answer(Purpose.POST, "yes")
    screen.online.keep_only()
    asked = [one for one in rows(practice, Consent) if one.purpose is Purpose.POST]
    assert "Zonder uw naam en adres." in asked[-1].text_read
    assert "Adınız ve adresiniz olmadan." in asked[-1].text_read


def test_a_language_that_nobody_signed_for_is_not_spoken(screen, practice):
    speak(practice, annie(practice).id, "tr")
    open_annie(screen)
    strip = " ".join(shown_texts(screen.pages["desk"].bottom.consent))
    assert "Mogen wij uw vraag op" in strip
    assert "Adınız" not in strip


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_agreed_is_told_in_each_language(practice, language):
    taken, agreement = firm(practice, share=True)
    speak(practice, taken.resident.id, language)
    translate = practice.translate
    translate.use_paper_languages(PAPER_LANGUAGES)
    soon = practice.clock.now() + timedelta(hours=1)
    practice.use_cases.ring_back_promises.ring_back_at(practice.actor, taken.request.id, soon)
    practice.clock.forward(hours=2)
    listed = practice.use_cases.calls.list_due(practice.actor)
    due = next(one for one in listed.tasks if one.request and one.request.id == taken.request.id)
    writer = TaskViewWriter(translate, listed.centre, listed.profiles, practice.clock.now())
    dutch, own = writer.write(due).script.split("\n")
    assert "boormachine" in dutch
    for said in ("boormachine", agreement.helper, translate.in_language(language, "say-suits")):
        assert said in own
    assert "{" not in own


@pytest.mark.parametrize("language", [*LANGUAGES, *OTHERS])
def test_each_question_exists_in_each_language(practice, language):
    table = practice.translate.table(language)
    for key in ("consent-post", "consent-keep", "consent-ring", "consent-share", "say-suits"):
        assert table[key]
        assert table[key] != practice.translate.table("nl")[key] or language == "nl"
