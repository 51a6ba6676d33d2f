"""List, change and delete the centre's own wordings."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.kit.ids import new_id
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import MONTHS
from intake.text.composing.own_words import restore_placeholders, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.desk.placing.wordings import RankedWording
    from intake.desk.result import Result
    from intake.domain.wording import Wording
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class WordingsPresenter(QObject):
    """Holds the list; the last change can be undone.

    The placeholders have the names that a person reads; they are stored by their own.
    """

    # list of (Wording, what it is for and the number of replies, in a sentence)
    listed = Signal(list)
    fault = Signal(str)
    done = Signal(str)

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._undo: Callable[[], Result[Wording]] | None = None
        self._kept: dict[UUID, Wording] = {}
        session.entered.connect(self._forget_undo)

    def _forget_undo(self) -> None:
        """Whoever signs in does not undo with the rights of the person before."""
        self._undo = None

    def refresh(self) -> None:
        """List all wordings again."""
        self._session.query_as_signed_in(self._session.use_cases.wordings.list_all, self._show)

    def save(self, was: Wording, title: str, text: str) -> None:
        """Store other words."""
        translate = self._session.translate
        was = self._kept.get(was.id, was)
        changed = replace(
            was,
            title=restore_placeholders(title.strip(), translate),
            text=restore_placeholders(text.strip(), translate),
        )
        wordings = self._session.use_cases.wordings
        self._session.execute(
            partial(wordings.change, self._session.actor, changed),
            partial(self._on_saved, was),
            failed=self._report_error,
        )

    def forget(self, wording: Wording) -> None:
        """Delete a wording."""
        wording = self._kept.get(wording.id, wording)
        wordings = self._session.use_cases.wordings
        self._session.execute(
            partial(wordings.forget, self._session.actor, wording),
            self._on_forgotten,
            failed=self._report_error,
        )

    def undo(self) -> None:
        """Undo the last change."""
        undo = self._undo
        self._undo = None
        if undo:
            self._session.execute(undo, then=self._on_undone, failed=self._report_error)

    def _on_saved(self, was: Wording, saved: Wording) -> None:
        before = replace(was, version=saved.version)
        self._undo = partial(self._session.use_cases.wordings.change, self._session.actor, before)
        self._report_done("wording-kept")

    def _on_forgotten(self, wording: Wording) -> None:
        again = replace(wording, id=new_id(), version=0)
        self._undo = partial(self._session.use_cases.wordings.change, self._session.actor, again)
        self._report_done("wording-removed")

    def _on_undone(self) -> None:
        self._report_done("wording-undone")

    def _report_done(self, key: str) -> None:
        self.fault.emit("")
        self.done.emit(self._session.translate(key))
        self.refresh()

    def _show(self, ranked: tuple[RankedWording, ...]) -> None:
        self._kept = {
            ranked_wording.wording.id: ranked_wording.wording for ranked_wording in ranked
        }
        self.listed.emit(
            [
                (self._translate_placeholders(ranked_wording.wording), self._about(ranked_wording))
                for ranked_wording in ranked
            ]
        )

    def _translate_placeholders(self, wording: Wording) -> Wording:
        translate = self._session.translate
        return replace(
            wording, title=told(wording.title, translate), text=told(wording.text, translate)
        )

    def _about(self, ranked: RankedWording) -> str:
        translate = self._session.translate
        made = to_local_time(ranked.wording.made_at)
        return translate(
            "wording-about",
            kind=translate(f"kind-{ranked.wording.kind}"),
            month=MONTHS[translate.language][made.month - 1],
            count=ranked.replies,
        )

    def _report_error(self, error: UserFacingError) -> None:
        self.fault.emit(self._session.sentence(error))
