"""The desk page as a whole: what is in sight when, parked calls on every page, quiet boxes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from intake.domain.consent import Purpose
from tests.builders import a_call
from tests.screens import open_annie, press, shown_texts, type_

LAPTOP = (1366, 730)
"""A laptop of 1366×768 with the title bar of a window manager."""


def is_seen_whole(frame, part):
    """Whether nothing of a part is scrolled away or outside the window."""
    seen = part.visibleRegion().boundingRect()
    return part.isVisible() and (seen.width(), seen.height()) == (part.width(), part.height())


def shown_scroll_bars(page):
    from PySide6.QtWidgets import QAbstractScrollArea

    return [
        area
        for area in page.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.verticalScrollBar().isVisible()
    ]


def parked_buttons(screen, start):
    return [
        one
        for one in screen.frame.parked.findChildren(QPushButton)
        if one.isVisible() and one.accessibleName().startswith(start)
    ]


def test_text_consent_and_the_main_buttons_are_in_sight_together_on_a_laptop(screen, qtbot):
    screen.frame.resize(*LAPTOP)
    open_annie(screen)
    desk = screen.pages["desk"]
    for part in (
        desk.what.line,
        desk.online.title,
        desk.online.text,
        desk.bottom.consent,
        desk.bottom.place,
        desk.bottom.keep,
        desk.who.strip,
    ):
        qtbot.waitUntil(lambda part=part: is_seen_whole(screen.frame, part))
    assert len(shown_scroll_bars(desk)) <= 1
    text = desk.online.text
    lines = text.document().size().height()
    assert text.viewport().height() >= lines * text.fontMetrics().lineSpacing()


def test_before_anybody_is_chosen_the_page_shows_the_search_and_what_waits(screen):
    desk = screen.pages["desk"]
    assert desk.who.find.isVisible()
    assert desk.waiting.isVisible()
    assert not desk.bottom.isVisible()
    open_annie(screen)
    assert not desk.who.find.isVisible()
    assert not desk.waiting.isVisible()
    assert desk.bottom.isVisible()


def test_what_is_needed_can_be_written_down_before_who_asks(screen, qtbot):
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    type_("boormachine lenen zaterdag")
    press(Qt.Key.Key_Return)
    desk = screen.pages["desk"]
    assert screen.call_draft.get("a.what") == "boormachine"
    assert desk.who.find.isVisible()
    desk.who.find.start()
    type_("0206184217")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(desk.who.strip.isVisible)
    assert screen.call_draft.get("a.what") == "boormachine"


def test_a_parked_call_is_seen_on_every_page_and_survives_another_size_and_language(screen, qtbot):
    open_annie(screen)
    screen.call.begin()
    for place in ("requests", "replies", "calls", "settings", "desk"):
        screen.go(place)
        assert parked_buttons(screen, "Verder met mevrouw De Vries-Bakker"), place
    screen.settings.change_look(language="en", scale=125)
    qtbot.waitUntil(lambda: bool(parked_buttons(screen, "Go on with mevrouw De Vries-Bakker")))
    screen.go("calls")
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    assert screen.place == "desk"
    assert screen.who.person.resident.last_name == "Vries-Bakker"


def test_a_parked_call_is_thrown_away_and_brought_back(screen):
    open_annie(screen)
    screen.call.begin()
    parked_buttons(screen, "Gooi mevrouw De Vries-Bakker, boormachine weg")[0].click()
    assert not parked_buttons(screen, "Verder met")
    parked_buttons(screen, "Weggegooid. Toch terugzetten")[0].click()
    parked_buttons(screen, "Verder met mevrouw De Vries-Bakker, boormachine")[0].click()
    assert screen.call_draft.get("a.what") == "boormachine"


def test_the_fields_of_somebody_new_fold_into_the_strip_once_the_call_goes_on(screen, qtbot):
    type_("Fatma Yilmaz")
    press(Qt.Key.Key_Return)
    desk = screen.pages["desk"]
    assert desk.who.form.isVisible()
    type_("0612345678")
    desk.what.start()
    qtbot.waitUntil(lambda: not desk.who.form.isVisible())
    assert "Fatma Yilmaz" in shown_texts(desk.who.strip)
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(desk.who.form.isVisible)


def test_a_field_with_a_fault_is_not_folded_away(screen, qtbot):
    type_("Fatma Yilmaz")
    press(Qt.Key.Key_Return)
    type_("12 34")
    desk = screen.pages["desk"]
    desk.what.start()
    qtbot.waitUntil(lambda: "12 34 is geen telefoonnummer" in " ".join(shown_texts(desk.who.form)))
    assert desk.who.form.isVisible()


def test_street_town_and_how_to_talk_are_taken_at_intake(screen, practice):
    type_("Fatma Yilmaz")
    press(Qt.Key.Key_Return)
    edits = screen.pages["desk"].who.new.edits
    for name, said in (
        ("phone", "0612345678"),
        ("postcode", "3512CD"),
        ("house_number", "22"),
        ("street", "Oudegracht"),
        ("city", "Utrecht"),
        ("how_to_talk", "langzaam"),
    ):
        edits[name].setFocus()
        type_(said)
    language = edits["language"]
    language.setCurrentIndex(language.findData("en"))
    language.activated.emit(language.currentIndex())
    screen.what.understand_line("boormachine lenen zaterdag")
    screen.online.keep_only()
    resident = practice.use_cases.requests.list_all(practice.actor)[0].resident
    assert (resident.address_line, resident.city) == ("Oudegracht 22", "Utrecht")
    assert (resident.how_to_talk, resident.paper_language) == ("langzaam", "en")


@pytest.mark.parametrize("at", ["line", "choice"])
def test_the_wheel_changes_no_choice(screen, at):
    open_annie(screen)
    choice = screen.pages["desk"].what.fields["way"].edit
    before = choice.currentIndex()
    {"line": screen.pages["desk"].what.line, "choice": choice}[at].setFocus()
    for turn in (-120, 120, -120):
        middle = QPointF(choice.rect().center())
        QApplication.sendEvent(
            choice,
            QWheelEvent(
                middle,
                QPointF(choice.mapToGlobal(middle.toPoint())),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )
    assert choice.currentIndex() == before


def test_alt_with_a_letter_that_means_nothing_types_nothing(screen):
    open_annie(screen)
    line = screen.pages["desk"].what.line
    line.setFocus()
    before = line.text()
    for key in (Qt.Key.Key_Y, Qt.Key.Key_I, Qt.Key.Key_D):
        QTest.keyClick(line, key, Qt.KeyboardModifier.AltModifier)
    assert line.text() == before
    text = screen.pages["desk"].online.text
    text.setFocus()
    before = text.toPlainText()
    QTest.keyClick(text, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    assert text.toPlainText() == before


def test_enter_presses_the_button_that_has_the_focus(screen, qtbot):
    open_annie(screen)
    consent = screen.pages["desk"].bottom.consent
    assert consent.is_open
    consent.start()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == screen.application.translate("answer-yes")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not consent.is_open)


def test_a_hand_that_hurries_by_enter_says_no_yes_for_the_caller(screen):
    """The focus comes to the question by itself, so Enter may not answer it."""
    open_annie(screen)
    consent = screen.pages["desk"].bottom.consent
    consent.start()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return):
        press(key)
    assert consent.is_open
    assert screen.call_draft.entries.consent(Purpose.POST) is None
    assert screen.application.translate("consent-choose") in shown_texts(consent)
    for key in (Qt.Key.Key_J, Qt.Key.Key_E, Qt.Key.Key_N):  # a word that was still being typed
        press(key)
    assert screen.call_draft.entries.consent(Purpose.POST) is None
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert screen.call_draft.entries.consent(Purpose.POST) is False


def test_that_nobody_was_found_is_said_and_enter_begins_with_what_was_typed(screen, qtbot):
    find = screen.pages["desk"].who.find
    type_("Zo")
    assert find.list.isHidden()
    type_("nnebloem")
    qtbot.waitUntil(find.list.isVisible)
    assert [find.list.item(at).text() for at in range(find.list.count())] == [
        "Niemand gevonden: “Zonnebloem” is nieuw"
    ]
    press(Qt.Key.Key_Return)
    assert screen.call_draft.get("new") or screen.call_draft.half_typed("new")


def test_what_waits_today_leaves_out_what_is_for_another_day(screen, practice):
    a_call(practice, call_back="2026-11-26T12:00+01:00")
    a_call(practice, call_back="2026-11-23T16:00+01:00", what="ladder")
    screen.calls.refresh()
    screen.go("desk")
    lines = [one.text() for one in screen.pages["desk"].waiting.findChildren(QPushButton)]
    assert any("16.00" in line for line in lines)
    assert not any("26 nov" in line for line in lines)
