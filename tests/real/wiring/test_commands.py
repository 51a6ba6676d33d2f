"""Commands of the command line."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from intake.cli.verbs import run_verb
from intake.domain.recovery_key import key_to_groups
from intake.kit.paths import find_home
from intake.store.tables import TABLES
from intake.wiring import restore
from tests.handover_facts import a_tent, agreed_loan
from tests.text_facts import TRANSLATE


@pytest.mark.parametrize(
    "translate",
    [
        ["understand", "/nergens/regels.txt"],
        ["guard", "--about", "/nergens/bewoner.json", "-"],
        ["slip", "/nergens/map/briefje.pdf"],
        ["restore", "/nergens/kopie.db"],
    ],
    ids=lambda translate: translate[0],
)
def test_a_file_that_is_not_there_gets_a_sentence(translate, capsys):
    assert run_verb(translate) == 1
    told = capsys.readouterr().err
    assert "/nergens" in told
    assert "Traceback" not in told


def test_a_sample_slip_is_on_a4_where_nothing_is_said(tmp_path, capsys):
    assert run_verb(["slip", str(tmp_path / "a.pdf")]) == 0
    assert run_verb(["slip", str(tmp_path / "b.pdf"), "--paper", "A5"]) == 0
    heights = [
        round(float(PdfReader(tmp_path / name).pages[0].mediabox.height) / 72 * 25.4)
        for name in ("a.pdf", "b.pdf")
    ]
    assert heights == [297, 210]


@pytest.mark.parametrize("verb", [["feed", "map"], ["recovery"]], ids=lambda verb: verb[0])
def test_nothing_runs_in_the_middle_of_a_restore(verb, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path))
    home = find_home(practice=False)
    home.root.mkdir(parents=True, exist_ok=True)
    home.restore_journal.write_text("{}", encoding="utf8")
    arguments = [str(tmp_path / part) if part == "map" else part for part in verb]
    assert run_verb(arguments) == 1
    assert TRANSLATE.in_language("nl", "error-restore-unfinished") in capsys.readouterr().err


def test_a_key_is_given_to_the_desk_that_was_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path / "desk"))
    given = []
    monkeypatch.setattr(restore, "give_key", lambda home, *_: given.append(home.root))
    for options in ([], ["--practice"]):
        monkeypatch.setattr("builtins.input", lambda: " ".join(key_to_groups(bytes(32))))
        run_verb(["key", *options])
    assert given == [find_home(practice=False).root, find_home(practice=True).root]
    assert given[0] != given[1]


@pytest.mark.parametrize("verb", [["feed", "map"], ["recovery"]], ids=lambda verb: verb[0])
@pytest.mark.parametrize("options", [[], ["--practice"]], ids=["desk", "practice"])
def test_what_needs_a_desk_makes_none(verb, options, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path / "home"))
    arguments = [str(tmp_path / part) if part == "map" else part for part in verb]
    assert run_verb([*arguments, *options]) == 1
    assert TRANSLATE.in_language("nl", "error-desk-not-begun") in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.*"))


def test_what_a_file_cannot_hold_is_written_otherwise(monkeypatch, tmp_path):
    """On Windows a file knows no tick, and the doctor's word must arrive all the same."""
    file = tmp_path / "dokter.txt"
    with file.open("w", encoding="cp1252") as stream:
        monkeypatch.setattr("sys.stdout", stream)
        assert run_verb(["doctor"]) == 0
    assert "? lettertypen voor papier" in file.read_text(encoding="cp1252")


@pytest.mark.parametrize("is_lost", [False, True])
def test_the_doctor_fails_for_a_thing_that_is_nowhere(
    practice, tmp_path, monkeypatch, capsys, is_lost
):
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    holding = TABLES["holding"]
    with practice.store.engine.begin() as connection:
        of_tent = holding.c.thing_id == tent.id
        rows = connection.execute(sa.select(holding).where(of_tent)).mappings().all()
        if is_lost:
            connection.execute(sa.delete(holding).where(of_tent))
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path))
    database = find_home(practice=False).database
    database.parent.mkdir(parents=True, exist_ok=True)
    database.touch()
    opened = SimpleNamespace(use_cases=practice.use_cases, close=lambda: None)
    monkeypatch.setattr("intake.wiring.startup.desk_key", lambda *_: b"")
    monkeypatch.setattr("intake.wiring.application.open_application", lambda *_, **__: opened)
    assert run_verb(["doctor"]) == is_lost
    assert (f"✗ {tent.name}" in capsys.readouterr().out) is is_lost
    if is_lost:  # put it back: each test ends with a record that adds up
        with practice.store.engine.begin() as connection:
            connection.execute(sa.insert(holding), [dict(row) for row in rows])
