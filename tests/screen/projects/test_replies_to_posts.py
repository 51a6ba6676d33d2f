"""Who replies to a post of a project promises something there, and is no helper of a resident."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.domain.agreement import Agreement
from intake.domain.pledge import Pledge
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.ui.projects.project_words import Shown
from tests.builders import rows
from tests.project_states import a_full_camp
from tests.screens import press, shown_texts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def code(practice):
    """The code of a post of the camp that Truus replied to."""
    camp = a_full_camp(practice)
    posts, actor = practice.use_cases.bulk_posts, practice.actor
    posts.place(actor, camp.project.id, list(posts.plan(actor, camp.project.id).value.posts[:1]))
    code = rows(practice, Request)[-1].code
    typed = TypedReply("phone", "Truus Visser", "0612345678", "Ik heb er een.")
    practice.use_cases.replies.enter(actor, code, typed)
    return code


def test_at_reacties_the_main_button_leads_to_the_project(screen, practice, code):
    screen.go("replies")
    replies = screen.pages["replies"]
    assert not replies.agreement.isVisible(), "nobody makes an appointment with a resident"
    assert "Buurtcamping" in replies.choose_button.accessibleName()
    press(Qt.Key.Key_Return, CTRL)
    page = screen.pages["projects"]
    assert screen.frame.pages.currentWidget() is page
    assert page.pane.shown is Shown.TO_RING
    assert any(format_code(code) in row.text for row in page.page.rows[Shown.TO_RING])


def test_such_a_reply_is_not_chosen_by_another_way(practice, code):
    reply = rows(practice, Reply)[-1]
    meeting = Meeting(practice.clock.now() + timedelta(days=1), "Rembrandtpark")
    with pytest.raises(UserFacingError, match="reply-of-project"):
        practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
    assert rows(practice, Agreement) == ()


def test_what_comes_to_nothing_leaves_the_list_and_closes_the_form(screen, practice, code):
    screen.go("projects")
    page = screen.pages["projects"]
    before = len(rows(practice, Pledge))
    page.pane.show_kind(Shown.TO_RING)
    names = [row.text for row in page.page.rows[Shown.TO_RING]]
    page.pane.list.setCurrentRow(next(n for n, text in enumerate(names) if "Truus" in text))
    press(Qt.Key.Key_J, ALT)
    assert page.entry.is_open
    page.entry.ticks["off"].setChecked(True)
    press(Qt.Key.Key_S, CTRL)
    assert not page.entry.is_open
    assert not any("Truus" in row.text for row in page.page.rows[Shown.TO_RING])
    assert len(rows(practice, Pledge)) == before
    assert any("gaat niet door" in text for text in shown_texts(page))
