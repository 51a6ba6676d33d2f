"""The book of volunteers: who is new, who is asked in turn, whose certificate is old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from intake.domain.permissions import Role
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Reply
from intake.domain.task import Task, TaskKind
from intake.domain.volunteer import VOG_LASTS, Volunteer, VolunteerAnswer
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, firm, rows


def book(practice):
    return practice.use_cases.volunteer_book.read(practice.actor)


def helper(practice, name, **more):
    one = Volunteer(
        name=name, phone=f"06 1234{abs(hash(name)) % 10000:04}", kinds=("borrow",), **more
    )
    return practice.use_cases.volunteers.save(practice.actor, one).value


@pytest.fixture
def posting(practice):
    taken, title, text = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        draft = transaction.save(
            Posting(request_id=taken.request.id, platform="oefenleen", title=title, text=text)
        )
        return transaction.save(draft.move_to(PostingState.QUEUED))


def asked(practice, posting):
    found = practice.use_cases.volunteers.candidates(practice.actor, posting.id)
    return [one.volunteer.name for one in found if one.answer is None]


def test_who_rings_to_help_is_written_down_by_anybody_with_a_first_talk(practice):
    bram = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Bram", "1368", Role.VOLUNTEER, own_pin="2974"
    ).value._replace(desk=practice.actor.desk)
    talk_at = at(practice, "vr 10")
    saved = practice.use_cases.volunteer_book.register(
        bram,
        Volunteer(name="Zoë Bakker", phone="06 12345678", how_far="met de fiets"),
        vog_asked=True,
        talk_at=talk_at,
    ).value
    assert saved.vog_asked_on == practice.clock.now().date()
    [task] = rows(practice, Task, kind=str(TaskKind.FIRST_TALK), done_at=None)
    assert (task.about, task.due_at) == ("Zoë Bakker · +31612345678", talk_at)


@pytest.mark.parametrize(
    ("who", "key"),
    [
        (Volunteer(name=" ", phone="06 12345678"), "volunteer-no-name"),
        (Volunteer(name="Zoë"), "volunteer-no-way-to-reach"),
        (Volunteer(name="Zoë", phone="12"), "invalid-phone"),
        (Volunteer(name="\ufeff", phone="06 12345678"), "volunteer-no-name"),
        (Volunteer(name="Zoë", email="a@b.nl\r\nBcc: x@y.nl"), "invalid-mail"),
    ],
)
def test_who_cannot_be_reached_is_not_written_down(practice, who, key):
    with pytest.raises(UserFacingError, match=key):
        practice.use_cases.volunteer_book.register(practice.actor, who)
    assert rows(practice, Task, kind=str(TaskKind.FIRST_TALK)) == ()


def test_three_are_asked_at_a_time_and_the_next_when_these_have_answered(practice, posting):
    for name in ("Anna", "Bea", "Cor", "Dirk", "Els"):
        helper(practice, name)
    assert asked(practice, posting) == ["Anna", "Bea", "Cor"]
    anna = book(practice).entries[0].volunteer
    practice.use_cases.volunteers.record_answer(
        practice.actor, posting.id, anna.id, VolunteerAnswer.NO
    )
    assert asked(practice, posting) == ["Bea", "Cor", "Dirk"]


def test_a_no_is_not_overwritten_by_a_page_of_before(practice, posting):
    anna = helper(practice, "Anna")
    volunteers, actor = practice.use_cases.volunteers, practice.actor
    for answer in (VolunteerAnswer.NO, VolunteerAnswer.NO_ANSWER):
        volunteers.record_answer(actor, posting.id, anna.id, answer)
    (candidate,) = volunteers.candidates(actor, posting.id)
    assert candidate.answer is VolunteerAnswer.NO


def test_who_left_while_the_window_was_open_says_no_yes(practice, posting):
    anna = helper(practice, "Anna")
    volunteers, actor = practice.use_cases.volunteers, practice.actor
    volunteers.archive(actor, anna.id)
    with pytest.raises(UserFacingError, match="volunteer-left"):
        volunteers.record_answer(actor, posting.id, anna.id, VolunteerAnswer.YES)
    assert not rows(practice, Reply)
    volunteers.restore(actor, anna.id)
    assert volunteers.record_answer(actor, posting.id, anna.id, VolunteerAnswer.YES).value


def test_who_was_asked_least_this_month_is_asked_first(practice, posting):
    anna, bea = helper(practice, "Anna"), helper(practice, "Bea")
    practice.use_cases.volunteers.record_answer(
        practice.actor, posting.id, anna.id, VolunteerAnswer.NO_ANSWER
    )
    practice.clock.forward(days=1)
    entries = {one.volunteer.name: one for one in book(practice).entries}
    assert (entries["Anna"].asked_this_month, entries["Bea"].asked_this_month) == (1, 0)
    assert entries["Anna"].last_asked is not None
    other, title, text = a_call(practice, what="ladder")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        draft = transaction.save(
            Posting(request_id=other.request.id, platform="oefenleen", title=title, text=text)
        )
        second = transaction.save(draft.move_to(PostingState.QUEUED))
    assert asked(practice, second) == ["Bea", "Anna"]
    assert bea.name == "Bea"


def test_who_takes_a_pause_is_not_asked_until_it_is_over(practice, posting):
    anna = helper(practice, "Anna")
    until = practice.clock.now().date() + timedelta(days=7)
    practice.use_cases.volunteer_book.pause(practice.actor, anna.id, until)
    assert asked(practice, posting) == []
    assert book(practice).entries[0].is_paused
    practice.clock.forward(days=7)
    assert asked(practice, posting) == ["Anna"]
    practice.use_cases.volunteer_book.pause(practice.actor, anna.id, None)
    assert not book(practice).entries[0].is_paused


def test_a_certificate_that_was_ticked_while_the_clock_was_ahead_is_asked_once_more(practice):
    helper(practice, "Oud", vog_on=practice.clock.now().date() - VOG_LASTS)
    plan = practice.use_cases.volunteer_book.plan_vog_reminders
    practice.clock.forward(days=300)
    plan(practice.actor)
    [task] = rows(practice, Task, kind=str(TaskKind.RENEW_VOG), done_at=None)
    practice.use_cases.calls.complete(practice.actor, task.id)
    practice.clock.forward(days=-300)
    assert plan(practice.actor).value == 1


def test_a_certificate_that_is_nearly_old_is_a_task_once(practice):
    today = practice.clock.now().date()
    helper(practice, "Oud", vog_on=today - VOG_LASTS + timedelta(days=30))
    helper(practice, "Nieuw", vog_on=today)
    helper(practice, "Geen")
    plan = practice.use_cases.volunteer_book.plan_vog_reminders
    assert plan(practice.actor).value == 1
    [task] = rows(practice, Task, kind=str(TaskKind.RENEW_VOG), done_at=None)
    assert task.about.startswith("Oud")
    assert plan(practice.actor).value == 0
    practice.use_cases.calls.complete(practice.actor, task.id)
    assert plan(practice.actor).value == 0, "it was asked just now"
    needs = {one.volunteer.name: one.needs_vog for one in book(practice).entries}
    assert needs == {"Geen": True, "Nieuw": False, "Oud": True}


def test_what_a_volunteer_did_stands_in_the_book(practice):
    taken, _ = firm(practice, share=True)
    reply = rows(practice, Reply, request_id=taken.request.id)[0]
    one = Volunteer(name=reply.name, email=reply.address)
    practice.use_cases.volunteers.save(practice.actor, one)
    [entry] = book(practice).entries
    assert [done.what for done in entry.helped] == ["boormachine"]


def test_a_date_of_a_certificate_is_no_certificate_for_ever():
    one = Volunteer(name="Zoë", vog_on=date(2023, 12, 1))
    assert not one.vog_is_old(date(2026, 11, 29))
    assert one.vog_is_old(date(2026, 11, 30))


def test_nobody_rings_who_was_taken_off_the_list(practice):
    new = Volunteer(name="Zoë Bakker", phone="06 12345678", vog_on=date(2015, 3, 2))
    use_cases = practice.use_cases
    saved = use_cases.volunteer_book.register(practice.actor, new).value
    use_cases.volunteer_book.plan_vog_reminders(practice.actor)
    assert len(rows(practice, Task, volunteer_id=saved.id, done_at=None)) == 2
    left = use_cases.volunteers.archive(practice.actor, saved.id)
    assert rows(practice, Task, volunteer_id=saved.id, done_at=None) == ()
    assert len(left.changed.tasks) == 2
    use_cases.take_back.undo(practice.actor, left.operation, left.changed)
    assert len(rows(practice, Task, volunteer_id=saved.id, done_at=None)) == 2
