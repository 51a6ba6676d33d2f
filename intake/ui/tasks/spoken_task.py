"""What is said in a call in the resident's own language, beside the Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.task import TaskKind
from intake.text.composing.spoken_words import in_own_language, spoken_agreement, still_needed

if TYPE_CHECKING:
    from intake.desk.calling.due_task import DueTask
    from intake.kit.translations import BoundTranslations, Translations


def spoken_with(due: DueTask, translate: Translations) -> BoundTranslations | None:
    """Return the language of who is rung; None for Dutch, and if somebody else answers."""
    if due.resident is None or due.answered_by:
        return None
    return translate.resident_translations(due.resident.paper_language)


def own_script(due: DueTask, translate: Translations) -> str:
    """Return what is said in the resident's own language; empty if they speak Dutch."""
    theirs = spoken_with(due, translate)
    request = due.request
    if theirs is None or request is None:
        return ""
    text = still_needed(request, theirs)
    if due.task.kind is TaskKind.ASK_MISSING:
        text = theirs("say-missing")
    elif due.task.kind is TaskKind.ASK_RESIDENT or due.helper_unaware:
        text = ""
    elif due.agreement is not None:
        text = spoken_agreement(request, due.agreement, theirs)
    return in_own_language(translate, theirs.language, text)
