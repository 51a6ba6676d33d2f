"""Change the centre's own sentences, or restore the program's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from intake.desk.centre.rewordable_sentences import RewordableSentence
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class RewordableSentencesPresenter(QObject):
    """Lists the texts and stores changes.

    ``listed`` carries (key, name, text, whether it is the centre's own); ``fault`` an error of a
    text.
    """

    listed = Signal(list)  # list of (key, what it is, its text, whether it is the centre's own)
    fault = Signal(str)  # a sentence, empty when mended
    done = Signal(str)  # a sentence for the bar

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session

    def refresh(self) -> None:
        """List all texts again."""
        self._session.query_as_signed_in(
            self._session.use_cases.rewordable_sentences.list_all, self._show
        )

    def save(self, key: str, text: str) -> None:
        """Store a text; an error is shown beside it and nothing is lost."""
        self._change(key, text, "phrases-kept")

    def reset(self, key: str) -> None:
        """Restore the program's own wording."""
        self._change(key, "", "phrases-back-done")

    def _change(self, key: str, text: str, sentence: str) -> None:
        phrases = self._session.use_cases.rewordable_sentences
        self._session.execute(
            partial(phrases.change, self._session.actor, key, text),
            then=partial(self._on_changed, self._session.translate(sentence)),
            failed=self._report_error,
        )

    def _on_changed(self, sentence: str) -> None:
        self.fault.emit("")
        self.done.emit(sentence)
        self.refresh()

    def _show(self, phrases: tuple[RewordableSentence, ...]) -> None:
        self.listed.emit(
            [(phrase.key, self._name(phrase), phrase.text, bool(phrase.own)) for phrase in phrases]
        )

    def _name(self, phrase: RewordableSentence) -> str:
        kind = phrase.key.split("-")[0]
        return f"{self._session.translate(f'phrases-{kind}')}: {phrase.default}"

    def _report_error(self, error: UserFacingError) -> None:
        self.fault.emit(self._session.sentence(error))
