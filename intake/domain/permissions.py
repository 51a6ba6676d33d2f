"""Who acts at the desk, and who may do what."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Role(StrEnum):
    """What somebody is at the centre; each may do all that the ones before may."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    MANAGER = "manager"


class Permission(StrEnum):
    """Something that not everybody may do."""

    TAKE_REQUEST = "take_request"
    SEE_RESIDENT = "see_resident"
    POST = "post"
    HANDLE_REPLY = "handle_reply"
    PRINT = "print"
    EXPORT_RESIDENT = "export_resident"
    OVERRULE_CAUTION = "overrule_caution"
    VERIFY_PLATFORM = "verify_platform"
    SET_UP_CENTRE = "set_up_centre"
    MANAGE_STAFF = "manage_staff"
    EXPORT_KEY = "export_key"


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
    Permission.MANAGE_STAFF: Role.MANAGER,
    Permission.EXPORT_KEY: Role.MANAGER,
}


def is_allowed(role: Role, act: Permission) -> bool:
    """Tell whether somebody of this role may do it."""
    return _ORDER.index(role) >= _ORDER.index(MIN_ROLE[act])


def has_more_rights(role: Role, other: Role) -> bool:
    """Tell whether one role may do more than another."""
    return _ORDER.index(role) > _ORDER.index(other)


class Actor(NamedTuple):
    """Who does something: a colleague at a desk, or the program itself."""

    staff_id: UUID
    name: str
    role: Role
    desk: str


SYSTEM_ID = UUID(int=0)
"""Who the audit says it was where the program did something by itself."""


def system_actor(desk: str) -> Actor:
    """Return the program itself, which takes mail in, sends, renews and cleans up."""
    return Actor(SYSTEM_ID, "system", Role.VOLUNTEER, desk)
