"""Bellen: who is rung, what is said, and the keys for it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake.desk.answering.replies import Meeting, TypedReply
from intake.desk.calling.call_tasks import DueTask
from intake.domain.message import Message
from intake.domain.phone import Phone
from intake.domain.posting import Posting
from intake.domain.reply import Reply
from intake.domain.resident import Caller, Resident
from intake.domain.task import Task, TaskKind
from intake.domain.volunteer import VolunteerInquiry
from intake.kit.ids import new_id
from tests.builders import (
    a_call,
    at,
    rows,
)
from tests.desk_facts import ring
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
    assert card.script == practice.translate.in_language("nl", "say-missing")
    page.resume.emit(card.request_id)
    assert screen.page.get("code") == taken.request.code
    assert screen.page.get("a.what") == "boormachine"
    qtbot.waitUntil(lambda: any("Wim" in said for said in shown_texts(screen.first_window.desk)))
    shown = shown_texts(screen.first_window.desk)
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
                kind=TaskKind.ASK_OWN,
                request_id=taken.request.id,
                posting_id=posting.id,
                about="oefenleen",
                due_at=practice.clock.now(),
            )
        )
    screen.go("calls")
    page = screen.pages["calls"]
    page.list.setCurrentRow(
        next(row for row, card in enumerate(page.cards) if card.inquiry_posting)
    )
    qtbot.waitUntil(page.whom.list.isVisible)
    assert "Zoë Bakker" in page.whom.list.item(0).text()
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, VolunteerInquiry)[0].answer == "no"
    assert any("zei nee" in said for said in shown_texts(page))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, VolunteerInquiry)[0].answer == "yes"
    assert "Zoë Bakker" in [
        one.reply.name for one in practice.use_cases.replies.list_open().replies
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
