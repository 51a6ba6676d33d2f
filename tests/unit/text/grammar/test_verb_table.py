"""The table of common verbs follows the spelling of Dutch: "lakken" is "lakt", "haken" "haakt"."""

from __future__ import annotations

import re

import pytest

from intake.kit.paths import resources
from intake.text.grammar.verbs import find_verb

_SHORT = re.compile(r"\w*[^aeiou]([aeiou])([bdfgklmnprst])\2en")
_LONG = re.compile(r"[^aeiouy]*([aeou])[bdfgklmnprst]en")
_SAID_OTHERWISE = {"komen"}


def table():
    written = (resources() / "words" / "verbs-common.tsv").read_text(encoding="utf8")
    lines = [line.split("\t") for line in written.splitlines() if not line.startswith("#")]
    return [(fields[0].removeprefix(fields[2]), fields[1]) for fields in lines if len(fields) > 2]


def test_a_double_consonant_keeps_its_vowel_short():
    wrong = [
        (infinitive, finite)
        for infinitive, finite in table()
        if (short := _SHORT.fullmatch(infinitive))
        and re.search(rf"{short[1] * 2}{short[2]}?t?$", finite)
    ]
    assert wrong == []


def test_one_consonant_makes_the_vowel_of_one_syllable_long():
    wrong = [
        (infinitive, finite)
        for infinitive, finite in table()
        if (long := _LONG.fullmatch(infinitive))
        and infinitive not in _SAID_OTHERWISE
        and long[1] * 2 not in finite
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("infinitive", "finite"),
    [("lakken", "lakt"), ("schaven", "schaaft"), ("staren", "staart"), ("spotten", "spot")],
)
def test_a_common_verb_has_its_third_person(infinitive, finite):
    assert find_verb(infinitive).finite == finite
