"""A consent that the desk still has to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.consent import Purpose
from intake.domain.resident import formal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from intake.domain.resident import Resident
    from intake.kit.translations import Translations

ASKED_PURPOSES = (Purpose.POST, Purpose.KEEP, Purpose.RING)


@dataclass(frozen=True)
class Question:
    """A consent that must still be asked, with the text to read aloud."""

    purpose: Purpose
    version: str
    text: str
    number: int
    total: int


def make_questions(
    purposes: Sequence[Purpose],
    platforms: str,
    translate: Translations,
    for_other: Resident | None = None,
) -> list[Question]:
    """Return consents as they are read aloud: in Dutch, whatever the screen uses.

    ``for_other`` is the resident if somebody else rings for them. The version ends with ``+`` if
    the words are the centre's own.
    """
    dutch = translate.bound_to("nl")
    questions = []
    name = formal_name(for_other) if for_other else ""
    name = name or dutch("consent-the-resident")
    for number, purpose in enumerate(purposes, 1):
        key = f"consent-{purpose}"
        if for_other:
            key += "-other"
        version = translate("consent-version")
        if translate.has_own_text(key):
            version += "+"
        site = platforms or dutch("consent-the-site")
        text = dutch(key, platforms=site, name=name)
        questions.append(Question(purpose, version, text, number, len(purposes)))
    return questions


def question_of(questions: Iterable[Question], purpose: Purpose) -> Question | None:
    """Return the question about a purpose; None if it is not asked."""
    return next((question for question in questions if question.purpose is purpose), None)
