"""The practice camp is played from the first call to the closing by what the main button says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.domain.allocation import Allocation
from intake.domain.custody import HolderKind, Holding
from intake.domain.posting import Posting
from intake.domain.project import Project, ProjectState
from intake.domain.task import Task, TaskKind
from intake.ui.projects.next_step import NextStep
from tests.builders import rows
from tests.page_checks import still_cut_off
from tests.screens import press, shown_texts

MOST_PRESSES = 40
MOST_POSTS = 3
"""More would take a team that practises a quarter of an hour."""

CTRL = Qt.KeyboardModifier.ControlModifier
STEPS = [
    NextStep.RING,
    NextStep.ASK,
    NextStep.COLLECT,
    NextStep.ALLOCATE,
    NextStep.LOAD,
    NextStep.BRING_IN,
    NextStep.HAND_OUT,
    NextStep.TAKE_IN,
    NextStep.RETURN,
    NextStep.BRING_HOME,
    NextStep.CLOSE,
]


@pytest.fixture
def page(screen):
    screen.go("projects")
    return screen.pages["projects"]


def go():
    press(Qt.Key.Key_Return, CTRL)


def serve_each(screen, counter):
    """Serve every household: the main button leads to the next one, and then back."""
    served = []
    while screen.frame.pages.currentWidget() is counter and len(served) < MOST_PRESSES:
        if counter.go.accessibleName().startswith("Iedereen is geweest"):
            go()
            continue
        assert counter.go.accessibleName().startswith("Volgende: ")
        go()
        served.append(counter.counter.resident_id)
        if not counter.takes_in:
            counter.word.known_button.click()
        go()
    assert len(served) == len(set(served)) > 1


def test_the_main_button_leads_from_the_first_call_to_the_closing(screen, page, practice):
    assert any("Speel met uw team" in text for text in shown_texts(page))
    go()
    done = []
    for _ in range(MOST_PRESSES):
        step = page.page.step.kind
        if step is NextStep.SHEET:
            break
        done.append(step)
        go()
        if step is NextStep.RING:
            press(Qt.Key.Key_S, CTRL)
        elif step is NextStep.ASK:
            assert len(page.review.chosen) <= MOST_POSTS
            go()
            assert rows(practice, Posting, state="queued")
        elif step in (NextStep.COLLECT, NextStep.RETURN):
            press(Qt.Key.Key_S, CTRL)
        elif step in (NextStep.HAND_OUT, NextStep.TAKE_IN):
            counter = screen.pages["handovers"]
            assert screen.frame.pages.currentWidget() is counter
            serve_each(screen, counter)
    assert list(dict.fromkeys(done)) == STEPS
    assert {row.kind for row in rows(practice, Holding)} == {HolderKind.LENDER}
    assert rows(practice, Allocation)
    assert rows(practice, Project)[0].state is ProjectState.CLOSED
    bring_home = [task for task in rows(practice, Task) if task.kind is TaskKind.BRING_HOME]
    assert bring_home
    assert not [task.about for task in bring_home if not task.done_at], "nobody drives for nothing"


def phases(page):
    line = next(text for text in shown_texts(page) if text.startswith("Nu: "))
    return line.replace("\N{NO-BREAK SPACE}", " ")


def test_the_line_below_the_bar_tells_what_is_now_and_what_comes(page):
    go()
    assert phases(page).startswith("Nu: bellen. Daarna: oproepen plaatsen → ritten maken → ")
    for _ in range(3):
        go()
        press(Qt.Key.Key_S, CTRL)
    assert phases(page).startswith("Nu: oproepen plaatsen. Daarna: ritten maken → ")


def test_a_second_camp_has_a_name_of_its_own_and_undo_names_its_project(page, practice):
    go()
    practice.use_cases.practice_camp.set_up(practice.actor)
    names = [one.name for one in rows(practice, Project)]
    assert sorted(names) == ["Oefencamping", "Oefencamping 2"]
    page.start()
    press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert "Ongedaan: gaat niet door (Oefencamping)" in page.undo.text()


def test_what_is_typed_replaces_the_number_that_is_filled_in(page):
    go()
    go()
    count = page.entry.fields.edits["count"]
    assert count.hasFocus()
    assert count.selectedText() == count.text() != ""


@pytest.mark.parametrize("size", [(1440, 900), (1366, 730), (1024, 640)])
def test_the_posts_to_read_lie_still_at_every_size(screen, page, qtbot, size):
    """At one width the buttons needed another row where they scroll along, and moved for ever."""
    screen.frame.resize(*size)
    go()
    for _ in range(3):
        go()
        press(Qt.Key.Key_S, CTRL)
    go()
    qtbot.waitUntil(lambda: page.review.texts[0][1].height() > 0 and page.go.isVisible())
    QApplication.processEvents()
    assert still_cut_off(qtbot, screen.frame) == []
