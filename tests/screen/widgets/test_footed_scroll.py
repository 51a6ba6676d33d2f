"""The buttons below a page: always in sight, also when they grow and shrink within one moment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake.ui.widgets.basics import label
from intake.ui.widgets.footed_scroll import FootedScroll


def a_page(qtbot):
    foot = QWidget()
    foot.setMinimumHeight(40)
    page = FootedScroll(foot)
    page.body.addWidget(label("Wat is er nodig?"))
    qtbot.addWidget(page)
    page.resize(400, 400)
    page.show()
    return page, foot


def of_height(page, foot, height):
    foot.setMinimumHeight(height)
    page._fit()


def test_a_foot_that_is_too_high_scrolls_along_and_comes_back(qtbot):
    page, foot = a_page(qtbot)
    of_height(page, foot, 300)
    assert page.inner.isAncestorOf(foot)
    of_height(page, foot, 40)
    assert not page.inner.isAncestorOf(foot)
    assert foot.isVisible()


def test_a_foot_that_grows_and_shrinks_before_it_is_drawn_stays_in_sight(qtbot):
    page, foot = a_page(qtbot)
    for height in (300, 40, 300, 40):
        of_height(page, foot, height)
        assert not foot.isHidden()


def test_a_foot_that_was_hidden_stays_hidden(qtbot):
    page, foot = a_page(qtbot)
    foot.hide()
    of_height(page, foot, 300)
    assert foot.isHidden()
