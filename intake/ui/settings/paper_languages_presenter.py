"""The languages in which the centre prints for residents, and who signs for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.kit.time_zone import to_local_time
from intake.kit.translations import LANGUAGES, PAPER_LANGUAGES
from intake.text.composing.date_phrases import short_day

if TYPE_CHECKING:
    from intake.domain.approved_paper_language import ApprovedPaperLanguage
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class LanguageLine(NamedTuple):
    """A language with its name, and who read its texts; empty if it is not printed yet."""

    language: str
    name: str
    signed: str


class PaperLanguagesPresenter(QObject):
    """Lists the languages, signs for one, or takes that back.

    ``listed`` carries the lines, ``fault`` a sentence beside the name, ``done`` one for the bar.
    """

    listed = Signal(list)
    fault = Signal(str)
    done = Signal(str)

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session

    def refresh(self) -> None:
        """List the languages again."""
        self._session.query_as_signed_in(
            self._session.use_cases.paper_languages.list_signed, self._show
        )

    def sign(self, language: str, read_by: str) -> None:
        """Print a language from now on, because somebody has read its texts."""
        languages = self._session.use_cases.paper_languages
        self._session.execute(
            partial(languages.sign, self._session.actor, language, read_by),
            then=partial(self._on_changed, "language-signed", language),
            failed=self._report_error,
        )

    def withdraw(self, language: str) -> None:
        """Print a language no longer."""
        languages = self._session.use_cases.paper_languages
        self._session.execute(
            partial(languages.withdraw, self._session.actor, language),
            then=partial(self._on_changed, "language-withdrawn", language),
            failed=self._report_error,
        )

    def _on_changed(self, key: str, language: str) -> None:
        translate = self._session.translate
        self.fault.emit("")
        self.done.emit(translate(key, name=translate(f"person-language-{language}")))
        self.refresh()

    def _show(self, signed: tuple[ApprovedPaperLanguage, ...]) -> None:
        translate = self._session.translate
        by_language = {handover.language: handover for handover in signed}
        lines = []
        for language in PAPER_LANGUAGES:
            if language in LANGUAGES:
                continue
            one = by_language.get(language)
            said = ""
            if one:
                day = short_day(to_local_time(one.signed_at).date(), translate.language)
                said = translate("language-read-by", name=one.read_by, day=day)
            lines.append(LanguageLine(language, translate(f"person-language-{language}"), said))
        self.listed.emit(lines)

    def _report_error(self, error: UserFacingError) -> None:
        self.fault.emit(self._session.sentence(error))
