"""A known resident's details are set right at the desk.

A consent is taken back; somebody has moved or died.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from intake.desk.answering.replies import Meeting
from intake.desk.placing.post_checks import PlatformText
from intake.domain.agreement import Agreement
from intake.domain.consent import Purpose
from intake.domain.message import Message
from intake.domain.phone import make_phone
from intake.domain.posting import Posting
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.resident import DIED, MOVED, Resident
from intake.domain.task import Task, TaskKind
from intake.kit.errors import UserFacingError
from intake.text.reading.birth_date import parse_birth_date
from intake.ui.person.window import PersonWindow
from tests.builders import a_call, at, posted, replied, rows
from tests.screens import press, shown_texts, type_
from tests.test_screen import focusable

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3-4-1942", date(1942, 4, 3)),
        ("03/04/1942", date(1942, 4, 3)),
        ("3.4.42", date(1942, 4, 3)),
        ("3 april 1942", date(1942, 4, 3)),
        ("12 mrt '42".replace("'", ""), date(1942, 3, 12)),
        ("1942-04-03", date(1942, 4, 3)),
        ("1 mei 26", date(2026, 5, 1)),
        ("1-12-2026", None),
        ("31-2-1950", None),
        ("3-4-1850", None),
        ("april", None),
        ("3 augurk 1950", None),
    ],
)
def test_a_birth_date_is_read_as_people_write_it(typed, read):
    assert parse_birth_date(typed, TODAY) == read


def opened(screen, qtbot):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()  # the card is shown with the next turn of the loop
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    QApplication.sendPostedEvents()
    window = next(
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, PersonWindow) and window.isVisible()
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.fields.edits["phone_1"].setFocus()
    return window


def annie(application):
    return rows(application, Resident, last_name="Vries-Bakker")[0]


def test_a_second_number_of_a_son_and_larger_letters_are_kept(screen, qtbot, practice):
    window = opened(screen, qtbot)
    window.fields.edits["phone_2"].setFocus()
    type_("06 12 34 56 78")
    press(Qt.Key.Key_Tab)
    type_("zoon Kees")
    window.fields.edits["birth_date"].setText("3 april 1942")
    window._size.setCurrentIndex(window._size.findData(24))
    window._language.setCurrentIndex(window._language.findData("en"))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = annie(practice)
    assert [(phone.number, phone.whose, phone.grouped) for phone in kept.phones] == [
        ("+31206184217", "", "020 618 4217"),
        ("+31612345678", "zoon Kees", "06 12345678"),
    ]
    assert (kept.birth_date, kept.text_size, kept.paper_language) == (date(1942, 4, 3), 24, "en")
    assert practice.translate("person-kept") in shown_texts(window)
    qtbot.waitUntil(
        lambda: any("zoon Kees" in text for text in shown_texts(screen.frame))
    )  # the card tells it at once
    assert practice.look_up.matches(practice.actor, "0612345678")[0].id == kept.id


@pytest.mark.parametrize(("name", "typed", "key"),
    [("phone_1", "12", "error-invalid-phone"), ("postcode", "10522", "error-invalid-postcode"),
        ("birth_date", "gisteren", "person-birth-date-wrong")])  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_stays(
    screen, qtbot, practice, name, typed, key
):
    window, before = opened(screen, qtbot), annie(practice)
    window.fields.edits[name].setText(typed)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert practice.translate(key, typed=typed) in shown_texts(window)
    assert window.fields.edits[name].text() == typed
    assert annie(practice) == before


def test_a_number_that_was_wrong_is_marked_and_a_new_one_takes_its_place(screen, qtbot, practice):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        one = annie(practice)
        transaction.save(replace(one, phones=(replace(one.phones[0], wrong=True),)))
    window = opened(screen, qtbot)
    assert practice.translate("person-phone-wrong") in shown_texts(window)
    window.fields.edits["phone_1"].setText("020 612 9931")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert annie(practice).phones == (make_phone("+31206129931"),)
    assert practice.translate("person-phone-wrong") not in shown_texts(window)


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(screen, qtbot, practice):
    window = opened(screen, qtbot)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(annie(practice), how_to_talk="spreekt langzaam"))
    window.fields.edits["city"].setText("Diemen")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert annie(practice).city == "Amsterdam"
    assert practice.translate("error-store-changed-meanwhile") in shown_texts(window)
    assert window.fields.edits["city"].text() == "Diemen"


def test_nobody_is_left_without_a_name_or_a_way_to_reach_them(practice):
    was = annie(practice)
    with pytest.raises(UserFacingError, match="take-no-name"):
        practice.use_cases.residents.update(
            practice.actor, was, replace(was, first_name="", last_name="")
        )
    with pytest.raises(UserFacingError, match="take-no-way-to-reach"):
        practice.use_cases.residents.update(
            practice.actor, was, replace(was, phones=(), postcode="")
        )


def running(practice):
    """A request that stands on one platform, waits for another, has a chosen neighbour and one who
    waits for a word.
    """
    taken, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    posted(practice, taken, title, text)
    practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
    )
    first = replied(practice, taken)
    replied(practice, taken, "Samira", "2")
    practice.use_cases.replies.choose(
        practice.actor, first.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    return taken


def states(practice, taken):
    return {
        one.platform: str(one.state) for one in rows(practice, Posting, request_id=taken.request.id)
    }


def test_who_moved_or_died_is_taken_off_everywhere_and_rung_no_more(practice):
    taken = running(practice)
    written = len(rows(practice, Message))
    practice.use_cases.residents.mark_gone(practice.actor, taken.resident.id, DIED)
    assert states(practice, taken) == {"oefenleen": "posted", "oefenhulp": "withdrawn"}
    left = [one for one in rows(practice, Task, done_at=None) if one.request_id == taken.request.id]
    assert [(one.kind, one.about) for one in left] == [(TaskKind.WITHDRAW, "oefenleen")]
    ended = rows(practice, Request, id=taken.request.id)[0]
    assert (ended.state, ended.outcome, ended.closed_at) == (
        RequestState.CANCELLED,
        DIED,
        practice.clock.now(),
    )
    assert rows(practice, Agreement)[0].cancelled_at is not None
    assert {one.state for one in rows(practice, Reply)} == {"not_needed"}
    told = rows(practice, Message)[written:]
    assert sorted(one.to for one in told) == ["1@buren.invalid", "2@buren.invalid"]
    assert all("gevonden" not in one.text for one in told), (
        "nobody was found: it is no longer needed"
    )
    person = practice.use_cases.persons.open(practice.actor, taken.resident.id).value
    assert (person.resident.gone, person.recent) == (DIED, None)
    practice.use_cases.withdrawals.withdraw(practice.actor, left[0].posting_id)
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()


def test_gone_by_mistake_is_taken_back_and_the_request_goes_on(practice):
    taken = running(practice)
    practice.use_cases.residents.mark_gone(practice.actor, taken.resident.id, MOVED)
    practice.use_cases.residents.unmark_gone(practice.actor, taken.resident.id)
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert rows(practice, Resident, id=taken.resident.id)[0].gone == ""
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.OPEN
    assert rows(practice, Task, kind="withdraw", done_at=None) == (), "what still stands may stay"


@pytest.mark.parametrize(
    ("purpose", "off"), [(Purpose.POST, True), (Purpose.KEEP, True), (Purpose.SHARE, False)]
)
def test_a_consent_that_is_taken_back_takes_the_request_off(practice, purpose, off):
    taken = running(practice)
    practice.use_cases.residents.withdraw_consent(practice.actor, taken.resident.id, purpose)
    assert bool(rows(practice, Task, kind="withdraw", done_at=None)) == off
    assert states(practice, taken)["oefenhulp"] == ("withdrawn" if off else "queued")
    if purpose is Purpose.POST:
        with pytest.raises(UserFacingError, match="post-refused"):
            practice.use_cases.postings.queue(
                practice.actor,
                taken.request.id,
                PlatformText("oefenpan", "Boormachine te leen gevraagd", "x"),
            )


def test_gone_asks_once_more_before_all_stops(screen, qtbot, practice):
    window = opened(screen, qtbot)
    died = next(
        one
        for one in window.findChildren(QPushButton)
        if one.accessibleName() == practice.translate("person-died")
    )
    died.click()
    assert annie(practice).gone == ""
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert annie(practice).gone == DIED
    assert practice.translate("person-gone-done") in shown_texts(window)
    qtbot.waitUntil(lambda: any("Overleden" in text for text in shown_texts(screen.frame)))


def test_the_sheet_closes_with_the_lock(screen, qtbot):
    window = opened(screen, qtbot)
    screen.session.lock()
    assert not window.isVisible()


def test_a_post_that_was_in_hand_when_its_request_ended_is_to_come_off(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "niet meer nodig", cancelled=True
    )
    practice.use_cases.postings.settle(
        practice.actor, posting.id, url="http://127.0.0.1/1", picture=""
    )
    assert [one.posting_id for one in rows(practice, Task, kind="withdraw", done_at=None)] == [
        posting.id
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_of_the_sheet_has_a_name_of_its_own(screen, qtbot, language):
    screen.settings.change_look(language=language)
    screen.frame.activateWindow()
    qtbot.waitUntil(screen.first_window.desk.who.field.hasFocus)
    names = [
        part.accessibleName()
        for part in focusable(opened(screen, qtbot))
        if not part.objectName().startswith("qt_")
    ]
    assert all(names)
    assert len(names) == len(set(names))


def test_what_is_being_typed_stays_when_a_consent_is_taken_back(screen, qtbot, practice):
    window = opened(screen, qtbot)
    window.fields.edits["neighbourhood"].setText("Zuid")
    consent = next(iter(window._shown.consents))
    window._presenter.withdraw_consent(consent.purpose, consent.request_id)
    assert window.fields.edits["neighbourhood"].text() == "Zuid"
    assert consent.name not in "".join(one.name for one in window._shown.consents)


def test_leaving_with_something_typed_asks_once_and_again_after_more_is_typed(screen, qtbot):
    window = opened(screen, qtbot)
    type_("0")
    press(Qt.Key.Key_Escape)
    assert window.isVisible()
    assert screen.application.translate("person-unsaved") in shown_texts(window)
    type_("1")
    press(Qt.Key.Key_Escape)
    assert window.isVisible(), "there is something new to lose"
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_name_without_its_number_is_not_let_go_silently(screen, qtbot):
    window = opened(screen, qtbot)
    window.fields.edits["whose_2"].setText("buurvrouw Fatma")
    window._keep()
    assert screen.application.translate("person-whose-alone") in shown_texts(window)


def test_nothing_begins_anew_for_who_is_no_longer_here(screen, qtbot, practice):
    practice.use_cases.residents.mark_gone(practice.actor, annie(practice).id, MOVED)
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    assert screen.online.why_not() == screen.application.translate("error-take-gone")
    draft = practice.use_cases.drafts.begin(practice.actor).value
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.take_request.take_and_place(
            practice.actor,
            draft.id,
            {**draft.page, "kind": "help", "a.what": "tuin", "resident": str(annie(practice).id)},
            {},
        )
