"""What is understood, found, written and said of every line of the sets, kept as it is now.

A change here is no fault by itself: read what changed, and keep it with ``INTAKE_REDRAW=1``. The
scores in ``test_sets`` and the rules in ``composing/test_every_post`` say whether it is better.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict

import pytest

from intake.cli.text_verbs import SAYINGS, run_say
from intake.forms.request_forms import FORMS
from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted
from intake.text.guarding.guard import guard
from intake.text.reading.form_answers import form_answers
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from tests.text_facts import A_PROFILE, TODAY, TRANSLATE
from tests.unit.text.test_sets import ABOUT, SETS, rows

KEPT = SETS / "kept-texts"
READ_SETS = sorted(path.name for path in SETS.glob("understand*.tsv"))
GUARD_SETS = sorted(path.name for path in SETS.glob("guard*.tsv") if path.name != "guard-learn.tsv")
_SAID_OF = 6
"""One line in so many is said in every way."""
_ANNIE = {
    "salutation": "mevrouw",
    "first_name": "Annie",
    "infix": "de",
    "last_name": "Vries-Bakker",
    "street": "Bosboomstraat",
    "house_number": "12",
    "postcode": "1052 XK",
    "city": "Amsterdam",
    "phones": ["+31206184217"],
}
_FATMA = {
    "first_name": "Fatma",
    "last_name": "Yilmaz",
    "street": "Meeuwenlaan",
    "house_number": "3",
    "postcode": "1021 HS",
    "city": "Amsterdam",
    "paper_language": "en",
}
_LINDE = {
    "name": "De Linde",
    "phone": "+31205550100",
    "street": "Kinkerstraat",
    "house_number": "120",
    "entrance": "De ingang is links.",
    "hours": {"mon": "09:00-17:00", "thu": "13:00-21:00"},
}
_AGREED = [
    {"place": "De Linde, Kinkerstraat 120", "return_by": "2026-11-30T16:00+00:00"},
    {"place": "thuis", "cost_cents": 500},
    {"place": "het buurthuis, Linnaeusstraat 4"},
]


def lines_of(names):
    return list(dict.fromkeys(row["text"] for name in names for row in rows(name)))


def answers_to(text):
    """The kind of a line and its answers, as the form has them; nothing where it has no kind."""
    read = understand(text, TODAY, lexicon())
    if not read.kind or not read.what:
        return "", {}
    return str(read.kind), form_answers(read, FORMS[read.kind]).answers


def readings(name):
    told = {}
    for text in lines_of([name]):
        read = asdict(understand(text, TODAY, lexicon()))
        told[text] = {key: str(value) for key, value in read.items() if value}
    return told


def findings(name):
    return {
        text: [
            f"{found.kind} {text[found.start : found.end]!r}" + ("" if found.stop else " caution")
            for found in guard(text, ABOUT)
        ]
        for text in lines_of([name])
    }


def posts(name):
    told = {}
    for at, text in enumerate(lines_of([name])):
        kind, answers = answers_to(text)
        if not kind:
            continue
        wanted = Wanted(
            kind=kind,
            answers=answers,
            area="De Baarsjes",
            centre="De Linde",
            phone="020 555 0100",
            code="K7QF20",
            desk_fetches=at % 2 == 1,
        )
        style = _Style(informal=at % 3 != 0, text_limit=(None, 160)[at % 5 == 0])
        post = compose(wanted, style, TRANSLATE.bound_to("nl"))
        told[text] = [post.title, post.text, *post.withheld]
    return told


class _Style:
    title_limit = A_PROFILE.title_limit

    def __init__(self, *, informal, text_limit):
        self.informal, self.text_limit = informal, text_limit


def sayings(name, capsys):
    asked = {}
    for at, text in enumerate(lines_of([name])[::_SAID_OF]):
        kind, answers = answers_to(text)
        if not kind:
            continue
        agreed = {"helper": "Henk", "meet_at": "2026-11-27T09:30+00:00", "code_word": "appel"}
        facts = {
            "kind": kind,
            "answers": answers,
            "resident": (_ANNIE, _FATMA)[at % 4 == 3],
            "caller": {"name": "Mehmet"} if at % 3 == 2 else None,
            "agreement": agreed | _AGREED[at % len(_AGREED)],
            "centre": _LINDE,
        }
        asked |= {f"{say}: {text}": json.dumps({"say": say, **facts}) for say in SAYINGS}
    run_say(asked.values())
    said = [json.loads(line)["lines"] for line in capsys.readouterr().out.splitlines()]
    return dict(zip(asked, said, strict=True))


def hold(name, now):
    """Compare with what is kept, or keep it; what differs is told line by line."""
    file = KEPT / f"{name}.json"
    if os.environ.get("INTAKE_REDRAW"):
        KEPT.mkdir(exist_ok=True)
        file.write_text(json.dumps(now, ensure_ascii=False, indent=0) + "\n", "utf8")
        return
    kept = json.loads(file.read_text("utf8"))
    differing = {
        text: (kept.get(text), told) for text, told in now.items() if kept.get(text) != told
    }
    assert differing == {}
    assert kept.keys() == now.keys()


@pytest.mark.parametrize("name", READ_SETS)
def test_every_line_is_understood_as_it_was_kept(name):
    hold(f"readings-{name.removesuffix('.tsv')}", readings(name))


@pytest.mark.parametrize("name", GUARD_SETS)
def test_in_every_text_is_found_what_was_kept(name):
    hold(f"findings-{name.removesuffix('.tsv')}", findings(name))


@pytest.mark.parametrize("name", READ_SETS)
def test_every_post_is_written_as_it_was_kept(name):
    hold(f"posts-{name.removesuffix('.tsv')}", posts(name))


@pytest.mark.parametrize("name", READ_SETS)
def test_everything_said_and_printed_is_as_it_was_kept(name, capsys):
    hold(f"sayings-{name.removesuffix('.tsv')}", sayings(name, capsys))
