"""Several things to do in one line stay together; nothing of them is lost."""

from __future__ import annotations

from datetime import date

import pytest

from intake.forms.request_forms import HELP
from intake.text.reading.form_answers import form_answers
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("boodschappen halen en een lamp repareren", "boodschappen halen en lamp repareren"),
        ("gras maaien en heg knippen zaterdag", "gras maaien en heg knippen"),
        ("hond uitlaten en planten water geven", "hond uitlaten en planten water geven"),
        ("lamp repareren en daarna boodschappen halen", "lamp repareren en boodschappen halen"),
        (
            "tuin opruimen, heg snoeien en de container legen",
            "tuin opruimen, heg snoeien en container legen",
        ),
        ("ramen wassen en drogen", "ramen"),
        ("gordijnrail ophangen, rug gebroken", "gordijnrail ophangen"),
        ("heg knippen", "heg knippen"),
    ],
)
def test_each_chore_of_a_line_is_asked_for(line, what):
    found = form_answers(understand(line, date(2026, 11, 23), lexicon()), HELP)
    assert found.answers["what"] == what
