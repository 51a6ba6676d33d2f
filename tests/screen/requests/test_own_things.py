"""The centre's own things: kept at Instellingen, named at Balie, lent on the request's page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake.domain.reply import Reply
from intake.domain.thing import Thing
from tests.builders import a_call, rows
from tests.handover_facts import a_full_counter, handed_to
from tests.screens import press, shown_texts

ALT = Qt.KeyboardModifier.AltModifier


def section(screen):
    screen.go("settings")
    return screen.pages["settings"].open("own-things")


def test_a_thing_is_put_on_the_list_and_the_list_is_put_back(screen, practice, qtbot):
    part = section(screen)
    part.fields.edits["name"].setText("Rolstoel")
    part.fields.edits["count"].setText("2")
    part.fields.edits["place"].setText("plank 3")
    part.add_button.click()
    thing = rows(practice, Thing)[0]
    assert (thing.name, thing.count, thing.place) == ("Rolstoel", 2, "plank 3")
    qtbot.waitUntil(lambda: "2 van 2 vrij · plank 3" in shown_texts(part))
    part.undo_button.click()
    assert practice.use_cases.own_things.list_all(practice.actor) == ()
    assert practice.translate("own-thing-undone") in shown_texts(part)


def test_a_number_that_is_none_is_told_beside_its_field(screen, practice):
    part = section(screen)
    part.fields.edits["name"].setText("Rolstoel")
    part.fields.edits["count"].setText("veel")
    part.add_button.click()
    assert rows(practice, Thing) == ()
    assert practice.translate("error-own-thing-no-count") in shown_texts(part)


def test_the_request_page_lends_what_the_centre_has_by_one_key(screen, practice):
    thing = Thing(name="Boormachine")
    practice.use_cases.own_things.save(practice.actor, thing)
    taken, _, _ = a_call(practice)
    screen.show_request(taken.request.id)
    page = screen.pages["request"]
    assert page.acts.buttons["section-own-things"].isVisible()
    press(Qt.Key.Key_U, ALT)
    lent = [reply for reply in rows(practice, Reply) if reply.is_own]
    assert [reply.request_id for reply in lent] == [taken.request.id]
    assert not page.acts.buttons["section-own-things"].isVisible(), "there was one"
    assert page.acts.buttons["request-replies"].isVisible()
    page.undo.click()
    assert [reply for reply in rows(practice, Reply) if reply.is_own] == []
    assert page.acts.buttons["section-own-things"].isVisible()


def test_the_request_page_tells_where_its_things_are(screen, practice, qtbot):
    laid_out = a_full_counter(practice)
    screen.show_request(laid_out.request.id)
    page = screen.pages["request"]
    qtbot.waitUntil(lambda: "Tent, 4 personen: rek B2" in shown_texts(page))
    handed_to(practice, laid_out.tent, laid_out.resident.id)
    screen.show_request(laid_out.request.id)
    qtbot.waitUntil(lambda: any("terug" in text for text in shown_texts(page)))
    assert any(text.startswith("Tent, 4 personen: bij ") for text in shown_texts(page))
