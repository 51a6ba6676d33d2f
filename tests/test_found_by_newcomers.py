"""What somebody who saw the desk for the first time stumbled over, so that nobody does again."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from intake.cli.verbs import run_verb
from intake.desk.answering.replies import Meeting, TypedReply
from intake.desk.calling.call_tasks import DueTask
from intake.domain.phone import Phone
from intake.domain.resident import Caller, Resident
from intake.domain.task import Task, TaskKind
from intake.kit.ids import new_id
from tests.builders import a_call
from tests.screens import open_annie, press, shown_post, shown_texts, type_


def keys_in_sight(frame):
    return Counter(
        key.key().toString()
        for key in frame.findChildren(QShortcut)
        if key.parent() is frame or key.parent().isVisible()
    )


def test_no_key_means_two_things_on_a_page_with_a_new_resident_and_a_text_to_mend(screen, qtbot):
    type_("Hassan Nieuw")
    press(Qt.Key.Key_Return)
    screen.what.understand_line("boormachine lenen zaterdag")
    qtbot.waitUntil(lambda: bool(screen.online.chosen()))
    title, text = shown_post(screen)
    screen.online.edit(title, f"{text} Bel 020 618 4217.")
    qtbot.waitUntil(screen.pages["desk"].online.mend.isVisible)
    assert {key: count for key, count in keys_in_sight(screen.frame).items() if count > 1} == {}


def test_enter_on_a_name_that_nobody_has_begins_a_new_resident(screen, practice):
    type_("Jan Jansen")
    column = screen.first_window.desk.who
    if column._list.count():
        assert column._list.currentRow() == column._list.count() - 1
        assert "Jan Jansen" in column._list.item(column._list.count() - 1).text()
    press(Qt.Key.Key_Return)
    assert screen.who.person is None
    assert (screen.page.get("new.first_name"), screen.page.get("new.last_name")) == (
        "Jan",
        "Jansen",
    )


@pytest.mark.parametrize("typed", ["Annie de Vries", "vries", "fries bakker", "Anie Vries"])
def test_enter_on_a_name_by_ear_still_opens_who_is_meant(screen, typed):
    type_(typed)
    press(Qt.Key.Key_Return)
    assert screen.who.person.resident.last_name == "Vries-Bakker"


def test_a_chosen_neighbour_who_says_yes_by_telephone_can_be_written_down(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    replies = practice.use_cases.replies
    replies.enter(
        practice.actor,
        taken.request.code,
        TypedReply("phone", "Samira", "", "Ik heb een boor."),
    )
    reply = replies.list_open().replies[0].reply
    replies.choose(
        practice.actor, reply.id, Meeting(practice.clock.now() + timedelta(days=2), "De Linde")
    )
    screen.go("replies")
    page = screen.pages["replies"]
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert practice.translate("reply-waits-for-yes") in shown_texts(page)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.list.count() == 0)
    assert replies.list_open().replies == ()


def test_who_picks_up_is_told_where_that_is_not_the_resident():
    task, son = (
        Task(kind=TaskKind.RING_BACK),
        Caller(resident_id=new_id(), name="Mehmet Yilmaz", relation="zoon", phone="+31612345678"),
    )
    hers, his = Phone("+31206184217"), Phone("+31612345678", "zoon")
    for phones, caller, name in (
        ((hers,), son, ""),
        ((his,), None, "zoon"),
        ((his,), son, "Mehmet Yilmaz (zoon)"),
        ((), son, "Mehmet Yilmaz (zoon)"),
    ):
        due = DueTask(task=task, resident=Resident(phones=phones), caller=caller)
        assert due.answered_by == name


def test_what_is_read_aloud_is_dutch_on_an_english_screen(screen, practice):
    practice.translate.set_language("en")
    open_annie(screen)
    asked = [question.text for question in screen.online._questions()]
    assert asked
    assert all("Mogen wij" in text for text in asked)


@pytest.mark.parametrize(
    "translate",
    [
        ["understand", "/nergens/regels.txt"],
        ["guard", "--about", "/nergens/bewoner.json", "-"],
        ["slip", "/nergens/map/briefje.pdf"],
        ["restore", "/nergens/kopie.db"],
    ],
    ids=lambda translate: translate[0],
)
def test_a_file_that_is_not_there_gets_a_sentence(translate, capsys):
    assert run_verb(translate) == 1
    told = capsys.readouterr().err
    assert "/nergens" in told
    assert "Traceback" not in told
