"""A consent that the desk still has to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.consent import Purpose
from intake.domain.resident import formal_name
from intake.text.composing.spoken_words import in_own_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from intake.domain.resident import Resident
    from intake.kit.translations import Translations

ASKED_PURPOSES = (Purpose.POST, Purpose.KEEP, Purpose.RING)


@dataclass(frozen=True)
class Question:
    """A consent that must still be asked, with the text to read aloud.

    ``own_words`` is the same in the resident's language; empty for who speaks Dutch.
    """

    purpose: Purpose
    version: str
    text: str
    number: int
    total: int
    own_words: str = ""


def make_questions(
    purposes: Sequence[Purpose],
    platforms: str,
    translate: Translations,
    resident: Resident,
    *,
    for_other: bool = False,
) -> list[Question]:
    """Return consents as they are read aloud: in Dutch, whatever the screen uses.

    With ``for_other`` somebody else rings for the resident. The version ends with ``+`` if the
    words are the centre's own.
    """
    dutch = translate.bound_to("nl")
    questions = []
    name = formal_name(resident) or dutch("consent-the-resident")
    for number, purpose in enumerate(purposes, 1):
        key = f"consent-{purpose}"
        if for_other:
            key += "-other"
        version = translate("consent-version")
        if translate.has_own_text(key):
            version += "+"
        site = platforms or dutch("consent-the-site")
        text = dutch(key, platforms=site, name=name)
        own_words = ""
        if not for_other:
            own_words = _own_words(
                translate, resident.paper_language, f"consent-{purpose}", platforms
            )
        questions.append(
            Question(purpose, version, text, number, len(purposes), own_words=own_words)
        )
    return questions


def _own_words(translate: Translations, language: str, key: str, platforms: str) -> str:
    """Return a question in the resident's language; empty if that may not be used."""
    theirs = translate.resident_translations(language)
    if theirs is None:
        return ""
    text = theirs(key, platforms=platforms or theirs("consent-the-site"))
    return in_own_language(translate, language, text)


def question_of(questions: Iterable[Question], purpose: Purpose) -> Question | None:
    """Return the question about a purpose; None if it is not asked."""
    return next((question for question in questions if question.purpose is purpose), None)
