"""What is reported to the coordinators: who reads it, and who is suggested for nothing after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.reporting.concerns import Reported
from intake.domain.concern import Concern, ConcernKind, WithheldHelpers
from intake.domain.message import Message
from intake.domain.permissions import Role
from intake.domain.reply import Reply
from intake.domain.request import Kind
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.domain.visit_report import Side, VisitReport
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import a_call, at, firm, posted, replied, rows


def incident(practice, taken, **more):
    reported = Reported(ConcernKind.INCIDENT, "Hij kwam niet alleen.", "mevrouw zelf", **more)
    return practice.use_cases.concerns.report(practice.actor, taken.request.id, reported)


def with_address(practice, agreement, address):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        reply = transaction.get(Reply, agreement.reply_id)
        return transaction.save(replace(reply, address=address))


def another_reply(practice, **known):
    """A second request, with a reply of somebody who is known."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    reply = replied(practice, taken, number=str(new_id()))
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        return transaction.save(replace(reply, **known))


def test_only_coordinators_read_what_everybody_can_report(practice):
    taken, _ = firm(practice, share=True)
    volunteer = practice.actor._replace(role=Role.VOLUNTEER)
    reported = Reported(ConcernKind.LONELINESS, "Zij ziet weinig mensen.")
    practice.use_cases.concerns.report(volunteer, taken.request.id, reported)
    with pytest.raises(UserFacingError, match="permission-missing"):
        practice.use_cases.concerns.list_all(volunteer)
    [listed] = practice.use_cases.concerns.list_all(practice.actor)
    assert listed.concern.secret == "Zij ziet weinig mensen."
    assert listed.resident.id == taken.resident.id


def test_what_was_reported_stands_in_no_file_in_readable_letters(practice):
    taken, _ = firm(practice, share=True)
    incident(practice, taken)
    with practice.store.engine.connect() as connection:
        for (stored,) in connection.exec_driver_sql("SELECT secret FROM concern"):
            assert "alleen" not in stored
        audited = connection.exec_driver_sql("SELECT new FROM audit WHERE entity = 'concern'")
        assert not any("alleen" in (new or "") for (new,) in audited)


def test_a_withheld_helper_cannot_be_chosen_until_that_is_lifted(practice):
    taken, agreement = firm(practice, share=True)
    with_address(practice, agreement, "Henk@Buren.example")
    same = another_reply(practice, name="H. de Vries", address="henk@buren.example")
    incident(practice, taken, withhold=True)
    replies = practice.use_cases.replies
    listed = {one.reply.id: one.is_withheld for one in replies.list_open(practice.actor).replies}
    assert listed[same.id]
    meeting = Meeting(at(practice, "vr 10"), "De Linde")
    with pytest.raises(UserFacingError, match="helper-withheld"):
        replies.choose(practice.actor, same.id, meeting)
    [concern] = rows(practice, Concern)
    practice.use_cases.concerns.lift(practice.actor, concern.id)
    replies.choose(practice.actor, same.id, meeting)


def test_an_incident_without_withholding_changes_nothing_for_the_helper(practice):
    taken, agreement = firm(practice, share=True)
    with_address(practice, agreement, "henk@buren.example")
    same = another_reply(practice, address="henk@buren.example")
    incident(practice, taken)
    replies = practice.use_cases.replies
    replies.choose(practice.actor, same.id, Meeting(at(practice, "vr 10"), "De Linde"))


def test_agreements_to_come_with_that_helper_become_tasks(practice):
    taken, agreement = firm(practice, share=True)
    with_address(practice, agreement, "henk@buren.example")
    other, second = firm(practice, share=True)
    with_address(practice, second, "henk@buren.example")
    incident(practice, taken, withhold=True)
    tasks = rows(practice, Task, kind=str(TaskKind.REVIEW_AGREEMENT), done_at=None)
    assert {task.request_id for task in tasks} == {taken.request.id, other.request.id}


def test_a_withheld_volunteer_is_not_asked(practice):
    taken, agreement = firm(practice, share=True)
    with_address(practice, agreement, "06 12345678")
    practice.use_cases.volunteers.save(
        practice.actor, Volunteer(name="Henk", phone="0612345678", kinds=("borrow",))
    )
    other, title, text = a_call(practice)
    posting = posted(practice, other, title, text)
    volunteers = practice.use_cases.volunteers

    def asked():
        found = volunteers.candidates(practice.actor, posting.id)
        return "Henk" in [one.volunteer.name for one in found]

    assert asked()
    incident(practice, taken, withhold=True)
    assert not asked()


def offering(practice, **resident):
    """A resident who offers to lend a drill."""
    taken, _, _ = a_call(practice, kind="offer", what="boormachine uitlenen")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = replace(transaction.get(type(taken.request), taken.request.id), kind=Kind.OFFER)
        transaction.save(request)
        return transaction.save(replace(transaction.get(Resident, taken.resident.id), **resident))


def found_offers(practice, asker=None):
    found = practice.use_cases.placement.find(
        practice.actor, Kind.BORROW, "", {"what": "boormachine"}, asker
    ).matching_offers
    return {offer.resident_id for offer in found}


def test_the_offer_of_a_withheld_resident_is_not_suggested(practice):
    taken, agreement = firm(practice, share=True)
    with_address(practice, agreement, "wim@buren.example")
    offerer = offering(practice, email="wim@buren.example")
    assert offerer.id in found_offers(practice)
    incident(practice, taken, withhold=True)
    assert offerer.id not in found_offers(practice)


def test_both_ways_the_resident_is_not_suggested_to_that_helper_either(practice):
    taken, agreement = firm(practice, share=True)
    with_address(practice, agreement, "henk@buren.example")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(type(taken.request), taken.request.id)
        transaction.save(replace(request, kind=Kind.OFFER, state="open"))
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    henk = Resident(first_name="Henk", email="henk@buren.example")
    assert taken.resident.id in found_offers(practice, henk)
    incident(practice, taken, withhold=True, both_ways=True)
    assert taken.resident.id not in found_offers(practice, henk)
    assert taken.resident.id in found_offers(practice, Resident(first_name="Piet"))


def test_a_report_is_handled_with_what_was_done_and_counted(practice):
    taken, _ = firm(practice, share=True)
    incident(practice, taken)
    concerns = practice.use_cases.concerns
    [concern] = rows(practice, Concern)
    with pytest.raises(UserFacingError, match="concern-no-note"):
        concerns.handle(practice.actor, concern.id, "  ")
    concerns.handle(practice.actor, concern.id, "Gesproken met beiden.")
    [listed] = concerns.list_all(practice.actor)
    assert listed.concern.handled_note == "Gesproken met beiden."
    counted = concerns.count(practice.actor, practice.clock.now() - timedelta(days=1))
    assert counted[ConcernKind.INCIDENT] == 1
    assert concerns.count(
        practice.actor, practice.clock.now() + timedelta(days=1)
    ) == dict.fromkeys(ConcernKind, 0)


def test_a_report_without_words_is_refused(practice):
    taken, _ = firm(practice, share=True)
    with pytest.raises(UserFacingError, match="concern-no-text"):
        practice.use_cases.concerns.report(
            practice.actor, taken.request.id, Reported(ConcernKind.WORRY, " \n")
        )


@pytest.mark.parametrize(
    ("name", "address", "is_withheld"),
    [
        ("Henk de Vries", "", True),
        ("henk  DE vries", "", True),
        ("Henk de Vries", "henk@elders.example", True),
        ("Henk de Vries", "0687654321", False),
        ("Henk de Vriess", "", True),
        ("H. Vries", "henk@elders.example", True),
        ("Vries, Henk de", "", True),
        ("Hank de Vries", "", True),
        ("meneer De Vries", "", False),
        ("Henk", "", False),
        ("Anna de Vries", "", False),
        ("Henk de Boer", "", False),
        ("Iemand anders", "0612345678", True),
        ("Iemand anders", "+31 6 12 34 56 78", True),
        ("Iemand anders", "", False),
        ("", "", False),
    ],
)
def test_who_is_the_same_helper(name, address, is_withheld, clock):
    concern = Concern(
        kind=ConcernKind.INCIDENT,
        secret="x",
        helper="Henk de Vries",
        helper_address="06-12345678",
        reported_at=clock.now(),
    )
    assert WithheldHelpers((concern,)).is_withheld(name, address) == is_withheld


def test_who_liked_to_see_each_other_again_is_asked_first(practice):
    taken, agreement = firm(practice, share=True)
    practice.clock.forward(agreement.meet_at - practice.clock.now() + timedelta(days=2))
    practice.use_cases.rounds.plan_agreement_calls(practice.actor)

    def helpers():
        found = practice.use_cases.placement.find(
            practice.actor, Kind.BORROW, "", {"what": "boor"}, taken.resident
        )
        names = [helper.name for helper in found.regular_helpers]
        book = practice.use_cases.volunteer_book.read(practice.actor)
        assert [helper.name for helper in book.regular] == names
        return names

    def report(kind, *, again):
        [task] = rows(practice, Task, kind=kind, done_at=None, agreement_id=agreement.id)
        practice.use_cases.rounds.record_report(
            practice.actor, task.id, went_well=True, again=again
        )

    report("follow_up", again=True)
    assert helpers() == [], "the helper was not asked yet"
    report("follow_up_neighbour", again=True)
    assert helpers() == ["Henk de Vries"]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            VisitReport(
                request_id=taken.request.id,
                agreement_id=agreement.id,
                side=Side.RESIDENT,
                again=False,
                reported_at=practice.clock.now(),
            )
        )
    assert helpers() == [], "the last word counts"


def test_nobody_is_reminded_of_or_asked_about_a_withheld_helper(practice):
    taken, agreement = firm(practice, share=True)
    incident(practice, taken, withhold=True)
    to_meeting = agreement.meet_at - practice.clock.now()
    practice.clock.forward(to_meeting - timedelta(days=1))
    assert practice.use_cases.rounds.plan_agreement_calls(practice.actor).value == 0
    assert not [one for one in rows(practice, Message) if one.subject.startswith("Tot gauw")]
    practice.clock.forward(days=4)
    assert practice.use_cases.rounds.plan_agreement_calls(practice.actor).value == 0
