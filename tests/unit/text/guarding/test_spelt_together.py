"""A name in a link or a handle, and a postcode with signs between, do not get through."""

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
