"""A due task with the person, the request and the agreement it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.placing.post_checks import may_be_told
from intake.domain.phone import make_phone
from intake.domain.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from intake.desk.calling.due_steps import DueStep
    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.custody import Holding
    from intake.domain.phone import Phone
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.posting import Posting
    from intake.domain.private_note import PrivateNote
    from intake.domain.request import Request
    from intake.domain.request_aggregate import RequestAggregate
    from intake.domain.resident import Caller, Resident
    from intake.domain.task import Task
    from intake.domain.thing import Thing


@dataclass(frozen=True, kw_only=True)
class DueTask:
    """A task with the records it is about, as far as there are any.

    ``reply_waits`` tells that there is a reply and nobody was chosen yet, ``helper_unaware`` that
    the request was changed and the helper was not told, ``refuses_calls`` that the resident does
    not want to be rung. ``posting`` is the post that the task is about, and ``may_be_told`` tells
    whether the resident's consent covers its text now. ``held_by`` is the name of the colleague who
    has taken it up, if that is another; ``is_taken_up`` tells that who asks has it. ``thing`` is
    what it is about that is lent, ``loan`` what the resident has of it now,
    ``happened`` what its lender must hear. ``project`` is the name of the project it is about.
    """

    task: Task
    request: Request | None = None
    resident: Resident | None = None
    caller: Caller | None = None
    agreement: Agreement | None = None
    notes: tuple[PrivateNote, ...] = ()
    reply_waits: bool = False
    helper_unaware: bool = False
    refuses_calls: bool = False
    posting: Posting | None = None
    may_be_told: bool = False
    held_by: str = ""
    is_taken_up: bool = False
    thing: Thing | None = None
    loan: Holding | None = None
    happened: str = ""
    project: str = ""

    @property
    def lent_pieces(self) -> int:
        """How many pieces the resident has of what the task is about."""
        return self.loan.count if self.loan else 1

    @property
    def share_key(self) -> str:
        """The key of the question whether the helper may know who they help, or an empty text.

        If the helper must know an allergy, the question asks for that as well.
        """
        if not self.asks_to_share:
            return ""
        if any(note.secret and note.topic == "allergies" for note in self.notes):
            return "consent-share-notes"
        return "consent-share"

    @property
    def asks_to_share(self) -> bool:
        """Whether the helper comes to the resident and so needs the address.

        Nobody learns an address if the thing goes via the desk.
        """
        if self.task.kind is not TaskKind.RING_BACK or self.agreement is None:
            return False
        return self.request is not None and not self.request.goes_via_desk

    @property
    def number(self) -> str:
        """The first number that is not marked wrong: of the resident, or else of the caller."""
        right = right_phones(self.resident)
        if right:
            return right[0].number
        known = {phone.number for phone in self.resident.phones} if self.resident else set()
        if self.caller and self.caller.phone not in known:
            return self.caller.phone
        return ""

    @property
    def answered_by(self) -> str:
        """Who answers the telephone, if it is not the resident: "Mehmet Yilmaz (zoon)"."""
        right = right_phones(self.resident)
        caller = self.caller
        if caller and (not right or right[0].number == caller.phone):
            return f"{caller.name} ({caller.relation})" if caller.relation else caller.name
        return right[0].whose if right else ""

    def urgency(self, now: datetime) -> tuple[bool, bool, datetime, object]:
        """Return the sort key: the most urgent first, tasks that must wait last."""
        task = self.task
        is_later = task.not_before is not None and task.not_before > now
        return is_later, task.due_at is None, task.due_at or now, task.id


def due_task(task: Task, aggregate: RequestAggregate, resident: Resident | None = None) -> DueTask:
    """Return a task with what is known about its request.

    ``resident`` is the person of a task without a request.
    """
    postings = {posting.id: posting for posting in aggregate.postings}
    posting = postings.get(task.posting_id) if task.posting_id else None
    return DueTask(
        task=task,
        request=aggregate.request,
        resident=resident or aggregate.resident,
        caller=aggregate.caller,
        agreement=aggregate.agreement,
        notes=aggregate.notes if aggregate.agreement else (),
        reply_waits=bool(aggregate.waiting_replies),
        helper_unaware=any(task.kind is TaskKind.TELL_CHANGE for task in aggregate.open_tasks),
        refuses_calls=aggregate.refuses_calls,
        posting=posting,
        may_be_told=posting is not None and may_be_told(aggregate, posting),
    )


@dataclass(frozen=True)
class TaskList:
    """The most urgent open tasks and every due step, the most urgent first.

    ``remaining`` counts the less urgent tasks that are left out. ``centre`` and ``profiles`` are
    needed to describe them.
    """

    tasks: tuple[DueTask, ...]
    steps: tuple[DueStep, ...]
    centre: Centre | None
    profiles: dict[str, PlatformProfile]
    remaining: int = 0


def right_phones(resident: Resident | None) -> list[Phone]:
    """Return the numbers of a resident that are not marked wrong."""
    if resident is None:
        return []
    return [phone for phone in resident.phones if not phone.wrong]


def person_spoken_to(resident: Resident, caller: Caller | None) -> str:
    """Return who answers the number that is rung: the resident, or the owner of the number."""
    right = right_phones(resident)
    if right:
        return right[0].whose or resident.full_name
    return caller.name if caller else resident.full_name


def mark_number_wrong(resident: Resident, caller: Caller | None) -> Resident:
    """Return a copy of the resident in which the number that was rung is marked wrong.

    A wrong number of the caller is stored with the resident as well.
    """
    right = right_phones(resident)
    if right:
        return _replace_phone(resident, right[0], wrong=True)
    known = {phone.number for phone in resident.phones}
    if caller and caller.phone and caller.phone not in known:
        wrong = replace(make_phone(caller.phone), whose=caller.name, wrong=True)
        return replace(resident, phones=(*resident.phones, wrong))
    return resident


def put_number_first(resident: Resident, number: str) -> Resident:
    """Return a copy of the resident with a number that is rung before the others.

    It follows the wrong ones, because undoing an outcome counts those from the front.
    """
    others = [phone for phone in resident.phones if phone.number != number]
    wrong = [phone for phone in others if phone.wrong]
    right = [phone for phone in others if not phone.wrong]
    return replace(resident, phones=(*wrong, make_phone(number), *right))


def unmark_number_wrong(resident: Resident, numbers: Collection[str]) -> Resident:
    """Return a copy of the resident in which these numbers are right again."""
    phones = tuple(
        replace(phone, wrong=False) if phone.number in numbers else phone
        for phone in resident.phones
    )
    return replace(resident, phones=phones)


def _replace_phone(resident: Resident, phone: Phone, *, wrong: bool) -> Resident:
    changed = replace(phone, wrong=wrong)
    phones = [changed if other == phone else other for other in resident.phones]
    return replace(resident, phones=tuple(phones))
