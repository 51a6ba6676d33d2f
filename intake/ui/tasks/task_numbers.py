"""The numbers of a task: all that may be rung, and the one that a telephone program gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.calling.due_task import right_phones
from intake.domain.phone import format_phone, parse_phone
from intake.domain.task import CALLS_TO_NEIGHBOUR, CALLS_TO_RESIDENT, TaskKind

if TYPE_CHECKING:
    from intake.desk.calling.due_task import DueTask
    from intake.domain.platform_profile import PlatformProfile

NEIGHBOUR_KINDS = CALLS_TO_NEIGHBOUR | {
    TaskKind.TELL_NEIGHBOUR,
    TaskKind.INVITE_ON_SITE,
    TaskKind.TELL_ON_SITE,
    TaskKind.FIRST_TALK,
    TaskKind.RENEW_VOG,
    TaskKind.TELL_CHANGE,
    TaskKind.MAIL_FAILED,
    TaskKind.BRING_HOME,
    TaskKind.FETCH_LOAN,
}
"""Tasks about a neighbour; ``about`` is their name and how to reach them."""


def numbers_to_ring(due: DueTask) -> str:
    """Return every number that may be rung, one on each line, with who answers; the best first."""
    lines = []
    if due.number:
        lines.append(_number_line(due.number, due.answered_by))
    others = [phone for phone in right_phones(due.resident) if phone.number != due.number]
    lines += [_number_line(phone.number, phone.whose) for phone in others]
    caller = due.caller
    known = {phone.number for phone in due.resident.phones} if due.resident else set()
    if caller and caller.phone and caller.phone not in {due.number, *known}:
        whose = f"{caller.name} ({caller.relation})" if caller.relation else caller.name
        lines.append(_number_line(caller.phone, whose))
    return "\n".join(lines)


def dial_number(due: DueTask, profile: PlatformProfile | None) -> str:
    """Return the number that is rung first, as a telephone program reads it; empty if unknown."""
    kind = due.task.kind
    if kind is TaskKind.CALL_PLATFORM:
        return (parse_phone(profile.phone) or "") if profile else ""
    if kind in NEIGHBOUR_KINDS:
        return parse_phone(due.task.about.partition(" · ")[2]) or ""
    if kind in CALLS_TO_RESIDENT:
        return due.number
    return ""


def _number_line(number: str, whose: str) -> str:
    if not whose:
        return format_phone(number)
    return f"{format_phone(number)} · {whose}"


def platform_number(profile: PlatformProfile | None) -> str:
    """Return the number of a platform, and when it answers."""
    if profile is None:
        return ""
    number = parse_phone(profile.phone)
    shown = format_phone(number) if number else profile.phone
    return " · ".join(part for part in (shown, profile.hours) if part)
