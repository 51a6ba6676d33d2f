"""A name in a link, a postcode with signs and a number in two halves do not get through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import guard

WILLEMIJN = PrivateFacts(
    names=(("Willemijn", "van der", "Zwartendijk"),),
    postcode="1053 XK",
    centre_name="De Linde",
    centre_email="info@delinde.nl",
)


def stopped(text, facts=WILLEMIJN):
    return {finding.kind for finding in guard(text, facts) if finding.stop}


@pytest.mark.parametrize(
    "text",
    [
        "Zie facebook.com/willemijnzwartendijk voor meer.",
        "WillemijnZwartendijk zoekt hulp.",
        "ZwartendijkWillemijn zoekt hulp.",
        "Stuur een bericht aan @willemijnz.",
        "Op t.me/willemijnz kan ook.",
        "#zwartendijk zoekt hulp",
        "🇼illemijn zoekt hulp",
        "Ꮤillemijn zoekt hulp",
    ],
)
def test_a_name_that_is_glued_or_drawn_is_found(text):
    assert FindingKind.NAME in stopped(text)


@pytest.mark.parametrize(
    "text", ["1053 x k", "1053/XK", "1053_XK", "1053-X-K", "1053 🅧🅚", "1053XK"]
)
def test_a_postcode_is_found_whatever_stands_in_it(text):
    assert FindingKind.POSTCODE in stopped(f"Kom naar {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "Kijk op www.delinde.nl/helpen of mail info@delinde.nl.",
        "Wie helpt in 1053?",
        "De website www.buurthulp.nl/oproepen legt het uit.",
        "Een zwarte dijk en een willekeurige lijn.",
        "1053 x 2 meter",
    ],
)
def test_what_is_of_nobody_gets_through(text):
    assert not stopped(text)


def test_the_site_of_the_centre_is_no_name_of_somebody_called_so():
    linde = replace(WILLEMIJN, names=(("Linde", "", "Bakker"),))
    assert not stopped("Kijk op www.delinde.nl/helpen.", linde)
    assert stopped("Kijk op instagram.com/lindebakker.", linde)


@pytest.mark.parametrize(
    "text",
    [
        "Bel 0 6 1 2 3 en dan 4 5 6 7 8.",
        "Het is 0 6 4 1 en daarna nog 2 3 4 5 6 7",
        "nul zes een twee, dan drie vier vijf zes zeven acht",
        "0 6 1 2, gevolgd door 3 4 5 6 7 8",
        "+31 6 12 34 and then 56 78",
    ],
)
def test_a_number_in_two_halves_is_found(text):
    assert FindingKind.PHONE in stopped(text)


@pytest.mark.parametrize(
    "text",
    [
        "Om 13.30 en dan 14.30 en dan 9 uur.",
        "Eerst 2, dan 3 en daarna nog 4 dozen.",
        "Op 3, 10, 17 en dan 24 december 2026.",
        "Op 03-12-2026 en dan 10 uur.",
        "Om 09.30 en dan 10.30 en dan 11 uur.",
        "0,5 liter melk en dan 250 gram boter, 3 eieren",
    ],
)
def test_numbers_that_follow_each_other_are_no_telephone_number(text):
    assert not stopped(text)
