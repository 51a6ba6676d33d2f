"""The day itself: the page alone, larger, with how far it is; everything is back afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.desk.custody.handovers import HandOut, OutLine
from intake.domain.custody import CodeWordCheck
from intake.domain.thing import Thing
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge
from tests.screens import press, shown_texts

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def camp(practice):
    camp = a_camp(practice)
    camp.household = a_household(practice, camp, "Fatima", persons=4)
    pledge = a_pledge(practice, camp.mat, 4, confirmed=True)
    camp.mats = rows(practice, Thing, pledge_id=pledge.id)[0]
    practice.use_cases.handovers.take_in_code(practice.actor, camp.mats.code)
    return camp


@pytest.fixture
def page(screen, camp):
    screen.go("handovers")
    return screen.pages["handovers"]


def hand_out(practice, camp, pieces):
    wanted = HandOut(
        resident_id=camp.household.resident_id,
        lines=(OutLine(camp.mats.id, pieces),),
        code_word=CodeWordCheck.KNOWN,
    )
    return practice.use_cases.handovers.hand_out(practice.actor, wanted)


def told(page):
    return page.day.progress.text()


def test_the_page_fills_the_screen_in_larger_letters_and_is_as_before_after_the_same_key(
    screen, page
):
    frame = screen.frame
    before = page.code.fontInfo().pixelSize()
    press(Qt.Key.Key_F11)
    assert frame.isFullScreen()
    assert not frame.rail.isVisible()
    assert page.code.fontInfo().pixelSize() > before
    assert page.code.hasFocus()
    press(Qt.Key.Key_F11)
    assert not frame.isFullScreen()
    assert frame.rail.isVisible()
    assert page.code.fontInfo().pixelSize() == before


def test_what_goes_out_and_comes_back_is_counted_at_once(screen, page, practice, camp):
    press(Qt.Key.Key_F11)
    assert told(page) == "0 van 4 stuks uitgegeven"
    screen.session.execute(lambda: hand_out(practice, camp, 3), lambda _batch: None)
    assert told(page) == "3 van 4 stuks uitgegeven"
    press(Qt.Key.Key_F8)
    assert told(page) == "0 van 3 stuks terug"


def test_another_page_and_a_locked_desk_end_it(screen, page):
    press(Qt.Key.Key_F11)
    screen.go("calls")
    assert not screen.frame.isFullScreen()
    assert screen.frame.rail.isVisible()
    screen.go("handovers")
    press(Qt.Key.Key_F11)
    assert screen.frame.isFullScreen()
    screen.session.lock()
    assert not screen.frame.isFullScreen()


def test_a_message_is_seen_though_the_head_is_away(screen, page):
    press(Qt.Key.Key_F11)
    screen.frame.tell("De reservekopie is niet gelukt.")
    assert "De reservekopie is niet gelukt." in shown_texts(screen.frame)
    screen.frame.tell("")
    assert not screen.frame.search.isVisible()
