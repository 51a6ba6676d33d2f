"""What a line says beside everything that has a field is given back, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from intake.text.reading.unread_parts import unread_parts
from intake.text.words.lexicon import lexicon

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("line", "unread"),
    [
        (
            "soep voor 2, zoutarm en geen vis, zaterdag om 18u, net geopereerd",
            ("net geopereerd",),
        ),
        (
            "rit naar het ziekenhuis dinsdag 10 uur, is erg slecht ter been",
            ("is erg slecht ter been",),
        ),
        ("lamp ophangen, hond is bang voor vreemden, woensdag", ("hond is bang voor vreemden",)),
        ("heg knippen. ladder staat klaar. liefst vrijdag", ("ladder staat klaar",)),
    ],
)
def test_a_part_that_no_field_says_is_given_back(line, unread):
    assert unread_parts(line, TODAY, lexicon()) == unread


@pytest.mark.parametrize(
    "line",
    [
        "boormachine lenen voor zaterdag, gordijnrail ophangen",
        "warme maaltijd donderdag, geen varkensvlees",
        "met mevrouw de Vries, rolstoel nodig, van 5 tot 12 december",
        "kraan lekt, klusser gezocht",
        "morgen, nee overmorgen een tent lenen",
        "ladder van 3,5 meter lenen",
        "goedemorgen, hallo",
        "x, " * 400,
    ],
)
def test_what_has_its_field_or_says_nothing_is_not_given_back(line):
    assert unread_parts(line, TODAY, lexicon()) == ()
