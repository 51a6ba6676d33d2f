"""The first run, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.screens import press, shown_texts, type_


def next_step(fresh, qtbot, number):
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_step(fresh, qtbot, number)


def at_step(fresh, qtbot, number):
    qtbot.waitUntil(lambda: f"Stap {number} van 7" in shown_texts(fresh.pages["first-run"]))


def fill_first_run(fresh, qtbot, **values):
    for name, text in values.items():
        edit = fresh.pages["first-run"].fields.edits[name]
        qtbot.waitUntil(edit.isVisible)
        edit.setFocus()
        edit.selectAll()
        type_(text)


def test_the_first_run_by_keys_makes_a_centre_that_can_begin(fresh, qtbot, application, tmp_path):
    qtbot.waitUntil(fresh.pages["first-run"].fields.edits["centre"].hasFocus)
    type_("De Linde")
    press(Qt.Key.Key_Return)
    type_("Ineke")
    press(Qt.Key.Key_Return)
    type_("1111")
    press(Qt.Key.Key_Return)
    type_("1112")
    press(Qt.Key.Key_Return)
    page = fresh.pages["first-run"]
    qtbot.waitUntil(lambda: "andere pincode" in page.fields.faults["pin_again"].text())
    fill_first_run(fresh, qtbot, pin_again="1111")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.fields.faults["pin"].text() != "")
    assert page.fields.edits["centre"].text() == "De Linde", "nothing that was typed is lost"
    fill_first_run(fresh, qtbot, pin="2974", pin_again="2974")
    next_step(fresh, qtbot, 2)
    fill_first_run(
        fresh, qtbot, street="Overtoom", house_number="12", postcode="10", city="Amsterdam"
    )
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "10 is geen postcode" in page.fields.faults["postcode"].text()
    fill_first_run(fresh, qtbot, postcode="1054hj")
    next_step(fresh, qtbot, 3)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    at_step(fresh, qtbot, 4)
    fill_first_run(fresh, qtbot, **{"hours-mon": "9-17", "closed": "28 dec: kerstvakantie"})
    press(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    next_step(fresh, qtbot, 5)
    fill_first_run(fresh, qtbot, desk="Voorbalie")
    next_step(fresh, qtbot, 6)
    next(box for slug, box in page._boxes.items() if slug == "peerby").setChecked(False)
    next_step(fresh, qtbot, 7)
    sheet = tmp_path / "sheet.pdf"
    page._presenter.save_sheet("2974", sheet)
    qtbot.waitUntil(fresh.pages["desk"].isVisible)
    centre = application.use_cases.set_up.centre()
    assert (centre.name, centre.street, centre.postcode, centre.hours) == (
        "De Linde",
        "Overtoom",
        "1054 HJ",
        dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-17:00"),
    )
    assert list(centre.closed.values()) == ["kerstvakantie"]
    assert "peerby" not in centre.platforms
    assert application.use_cases.set_up.desk(fresh.session.actor.desk).name == "Voorbalie"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert [
        due.task.about for due in application.use_cases.calls.list_due(fresh.session.actor).tasks
    ] == [
        "phone",
        "staff",
    ], "what was skipped is a task"
    offered = {
        one.profile.slug: one.why_not
        for one in application.use_cases.placement.find(
            fresh.session.actor, "borrow", "1054 HJ"
        ).options
    }
    assert offered["peerby"] == "offer-not-chosen"


def test_what_was_typed_in_a_step_of_the_first_run_stays_in_larger_letters(fresh, qtbot):
    type_("De Linde")
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: fresh.settings.settings.scale == 125)
    edits = fresh.pages["first-run"].fields.edits
    qtbot.waitUntil(edits["centre"].isVisible)
    assert edits["centre"].text() == "De Linde"


def test_what_was_typed_stays_however_often_the_letters_change(fresh, qtbot):
    type_("De Linde")
    for scale in (125, 150, 175):
        fresh.settings.change_look(scale=scale)
        edits = fresh.pages["first-run"].fields.edits
        qtbot.waitUntil(edits["centre"].isVisible)
        assert edits["centre"].text() == "De Linde"


def test_a_step_goes_back_with_what_was_typed_but_not_behind_the_first(fresh, qtbot):
    fill_first_run(fresh, qtbot, centre="De Linde", name="Ineke", pin="2974", pin_again="2974")
    next_step(fresh, qtbot, 2)
    fill_first_run(fresh, qtbot, postcode="1054hj")
    next_step(fresh, qtbot, 3)
    press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    at_step(fresh, qtbot, 2)
    page = fresh.pages["first-run"]
    assert page.fields.edits["postcode"].text() == "1054hj"
    press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    at_step(fresh, qtbot, 2)
