"""What is not for a neighbourhood platform is heard, and what only sounds so is not."""

from __future__ import annotations

from datetime import date

import pytest

from intake.domain.centre import Contact
from intake.text.reading.referral_topic import (
    find_referral_topic,
    fitting_contact,
    referral_topics,
)
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon

HEARD = (
    ("haar man slaat haar als hij gedronken heeft", "crisis"),
    ("ik voel me zo alleen dat ik niet meer verder wil leven", "crisis"),
    ("het hoeft voor mij allemaal niet meer", "crisis"),
    ("er ligt een man op straat voor de deur, reageert niet", "crisis"),
    ("zij is gevallen en kan niet meer opstaan", "crisis"),
    ("kleinzoon pikt haar geld en ze durft niets te zeggen", "crisis"),
    ("al twee dagen niks gegeten, koelkast is leeg en geen geld", "crisis"),
    ("niks te eten in huis voor de kinderen", "crisis"),
    ("zoekt slaapplek, staat vannacht op straat", "shelter"),
    ("wil 200 euro lenen voor de huur", "money"),
    ("heeft schulden en de deurwaarder staat voor de deur", "money"),
    ("huurtoeslag aanvragen lukt niet", "benefit"),
    ("heeft hij recht op bijzondere bijstand", "benefit"),
    ("formulier van de gemeente invullen", "form"),
    ("brief van de belastingdienst, snapt er niks van", "form"),
    ("zoekt een computercursus", "course"),
    ("wil nederlandse les", "course"),
    ("klacht over de thuiszorg", "complaint"),
    ("hoe laat is de bibliotheek open zaterdag", "hours"),
)
FOR_US = (
    "kast in elkaar slaan, schroeven zitten erbij",
    "raam gaat niet open, wie kan kijken",
    "laptop lenen voor een cursus",
    "naar de taalles brengen, dinsdag 10 uur",
    "biedt aan om formulieren in te vullen voor anderen",
    "voelt zich alleen, zoekt een maatje om mee te wandelen",
    "na een beroerte weer leren koken",
    "warme maaltijd, al dagen geen warm eten gehad",
    "sneeuw ligt op de stoep, wie veegt",
    "logeerkamer vrij voor wie onderdak zoekt",
    "fiets van de straat halen",
    "help met de ipad, kan geen foto's sturen",
)


@pytest.mark.parametrize(("line", "topic"), HEARD)
def test_what_is_for_others_is_heard(line, topic):
    kind = understand(line, date(2026, 11, 23), lexicon()).kind
    assert find_referral_topic(line, kind) == topic


@pytest.mark.parametrize("line", FOR_US)
def test_what_neighbours_can_do_stays_with_us(line):
    kind = understand(line, date(2026, 11, 23), lexicon()).kind
    assert find_referral_topic(line, kind) == ""


def test_the_entry_that_fits_best_is_proposed_and_never_a_crisis_line():
    crisis = Contact(name="Schuldhulp nood", phone="113", for_what="geld", crisis=True)
    team = Contact(name="Wijkteam", for_what="Zorg, geld, wonen, papieren die vastlopen")
    bank = Contact(name="Voedselbank", for_what="Geen geld voor eten")
    assert fitting_contact("form", (crisis, bank, team)) is team
    assert fitting_contact("money", (crisis,)) is None


def test_every_topic_but_a_crisis_has_words_of_its_contacts():
    assert [topic.name for topic in referral_topics() if not topic.contact_words] == ["crisis"]
