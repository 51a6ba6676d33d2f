"""The centre: permissions, set-up, colleagues and their PINs."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.desk.centre.set_up import STEPS
from intake.domain.centre import Centre, Contact, Desk
from intake.domain.permissions import Actor, Role
from intake.domain.staff import Staff
from intake.domain.task import Task
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import rows

GATED = {
    "add a colleague": lambda application, actor: (
        application.use_cases.sign_in.add_colleague(actor, "Jan", "1368", Role.VOLUNTEER).value
    ),
    "let a colleague go": lambda application, actor: application.use_cases.sign_in.remove_colleague(
        actor, new_id()
    ),
    "export a resident": lambda application, actor: (
        application.use_cases.export.collect(actor, new_id()).value
    ),
    "change the centre": lambda application, actor: (
        application.use_cases.set_up.update_centre(actor, city="Utrecht").changed
    ),
    "tick a step of the set-up": lambda application, actor: (
        (application.use_cases.set_up.complete_step(actor, "printer")).changed
    ),
    "change the address book": lambda application, actor: (
        application.use_cases.set_up.save_contact(actor, Contact(name="x")).value
    ),
    "change a platform": lambda application, actor: (
        application.use_cases.profiles.save(
            actor, application.use_cases.postings.platforms.all()[0]
        ).value
    ),
    "take a platform away": lambda application, actor: application.use_cases.profiles.remove(
        actor, application.use_cases.postings.platforms.all()[0]
    ),
    "say that a platform was looked at": lambda application, actor: (
        (
            application.use_cases.profiles.mark_verified(
                actor, application.use_cases.postings.platforms.all()[0]
            )
        ).value
    ),
    "change what a platform's page has taught": lambda application, actor: (
        (application.use_cases.profiles.change_corrections(actor, "oefenleen", ())).value
    ),
    "read a platform from a file": lambda application, actor: (
        (application.use_cases.profiles.import_file(actor, Path("x.toml"))).value
    ),
    "share a platform": lambda application, actor: application.use_cases.profiles.export_file(
        actor, application.use_cases.postings.platforms.all()[0], Path("x.toml")
    ),
    "put a volunteer on the list": lambda application, actor: (
        application.use_cases.volunteers.save(actor, Volunteer(name="x")).value
    ),
    "take a volunteer off the list": lambda application, actor: (
        (application.use_cases.volunteers.archive(actor, new_id())).changed
    ),
    "put a volunteer back": lambda application, actor: (
        application.use_cases.volunteers.restore(actor, new_id()).changed
    ),
    "say where copies and mail go": lambda application, actor: (
        application.use_cases.set_up.require_machine_settings(actor)
    ),
    "empty the address book": lambda application, actor: (
        application.use_cases.set_up.remove_contact(actor, Contact(name="x"))
    ),
}


@pytest.mark.parametrize("what", GATED)
def test_each_gate_is_closed_to_a_volunteer(practice, what):
    with pytest.raises(UserFacingError, match="permission-missing"):
        GATED[what](practice, Actor(new_id(), "Vrijwilliger", Role.VOLUNTEER, "A"))


def test_a_centre_is_set_up_once(practice):
    with pytest.raises(UserFacingError, match="centre-there"):
        practice.use_cases.set_up.create_centre("Nog een", practice=False)


def test_what_is_skipped_in_the_set_up_is_a_task(application):
    application.use_cases.set_up.create_centre("De Linde", practice=False)
    actor = application.use_cases.sign_in.create_first_colleague("Ineke", "2974").value
    assert {one.task.about for one in application.use_cases.calls.list_due(actor).tasks} == set(
        STEPS[1:]
    )
    application.use_cases.set_up.update_centre(actor, phone="020 555 0100")
    assert "phone" not in {
        one.task.about for one in application.use_cases.calls.list_due(actor).tasks
    }
    with pytest.raises(UserFacingError, match="staff-not-first"):
        application.use_cases.sign_in.create_first_colleague("Kees", "1368")


def test_a_referral_is_counted_without_a_name(practice):
    practice.use_cases.referrals.record(practice.actor, "Wijkteam", "een brief van de gemeente")
    practice.use_cases.referrals.record(practice.actor, "Wijkteam", "")
    assert practice.use_cases.referrals.count(practice.actor) == {"Wijkteam": 2}


def test_what_is_known_is_no_longer_to_be_set_up(application):
    application.use_cases.set_up.create_centre("De Linde", practice=False)
    desk = application.use_cases.set_up.join_desk("Balie").value
    manager = Actor(new_id(), "Ria", Role.MANAGER, desk.sign)
    before = {task.about for task in rows(application, Task, done_at=None)}
    changed = application.use_cases.set_up.configure_desk(manager, "Balie boven").changed
    after = {task.about for task in rows(application, Task, done_at=None)}
    assert before - after == {"printer"}
    assert changed.centre
    assert len(changed.tasks) == 1
    assert application.use_cases.set_up.rename_desk(manager, "Balie beneden").changed.centre
    assert application.use_cases.set_up.update_centre(manager, phone="020 555 0100").changed.centre
    assert rows(application, Centre)[0].phone == "+31205550100"


def test_the_practice_centre_has_an_address_book(practice, facts):
    names = {contact.name for contact in rows(practice, Contact)}
    assert names == {contact["name"] for contact in facts["contact"]}


def test_a_right_pin_forgets_the_wrong_ones_before_it(practice):
    who = practice.use_cases.sign_in.colleagues()[0].id
    for _ in range(4):
        with pytest.raises(UserFacingError):
            practice.use_cases.sign_in.enter(who, "9999")
    practice.use_cases.sign_in.enter(who, "2974")
    for _ in range(4):
        with pytest.raises(UserFacingError, match="pin"):
            practice.use_cases.sign_in.enter(who, "9999")
    practice.use_cases.sign_in.enter(who, "2974")
    staff = next(one for one in rows(practice, Staff) if one.id == who)
    assert (staff.failed, staff.locked_until) == (0, None)


@pytest.mark.parametrize(
    ("invalid", "fault"),
    [
        ({"phone": "12"}, "invalid-phone"),
        ({"postcode": "12"}, "invalid-postcode"),
        ({"name": "  "}, "centre-no-name"),
    ],
)
def test_a_fact_of_the_centre_that_cannot_be_is_told(practice, invalid, fault):
    with pytest.raises(UserFacingError, match=fault):
        practice.use_cases.set_up.update_centre(practice.actor, **invalid)


def test_a_desk_without_a_name_is_called_by_its_sign(practice):
    desk = practice.use_cases.set_up.rename_desk(practice.actor, "  ").value

    assert desk.name == desk.sign


def test_nobody_is_the_first_colleague_where_there_is_one(practice):
    with pytest.raises(UserFacingError, match="staff-not-first"):
        practice.use_cases.sign_in.create_first_colleague("Indringer", "4711")


def test_a_fact_that_another_desk_has_changed_is_not_written_over(practice):
    set_up, actor = practice.use_cases.set_up, practice.actor
    seen = set_up.centre()
    set_up.update_centre(actor, phone="020 555 0199")
    other = set_up.update_centre(actor, seen=seen, phone=seen.phone, street="Kerkstraat").value
    assert other.street == "Kerkstraat", "what the person changed is written"
    assert other.phone != seen.phone, "what they only saw is not"
    with pytest.raises(UserFacingError, match="store-changed-meanwhile"):
        set_up.update_centre(actor, seen=seen, phone="020 555 0177")


def test_a_desk_that_was_restored_very_often_goes_on_and_repeats_no_code(practice):
    """Each restore takes a sign of 32; after them the oldest one is used again, further on."""
    set_up = practice.use_cases.set_up
    while len(rows(practice, Desk)) < 32:
        set_up.join_desk("")
    with pytest.raises(UserFacingError, match="desk-signs-used-up"):
        set_up.join_desk("")
    codes = set()
    for _ in range(3):
        again = set_up.join_desk("", is_alone=True).value
        actor = practice.actor._replace(desk=again.sign)
        for _ in range(2):
            with practice.store.write(actor, practice.clock.now()) as transaction:
                codes.add(transaction.next_code(again.sign))
        practice.clock.forward(days=7)
    assert len(codes) == 6
    assert len(rows(practice, Desk)) == 32
