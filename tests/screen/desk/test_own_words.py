"""Other words for a post by one key, and the centre's own words for the next request."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt

from intake.domain.consent import Purpose
from intake.domain.posting import Posting
from intake.ui.settings.wordings_column import WordingsColumn
from tests.builders import rows
from tests.screens import open_annie, press, shown_texts, type_

OWN = "Help een buurtgenoot in Oud-West aan een boormachine? Dat is heel fijn. Noem code {code}."


def a_text(screen, qtbot):
    open_annie(screen)
    qtbot.waitUntil(lambda: bool(screen.online.texts.texts))
    return screen.online.texts.texts[screen.online.shown_slug]


def place_with(screen, qtbot, text):
    """Place the request with a text of one's own, after a yes to it."""
    title, composed = a_text(screen, qtbot)
    code = composed.partition("code ")[2][:7]
    screen.online.edit(title, text.format(code=code))
    screen.online.answer(Purpose.POST, "yes")
    assert screen.online.why_not() == ""
    screen.online.place()


def test_one_key_gives_other_words_and_comes_round_to_the_first(screen, qtbot):
    first = a_text(screen, qtbot)
    seen = [first]
    for _ in range(6):
        press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
        seen.append(screen.online.texts.texts[screen.online.shown_slug])
    assert all(text != before for before, text in pairwise(seen))
    assert len(set(seen)) >= 3
    assert seen[6] == first
    assert any("woorden van het begin" in text for text in shown_texts(screen.pages["desk"]))


def test_what_somebody_typed_comes_round_again(screen, qtbot):
    title, _ = a_text(screen, qtbot)
    screen.online.edit(title, "Een heel eigen tekst.")
    texts = []
    for _ in range(8):
        press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
        texts.append(screen.online.texts.texts[screen.online.shown_slug].text)
    assert "Een heel eigen tekst." in texts


def test_own_words_are_kept_without_the_request_and_offered_for_the_next(screen, practice, qtbot):
    place_with(screen, qtbot, OWN)
    kept = practice.use_cases.wordings.list_all(practice.actor)
    assert kept
    wording = kept[0].wording
    assert wording.kind == "borrow"
    assert "{area}" in wording.text
    assert "{thing}" in wording.text
    assert "{code}" in wording.text
    assert "Annie" not in f"{wording.title}{wording.text}"
    press(Qt.Key.Key_F2)
    a_text(screen, qtbot)
    assert any("Zo schreef u het in" in text for text in shown_texts(screen.pages["desk"]))
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    text = screen.online.texts.texts[screen.online.shown_slug].text
    assert "Dat is heel fijn." in text
    assert "{" not in text


def test_words_that_tell_how_one_resident_eats_are_not_kept(screen, practice, qtbot):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("soep, zoutarm, zaterdag")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.online.texts.texts))
    title, text = screen.online.texts.texts[screen.online.shown_slug]
    assert "zoutarm" in f"{title}{text}"
    screen.online.edit("Soep gevraagd", f"{text} Dat is heel fijn.")
    screen.online.answer(Purpose.POST, "yes")
    assert screen.online.why_not() == ""
    screen.online.place()
    assert practice.use_cases.wordings.list_all(practice.actor) == ()


def test_own_words_are_changed_and_forgotten_on_the_settings_page(screen, practice, qtbot):
    place_with(screen, qtbot, OWN)
    screen.go("settings")
    screen.pages["settings"].open("wordings")
    column = screen.pages["settings"].findChild(WordingsColumn)
    qtbot.waitUntil(lambda: column.which.count() > 0)
    count = column.which.count()
    assert "{wijk}" in column.text.toPlainText()
    assert "{area}" not in column.text.toPlainText()
    column.title.setText("Andere titel")
    column.keep.click()
    kept = {
        one.wording.title: one.wording.text
        for one in practice.use_cases.wordings.list_all(practice.actor)
    }
    assert "{area}" in kept["Andere titel"]
    column.forget.click()
    assert len(practice.use_cases.wordings.list_all(practice.actor)) == count - 1
    column.undo.click()
    titles = {one.wording.title for one in practice.use_cases.wordings.list_all(practice.actor)}
    assert "Andere titel" in titles
    column.title.setText("")
    column.keep.click()
    assert any("Vul een titel" in text for text in shown_texts(column))


def test_a_change_of_own_words_is_taken_back(screen, practice, qtbot):
    place_with(screen, qtbot, OWN)
    screen.go("settings")
    screen.pages["settings"].open("wordings")
    column = screen.pages["settings"].findChild(WordingsColumn)
    qtbot.waitUntil(lambda: column.which.count() > 0)
    before = {one.wording.title for one in practice.use_cases.wordings.list_all(practice.actor)}
    column.title.setText("Andere titel")
    column.keep.click()
    column.undo.click()
    after = {one.wording.title for one in practice.use_cases.wordings.list_all(practice.actor)}
    assert after == before


def test_the_reason_for_a_caution_is_of_one_call_alone(screen, practice, qtbot):
    a_text(screen, qtbot)
    screen.online.overrule("zij vroeg dit zelf")
    screen.call.begin()
    place_with(screen, qtbot, "Wie leent er een boormachine uit? Noem code {code}.")
    assert {posting.overruled for posting in rows(practice, Posting)} == {""}
