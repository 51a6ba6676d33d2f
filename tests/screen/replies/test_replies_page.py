"""The page of replies: moments, places and opening hours."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.domain.agreement import Agreement
from intake.domain.centre import OpeningHours
from intake.domain.reply import Reply, ReplyState
from intake.kit.codes import format_code
from intake.kit.time_zone import AMSTERDAM
from intake.ui.models.undo_stack import UndoStack
from intake.ui.replies.presenter import RepliesPresenter, TypedMeeting
from intake.ui.replies.reply_view import _first_time_to_return, _last_time_to_collect
from intake.ui.replies.typed_reply_form import CHANNELS, TypedReplyForm
from tests.builders import a_call, at, posted, replied, rows
from tests.fakes import FakeMail, ListMailbox
from tests.reply_checks import a_reply
from tests.screens import press, shown_texts


def test_the_sentence_stands_beside_the_place_and_what_was_typed_stays(screen, practice, qtbot):
    _, reply = a_reply(practice)
    screen.go("replies")
    faults = []
    screen.replies.fault.connect(
        lambda name, sentence: faults.append((name, sentence)) if sentence else None
    )
    screen.replies.choose(0, TypedMeeting("vr 10 uur", "bij Wim, 020 618 4217", "", ""))
    assert [name for name, _ in faults] == ["place"]
    assert "mail" in faults[0][1]
    assert rows(practice, Reply)[0].id == reply.id


WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-17:00")


def moment(day, hour=10):
    return datetime(*day, hour, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("closed", "needed", "proposed"),
    [
        ({}, (2026, 11, 28), (2026, 11, 27)),
        ({"2026-11-27": "studiedag"}, (2026, 11, 28), (2026, 11, 26)),
        ({}, (2026, 11, 30), (2026, 11, 27)),
    ],
)
def test_what_is_fetched_is_fetched_while_the_desk_is_open(closed, needed, proposed):
    opening = OpeningHours(WEEK, closed)
    assert _last_time_to_collect(opening, moment(needed)) == moment(proposed)


def test_what_comes_back_comes_back_while_the_desk_is_open():
    opening = OpeningHours(WEEK, {"2026-11-30": "dicht"})
    assert _first_time_to_return(opening, moment((2026, 11, 29), 17)) == moment((2026, 12, 1), 17)


def test_a_moment_at_which_the_desk_is_closed_is_told_beside_it(screen, practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken)
    screen.go("replies")
    faults = []
    screen.replies.fault.connect(
        lambda name, sentence: faults.append((name, sentence)) if sentence else None
    )
    centre = practice.use_cases.set_up.centre()
    screen.replies.choose(
        0, TypedMeeting("zo 29 nov 10 uur", f"{centre.name}, {centre.address_line}", "", "")
    )
    assert [name for name, _ in faults] == ["when"]
    assert "dicht" in faults[0][1]


def test_a_chosen_neighbour_who_says_yes_by_telephone_can_be_written_down(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    replies = practice.use_cases.replies
    replies.enter(
        practice.actor,
        taken.request.code,
        TypedReply("phone", "Samira", "", "Ik heb een boor."),
    )
    reply = replies.list_open(practice.actor).replies[0].reply
    replies.choose(
        practice.actor, reply.id, Meeting(practice.clock.now() + timedelta(days=2), "De Linde")
    )
    screen.go("replies")
    page = screen.pages["replies"]
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert practice.translate("reply-waits-for-yes") in shown_texts(page)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.list.count() == 0)
    assert replies.list_open(practice.actor).replies == ()


def test_a_chosen_reply_adds_a_call_to_the_count_beside_bellen(screen, practice, qtbot):
    """The first test of one result for every command: choosing tells the page of calls."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    agreement_calls = []
    screen.calls.listed.connect(lambda cards: agreement_calls.append(len(cards)))
    screen.session.execute(
        lambda: practice.use_cases.replies.choose(
            practice.actor, reply.id, Meeting(at(practice, "vr 10"), "de balie")
        )
    )
    due = len(practice.use_cases.calls.list_due(practice.actor).tasks)
    assert agreement_calls[-1] == due > 0
    assert f"({due})" in screen.frame.place_buttons["calls"].text()


@pytest.mark.parametrize(
    ("can_send", "key"), [(True, "reply-chosen"), (False, "reply-chosen-no-server")]
)
def test_a_message_is_promised_only_where_mail_can_leave(practice, screen, can_send, key):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    presenter = RepliesPresenter(screen.session, UndoStack(), lambda: can_send)
    sentences = []
    presenter.done.connect(sentences.append)
    presenter.refresh()
    presenter.choose(0, TypedMeeting("vr 10", "de balie", "", ""))
    assert sentences == [practice.translate(key, name=reply.name, address=reply.address)]


def test_a_mail_that_is_no_reply_goes_by_one_key_and_comes_back_by_another(screen, practice):
    mail = FakeMail("1", "<nieuws@x>", "Nieuwsbrief", "nieuws@x.example", "Deze week", "Koop nu")
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    screen.go("replies")
    page = screen.pages["replies"]
    assert len(page.cards) == 1
    assert not page.undo_button.isVisible()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert len(page.cards) == 0
    assert rows(practice, Reply)[0].state is ReplyState.PUT_ASIDE
    assert not page.aside_button.isVisible()
    assert any("Nieuwsbrief" in text for text in shown_texts(page))
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(page.cards) == 1
    assert not page.undo_button.isVisible()


def test_a_reply_that_a_colleague_has_chosen_meanwhile_is_not_put_aside(screen, practice):
    taken, reply = a_reply(practice)
    screen.go("replies")
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
    told = []
    screen.session.message.connect(told.append)
    screen.replies.put_aside(0)
    assert told == [practice.translate("error-store-changed-meanwhile")]
    assert rows(practice, Reply, request_id=taken.request.id)[0].state is ReplyState.CHOSEN


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (TypedMeeting("ooit", "thuis", "", ""), "when"),
        (TypedMeeting("vr 10 uur", "thuis", "veel", ""), "cost"),
        (TypedMeeting("vr 10 uur", "thuis", "", "ooit eens"), "back"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(screen, practice, typed, name):
    a_reply(practice)
    screen.go("replies")
    faults = {}
    screen.replies.fault.connect(lambda field, sentence: faults.update({field: sentence}))
    screen.replies.choose(0, typed)
    assert [field for field, sentence in faults.items() if sentence] == [name]


def test_each_amount_is_agreed_as_it_was_typed(screen, practice):
    taken, _ = a_reply(practice)
    screen.go("replies")
    typed = TypedMeeting("vr 10 uur", "thuis", "4,50", "", deposit="20", per_km="0,25")
    screen.replies.choose(0, typed)
    (agreement,) = rows(practice, Agreement, request_id=taken.request.id)
    amounts = (agreement.cost_cents, agreement.deposit_cents, agreement.cents_per_km)
    assert amounts == (450, 2000, 25)


def test_only_the_chosen_neighbours_word_is_offered_to_be_written_down(screen, practice):
    taken, reply = a_reply(practice)
    meeting = Meeting(at(practice, "vr 10"), "De Linde")
    practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
    replied(practice, taken, name="Piet Bos", number="piet")
    screen.go("replies")
    page = screen.pages["replies"]
    shown = {}
    for row, card in enumerate(page.cards):
        page.list.setCurrentRow(row)
        other = practice.translate("reply-other-chosen", name=reply.short_name)
        shown[card.name] = (page.yes_button.isVisible(), other in shown_texts(page))
    assert shown == {reply.name: (True, False), "Piet Bos": (False, True)}


def test_a_reply_that_is_typed_in_keeps_how_it_came(screen, practice):
    taken, _, _ = a_call(practice)
    screen.go("replies")
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    form = screen.pages["replies"].findChild(TypedReplyForm)
    part = {one.accessibleName(): one for one in form.findChildren(QLineEdit)}
    part[practice.translate("reply-typed-code")].setText(format_code(taken.request.code))
    part[practice.translate("reply-typed-name")].setText("Loes")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [reply] = rows(practice, Reply)
    assert (reply.name, reply.channel in CHANNELS) == ("Loes", True)
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert [edit.text() for edit in part.values()] == [""] * len(part), "the next is of another"


def test_one_key_proposes_to_meet_a_new_helper_at_the_centre(screen, practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    replied(practice, taken)
    screen.go("replies")
    page = screen.pages["replies"]
    assert page.agreement.fields["place"].text() == "bij de bewoner thuis"
    press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert page.agreement.fields["place"].text().startswith("Vrijwilligerscentrale De Linde")
