"""The centre's own words: choose a text, word it, or go back to the program's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from intake.desk.centre.phrases import Phrase
    from intake.ui.session import Session


class SayingsPresenter(QObject):
    """Lists the texts and keeps changes.

    ``listed`` gives (key, name, text, whether it is the centre's own); ``fault`` says what is wrong
    with a text.
    """

    listed = Signal(list)
    fault = Signal(str)
    done = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def refresh(self) -> None:
        """Look again at all texts."""
        self._session.run(self._session.use_cases.phrases.all, self._show)

    def keep(self, key: str, text: str) -> None:
        """Keep a text; what will not do is told beside it and nothing is lost."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._session.run(
            lambda: use_cases.phrases.change(actor, key, text),
            lambda _: self._kept(translate("sayings-kept")),
            self.fault.emit,
        )

    def back(self, key: str) -> None:
        """Say again what the program came with."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._session.run(
            lambda: use_cases.phrases.change(actor, key, ""),
            lambda _: self._kept(translate("sayings-back-done")),
            self.fault.emit,
        )

    def _kept(self, sentence: str) -> None:
        self.fault.emit("")
        self.done.emit(sentence)
        self.refresh()

    def _show(self, found: tuple[Phrase, ...]) -> None:
        translate = self._session.translate
        kinds = {one.key: translate(f"sayings-{one.key.split('-')[0]}") for one in found}
        self.listed.emit(
            [(one.key, f"{kinds[one.key]}: {one.ours}", one.said, bool(one.own)) for one in found]
        )
