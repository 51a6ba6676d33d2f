"""A request taken whole, with what goes wrong on the way."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
)

from intake.domain.phone import Phone
from intake.domain.resident import Resident
from intake.ui.desk.call_validation import missing_for_placing
from intake.walkthrough.keyboard_driver import consent_is_asked
from tests.builders import a_call
from tests.fakes import InlineRunner
from tests.screens import a_screen, open_annie, press, shown_texts, type_


def test_a_whole_request_by_keys_alone(screen, practice):
    open_annie(screen)
    type_("ma")
    press(Qt.Key.Key_Return)
    type_("vr 12")
    press(Qt.Key.Key_Return)
    assert consent_is_asked()
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert screen.online.why_not() == ""
    asked = screen.pages["desk"].bottom.read_back
    assert asked.isVisible()
    assert asked.text().endswith("Klopt dat zo?”"), "before it is placed, not after"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    overview = practice.use_cases.requests.list_all(practice.actor)[0]
    assert overview.request.answers["until"] == "2026-11-30"
    assert overview.request.answers["collector"] == "buurvrouw"
    assert not any("Klopt dat zo?" in text for text in shown_texts(screen.pages["ended"]))


def test_who_says_that_it_is_different_is_led_to_the_first_question(screen, practice):
    open_annie(screen)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is screen.pages["desk"].what.fields["what"].edit
    assert practice.use_cases.requests.list_all(practice.actor) == ()


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("until", "31 februari", "answer-day"),
        ("quantity", "veel", "answer-number"),
        ("call_back", "ooit eens", "answer-moment"),
        ("cost", "een tientje of zo", "answer-money"),
        ("what", "a" * 5000, "answer-too-long"),
    ],
)
def test_bad_input_gets_a_sentence_beside_the_field_and_stays(screen, qtbot, key, typed, sentence):
    open_annie(screen)
    row = screen.pages["desk"].what.fields[key]
    row.edit.setFocus()
    row.edit.selectAll()
    if len(typed) > 1000:
        QApplication.clipboard().setText(typed)
        row.edit.paste()
    else:
        type_(typed)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(row._error_line.isVisible)
    assert row._error_line.text() == screen.application.translate(sentence, most=120)
    assert row.edit.text() == typed


def test_a_phone_that_is_none_is_told_beside_its_field_and_stays(screen, qtbot):
    screen.who.search("Zomaar Iemand")
    screen.who.choose(-1)
    fields = screen.pages["desk"].who.new
    fields.edits["phone"].setFocus()
    type_("12 34")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "12 34 is geen telefoonnummer" in " ".join(shown_texts(fields)))
    assert fields.edits["phone"].text() == "12 34"


def test_an_emoji_name_goes_through(screen, practice):
    screen.who.search("Bloem 💐")
    screen.who.choose(-1)
    screen.who.set_new_field("phone", "06 12345678")
    screen.what.understand_line("boormachine lenen zaterdag")
    screen.online.keep_only()
    assert practice.use_cases.requests.list_all(practice.actor)[0].resident.full_name == "Bloem 💐"


def test_a_likely_double_is_named_while_typing_and_blocks_nothing(screen, qtbot):
    screen.who.search("Anny de Fries")
    screen.who.begin_new()
    screen.who.set_new_field("phone", "020 618 4217")
    qtbot.waitUntil(
        lambda: any(
            "Vries-Bakker" in text and "Bosboomstraat 12" in text
            for text in shown_texts(screen.pages["desk"].who.strip)
        )
    )
    assert screen.pages["desk"].bottom.keep.isEnabled()


def test_a_full_disk_is_told_and_what_was_typed_is_there(screen, practice):
    open_annie(screen)
    engine = practice.store.engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def full(connection):
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    sa.event.listen(engine, "begin", full)
    screen.call_draft.set("a.note", "x" * 60_000)
    screen.call.save()
    sa.event.remove(engine, "begin", full)
    assert "De schijf is vol" in screen.pages["desk"].what.saved.text()
    assert screen.call_draft.get("a.note") == "x" * 60_000
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    screen.call.save()
    assert screen.pages["desk"].what.saved.text().startswith("Bewaard om")


def test_a_database_that_is_held_is_told_and_saved_later(screen, practice, monkeypatch):
    from intake.store import sqlcipher

    open_annie(screen)
    with practice.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 30")
    other = sqlcipher.connect(practice.home.database, practice.key)
    other.execute("BEGIN IMMEDIATE")
    screen.call_draft.set("a.note", "later")
    screen.call.save()
    assert "De database is even bezet" in screen.pages["desk"].what.saved.text()
    assert screen.call_draft.dirty
    other.execute("ROLLBACK")
    other.close()
    screen.call.save()
    assert not screen.call_draft.dirty


def test_parking_a_call_and_taking_it_up_again(screen, qtbot):
    open_annie(screen)
    press(Qt.Key.Key_F2)
    assert screen.call_draft.get("said") == ""
    wanted = screen.application.translate("desk-go-on", name="mevrouw De Vries-Bakker, boormachine")
    qtbot.waitUntil(
        lambda: any(
            one.isVisible()
            for one in screen.frame.findChildren(QAbstractButton)
            if one.accessibleName() == wanted
        )
    )
    next(
        one for one in screen.frame.findChildren(QAbstractButton) if one.accessibleName() == wanted
    ).click()
    assert screen.call_draft.get("said") == "boormachine lenen zaterdag, gordijnrail ophangen"
    assert screen.call_draft.get("a.what") == "boormachine"


def test_after_a_crash_the_same_call_is_there(screen, practice, qtbot):
    open_annie(screen)
    screen.call.save()
    again = a_screen(practice.application, InlineRunner())
    again.session.enter(practice.actor)
    assert again.call_draft.get("said") == "boormachine lenen zaterdag, gordijnrail ophangen"
    assert again.call_draft.get("resident") == screen.call_draft.get("resident")


def test_a_resident_of_many_phones_is_listed_with_the_first(screen, practice):
    with practice.store.write(practice.actor, practice.clock.now()) as book:
        book.save(
            Resident(
                first_name="Zeer",
                last_name="Bereikbaar",
                phones=(Phone("+31612345678"), Phone("+31201234567", "dochter")),
            )
        )
    screen.who.search("bereikbaar")
    assert screen.pages["desk"].who.find.list.count() == 1


def test_a_caller_with_an_open_request_goes_on_with_it_by_one_key(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    type_("Wim")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any("Er loopt al een verzoek" in text for text in shown_texts(screen.frame))
    )
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.pages["request"].isVisible)
    assert screen.request.request_id == taken.request.id
    assert screen.call_draft.get("resident") == "", "the fresh call is empty again"


def test_going_on_with_a_request_parks_a_call_that_holds_something(screen, practice, qtbot):
    a_call(practice)
    type_("Wim")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any("Er loopt al een verzoek" in text for text in shown_texts(screen.frame))
    )
    screen.call_draft.set("said", "en ook nog soep")
    screen.call_draft.set("a.what", "soep")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.pages["request"].isVisible)
    assert [
        draft.page["said"]
        for draft in practice.use_cases.drafts.list_unfinished(practice.actor)
        if draft.state == "parked"
    ] == ["en ook nog soep"]


@pytest.mark.parametrize(("said", "is_missing"), [("", True), ("later", True), ("yes", False)])
def test_who_rings_for_another_places_nothing_before_the_resident_was_asked(
    screen, practice, said, is_missing
):
    open_annie(screen)
    screen.call_draft.set("for_other", "yes")
    screen.call_draft.set("caller.name", "Piet")
    screen.call_draft.set("caller.agreed", said)
    why = missing_for_placing(
        screen.call_draft, screen.who.person, practice.translate, has_platform=True
    )
    assert (why == practice.translate("error-post-resident-not-asked")) is is_missing
