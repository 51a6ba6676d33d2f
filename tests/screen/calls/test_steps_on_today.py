"""Vandaag: what a request waits for though nobody promised a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from intake.desk.answering.reply_types import Meeting
from intake.desk.answering.undelivered import ring_instead
from intake.domain.consent import Purpose
from intake.domain.message import Message, MessageState
from intake.domain.next_step import StepKind
from intake.domain.task import Task, TaskKind
from tests.builders import a_call, at, firm, posted, replied, rows, standing_answer
from tests.screens import press, shown_texts, type_


def waiting(practice):
    """A request that stood online for too long."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    practice.clock.forward(days=4)
    return taken.request.id


def step_card(screen, request_id):
    screen.go("calls")
    page = screen.pages["calls"]
    page.select(request_id)
    assert page.panel.view.is_step
    return page


def test_a_request_without_a_task_stands_among_the_people(screen, practice):
    page = step_card(screen, waiting(practice))
    texts = " ".join(shown_texts(page.panel))
    assert practice.translate("step-no-reply") in texts
    assert "Wij zoeken nog iemand voor uw vraag om een boormachine te lenen." in texts
    assert not page.panel.outcome_row.isVisible(), "nothing was promised that could be ticked"


def test_a_call_at_another_moment_is_promised_by_keys_and_taken_back(screen, practice, qtbot):
    request_id = waiting(practice)
    page = step_card(screen, request_id)
    press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    type_("morgen 10 uur")
    press(Qt.Key.Key_Return)
    promised = rows(practice, Task, request_id=request_id, kind=str(TaskKind.RING_BACK))
    assert [task.due_at for task in promised] == [at(practice, "morgen 10 uur")]
    assert page.panel.is_resting
    page.panel.next.click()
    assert page.row_of(request_id) < 0
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.row_of(request_id) >= 0)
    assert rows(practice, Task, request_id=request_id, kind=str(TaskKind.RING_BACK)) == ()


def test_the_page_of_the_request_tells_the_same_step(screen, practice):
    request_id = waiting(practice)
    screen.show_request(request_id)
    page = screen.pages["request"]
    assert page.panel.view.is_step
    assert page.panel.promise.isVisible()


def test_no_proposal_is_read_aloud_before_the_reply_is_chosen(screen, practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    replied(practice, taken)
    screen.go("calls")
    page = screen.pages["calls"]
    page.select(rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0].id)
    assert practice.translate("call-choose-first") in shown_texts(page.panel)
    assert "Wij zoeken nog iemand" not in page.panel.view.script


def test_a_neighbour_who_has_not_said_yes_is_told_of_as_such(screen, practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "de balie")
    )
    screen.go("calls")
    page = screen.pages["calls"]
    page.select(rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0].id)
    said = practice.translate("call-neighbour-no-yes", name="Henk")
    assert said in shown_texts(page.panel)


def test_after_the_day_somebody_asks_how_it_went(screen, practice):
    taken, agreement = firm(practice, share=None, way="desk")
    practice.clock.forward(agreement.meet_at - practice.clock.now() + timedelta(hours=1))
    page = step_card(screen, taken.request.id)
    assert practice.translate(f"step-{StepKind.ASK_HOW.replace('_', '-')}") == page.panel.view.title
    assert "Is dat goed gegaan?" in page.panel.view.voicemail


def test_more_tasks_than_are_listed_are_counted(screen, practice, monkeypatch):
    monkeypatch.setattr("intake.store.due_tasks.PAGE_SIZE", 2)
    for _ in range(3):
        a_call(practice, call_back="2026-11-27T12:00+01:00")
    screen.go("calls")
    page = screen.pages["calls"]
    open_tasks = len(rows(practice, Task, done_at=None))
    assert open_tasks > 2
    said = practice.translate("calls-remaining", count=open_tasks - 2)
    assert said in shown_texts(page)


@pytest.mark.parametrize("wants_calls", [True, False])
def test_who_does_not_want_to_be_rung_is_named_so_before_the_number(screen, practice, wants_calls):
    taken, _, _ = a_call(practice, call_back="2026-11-24T12:00+01:00")
    standing_answer(practice, taken.resident.id, Purpose.RING, given=wants_calls)
    screen.show_request(taken.request.id)
    told = practice.translate("call-not-wanted")
    assert (told in shown_texts(screen.pages["request"])) is not wants_calls


@pytest.mark.parametrize("kind", [TaskKind.ASK_MISSING, TaskKind.ASK_RESIDENT, TaskKind.RING_BACK])
def test_of_every_call_it_is_said_that_they_do_not_want_to_be_rung(screen, practice, kind):
    taken, _, _ = a_call(practice)
    standing_answer(practice, taken.resident.id, Purpose.RING, given=False)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        task = Task(
            kind=kind,
            request_id=taken.request.id,
            resident_id=taken.resident.id,
            due_at=practice.clock.now(),
        )
        transaction.save(task)
    screen.go("calls")
    page = screen.pages["calls"]
    page.select(task.id)
    assert practice.translate("call-not-wanted") in shown_texts(page)


@pytest.mark.parametrize("is_chosen", [True, False])
def test_who_was_not_reached_by_mail_is_told_what_the_mail_was_about(screen, practice, is_chosen):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    henk, piet = replied(practice, taken), replied(practice, taken, name="Piet Bos", number="2")
    meeting = Meeting(at(practice, "vr 10"), "De Linde")
    practice.use_cases.replies.choose(practice.actor, henk.id, meeting)
    [invitation] = rows(practice, Message)
    to = henk if is_chosen else piet
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        lost = replace(invitation, reply_id=to.id, state=MessageState.REFUSED)
        [task_id] = ring_instead(transaction, lost, now)
    screen.go("calls")
    screen.pages["calls"].select(task_id)
    told = " ".join(shown_texts(screen.pages["calls"]))
    assert ("geen uitnodiging gekregen" in told, "niet meer nodig is. Bel" in told) == (
        is_chosen,
        not is_chosen,
    )
