"""Put a task into words: what to do, whom to ring, what to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.resident import formal_name
from intake.domain.task import CALLS_TO_NEIGHBOUR, CALLS_TO_RESIDENT, FOLLOW_UPS, ON_SITE, TaskKind
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_day, short_moment
from intake.text.composing.spoken_words import in_own_language
from intake.text.composing.thing_words import pieces_phrase
from intake.ui.tasks.call_notes import habits_of, platform_terms, voicemail_of
from intake.ui.tasks.call_script import CallScriptWriter
from intake.ui.tasks.request_facts import request_facts
from intake.ui.tasks.spoken_task import spoken_with
from intake.ui.tasks.task_numbers import (
    NEIGHBOUR_KINDS,
    dial_number,
    numbers_to_ring,
    platform_number,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from intake.desk.calling.due_task import DueTask
    from intake.domain.centre import Centre
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.request import Request
    from intake.domain.task import Task
    from intake.domain.thing import Thing
    from intake.kit.translations import Translations

_CALLS = CALLS_TO_RESIDENT
_QUESTIONS = {
    TaskKind.STILL_NEEDED: "call-needed-question",
    TaskKind.DAY_BEFORE: "call-goes-on-question",
    TaskKind.DAY_BEFORE_NEIGHBOUR: "call-goes-on-question",
    TaskKind.VISIT_TAKEN_OVER: "call-visit-question",
    TaskKind.ASK_EXTENSION: "call-extension-question",
}
"""What is asked in a round, besides the question whether an agreement suits."""


class TaskGroup(StrEnum):
    """Whom a task is about, in the order of the page: people before chores."""

    RESIDENT = "resident"
    NEIGHBOUR = "neighbour"
    CHORE = "chore"  # work for the desk itself


_KINDS_CALLED_IN_VAIN = frozenset(
    {TaskKind.RING_BACK, TaskKind.ASK_MISSING, TaskKind.OVERDUE, TaskKind.MISSING_PART}
)
"""Calls after which a letter makes sense if nobody answered."""

MAX_CALLS = 3
"""Calls in vain after which a letter is the better way."""


@dataclass(frozen=True, kw_only=True)
class TaskView:
    """A task in words.

    ``asks_agreement`` tells that reaching the person ends with their yes or no; ``share_question``
    is what is asked after a yes, or empty. ``notice_posting`` and ``inquiry_posting`` are the
    postings that a notice is printed for, or that volunteers are asked about. ``caution`` is what
    must be said before the call. ``is_later`` tells that it is for another day; ``waits`` tells how
    long the resident has waited. ``question`` is the yes or no that the call ends with,
    ``asks_report`` tells that it ends with how a meeting went. ``dial_number`` is what a telephone
    program gets, ``habits`` how to talk and when; ``held_by`` is the colleague who has taken it up,
    ``is_taken_up`` tells that who sits here has. ``closing`` reads back what was said, to end with.
    Chores with the same ``errand`` are done together. A step (``is_step``) has a ``main_act``:
    "paper", "resume" or "open". ``facts`` are what was asked, a line for each answer.
    """

    row_id: UUID  # the id of the task; of a step, which is not stored, that of its request
    request_id: UUID | None
    group: TaskGroup
    waits: str
    errand: str
    title: str
    who: str
    numbers: str
    due: str
    is_late: bool
    about: str
    script: str
    last_attempt: str
    is_call: bool
    asks_agreement: bool
    is_confirmed: bool
    share_question: str
    voicemail: str
    can_write_letter: bool
    notice_posting: UUID | None
    inquiry_posting: UUID | None
    is_withdrawal: bool
    can_resume: bool
    asked: str
    caution: str = ""
    is_step: bool = False
    main_act: str = ""
    is_later: bool = False
    question: str = ""
    asks_report: bool = False
    dial_number: str = ""
    habits: str = ""
    held_by: str = ""
    closing: str = ""
    is_taken_up: bool = False
    is_site_answer: bool = False
    facts: tuple[str, ...] = ()

    @property
    def who_capital(self) -> str:
        return capitalize_first(self.who)

    @property
    def other_about(self) -> str:
        """What it is about, if that tells more than who."""
        if self.about == self.who:
            return ""
        return self.about

    @property
    def line(self) -> str:
        """The task in one line: who, what, and by when."""
        subject = ": ".join(part for part in (self.title, self.who) if part)
        return " · ".join(part for part in (subject, self.due) if part)


@dataclass(frozen=True)
class TaskViewWriter:
    """Writes tasks in the language of the screen; what is read aloud is Dutch."""

    translate: Translations
    centre: Centre | None
    profiles: Mapping[str, PlatformProfile]
    now: datetime

    def write(self, due: DueTask) -> TaskView:
        """Put one task into words."""
        task = due.task
        profile = self.profiles.get(task.about) if task.posting_id else None
        is_platform_call = task.kind is TaskKind.CALL_PLATFORM
        is_call = is_platform_call or task.kind in _CALLS | CALLS_TO_NEIGHBOUR
        is_ring_back = task.kind is TaskKind.RING_BACK
        agrees = is_ring_back and due.agreement is not None and not due.helper_unaware
        scripts = CallScriptWriter(self.translate, self.centre)
        return TaskView(
            row_id=task.id,
            request_id=task.request_id,
            group=_group_of(task),
            waits=self._waits(due),
            errand=_errand_of(task),
            title=self.translate(f"task-{_key(task.kind)}"),
            who=self._format_person(due, profile),
            numbers=self._numbers(due, profile),
            due=self._due(task),
            is_late=task.due_at is not None and task.due_at < self.now,
            about=self._format_subject(due, profile),
            script=scripts.script(due),
            closing=scripts.closing(due) if is_call else "",
            is_taken_up=due.is_taken_up and is_call,
            last_attempt=self._last_attempt(task),
            is_call=is_call,
            asks_agreement=task.kind is TaskKind.ASK_RESIDENT or agrees or task.kind in _QUESTIONS,
            question=self.translate(_QUESTIONS.get(task.kind, "call-agreed-question")),
            asks_report=task.kind in FOLLOW_UPS,
            dial_number=dial_number(due, profile),
            held_by=due.held_by,
            habits=habits_of(due, self.translate),
            is_confirmed=bool(due.agreement and due.agreement.is_confirmed),
            share_question=self._share_question(due),
            voicemail=self._voicemail(due, profile, is_call=is_call),
            can_write_letter=task.kind in _KINDS_CALLED_IN_VAIN and task.attempts > 0,
            notice_posting=task.posting_id if task.kind is TaskKind.PIN_NOTICE else None,
            inquiry_posting=task.posting_id if task.kind is TaskKind.ASK_VOLUNTEERS else None,
            is_withdrawal=task.kind is TaskKind.WITHDRAW,
            is_site_answer=task.kind in ON_SITE,
            can_resume=task.kind is TaskKind.ASK_MISSING and due.request is not None,
            asked=_format_asked(due.request),
            facts=request_facts(due.request, due.caller, self.translate),
            caution=self._caution(due),
            is_later=self._is_later(task),
        )

    def _is_later(self, task: Task) -> bool:
        """Tell whether it need not be done today, or makes no sense before tomorrow."""
        today = to_local_time(self.now).date()
        moments = (task.not_before, task.due_at)
        return any(at is not None and to_local_time(at).date() > today for at in moments)

    def _waits(self, due: DueTask) -> str:
        if due.request is None or _group_of(due.task) is not TaskGroup.RESIDENT:
            return ""
        return waited_days(due.request, self.now, self.translate)

    def _format_person(self, due: DueTask, profile: PlatformProfile | None) -> str:
        task = due.task
        if task.kind in NEIGHBOUR_KINDS:
            neighbour = task.about.partition(" · ")[0]
            if neighbour:
                return neighbour
        if task.posting_id or due.resident is None:
            return self._subject(task, profile)
        return formal_name(due.resident)

    def _numbers(self, due: DueTask, profile: PlatformProfile | None) -> str:
        task = due.task
        if task.kind is TaskKind.CALL_PLATFORM:
            return platform_number(profile)
        if task.kind in _CALLS:
            return numbers_to_ring(due)
        if task.kind in NEIGHBOUR_KINDS:
            return task.about.partition(" · ")[2]
        return ""

    def _subject(self, task: Task, profile: PlatformProfile | None) -> str:
        """Return what a task is about besides its request: a step, a platform, what is missing."""
        if profile:
            return profile.name
        if task.kind is TaskKind.SET_UP:
            return self.translate(f"setup-{task.about}")
        if task.about == "consent":
            return self.translate("task-missing-consent")
        return task.about

    def _format_subject(self, due: DueTask, profile: PlatformProfile | None) -> str:
        request = due.request
        subject = self._subject(due.task, profile)
        if due.thing:
            return self._about_thing(due, due.thing)
        if request is None:
            return subject
        kind = self.translate(f"kind-{request.kind}")
        line = f"{kind}: {request.what} · {format_code(request.code)}"
        is_named_already = profile or due.task.kind in NEIGHBOUR_KINDS
        if subject and not is_named_already:
            return f"{line} · {subject}"
        return line

    def _about_thing(self, due: DueTask, thing: Thing) -> str:
        """Return which thing it is, and since when it is late or what of it is missing."""
        parts = [pieces_phrase(thing.name, due.lent_pieces)]
        if thing.code:
            parts.append(format_code(thing.code))
        if due.loan and due.loan.due_on:
            day = short_day(due.loan.due_on, self.translate.language)
            parts.append(self.translate("handover-due", day=day))
        if due.task.kind is TaskKind.MISSING_PART:
            parts.append(due.task.about)
        return " · ".join(parts)

    def _due(self, task: Task) -> str:
        """Return by when it must be done, or from when it makes sense to try again."""
        if task.not_before is not None and task.not_before > self.now:
            when = short_moment(task.not_before, self.translate.language)
            return self.translate("task-again", when=when)
        if task.due_at is None:
            return ""
        when = short_moment(task.due_at, self.translate.language)
        return self.translate("task-due", when=when)

    def _last_attempt(self, task: Task) -> str:
        if not (task.attempts and task.last_outcome):
            return ""
        outcome = self.translate(f"outcome-{_key(task.last_outcome)}")
        return self.translate("task-tried", count=task.attempts, outcome=outcome)

    def _share_question(self, due: DueTask) -> str:
        if not due.share_key:
            return ""
        text = self.translate.in_language("nl", due.share_key)
        theirs = spoken_with(due, self.translate)
        if theirs is None:
            return text
        own = in_own_language(self.translate, theirs.language, theirs(due.share_key))
        return f"{text}\n{own}"

    def _voicemail(self, due: DueTask, profile: PlatformProfile | None, *, is_call: bool) -> str:
        """Return what is shown beside a call: what a platform asks, or the voicemail text."""
        if due.task.kind is TaskKind.CALL_PLATFORM:
            return platform_terms(profile, self.translate)
        return voicemail_of(due, self.centre, self.translate) if is_call else ""

    def _caution(self, due: DueTask) -> str:
        """Return what must come first, before anything is told to the resident."""
        if (
            due.task.attempts >= MAX_CALLS
            and due.task.kind in _KINDS_CALLED_IN_VAIN
            and not due.held_by
        ):
            return self.translate("call-write-instead", count=due.task.attempts)
        if due.held_by:
            return self.translate("call-held", name=due.held_by)
        if due.refuses_calls and due.task.kind in _CALLS:
            return self.translate("call-not-wanted")
        if due.task.kind is not TaskKind.RING_BACK:
            return ""
        if due.agreement is None:
            return self.translate("call-choose-first") if due.reply_waits else ""
        if due.helper_unaware:
            return self.translate("call-helper-first", name=due.agreement.helper)
        if due.agreement.neighbour_yes_at is None:
            return self.translate("call-neighbour-no-yes", name=due.agreement.helper)
        return ""


def waited_days(request: Request, now: datetime, translate: Translations) -> str:
    """Return how many days a resident has waited."""
    taken = to_local_time(request.taken_at).date()
    days = (to_local_time(now).date() - taken).days
    return translate("task-waits", days=max(0, days))


def _errand_of(task: Task) -> str:
    """Return what is done together: one kind of chore at one platform."""
    if task.posting_id is None:
        return ""
    return f"{task.kind} {task.about}"


def _format_asked(request: Request | None) -> str:
    if request is None:
        return ""
    return request.what


def _group_of(task: Task) -> TaskGroup:
    if task.kind in NEIGHBOUR_KINDS:
        return TaskGroup.NEIGHBOUR
    if task.kind in _CALLS and task.posting_id is None:
        return TaskGroup.RESIDENT
    return TaskGroup.CHORE


def _key(name: str) -> str:
    """Return a stored name as the keys of sentences spell it."""
    return str(name).replace("_", "-")
