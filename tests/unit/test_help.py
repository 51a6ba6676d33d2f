"""``intake --help`` names every verb, in the language of the settings."""

from __future__ import annotations

import argparse
import json
import re
import sys

import pytest

from intake.__main__ import main
from intake.cli.help import VERBS
from intake.cli.text_verbs import run_compose
from intake.cli.verbs import make_parser
from intake.forms.request_forms import FORMS
from intake.kit.paths import find_home
from intake.kit.settings import Settings, save_settings

ELSEWHERE = {"call", "fill", "walkthrough"}
"""Verbs that need Qt and are chosen before the others."""


def verbs_of(parser):
    return next(
        set(action.choices)
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
    )


def test_each_verb_has_a_line():
    assert set(VERBS) == verbs_of(make_parser()) | ELSEWHERE


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
@pytest.mark.parametrize(("language", "said"), [("nl", "De balie"), ("en", "the desk")])
def test_help_speaks_the_language_of_the_settings(monkeypatch, capsys, word, language, said):
    save_settings(find_home(practice=False).settings, Settings(language=language))
    monkeypatch.setattr(sys, "argv", ["intake", word])
    assert main() == 0
    told = capsys.readouterr().out
    assert said.lower() in told.lower()
    for verb in VERBS:
        assert any(line.strip().startswith(verb) for line in told.splitlines()), verb


def test_help_is_given_however_broken_the_settings_are(monkeypatch, capsys):
    find_home(practice=False).settings.write_text("{", encoding="utf8")
    monkeypatch.setattr(sys, "argv", ["intake", "--help"])
    assert main() == 0
    assert "walkthrough" in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["compose", "say"])
def test_what_reads_answers_tells_each_of_them_and_names_one_that_it_does_not_know(verb, capsys):
    with pytest.raises(SystemExit):
        make_parser().parse_args([verb, "--help"])
    told = re.sub(r"\s+", " ", capsys.readouterr().out)
    for form in FORMS.values():
        for field in form.fields:
            assert f"{field.key} (" in told


def test_an_answer_that_no_form_asks_is_named(capsys):
    line = {"kind": "borrow", "answers": {"what": "trap", "place": "hier"}}
    assert run_compose([json.dumps(line)]) == 0
    assert "place" in capsys.readouterr().err
