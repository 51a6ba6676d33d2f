"""Who has fewer rights by now, or types wrong PINs on a full disk, gets no further."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.permissions import Role
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError
from tests.builders import rows

PIN = "7391"


def second_manager(practice):
    return practice.use_cases.sign_in.add_colleague(
        practice.actor, "Sanne", PIN, Role.MANAGER, own_pin="2974"
    ).value


def change_role(practice, by, staff_id, role):
    staff = rows(practice, Staff, id=staff_id)[0]
    return practice.use_cases.sign_in.change_colleague(
        by, staff_id, staff.name, role, own_pin="2974"
    )


def test_who_was_made_a_volunteer_acts_as_one_from_then_on(practice):
    sanne = second_manager(practice)
    change_role(practice, practice.actor, sanne.staff_id, Role.VOLUNTEER)
    with pytest.raises(UserFacingError, match="staff-role-changed"):
        practice.use_cases.sign_in.change_colleague(
            sanne, sanne.staff_id, "Sanne", Role.MANAGER, own_pin=PIN
        )
    with pytest.raises(UserFacingError, match="staff-role-changed"):
        practice.use_cases.overviews.settings(sanne)
    assert rows(practice, Staff, id=sanne.staff_id)[0].role is Role.VOLUNTEER
    again = practice.use_cases.sign_in.enter(sanne.staff_id, PIN).value
    assert again.role is Role.VOLUNTEER


def test_who_was_given_more_rights_goes_on(practice):
    sanne = second_manager(practice)
    change_role(practice, practice.actor, sanne.staff_id, Role.VOLUNTEER)
    volunteer = practice.use_cases.sign_in.enter(sanne.staff_id, PIN).value
    change_role(practice, practice.actor, sanne.staff_id, Role.COORDINATOR)
    assert practice.use_cases.overviews.settings(volunteer)


class FullDisk:
    """A store that reads and takes nothing more."""

    def __init__(self, store):
        self.read = store.read

    def write(self, _actor, _at):
        raise UserFacingError("store-disk-full")


def test_wrong_pins_are_counted_where_the_disk_is_full(practice):
    sanne = second_manager(practice)
    sign_in = replace(practice.use_cases.sign_in, store=FullDisk(practice.store))
    told = []
    for _ in range(20):
        with pytest.raises(UserFacingError) as refused:
            sign_in.enter(sanne.staff_id, "0000")
        told.append(refused.value.key)
    assert "pin-resting" in told
    with pytest.raises(UserFacingError, match="pin-resting"):
        sign_in.enter(sanne.staff_id, PIN)
