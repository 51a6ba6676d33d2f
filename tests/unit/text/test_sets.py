"""What people say and write, from the sets: read, guarded, and with what score."""

from __future__ import annotations

import importlib.util
import json
import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.cli.reading_verbs import load_private_facts
from intake.kit.codes import format_code, next_code
from intake.kit.paths import resources
from intake.text.guarding.guard import guard
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from tests.paths import TESTS

SETS = TESTS / "sets"


TODAY = date(2026, 11, 23)


ABOUT = load_private_facts(
    {"first_name": "Annie", "infix": "de", "last_name": "Vries-Bakker", "phones": ["+31206184217"],
        "street": "Bosboomstraat", "house_number": "12", "postcode": "1052 XK",
     "birth_date": "1942-04-03", "centre": {"name": "Vrijwilligerscentrale De Linde",
         "phone": "+31205550100", "email": "balie@delinde.example"}}
)  # fmt: skip


FIELDS = {
    "kind": "kind",
    "what": "what",
    "quantity": "quantity",
    "from": "first",
    "until": "until",
    "time": "time",
    "repeat": "repeat",
    "way": "way",
    "whom": "whom",
}


def rows(name):
    lines = [
        line
        for line in (SETS / name).read_text(encoding="utf8").splitlines()
        if line and not line.startswith("#")
    ]
    head = lines[0].split("\t")
    return [
        dict(zip(head, (line.split("\t") + [""] * len(head))[: len(head)], strict=True))
        for line in lines[1:]
    ]


def right(key, wanted, got):
    if wanted == "-":
        return not got
    if key == "what":
        return wanted.lower() in got.lower() and len(got.split()) <= 3
    if key == "repeat":
        return bool(got)
    if key == "whom":
        return (got or "self") == wanted
    return str(got) == wanted


@pytest.mark.parametrize(
    ("apart", "least", "least_kind"),
    [
        ("", 0.97, 0.96),
        ("-apart", 0.97, 0.96),
        ("-ordinary", 0.97, 0.97),
        ("-second", 0.97, 0.97),
        ("-third", 0.98, 0.98),
        ("-hard", 0.94, 0.90),
        ("-fourth", 0.96, 0.94),
        ("-fifth", 0.97, 0.97),
        ("-sixth", 0.98, 0.98),
        ("-seventh", 0.97, 0.93),
    ],
)
def test_what_people_say_is_understood(capsys, apart, least, least_kind):
    """Our own sentences, and those of five people who saw none of the rules."""
    words, hit, asked = lexicon(), Counter(), Counter()
    for row in rows(f"understand{apart}.tsv"):
        found = understand(row["text"], TODAY, words)
        for key, name in FIELDS.items():
            if row[key]:
                asked[key] += 1
                hit[key] += right(key, row[key], getattr(found, name))
    share = sum(hit.values()) / sum(asked.values())
    with capsys.disabled():
        print(
            f"\nunderstood{apart} {share:.1%} of {sum(asked.values())}: "
            f"{', '.join(f'{key} {hit[key]}/{asked[key]}' for key in asked)}"
        )
    assert share >= least
    assert hit["kind"] / asked["kind"] >= least_kind


@pytest.mark.parametrize(
    ("apart", "recall_of", "precision_of"),
    [
        ("", 0.97, 0.97),
        ("-apart", 0.97, 0.97),
        ("-ordinary", 0.97, 0.97),
        ("-second", 0.97, 0.97),
        ("-third", 0.98, 0.96),
        ("-hard", 0.94, 0.90),
        ("-fourth", 0.93, 0.95),
        ("-fourth-hard", 0.85, 0.88),
        ("-fifth", 0.92, 0.93),
        ("-fifth-hard", 0.64, 0.80),
    ],
)
def test_what_may_not_leave_is_found_and_the_rest_let_go(capsys, apart, recall_of, precision_of):
    found = missed = false = 0
    for row in rows(f"guard{apart}.tsv"):
        wanted = [
            tuple(part.strip().split("=", 1))
            for part in row["findings"].split(" ; ")
            if part.strip()
        ]
        left = list(guard(row["text"], ABOUT))
        for kind, marked in wanted:
            match = next(
                (one for one in left if one.kind == kind and covers(row["text"], marked, one)),
                None,
            )
            found, missed = found + bool(match), missed + (match is None)
            if match:
                left.remove(match)
        false += 0 if wanted else len(left)
    recall, precision = found / (found + missed), found / (found + false)
    with capsys.disabled():
        print(
            f"\nguard{apart} recall {recall:.1%} ({missed} missed), precision "
            f"{precision:.1%} ({false} false)"
        )
    assert recall >= recall_of
    assert precision >= precision_of


def covers(text, translate, finding):
    at = text.find(translate)
    both = min(finding.end, at + len(translate)) - max(finding.start, at)
    return both >= 0.8 * len(translate) and finding.end - finding.start <= 2 * len(translate)


def test_several_lines_are_one_request():
    found = understand(
        "mw wil graag iemand mee\nnaar de oogarts\ndinsdag half drie, rollator mee",
        TODAY,
        lexicon(),
    )
    assert (found.kind, found.what, found.first, found.time, found.aids) == (
        "help",
        "oogarts",
        "2026-11-24",
        "14:30",
        "rollator",
    )


SCRIPTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=3000)


DUTCHISH = st.lists(
    st.sampled_from(
        [
            "wie",
            "wil",
            "een",
            "boor",
            "lenen",
            "van",
            "12",
            "t/m",
            "14",
            "juli",
            "om",
            "half",
            "drie",
            "06",
            "1234",
            "@",
            "at",
            "punt",
            "nl",
            "de",
            "Vries",
            "van",
            "der",
            "Bosboomstraat",
            "12",
            "hs",
            "1052",
            "XK",
            "sleutel",
        ]
    ),
    max_size=400,
).map(" ".join)


@pytest.mark.parametrize(
    "read",
    [lambda text: understand(text, TODAY, lexicon()), lambda text: guard(text, ABOUT)],
    ids=["understand", "guard"],
)
@pytest.mark.parametrize("texts", [SCRIPTS, DUTCHISH], ids=["any script", "like Dutch"])
def test_no_text_breaks_the_reading(read, texts):
    @given(texts)
    @settings(max_examples=60)
    def tried(text):
        read(text)

    tried()


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 10_000,
        "a@" * 5_000,
        "van de " * 4_000,
        "nul een " * 3_000,
        "X. " * 6_000,
        "A-" * 8_000,
        "(" * 10_000,
        "9" * 10_000,
        "Bosboom straat " * 2_000,
        "t/m " * 5_000,
    ],
)
def test_a_text_on_which_patterns_run_away_is_read_to_its_end(text):
    """What it costs is measured in bench/text.py."""
    assert all(0 <= finding.start < finding.end <= len(text) for finding in guard(text, ABOUT))
    assert understand(text[:2000], TODAY, lexicon()).quantity >= 1


@pytest.mark.parametrize(
    "post",
    [
        "Hulp in de tuin gevraagd\nWie helpt er een uurtje? Noem code {code}.",
        "Wij halen en brengen hem zelf. Ref. {code}",
    ],
)
def test_the_reference_of_a_post_is_never_taken_for_something_private(post):
    """Learnt weights once saw part of one code in two hundred as somebody's number."""
    numbers = random.Random(7)
    codes = (
        format_code(next_code("ABCDEFGHJKMNPQRSTVWXYZ"[at % 22], numbers.randrange(900_000))[0])
        for at in range(600)
    )
    assert {
        code: guard(post.format(code=code), ABOUT)
        for code in codes
        if guard(post.format(code=code), ABOUT)
    } == {}


@pytest.mark.parametrize(
    ("tool", "weights"),
    [
        ("learn", "kind-weights.json"),
        ("learn_guard", "guard-weights.json"),
        ("learn_labels", "label-weights.json"),
    ],
)
def test_what_was_learnt_was_learnt_from_these_very_sentences(tool, weights):
    """A set that was changed and not learnt from again would be measured against weights of another
    one: run the tool again.
    """
    spec = importlib.util.spec_from_file_location(tool, SETS.parent.parent / "tools" / f"{tool}.py")
    learn = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(learn)
    kept = json.loads((resources() / "words" / weights).read_text(encoding="utf8"))
    assert kept["learnt_from"] == learn.stamp(learn.examples())
