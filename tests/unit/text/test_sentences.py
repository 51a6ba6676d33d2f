"""The sentences of screen and paper: both languages, plain words, no jargon."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import intake
from intake.domain.platform_profile import PostingMethod
from intake.domain.task import TaskKind
from intake.forms.request_forms import FORMS
from intake.kit.paths import resources
from intake.kit.translations import LANGUAGES, Translations
from intake.text.composing.readability import measure_readability
from tests.text_facts import A_PROFILE

ROOT = Path(intake.__file__).parent


READ_ALOUD = re.compile(
    r"^(say-(?!ings)|slip-|helper-(?!slip)|card-|letter-|message-.*-text|consent-(?!version))"
)


@pytest.fixture(scope="module")
def translate():
    return Translations(resources() / "words")


def test_both_languages_say_the_same_things(translate):
    assert set(translate.table("nl")) == set(translate.table("en"))


def test_a_sentence_has_the_same_holes_in_both_languages(translate):
    holes = re.compile(r"\$([a-z_]+)")
    for key, said in translate.table("nl").items():
        assert set(holes.findall(str(said))) == set(
            holes.findall(str(translate.table("en")[key]))
        ), key


ERRORS = ("UserFacingError", "ExternalError", "RejectedError", "OutcomeUnknownError")


def keys_of_errors():
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ERRORS
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield node.args[0].value


def test_every_fault_that_is_told_has_a_sentence(translate):
    keys = set(keys_of_errors())
    assert len(keys) > 100, "the errors of the program are found"
    assert {key for key in keys if f"error-{key}" not in translate.table("nl")} == set()


@pytest.mark.parametrize("way", PostingMethod)
def test_every_way_to_post_has_its_words(translate, way):
    table = translate.table("nl")
    assert f"way-{way}" in table
    place = replace(A_PROFILE, way=way).place_field
    if place:
        assert f"settings-place-{place.replace('_', '-')}" in table


@pytest.mark.parametrize("kind", TaskKind)
def test_every_kind_of_task_has_its_words(translate, kind):
    key = str(kind).replace("_", "-")
    assert f"task-{key}" in translate.table("nl")


def test_every_field_has_a_label_a_question_and_words_for_its_choices(translate):
    table = translate.table("nl")
    for form in FORMS.values():
        for field in form.fields:
            assert field.label_key in table, f"{field.label_key} is not in desk.ftl"
            assert field.ask_key in table, f"{field.ask_key} is not in desk.ftl"
            for choice in field.choices:
                assert field.choice_key(choice) in table


def test_the_screen_shouts_at_nobody_and_says_u(translate):
    for key, said in translate.table("nl").items():
        assert "!" not in str(said), key
        if not key.startswith("compose-") and key != "profile-informal":  # that one quotes it
            assert not re.search(r"\b(je|jij|jouw)\b", str(said)), key


def test_what_is_read_aloud_or_printed_is_easy(translate):
    """Fixed templates score 80 or more on both scales (docs/sources.md), names and things filled in
    plainly.
    """
    plain = re.compile(r"\{ ?\$\w+ ?\}")
    text = {
        "consent": [],
        "say": [],
        "slip": [],
        "helper": [],
        "card": [],
        "letter": [],
        "message": [],
    }
    for key, said in translate.table("nl").items():
        if (
            READ_ALOUD.match(key)
            and isinstance(said, str)
            and not key.startswith(
                (
                    "slip-no-",
                    "slip-print",
                    "slip-save",
                    "slip-other",
                    "slip-window",
                    "slip-close",
                    "slip-sheet",
                    "slip-practice",
                )
            )
        ):
            text[key.split("-")[0]].append(plain.sub("brood", said))
    for group, said in text.items():
        level = measure_readability(" ".join(f"{one.rstrip('.?:')}." for one in said))
        assert min(level.douma, level.brouwer) >= 80, (group, level)
        for one in said:
            if len(one.split()) > 2:  # a heading of a word or two has no level
                alone = measure_readability(one)
                assert min(alone.douma, alone.brouwer) >= 80, (one, alone)


FORBIDDEN = re.compile(
    r"\b(?:bijv|bv|evt|ivm|i\.v\.m|a\.u\.b|aub|svp|d\.w\.z|o\.a|tel|nr|mevr|dhr"
    r"|formulier invullen|indien|betreffende|conform|cliënt|matching|intake|profiel"
    r"|platform)\b\.?",
    re.IGNORECASE,
)


def sentences_of(translate, *prefixes):
    return {
        key: said
        for key, said in translate.table("nl").items()
        if key.startswith(prefixes) and isinstance(said, str)
    }


def test_nothing_that_is_read_aloud_or_printed_is_short_for_something_or_jargon(translate):
    sentences = sentences_of(translate, "say-", "consent-", "letter-", "message-", "slip-", "card-")
    assert len(sentences) > 60
    assert {
        key: said
        for key, said in sentences.items()
        if FORBIDDEN.search(re.sub(r"\{[^}]*\}", "", said))
    } == {}


def test_sentences_read_aloud_are_short(translate):
    plain = re.compile(r"\{ ?\$\w+ ?\}")
    read_aloud = sentences_of(translate, "say-", "consent-")
    assert len(read_aloud) > 20
    for key, said in read_aloud.items():
        for sentence in re.split(r"[.?!:]\s", plain.sub("x", said)):
            assert len(sentence.split()) <= 12, (key, sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_between_one_and_many_is_made(translate, language):
    assert translate.in_language(language, "who-found", count=1) != translate.in_language(
        language, "who-found", count=2
    ).replace("2", "1")


def test_the_cache_says_the_same_as_the_source(tmp_path):
    fresh, cached = (
        Translations(resources() / "words"),
        Translations(resources() / "words", tmp_path),
    )
    cached.table("nl")
    again = Translations(resources() / "words", tmp_path)
    assert again.table("nl") == fresh.table("nl")
    assert list(tmp_path.glob("words-nl-*.json"))
