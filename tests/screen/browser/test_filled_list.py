"""The list beside a page: what was filled in, what is the person's, what is still empty."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from intake.filling.plan import SkippedField
from intake.filling.snapshot import Control
from intake.filling.step import Step
from intake.ui.browser.fill_result import FillResult
from intake.ui.browser.filled_list import FilledList
from tests.text_facts import TRANSLATE


def box(index, label):
    return Control(index=index, tag="input", type="text", label=label)


TITLE = Step(box(0, "Titel"), "title", "Ladder gevraagd")


@pytest.fixture
def filled_list(qtbot):
    shown = FilledList(TRANSLATE)
    qtbot.addWidget(shown)
    return shown


def texts(shown):
    return [part.text() for part in shown.findChildren(QLabel)]


def test_empty_boxes_count_and_are_named_in_one_line(filled_list):
    empty = (box(1, "Wijk"), box(2, "Trefwoorden"))
    filled_list.show_filled(FillResult((TITLE,), (), (), "", empty=empty))
    said = texts(filled_list)
    assert TRANSLATE("posting-filled", count=1, total=3) in said
    assert TRANSLATE("posting-empty", count=2) in said
    assert "Wijk · Trefwoorden" in said


def test_an_empty_box_is_pointed_out(filled_list, qtbot):
    filled_list.show_filled(FillResult((TITLE,), (), (), "", empty=(box(4, "Wijk"),)))
    [point] = [
        one
        for one in filled_list.findChildren(QPushButton)
        if one.text() == TRANSLATE("posting-point")
    ]
    with qtbot.waitSignal(filled_list.pointed) as pointed:
        point.click()
    assert pointed.args == [4]


def test_where_nothing_is_left_all_is_told_as_filled(filled_list):
    filled_list.show_filled(FillResult((TITLE,), (), (), "", kept=(box(1, "Plaats"),)))
    assert TRANSLATE("posting-filled", count=2, total=2) in texts(filled_list)


def test_what_the_person_must_do_counts_once(filled_list):
    required = SkippedField(box(1, "Aantal treden"), "", "left-required")
    filled_list.show_filled(FillResult((TITLE,), (), (required,), ""))
    said = texts(filled_list)
    assert TRANSLATE("posting-filled", count=1, total=2) in said
    assert TRANSLATE("posting-left-required") in said
