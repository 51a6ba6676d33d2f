"""The commands that write: compose and say."""

from __future__ import annotations

import json

import pytest

from intake.cli.verbs import run_verb

REQUEST = {
    "kind": "ride",
    "answers": {"what": "kapper", "first": "2026-12-03", "time": "10:40", "back": "wait",
        "aids": "rollator"},
    "code": "K7Q-F25",
}  # fmt: skip
SAID = REQUEST | {
    "resident": {"first_name": "Annie", "last_name": "Bakker", "salutation": "mevrouw",
        "street": "Kade", "house_number": "3", "phones": ["0206184217"]},
    "caller": None,
    "agreement": {"helper": "Jan", "meet_at": "2026-12-03T10:15:00+01:00", "place": "thuis",
        "cost_cents": 500, "return_by": None, "code_word": "appeltaart"},
    "centre": {"name": "De Linde", "phone": "+31205550100", "hours": {"mon": "09:00-17:00"}},
}  # fmt: skip


def answered(tmp_path, capsys, verb, *lines):
    asked = tmp_path / "asked.jsonl"
    asked.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf8")
    assert run_verb([verb, str(asked)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_post_is_composed_for_each_line(tmp_path, capsys):
    asked = REQUEST | {"informal": False, "area": "Assendorp", "centre": "De Linde",
        "phone": "020 555 0100"}  # fmt: skip
    first, short = answered(tmp_path, capsys, "compose", asked, asked | {"text_limit": 120})
    assert first["title"] == "Rit gevraagd naar de kapper, donderdag 3 december"
    assert "tien over half elf" in first["text"]
    assert len(short["text"]) <= 120
    assert first["withheld"] == []


def test_what_is_kept_away_is_named(tmp_path, capsys):
    told = {"kind": "ride", "answers": {"what": "dialyse", "why": "zij is ernstig ziek"}}
    (post,) = answered(tmp_path, capsys, "compose", told)
    assert sorted(post["withheld"]) == ["what", "why"]
    assert "dialyse" not in post["text"]


@pytest.mark.parametrize(
    ("say", "line"),
    [
        ("read_back", "U wilt graag naar de kapper."),
        ("ring_back", "Jan rijdt u naar de kapper."),
        ("slip", "U moet er zijn om 10 uur 40 in de ochtend."),
        ("slip", "Jan komt om 10 uur 15 in de ochtend."),
        ("slip", "Jan wacht en brengt u terug."),
        ("helper_slip", "Er gaat een rollator mee."),
        ("letter", "U sprak met ons."),
        ("mail_chosen", "donderdag 3 december om kwart over tien"),
    ],
)
def test_what_is_said_and_printed_holds_the_facts(tmp_path, capsys, say, line):
    (said,) = answered(tmp_path, capsys, "say", SAID | {"say": say})
    assert line in " ".join(said["lines"])


@pytest.mark.parametrize("text", ["[", "[]", '{"kind": "x"}', "7"])
def test_a_line_that_is_no_request_is_told_in_a_sentence(tmp_path, capsys, text):
    (tmp_path / "asked.jsonl").write_text(text)
    assert run_verb(["compose", str(tmp_path / "asked.jsonl")]) == 1
    assert "niet lezen" in capsys.readouterr().err


def test_what_is_read_back_to_a_son_is_about_his_mother(tmp_path, capsys):
    asked = {**SAID, "say": "read_back", "agreement": None}
    son = {"name": "Mehmet Bakker", "relation": "zoon", "phone": "0612345678"}
    herself, by_son = answered(tmp_path, capsys, "say", asked, {**asked, "caller": son})
    assert herself["lines"] != by_son["lines"]
    assert "Annie wil graag" in " ".join(by_son["lines"])
