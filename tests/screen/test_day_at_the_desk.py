"""Faults met in one day at the desk, each as a person met it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.ui.centre.facts import read_facts
from intake.ui.tasks.errands import group_errands
from intake.ui.tasks.task_view import TaskGroup
from tests.builders import a_call, firm, posted
from tests.screens import open_annie, press, shown_texts, type_

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_people_come_before_chores_and_chores_of_one_platform_are_one_line(screen, practice):
    for what in ("boormachine", "ladder", "tent"):
        taken, title, text = a_call(practice, what=what)
        posted(practice, taken, title, text)
        practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    a_call(practice, what="trapje", call_back="2026-11-27T12:00+01:00")
    screen.go("calls")
    groups = group_errands(screen.pages["calls"].cards)
    assert [group for group, _ in groups] == [TaskGroup.RESIDENT, TaskGroup.CHORE]
    assert [len(errand.views) for errand in groups[1][1]] == [3], "one round to take three down"
    listed = screen.pages["calls"].list
    assert "3 in één keer" in listed.item(listed.count() - 1).text()
    screen.pages["calls"].select(groups[1][1][0].first.row_id)
    press(Qt.Key.Key_Return, CTRL)
    left = practice.use_cases.calls.list_due(practice.actor).tasks
    assert [due.request.what for due in left] == ["trapje"]


def test_the_bar_at_the_bottom_is_made_of_buttons(screen):
    open_annie(screen)
    button = next(
        one
        for one in screen.frame.findChildren(type(screen.pages["desk"].bottom.place))
        if one.accessibleName() == "Nieuw verzoek" and one.isVisible()
    )
    button.click()
    assert screen.call_draft.get("resident") == ""
    assert screen.frame.parked.has_any, "the call that was under way is parked"


def test_a_purpose_that_is_too_personal_is_said_to_stay_away(screen, qtbot):
    open_annie(screen)
    screen.what.answer("why", "zij is net geopereerd aan haar hart")
    column = screen.pages["desk"].online
    assert "geopereerd" not in column.text.toPlainText()
    qtbot.waitUntil(column.withheld.isVisible)
    assert "Waarvoor" in column.withheld.text()


def test_monday_beside_a_saturday_to_come_is_the_monday_after(screen):
    open_annie(screen)
    screen.what.answer("first", "za 5 dec")
    screen.what.answer("until", "maandag")
    assert screen.call_draft.get("a.until") == "2026-12-07"


def test_a_refused_answer_is_selected_so_that_typing_replaces_it(screen):
    open_annie(screen)
    edit = screen.pages["desk"].what.fields["until"].edit
    edit.setFocus()
    type_("31 februari")
    press(Qt.Key.Key_Return)
    assert edit.selectedText() == "31 februari"
    type_("30 nov")
    press(Qt.Key.Key_Return)
    assert screen.call_draft.get("a.until") == "2026-11-30"


def test_the_colour_of_what_the_program_filled_in_does_not_leak_into_the_next_call(screen):
    open_annie(screen)
    assert screen.pages["desk"].what.fields["first"].edit.property("filled")
    screen.call.begin()
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("ladder lenen")
    press(Qt.Key.Key_Return)
    assert not screen.pages["desk"].what.fields["first"].edit.property("filled")


def test_after_an_outcome_the_paper_is_of_who_was_just_spoken_to(screen, practice):
    first, _, _ = a_call(practice, what="boormachine", call_back="2026-11-25T12:00+01:00")
    a_call(practice, what="ladder", call_back="2026-11-27T12:00+01:00")
    screen.go("calls")
    panel = screen.pages["calls"].panel
    assert panel.view.request_id == first.request.id
    printed = []
    panel.slip.connect(printed.append)
    press(Qt.Key.Key_1, ALT)
    assert panel.is_resting
    press(Qt.Key.Key_P, CTRL)
    assert printed == [first.request.id]
    assert "Genoteerd: gesproken." in shown_texts(screen.pages["calls"])
    press(Qt.Key.Key_Return, CTRL)
    assert panel.view.asked == "ladder"
    screen.print_windows.dispose()


def test_who_said_yes_has_no_call_left_that_asks_again(practice):
    taken, _ = firm(practice, share=True)
    asks = [
        due
        for due in practice.use_cases.calls.list_due(practice.actor).tasks
        if due.request and due.request.id == taken.request.id and due.agreement
    ]
    assert not [due for due in asks if due.task.kind == "ring_back"]


@pytest.mark.parametrize("typed", ["balie-debrug", "balie@debrug", "a b@c.nl", "@c.nl", "a@.nl"])
def test_what_is_no_mail_address_is_told_beside_its_field(practice, today, typed):
    assert "email" in read_facts({"email": typed}, today, practice.translate).faults


@pytest.mark.parametrize("typed", ["", "balie@debrug.nl", "a.b+c@sub.voorbeeld.amsterdam"])
def test_a_mail_address_and_none_are_both_good(practice, today, typed):
    assert read_facts({"email": typed}, today, practice.translate).faults == {}


@pytest.fixture
def today(practice):
    return practice.clock.now().date()


def test_a_renamed_desk_shows_its_new_name_at_once(screen, qtbot):
    screen.go("settings")
    screen.settings.rename_desk("Voorbalie")
    qtbot.waitUntil(lambda: "Ineke · Voorbalie" in shown_texts(screen.frame))
