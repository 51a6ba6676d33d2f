"""Vandaag: who is rung, what is said, and the keys for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.desk.calling.call_tasks import CallAgain
from intake.desk.calling.due_task import DueTask
from intake.domain.agreement import Agreement
from intake.domain.consent import Consent
from intake.domain.disclosure import Disclosure
from intake.domain.message import Message
from intake.domain.phone import Phone
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.reply import Reply
from intake.domain.request import Kind, Request
from intake.domain.resident import Caller, Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import VolunteerInquiry
from intake.kit.ids import new_id
from intake.text.composing.date_phrases import short_moment
from intake.ui.tasks.task_view import TaskGroup
from tests.builders import (
    READ,
    a_call,
    at,
    firm,
    posted,
    rows,
)
from tests.desk_facts import agreed_by_neighbour, ring, to_be_asked
from tests.screens import press, shown_texts
from tests.volunteer_facts import PEOPLE


def test_a_call_that_nobody_answers_has_its_words_for_the_voicemail(screen, slow, practice):
    screen.online.keep_only()
    slow.let_go()
    listed = []
    screen.calls.listed.connect(listed.append)
    screen.calls.refresh()
    slow.let_go()
    cards = [card for card in listed[-1] if card.is_call]
    assert cards
    assert all(
        practice.translate.in_language(
            "nl", "say-voicemail", centre=practice.use_cases.set_up.centre().name
        )
        in card.voicemail
        for card in cards
    )


def test_who_picks_up_is_told_where_that_is_not_the_resident():
    task, son = (
        Task(kind=TaskKind.RING_BACK),
        Caller(resident_id=new_id(), name="Mehmet Yilmaz", relation="zoon", phone="+31612345678"),
    )
    hers, his = Phone("+31206184217"), Phone("+31612345678", "zoon")
    for phones, caller, name in (
        ((hers,), son, ""),
        ((his,), None, "zoon"),
        ((his,), son, "Mehmet Yilmaz (zoon)"),
        ((), son, "Mehmet Yilmaz (zoon)"),
    ):
        due = DueTask(task=task, resident=Resident(phones=phones), caller=caller)
        assert due.answered_by == name


def test_what_was_to_be_asked_is_asked_from_the_list_of_calls(screen, practice, qtbot):
    taken, _, _ = a_call(practice, consent="later")
    screen.calls.refresh()
    screen.go("calls")
    page = screen.pages["calls"]
    card = next(
        card for card in page.cards if card.can_resume and card.request_id == taken.request.id
    )
    assert card.script.endswith(practice.translate.in_language("nl", "say-missing"))
    page.panel.resume_wanted.emit(card.request_id)
    assert screen.call_draft.get("code") == taken.request.code
    assert screen.call_draft.get("a.what") == "boormachine"
    qtbot.waitUntil(lambda: any("Wim" in said for said in shown_texts(screen.early_window.desk)))
    shown = shown_texts(screen.early_window.desk)
    assert not [text for text in shown if text.startswith("Er loopt al")], (
        "this call is about that very request"
    )
    assert practice.translate("ask-first") not in shown, "what it is about is known"


def test_at_bellen_a_key_writes_down_what_was_said(screen, practice, qtbot):
    practice.use_cases.volunteers.save(practice.actor, PEOPLE[0])
    taken, title, text = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        from intake.domain.posting import PostingState

        draft = transaction.save(
            Posting(request_id=taken.request.id, platform="oefenleen", title=title, text=text)
        )
        posting = transaction.save(draft.move_to(PostingState.QUEUED))
        transaction.save(
            Task(
                kind=TaskKind.ASK_VOLUNTEERS,
                request_id=taken.request.id,
                posting_id=posting.id,
                about="oefenleen",
                due_at=practice.clock.now(),
            )
        )
    screen.go("calls")
    page = screen.pages["calls"]
    page.select(next(card.row_id for card in page.cards if card.inquiry_posting))
    qtbot.waitUntil(page.panel.whom.list.isVisible)
    assert "Zoë Bakker" in page.panel.whom.list.item(0).text()
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, VolunteerInquiry)[0].answer == "no"
    assert practice.translate("own-said-no") in page.panel.whom.list.item(0).text()
    assert any("zei nee" in said for said in shown_texts(page))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, VolunteerInquiry)[0].answer == "yes"
    assert "Zoë Bakker" in [
        one.reply.name for one in practice.use_cases.replies.list_open(practice.actor).replies
    ]


def test_who_has_no_mail_address_is_on_the_list_to_be_rung(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.enter(
        practice.actor,
        taken.request.code,
        TypedReply("phone", "Sara Jansen", "06 12345678", "Ik help."),
    )
    reply = rows(practice, Reply)[0]
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "de balie")
    )
    assert rows(practice, Message) == ()
    ring(practice, agreed=False)
    screen.go("calls")
    qtbot.waitUntil(
        lambda: {"Sara Jansen", "06 12345678"} <= set(shown_texts(screen.pages["calls"]))
    )


def test_a_yes_to_the_meeting_asks_next_whether_the_helper_may_know_where(screen, practice, qtbot):
    taken, agreement = agreed_by_neighbour(practice, way="brought")
    screen.go("calls")
    page = screen.pages["calls"]
    to_be_asked(page)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "goed zo" in " ".join(shown_texts(page)))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert "Mag de helper weten wie u bent en waar u woont?" in " ".join(shown_texts(page))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, Consent, request_id=taken.request.id, purpose="share")[-1].given is True
    qtbot.waitUntil(page.panel.helper.isVisible)
    press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, Disclosure)[-1].to_whom == agreement.helper
    assert screen.slip.file.read_bytes().startswith(b"%PDF")
    screen.print_windows.window.close()


def test_a_no_to_telling_the_helper_is_written_down_as_a_no(screen, practice, qtbot):
    taken, agreement = agreed_by_neighbour(practice, way="brought")
    screen.go("calls")
    page = screen.pages["calls"]
    to_be_asked(page)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    shared = rows(practice, Consent, request_id=taken.request.id, purpose="share")
    assert [consent.given for consent in shared] == [False]
    assert rows(practice, Agreement, id=agreement.id)[0].is_confirmed
    assert not page.panel.helper.isVisible()


def test_starting_the_question_over_asks_about_the_meeting_first(screen, practice, qtbot):
    taken, agreement = agreed_by_neighbour(practice, way="brought")
    screen.go("calls")
    page = screen.pages["calls"]
    to_be_asked(page)
    for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_1, Qt.Key.Key_E):
        press(key, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, Consent, request_id=taken.request.id, purpose="share") == ()
    assert not rows(practice, Agreement, id=agreement.id)[0].is_confirmed


def test_who_was_rung_in_vain_gets_a_letter_and_waits_a_week_once_it_is_printed(
    screen, practice, qtbot
):
    task = TaskKind.RING_BACK
    with practice.store.write(practice.actor, practice.clock.now()) as book:
        annie = book.find(Resident, last_name="Vries-Bakker")[0]
        request = book.save(
            Request(
                code="K7QF2A",
                resident_id=annie.id,
                kind=Kind.BORROW,
                answers={"what": "boormachine"},
                taken_at=practice.clock.now(),
            )
        )
        kept = book.save(
            Task(
                kind=task, request_id=request.id, resident_id=annie.id, due_at=practice.clock.now()
            )
        )
    screen.go("calls")
    page = screen.pages["calls"]
    page.select(next(card.row_id for card in page.cards if card.row_id == kept.id))
    assert not page.panel.write.isVisible(), "nobody was rung yet"
    screen.calls.record_outcome((kept.id,), CallOutcome.NO_ANSWER)
    page.select(next(card.row_id for card in page.cards if card.row_id == kept.id))
    page.panel.write.click()
    qtbot.waitUntil(screen.print_windows.window.isVisible)
    assert screen.slip.file.name == "letter.pdf"
    screen.slip.make_card((), crisis=True)
    screen.slip.record_print()
    with practice.store.read() as book:
        assert book.get(Task, kept.id).last_outcome == "no_answer", "another paper was printed"
    screen.slip.make_letter(kept.id)
    screen.slip.record_print()
    with practice.store.read() as book:
        now = book.get(Task, kept.id)
    assert (now.attempts, now.last_outcome, now.done_at) == (1, "letter", None)
    assert now.not_before - practice.clock.now() >= timedelta(days=6)


def test_a_letter_without_an_address_says_what_to_do(screen, practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    with practice.store.read() as book:
        task = book.find(Task, request_id=taken.request.id)[0]
    screen.calls.record_outcome((task.id,), CallOutcome.NO_ANSWER)
    screen.go("calls")
    page = screen.pages["calls"]
    page.select(next(card.row_id for card in page.cards if card.row_id == task.id))
    page.panel.write.click()
    assert practice.translate("error-letter-no-address") in shown_texts(page)


def test_undo_takes_back_the_outcome_that_was_written_last(screen, practice):
    first, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    second, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    screen.calls.refresh()
    tasks = {
        task.request_id: task.id
        for task in rows(practice, Task, kind="ring_back", done_at=None)
        if task.request_id in (first.request.id, second.request.id)
    }
    screen.calls.complete((tasks[first.request.id],))
    screen.calls.record_outcome((tasks[second.request.id],), CallOutcome.REACHED)
    screen.calls.undo()
    states = {request: rows(practice, Task, id=task)[0].is_open for request, task in tasks.items()}
    assert states == {first.request.id: False, second.request.id: True}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_that_were_read_out_are_kept_in_the_language_of_the_caller(
    screen, practice, qtbot, language
):
    screen.settings.change_look(language=language)
    taken, _ = agreed_by_neighbour(practice, way="brought")
    screen.go("calls")
    page = screen.pages["calls"]
    to_be_asked(page)
    for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_J):
        press(key, Qt.KeyboardModifier.AltModifier)
    asked = rows(practice, Consent, request_id=taken.request.id, purpose="share")[-1]
    assert asked.text_read.startswith("Mag de helper weten wie u bent en waar u woont?")


def test_the_task_to_tell_a_change_says_how_it_is_now_and_what_is_agreed(screen, practice):
    taken, agreement = firm(practice, share=True, way="desk")
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "a.first": "2026-12-01", "a.quantity": "2"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    screen.go("calls")
    told = next(
        card.script
        for card in screen.pages["calls"].cards
        if card.request_id == taken.request.id and card.group is TaskGroup.NEIGHBOUR
    )
    moved = rows(practice, type(agreement), id=agreement.id)[0]
    assert short_moment(moved.meet_at) in told
    assert "Aantal: 2" in told
    assert "di 1 december" in told


def test_the_task_that_was_looked_for_is_the_one_that_is_shown(screen, practice):
    for name in ("ladder", "boor", "tent"):
        a_call(practice, what=name, call_back="2026-11-24T12:00+01:00")
    screen.go("calls")
    page = screen.pages["calls"]
    shown = page.panel.errand.row_ids
    wanted = next(view.row_id for view in page.cards if view.row_id not in shown)
    screen.go("desk")
    screen.calls.look_for(wanted)
    screen.go("calls")
    assert wanted in page.panel.errand.row_ids


def test_a_bundle_whose_first_chore_is_done_elsewhere_stays_in_sight(screen, practice):
    """What is ticked next belongs to what is shown."""
    a_call(practice, call_back="2026-11-24T12:00+01:00")
    postings = []
    for _ in range(2):
        taken, title, text = a_call(practice)
        postings.append(posted(practice, taken, title, text))
        practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    screen.go("calls")
    page = screen.pages["calls"]
    chores = rows(practice, Task, kind=str(TaskKind.WITHDRAW), done_at=None)
    page.select(chores[0].id)
    shown = page.panel.errand.row_ids
    assert set(shown) == {task.id for task in chores}
    first = next(task for task in chores if task.id == shown[0])
    practice.use_cases.withdrawals.withdraw(practice.actor, first.posting_id)
    screen.calls.refresh()
    assert page.panel.errand.row_ids == shown[1:]


@pytest.mark.parametrize("key", ["consent-share-notes", "consent-share"])
def test_the_words_of_the_question_that_was_asked_are_kept(screen, practice, qtbot, key):
    taken, _ = agreed_by_neighbour(practice, way="brought")
    if key == "consent-share-notes":
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            note = PrivateNote(request_id=taken.request.id, topic="allergies", secret="noten")
            transaction.save(note)
    screen.go("calls")
    to_be_asked(screen.pages["calls"])
    for pressed in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_J):
        press(pressed, Qt.KeyboardModifier.AltModifier)
    asked = rows(practice, Consent, request_id=taken.request.id, purpose="share")[-1]
    assert asked.text_read == practice.translate(key)


def test_who_is_rung_later_stands_there_with_that_moment(screen, practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    when = at(practice, "wo 10")
    practice.use_cases.calls.ring_again(
        practice.actor, task.id, CallOutcome.LATER, CallAgain(at=when)
    )
    listed = []
    screen.calls.listed.connect(listed.append)
    screen.calls.refresh()
    (card,) = [card for card in listed[-1] if card.row_id == task.id]
    assert card.due == f"Weer {short_moment(when, 'nl')}"
