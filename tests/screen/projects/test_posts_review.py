"""All posts of a project at once: read, mended, left out, and only then placed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from intake.domain.posting import Posting
from intake.domain.request import Request
from tests.builders import rows
from tests.project_states import a_full_camp
from tests.screens import press, shown_texts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(screen, practice):
    a_full_camp(practice)
    screen.go("projects")
    screen.projects.posts_placed.disconnect()  # the posting window is another test's
    return screen.pages["projects"]


def test_what_stays_ticked_goes_out_as_it_was_mended(page, practice):
    press(Qt.Key.Key_M, ALT)
    review = page.review
    assert review.isVisible()
    assert len(review.ticks) > 1
    assert rows(practice, Posting) == (), "nothing goes out before it was read"
    for tick in review.ticks[1:]:
        tick.setChecked(False)
    _title, text = review.texts[0]
    text.setPlainText(text.toPlainText() + " Dank u wel.")
    press(Qt.Key.Key_Return, CTRL)
    placed = rows(practice, Posting)
    assert len(placed) == 1
    assert placed[0].text.endswith("Dank u wel.")
    assert not review.isVisible()
    assert page.board.isVisible()


def test_a_text_with_somebodys_telephone_does_not_go_out_and_stays_to_be_mended(page, practice):
    press(Qt.Key.Key_M, ALT)
    _title, text = page.review.texts[0]
    text.setPlainText(text.toPlainText() + " Bel Fatima, 06 12345678.")
    press(Qt.Key.Key_Return, CTRL)
    assert rows(practice, Posting) == ()
    assert rows(practice, Request) == ()
    assert page.review.isVisible()
    assert "06 12345678" in text.toPlainText()


def test_the_button_of_one_thing_shows_the_posts_of_that_thing(page):
    item = next(one for one in page.page.items if one.to_ask)
    page.board.post_wanted.emit(item.item_id)
    assert page.review.ticks
    assert all(item.name.casefold().split()[0][:4] in tick.text() for tick in page.review.ticks)


def test_leaving_places_nothing_and_brings_the_board_back(page, practice):
    press(Qt.Key.Key_M, ALT)
    press(Qt.Key.Key_Q, ALT)
    assert rows(practice, Posting) == ()
    assert page.board.isVisible()


def test_placing_is_undone_by_one_key(page, practice):
    press(Qt.Key.Key_M, ALT)
    press(Qt.Key.Key_Return, CTRL)
    assert rows(practice, Posting)
    press(Qt.Key.Key_Z, CTRL)
    assert rows(practice, Posting) == ()
    assert any("Teruggedraaid" in text for text in shown_texts(page))


@pytest.mark.parametrize("scale", [100, 200])
def test_no_text_lies_over_another(screen, practice, qtbot, scale):
    screen.settings.change_look(scale=scale)
    screen.frame.resize(1366, 730)
    a_full_camp(practice)
    screen.go("projects")
    screen.projects.plan_posts()
    review = screen.pages["projects"].review

    def parts():
        rows = zip(review.ticks, review.texts, strict=True)
        return [part for tick, texts in rows for part in (tick, *texts)]

    def is_in_order():
        return all(
            upper.geometry().bottom() < lower.geometry().top() for upper, lower in pairwise(parts())
        )

    assert len(parts()) > 3
    qtbot.waitUntil(is_in_order)
