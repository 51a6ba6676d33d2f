"""Put a step that is due into words: what a request waits for, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.calling.due_task import DueTask
from intake.domain.next_step import StepKind
from intake.domain.resident import formal_name
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.text.composing.read_back import name_request
from intake.text.composing.ring_back import ring_back
from intake.ui.tasks.call_script import CallScriptWriter
from intake.ui.tasks.request_facts import request_facts
from intake.ui.tasks.task_numbers import numbers_to_ring
from intake.ui.tasks.task_view import TaskGroup, TaskView, waited_days

if TYPE_CHECKING:
    from datetime import datetime

    from intake.desk.calling.due_steps import DueStep
    from intake.domain.centre import Centre
    from intake.kit.translations import Translations

_MAIN_ACTS = {StepKind.PLACE: "resume", StepKind.GIVE_SLIP: "paper"}
"""What is done about a step; the others open the request."""


@dataclass(frozen=True)
class StepViewWriter:
    """Writes steps; what is read aloud is Dutch."""

    translate: Translations
    centre: Centre | None
    now: datetime

    def write(self, due: DueStep) -> TaskView:
        """Put one step into words."""
        aggregate, step = due
        request = aggregate.request
        key = str(step.kind).replace("_", "-")
        kind = self.translate(f"kind-{request.kind}")
        return TaskView(
            row_id=request.id,
            request_id=request.id,
            group=TaskGroup.RESIDENT,
            waits=waited_days(request, self.now, self.translate),
            errand="",
            title=self.translate(f"step-{key}"),
            who=formal_name(aggregate.resident),
            numbers=_numbers(due),
            due="",
            is_late=False,
            about=f"{kind}: {request.what} · {format_code(request.code)}",
            script=self.translate(f"step-{key}-hint", name=_helper(due)),
            last_attempt="",
            is_call=False,
            asks_agreement=False,
            is_confirmed=bool(aggregate.agreement and aggregate.agreement.is_confirmed),
            share_question="",
            voicemail=self._text_to_say(due),
            can_write_letter=False,
            notice_posting=None,
            inquiry_posting=None,
            is_withdrawal=False,
            can_resume=step.kind is StepKind.PLACE,
            asked=request.what,
            facts=request_facts(request, aggregate.caller, self.translate),
            is_step=True,
            main_act=_MAIN_ACTS.get(step.kind, "open"),
            caution=self.translate("call-not-wanted") if aggregate.refuses_calls else "",
        )

    def _text_to_say(self, due: DueStep) -> str:
        """Return what to say to the resident, if the step is a call to them."""
        aggregate, step = due
        dutch = self.translate.bound_to("nl")
        text = ""
        if step.kind is StepKind.NO_REPLY:
            text = dutch("say-no-news", asked=name_request(aggregate.request, dutch))
        elif step.kind is StepKind.RING and aggregate.agreement:
            text = ring_back(aggregate.request, aggregate.agreement, self.translate)
        elif step.kind is StepKind.ASK_HOW:
            text = dutch(
                "say-ask-how",
                helper=_helper(due),
                asked=name_request(aggregate.request, dutch),
            )
        if not text:
            return ""
        opening = CallScriptWriter(self.translate, self.centre).opening(
            formal_name(aggregate.resident)
        )
        return self.translate("call-read-aloud", text=f"{opening} {text}")


def _helper(due: DueStep) -> str:
    agreement = due.aggregate.agreement
    if agreement is None:
        return ""
    return agreement.helper


def _numbers(due: DueStep) -> str:
    aggregate = due.aggregate
    ring = Task(kind=TaskKind.RING_BACK, request_id=aggregate.request.id)
    return numbers_to_ring(
        DueTask(
            task=ring,
            request=aggregate.request,
            resident=aggregate.resident,
            caller=aggregate.caller,
        )
    )
