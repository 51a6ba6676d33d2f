"""What a caller takes back or rules out is not written down."""

from __future__ import annotations

from datetime import date

import pytest

from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("morgen, nee overmorgen naar de kapper", "first", "2026-11-25"),
        ("zaterdag, sorry, zondag een stoel lenen", "first", "2026-11-29"),
        ("3, nee 4 stoelen lenen", "quantity", 4),
        ("om 2 uur, nee om 3 uur naar de markt", "time", "15:00"),
        ("geen maaltijd wel boodschappen", "what", "boodschappen"),
        ("van 2 tot half 4 hulp in de tuin", "time", "14:00"),
        ("voor 1 december ramen lappen", "until", "2026-12-01"),
        ("voor 1 december ramen lappen", "first", ""),
        ("uiterlijk vrijdag de heg knippen", "until", "2026-11-27"),
        ("niet dinsdag, liefst donderdag hulp met de computer", "first", "2026-11-26"),
        ("boodschappen doen behalve zondag", "first", ""),
        ("zaterdag voor mijn zus een stoel lenen", "first", "2026-11-28"),
        ("een ladder lenen voor zaterdag", "first", "2026-11-28"),
        ("rolstoel nodig van 5 tot 12 december", "first", "2026-12-05"),
        ("rolstoel nodig van 5 tot 12 december", "time", ""),
        ("van 28 november tot 30 november een boor lenen", "until", "2026-11-30"),
        ("strijkplank lenen, morgen hoeft niet meer, donderdag wel", "first", "2026-11-26"),
        ("printer, ik had gezegd vrijdag maar maandag komt beter uit", "first", "2026-11-30"),
        ("kok van elke donderdag is ziek, alleen deze do eten nodig", "repeat", ""),
        ("kok van elke donderdag is ziek, alleen deze do eten nodig", "first", "2026-11-26"),
        ("ziekenhuis heen en terug, ma 7 december 8u20", "first", "2026-12-07"),
        ("boor lenen, zaterdag 28 november, terug maandag 30 november", "until", "2026-11-30"),
        ("warm eten vanavond 2x, mevr en haar man, half 6", "quantity", 2),
        ("warm eten, 2x per week", "quantity", 1),
        ("twee porties eten zaterdag, buurman haalt de pannen", "way", "fetched"),
        ("post doornemen, 2x p/m", "repeat", "FREQ=MONTHLY;COUNT=2"),
        ("gezelschap voor mijn schoonmoeder, 2 uurtjes pw", "repeat", "FREQ=WEEKLY"),
        ("gezelschap, 3x p/w", "repeat", "FREQ=WEEKLY;COUNT=3"),
    ],
)
def test_the_last_word_counts(line, field, value):
    assert getattr(understand(line, MONDAY, lexicon()), field) == value


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("niet elke week, 1 keertje maar: gras maaien vrijdag", "repeat", None),
        ("geen maaltijd hoor, alleen een pannetje lenen tot zondag", "kind", "borrow"),
        ("slijptol nee sorry decoupeerzaag, woensdag", "what", "decoupeerzaag"),
        ("cv lekt niet meer, wel moet er iemand naar de wc kijken, vandaag", "what", "wc kijken"),
        ("kleinzoon helpt al met tuin, nu nog iemand voor de schutting", "what", "schutting"),
        ("ze belt ma weer maar wil do 3 dec een lift", "first", "2026-12-03"),
        ("nee toch geen tent, wel 2 veldbedden", "quantity", 2),
    ],
)
def test_what_is_not_asked_or_not_any_more_gives_way_to_what_is(said, field, value):
    assert (getattr(understand(said, MONDAY, lexicon()), field) or None) == value
