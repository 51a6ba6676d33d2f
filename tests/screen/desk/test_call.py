"""A call on the desk's page: begin, park, take up, write."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from intake.domain.consent import Purpose
from intake.domain.draft import Draft
from intake.domain.private_note import PrivateNote
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.kit.errors import ExternalError
from intake.store.search_keys import make_search_keys, parse_key_query
from intake.ui.desk.call_validation import validate_person_field
from intake.ui.person.window import PersonWindow
from tests.builders import (
    a_call,
    rows,
)
from tests.desk_facts import ALT, CTRL
from tests.screens import open_annie, press, shown_post, shown_texts, type_


def to_the_end(screen):
    """Take Annie's call and keep it, so that its end is shown."""
    open_annie(screen)
    for _ in range(3):
        press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    screen.online.keep_only()
    assert screen.frame.pages.currentWidget() is screen.pages["ended"]


class Away:
    """A begin that fails as long as it is told to."""

    def __init__(self, drafts):
        self.drafts, self.fails = drafts, True

    def __getattr__(self, name):
        return getattr(self.drafts, name)

    def begin(self, actor):
        if self.fails:
            raise ExternalError("store-busy")
        return self.drafts.begin(actor)


@pytest.fixture
def away(screen, monkeypatch):
    drafts = Away(screen.session.use_cases.drafts)
    screen.session.use_cases = replace(screen.session.use_cases, drafts=drafts)
    return drafts


def test_an_offer_that_cannot_be_begun_stays_and_lands_on_no_other_call(screen, practice, away):
    away.fails = False
    to_the_end(screen)
    away.fails = True
    type_("appeltaart bakken")
    press(Qt.Key.Key_Return)
    ended = screen.pages["ended"]
    assert screen.frame.pages.currentWidget() is ended
    assert ended.offer == "appeltaart bakken"
    assert any("database" in text.lower() for text in shown_texts(ended))
    away.fails = False
    screen.call_draft.replace(None, {"kind": "ride", "a.what": "naar de markt"})
    screen.call.save()
    assert screen.call_draft.get("a.what") == "naar de markt"
    assert screen.call_draft.get("kind") == "ride"


def test_an_offer_waits_as_a_call_where_another_one_is_begun(screen, practice):
    to_the_end(screen)
    type_("appeltaart bakken")
    press(Qt.Key.Key_F2)
    parked = [draft for draft in rows(practice, Draft) if draft.state == "parked"]
    assert [draft.page.get("a.what") for draft in parked] == ["appeltaart bakken"]
    assert screen.pages["ended"].offer == ""


def test_an_offer_is_there_again_after_a_lock(screen, practice):
    to_the_end(screen)
    type_("appeltaart bakken")
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    screen.session.enter(practice.actor)
    assert screen.frame.pages.currentWidget() is screen.pages["ended"]
    assert screen.pages["ended"].offer == "appeltaart bakken"


def test_an_answer_that_was_a_slip_of_the_keys_can_be_corrected(screen, practice):
    open_annie(screen)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert practice.translate("error-post-refused") in shown_texts(screen.frame)
    press(Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert screen.call_draft.get("consent.post") == "yes"


def test_who_said_no_is_asked_again_when_the_request_is_taken_up(practice):
    taken, _, _ = a_call(practice, consent="no")
    assert (
        "consent.post"
        not in practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value.page
    )


def marked(edit):
    return [
        one.cursor.selectedText()
        for one in edit.extraSelections()
        if one.format.background().color() != QColor()
    ]


def test_marks_stand_where_the_words_are_in_title_and_text(screen):
    open_annie(screen)
    code = screen.call_draft.get("code")
    screen.online.edit("Boor voor De Vries", f"😀😀😀 Bel 020 618 4217. Code {code[:3]}-{code[3:]}")
    column = screen.pages["desk"].online
    assert [text for text in marked(column.title) if "Vries" in text]
    assert any(text.strip() == "020 618 4217" for text in marked(column.text))


def test_another_platform_s_text_is_named_where_something_in_it_holds_up(screen, practice):
    open_annie(screen)
    first, second = screen.online.chosen_slugs()[:2]
    screen.online.show_text_of(second)
    title, text = shown_post(screen)
    screen.online.edit(title, f"{text} Bel 020 618 4217.")
    screen.online.show_text_of(first)
    name = next(one.profile.name for one in screen.online.options if one.profile.slug == second)
    assert practice.translate("online-why-private-at", platform=name) in shown_texts(screen.frame)


def test_a_text_that_lost_its_code_or_grew_too_long_says_so(screen, practice):
    open_annie(screen)
    title, text = shown_post(screen)
    screen.online.edit(title, "Wie heeft een boormachine voor een buurtgenoot?")
    assert "Zet de code" in screen.online.why_not()
    screen.online.edit("boormachine " * 400, text)
    assert "te lang" in screen.online.why_not()
    assert shown_post(screen)[0].startswith("boormachine boormachine")


@pytest.mark.parametrize(
    "turn", [("first", "28 nov", "until", "25 nov"), ("until", "25 nov", "first", "28 nov")]
)
def test_a_last_day_before_the_first_is_told_beside_its_field_and_stays(
    screen, practice, qtbot, turn
):
    open_annie(screen)
    screen.what.answer(turn[0], turn[1])
    screen.what.answer(turn[2], turn[3])
    qtbot.waitUntil(lambda: practice.translate("answer-until-before") in shown_texts(screen.frame))
    assert "25" in screen.pages["desk"].what.fields["until"].edit.text()
    screen.online.place()
    assert rows(practice, Request) == ()
    screen.what.answer("until", "30 nov")
    assert screen.call_draft.get("a.until").endswith("11-30")
    assert practice.translate("answer-until-before") not in shown_texts(screen.frame)


def test_what_is_far_too_long_is_told_beside_its_field_and_stays(screen, practice):
    long = "boormachine voor zaterdag " * 200
    open_annie(screen)
    QApplication.clipboard().setText(long)
    line = screen.pages["desk"].what.line
    line.setFocus()
    line.selectAll()
    line.paste()
    press(Qt.Key.Key_Return)
    assert practice.translate("answer-too-long", most=500) in shown_texts(screen.frame)
    assert line.text().strip() == long.strip()
    assert "lang" in validate_person_field("last_name", "x" * 5000, practice.translate)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("020 555 0111 ext 3", "0205550111"),
        ("020 555 0111, toestel 3", "0205550111"),
        ("31205550111", "0205550111"),
        ("tel. 020 555 0111", "0205550111"),
        ("12 1052XK", "1052XK12"),
        ("mw de Vries", "de Vries"),
        ("mevrouw de Vries", "Vries"),
    ],
)
def test_what_is_said_around_a_number_or_a_name_does_not_hide_it(typed, same):
    asked, meant = parse_key_query(typed), parse_key_query(same)
    assert asked.begins[0] == meant.begins[0]


def test_a_word_without_end_is_looked_up_and_kept_like_any_other():
    endless = "abcdefghij" * 500
    assert len(parse_key_query(endless).equal) < 500
    assert len(make_search_keys([endless], [], "", "")) < 500


def test_a_call_that_is_not_for_us_is_counted_once_and_ends(screen, practice, qtbot):
    open_annie(screen)
    screen.call.save()
    draft = screen.call_draft.draft_id
    press(Qt.Key.Key_F3)
    screen.print_windows.cards.activateWindow()
    qtbot.waitUntil(screen.print_windows.cards.isActiveWindow)
    for _ in range(2):
        press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert sum(practice.use_cases.referrals.count(practice.actor).values()) == 1
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not screen.print_windows.cards.isVisible()
    assert next(one for one in rows(practice, Draft) if one.id == draft).state == "dropped"
    assert screen.call_draft.get("resident") == ""


def test_what_was_typed_is_saved_when_its_field_is_left(screen, practice, qtbot):
    open_annie(screen)
    qtbot.waitUntil(lambda: not screen.call_draft.dirty)
    kept = next(draft for draft in rows(practice, Draft) if draft.id == screen.call_draft.draft_id)
    assert kept.page["a.what"] == "boormachine"


def test_a_request_that_ended_lately_can_be_gone_on_with(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    type_("Wim")
    screen.who.open(taken.resident.id)
    said = practice.translate("who-recent-ended", what="boormachine", day="ma 23 november")
    qtbot.waitUntil(lambda: said in shown_texts(screen.frame))
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert screen.frame.pages.currentWidget() is screen.pages["request"]
    assert rows(practice, Request)[0].closed_at is None


def test_who_is_on_the_screen_of_bellen_is_a_look_once(screen, practice):
    a_call(practice, consent="later")

    def looks():
        with practice.store.engine.connect() as connection:
            return connection.exec_driver_sql(
                "SELECT count(*) FROM audit WHERE action = 'view'"
            ).scalar()

    before = looks()
    for _ in range(2):
        screen.go("calls")
        screen.go("desk")
    assert looks() == before + 1


def test_a_request_that_is_kept_twice_in_a_hurry_is_one_request(screen, slow, practice):
    screen.online.keep_only()
    screen.online.keep_only()
    slow.let_go()
    with practice.store.read() as transaction:
        assert len(transaction.find(Request)) == 1


def test_platforms_of_a_kind_that_was_taken_back_meanwhile_are_not_shown(screen, slow):
    shown = []
    screen.online.platforms_listed.connect(shown.append)
    screen.call_draft.set("kind", "ride")
    screen.call_draft.set("kind", "")
    slow.let_go()
    assert shown[-1] == []


def test_an_allergy_is_in_clear_nowhere_in_the_record(screen, practice):
    open_annie(screen)
    screen.what.choose_kind("meal")
    screen.call_draft.set("a.what", "maaltijd")
    screen.call_draft.set("a.allergies", "PINDANOOT")
    draft = screen.call_draft.draft_id
    practice.use_cases.drafts.save(practice.actor, draft, dict(screen.call_draft.entries.by_name))
    assert rows(practice, Draft, id=draft)[0].page["a.allergies"] == "PINDANOOT"
    assert "PINDANOOT" not in everything(practice)
    screen.online.keep_only()
    assert [note.secret for note in rows(practice, PrivateNote)] == ["PINDANOOT"]
    assert "PINDANOOT" not in everything(practice)
    again = practice.use_cases.drafts.resume_request(
        practice.actor, rows(practice, Request)[0].id
    ).value
    assert again.page["a.allergies"] == "PINDANOOT"


def everything(practice):
    """Return every value of every table as the database holds it."""
    engine = practice.store.engine
    with engine.connect() as connection:
        tables = sa.inspect(engine).get_table_names()
        return repr(
            [connection.execute(sa.text(f"SELECT * FROM {name}")).fetchall() for name in tables]
        )


def test_what_is_not_understood_is_gone_back_to_and_never_written_over(screen, practice, qtbot):
    open_annie(screen)
    box = screen.pages["desk"].what.fields["first"].edit
    box.setFocus()
    box.clear()
    type_("ergens volgende maand")
    press(Qt.Key.Key_S, CTRL)
    assert rows(practice, Request) == ()
    assert box.text() == "ergens volgende maand"
    assert box.hasFocus()
    assert any(
        "Bij “Nodig vanaf” staat iets dat wij niet begrijpen" in text
        for text in shown_texts(screen.pages["desk"])
    )


def test_another_kind_while_the_hands_are_in_a_field_of_the_first_breaks_nothing(
    screen, practice, qtbot
):
    open_annie(screen)
    screen.pages["desk"].what.fields["quantity"].edit.setFocus()
    type_("ergens")
    press(Qt.Key.Key_3, ALT)
    qtbot.waitUntil(lambda: "quantity" not in screen.pages["desk"].what.fields)
    assert screen.call_draft.get("kind") == "help"
    assert "niet begrijpen" not in screen.online.why_not()


def test_the_sheet_of_the_last_caller_does_not_change_the_next_call(screen, practice, qtbot):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    window = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, PersonWindow) and one.isVisible()
    )
    presenter = window.presenter
    screen.call.begin()
    assert not window.isVisible()
    corrie = rows(practice, Resident, last_name="Meijer")[0]
    screen.who.open(corrie.id)
    presenter.done.emit("bewaard")
    assert screen.who.person.resident.id == corrie.id


def test_a_call_that_stopped_half_way_is_taken_up_again_once(practice):
    taken, _, _ = a_call(practice, consent="later", diet="noten")
    first, second = (
        practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
        for _ in range(2)
    )
    assert first.id == second.id
    assert (first.page["code"], first.page["resident"], first.page["a.what"]) == (
        taken.request.code,
        str(taken.resident.id),
        "boormachine",
    )
    assert "consent.post" not in first.page, "what was put off is asked"
    again = practice.use_cases.take_request.take_and_place(
        practice.actor,
        first.id,
        {**first.page, "consent.post": "yes", "about": "x"},
        {Purpose.POST: ("1", "Mag het?")},
    ).value
    assert again.request.id == taken.request.id
    assert rows(practice, Task, request_id=taken.request.id, kind="missing", done_at=None) == ()


def test_somebody_searched_for_during_a_call_is_listed_and_the_call_waits(screen, practice, qtbot):
    open_annie(screen)
    annie = screen.who.person.resident.id
    screen.frame.search.setFocus()
    type_("meijer")
    qtbot.waitUntil(screen.frame.search.results.isVisible)
    press(Qt.Key.Key_Return)
    assert screen.who.person.resident.id != annie
    assert [
        draft.state
        for draft in practice.use_cases.drafts.list_unfinished(practice.actor)
        if draft.page.get("resident")
    ] == ["parked"]


def test_the_habit_of_somebody_opened_by_mistake_goes_with_them(screen):
    open_annie(screen)
    assert screen.call_draft.get("a.collector") == "buurvrouw"
    screen.who.forget()
    assert (screen.call_draft.get("a.collector"), screen.call_draft.get("habit.collector")) == (
        "",
        "",
    )
