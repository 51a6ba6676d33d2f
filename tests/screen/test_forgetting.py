"""While nobody sits here, no widget holds a word about anybody; who comes back finds it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
)

from intake.domain.agreement import Agreement
from intake.domain.resident import Resident
from tests.builders import a_call, posted, replied, rows
from tests.fakes import HeldRunner
from tests.screens import open_annie, press, type_


def texts_of(widget):
    """Return every text that a widget holds, shown or not."""
    texts = [widget.accessibleName(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
        texts.append(widget.text())
    if isinstance(widget, QPlainTextEdit):
        texts.append(widget.toPlainText())
    if isinstance(widget, QComboBox):
        texts += [widget.itemText(at) for at in range(widget.count())]
    if isinstance(widget, QAbstractItemView) and widget.model():
        model = widget.model()
        texts += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount() if isinstance(widget, QTableView) else 1)
        ]
    return texts


def held_texts():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        (type(widget).__name__, text)
        for widget in QApplication.allWidgets()
        if widget.window().findChild(QWebEngineView) is None  # hides, and goes on with its page
        for text in texts_of(widget)
    ]


def holding(*words):
    return [held for held in held_texts() if any(word in held[1] for word in words)]


def lock(screen):
    screen.frame.activateWindow()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.signed_in is None


def enter(screen, practice):
    screen.sign_in.enter(practice.use_cases.sign_in.colleagues()[0].id, "2974")


def test_no_widget_holds_anybody_while_the_desk_is_locked(screen, practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken, "Henk Buurman")
    open_annie(screen)
    screen.pages["desk"].who.open_details()
    for place in ("replies", "calls", "requests", "settings", "desk"):
        screen.go(place)
    assert holding("Vries-Bakker")
    assert holding("Henk Buurman")
    assert holding("boormachine")
    lock(screen)
    left = holding("Vries-Bakker", "Annie", "Henk Buurman", "boormachine", "6184217", "Wim")
    assert left == []


def test_what_was_typed_is_there_after_the_pin(screen, practice):
    open_annie(screen)
    screen.pages["desk"].who.open_details()
    details = screen.pages["desk"].who.details
    details.fields.edits["street"].setFocus()
    details.fields.edits["street"].setText("Nieuwe weg")
    details.fields.edits["street"].setModified(True)
    screen.go("settings")
    settings = screen.pages["settings"]
    edit = next(one for one in settings.findChildren(QPlainTextEdit) if not one.isReadOnly())
    edit.setPlainText("half een zin")
    edit.document().setModified(True)
    lock(screen)
    assert holding("half een zin", "Nieuwe weg") == []
    enter(screen, practice)
    assert screen.call_draft.get("a.what") == "boormachine"
    assert screen.pages["desk"].who.find.field.text()
    assert holding("Nieuwe weg")
    screen.go("settings")
    assert holding("half een zin")


def test_a_page_that_was_made_again_acts_once(screen, practice):
    taken, _, _ = a_call(practice, consent="")
    screen.go("requests")
    lock(screen)
    enter(screen, practice)
    screen.go("requests")
    resumed = []
    screen.call.call_changed.connect(lambda: resumed.append(screen.call_draft.draft_id))
    screen.requests.resume_wanted.emit(taken.request.id)
    assert len(resumed) == 1
    assert rows(practice, Agreement) == ()


def test_a_call_that_could_not_be_saved_is_there_after_the_pin(screen, practice, monkeypatch):
    open_annie(screen)
    screen.call.save()
    screen.call_draft.set("a.remarks", "nog niet bewaard")
    monkeypatch.setattr(screen.call, "save", lambda: None)
    screen.session.lock()
    assert holding("nog niet bewaard") == []
    enter(screen, practice)
    assert screen.call_draft.get("a.remarks") == "nog niet bewaard"
    assert screen.call_draft.dirty


def test_an_offer_that_was_typed_at_the_end_of_a_call_is_there_after_the_pin(screen, practice):
    taken, _, _ = a_call(practice)
    screen.pages["desk"].placed.emit(taken, [])
    assert screen.place == "ended"
    type_("soep koken")
    lock(screen)
    assert holding("soep koken", "boormachine") == []
    enter(screen, practice)
    assert screen.place == "ended"
    assert screen.pages["ended"].offer == "soep koken"
    assert holding("boormachine")


def test_the_next_call_holds_nothing_of_the_new_person_of_the_last(screen):
    type_("Annie de Vries-Bakker")
    screen.who.begin_new()
    screen.who.set_new_field("phone", "0206184217")
    screen.who.look_alike.emit("Is dit misschien mevrouw A. de Vries-Bakker?")
    screen.begin_next_call()
    assert holding("de Vries-Bakker", "6184217") == []


def test_what_is_answered_after_the_lock_comes_into_no_sight(screen, practice):
    held = HeldRunner()
    (annie,) = rows(practice, Resident, last_name="Vries-Bakker")
    screen.session.runner = held
    screen.who.open(annie.id)
    screen.session.lock()
    held.let_go()
    assert holding("Vries-Bakker") == []
