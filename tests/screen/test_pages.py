"""Pages as a person sees them: keys, sizes, languages, colours, faults."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
import sqlalchemy as sa
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
)

from intake.app.timers import Timers
from intake.desk.answering.replies import Meeting
from intake.domain.agreement import Agreement, Disclosure
from intake.domain.consent import Consent
from intake.domain.phone import Phone
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.settings import SCALES
from intake.ui import theme
from intake.ui.centre.facts import read_hours
from intake.ui.desk.typed_person import split_typed
from intake.ui.models.rows_model import RowsModel
from intake.ui.person.window import PersonWindow
from intake.ui.requests.presenter import RequestRow
from intake.ui.settings.address_book import AddressBook
from intake.ui.settings.phrases_column import PhrasesColumn
from tests.builders import a_call, at, posted, replied, rows
from tests.fakes import InlineRunner
from tests.page_checks import focusable, still_cut_off
from tests.screens import a_screen, open_annie, press, shown_texts, type_


def test_a_whole_request_by_keys_alone(screen, practice):
    open_annie(screen)
    type_("ma")
    press(Qt.Key.Key_Return)
    type_("vr 12")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == screen.application.translate("answer-yes")
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert screen.online.why_not() == ""
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    overview = practice.use_cases.requests.list_all()[0]
    assert overview.request.answers["until"] == "2026-11-30"
    assert overview.request.answers["collector"] == "buurvrouw"
    assert any("Klopt dat zo?" in text for text in shown_texts(screen.frame))


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
    qtbot.waitUntil(row._fault.isVisible)
    assert row._fault.text() == screen.application.translate(sentence, most=120)
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
    assert practice.use_cases.requests.list_all()[0].resident.full_name == "Bloem 💐"


def test_a_likely_double_is_named_while_typing_and_blocks_nothing(screen, qtbot):
    screen.who.search("Anny de Fries")
    screen.who.begin_new()
    screen.who.set_new_field("phone", "020 618 4217")
    qtbot.waitUntil(
        lambda: any(
            "Vries-Bakker" in text and "Bosboomstraat 12" in text
            for text in shown_texts(screen.pages["desk"].who)
        )
    )
    assert screen.pages["desk"].online.keep.isEnabled()


def test_a_full_disk_is_told_and_what_was_typed_is_there(screen, practice):
    open_annie(screen)
    engine = practice.store.engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def full(connection):
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    sa.event.listen(engine, "begin", full)
    screen.page.set("a.note", "x" * 60_000)
    screen.call.save()
    sa.event.remove(engine, "begin", full)
    assert "De schijf is vol" in screen.pages["desk"].what.saved.text()
    assert screen.page.get("a.note") == "x" * 60_000
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
    screen.page.set("a.note", "later")
    screen.call.save()
    assert "De database is even bezet" in screen.pages["desk"].what.saved.text()
    assert screen.page.dirty
    other.execute("ROLLBACK")
    other.close()
    screen.call.save()
    assert not screen.page.dirty


def test_a_missing_printer_is_told_and_the_slip_stays(screen, practice):
    open_annie(screen)
    screen.online.keep_only()
    screen.print_windows.open(
        screen.slip.make, practice.use_cases.requests.list_all()[0].request.id
    )
    screen.settings.settings = screen.settings.settings._replace(
        printer="een printer die er niet is"
    )
    screen.print_windows.window._to_printer()
    assert "Er is geen printer gevonden" in " ".join(shown_texts(screen.print_windows.window))
    assert screen.slip.file.exists()
    file = screen.slip.file
    screen.print_windows.window.close()
    assert not file.exists(), "a temporary paper goes away"


def test_parking_a_call_and_taking_it_up_again(screen, qtbot):
    open_annie(screen)
    press(Qt.Key.Key_F2)
    assert screen.page.get("said") == ""
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
    assert screen.page.get("said") == "boormachine lenen zaterdag, gordijnrail ophangen"
    assert screen.page.get("a.what") == "boormachine"


def test_after_a_crash_the_same_call_is_there(screen, practice, qtbot):
    open_annie(screen)
    screen.call.save()
    again = a_screen(practice.application, InlineRunner())
    again.session.enter(practice.actor)
    assert again.page.get("said") == "boormachine lenen zaterdag, gordijnrail ophangen"
    assert again.page.get("resident") == screen.page.get("resident")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_focusable_part_has_a_name_of_its_own_in_both_languages(screen, language):
    screen.settings.change_look(language=language)
    open_page = {
        "desk": lambda: screen.what.understand_line("boormachine lenen zaterdag"),
        "settings": lambda: screen.go("settings"),
    }
    for name, page in screen.pages.all():
        open_page.get(name, lambda: None)()
        names = [
            part.accessibleName()
            for part in focusable(page)
            if part.parent() is not None and not part.objectName().startswith("qt_")
        ]
        assert all(names), (name, [part for part in focusable(page) if not part.accessibleName()])
        double = {one for one in names if names.count(one) > 1}
        assert not double, (name, double)


def test_the_language_changes_while_running_and_nothing_typed_is_lost(screen, qtbot):
    open_annie(screen)
    screen.settings.change_look(language="en")
    qtbot.waitUntil(lambda: any("What is needed?" in text for text in shown_texts(screen.frame)))
    assert not any("Wat is er nodig?" in text for text in shown_texts(screen.frame))
    assert (
        screen.pages["desk"].what.line.text() == "boormachine lenen zaterdag, gordijnrail ophangen"
    )
    qtbot.waitUntil(
        lambda: any("De Vries-Bakker" in text for text in shown_texts(screen.pages["desk"].who))
    )


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_each_page_is_drawn_at_each_size_and_no_type_is_small(screen, look, scale):
    screen.settings.change_look(theme=look, scale=scale)
    screen.frame.resize(1280, 800)
    for name in ("desk", "requests", "replies", "calls", "settings"):
        screen.go(name)
        picture = screen.frame.grab().toImage()
        assert picture.width() >= 1280 * 0.9
        colours = {
            picture.pixelColor(x, y).name()
            for x, y in itertools.product(
                range(0, picture.width(), 37), range(0, picture.height(), 41)
            )
        }
        assert len(colours) > 3, name
        for part in screen.frame.findChildren(QLabel):
            if part.isVisible() and part.text():
                assert part.fontInfo().pixelSize() >= round(12 * 4 / 3 * scale / 100) - 1, (
                    part.text()
                )


def test_the_size_goes_up_and_down_by_keys_and_is_remembered(screen, qtbot):
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert screen.settings.settings.scale == SCALES[1]
    qtbot.waitUntil(lambda: screen.frame.isActiveWindow() and screen.frame.isVisible())
    press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert '"scale": 100' in screen.application.home.settings.read_text(encoding="utf8")


def test_locking_hides_the_desk_and_the_call_is_there_after_the_pin(screen, practice):
    open_annie(screen)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.frame.pages.currentWidget() is screen.pages["sign-in"]
    assert not screen.pages["desk"].isVisible()
    screen.sign_in.enter(practice.use_cases.sign_in.colleagues()[0].id, "2468")
    assert screen.page.get("a.what") == "boormachine"


def test_every_pair_of_colours_in_use_can_be_read():
    for colours in (theme.LIGHT, theme.DARK, theme.CONTRAST):
        for ink, ground in theme.TEXT_PAIRS:
            assert theme.contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5, (
                ink,
                ground,
            )
        for line, ground in theme.LINE_PAIRS:
            assert theme.contrast(getattr(colours, line), getattr(colours, ground)) >= 3, (
                line,
                ground,
            )


def test_the_practice_bar_is_on_every_page(screen):
    for name, _ in screen.pages.all():
        screen.go(name)
        assert "OEFENEN" in shown_texts(screen.frame)
    assert "OEFENEN" in screen.frame.windowTitle()


def test_main_buttons_are_high_enough_for_an_unsteady_hand(screen):
    screen.go("desk")
    assert screen.pages["desk"].online.place.height() >= 44


def test_the_table_of_requests_is_a_sound_model(qtbot):
    model = RowsModel([("code", "Code"), ("what", "Wat")])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(
        [
            RequestRow(
                request_id=None,
                code="K7Q-F20",
                what="boormachine",
                who="",
                turn="",
                taken="",
                online="",
            )
        ]
    )
    assert model.data(model.index(0, 0)) == "K7Q-F20"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Wat"


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("0206184217", {"phone": "0206184217"}),
        ("1052xk 12", {"postcode": "1052xk", "house_number": "12"}),
        ("mevrouw de Vries", {"salutation": "mevrouw", "infix": "de", "last_name": "Vries"}),
        ("Annie van der Berg", {"first_name": "Annie", "infix": "van der", "last_name": "Berg"}),
        ("Mehmet", {"first_name": "Mehmet"}), ("de heer Jansen", {"salutation": "meneer",
            "last_name": "Jansen"}),
    ],
)  # fmt: skip
def test_what_was_typed_is_kept_in_its_field(typed, fields):
    assert split_typed(typed) == fields


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("9-17", "09:00-17:00"),
        ("9.30 tot 16", "09:30-16:00"),
        ("", ""),
        ("altijd", None),
        ("17-9", None),
    ],
)
def test_hours_are_understood(typed, hours):
    assert read_hours(typed) == hours


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
    assert screen.pages["desk"].who.list.count() == 1


def test_a_caller_with_an_open_request_goes_on_with_it_by_one_key(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    type_("Wim")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any("Er loopt al een verzoek" in text for text in shown_texts(screen.frame))
    )
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    page = screen.pages["requests"]
    qtbot.waitUntil(page.isVisible)
    assert screen.requests.request_at(page.table.currentIndex().row()) == taken.request.id
    assert screen.page.get("resident") == "", "the fresh call is empty again"


def test_a_yes_to_the_meeting_asks_next_whether_the_helper_may_know_where(screen, practice, qtbot):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "thuis")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    screen.go("calls")
    page = screen.pages["calls"]
    row = next(
        at
        for at, card in enumerate(page.cards)
        if card.request_id == taken.request.id and card.asks_agreement
    )
    page.list.setCurrentRow(row)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "goed zo" in " ".join(shown_texts(page)))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert "Mag de helper weten wie u bent en waar u woont?" in " ".join(shown_texts(page))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, Consent, request_id=taken.request.id, purpose="share")[-1].given is True
    qtbot.waitUntil(page.helper.isVisible)
    press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, Disclosure)[-1].to_whom == agreement.helper
    assert screen.slip.file.read_bytes().startswith(b"%PDF")
    screen.print_windows.window.close()


def test_the_crisis_card_is_one_key_away_and_goes_on_paper(screen, qtbot):
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: any("112" in text for text in shown_texts(screen.print_windows.cards)))
    qtbot.waitUntil(screen.print_windows.cards.isActiveWindow)
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.slip.file is not None)
    text = PdfReader(screen.slip.file).pages[0].extract_text()
    assert "Hulp bij nood" in text
    assert "112" in text
    screen.print_windows.window.close()


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
    page = fresh.pages["first-run"]
    qtbot.waitUntil(lambda: page.fields.faults["pin"].text() != "")
    assert page.fields.edits["centre"].text() == "De Linde", "nothing that was typed is lost"
    fill_first_run(fresh, qtbot, pin="2468")
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
    next_step(fresh, qtbot, 5)
    fill_first_run(fresh, qtbot, desk="Voorbalie")
    next_step(fresh, qtbot, 6)
    next(box for slug, box in page._boxes.items() if slug == "peerby").setChecked(False)
    next_step(fresh, qtbot, 7)
    sheet = tmp_path / "sheet.pdf"
    page._presenter.save_sheet(sheet)
    qtbot.waitUntil(fresh.pages["desk"].isVisible)
    centre = application.use_cases.set_up.centre()
    assert (centre.name, centre.street, centre.postcode, centre.hours) == (
        "De Linde",
        "Overtoom",
        "1054 HJ",
        {"mon": "09:00-17:00"},
    )
    assert list(centre.closed.values()) == ["kerstvakantie"]
    assert "peerby" not in centre.platforms
    assert application.use_cases.set_up.desk(fresh.session.actor.desk).name == "Voorbalie"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert [due.task.about for due in application.use_cases.calls.list_due().tasks] == [
        "phone",
        "staff",
    ], "what was skipped is a task"
    offered = {
        one.profile.slug: one.why_not
        for one in application.use_cases.placement.find("borrow", "1054 HJ").options
    }
    assert offered["peerby"] == "offer-not-chosen"


def test_the_address_book_is_kept_and_a_removal_can_be_undone(screen, practice, qtbot):
    screen.go("settings")
    book = screen.address_book
    book.save(
        {"name": "Buurtbus", "phone": "14 020", "hours": "9-17", "for_what": "schulden"},
        crisis=False,
    )
    contact = next(one for one in practice.use_cases.referrals.contacts() if one.name == "Buurtbus")
    book.remove(contact)
    assert "Buurtbus" not in [one.name for one in practice.use_cases.referrals.contacts()]
    book.undo()
    assert "Buurtbus" in [one.name for one in practice.use_cases.referrals.contacts()]


def test_a_line_of_the_address_book_is_changed_in_place(screen, practice):
    screen.go("settings")
    view = screen.pages["settings"].findChild(AddressBook)
    screen.address_book.save(
        {"name": "Buurtbus", "phone": "14 020", "hours": "9-17", "for_what": "schulden"},
        crisis=True,
    )
    before = len(practice.use_cases.referrals.contacts())
    next(
        one
        for one in view.findChildren(QAbstractButton)
        if one.accessibleName() == practice.translate("contact-change-of", name="Buurtbus")
    ).click()
    assert view.fields.typed() == {
        "name": "Buurtbus",
        "phone": "14 020",
        "hours": "9-17",
        "for_what": "schulden",
    }
    view.fields.edits["hours"].setText("10-16")
    view.add.click()
    after = [
        (one.hours, one.crisis)
        for one in practice.use_cases.referrals.contacts()
        if one.name == "Buurtbus"
    ]
    assert (after, len(practice.use_cases.referrals.contacts())) == ([("10-16", True)], before)
    view.undo.click()
    assert [
        one.hours for one in practice.use_cases.referrals.contacts() if one.name == "Buurtbus"
    ] == ["9-17"]


def test_the_rail_is_there_at_the_end_of_a_call_and_what_was_typed_there_is_no_lost_word(
    screen, practice, qtbot
):
    screen.call.begin()
    screen.page.replace(
        screen.page.draft_id,
        {
            **screen.page.call.entries,
            "kind": "help",
            "a.what": "tuin",
            "new.first_name": "Wim",
            "new.phone": "0206184217",
        },
    )
    screen.online.keep_only()
    qtbot.waitUntil(lambda: screen.place == "ended")
    ended = screen.pages["ended"]
    assert screen.frame._rail_frame.isVisible()
    ended.offer_field.setText("soep koken")
    screen.frame.place_buttons["calls"].click()
    assert screen.place == "calls"
    qtbot.waitUntil(lambda: screen.page.get("a.what") == "soep koken")
    assert (screen.page.get("kind"), screen.page.get("who")) == ("offer", "Wim")
    assert ended.offer_field.text() == ""


def test_a_contact_without_a_number_is_told_beside_its_field_and_stays(screen, qtbot):
    screen.go("settings")
    view = screen.pages["settings"].findChild(AddressBook)
    view.fields.edits["name"].setText("Buurtbus")
    screen.address_book.save(view.fields.typed(), crisis=False)
    qtbot.waitUntil(
        lambda: view.fields.faults["phone"].text() == screen.application.translate("contact-needs")
    )
    assert view.fields.edits["name"].text() == "Buurtbus"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("scale", "size"),
    [(100, (1280, 800)), (150, (1280, 800)), (200, (1280, 800)), (200, (1366, 768))],
)
def test_no_word_is_cut_off(screen, practice, qtbot, scale, size, language):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken)
    screen.settings.change_look(scale=scale, language=language)
    screen.frame.resize(*size)
    open_annie(screen)
    faults = []
    for name, page in screen.pages.all():
        if name in ("sign-in", "first-run"):
            continue
        screen.go(name)
        qtbot.waitUntil(page.isVisible)
        faults += [(name, *one) for one in still_cut_off(qtbot, screen.frame)]
    screen.print_windows.open_card(crisis=True)
    qtbot.waitUntil(lambda: any("112" in text for text in shown_texts(screen.print_windows.cards)))
    faults += still_cut_off(qtbot, screen.print_windows.cards)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    faults += still_cut_off(qtbot, screen.print_windows.window)
    sheet = PersonWindow(screen.who.details(), screen.application.translate)
    qtbot.addWidget(sheet)
    sheet.show()
    faults += still_cut_off(qtbot, sheet)
    screen.profile_windows.open(practice.use_cases.postings.platforms.get("oefenleen"))
    assert faults + still_cut_off(qtbot, screen.profile_windows.window) == []


def is_seen_whole(part):
    seen = part.visibleRegion().boundingRect()
    return part.isVisible() and (seen.width(), seen.height()) == (part.width(), part.height())


@pytest.mark.parametrize(
    ("scale", "size"), [(100, (1280, 800)), (200, (1280, 800)), (200, (1366, 768))]
)
def test_what_the_hands_are_at_is_seen_whole(screen, practice, qtbot, scale, size):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken)
    screen.settings.change_look(scale=scale)
    screen.frame.resize(*size)
    open_annie(screen)
    qtbot.waitUntil(lambda: is_seen_whole(screen.pages["desk"].what.fields["until"].edit))
    screen.what.answer("until", "30 nov")
    screen.pages["desk"].what.go_to("a.why")
    qtbot.waitUntil(lambda: is_seen_whole(screen.pages["desk"].what.fields["why"].edit))
    screen.go("replies")
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: is_seen_whole(QApplication.focusWidget()))
    assert still_cut_off(qtbot, screen.frame) == []
    screen.go("requests")
    press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: is_seen_whole(screen.pages["requests"].strip))


@pytest.mark.parametrize(
    ("scale", "size", "beside"),
    [(100, (1440, 900), True), (150, (1280, 800), False), (200, (1366, 768), False)],
)
def test_the_table_of_requests_is_never_wider_than_its_place(
    screen, practice, qtbot, scale, size, beside
):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.settings.change_look(scale=scale)
    screen.frame.resize(*size)
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(lambda: page.table.horizontalHeader().length() == page.table.viewport().width())
    shown = [at for at in range(page.model.columnCount()) if not page.table.isColumnHidden(at)]
    assert (len(shown) == page.model.columnCount()) is beside
    said = " ".join(page.model.data(page.model.index(0, at)) for at in shown)
    facts = [page.model.text(0, at) for at in range(page.model.columnCount())]
    assert all(facts)
    assert [fact for fact in facts if fact not in said] == []
    assert page.table.rowHeight(0) >= page.table.sizeHintForRow(0), "all lines are seen"


def test_a_copy_that_could_not_be_made_is_told_and_tried_again(screen, practice, clock, tmp_path):
    blocked = tmp_path / "no folder"
    blocked.write_text("a file where a folder should be")
    screen.settings.settings = screen.settings.settings._replace(copies=str(blocked))
    timers = Timers(screen)
    timers.stop()
    timers.minute()
    assert "kopie" in " ".join(shown_texts(screen.frame))
    screen.settings.settings = screen.settings.settings._replace(copies=str(tmp_path))
    timers.minute()
    assert list(tmp_path.glob("intake-*.db")) == [], "not every minute"
    clock.forward(minutes=16)
    timers.minute()
    assert len(list(tmp_path.glob("intake-*.db"))) == 1
    assert "Reservekopie" in " ".join(shown_texts(screen.frame))


def test_locking_lets_nobody_act_and_takes_papers_off_the_screen(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    paper = screen.slip.file
    screen.frame.activateWindow()
    qtbot.waitUntil(screen.frame.isActiveWindow)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.signed_in is None
    assert not screen.print_windows.window.isVisible()
    assert not paper.exists()
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_F4)
    assert screen.frame.pages.currentWidget() is screen.pages["sign-in"]
    assert screen.print_windows.cards is None


def test_a_second_slip_leaves_no_first_one_behind(screen, practice):
    one, _, _ = a_call(practice)
    other, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, one.request.id)
    first = screen.slip.file
    screen.print_windows.open(screen.slip.make, other.request.id)
    assert not first.exists()
    assert screen.slip.file.exists()
    screen.print_windows.window.close()


def test_starting_the_question_over_asks_about_the_meeting_first(screen, practice, qtbot):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "thuis")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    screen.go("calls")
    page = screen.pages["calls"]
    page.list.setCurrentRow(
        next(
            row
            for row, card in enumerate(page.cards)
            if card.request_id == taken.request.id and card.asks_agreement
        )
    )
    for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_1, Qt.Key.Key_E):
        press(key, Qt.KeyboardModifier.AltModifier)
    assert rows(practice, Consent, request_id=taken.request.id, purpose="share") == ()
    assert not rows(practice, Agreement, id=agreement.id)[0].is_confirmed


def test_going_on_with_a_request_parks_a_call_that_holds_something(screen, practice, qtbot):
    a_call(practice)
    type_("Wim")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any("Er loopt al een verzoek" in text for text in shown_texts(screen.frame))
    )
    screen.page.set("said", "en ook nog soep")
    screen.page.set("a.what", "soep")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.pages["requests"].isVisible)
    assert [
        draft.page["said"]
        for draft in practice.use_cases.drafts.list_unfinished(practice.actor.desk)
        if draft.state == "parked"
    ] == ["en ook nog soep"]


def test_a_page_with_nothing_to_do_says_so_and_offers_nothing(screen):
    for name, sentence in (("calls", "Er staat niets open"), ("replies", "")):
        screen.go(name)
        page = screen.pages[name]
        assert not page.list.isVisible(), name
        assert sentence in " ".join(shown_texts(page))
    assert not screen.pages["calls"]._outcomes.isVisible()
    assert not screen.pages["calls"].paper.isVisible()


def test_a_desk_that_is_left_locks_and_one_that_is_used_does_not(screen, clock, qtbot):
    timers = Timers(screen)
    window = screen.frame.windowHandle()
    timers.watch(window)
    minutes = screen.application.settings.idle_minutes
    clock.forward(minutes=minutes - 1)
    QTest.keyClick(window, Qt.Key.Key_A)
    clock.forward(minutes=minutes - 1)
    timers.minute()
    assert screen.session.signed_in is not None
    clock.forward(minutes=2)
    timers.minute()
    assert screen.session.signed_in is None
    timers.stop()


def test_what_was_typed_in_a_step_of_the_first_run_stays_in_larger_letters(fresh, qtbot):
    type_("De Linde")
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: fresh.settings.settings.scale == 125)
    edits = fresh.pages["first-run"].fields.edits
    qtbot.waitUntil(edits["centre"].isVisible)
    assert edits["centre"].text() == "De Linde"


def test_settings_change_what_is_said_and_a_bad_text_stays_with_its_sentence(
    screen, practice, qtbot
):
    screen.go("settings")
    column = screen.pages["settings"].findChild(PhrasesColumn)
    qtbot.waitUntil(lambda: column.which.count() > 40)
    column.which.setCurrentIndex(column.which.findData("consent-post"))
    column._choose(column.which.currentIndex())
    column.text.setPlainText("Mogen wij dit plaatsen?")
    keep = next(
        one
        for one in column.findChildren(QPushButton)
        if one.accessibleName() == practice.translate("sayings-keep")
    )
    keep.click()
    assert "{ $platforms }" in column._fault.text()
    assert column.text.toPlainText() == "Mogen wij dit plaatsen?"
    column.text.setPlainText("Mag uw vraag op { $platforms }?")
    keep.click()
    qtbot.waitUntil(column.back.isVisible)
    assert (
        practice.translate.in_language("nl", "consent-post", platforms="X") == "Mag uw vraag op X?"
    )
    column.back.click()
    assert "Zonder uw naam" in practice.translate.in_language("nl", "consent-post", platforms="X")


def test_who_was_rung_in_vain_gets_a_letter_and_waits_a_week_once_it_is_printed(
    screen, practice, qtbot
):
    task = TaskKind.RING_BACK
    with practice.store.write(practice.actor, practice.clock.now()) as book:
        annie = book.find(Resident, last_name="Vries-Bakker")[0]
        request = book.save(
            Request(
                code="K7QF2A",
                resident_id=annie.id,
                kind=Kind.BORROW,
                answers={"what": "boormachine"},
                taken_at=practice.clock.now(),
            )
        )
        kept = book.save(
            Task(
                kind=task, request_id=request.id, resident_id=annie.id, due_at=practice.clock.now()
            )
        )
    screen.go("calls")
    page = screen.pages["calls"]
    page.list.setCurrentRow(
        next(row for row, card in enumerate(page.cards) if card.task_id == kept.id)
    )
    assert not page.write.isVisible(), "nobody was rung yet"
    screen.calls.record_outcome(kept.id, CallOutcome.NO_ANSWER)
    page.list.setCurrentRow(
        next(row for row, card in enumerate(page.cards) if card.task_id == kept.id)
    )
    page.write.click()
    qtbot.waitUntil(screen.print_windows.window.isVisible)
    assert screen.slip.file.name == "letter.pdf"
    screen.slip.record_print()
    with practice.store.read() as book:
        now = book.get(Task, kept.id)
    assert (now.attempts, now.last_outcome, now.done_at) == (1, "letter", None)
    assert now.not_before - practice.clock.now() >= timedelta(days=6)


def test_a_letter_without_an_address_says_what_to_do(screen, practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    with practice.store.read() as book:
        task = book.find(Task, request_id=taken.request.id)[0]
    screen.calls.record_outcome(task.id, CallOutcome.NO_ANSWER)
    screen.go("calls")
    page = screen.pages["calls"]
    page.list.setCurrentRow(
        next(row for row, card in enumerate(page.cards) if card.task_id == task.id)
    )
    page.write.click()
    assert practice.translate("error-letter-no-address") in shown_texts(page)
