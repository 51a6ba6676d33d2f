"""The centre's own volunteers: who fits, who is asked, what they answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.placing.post_checks import PlatformText
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request
from intake.domain.task import Task
from intake.domain.volunteer import Volunteer, VolunteerAnswer, VolunteerInquiry
from intake.kit.errors import UserFacingError
from intake.platforms.profile_files import ProfileFolder
from tests.builders import (
    a_call,
    at,
    queue_post,
    rows,
    use_cases_with_platforms,
)
from tests.volunteer_facts import PEOPLE


@pytest.fixture
def asking(practice, tmp_path):
    """A desk with four volunteers and a request in line for them."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "eigen.toml").write_text(
        'name = "Eigen vrijwilligers"\nway = "own"\nkinds = ["borrow", '
        '"meal"]\nmay_post_for_others = true\n',
        encoding="utf8",
    )
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    desk = use_cases_with_platforms(practice, ProfileFolder(own, own, practice=False))
    assert (
        desk.placement.find(practice.actor, Kind.BORROW, "1052 XK").options[0].why_not
        == "offer-no-own"
    ), "nobody is on the list yet"
    for one in PEOPLE:
        practice.use_cases.volunteers.save(practice.actor, one)
    assert desk.placement.find(practice.actor, Kind.BORROW, "1052 XK").options[0].why_not == ""
    assert (
        desk.placement.find(practice.actor, Kind.RIDE, "1052 XK").options[0].why_not
        == "offer-not-for-kind"
    )
    taken, title, text = a_call(practice, what="boormachine")
    posting = queue_post(desk, practice.actor, taken.request.id, ("eigen", title, text))
    return practice, posting


def names(application, posting):
    return [
        (one.volunteer.name, one.fits, one.answer)
        for one in application.use_cases.volunteers.candidates(application.actor, posting.id)
    ]


def test_who_fits_and_names_it_is_proposed_first(asking):
    application, posting = asking
    assert [task.posting_id for task in rows(application, Task, kind="ask_own")] == [posting.id]
    assert [
        one.volunteer.name
        for one in application.use_cases.volunteers.candidates(application.actor, posting.id)
    ][:2] == [
        "Zoë Bakker",
        "Ali",
    ]
    assert names(application, posting)[0][1]


def test_somebody_far_away_or_with_other_skills_fits_less(asking):
    application, posting = asking
    with application.store.write(application.actor, application.clock.now()) as transaction:
        from dataclasses import replace

        from intake.domain.request import Request
        from intake.domain.resident import Resident

        resident = transaction.get(
            Resident, transaction.get(Request, posting.request_id).resident_id
        )
        transaction.save(replace(resident, postcode="1052 XK"))
    assert {name: fits for name, fits, _ in names(application, posting)} == {
        "Zoë Bakker": True,
        "Ali": True,
        "Kok Kees": False,
    }
    kees = rows(application, Volunteer, name="Kok Kees")[0]
    application.use_cases.volunteers.record_answer(
        application.actor, posting.id, kees.id, VolunteerAnswer.NO
    )
    told = {name: fits for name, fits, _ in names(application, posting)}
    assert told["Verre Vera"] is False, "three are asked at a time"


def test_a_no_goes_to_the_end_and_a_yes_is_a_reply_that_waits(asking):
    application, posting = asking
    zoe, ali = (
        application.use_cases.volunteers.candidates(application.actor, posting.id)[at].volunteer
        for at in (0, 1)
    )
    application.use_cases.volunteers.record_answer(
        application.actor, posting.id, zoe.id, VolunteerAnswer.NO_ANSWER
    )
    application.use_cases.volunteers.record_answer(
        application.actor, posting.id, zoe.id, VolunteerAnswer.NO
    )
    assert names(application, posting)[-1] == ("Zoë Bakker", True, VolunteerAnswer.NO)
    assert len(rows(application, VolunteerInquiry)) == 1, "what was said last counts"
    application.use_cases.volunteers.record_answer(
        application.actor, posting.id, ali.id, VolunteerAnswer.YES
    )
    waiting = application.use_cases.replies.list_open(application.actor).replies[-1]
    assert (waiting.reply.name, waiting.reply.address, waiting.request.id) == (
        "Ali",
        "ali@buurt.example",
        posting.request_id,
    )
    assert rows(application, Posting, id=posting.id)[0].state == "posted"
    assert rows(application, Task, kind="ask_own", done_at=None) == ()


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (Volunteer(name=" "), "volunteer-no-name"),
        (Volunteer(name="A"), "volunteer-no-way-to-reach"),
        (Volunteer(name="A", phone="12"), "invalid-phone"),
    ],
)
def test_a_volunteer_needs_a_name_and_a_way_to_reach_them(practice, one, key):
    with pytest.raises(UserFacingError, match=key):
        practice.use_cases.volunteers.save(practice.actor, one)
    assert practice.use_cases.volunteers.list_active(practice.actor) == ()


def test_who_left_is_asked_no_more_and_can_come_back(asking):
    application, posting = asking
    ali = next(
        one
        for one in application.use_cases.volunteers.list_active(application.actor)
        if one.name == "Ali"
    )
    application.use_cases.volunteers.archive(application.actor, ali.id)
    assert "Ali" not in [name for name, _, _ in names(application, posting)]
    application.use_cases.volunteers.restore(application.actor, ali.id)
    assert "Ali" in [name for name, _, _ in names(application, posting)]


def test_every_way_has_its_words(practice):
    assert all(practice.translate.has(f"way-{way}") for way in PostingMethod)


def test_a_volunteers_yes_comes_too_late_for_what_ended_and_counts_once(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.volunteers.save(
        practice.actor, Volunteer(name="Zoë", phone="0612345678", kinds=("borrow",))
    )
    zoe = practice.use_cases.volunteers.list_active(practice.actor)[0]
    for _ in range(2):
        practice.use_cases.volunteers.record_answer(
            practice.actor, posting.id, zoe.id, VolunteerAnswer.YES
        )
    assert len(rows(practice, Reply)) == 1
    other, title, text = a_call(practice)
    late = practice.use_cases.postings.queue(
        practice.actor, other.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.requests.close(
        practice.actor, other.request.id, "not-needed", cancelled=True
    )
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.volunteers.record_answer(
            practice.actor, late.id, zoe.id, VolunteerAnswer.YES
        )


def test_a_yes_stands_when_nobody_answers_the_next_call(asking):
    desk, posting = asking
    ask = desk.use_cases.volunteers
    first = ask.candidates(desk.actor, posting.id)[0].volunteer
    ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.NO_ANSWER)
    desk.clock.forward(hours=2)
    ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.NO_ANSWER)
    [asked] = rows(desk, VolunteerInquiry, posting_id=posting.id)
    assert asked.asked_at == desk.clock.now(), "asked once more, and that is dated"
    ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.YES)
    ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.NO_ANSWER)
    [asked] = rows(desk, VolunteerInquiry, posting_id=posting.id)
    assert asked.answer is VolunteerAnswer.YES


def test_a_no_after_a_yes_takes_the_reply_off_the_list(asking):
    desk, posting = asking
    ask = desk.use_cases.volunteers
    first = ask.candidates(desk.actor, posting.id)[0].volunteer
    ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.YES)
    [reply] = rows(desk, Reply, request_id=posting.request_id)
    ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.NO)
    [asked] = rows(desk, VolunteerInquiry, posting_id=posting.id)
    assert asked.answer is VolunteerAnswer.NO
    assert rows(desk, Reply, id=reply.id)[0].state is ReplyState.WENT_AWAY
    assert not desk.use_cases.replies.list_open(desk.actor).replies


def test_who_was_chosen_says_no_at_the_replies(asking):
    desk, posting = asking
    ask = desk.use_cases.volunteers
    first = ask.candidates(desk.actor, posting.id)[0].volunteer
    ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.YES)
    [reply] = rows(desk, Reply, request_id=posting.request_id)
    desk.use_cases.replies.choose(desk.actor, reply.id, Meeting(at(desk, "vr 10"), "de balie"))
    with pytest.raises(UserFacingError, match="volunteer-chosen"):
        ask.record_answer(desk.actor, posting.id, first.id, VolunteerAnswer.NO)


@pytest.mark.parametrize(("what", "is_named"), [("fiets", True), ("boor", True), ("pan", False)])
def test_only_a_word_that_tells_something_names_what_is_asked(asking, what, is_named):
    desk, posting = asking
    ask = desk.use_cases.volunteers
    first = ask.candidates(desk.actor, posting.id)[0].volunteer
    ask.save(desk.actor, replace(first, can_do=f"{what} te leen"))
    with desk.store.write(desk.actor, desk.clock.now()) as transaction:
        request = transaction.get(Request, posting.request_id)
        transaction.save(replace(request, answers={**request.answers, "what": what}))
    named = {
        candidate.volunteer.id: candidate.is_named
        for candidate in ask.candidates(desk.actor, posting.id)
    }
    assert named[first.id] is is_named


def test_the_change_before_the_last_is_not_undone(asking):
    desk, posting = asking
    ask = desk.use_cases.volunteers
    first = ask.candidates(desk.actor, posting.id)[0].volunteer
    once = ask.save(desk.actor, replace(first, can_do="koken")).value
    ask.save(desk.actor, replace(once, can_do="tuinieren"))
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        ask.undo_change(desk.actor, first)
    assert ask.undo_change(desk.actor, once).value.can_do == "koken"
