"""Settings: hours, closures, volunteers and platforms."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPushButton,
)

from intake.app.timers import Timers
from intake.domain.centre import Centre
from intake.domain.permissions import Role
from intake.kit.settings import load_settings
from intake.text.composing.hints import find_hints
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from intake.text.words.word_lists import extend_from, faults
from intake.ui.centre.facts import facts_as_typed, read_facts, read_hours
from intake.ui.settings.rewordable_sentences_column import RewordableSentencesColumn
from tests.builders import (
    a_call,
    posted,
)
from tests.screens import press, shown_texts, type_

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    [
        "24 dec t/m 2 jan: kerstvakantie",
        "24 dec - 2 jan: kerstvakantie",
        "van 24 december tot en met 2 januari: kerstvakantie",
    ],
)
def test_a_closure_of_some_days_is_each_of_them_and_is_shown_as_it_was_typed(practice, typed):
    read = read_facts({"closed": typed}, TODAY, practice.translate)
    closed = read.values["closed"]
    assert (min(closed), max(closed), len(closed)) == ("2026-12-24", "2027-01-02", 10)
    shown = facts_as_typed(Centre(name="De Linde", closed=closed))["closed"]
    assert shown == "24 december 2026 t/m 2 januari 2027: kerstvakantie"
    assert read_facts({"closed": shown}, TODAY, practice.translate).values["closed"] == closed


@pytest.mark.parametrize("typed", ["24 dec t/m ergens", "2 jan t/m 1 jan"])
def test_a_closure_that_is_not_understood_is_told(practice, typed):
    assert "closed" in read_facts({"closed": typed}, TODAY, practice.translate).faults


def test_the_footer_names_the_day_of_the_last_good_copy_and_keeps_it_in_another_size(
    screen, practice, clock, tmp_path
):
    timers = Timers(screen)
    timers.stop()
    screen.settings.settings = screen.settings.settings._replace(copies=str(tmp_path))
    timers.run_each_minute()
    assert any("vandaag" in text for text in shown_texts(screen.frame))
    screen.settings.change_look(scale=125)
    assert any("vandaag" in text for text in shown_texts(screen.frame))
    (tmp_path / "weg").write_text("no folder")
    screen.settings.settings = screen.settings.settings._replace(copies=str(tmp_path / "weg"))
    clock.forward(hours=24)
    timers.run_each_minute()
    texts = shown_texts(screen.frame)
    assert not any("vandaag" in text for text in texts)
    assert any(text.startswith("Laatste reservekopie") for text in texts)


def test_what_is_typed_on_a_page_is_there_in_another_size_and_language(screen, practice, qtbot):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.go("replies")
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Tab)
    type_("AB3-4C5")
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    page = screen.pages["replies"]
    from PySide6.QtWidgets import QLineEdit

    qtbot.waitUntil(
        lambda: any(
            edit.text() == "AB3-4C5" and edit.isVisible() for edit in page.findChildren(QLineEdit)
        )
    )
    screen.settings.change_look(language="en")
    page = screen.pages["replies"]
    qtbot.waitUntil(
        lambda: any(
            edit.text() == "AB3-4C5" and edit.isVisible() for edit in page.findChildren(QLineEdit)
        )
    )


def test_the_last_platform_cannot_be_left_out(screen, practice):
    screen.go("settings")
    screen.pages["settings"].open("platforms")
    for slug in practice.use_cases.set_up.centre().platforms:
        screen.settings.use(slug, False)
    assert len(practice.use_cases.set_up.centre().platforms) == 1, "none would mean all"
    assert practice.translate("settings-use-one") in shown_texts(screen.pages["settings"])


LINE = "mw vd berg wil graag een zwieberprut"


TEXT = "Wie helpt? Zij gaat elke week naar het Roze Huis in de buurt en is vaak flieberig."


@pytest.fixture
def folder(tmp_path):
    yield tmp_path
    extend_from(None)


def test_what_a_centre_adds_is_understood_guarded_and_hinted_at(folder):
    assert understand(LINE, date(2026, 11, 23), lexicon()).kind != "meal"
    assert guard(TEXT, PrivateFacts()) == ()
    assert "overhandigen" not in [
        one.said for one in find_hints("U kunt het retourformulier invullen.")
    ]
    (folder / "lexicon.toml").write_text('dishes = ["Zwieberprut"]\n', encoding="utf8")
    (folder / "guard.toml").write_text('health = ["het Roze Huis", "flieber*"]\n', encoding="utf8")
    (folder / "plain.toml").write_text(
        '[instead]\nretourformulier = "papier om terug te sturen"\n', encoding="utf8"
    )
    extend_from(folder)
    found = understand(LINE, date(2026, 11, 23), lexicon())
    assert (found.kind, found.what) == ("meal", "zwieberprut")
    assert [
        (one.kind, TEXT[one.start : one.end], one.stop) for one in guard(TEXT, PrivateFacts())
    ] == [
        ("health", "het Roze Huis", False),
        ("health", "flieberig", False),
    ]
    assert ("retourformulier", "papier om terug te sturen") in [
        (one.said, one.instead) for one in find_hints("U kunt het retourformulier invullen.")
    ]


def test_what_is_added_is_a_word_and_never_a_pattern(folder):
    (folder / "guard.toml").write_text('health = ["(", "c++ [x"]\n', encoding="utf8")
    extend_from(folder)
    assert guard("Wie helpt mee in de tuin (graag zaterdag)?", PrivateFacts()) == ()


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("guard.toml", 'health = ["open', "words-file-unreadable"),
        ("guard.toml", 'gezondheid = ["x"]', "words-entry-wrong"),
        ("lexicon.toml", 'things = "ladder"', "words-entry-wrong"),
        ("lexicon.toml", "[verbs]\nborrow = [3]", "words-entry-wrong"),
        ("plain.toml", "[instead]\nx = 3", "words-entry-wrong"),
        ("guard.toml", 'health = ["*"]', "words-entry-wrong"),
    ],
)
def test_a_file_that_is_wrong_adds_nothing_and_says_so(folder, name, text, key):
    (folder / name).write_text(text, encoding="utf8")
    extend_from(folder)
    assert [fault.key for fault in faults()] == [key]
    assert guard("Wie helpt mee in de tuin?", PrivateFacts()) == ()
    assert understand("ladder lenen", date(2026, 11, 23), lexicon()).what == "ladder"


def test_the_desk_says_it_when_somebody_comes_in(folder, screen, practice):
    (folder / "guard.toml").write_text("health = [", encoding="utf8")
    extend_from(folder)
    screen.session.lock()
    screen.is_recovered = False
    screen.session.enter(practice.actor)
    assert practice.translate(
        "error-words-file-unreadable", file=str(folder / "guard.toml")
    ) in shown_texts(screen.frame)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9-24", "09:00-23:59"), ("9-24.30", None), ("9-17", "09:00-17:00"), ("20-24", "20:00-23:59")],
)
def test_hours_until_midnight_are_hours_of_a_day(typed, read):
    assert read_hours(typed) == read


def test_a_centre_is_not_made_before_every_field_of_the_step_will_do(screen, practice):
    faults = []
    screen.first_run.faults.connect(faults.append)
    screen.first_run.begin("", "Ineke", "1234")
    screen.first_run.begin("De Lnide", " ", "1234")
    assert [list(fault) for fault in faults] == [["centre"], ["name"]]


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


def test_a_copy_that_could_not_be_made_is_told_and_tried_again(screen, practice, clock, tmp_path):
    blocked = tmp_path / "no folder"
    blocked.write_text("a file where a folder should be")
    screen.settings.settings = screen.settings.settings._replace(copies=str(blocked))
    timers = Timers(screen)
    timers.stop()
    timers.run_each_minute()
    assert "reservekopie is nog niet" in " ".join(shown_texts(screen.frame))
    screen.settings.settings = screen.settings.settings._replace(copies=str(tmp_path))
    timers.run_each_minute()
    assert list(tmp_path.glob("intake-*.db")) == [], "not every minute"
    clock.forward(minutes=16)
    timers.run_each_minute()
    assert len(list(tmp_path.glob("intake-*.db"))) == 1
    assert "Reservekopie" in " ".join(shown_texts(screen.frame))


def test_settings_change_what_is_said_and_a_bad_text_stays_with_its_sentence(
    screen, practice, qtbot
):
    screen.go("settings")
    screen.pages["settings"].open("phrases")
    column = screen.pages["settings"].findChild(RewordableSentencesColumn)
    qtbot.waitUntil(lambda: column.which.count() > 40)
    column.which.setCurrentIndex(column.which.findData("consent-post"))
    column._choose(column.which.currentIndex())
    column.text.setPlainText("Mogen wij dit plaatsen?")
    keep = next(
        one
        for one in column.findChildren(QPushButton)
        if one.accessibleName() == practice.translate("phrases-keep")
    )
    keep.click()
    assert "{ $platforms }" in column._error_line.text()
    assert column.text.toPlainText() == "Mogen wij dit plaatsen?"
    column.text.setPlainText("Mag uw vraag op { $platforms }?")
    keep.click()
    qtbot.waitUntil(column.back.isVisible)
    assert (
        practice.translate.in_language("nl", "consent-post", platforms="X") == "Mag uw vraag op X?"
    )
    column.back.click()
    assert "Zonder uw naam" in practice.translate.in_language("nl", "consent-post", platforms="X")


OF_THE_CENTRE = {
    "copies": "/elders",
    "idle_minutes": 60,
    "database": "postgresql://elders/x",
    "mail_host": "elders.example",
    "mail_port": 25,
    "mail_security": "none",
    "mail_user": "iemand",
}


@pytest.mark.parametrize("name", OF_THE_CENTRE)
def test_what_all_of_a_centre_depends_on_no_volunteer_changes(screen, practice, name):
    before = screen.settings.settings
    screen.session.enter(practice.actor._replace(role=Role.VOLUNTEER))
    screen.settings.change_look(**{name: OF_THE_CENTRE[name]})
    assert screen.settings.settings == before
    screen.session.enter(practice.actor)
    screen.settings.change_look(**{name: OF_THE_CENTRE[name]})
    assert getattr(screen.settings.settings, name) == OF_THE_CENTRE[name]


@pytest.mark.parametrize("security", ["tls", "none"])
def test_the_security_of_the_mail_server_is_kept_as_chosen(screen, practice, security):
    typed = {"host": "", "port": "465", "user": "balie", "password": "", "security": security}
    screen.mail_server.change(typed)
    kept = load_settings(practice.home.settings)
    assert (kept.mail_security, kept.mail_port, kept.mail_user) == (security, 465, "balie")
