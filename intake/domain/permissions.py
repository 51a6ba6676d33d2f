"""Who acts at the desk, and who may do what."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Role(StrEnum):
    """The role of a colleague. Each role may do everything that the roles before it may."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    MANAGER = "manager"


class Permission(StrEnum):
    """Something that only some roles may do."""

    TAKE_REQUEST = "take_request"
    SEE_RESIDENT = "see_resident"
    POST = "post"
    HANDLE_REPLY = "handle_reply"
    PRINT = "print"
    EXPORT_RESIDENT = "export_resident"
    OVERRULE_CAUTION = "overrule_caution"  # let a text go out in spite of a caution of the guard
    VERIFY_PLATFORM = "verify_platform"  # enter where a platform takes posts
    SET_UP_CENTRE = "set_up_centre"
    IMPORT_LIST = "import_list"  # take an address list into the book
    RUN_PROJECT = "run_project"  # begin a project, say what it needs, end it
    SEE_REPORT = "see_report"  # read what came of a period
    SEE_CONCERNS = "see_concerns"  # read what was reported to the coordinators
    MANAGE_STAFF = "manage_staff"
    EXPORT_KEY = "export_key"  # print the recovery sheet


_ORDER = tuple(Role)
MIN_ROLE: dict[Permission, Role] = {
    Permission.TAKE_REQUEST: Role.VOLUNTEER,
    Permission.SEE_RESIDENT: Role.VOLUNTEER,
    Permission.POST: Role.VOLUNTEER,
    Permission.HANDLE_REPLY: Role.VOLUNTEER,
    Permission.PRINT: Role.VOLUNTEER,
    Permission.EXPORT_RESIDENT: Role.COORDINATOR,
    Permission.OVERRULE_CAUTION: Role.COORDINATOR,
    Permission.VERIFY_PLATFORM: Role.COORDINATOR,
    Permission.SET_UP_CENTRE: Role.COORDINATOR,
    Permission.IMPORT_LIST: Role.COORDINATOR,
    Permission.RUN_PROJECT: Role.COORDINATOR,
    Permission.SEE_REPORT: Role.COORDINATOR,
    Permission.SEE_CONCERNS: Role.COORDINATOR,
    Permission.MANAGE_STAFF: Role.MANAGER,
    Permission.EXPORT_KEY: Role.MANAGER,
}


def is_allowed(role: Role, act: Permission) -> bool:
    """Tell whether a role has a permission."""
    return _ORDER.index(role) >= _ORDER.index(MIN_ROLE[act])


def has_more_rights(role: Role, other: Role) -> bool:
    """Tell whether a role may do more than another."""
    return _ORDER.index(role) > _ORDER.index(other)


class Actor(NamedTuple):
    """Who does something: a colleague at a desk, or the program itself."""

    staff_id: UUID
    name: str
    role: Role
    desk: str


SYSTEM_ID = UUID(int=0)
"""The id of the actor in the audit when the program did something by itself."""


def system_actor(desk: str) -> Actor:
    """Return the program as an actor: it imports mail, sends, renews and cleans up."""
    return Actor(SYSTEM_ID, "system", Role.VOLUNTEER, desk)
