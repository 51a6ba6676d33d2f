"""What was answered to each consent in a call, with the very words that were read out for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.ui.desk.question import ASKED_OF_NEW

if TYPE_CHECKING:
    from intake.domain.consent import Purpose
    from intake.kit.translations import Translations
    from intake.ui.desk.question import Question
    from intake.ui.models.call_draft import CallPage


class ConsentAnswers:
    """Writes answers on the page of the call.

    ``consent.*`` what was said, ``read.*`` what was read.
    """

    def __init__(self, page: CallPage) -> None:
        self._page = page

    def write(self, purpose: Purpose, given: str, question: Question | None) -> None:
        """Keep yes, no or later with the question as it stands on the screen now.

        What changes later was not what they heard.
        """
        if question:
            self._page.set(f"read.{purpose}", f"{question.version}\n{question.text}")
        self._page.set(f"consent.{purpose}", given)

    def take_back(self) -> None:
        """Ask anew: a key was pressed by mistake, or somebody thought again."""
        for purpose in ASKED_OF_NEW:
            self._page.set(f"consent.{purpose}", "")

    def as_read(self, question: Question) -> tuple[str, str]:
        """Give the version and the words of a question as they were read out."""
        version, _, text = self._page.get(f"read.{question.purpose}").partition("\n")
        if text:
            return (version, text)
        return (question.version, question.text)

    def said(self, translate: Translations) -> str:
        """Say what was answered in this call, nothing where nothing was."""
        given = [(purpose, self._page.get(f"consent.{purpose}")) for purpose in ASKED_OF_NEW]
        return " · ".join(
            f"{translate(f'consent-short-{purpose}')}: {translate(f'answer-{answer}').lower()}"
            for purpose, answer in given
            if answer
        )
