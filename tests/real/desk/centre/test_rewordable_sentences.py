"""Texts in the centre's own words."""

from __future__ import annotations

import pytest

from intake.desk.centre.rewordable_sentences import RewordableSentence
from intake.domain.permissions import Role
from intake.kit.errors import UserFacingError
from tests.fakes import actor


def said(practice, key, **values):
    return practice.translate.in_language("nl", key, **values)


def test_a_text_in_own_words_is_said_from_then_on_and_can_go_back(practice):
    phrases = practice.use_cases.rewordable_sentences
    shipped = said(practice, "consent-ring")
    phrases.change(practice.actor, "consent-ring", "Mag ik u straks bellen?")
    assert said(practice, "consent-ring") == "Mag ik u straks bellen?"
    assert practice.translate.has_own_text("consent-ring")
    assert practice.use_cases.set_up.centre().texts == {"consent-ring": "Mag ik u straks bellen?"}
    phrases.change(practice.actor, "consent-ring", "")
    assert said(practice, "consent-ring") == shipped
    phrases.change(practice.actor, "consent-ring", shipped)
    assert practice.use_cases.set_up.centre().texts == {}


@pytest.mark.parametrize(
    ("key", "text", "fault"),
    [
        ("consent-post", "Mogen wij dit plaatsen?", "phrase-holes"),
        ("say-right", "Klopt dat { $zo }?", "phrase-unknown"),
        ("say-back-right", "Klopt dat { $zo }?", "phrase-holes"),
        ("say-back-right", "Klopt dat {", "phrase-holes"),
        ("say-back-right", "Klopt dat zo!", "phrase-shouts"),
        (
            "say-back-right",
            "Conformeert u zich desalniettemin aan bovengenoemde overeenkomstige verwachtingen?",
            "phrase-hard",
        ),
        ("say-back-right", "Klopt dat? " * 100, "phrase-long"),
        ("consent-version", "9", "phrase-unknown"),
    ],
)
def test_a_text_that_would_not_do_is_told_and_nothing_changes(practice, key, text, fault):
    with pytest.raises(UserFacingError, match=fault):
        practice.use_cases.rewordable_sentences.change(practice.actor, key, text)
    assert practice.use_cases.set_up.centre().texts == {}


def test_a_volunteer_cannot_change_what_is_said(practice):
    with pytest.raises(UserFacingError, match="permission-missing"):
        practice.use_cases.rewordable_sentences.change(
            actor(Role.VOLUNTEER), "consent-ring", "Mag ik u straks bellen?"
        )


def test_every_kind_of_text_can_be_worded(practice):
    kinds = {
        saying.key.partition("-")[0]
        for saying in practice.use_cases.rewordable_sentences.list_all(practice.actor)
    }
    assert kinds == {"consent", "say", "message", "letter"}


def test_a_phrase_says_our_own_words_where_there_are_any_and_else_the_programs():
    assert RewordableSentence("x", "van het programma").text == "van het programma"
    assert RewordableSentence("x", "van het programma", "van ons").text == "van ons"
