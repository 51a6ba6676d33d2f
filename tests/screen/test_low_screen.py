"""A low screen, or letters so large that it is one: what is to be done now stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from intake.domain.task import CallOutcome
from intake.ui.widgets.act_bar import ActBar
from tests.desk_facts import agreed_by_neighbour, to_be_asked
from tests.page_states import STATES

SIZES = [(200, 1366, 730), (150, 1024, 600)]


def is_whole(part):
    """Whether nothing of a part is cut off by what it stands in."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


@pytest.fixture(params=SIZES, ids=str)
def low(screen, request):
    scale, width, height = request.param
    screen.settings.change_look(scale=scale)
    screen.frame.resize(width, height)
    return screen


def test_who_wrote_what_and_choosing_are_in_sight(low, practice, qtbot):
    STATES["replies-full"](low, practice, qtbot)
    page = low.pages["replies"]
    qtbot.waitUntil(lambda: is_whole(page.choose_button) and is_whole(page.quotation))
    shown = [choice.currentText() for choice in page.findChildren(QComboBox) if is_whole(choice)]
    assert any(text.startswith(page.cards[0].name) for text in shown)


@pytest.mark.parametrize("state", ["today-with-steps", "calls-full"])
def test_whom_to_ring_and_the_main_act_are_in_sight(low, practice, qtbot, state):
    STATES[state](low, practice, qtbot)
    panel = low.pages["calls"].panel
    main = next(act for act in panel.acts.findChildren(QPushButton, "primary") if act.isVisible())
    qtbot.waitUntil(lambda: is_whole(main))
    assert is_whole(panel.who)
    assert is_whole(panel.number)


def test_the_buttons_around_the_pages_stay(low, practice, qtbot):
    STATES["desk-ready"](low, practice, qtbot)
    frame = low.frame
    buttons = [
        button
        for button in frame.findChildren(QPushButton, "foot")
        if button.text().endswith(("F2", "F3", "F4"))
    ]
    assert len(buttons) == 3
    assert all(map(is_whole, buttons))
    assert is_whole(frame.rail.lock)
    marks = [mark for mark in frame.findChildren(QLabel, "practice") if mark.isVisible()]
    assert len(marks) == 1, "that it is practice is told once"
    with qtbot.waitSignal(frame.action_wanted):
        frame.rail.lock.click()


def test_the_question_after_an_outcome_is_brought_into_sight(low, practice, qtbot):
    agreed_by_neighbour(practice, call_back="2026-11-27T12:00+01:00")
    low.go("calls")
    page = low.pages["calls"]
    to_be_asked(page)
    qtbot.waitUntil(lambda: is_whole(page.panel.who))
    page.panel.outcome_row.buttons[CallOutcome.REACHED].click()
    qtbot.waitUntil(lambda: is_whole(page.panel.yes))
    assert page.panel.yes.hasFocus()


@pytest.mark.parametrize("state", ["handovers-full", "projects-full"])
def test_the_main_act_and_what_leads_to_the_others_are_in_sight(low, practice, qtbot, state):
    STATES[state](low, practice, qtbot)
    page = low.pages[low.place]
    acts = next(bar for bar in page.findChildren(ActBar) if bar.isAncestorOf(page.go))
    qtbot.waitUntil(lambda: is_whole(page.go))
    qtbot.waitUntil(lambda: is_whole(acts.more))
    seen = [part for part in acts.buttons.values() if part.isVisible()]
    acts.more.click()
    assert len([part for part in acts.buttons.values() if part.isVisible()]) > len(seen)


@pytest.mark.parametrize("place", ["volunteers", "handovers", "projects", "report"])
def test_the_place_that_is_shown_stands_in_the_rail(low, practice, place):
    low.go(place)
    button = low.frame.place_buttons[place]
    assert is_whole(button)
    assert button.isChecked()


def test_a_form_takes_the_place_of_what_was_found(screen, practice, qtbot):
    screen.frame.resize(1366, 730)
    STATES["handovers-mishap"](screen, practice, qtbot)
    page = screen.pages["handovers"]
    qtbot.waitUntil(lambda: is_whole(page.entry.save))
    assert is_whole(page.entry.leave)
    assert not page.rows.isVisible()
    page.entry.leave.click()
    assert page.rows.isVisible()


@pytest.mark.parametrize("state", ["desk-busy", "desk-full"])
def test_at_150_percent_the_question_of_consent_stays_below_what_is_asked(
    screen, practice, qtbot, state
):
    screen.settings.change_look(scale=150)
    screen.frame.resize(1366, 730)
    STATES[state](screen, practice, qtbot)
    bottom = screen.pages["desk"].bottom
    qtbot.waitUntil(lambda: is_whole(bottom.consent))
    assert bottom.isAncestorOf(bottom.consent)
    answers = bottom.consent.findChildren(QPushButton, "answer")
    assert len([answer for answer in answers if is_whole(answer)]) == 3
