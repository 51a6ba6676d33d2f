"""Consent taken in a call: to this text, in the words that were read, and the last word counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Consent, Purpose
from intake.domain.posting import PostingState
from intake.domain.private_note import PrivateNote
from intake.domain.resident import Caller
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.ui.person.person_summary import make_person_summary
from tests.builders import READ, TEXT, a_call, rows
from tests.screens import open_annie


def test_consent_belongs_to_this_text(practice):
    taken, title, text = a_call(practice)
    with pytest.raises(UserFacingError, match="post-other-text"):
        practice.use_cases.postings.queue(
            practice.actor,
            taken.request.id,
            PlatformText("oefenleen", title, text + " En snel graag."),
        )


def test_consent_keeps_the_very_text_that_was_read_and_who_asked(practice):
    taken, title, text = a_call(practice)
    kept = rows(practice, Consent, request_id=taken.request.id)[0]
    assert (kept.text_read, kept.about, kept.asked_by, kept.channel, kept.asked_at) == (
        "Mag het online?",
        f"{title}\n{text}",
        practice.actor.staff_id,
        "phone",
        practice.clock.now(),
    )


def test_somebody_elses_request_waits_for_the_residents_own_word(practice):
    taken, title, text = a_call(practice, for_other="Mehmet Yilmaz")
    with pytest.raises(UserFacingError, match="post-resident-not-asked"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )
    task = next(
        one
        for one in rows(practice, Task, request_id=taken.request.id)
        if one.kind is TaskKind.ASK_RESIDENT
    )
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    assert rows(practice, Caller)[0].agreed is True
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Caller)[0].agreed is None, "ticked by mistake"
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    assert (
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value.state
        is PostingState.QUEUED
    )


def test_consent_is_kept_in_the_words_that_were_read(screen, practice):
    open_annie(screen)
    asked = next(one for one in screen.online.questions() if one.purpose is Purpose.POST).text
    screen.online.answer(Purpose.POST, "yes")
    for slug in screen.online.chosen_slugs()[1:]:
        screen.online.tick(slug, False)
    assert (
        next(one for one in screen.online.questions() if one.purpose is Purpose.POST).text != asked
    )
    screen.online.keep_only()
    assert [one.text_read for one in rows(practice, Consent, purpose=str(Purpose.POST))][
        -1
    ] == asked


def test_a_consent_that_was_taken_back_leaves_the_other_with_its_day(screen, practice):
    open_annie(screen)
    person = screen.who.person
    left = tuple(one for one in person.consents if one.purpose is Purpose.KEEP)
    assert left
    said = make_person_summary(replace(person, consents=left), practice.translate).standing_since
    assert "Gegevens bewaren" in said
    assert "november" in said


def test_a_consent_that_was_asked_in_other_words_is_kept_beside_the_first(practice):
    taken, title, text = a_call(practice)
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    asked = {"consent.post": "yes", "answer.post": "2", "about": f"{title}\n{text}"}
    page = {**again.page, **asked}
    reworded = {**READ, Purpose.POST: ("2", "Mag uw vraag op internet?")}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, reworded)
    kept = rows(practice, Consent, request_id=taken.request.id, purpose="post")
    assert [consent.text_read for consent in kept] == [
        READ[Purpose.POST][1],
        "Mag uw vraag op internet?",
    ]


def test_a_question_that_was_not_asked_does_not_keep_the_next_from_being_written(practice):
    taken, _, _ = a_call(practice, consent="")
    assert rows(practice, Consent, resident_id=taken.resident.id, purpose="post") == ()
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "ladder",
        "new.first_name": "Jan",
        "new.phone": "020 618 4218",
        "consent.keep": "yes",
    }
    again = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    kept = rows(practice, Consent, resident_id=again.resident.id)
    assert [str(consent.purpose) for consent in kept] == ["keep"]


@pytest.mark.parametrize(("agreed", "asked"), [("yes", 0), ("no", 0), ("", 1)])
def test_a_resident_is_asked_once_and_only_where_the_caller_did_not_say(practice, agreed, asked):
    taken, _, _ = a_call(practice, for_other="Mehmet", agreed=agreed)
    tasks = rows(practice, Task, request_id=taken.request.id, kind="ask_resident")

    assert len(tasks) == asked


def take_again(practice, taken, consent):
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    answer = {"consent.post": consent, "answer.post": str(new_id()), "about": "\n".join(TEXT)}
    page = {**again.page, **answer}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)


@pytest.mark.parametrize("no", ["said", "taken back"])
def test_a_yes_after_a_no_is_kept_though_it_was_said_before_in_the_same_words(practice, no):
    taken, _, _ = a_call(practice, consent="")
    take_again(practice, taken, "yes")
    if no == "said":
        take_again(practice, taken, "no")
    else:
        practice.use_cases.resident_updates.withdraw_consent(
            practice.actor, taken.resident.id, Purpose.POST
        )
    take_again(practice, taken, "yes")
    last = rows(practice, Consent, request_id=taken.request.id, purpose="post")[-1]
    assert last.is_in_force


@pytest.mark.parametrize(("said", "asks"), [("", True), ("later", True), ("no", False)])
def test_who_said_no_is_not_rung_to_be_asked_again(practice, said, asks):
    taken, _, _ = a_call(practice, consent=said)
    open_tasks = rows(practice, Task, request_id=taken.request.id, kind="missing", done_at=None)
    assert ("consent" in {task.about for task in open_tasks}) is asks


@pytest.mark.parametrize(("changed_to", "is_shared"), [("noten", True), ("hiv-medicijnen", False)])
def test_a_yes_to_telling_an_allergy_is_to_that_one(practice, changed_to, is_shared):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "meal",
        "a.what": "avondeten",
        "a.first": "2026-11-28",
        "a.allergies": "noten",
        "new.first_name": "Wim",
        "new.phone": "020 618 4217",
    }
    taken = practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, READ)
    request_id = taken.value.request.id
    [note] = rows(practice, PrivateNote, request_id=request_id)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(note, share=True))
    again = practice.use_cases.drafts.resume_request(practice.actor, request_id).value
    page = {**again.page, "a.allergies": changed_to}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    [note] = rows(practice, PrivateNote, request_id=request_id)
    assert (note.secret, note.share) == (changed_to, is_shared)
