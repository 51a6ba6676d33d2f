"""What a colleague should know beside a call: how to talk, when to ring, what to leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.task import CALLS_TO_RESIDENT
from intake.ui.person.person_summary import call_habits

if TYPE_CHECKING:
    from intake.desk.calling.due_task import DueTask
    from intake.domain.centre import Centre
    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations


def habits_of(due: DueTask, translate: Translations) -> str:
    """Return how to talk with the resident and when to ring; empty if somebody else answers."""
    if due.resident is None or due.task.kind not in CALLS_TO_RESIDENT or due.answered_by:
        return ""
    talk = [due.resident.how_to_talk] if due.resident.how_to_talk else []
    return " · ".join(talk + call_habits(due.resident, translate))


def voicemail_of(due: DueTask, centre: Centre | None, translate: Translations) -> str:
    """Return the text for a voicemail, or that nothing may be left on it."""
    if due.resident and due.resident.refuses_voicemail and not due.answered_by:
        return translate("call-no-voicemail")
    name = centre.name if centre else ""
    text = translate.in_language("nl", "say-voicemail", centre=name)
    return translate("call-voicemail", text=text)


def platform_terms(profile: PlatformProfile | None, translate: Translations) -> str:
    """Return what a platform wants to know, how long before, and its costs."""
    if profile is None:
        return ""
    notice = ""
    if profile.notice_days:
        notice = translate("task-notice", days=profile.notice_days)
    return "\n".join(part for part in (notice, profile.terms, profile.cost) if part)
