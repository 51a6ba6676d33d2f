"""The page of one request: its story, what is to be done, how it is changed and undone."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Consent
from intake.domain.disclosure import Disclosure
from intake.domain.request import Request
from intake.domain.task import Task
from intake.kit.codes import format_code
from intake.store.tables import AUDIT
from tests.builders import READ, a_call, firm, posted, replied, rows
from tests.desk_facts import agreed_by_neighbour
from tests.screens import open_annie, press, shown_texts, type_

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_enter_in_the_list_opens_the_page_and_a_key_leads_back(screen, practice, qtbot):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.go("requests")
    page = screen.pages["requests"]
    row = next(
        at
        for at in range(page.model.rowCount())
        if screen.requests.request_at(at) == taken.request.id
    )
    page.table.selectRow(row)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.place == "request")
    page = screen.pages["request"]
    posted_by = "Geplaatst op OefenLeen. Genoteerd door Ineke."
    qtbot.waitUntil(lambda: posted_by in shown_texts(page))
    assert "Boormachine" in shown_texts(page)
    press(Qt.Key.Key_Left, ALT)
    assert screen.place == "requests"


def test_what_must_be_done_now_is_done_from_the_page(screen, practice, qtbot):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    screen.show_request(taken.request.id)
    page = screen.pages["request"]
    assert page.panel.outcome_row.isVisible()
    press(Qt.Key.Key_2, ALT)
    task = rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0]
    assert task.last_outcome == "no_answer"
    qtbot.waitUntil(lambda: "Geen gehoor" in " ".join(shown_texts(page.story)))


def test_undo_says_what_it_takes_back_and_brings_the_whole_request_back(screen, practice, qtbot):
    taken, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    posted(practice, taken, title, text)
    replied(practice, taken)
    tasks = {task.id: task.done_at for task in rows(practice, Task, request_id=taken.request.id)}
    screen.show_request(taken.request.id)
    page = screen.pages["request"]
    press(Qt.Key.Key_K, ALT)
    press(Qt.Key.Key_J, ALT)
    assert rows(practice, Request, id=taken.request.id)[0].state == "cancelled"
    assert page.undo.accessibleName() == "Ongedaan: Niet meer nodig, Boormachine"
    press(Qt.Key.Key_Z, CTRL)
    assert rows(practice, Request, id=taken.request.id)[0].state == "open"
    now = {
        task.id: task.done_at
        for task in rows(practice, Task, request_id=taken.request.id)
        if task.id in tasks
    }
    assert now == tasks
    assert not page.undo.isVisible()


def test_a_written_request_is_changed_from_its_page(screen, practice, qtbot):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: screen.place == "desk")
    assert screen.call_draft.get("code") == taken.request.code
    screen.what.answer("first", "29 nov")
    screen.online.keep_only()
    changed = rows(practice, Request, id=taken.request.id)[0]
    assert changed.answers["first"] == "2026-11-29"
    assert "Bij Vandaag staat 1 taak" in " ".join(shown_texts(screen.frame))


def test_what_somebody_asked_before_leads_to_its_page_and_back_to_the_call(screen, practice, qtbot):
    open_annie(screen)
    press(Qt.Key.Key_J, ALT)
    screen.online.keep_only()
    qtbot.waitUntil(lambda: screen.place == "ended")
    screen.begin_next_call()
    type_("0206184217")
    press(Qt.Key.Key_Return)
    earlier = screen.pages["desk"].what.earlier
    link = next(
        one for one in earlier.findChildren(QPushButton) if "boormachine" in one.accessibleName()
    )
    link.click()
    assert screen.place == "request"
    press(Qt.Key.Key_Left, ALT)
    assert screen.place == "desk"
    assert screen.who.person is not None, "the call goes on"


@pytest.mark.parametrize("ended", [False, True])
def test_a_request_with_nothing_to_do_says_so(screen, practice, ended):
    taken, _, _ = a_call(practice)
    if ended:
        practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    screen.show_request(taken.request.id)
    page = screen.pages["request"]
    shown = " ".join(shown_texts(page))
    assert ("Dit verzoek is klaar." in shown) is ended
    assert page.change.isVisible() is not ended


def test_the_proof_of_a_post_can_be_looked_at(screen, practice, qtbot):
    taken, _ = firm(practice, share=True)
    screen.application.proof_pictures.write("p.png", b"no picture")
    screen.show_request(taken.request.id)
    screen.pages["request"].story.picture_wanted.emit("p.png")
    qtbot.waitUntil(screen.browser_windows.proof.isVisible)
    assert "De foto is er niet meer." in shown_texts(screen.browser_windows.proof)
    screen.browser_windows.proof.close()


def test_a_change_says_which_request_it_is_about_and_can_be_left(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: screen.place == "desk")
    strip = screen.pages["desk"].what.change
    qtbot.waitUntil(strip.isVisible)
    assert format_code(taken.request.code) in " ".join(shown_texts(strip))
    screen.what.answer("what", "ladder")
    press(Qt.Key.Key_X, ALT)
    qtbot.waitUntil(lambda: screen.place == "request")
    assert rows(practice, Request, id=taken.request.id)[0].what == "boormachine"
    assert practice.use_cases.drafts.list_unfinished(practice.actor) == ()
    screen.go("desk")
    assert not strip.isVisible()


def test_a_paper_of_before_is_shown_again_from_the_story(screen, practice, qtbot):
    taken, _ = firm(practice, share=True)
    practice.use_cases.slips.make_pickup_slip(practice.actor, taken.request.id)
    practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)
    screen.show_request(taken.request.id)
    page = screen.pages["request"]
    show = practice.translate("story-show")
    papers = [
        one
        for one in page.story.findChildren(QPushButton)
        if one.accessibleName().startswith(f"{show}:")
    ]
    assert [one.accessibleName().partition(": ")[2] for one in papers] == [
        "Briefje gemaakt door Ineke.",
        "Briefje voor de helper gemaakt door Ineke.",
    ]
    papers[1].click()
    qtbot.waitUntil(lambda: bool(screen.print_windows.window))
    qtbot.waitUntil(screen.print_windows.window.isVisible)
    assert len(rows(practice, Disclosure)) == 2, "each time it is shown is a disclosure"


def test_what_changed_while_another_page_was_shown_is_not_cut_off(screen, practice, qtbot):
    screen.settings.change_look(scale=200)
    screen.frame.resize(1366, 730)
    taken, _ = firm(practice, share=True, way="desk")
    screen.show_request(taken.request.id)
    screen.go("requests")
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "a.first": "2026-12-01"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    screen.show_request(taken.request.id)
    panel = screen.pages["request"].panel
    due = practice.translate("task-due", when="")
    shown = [one for one in panel.findChildren(QLabel) if one.isVisible() and due in one.text()]
    assert [one.text() for one in shown if one.width() < one.sizeHint().width()] == []
    assert shown


def test_what_somebody_asked_before_is_no_question_while_a_request_is_changed(
    screen, practice, qtbot
):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: screen.place == "desk" and bool(screen.call_draft.get("changes")))
    qtbot.waitUntil(lambda: screen.pages["desk"].who.is_chosen)
    assert screen.pages["desk"].what.earlier.isHidden()


def test_an_outcome_that_was_noted_on_the_page_is_undone_there(screen, practice, qtbot):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    screen.show_request(taken.request.id)
    page = screen.pages["request"]
    press(Qt.Key.Key_2, ALT)
    qtbot.waitUntil(page.undo.isVisible)
    page.undo.click()
    [task] = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    assert (task.attempts, task.last_outcome) == (0, "")


def test_the_way_back_leads_to_where_the_first_request_was_opened(screen, practice):
    first, second = a_call(practice)[0], a_call(practice)[0]
    screen.go("replies")
    screen.show_request(first.request.id)
    screen.show_request(second.request.id)
    press(Qt.Key.Key_Left, ALT)
    assert screen.place == "replies"


def test_the_yes_to_telling_the_helper_counts_though_vandaag_does_not_list_the_call(
    screen, practice
):
    taken, agreement = agreed_by_neighbour(practice, way="brought")
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_J, ALT)
    screen.pages["request"].panel.yes.click()
    [said] = rows(practice, Consent, agreement_id=agreement.id, purpose="share")
    assert said.is_in_force


def test_opening_the_page_is_a_look_at_a_person_that_is_written_down_once(screen, practice):
    taken, _, _ = a_call(practice)

    def looks():
        seen = (AUDIT.c.action == "view", AUDIT.c.entity_id == taken.resident.id)
        with practice.application.store.engine.connect() as connection:
            return connection.execute(sa.select(sa.func.count()).where(*seen)).scalar()

    screen.show_request(taken.request.id)
    assert looks() == 1
    screen.request.refresh()
    assert looks() == 1, "the same look"
    screen.session.lock()
    screen.session.enter(practice.actor)
    screen.show_request(taken.request.id)
    assert looks() == 2


def test_a_request_that_is_nowhere_yet_says_so_and_not_that_replies_will_come(screen, practice):
    taken, _, _ = a_call(practice)
    screen.show_request(taken.request.id)
    page = screen.pages["request"]
    assert page.go_on.isVisible()
    texts = shown_texts(page)
    assert practice.translate("request-nothing-desk") in texts
    assert practice.translate("request-nothing") not in texts
    assert practice.translate("requests-go-on") in practice.translate("request-nothing-desk")


def test_a_request_that_waits_to_be_placed_says_so(screen, practice):
    taken, title, text = a_call(practice)
    post = PlatformText("oefenleen", title, text)
    practice.use_cases.postings.queue(practice.actor, taken.request.id, post)
    screen.show_request(taken.request.id)
    said = screen.pages["request"].view.nothing_to_do
    assert said == practice.translate("request-nothing-placing")


def test_of_a_request_that_is_online_the_replies_come_by_themselves(screen, practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.show_request(taken.request.id)
    said = screen.pages["request"].view.nothing_to_do
    assert said == practice.translate("request-nothing")
