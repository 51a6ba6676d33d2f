"""A due task with the person, the request and the agreement that it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.domain.phone import make_phone
from intake.domain.task import TaskKind

if TYPE_CHECKING:
    from datetime import datetime

    from intake.desk.calling.due_steps import DueStep
    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.phone import Phone
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.private_note import PrivateNote
    from intake.domain.request import Request
    from intake.domain.request_aggregate import RequestAggregate
    from intake.domain.resident import Caller, Resident
    from intake.domain.task import Task


@dataclass(frozen=True, kw_only=True)
class DueTask:
    """A task with whom and what it is about, as far as there is any.

    ``reply_waits``: somebody replied and nobody chose yet; ``helper_unaware``: the request was
    changed and the helper was not told; ``refuses_calls``: the resident does not want to be rung.
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

    @property
    def share_key(self) -> str:
        """Name the question whether the helper may know who they help; empty where not asked.

        A helper who must know an allergy needs a yes for that too.
        """
        if not self.asks_to_share:
            return ""
        if any(note.secret and note.topic == "allergies" for note in self.notes):
            return "consent-share-notes"
        return "consent-share"

    @property
    def asks_to_share(self) -> bool:
        """Whether the helper comes to the resident and so must know where.

        What goes by way of the desk tells nobody an address.
        """
        if self.task.kind is not TaskKind.RING_BACK or self.agreement is None:
            return False
        return self.request is not None and not self.request.goes_via_desk

    @property
    def number(self) -> str:
        """The first number not known to be wrong: of the resident, else of the caller."""
        right = right_phones(self.resident)
        if right:
            return right[0].number
        known = {phone.number for phone in self.resident.phones} if self.resident else set()
        if self.caller and self.caller.phone not in known:
            return self.caller.phone
        return ""

    @property
    def answered_by(self) -> str:
        """Who picks up, where that is not the resident: "Mehmet Yilmaz (zoon)"."""
        right = right_phones(self.resident)
        caller = self.caller
        if caller and (not right or right[0].number == caller.phone):
            return f"{caller.name} ({caller.relation})" if caller.relation else caller.name
        return right[0].whose if right else ""

    def urgency(self, now: datetime) -> tuple[bool, bool, datetime, object]:
        """Return the sort key: the most urgent first, what makes sense only later at the end."""
        task = self.task
        is_later = task.not_before is not None and task.not_before > now
        return is_later, task.due_at is None, task.due_at or now, task.id


def due_task(task: Task, aggregate: RequestAggregate, resident: Resident | None = None) -> DueTask:
    """Return a task with what is known of its request; ``resident`` where it is about another."""
    return DueTask(
        task=task,
        request=aggregate.request,
        resident=resident or aggregate.resident,
        caller=aggregate.caller,
        agreement=aggregate.agreement,
        notes=aggregate.notes if aggregate.agreement else (),
        reply_waits=bool(aggregate.waiting_replies),
        helper_unaware=any(one.kind is TaskKind.TELL_CHANGE for one in aggregate.open_tasks),
        refuses_calls=aggregate.refuses_calls,
    )


@dataclass(frozen=True)
class TaskList:
    """The first open tasks and every step that is due, the most urgent first.

    ``remaining`` tasks are less urgent than those; ``centre`` and ``profiles`` are needed to put
    them into words.
    """

    tasks: tuple[DueTask, ...]
    steps: tuple[DueStep, ...]
    centre: Centre | None
    profiles: dict[str, PlatformProfile]
    remaining: int = 0


def right_phones(resident: Resident | None) -> list[Phone]:
    """Return the numbers of a resident that are not known to be wrong."""
    if resident is None:
        return []
    return [phone for phone in resident.phones if not phone.wrong]


def person_spoken_to(resident: Resident, caller: Caller | None) -> str:
    """Name who answers the number that is rung: the resident, or whose number it is."""
    right = right_phones(resident)
    if right:
        return right[0].whose or resident.full_name
    return caller.name if caller else resident.full_name


def mark_number_wrong(resident: Resident, caller: Caller | None) -> Resident:
    """Return the resident with the number marked wrong that was rung.

    The caller's own number is kept with the resident as a wrong one.
    """
    right = right_phones(resident)
    if right:
        return _with_phone(resident, right[0], wrong=True)
    known = {phone.number for phone in resident.phones}
    if caller and caller.phone and caller.phone not in known:
        wrong = replace(make_phone(caller.phone), whose=caller.name, wrong=True)
        return replace(resident, phones=(*resident.phones, wrong))
    return resident


def with_number_first(resident: Resident, number: str) -> Resident:
    """Return the resident with a number that is rung before the others from now on.

    It stands behind the wrong ones, which undoing an outcome counts from the front.
    """
    others = [phone for phone in resident.phones if phone.number != number]
    wrong = [phone for phone in others if phone.wrong]
    right = [phone for phone in others if not phone.wrong]
    return replace(resident, phones=(*wrong, make_phone(number), *right))


def unmark_number_wrong(resident: Resident) -> Resident:
    """Return the resident with the number that was marked wrong last as a right one again.

    Numbers are rung from the first on, so it is the one right before the first right one.
    """
    phones = resident.phones
    first_right = next((at for at, phone in enumerate(phones) if not phone.wrong), len(phones))
    if first_right == 0:
        return resident
    return _with_phone(resident, phones[first_right - 1], wrong=False)


def _with_phone(resident: Resident, phone: Phone, *, wrong: bool) -> Resident:
    changed = replace(phone, wrong=wrong)
    phones = [changed if other == phone else other for other in resident.phones]
    return replace(resident, phones=tuple(phones))
