"""The buttons below a page: always in sight, also when the page shrinks and grows at once."""

from __future__ import annotations

from intake.ui.widgets.basics import button, label
from intake.ui.widgets.footed_scroll import FootedScroll
from intake.ui.widgets.wrap_row import WrapRow

WIDTH, LOW, HIGH = 200, 200, 700


def a_page(qtbot):
    foot = WrapRow(*(button(f"Bewaren bij nummer {at}") for at in range(4)))
    page = FootedScroll(foot)
    page.body.addWidget(label("Wat is er nodig?"))
    qtbot.addWidget(page)
    page.resize(WIDTH, HIGH)
    page.show()
    qtbot.waitExposed(page)
    return page, foot


def test_a_foot_that_is_too_high_scrolls_along_and_comes_back(qtbot):
    page, foot = a_page(qtbot)
    page.resize(WIDTH, LOW)
    assert page.inner.isAncestorOf(foot)
    page.resize(WIDTH, HIGH)
    assert not page.inner.isAncestorOf(foot)
    assert foot.isVisible()


def test_a_foot_that_is_moved_twice_before_it_is_drawn_stays_in_sight(qtbot):
    page, foot = a_page(qtbot)
    for height in (LOW, HIGH, LOW, HIGH):
        page.resize(WIDTH, height)
    qtbot.wait(0)
    assert foot.isVisible()


def test_a_foot_that_is_higher_where_it_is_narrower_is_not_moved_to_and_fro(qtbot, monkeypatch):
    """Between the parts it is narrower by a scroll bar, so that its buttons need one row more."""
    page, foot = a_page(qtbot)
    moved = []
    put_below = page.body.addWidget
    monkeypatch.setattr(page.body, "addWidget", lambda part: (moved.append(part), put_below(part)))
    for width in range(WIDTH, 3 * WIDTH, 7):
        for height in range(LOW, HIGH, 50):
            moved.clear()
            page.resize(width, height)
            qtbot.wait(0)
            assert len(moved) <= 1, (width, height)
    assert foot.isVisible()


def test_a_foot_that_was_hidden_stays_hidden(qtbot):
    page, foot = a_page(qtbot)
    foot.hide()
    page.resize(WIDTH, LOW)
    assert foot.isHidden()
