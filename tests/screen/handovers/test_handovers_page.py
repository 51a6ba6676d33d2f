"""The page Uitgifte by keys alone: hand out, take in, and what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from intake.domain.custody import Handover, Holder, HolderKind, Holding
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.codes import format_code
from intake.ui.handovers.photo import Photo
from tests.builders import rows
from tests.handover_facts import a_tent, agreed_loan, handed_to
from tests.screens import press, shown_texts, type_

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def holder_of(practice, thing):
    return {row.holder for row in rows(practice, Holding, thing_id=thing.id)}


class KeyCounter(QObject):
    """Counts the keys that are pressed, but for those that type a code."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.KeyPress and not event.text().isalnum():
            self.count += event.text() != "-"
        return False


def test_four_things_of_one_person_are_handed_out_in_few_keys_beyond_the_codes(
    page, practice, laid_out
):
    """At most eight keys beyond the codes: here three, for the slip's code finds all four."""
    resident = laid_out.resident
    others = [a_tent(practice, laid_out.request) for _ in range(3)]
    counter = KeyCounter()
    QApplication.instance().installEventFilter(counter)
    type_(format_code(laid_out.request.code))
    before = counter.count
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    QApplication.instance().removeEventFilter(counter)
    assert before == 0
    with_resident = {Holder(HolderKind.RESIDENT, resident_id=resident.id)}
    for thing in (laid_out.tent, *others):
        assert holder_of(practice, thing) == with_resident


def test_four_labels_can_be_scanned_one_after_the_other(page, practice, laid_out):
    """The centre's own things join those of the person on the page: a code and Enter each."""
    own = practice.use_cases.own_things
    things = [own.save(practice.actor, Thing(name=f"krat {at}")).value for at in range(4)]
    codes = [practice.use_cases.things.give_code(practice.actor, one.id).value for one in things]
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_W, ALT)
    for thing in codes:
        type_to_code_of(page, thing)
    press(Qt.Key.Key_Return, CTRL)
    with_resident = {Holder(HolderKind.RESIDENT, resident_id=laid_out.resident.id)}
    assert all(holder_of(practice, one) == with_resident for one in things)


def type_to_code_of(page, thing):
    page.code.setFocus()
    page.code.selectAll()
    type_(format_code(thing.code))
    press(Qt.Key.Key_Return)


def test_nothing_goes_out_while_the_word_is_wrong(page, practice, laid_out):
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_N, ALT)
    assert any("Geef niets mee" in text for text in shown_texts(page))
    press(Qt.Key.Key_Return, CTRL)
    assert any("Kijk eerst of dit de goede bewoner is" in text for text in shown_texts(page))
    assert holder_of(practice, laid_out.tent) == {Holder(HolderKind.PLACE, "rek B2")}


def test_the_strip_is_not_amber_any_more_once_the_word_is_right(page, practice, laid_out):
    def ground():
        picture = page.word.grab().toImage()
        return picture.pixelColor(3, picture.height() // 2).name()

    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    asking = ground()
    press(Qt.Key.Key_W, ALT)
    proved = ground()
    type_to_code_of(page, laid_out.wheelchair)
    assert asking == "#fdf1dd"
    assert proved == ground() != asking


def test_labels_are_taken_in_one_after_the_other_without_the_mouse(page, practice, laid_out):
    things = [laid_out.tent, *(a_tent(practice, laid_out.request) for _ in range(3))]
    for thing in things:
        handed_to(practice, thing, laid_out.resident.id)
    press(Qt.Key.Key_F8)
    for thing in things:
        type_(format_code(thing.code))
        press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is page.code
    assert all(
        holder_of(practice, thing) == {Holder(HolderKind.PLACE, "rek B2")} for thing in things
    )
    press(Qt.Key.Key_Z, CTRL)
    with_resident = {Holder(HolderKind.RESIDENT, resident_id=laid_out.resident.id)}
    assert holder_of(practice, things[-1]) == with_resident


def test_a_code_that_is_half_typed_stays_when_the_one_before_is_dealt_with(page, screen, laid_out):
    """A scanner types faster than a thing is written down."""
    press(Qt.Key.Key_F8)
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    type_("AB")
    screen.handovers.shown.emit(page.counter)
    screen.handovers.done.emit("Terug.")
    type_("C")
    assert page.code.text() == "ABC"


def test_what_is_missing_is_told_after_the_return_and_becomes_a_task(page, practice, laid_out):
    handed_to(practice, laid_out.tent, laid_out.resident.id)
    press(Qt.Key.Key_F8)
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_M, ALT)
    type_("1")
    press(Qt.Key.Key_Return)
    task = rows(practice, Task, kind=str(TaskKind.MISSING_PART))[0]
    assert task.about == "1 stok"
    assert any("Er ontbreekt nog: 1 stok" in text for text in shown_texts(page))


def test_somebody_else_who_collects_stands_in_the_chain(page, practice, laid_out, qtbot):
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, ALT)
    type_("Els")
    press(Qt.Key.Key_Tab)
    type_("dochter")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_W, ALT)
    press(Qt.Key.Key_Return, CTRL)
    hop = rows(practice, Handover, thing_id=laid_out.tent.id)[-1]
    assert (hop.collector, hop.relation) == ("Els", "dochter")
    qtbot.waitUntil(lambda: any("gehaald door Els" in text for text in shown_texts(page)))


def test_what_a_lender_brings_is_written_down_with_its_parts(page, practice):
    taken, _ = agreed_loan(practice, what="partytent", lender="Kees")
    type_to_code_text(page, format_code(taken.request.code))
    press(Qt.Key.Key_I, ALT)
    page.entry.fields.edits["parts"].setText("4 poten, dak")
    page.entry.fields.edits["place"].setText("hal")
    page.entry.save.click()
    thing = rows(practice, Thing, request_id=taken.request.id, whole_id=None)[0]
    assert (thing.name, thing.lender, thing.place) == ("partytent", "Kees", "hal")
    parts = practice.use_cases.things.parts(practice.actor, thing.id)
    assert [(part.name, part.count) for part in parts] == [("poten", 4), ("dak", 1)]


def type_to_code_text(page, text):
    page.code.setFocus()
    page.code.selectAll()
    type_(text)
    press(Qt.Key.Key_Return)


def test_a_word_that_means_several_things_offers_them(page, practice, laid_out):
    type_("tent")
    a_tent(practice, laid_out.request)
    press(Qt.Key.Key_Return)
    assert any("Welke bedoelt u" in text for text in shown_texts(page))


def test_an_unknown_word_says_what_can_be_typed(page):
    type_("xylofoon")
    press(Qt.Key.Key_Return)
    assert any("Hier is niets van te vinden: xylofoon" in text for text in shown_texts(page))


def test_who_has_what_is_in_sight_and_opens_by_a_click(page, laid_out):
    texts = shown_texts(page)
    assert "Nu buiten: 1 ding bij 1 bewoner" in texts
    assert any("te laat: 1" in text for text in texts)


def test_a_locked_desk_shows_nobody(page, screen, laid_out):
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    screen.session.lock()
    assert screen.handovers.view is None


@pytest.mark.parametrize("act", ["receipt", "label", "list"])
def test_each_paper_opens(page, screen, practice, laid_out, act):
    handed_to(practice, laid_out.tent, laid_out.resident.id)
    press(Qt.Key.Key_F8)
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    key, held = {
        "receipt": (Qt.Key.Key_P, CTRL),
        "label": (Qt.Key.Key_T, ALT),
        "list": (Qt.Key.Key_L, ALT),
    }[act]
    press(key, held)
    assert screen.print_windows.window.isVisible()
    assert screen.slip.file.exists()


def test_a_receipt_goes_with_the_person_who_is_shown(page, screen, practice, laid_out):
    other, _ = agreed_loan(practice, what="ladder", lender="Kees")
    type_(format_code(laid_out.request.code))
    for _ in range(3):  # show what is ready, say that the word is right, hand it out
        press(Qt.Key.Key_Return)
    assert screen.handovers.last_batch
    type_to_code_text(page, format_code(other.request.code))
    assert screen.handovers.view.resident.id == other.resident.id
    assert screen.handovers.last_batch is None


def test_the_calendar_tells_what_is_free_when_and_goes_away_by_the_same_key(page, laid_out):
    press(Qt.Key.Key_C, ALT)
    assert {name: free[0] for name, free in page.calendar.free.items()} == {
        "boormachine": 0,
        "rolstoel": 2,
    }
    assert page.calendar.isVisible()
    press(Qt.Key.Key_C, ALT)
    assert not page.calendar.isVisible()


def test_the_search_finds_a_thing_by_its_label(page, screen, laid_out, qtbot):
    screen.go("desk")
    press(Qt.Key.Key_K, CTRL)
    type_(format_code(laid_out.wheelchair.code))
    qtbot.waitUntil(screen.frame.search.results.isVisible)
    press(Qt.Key.Key_Return)
    assert screen.place == "handovers"
    assert screen.handovers.view.thing.thing.id == laid_out.wheelchair.id


def test_a_resident_may_get_it_straight_from_the_lender(page, practice):
    taken, agreement = agreed_loan(practice, what="ladder", lender="Kees")
    type_to_code_text(page, format_code(taken.request.code))
    press(Qt.Key.Key_I, ALT)
    page.entry.ticks["direct"].setChecked(True)
    page.entry.save.click()
    thing = rows(practice, Thing, request_id=taken.request.id)[0]
    [held] = rows(practice, Holding, thing_id=thing.id)
    assert held.resident_id == taken.resident.id
    assert held.due_on == agreement.return_by.date()


def test_somebody_of_us_under_way_with_it_stands_in_the_list(page, practice):
    taken, _ = agreed_loan(practice, what="ladder", lender="Kees")
    type_to_code_text(page, format_code(taken.request.code))
    press(Qt.Key.Key_I, ALT)
    page.entry.fields.edits["collector"].setText("Bob")
    page.entry.save.click()
    thing = rows(practice, Thing, request_id=taken.request.id)[0]
    assert holder_of(practice, thing) == {Holder(HolderKind.COLLECTOR, "Bob")}
    assert page.rows.rows[0].where == "onderweg met Bob"


def test_what_stands_somewhere_else_than_the_record_has_it_is_put_right(page, practice, laid_out):
    handed_to(practice, laid_out.tent, laid_out.resident.id)
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_P, ALT)
    type_("zolder")
    press(Qt.Key.Key_Return)
    assert holder_of(practice, laid_out.tent) == {Holder(HolderKind.PLACE, "zolder")}


def test_a_photo_is_made_small_kept_encrypted_and_shown(page, practice, laid_out, tmp_path):
    picture = QImage(3000, 2000, QImage.Format.Format_RGB32)
    picture.fill("#336699")
    file = tmp_path / "tent.png"
    assert picture.save(str(file))
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    page.photos.keep(file)
    name = rows(practice, Thing, id=laid_out.tent.id)[0].photo
    kept = practice.use_cases.thing_photos.read(practice.actor, laid_out.tent.id)
    assert max(QImage.fromData(kept).width(), QImage.fromData(kept).height()) == 1280
    assert kept[:8] not in (practice.home.folder("things") / name).read_bytes()
    photo = page.findChild(Photo)
    assert not photo.isHidden()
    assert photo.pixmap().width() == 220


def test_a_photo_of_the_damage_goes_with_what_was_told(page, practice, laid_out, tmp_path):
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill("#993333")
    file = tmp_path / "scheur.png"
    assert picture.save(str(file))
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_K, ALT)
    type_("doek gescheurd")
    press(Qt.Key.Key_Return)
    page.photos.keep(file, of_damage=True)
    assert practice.use_cases.thing_photos.read_damage(practice.actor, laid_out.tent.id)
    assert not rows(practice, Thing, id=laid_out.tent.id)[0].photo
    assert [photo.isHidden() for photo in page.findChildren(Photo)] == [True, False]


def test_what_is_no_photo_is_told(page, laid_out, tmp_path):
    file = tmp_path / "notitie.jpg"
    file.write_text("geen foto")
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    page.photos.keep(file)
    assert any("geen foto die het programma" in text for text in shown_texts(page))


def test_what_was_proved_of_one_holds_for_nobody_else_of_the_same_name(page, practice, laid_out):
    other, _ = agreed_loan(practice, what="partytent", lender="Kees")
    a_tent(practice, other.request)
    assert other.resident.first_name == laid_out.resident.first_name
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_W, ALT)
    type_to_code_text(page, format_code(other.request.code))
    press(Qt.Key.Key_Return, CTRL)
    assert any("Kijk eerst of dit de goede bewoner is" in text for text in shown_texts(page))


def test_who_was_on_the_page_is_not_there_when_one_comes_back_to_it(page, screen, laid_out):
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_W, ALT)
    screen.go("desk")
    screen.go("handovers")
    assert screen.handovers.view is None
    assert "Wim" not in shown_texts(page)


def test_one_enter_too_many_hands_out_no_second_one(page, practice, laid_out):
    """Of our own things only what is promised goes out; the word is asked anew."""
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    type_to_code_of(page, laid_out.wheelchair)
    assert any(row.title.startswith("Rolstoel · ") for row in page.rows.rows), "one of the two"
    press(Qt.Key.Key_W, ALT)
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return)
    held = rows(practice, Holding, thing_id=laid_out.wheelchair.id)
    assert {row.resident_id: row.count for row in held} == {laid_out.resident.id: 1, None: 1}


def test_the_chain_of_each_thing_is_shown_by_its_key(page, practice, laid_out, qtbot):
    a_tent(practice, laid_out.request)
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    chosen = page.rows.rows[1]
    press(Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: chosen.title.split(" · ")[1] in " ".join(shown_texts(page)))
    titles = [text for text in shown_texts(page) if text.startswith("Tent, 4 personen ")]
    assert [title.rpartition(" ")[2] for title in titles] == [chosen.title.split(" · ")[1]]
    assert page.counter.has_resident, "the resident stays on the page"


def test_how_it_came_back_is_noted_with_its_hop(page, practice, laid_out):
    handed_to(practice, laid_out.tent, laid_out.resident.id)
    press(Qt.Key.Key_F8)
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_R, ALT)
    type_("nat")
    press(Qt.Key.Key_Tab)
    type_("rits stroef")
    press(Qt.Key.Key_Return)
    hop = rows(practice, Handover, thing_id=laid_out.tent.id)[-1]
    assert (hop.condition, hop.remark) == ("nat", "rits stroef")
    assert rows(practice, Thing, id=laid_out.tent.id)[0].condition == "nat"
