"""The words of the program: two languages, the centre's own, and a cache that is never old."""

from __future__ import annotations

import os

import pytest

from intake.kit.translations import Translations

DUTCH = """
desk-title = Balie
desk-hello = Dag { $name }, tot { $day }
desk-count = { $number ->
    [one] één verzoek
   *[other] { $number } verzoeken
}
desk-quote = Zeg { "{" }ja{ "}" }
"""
ENGLISH = """
desk-title = Desk
"""


@pytest.fixture
def folder(tmp_path):
    for language, text in (("nl", DUTCH), ("en", ENGLISH)):
        (tmp_path / "words" / language).mkdir(parents=True)
        (tmp_path / "words" / language / "desk.ftl").write_text(text, encoding="utf8")
    (tmp_path / "cache").mkdir()
    return tmp_path


def translations(folder):
    return Translations(folder / "words", folder / "cache")


def test_a_sentence_takes_its_values(folder):
    for _ in ("first", "from the cache"):
        say = translations(folder)
        assert say("desk-hello", name="Annie", day="dinsdag") == "Dag Annie, tot dinsdag"
        assert say("desk-count", number=1) == "één verzoek"
        assert say("desk-count", number=3) == "3 verzoeken"
        assert say("desk-quote") == "Zeg {ja}"
        assert say.has("desk-title")
        assert not say.has("desk-nothing")


def test_a_value_that_is_missing_is_a_fault(folder):
    with pytest.raises(KeyError):
        translations(folder)("desk-hello")


def test_the_language_changes_for_the_screen_and_not_for_paper(folder):
    say = translations(folder)
    paper = say.bound_to("nl")
    say.set_language("en")
    assert (say("desk-title"), paper("desk-title"), paper.language) == ("Desk", "Balie", "nl")


def test_the_centre_words_its_own_dutch(folder):
    say = translations(folder)
    say.use_own_texts({"desk-title": "Loket"})
    assert say("desk-title") == "Loket"
    assert say.in_language("en", "desk-title") == "Desk"
    assert say.has_own_text("desk-title")
    assert not say.has_own_text("desk-hello")
    assert say.table("nl")["desk-title"] == "Balie"


def test_what_is_changed_is_read_anew(folder):
    assert translations(folder)("desk-title") == "Balie"
    file = folder / "words" / "nl" / "desk.ftl"
    file.write_text(DUTCH.replace("Balie", "Balje"), encoding="utf8")
    os.utime(file, ns=(1, file.stat().st_mtime_ns + 1_000_000_000))
    assert translations(folder)("desk-title") == "Balje"


def test_words_that_cannot_be_read_are_a_fault(folder):
    (folder / "words" / "nl" / "desk.ftl").write_text("desk-title = { $", encoding="utf8")
    with pytest.raises(ValueError, match="cannot be read: desk-title"):
        translations(folder)("desk-title")
