"""The languages in which the centre prints for residents: each is signed for by a coordinator.

A text in a language that nobody at the desk reads may say anything. So only Dutch and English are
printed from the start; any other language once a coordinator has written down who read its texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.approved_paper_language import ApprovedPaperLanguage
from intake.domain.permissions import Permission
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank
from intake.kit.translations import LANGUAGES, PAPER_LANGUAGES

if TYPE_CHECKING:
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_CENTRE_CHANGED = Changes(centre=True)


@dataclass(frozen=True)
class PaperLanguages:
    """Lists the languages that are signed for, and signs for one."""

    store: Store
    clock: Clock

    def list_signed(self, actor: Actor) -> tuple[ApprovedPaperLanguage, ...]:
        """Return the languages that are signed for, oldest first."""
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            return transaction.find(ApprovedPaperLanguage)

    def sign(self, actor: Actor, language: str, read_by: str) -> Result[ApprovedPaperLanguage]:
        """Allow a language from now on, because somebody who reads it has read its texts.

        Raises ``UserFacingError`` without the name of who read them.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        if language in LANGUAGES or language not in PAPER_LANGUAGES:
            text = f"no language to sign for: {language!r}"
            raise ValueError(text)
        if is_blank(read_by):
            raise UserFacingError("language-no-reader")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            for earlier in transaction.find(ApprovedPaperLanguage, language=language):
                transaction.remove(earlier)
            signed = transaction.save(
                ApprovedPaperLanguage(
                    language=language,
                    read_by=" ".join(read_by.split()),
                    signed_by=actor.staff_id,
                    signed_at=now,
                )
            )
        return Result(signed, _CENTRE_CHANGED, transaction.operation_id)

    def withdraw(self, actor: Actor, language: str) -> Result[None]:
        """Print a language no longer: its readers get pictures and Dutch again."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            for signed in transaction.find(ApprovedPaperLanguage, language=language):
                transaction.remove(signed)
        return Result(None, _CENTRE_CHANGED, transaction.operation_id)


def printed_languages(transaction: ReadTransaction) -> tuple[str, ...]:
    """Return the languages that may be printed."""
    signed = {paper_language.language for paper_language in transaction.find(ApprovedPaperLanguage)}
    return tuple(
        language for language in PAPER_LANGUAGES if language in LANGUAGES or language in signed
    )
