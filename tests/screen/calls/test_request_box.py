"""Below what must be done stands what was asked, where there is room for it."""

from __future__ import annotations

import pytest

from intake.ui.tasks.request_box import RequestBox
from intake.ui.widgets.empty_block import EmptyBlock
from tests.builders import a_call, firm
from tests.screens import shown_texts


@pytest.fixture
def calls(screen, practice, qtbot):
    firm(practice, share=True)
    screen.frame.resize(1366, 730)
    screen.go("calls")
    page = screen.pages["calls"]
    qtbot.waitUntil(lambda: bool(page.cards))
    return page


def test_who_rings_reads_what_was_asked_without_opening_the_request(calls, qtbot):
    qtbot.waitUntil(calls.findChild(RequestBox).isVisible)
    told = " ".join(shown_texts(calls.findChild(RequestBox)))
    assert "Wat: boormachine" in told


def test_on_a_low_page_what_must_be_done_comes_first(calls):
    box = calls.findChild(RequestBox)
    line = box.fontMetrics().height()
    box.show_facts(("Wat: boormachine",), 10 * line)
    assert not box.isVisible()
    box.show_facts(("Wat: boormachine",), 30 * line)
    assert box.isVisible()


def test_an_empty_page_is_one_block_and_the_list_comes_back(screen, practice, qtbot):
    screen.go("calls")
    page = screen.pages["calls"]
    qtbot.waitUntil(lambda: page.findChild(EmptyBlock).isVisible())
    assert not page.list.isVisible()
    a_call(practice, consent="")
    page.start()
    qtbot.waitUntil(lambda: bool(page.cards))
    assert page.list.isVisible()
    assert not page.findChild(EmptyBlock).isVisible()
