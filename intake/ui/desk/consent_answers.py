"""The answers to the consents of a call, with the exact words that were read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.taking.answers_on_page import entry_of
from intake.desk.taking.call_consents import ReadText
from intake.kit.ids import new_id
from intake.ui.desk.consent_question import ASKED_PURPOSES

if TYPE_CHECKING:
    from intake.domain.consent import Purpose
    from intake.kit.errors import UserFacingError
    from intake.kit.translations import Translate
    from intake.ui.desk.consent_question import Question
    from intake.ui.models.call_draft import CallDraft


class ConsentAnswers:
    """Holds answers on the page of the call: ``consent.*`` what was said, ``read.*`` what was read.

    ``about`` contains the texts that a consent to post covers.
    """

    def __init__(self, call_draft: CallDraft) -> None:
        self._call_draft = call_draft

    def write(self, purpose: Purpose, given: str, question: Question | None) -> None:
        """Store yes, no or later with the question as it is on the screen.

        A later wording is not what they heard. ``answer.*`` distinguishes two yeses.
        """
        if question:
            self._call_draft.set(
                f"read.{purpose}", f"{question.version}\n{_text_read_aloud(question)}"
            )
        self._call_draft.set(f"answer.{purpose}", str(new_id()))
        self._call_draft.set(f"consent.{purpose}", given)

    def clear(self) -> None:
        """Ask everything again: a key was pressed by mistake, or somebody changed their mind."""
        for purpose in ASKED_PURPOSES:
            self._call_draft.set(f"consent.{purpose}", "")

    def clear_outdated(self, error: UserFacingError) -> None:
        """Ask again what was refused since it was answered, as the error of taking tells."""
        for about in str(error.values.get("purposes", "")).split():
            self._call_draft.set(entry_of(about), "")
            self._call_draft.set(f"answer.{about}", str(new_id()))

    def read_text(self, question: Question) -> ReadText:
        """Return a question as it was read out, or as it is now if it was not."""
        version, _, text = self._call_draft.get(f"read.{question.purpose}").partition("\n")
        if text:
            return ReadText(version, text)
        return ReadText(question.version, _text_read_aloud(question))

    def summary(self, translate: Translate) -> str:
        """Return a summary of the answers in this call; empty without answers."""
        parts = []
        for purpose in ASKED_PURPOSES:
            answer = self._call_draft.get(f"consent.{purpose}")
            if answer:
                name = translate(f"consent-short-{purpose}")
                parts.append(f"{name}: {translate(f'answer-{answer}').lower()}")
        return " · ".join(parts)


def _text_read_aloud(question: Question) -> str:
    """Return what was read aloud, in Dutch and in the resident's own language."""
    return " ".join(part for part in (question.text, question.own_words) if part)
