"""A resident's facts, consents and going, changed and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.desk.placing.outbox import Outbox
from intake.desk.placing.post_checks import PlatformText
from intake.domain.agreement import Agreement
from intake.domain.consent import Consent, Purpose
from intake.domain.message import Message
from intake.domain.outgoing_post import PlacedPost
from intake.domain.phone import Phone
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.resident import DIED, MOVED, Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import OutcomeUnknownError, UserFacingError
from intake.text.reading.past_dates import parse_past_date
from tests.builders import (
    READ,
    a_call,
    at,
    posted,
    replied,
    rows,
)
from tests.person_checks import annie, opened
from tests.screens import press, shown_texts, type_

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3-4-1942", date(1942, 4, 3)),
        ("03/04/1942", date(1942, 4, 3)),
        ("3.4.42", date(1942, 4, 3)),
        ("3 april 1942", date(1942, 4, 3)),
        ("12 mrt '42".replace("'", ""), date(1942, 3, 12)),
        ("1942-04-03", date(1942, 4, 3)),
        ("1 mei 26", date(2026, 5, 1)),
        ("1-12-2026", None),
        ("31-2-1950", None),
        ("3-4-1850", None),
        ("april", None),
        ("3 augurk 1950", None),
    ],
)
def test_a_birth_date_is_read_as_people_write_it(typed, read):
    assert parse_past_date(typed, TODAY) == read


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(screen, qtbot, practice):
    window = opened(screen, qtbot)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(annie(practice), how_to_talk="spreekt langzaam"))
    window.fields.edits["city"].setText("Diemen")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert annie(practice).city == "Amsterdam"
    assert practice.translate("error-store-changed-meanwhile") in shown_texts(window)
    assert window.fields.edits["city"].text() == "Diemen"


def test_nobody_is_left_without_a_name_or_a_way_to_reach_them(practice):
    was = annie(practice)
    with pytest.raises(UserFacingError, match="take-no-name"):
        practice.use_cases.resident_updates.update(
            practice.actor, was, replace(was, first_name="", last_name="")
        )
    with pytest.raises(UserFacingError, match="take-no-way-to-reach"):
        practice.use_cases.resident_updates.update(
            practice.actor, was, replace(was, phones=(), postcode="")
        )


def running(practice):
    """A request that stands on one platform, waits for another, has a chosen neighbour and one who
    waits for a word.
    """
    taken, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    posted(practice, taken, title, text)
    practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
    )
    first = replied(practice, taken)
    replied(practice, taken, "Samira", "2")
    practice.use_cases.replies.choose(
        practice.actor, first.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    return taken


def states(practice, taken):
    return {
        one.platform: str(one.state) for one in rows(practice, Posting, request_id=taken.request.id)
    }


def test_who_moved_or_died_is_taken_off_everywhere_and_rung_no_more(practice):
    taken = running(practice)
    written = len(rows(practice, Message))
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, DIED)
    assert states(practice, taken) == {"oefenleen": "posted", "oefenhulp": "withdrawn"}
    left = [one for one in rows(practice, Task, done_at=None) if one.request_id == taken.request.id]
    assert [(one.kind, one.about) for one in left] == [(TaskKind.WITHDRAW, "oefenleen")]
    ended = rows(practice, Request, id=taken.request.id)[0]
    assert (ended.state, ended.outcome, ended.closed_at) == (
        RequestState.CANCELLED,
        DIED,
        practice.clock.now(),
    )
    assert rows(practice, Agreement)[0].cancelled_at is not None
    assert {one.state for one in rows(practice, Reply)} == {"not_needed"}
    told = rows(practice, Message)[written:]
    assert sorted(one.to for one in told) == ["1@buren.invalid", "2@buren.invalid"]
    assert all("gevonden" not in one.text for one in told), (
        "nobody was found: it is no longer needed"
    )
    person = practice.use_cases.persons.open(practice.actor, taken.resident.id).value
    assert (person.resident.gone, person.recent) == (DIED, None)
    practice.use_cases.withdrawals.withdraw(practice.actor, left[0].posting_id)
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()


def test_gone_by_mistake_is_taken_back_and_the_request_goes_on(practice):
    taken = running(practice)
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, MOVED)
    practice.use_cases.resident_updates.unmark_gone(practice.actor, taken.resident.id)
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert rows(practice, Resident, id=taken.resident.id)[0].gone == ""
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.OPEN
    assert rows(practice, Task, kind="withdraw", done_at=None) == (), "what still stands may stay"


@pytest.mark.parametrize(
    ("purpose", "off"), [(Purpose.POST, True), (Purpose.KEEP, True), (Purpose.SHARE, False)]
)
def test_a_consent_that_is_taken_back_takes_the_request_off(practice, purpose, off):
    taken = running(practice)
    practice.use_cases.resident_updates.withdraw_consent(practice.actor, taken.resident.id, purpose)
    assert bool(rows(practice, Task, kind="withdraw", done_at=None)) == off
    calls = rows(practice, Task, kind="ring_back", done_at=None)
    assert bool(calls) == (purpose is not Purpose.KEEP), "a call is no posting"
    assert states(practice, taken)["oefenhulp"] == ("withdrawn" if off else "queued")
    if purpose is Purpose.POST:
        with pytest.raises(UserFacingError, match="post-refused"):
            practice.use_cases.postings.queue(
                practice.actor,
                taken.request.id,
                PlatformText("oefenpan", "Boormachine te leen gevraagd", "x"),
            )


def test_whose_data_may_not_be_kept_agrees_to_nothing_else(practice):
    taken = running(practice)
    updates = practice.use_cases.resident_updates
    updates.withdraw_consent(practice.actor, taken.resident.id, Purpose.KEEP)
    consents = rows(practice, Consent, resident_id=taken.resident.id)
    assert Purpose.POST in {consent.purpose for consent in consents}
    assert not any(consent.is_in_force for consent in consents)


def test_a_post_that_was_in_hand_when_its_request_ended_is_to_come_off(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "niet meer nodig", cancelled=True
    )
    practice.use_cases.postings.record_published(
        practice.actor, posting.id, url="http://127.0.0.1/1", picture=""
    )
    assert [one.posting_id for one in rows(practice, Task, kind="withdraw", done_at=None)] == [
        posting.id
    ]


def test_nothing_begins_anew_for_who_is_no_longer_here(screen, qtbot, practice):
    practice.use_cases.resident_updates.mark_gone(practice.actor, annie(practice).id, MOVED)
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    assert screen.online.why_not() == screen.application.translate("error-take-gone")
    draft = practice.use_cases.drafts.begin(practice.actor).value
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.take_request.take_and_place(
            practice.actor,
            draft.id,
            {**draft.page, "kind": "help", "a.what": "tuin", "resident": str(annie(practice).id)},
            {},
        )


def mailed(practice, channel):
    return Outbox(
        practice.store,
        practice.clock,
        practice.use_cases.postings.platforms,
        lambda _: channel,
        practice.translate,
    )


class Counting:
    """Sends, and counts; the first time it is not known whether it arrived."""

    can_find = False

    def __init__(self):
        self.sent = 0

    def post(self, _):
        self.sent += 1
        if self.sent == 1:
            raise OutcomeUnknownError("program-cut", host="x")
        return PlacedPost()


def test_what_was_uncertain_goes_out_no_more_once_the_consent_is_taken_back(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    channel = Counting()
    mailed(practice, channel).send_due(practice.actor)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    practice.use_cases.postings.resolve(practice.actor, posting.id, is_online=False)
    practice.clock.forward(timedelta(days=1))
    mailed(practice, channel).send_due(practice.actor)
    assert channel.sent == 1
    assert rows(practice, Posting)[0].state is PostingState.WITHDRAWN
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()


def test_reopening_does_not_forget_to_take_off_what_has_no_consent(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert [task.posting_id for task in rows(practice, Task, kind="withdraw", done_at=None)] == [
        posting.id
    ]


def test_a_consent_of_one_request_leaves_the_other_alone_and_no_ringing_means_no_ringing(practice):
    first, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    posted(practice, first, title, text)
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "tuin",
        "resident": str(first.resident.id),
        "consent.post": "yes",
        "consent.ring": "yes",
        "about": f"{title}\n{text}",
    }
    second = practice.use_cases.take_request.take_and_place(
        practice.actor,
        draft.id,
        page,
        {Purpose.POST: ("1", "Mag het?"), Purpose.RING: ("1", "Mogen wij bellen?")},
    ).value
    practice.use_cases.postings.queue(
        practice.actor, second.request.id, PlatformText("oefenhulp", title, text)
    )
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, first.resident.id, Purpose.POST, second.request.id
    )
    holds = {one.request_id: one.is_in_force for one in rows(practice, Consent, purpose="post")}
    assert holds == {first.request.id: True, second.request.id: False}
    assert {one.platform: str(one.state) for one in rows(practice, Posting)} == {
        "oefenleen": "posted",
        "oefenhulp": "withdrawn",
    }
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, first.resident.id, Purpose.RING
    )
    assert rows(practice, Task, kind="ring_back", done_at=None) == ()


def test_a_call_about_somebody_who_is_gone_is_not_put_back_on_the_list(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id)[0]
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, DIED)
    with pytest.raises(UserFacingError, match="task-done-already"):
        practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    assert rows(practice, Task, request_id=taken.request.id, done_at=None) == ()
    assert rows(practice, Request, id=taken.request.id)[0].outcome == DIED


@pytest.mark.parametrize(
    ("changes", "reached"),
    [
        ({"phones": ()}, False),
        ({"phones": (Phone("+31206184217", wrong=True),)}, False),
        ({"phones": (Phone("+31206184217", wrong=True), Phone("+31612345678"))}, True),
        ({"phones": (), "email": "wim@post.example"}, True),
        ({"phones": (), "postcode": "1052 XK", "house_number": "12"}, True),
        ({"phones": (), "postcode": "1052 XK"}, False),
    ],
)
def test_somebody_needs_one_way_to_be_reached(practice, changes, reached):
    taken, _, _ = a_call(practice)
    was = rows(practice, Resident, id=taken.resident.id)[0]
    updates = practice.use_cases.resident_updates
    fresh = replace(was, **changes)
    if reached:
        assert updates.update(practice.actor, was, fresh).value.phones == fresh.phones
    else:
        with pytest.raises(UserFacingError):
            updates.update(practice.actor, was, fresh)


def test_a_neighbour_without_mail_is_rung_when_the_resident_is_gone(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.enter(
        practice.actor, taken.request.code, TypedReply("phone", "Sara", "06 12345678", "Ik help.")
    )
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, DIED)
    left = rows(practice, Task, done_at=None, request_id=taken.request.id)
    assert [str(task.kind) for task in left] == ["tell_neighbour"]


def test_a_yes_taken_back_for_one_request_leaves_the_posts_of_another(practice):
    first, title, text = a_call(practice)
    posted(practice, first, title, text)
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "ladder",
        "resident": str(first.resident.id),
        "consent.post": "yes",
        "about": "Ladder\nWie heeft een ladder?",
    }
    second = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    posted(practice, second, "Ladder", "Wie heeft een ladder?")
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, first.resident.id, Purpose.POST, second.request.id
    )
    off = rows(practice, Task, kind="withdraw", done_at=None)
    assert {task.request_id for task in off} == {second.request.id}


def test_nobody_goes_in_any_other_way(practice):
    taken, _, _ = a_call(practice)
    with pytest.raises(ValueError, match="away"):
        practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, "away")

    assert not rows(practice, Resident, id=taken.resident.id)[0].gone
