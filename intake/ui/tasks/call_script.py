"""What is said in a call: who rings, the matter, and what is read back at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.taking.follow_changed_request import KNOWN_TO_HELPER
from intake.desk.taking.public_area import public_area
from intake.domain.resident import formal_name
from intake.domain.task import (
    ABOUT_THINGS,
    ABOUT_VISITS,
    CALLS_TO_NEIGHBOUR,
    CALLS_TO_RESIDENT,
    FOLLOW_UPS,
    PROJECT_OFF,
    TaskKind,
)
from intake.forms.request_forms import FORMS
from intake.text.composing.call_closing import call_closing
from intake.text.composing.date_phrases import short_moment
from intake.text.composing.read_back import name_request
from intake.text.composing.ring_back import ring_back
from intake.text.composing.round_script import ROUND_CALLS, round_script
from intake.text.composing.thing_script import ThingCall, thing_closing, thing_script
from intake.text.reading.answers import format_answer
from intake.ui.tasks.spoken_task import own_script

if TYPE_CHECKING:
    from intake.desk.calling.due_task import DueTask
    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.request import Request
    from intake.domain.thing import Thing
    from intake.kit.translations import Translations


@dataclass(frozen=True)
class CallScriptWriter:
    """Writes what is read aloud, in Dutch, and hints for tasks that are no call."""

    translate: Translations
    centre: Centre | None

    def script(self, due: DueTask) -> str:
        """Return what to say, with the resident's own language on a line of its own."""
        kind = due.task.kind
        if kind in (TaskKind.CALL_PLATFORM, TaskKind.ASK_VOLUNTEERS):
            return self._platform_script(due)
        if kind in CALLS_TO_RESIDENT | CALLS_TO_NEIGHBOUR:
            return self._call_script(due)
        if kind is TaskKind.MAIL_FAILED:
            is_helper = due.agreement and due.task.about.startswith(due.agreement.helper)
            meeting = self._meeting(due) if is_helper else "none"
            return self.translate("task-mail-failed-hint", meeting=meeting)
        key = str(kind).replace("_", "-")
        return self.translate(
            f"task-{key}-hint", text=self._asked_now(due), meeting=self._meeting(due)
        )

    def closing(self, due: DueTask) -> str:
        """Return what is read back at the end of a call; empty for other tasks."""
        if due.task.kind in ABOUT_THINGS and due.thing:
            return thing_closing(_thing_call(due, due.thing), self.translate.bound_to("nl"))
        if due.task.kind in PROJECT_OFF:
            return self.translate.in_language("nl", "say-closing-thing")
        if due.request is None or due.task.kind is TaskKind.CALL_PLATFORM:
            return ""
        return call_closing(due.task.kind, due.request, _shared_agreement(due), self.translate)

    def opening(self, name: str, answered_by: str = "") -> str:
        """Return how a call begins: who rings, and whether this is the right person.

        What it is about is not told before. ``answered_by`` is who answers in their place.
        """
        centre = self.centre.name if self.centre else ""
        key = "say-opening-other" if answered_by else "say-opening"
        return self.translate.in_language("nl", key, centre=centre, name=name)

    def _call_script(self, due: DueTask) -> str:
        dutch = self.translate.bound_to("nl")
        if due.task.kind in ABOUT_THINGS and due.thing:
            return f"{self._opening_of(due)} {thing_script(_thing_call(due, due.thing), dutch)}"
        if due.task.kind in PROJECT_OFF:
            key = f"say-{str(due.task.kind).replace('_', '-')}"
            return f"{self._opening_of(due)} {dutch(key, project=due.project)}"
        if due.request is None:
            return ""
        if due.task.kind in ABOUT_VISITS:
            helper, _, days = due.task.about.partition(" · ")
            key = f"say-{str(due.task.kind).replace('_', '-')}"
            said = dutch(key, helper=helper, days=days)
            return f"{self._opening_of(due)} {said}"
        if due.task.kind in ROUND_CALLS:
            matter = round_script(due.task.kind, due.request, due.agreement, dutch)
        else:
            matter = self._resident_script(due, due.request)
        if not matter:
            return ""
        script = f"{self._opening_of(due)} {matter}"
        return "\n".join(part for part in (script, self._own_script(due)) if part)

    def _opening_of(self, due: DueTask) -> str:
        if due.task.kind in CALLS_TO_NEIGHBOUR or due.resident is None:
            return self.opening(due.task.about.partition(" · ")[0])
        return self.opening(formal_name(due.resident), due.answered_by)

    def _own_script(self, due: DueTask) -> str:
        if due.task.kind in FOLLOW_UPS | CALLS_TO_NEIGHBOUR:
            return ""
        return own_script(due, self.translate)

    def _resident_script(self, due: DueTask, request: Request) -> str:
        dutch = self.translate.bound_to("nl")
        if due.task.kind is TaskKind.ASK_RESIDENT:
            caller = due.caller.name if due.caller else ""
            return dutch("say-ask-resident", caller=caller, asked=name_request(request, dutch))
        if due.task.kind is TaskKind.ASK_MISSING:
            return dutch("say-missing")
        if due.agreement is None:
            news = "say-reply-waits" if due.reply_waits else "say-no-news"
            return dutch(news, asked=name_request(request, dutch))
        if due.helper_unaware:
            return dutch("say-helper-asked", helper=due.agreement.helper)
        return ring_back(request, due.agreement, self.translate)

    def _asked_now(self, due: DueTask) -> str:
        """Return the present facts that a helper relies on."""
        if due.request is None:
            return ""
        answers = due.request.answers
        language = self.translate.language
        shown = {
            self.translate(field.label_key): format_answer(
                field, answers.get(field.key, ""), self.translate, language
            )
            for field in FORMS[due.request.kind].fields
            if field.key in KNOWN_TO_HELPER
        }
        return " · ".join(f"{label}: {value}" for label, value in shown.items() if value)

    def _meeting(self, due: DueTask) -> str:
        if due.agreement is None:
            return ""
        when = short_moment(due.agreement.meet_at, self.translate.language)
        return f"{when} · {due.agreement.place}"

    def _platform_script(self, due: DueTask) -> str:
        """Return what to tell a platform by telephone: the very text that was agreed to."""
        if due.posting is None or due.resident is None or self.centre is None:
            return ""
        if not due.may_be_told:
            return self.translate("task-platform-ask-first")
        return self.translate.bound_to("nl")(
            "script-platform",
            centre=self.centre.name,
            area=public_area(due.resident, self.centre),
            text=f"{due.posting.title}. {due.posting.text}",
        )


def _thing_call(due: DueTask, thing: Thing) -> ThingCall:
    """Return what is told of a thing: its day is the one that was asked for, or agreed."""
    loan = due.loan
    return ThingCall(
        kind=due.task.kind,
        name=thing.name,
        pieces=due.lent_pieces,
        day=(loan.asked_until or loan.due_on) if loan else None,
        about=due.task.about,
        happened=due.happened,
    )


def _shared_agreement(due: DueTask) -> Agreement | None:
    """Return the agreement that is told in a call; None if the helper must be asked again first."""
    if due.helper_unaware:
        return None
    return due.agreement
