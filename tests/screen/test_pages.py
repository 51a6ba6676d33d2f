"""Pages as a person sees them: keys, sizes, languages, colours, faults."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
)

from intake.kit.settings import SCALES
from intake.ui import theme
from intake.ui.models.rows_model import RowsModel
from intake.ui.person.window import PersonWindow
from intake.ui.requests.presenter import RequestRow
from tests.builders import a_call, posted, replied
from tests.page_checks import focusable, still_cut_off
from tests.screens import open_annie, press, shown_texts


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
        lambda: any(
            "De Vries-Bakker" in text for text in shown_texts(screen.pages["desk"].who.strip)
        )
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
    assert screen.pages["desk"].bottom.place.height() >= 44


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
                promised="",
                taken="",
                age="",
                online="",
                by="",
            )
        ]
    )
    assert model.data(model.index(0, 0)) == "K7Q-F20"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Wat"


def test_the_rail_is_there_at_the_end_of_a_call_and_what_was_typed_there_is_no_lost_word(
    screen, practice, qtbot
):
    screen.call.begin()
    screen.call_draft.replace(
        screen.call_draft.draft_id,
        {
            **screen.call_draft.entries.by_name,
            "kind": "help",
            "a.what": "tuin",
            "new.first_name": "Wim",
            "new.phone": "0206184217",
        },
    )
    screen.online.keep_only()
    qtbot.waitUntil(lambda: screen.place == "ended")
    ended = screen.pages["ended"]
    assert screen.frame.rail.isVisible()
    ended.offer_field.setText("soep koken")
    screen.frame.place_buttons["calls"].click()
    assert screen.place == "calls"
    qtbot.waitUntil(lambda: screen.call_draft.get("a.what") == "soep koken")
    assert (screen.call_draft.get("kind"), screen.call_draft.get("who")) == ("offer", "Wim")
    assert ended.offer_field.text() == ""


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
    sheet = PersonWindow(screen.who.make_details_presenter(), screen.application.translate)
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
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: is_seen_whole(screen.pages["request"].question_bar))


@pytest.mark.parametrize(
    ("scale", "size", "beside"),
    [(100, (1920, 1080), True), (150, (1280, 800), False), (200, (1366, 768), False)],
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
    wanted = set(page.model.names) if beside else {"what", "who", "turn"}
    facts = [page.model.text(0, page.model.names.index(name)) for name in wanted - {"promised"}]
    assert all(facts)
    assert [fact for fact in facts if fact not in said] == []
    assert page.table.rowHeight(0) >= page.table.sizeHintForRow(0), "all lines are seen"


def test_a_page_with_nothing_to_do_says_so_and_offers_nothing(screen):
    for name, sentence in (("calls", "Voor nu is alles gedaan"), ("replies", "")):
        screen.go(name)
        page = screen.pages[name]
        assert not page.list.isVisible(), name
        assert sentence in " ".join(shown_texts(page))
    assert not screen.pages["calls"].panel.outcome_row.isVisible()
    assert not screen.pages["calls"].panel.paper.isVisible()
