"""A helper who is withheld after an incident gets no resident in any other way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.calling.visit_series import VisitPlan
from intake.desk.custody.returns import ThingBrought
from intake.desk.reporting.concerns import Reported
from intake.domain.agreement import Agreement
from intake.domain.concern import Concern, ConcernKind, WithheldHelpers
from intake.domain.pledge import Pledge, PledgeState, PledgeTerms
from intake.domain.project import LoadSize, NeedRule, ProjectItem
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from tests.builders import at, firm, rows
from tests.fakes import FakeMail, ListMailbox
from tests.handover_facts import agreed_meal
from tests.project_facts import a_camp, a_household, a_pledge


@pytest.fixture
def withheld(practice):
    """Report an incident with a helper; return what it is known by."""
    taken, _ = firm(practice, share=True)
    reported = Reported(ConcernKind.INCIDENT, "x", "", withhold=True)
    practice.use_cases.concerns.report(practice.actor, taken.request.id, reported)
    return practice.use_cases.concerns.list_all(practice.actor)[0].concern


def a_table(practice, camp):
    return practice.use_cases.projects.save_item(
        practice.actor,
        ProjectItem(
            project_id=camp.project.id,
            name="plek aan tafel",
            rule=NeedRule.PERSON,
            size=LoadSize.HAND,
            is_place=True,
        ),
    ).value


def test_they_promise_no_table_and_no_thing(practice, withheld):
    camp = a_camp(practice)
    table = a_table(practice, camp)
    for item in (table, camp.tent4):
        with pytest.raises(UserFacingError, match="helper-withheld"):
            a_pledge(practice, item, 4, lender=withheld.helper, contact=withheld.helper_address)


def test_another_name_is_no_way_round(practice, withheld):
    camp = a_camp(practice)
    pledge = a_pledge(practice, camp.tent4, 1, lender="Kees", contact="0611111111")
    theirs = {"lender": withheld.helper, "contact": withheld.helper_address}
    changed = pledge.__class__(
        **{name: getattr(pledge, name) for name in pledge.__dataclass_fields__} | theirs
    )
    with pytest.raises(UserFacingError, match="helper-withheld"):
        practice.use_cases.pledges.change(practice.actor, changed)


def test_a_reply_to_a_projects_post_is_not_accepted(practice, withheld):
    camp = a_camp(practice)
    a_household(practice, camp, "Q", persons=4)
    use_cases, actor = practice.use_cases, practice.actor
    posts = use_cases.bulk_posts.plan(actor, camp.project.id).value.posts
    use_cases.bulk_posts.place(actor, camp.project.id, posts)
    said = f"Ik heb er een. Code {format_code(posts[0].code)}"
    mail = FakeMail("z", "<z@x>", withheld.helper, withheld.helper_address, "Reactie", said)
    use_cases.mail_import.import_mail(actor, ListMailbox(mail))
    reply = rows(practice, Reply, message_id="<z@x>")[0]
    with pytest.raises(UserFacingError, match="helper-withheld"):
        use_cases.project_posts.accept(actor, reply.id, posts[0].item_id, PledgeTerms(1))


def test_a_table_that_was_handed_over_keeps_nobody_from_reporting(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = firm(practice, share=True)
    reply = rows(practice, Reply, id=agreement.reply_id)[0]
    table = a_table(practice, a_camp(practice))
    pledge = a_pledge(practice, table, 4, lender=reply.name, contact=reply.address, confirmed=True)
    thing = rows(practice, Thing, pledge_id=pledge.id)[0]
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=thing.id))
    reported = Reported(ConcernKind.INCIDENT, "x", "", withhold=True)
    use_cases.concerns.report(actor, taken.request.id, reported)
    assert use_cases.concerns.list_all(actor)[0].concern.is_withheld


def test_they_cook_in_no_tour(practice, withheld):
    taken, _ = agreed_meal(practice, helper="Kees")
    tour = VisitPlan(
        first=at(practice, "vr 17:00"), rule="FREQ=DAILY", hosts=(withheld.helper, "Kees")
    )
    with pytest.raises(UserFacingError, match="helper-withheld"):
        practice.use_cases.visits.plan(practice.actor, taken.request.id, tour)


def test_a_table_that_was_promised_before_is_off(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = firm(practice, share=True)
    reply = rows(practice, Reply, id=agreement.reply_id)[0]
    camp = a_camp(practice)
    a_household(practice, camp, "Q", persons=2)
    pledge = a_pledge(
        practice, a_table(practice, camp), 4, confirmed=True, lender=reply.name,
        contact=reply.address,
    )  # fmt: skip
    use_cases.allocations.run(actor, camp.project.id)
    reported = Reported(ConcernKind.INCIDENT, "x", "", withhold=True)
    use_cases.concerns.report(actor, taken.request.id, reported)
    assert rows(practice, Pledge, id=pledge.id)[0].state is PledgeState.FALLEN_THROUGH
    use_cases.allocations.run(actor, camp.project.id)
    with pytest.raises(UserFacingError):
        use_cases.project_papers.route_cards(actor, camp.project.id)
    assert rows(practice, Task, kind=str(TaskKind.PROJECT_SHORTAGE), done_at=None)


def report_with_withholding(practice, request):
    reported = Reported(ConcernKind.INCIDENT, "x", "", withhold=True)
    practice.use_cases.concerns.report(practice.actor, request.id, reported)


def test_the_undo_of_what_took_them_away_brings_them_back_to_nobody(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = firm(practice, share=True)
    reply = rows(practice, Reply, id=agreement.reply_id)[0]
    table = a_table(practice, a_camp(practice))
    pledge = a_pledge(practice, table, 4, lender=reply.name, contact=reply.address)
    off = use_cases.pledges.fall_through(actor, pledge.id)
    report_with_withholding(practice, taken.request)
    with pytest.raises(UserFacingError, match="helper-withheld"):
        use_cases.take_back.undo(actor, off.operation, off.changed)
    assert rows(practice, Pledge, id=pledge.id)[0].state is PledgeState.FALLEN_THROUGH


def test_their_turn_in_a_tour_is_not_taken_up_again(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = agreed_meal(practice, helper="Anna")
    theirs, _ = agreed_meal(practice, helper="Kees Kok")
    first = agreement.meet_at + timedelta(days=7)
    last = (first + timedelta(weeks=1)).date()
    tour = VisitPlan(first=first, rule="FREQ=WEEKLY", until=last, hosts=("Kees Kok", "Bo"))
    use_cases.visits.plan(actor, taken.request.id, tour)
    day = first.date()
    use_cases.visits.pause(actor, taken.request.id, day, day)
    report_with_withholding(practice, theirs.request)
    with pytest.raises(UserFacingError, match="helper-withheld"):
        use_cases.visits.resume(actor, taken.request.id, day, day)


def test_a_request_that_is_reopened_does_not_go_back_to_them(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = firm(practice, share=True)
    use_cases.requests.close(actor, taken.request.id, RequestState.CANCELLED)
    report_with_withholding(practice, taken.request)
    use_cases.requests.reopen(actor, taken.request.id)
    assert rows(practice, Agreement, id=agreement.id)[0].cancelled_at
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.OPEN


def test_a_part_of_their_name_gets_no_guests(practice):
    """The whole name or another address tells whether it is somebody else."""
    use_cases, actor = practice.use_cases, practice.actor
    taken, _ = agreed_meal(practice, helper="Fatma Demir")
    report_with_withholding(practice, taken.request)
    camp = a_camp(practice)
    table = a_table(practice, camp)
    with pytest.raises(UserFacingError, match="helper-name-unclear"):
        a_pledge(practice, table, 4, lender="Demir", contact="")
    a_pledge(practice, camp.tent4, 1, lender="Demir", contact="")
    a_pledge(practice, table, 4, lender="Joke Demir", contact="")
    other = a_pledge(practice, table, 4, lender="Demir", contact="joke@elders.nl")
    with pytest.raises(UserFacingError, match="helper-name-unclear"):
        use_cases.pledges.change(actor, replace(other, contact=""))


def test_no_guest_is_sent_to_a_table_under_a_part_of_their_name(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, _ = agreed_meal(practice, helper="Fatma Demir")
    camp = a_camp(practice)
    table = a_table(practice, camp)
    guest = a_household(practice, camp, "Q", persons=2)
    pledge = a_pledge(practice, table, 4, lender="Demir", contact="", confirmed=True)
    thing = rows(practice, Thing, pledge_id=pledge.id)[0]
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=thing.id))
    report_with_withholding(practice, taken.request)
    assert use_cases.allocations.run(actor, camp.project.id).value.pieces == 0
    with pytest.raises(UserFacingError, match="allocation-none-left"):
        use_cases.allocations.give(actor, guest.id, thing.id, 1)


def test_a_part_of_their_name_cooks_in_no_tour_and_is_looked_at_in_one_that_runs(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = agreed_meal(practice, helper="Anna")
    theirs, _ = agreed_meal(practice, helper="Fatma Demir")
    first = agreement.meet_at + timedelta(days=7)
    last = (first + timedelta(weeks=1)).date()
    tour = VisitPlan(first=first, rule="FREQ=WEEKLY", until=last, hosts=("Demir", "Bo"))
    use_cases.visits.plan(actor, taken.request.id, tour)
    day = first.date()
    use_cases.visits.pause(actor, taken.request.id, day, day)
    paused = replace(tour, first=first + timedelta(days=1))
    report_with_withholding(practice, theirs.request)
    with pytest.raises(UserFacingError, match="helper-name-unclear"):
        use_cases.visits.plan(actor, taken.request.id, paused)
    with pytest.raises(UserFacingError, match="helper-name-unclear"):
        use_cases.visits.resume(actor, taken.request.id, day, day)


def test_a_tour_with_a_cook_who_may_be_meant_is_looked_at(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = agreed_meal(practice, helper="Anna")
    theirs, _ = agreed_meal(practice, helper="Fatma Demir")
    first = agreement.meet_at + timedelta(days=7)
    last = (first + timedelta(weeks=1)).date()
    tour = VisitPlan(first=first, rule="FREQ=WEEKLY", until=last, hosts=("Demir", "Bo"))
    use_cases.visits.plan(actor, taken.request.id, tour)
    report_with_withholding(practice, theirs.request)
    (review,) = rows(
        practice, Task, kind=str(TaskKind.REVIEW_AGREEMENT), request_id=taken.request.id
    )
    assert review.is_open


@pytest.mark.parametrize(
    "contact",
    [
        "06 12345678 na 18 uur", "06-12345678 (Fatma)", "bel na 6 uur: 06 12345678",
        "nummer bekend", "woont op de Parkweg", "06 12345678 / 020 6184217", "",
    ],
)  # fmt: skip
def test_words_beside_the_number_make_nobody_else_of_them(practice, contact):
    """Only another whole number or mail address tells that a namesake is somebody else."""
    concern = Concern(
        kind=ConcernKind.INCIDENT,
        secret="x",
        helper="Fatma Demir",
        helper_address="06 12345678",
        is_withheld=True,
        reported_at=practice.clock.now(),
    )
    for known, theirs in (("06 12345678", contact), (contact or "06 12345678", "06 12345678")):
        withheld = WithheldHelpers((replace(concern, helper_address=known),))
        assert withheld.is_withheld("Fatma Demir", theirs)
    withheld = WithheldHelpers((concern,))
    assert not withheld.is_withheld("Fatma Demir", "06 87654321 na 18 uur")
    assert withheld.is_withheld("Fatma Demir", "fatma@buren.example"), "one person has both"


def test_a_host_who_may_be_meant_is_off_and_no_undo_brings_guests_back(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, _ = agreed_meal(practice, helper="Fatma Demir")
    camp = a_camp(practice)
    table = a_table(practice, camp)
    guest = a_household(practice, camp, "Q", persons=2)
    seated = a_pledge(practice, table, 4, lender="Demir", contact="", confirmed=True)
    thing = rows(practice, Thing, pledge_id=seated.id)[0]
    given = use_cases.allocations.give(actor, guest.id, thing.id, 1)
    away = use_cases.allocations.take_away(actor, given.value.id)
    other = a_pledge(practice, table, 4, lender="Demir", contact="")
    off = use_cases.pledges.fall_through(actor, other.id)
    report_with_withholding(practice, taken.request)
    assert rows(practice, Pledge, id=seated.id)[0].state is PledgeState.FALLEN_THROUGH
    for act in (off, away):
        with pytest.raises(UserFacingError):
            use_cases.take_back.undo(actor, act.operation, act.changed)


def test_undoing_a_lift_looks_at_what_was_promised_meanwhile(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = firm(practice, share=True)
    reply = rows(practice, Reply, id=agreement.reply_id)[0]
    report_with_withholding(practice, taken.request)
    concern = use_cases.concerns.list_all(actor)[0].concern
    lifted = use_cases.concerns.lift(actor, concern.id)
    table = a_table(practice, a_camp(practice))
    pledge = a_pledge(practice, table, 4, lender=reply.name, contact=reply.address, confirmed=True)
    use_cases.take_back.undo(actor, lifted.operation, lifted.changed)
    assert rows(practice, Pledge, id=pledge.id)[0].state is PledgeState.FALLEN_THROUGH
