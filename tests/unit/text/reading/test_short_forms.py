"""Short forms are written out where they are meant, and each rule has an example that it is for."""

from __future__ import annotations

import re

import pytest

from intake.text.reading.normalize_line import normalize_line
from intake.text.reading.short_forms import CONTEXT_RULES, write_out


@pytest.mark.parametrize("rule", CONTEXT_RULES, ids=lambda rule: rule.example)
def test_each_rule_changes_its_own_example(rule):
    assert re.sub(rule.pattern, rule.written_out, rule.example) != rule.example


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mw. bos", "mevrouw bos"),
        ("2x p wk. graag", "2x per week graag"),
        ("elke wk. graag", "elke week. graag"),
        ("vr hr bos", "voor meneer bos"),
        ("vrijd. middag", "vrijdag middag"),
        ("na di + do", "na di en do"),
        ("boodsch. vr 2 pers", "boodschappen voor 2 pers"),
        ("tijd zat 3 dagen", "tijd zat 3 dagen"),
        ("mijn huisnr. is 3", "mijn huisnr. is 3"),
    ],
)
def test_a_short_form_is_written_out_where_it_is_one(typed, meant):
    assert write_out(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hulpp gevraagd", "hulp gevraagd"),
        ("grill lenen", "grill lenen"),
        ("pannenkoekn", "pannenkoeken"),
        ("woesdag om 3", "woensdag om 3"),
        ("maandags eten", "maandags eten"),
        ("3 feburari", "3 februari"),
        ("2 taarten", "2 taarten"),
        ("vr kapper", "vr kapper"),
        ("vr brieven", "voor brieven"),
        ("zo eten voor 1", "zondag eten voor 1"),
        ("dat is zo", "dat is zo"),
        ("rit naar de kerk zo", "rit naar de kerk zondag"),
        ("Lamp ophangen\nGraag dinsdag", "lamp ophangen. graag dinsdag"),
    ],
)
def test_letters_and_days_are_corrected_where_one_word_alone_can_be_meant(typed, meant):
    assert normalize_line(typed).strip() == meant
