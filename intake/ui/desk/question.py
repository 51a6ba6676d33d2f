"""A consent that the desk still has to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.consent import Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.kit.translations import Translations

ASKED_OF_NEW = (Purpose.POST, Purpose.KEEP, Purpose.RING)


@dataclass(frozen=True)
class Question:
    """A consent that is still to be asked, with the text to read aloud."""

    purpose: Purpose
    version: str
    text: str
    number: int
    total: int


def questions_of(
    purposes: Sequence[Purpose], platforms: str, translate: Translations, *, for_other: bool
) -> list[Question]:
    """Put consents into the words in which they are read aloud.

    Dutch, whatever the screen speaks; the version tells whether they are the centre's own.
    """
    asked = []
    for at, purpose in enumerate(purposes):
        key = f"consent-{purpose}{'-other' if for_other else ''}"
        version = f"{translate('consent-version')}{'+' if translate.has_own_text(key) else ''}"
        text = translate.in_language(
            "nl", key, platforms=platforms or translate.in_language("nl", "consent-the-site")
        )
        asked.append(Question(purpose, version, text, at + 1, len(purposes)))
    return asked
