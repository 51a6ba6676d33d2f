"""Signing in: PINs, pauses, and who may change the list of colleagues."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

import intake.desk.centre.sign_in as sign_in_module
from intake.desk.centre.pin_pauses import PinPauses
from intake.domain.permissions import Role
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError
from tests.builders import rows


def test_who_has_left_signs_in_no_more(practice):
    jan = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Jan", "1368", Role.COORDINATOR, own_pin="2974"
    ).value
    practice.use_cases.sign_in.remove_colleague(practice.actor, jan.staff_id)
    with pytest.raises(UserFacingError, match="staff-left"):
        practice.use_cases.sign_in.enter(jan.staff_id, "1368")


def test_five_wrong_pins_give_a_rest_and_the_right_one_enters(practice):
    staff = practice.use_cases.sign_in.colleagues()[0]
    for _ in range(5):
        with pytest.raises(UserFacingError, match="pin-wrong"):
            practice.use_cases.sign_in.enter(staff.id, "9999")
    with pytest.raises(UserFacingError, match="pin-resting"):
        practice.use_cases.sign_in.enter(staff.id, "2974")
    practice.clock.forward(minutes=6)
    assert practice.use_cases.sign_in.enter(staff.id, "2974").value.name == "Ineke"


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "123",
        "1234567",
        "abcd",
        "1111",
        "1234",
        "4321",
        "1212",
        "1948",
        "2001",
        "0000",
        "567890",
        "123123",
        "1122",
        "2580",
        "\uff11\uff13\uff15\uff17",
    ],
)
def test_a_pin_that_is_none_or_that_everybody_guesses_is_refused(practice, pin):
    with pytest.raises(UserFacingError, match=r"pin-(form|easy)"):
        practice.use_cases.sign_in.add_colleague(practice.actor, "Jan", pin, Role.VOLUNTEER)


def test_the_pause_after_wrong_pins_grows(practice):
    sign_in = practice.use_cases.sign_in
    staff = sign_in.colleagues()[0]
    for pause in (5, 15, 60, 240, 24 * 60, 24 * 60):
        for _ in range(5):
            with pytest.raises(UserFacingError, match="pin-wrong"):
                sign_in.enter(staff.id, "9999")
        practice.clock.forward(minutes=pause, seconds=-1)
        with pytest.raises(UserFacingError, match="pin-resting"):
            sign_in.enter(staff.id, "2974")
        practice.clock.forward(seconds=1)
    assert sign_in.enter(staff.id, "2974").value.name == staff.name
    after = rows(practice, Staff, id=staff.id)[0]
    assert (after.failed, after.wrong_pins, after.locked_until) == (0, 30, None)


def test_ones_own_pin_is_changed_by_who_knows_it(practice):
    sign_in = practice.use_cases.sign_in
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.change_pin(practice.actor, "9999", "8253")
    with pytest.raises(UserFacingError, match="pin-easy"):
        sign_in.change_pin(practice.actor, "2974", "1111")
    sign_in.change_pin(practice.actor, "2974", "8253")
    assert sign_in.enter(practice.actor.staff_id, "8253").value == practice.actor
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.enter(practice.actor.staff_id, "2974")


def test_a_manager_gives_a_new_pin_and_nobody_else_does(practice):
    sign_in = practice.use_cases.sign_in
    jan = sign_in.add_colleague(
        practice.actor, "Jan", "1368", Role.COORDINATOR, own_pin="2974"
    ).value
    for _ in range(5):
        with pytest.raises(UserFacingError, match="pin-wrong"):
            sign_in.enter(jan.staff_id, "9999")
    with pytest.raises(UserFacingError, match="permission-missing"):
        sign_in.reset_pin(jan, "1368", practice.actor.staff_id, "8253")
    sign_in.reset_pin(practice.actor, "2974", jan.staff_id, "8253")
    assert sign_in.enter(jan.staff_id, "8253").value == jan


def test_the_last_manager_cannot_leave_and_nobody_becomes_the_first_again(practice):
    sign_in = practice.use_cases.sign_in
    jan = sign_in.add_colleague(
        practice.actor, "Jan", "1368", Role.COORDINATOR, own_pin="2974"
    ).value
    managers = [staff for staff in sign_in.colleagues() if staff.role is Role.MANAGER]
    for staff in managers[1:]:
        sign_in.remove_colleague(practice.actor, staff.id)
    with pytest.raises(UserFacingError, match="staff-last-manager"):
        sign_in.remove_colleague(practice.actor, managers[0].id)
    sign_in.remove_colleague(practice.actor, jan.staff_id)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        for staff in transaction.find(Staff, left_at=None):  # however it came about
            transaction.save(replace(staff, left_at=practice.clock.now()))
    with pytest.raises(UserFacingError, match="staff-not-first"):
        sign_in.create_first_colleague("Indringer", "4711")


def test_a_manager_is_made_and_a_pin_given_only_by_who_types_their_own(practice):
    sign_in = practice.use_cases.sign_in
    jan = sign_in.add_colleague(practice.actor, "Jan", "1368", Role.VOLUNTEER).value
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.add_colleague(practice.actor, "Kees", "1368", Role.MANAGER)
    for staff_id in (jan.staff_id, practice.actor.staff_id):
        with pytest.raises(UserFacingError, match="pin-wrong"):
            sign_in.reset_pin(practice.actor, "9999", staff_id, "8253")
    assert {staff.name for staff in sign_in.colleagues()} >= {"Jan"}
    assert "Kees" not in {staff.name for staff in sign_in.colleagues()}
    assert sign_in.enter(jan.staff_id, "1368").value == jan


@pytest.mark.parametrize("name", ["jan", " Jan ", "J\u202ean"])
def test_two_colleagues_never_have_one_name(practice, name):
    sign_in = practice.use_cases.sign_in
    sign_in.add_colleague(practice.actor, "Jan", "1368", Role.VOLUNTEER)
    with pytest.raises(UserFacingError, match="staff-name-taken"):
        sign_in.add_colleague(practice.actor, name, "1368", Role.VOLUNTEER)


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u202e", "-"])
def test_a_name_that_nobody_can_read_is_none(practice, name):
    with pytest.raises(UserFacingError, match="staff-no-name"):
        practice.use_cases.sign_in.add_colleague(practice.actor, name, "1368", Role.VOLUNTEER)


def test_a_name_of_a_page_is_none(practice):
    with pytest.raises(UserFacingError, match="staff-name-long"):
        practice.use_cases.sign_in.add_colleague(practice.actor, "a" * 81, "1368", Role.VOLUNTEER)


@pytest.mark.parametrize("damaged", ["", "x", "$argon2id$v=19$m=1"])
def test_a_damaged_pin_fits_nothing_and_is_told(practice, damaged):
    staff = practice.use_cases.sign_in.colleagues()[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(staff, pin_hash=damaged))
    with pytest.raises(UserFacingError, match="pin-wrong"):
        practice.use_cases.sign_in.enter(staff.id, "2974")


def test_who_has_left_does_nothing_more_at_a_desk_that_is_still_open(practice):
    jan = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Jan", "1368", Role.MANAGER, own_pin="2974"
    ).value
    practice.use_cases.sign_in.remove_colleague(practice.actor, jan.staff_id)
    before = len(rows(practice, Staff))
    with pytest.raises(UserFacingError, match="staff-left"):
        practice.use_cases.drafts.begin(jan)
    with pytest.raises(UserFacingError, match="staff-left"):
        practice.use_cases.sign_in.add_colleague(jan, "Kees", "1368", Role.MANAGER)
    assert len(rows(practice, Staff)) == before


def test_a_pause_that_a_wrong_clock_set_years_ahead_keeps_nobody_out(practice):
    sign_in = practice.use_cases.sign_in
    staff = sign_in.colleagues()[0]
    practice.clock.at += timedelta(days=3650)
    for _ in range(5):
        with pytest.raises(UserFacingError, match="pin-wrong"):
            sign_in.enter(staff.id, "9999")
    practice.clock.at -= timedelta(days=3650)
    practice.clock.forward(minutes=5)
    assert sign_in.enter(staff.id, "2974").value.name == "Ineke"


def test_a_pause_is_kept_in_full_after_the_clock_was_set_back_and_a_restart(practice):
    sign_in = practice.use_cases.sign_in
    staff = sign_in.colleagues()[0]
    for _ in range(5):
        with pytest.raises(UserFacingError, match="pin-wrong"):
            sign_in.enter(staff.id, "9999")
    practice.clock.at -= timedelta(days=2)
    restarted = replace(sign_in, pauses=PinPauses(practice.clock))
    with pytest.raises(UserFacingError, match="pin-resting"):
        restarted.enter(staff.id, "2974")
    practice.clock.forward(minutes=5, seconds=-1)
    with pytest.raises(UserFacingError, match="pin-resting"):
        restarted.enter(staff.id, "2974")
    practice.clock.forward(seconds=1)
    assert restarted.enter(staff.id, "2974").value.name == "Ineke"


@pytest.mark.parametrize("days", [-2, 2, 3650])
def test_setting_the_clock_does_not_shorten_a_pause(practice, days):
    sign_in = practice.use_cases.sign_in
    staff = sign_in.colleagues()[0]
    for _ in range(5):
        with pytest.raises(UserFacingError, match="pin-wrong"):
            sign_in.enter(staff.id, "9999")
    practice.clock.at += timedelta(days=days)
    with pytest.raises(UserFacingError, match="pin-resting") as told:
        sign_in.enter(staff.id, "2974")
    assert told.value.values["until"] == practice.clock.now() + timedelta(minutes=5)
    practice.clock.forward(minutes=5)
    assert sign_in.enter(staff.id, "2974").value.name == "Ineke"


def test_who_has_left_finds_nobody_by_typing_either(practice):
    jan = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Jan", "1368", Role.VOLUNTEER
    ).value
    assert practice.look_up.matches(jan, "bakker")
    practice.use_cases.sign_in.remove_colleague(practice.actor, jan.staff_id)
    with pytest.raises(UserFacingError, match="staff-left"):
        practice.look_up.matches(jan, "bakker")


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.COORDINATOR])
def test_whoever_becomes_a_manager_does_so_by_the_pin_of_one(practice, role):
    sign_in = practice.use_cases.sign_in
    jan = sign_in.add_colleague(practice.actor, "Jan", "1368", role, own_pin="2974").value
    change = partial(sign_in.change_colleague, practice.actor, jan.staff_id, "Jan", Role.MANAGER)
    with pytest.raises(UserFacingError, match="pin-wrong"):
        change(own_pin="9999")
    assert rows(practice, Staff, id=jan.staff_id)[0].role is role
    change(own_pin="2974")
    assert rows(practice, Staff, id=jan.staff_id)[0].role is Role.MANAGER


def test_a_manager_who_left_before_is_no_other_manager(practice):
    sign_in = practice.use_cases.sign_in
    kees = sign_in.add_colleague(practice.actor, "Kees", "1368", Role.MANAGER, own_pin="2974").value
    sign_in.remove_colleague(practice.actor, kees.staff_id)
    others = [one for one in sign_in.colleagues() if one.role is Role.MANAGER]
    for one in others[1:]:
        sign_in.remove_colleague(practice.actor, one.id)
    with pytest.raises(UserFacingError, match="staff-last-manager"):
        sign_in.remove_colleague(practice.actor, others[0].id)
    with pytest.raises(UserFacingError, match="staff-last-manager"):
        sign_in.change_colleague(practice.actor, others[0].id, others[0].name, Role.VOLUNTEER)


def test_a_right_pin_waits_for_a_pause_that_began_while_it_was_checked(practice, monkeypatch):
    sign_in = practice.use_cases.sign_in
    staff = sign_in.colleagues()[0]
    check = sign_in_module.is_right
    others = []

    def is_right(pin_hash, pin):
        if not others:  # another desk guesses meanwhile
            others.append(True)
            for _ in range(5):
                with pytest.raises(UserFacingError, match="pin-wrong"):
                    sign_in.enter(staff.id, "9731")
        return check(pin_hash, pin)

    monkeypatch.setattr(sign_in_module, "is_right", is_right)
    with pytest.raises(UserFacingError, match="pin-resting"):
        sign_in.enter(staff.id, "2974")


def test_a_pin_is_hashed_as_owasp_advises(practice):
    [staff] = rows(practice, Staff, id=practice.actor.staff_id)
    assert staff.pin_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_whoever_gets_more_rights_or_comes_back_does_so_by_the_managers_pin(practice):
    sign_in, actor = practice.use_cases.sign_in, practice.actor
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.add_colleague(actor, "Carla", "7391", Role.COORDINATOR)
    bram = sign_in.add_colleague(actor, "Bram", "7391", Role.VOLUNTEER).value
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.change_colleague(actor, bram.staff_id, "Bram", Role.COORDINATOR, own_pin="9999")
    sign_in.remove_colleague(actor, bram.staff_id)
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.readmit_colleague(actor, bram.staff_id, "9999")
    assert rows(practice, Staff, id=bram.staff_id)[0].left_at is not None


def test_a_press_on_an_old_list_of_who_left_makes_no_manager_a_volunteer(practice):
    sign_in, actor = practice.use_cases.sign_in, practice.actor
    sign_in.readmit_colleague(actor, actor.staff_id, "2974")
    assert rows(practice, Staff, id=actor.staff_id)[0].role is Role.MANAGER


def test_a_manager_who_left_comes_back_as_a_volunteer(practice):
    sign_in, actor = practice.use_cases.sign_in, practice.actor
    bram = sign_in.add_colleague(actor, "Bram", "7391", Role.MANAGER, own_pin="2974").value
    sign_in.remove_colleague(actor, bram.staff_id)
    assert sign_in.readmit_colleague(actor, bram.staff_id, "2974").value.role is Role.VOLUNTEER
