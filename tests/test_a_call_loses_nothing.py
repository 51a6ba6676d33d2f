"""A call that cannot be written goes on.

What was typed for one never lands on another; what was said is kept as it was said, and can be
corrected.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Consent, Purpose
from intake.domain.draft import Draft
from intake.domain.permissions import Role
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.request import Request
from intake.kit.errors import ExternalError
from intake.paper.fonts import drawable, register
from intake.store.search_keys import keys_of, question_of
from intake.ui.desk.call_validation import validate_person_field
from intake.ui.person.person_card import make_person_card
from tests.builders import a_call, rows
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
    screen.page.replace(None, {"kind": "ride", "a.what": "naar de markt"})
    screen.call.save()
    assert screen.page.get("a.what") == "naar de markt"
    assert screen.page.get("kind") == "ride"


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


def test_what_may_not_be_placed_is_not_written_and_the_call_goes_on(screen, practice):
    open_annie(screen)
    screen.session.signed_in = practice.actor._replace(role=Role.VOLUNTEER)
    screen.online.edit(
        "Boormachine",
        (
            f"Voor iemand van de kerk. Code {screen.page.get('code')[:3]}-"
            f"{screen.page.get('code')[3:]}"
        ),
    )
    screen.online.overrule("zij vroeg dit zelf")
    screen.online.answer(Purpose.POST, "yes")
    before = len(rows(practice, Request))
    screen.online.place()
    assert practice.translate("error-gate-closed", needed="coördinator") in shown_texts(
        screen.frame
    )
    assert len(rows(practice, Request)) == before
    screen.what.answer("why", "gordijnrail")
    screen.call.save()
    kept = next(draft for draft in rows(practice, Draft) if draft.id == screen.page.draft_id)
    assert (kept.state, kept.page["a.why"]) == ("active", "gordijnrail")


def test_a_platform_that_has_the_request_keeps_no_other_from_it(practice):
    taken, title, text = a_call(practice)
    first = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, taken.request.id)
        queued = [
            practice.use_cases.postings.queue_in(
                transaction, practice.actor, request, PlatformText(slug, title, text)
            )
            for slug in ("oefenleen", "oefenhulp")
        ]
    assert queued[0] is None
    assert {one.id for one in rows(practice, Posting)} == {first.id, queued[1].id}


def test_an_answer_that_was_a_slip_of_the_keys_can_be_corrected(screen, practice):
    open_annie(screen)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert practice.translate("error-post-refused") in shown_texts(screen.frame)
    press(Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert screen.page.get("consent.post") == "yes"


def test_who_said_no_is_asked_again_when_the_request_is_taken_up(practice):
    taken, _, _ = a_call(practice, consent="no")
    assert (
        "consent.post"
        not in practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value.page
    )


def test_consent_is_kept_in_the_words_that_were_read(screen, practice):
    open_annie(screen)
    asked = next(one for one in screen.online._questions() if one.purpose is Purpose.POST).text
    screen.online.answer(Purpose.POST, "yes")
    for slug in screen.online.chosen()[1:]:
        screen.online.tick(slug, False)
    assert (
        next(one for one in screen.online._questions() if one.purpose is Purpose.POST).text != asked
    )
    screen.online.keep_only()
    assert [one.text_read for one in rows(practice, Consent, purpose=str(Purpose.POST))][
        -1
    ] == asked


def marked(edit):
    return [
        one.cursor.selectedText()
        for one in edit.extraSelections()
        if one.format.background().color() != QColor()
    ]


def test_marks_stand_where_the_words_are_in_title_and_text(screen):
    open_annie(screen)
    code = screen.page.get("code")
    screen.online.edit("Boor voor De Vries", f"😀😀😀 Bel 020 618 4217. Code {code[:3]}-{code[3:]}")
    column = screen.pages["desk"].online
    assert [text for text in marked(column.title) if "Vries" in text]
    assert any(text.strip() == "020 618 4217" for text in marked(column.text))


def test_another_platform_s_text_is_named_where_something_in_it_holds_up(screen, practice):
    open_annie(screen)
    first, second = screen.online.chosen()[:2]
    screen.online.show_text_of(second)
    title, text = shown_post(screen)
    screen.online.edit(title, f"{text} Bel 020 618 4217.")
    screen.online.show_text_of(first)
    name = next(one.profile.name for one in screen.online._options if one.profile.slug == second)
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
    assert "25" in screen.pages["desk"].what._fields["until"].edit.text()
    screen.online.place()
    assert rows(practice, Request) == ()
    screen.what.answer("until", "30 nov")
    assert screen.page.get("a.until").endswith("11-30")
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


def test_a_diet_is_kept_apart_and_still_stands_on_the_paper(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "meal",
        "a.what": "warme maaltijd",
        "a.diet": "zonder varkensvlees",
        "new.first_name": "Fatma",
        "new.phone": "0612345678",
    }
    taken = practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, {}).value
    assert "diet" not in rows(practice, Request, code=taken.request.code)[0].answers
    assert {note.topic: note.secret for note in rows(practice, PrivateNote)} == {
        "diet": "zonder varkensvlees"
    }
    assert taken.request.answers["diet"] == "zonder varkensvlees"
    assert (
        practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value.page[
            "a.diet"
        ]
        == "zonder varkensvlees"
    )
    _, slip = practice.use_cases.slips.make(practice.actor, taken.request.id).value
    assert slip


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
    asked, meant = question_of(typed), question_of(same)
    assert asked.begins[0] == meant.begins[0]


def test_a_word_without_end_is_looked_up_and_kept_like_any_other():
    endless = "abcdefghij" * 500
    assert len(question_of(endless).equal) < 500
    assert len(keys_of([endless], [], "", "")) < 500


def test_a_call_that_is_not_for_us_is_counted_once_and_ends(screen, practice, qtbot):
    open_annie(screen)
    screen.call.save()
    draft = screen.page.draft_id
    press(Qt.Key.Key_F3)
    screen.print_windows.cards.activateWindow()
    qtbot.waitUntil(screen.print_windows.cards.isActiveWindow)
    for _ in range(2):
        press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert sum(practice.use_cases.referrals.count().values()) == 1
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not screen.print_windows.cards.isVisible()
    assert next(one for one in rows(practice, Draft) if one.id == draft).state == "dropped"
    assert screen.page.get("resident") == ""


def test_what_was_typed_is_saved_when_its_field_is_left(screen, practice, qtbot):
    open_annie(screen)
    qtbot.waitUntil(lambda: not screen.page.dirty)
    kept = next(draft for draft in rows(practice, Draft) if draft.id == screen.page.draft_id)
    assert kept.page["a.what"] == "boormachine"


def test_a_consent_that_was_taken_back_leaves_the_other_with_its_day(screen, practice):
    open_annie(screen)
    person = screen.who.person
    left = tuple(one for one in person.consents if one.purpose is Purpose.KEEP)
    assert left
    said = make_person_card(replace(person, consents=left), practice.translate).standing
    assert "Gegevens bewaren" in said
    assert "november" in said


def test_a_request_that_ended_lately_can_be_gone_on_with(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    type_("Wim")
    screen.who.open(taken.resident.id)
    said = practice.translate("who-recent-ended", what="boormachine", day="ma 23 november")
    qtbot.waitUntil(lambda: said in shown_texts(screen.frame))
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert screen.frame.pages.currentWidget() is screen.pages["requests"]
    assert rows(practice, Request)[0].closed_at is None


def test_who_is_on_the_screen_of_bellen_is_a_look_once(screen, practice):
    a_call(practice, consent="later")

    def looks():
        with practice.store._engine.connect() as connection:
            return connection.exec_driver_sql(
                "SELECT count(*) FROM audit WHERE action = 'view'"
            ).scalar()

    before = looks()
    for _ in range(2):
        screen.go("calls")
        screen.go("desk")
    assert looks() == before + 1


def test_a_greek_name_stands_on_paper(cache):
    register(cache)
    assert drawable("Οικονόμου") == "Οικονόμου"
