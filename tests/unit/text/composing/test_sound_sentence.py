"""What was made of a hasty note goes online only if it is a sentence."""

from __future__ import annotations

import pytest

from intake.text.composing.sound_sentence import is_sound, unknown_words
from tests.text_facts import post


@pytest.mark.parametrize(
    "sentence",
    [
        "Buurjong helpt met.",
        "Rijdt u na afloop te moe om te.",
        "De schoonmoeder 88 wil nog één keer.",
        "Ex mag het adres nie weten.",
        "Het busje is geregeld tot en met 13u.",
        "De mail doet het niet mr.",
        "Zij eet alles beh. lof.",
        "Schaamt zich dood, niet tegen de zoon zeggen.",
    ],
)
def test_half_a_sentence_or_dialect_is_not_sound(sentence):
    assert not is_sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zo vroeg rijdt er nog geen bus.",
        "De afspraak is om kwart over één 's middags.",
        "Hij moet op standaard dakdragers passen.",
        "Moeder is 88 en de vader is 90 jaar.",
        "Graag zonder ui en met zuurgoed.",
        "Dat is zo'n mooie e-reader van Annie de Vries-Bakker.",
    ],
)
def test_an_ordinary_sentence_is_sound(sentence):
    assert unknown_words(sentence) == []
    assert is_sound(sentence)


def test_a_diet_stays_however_it_was_typed():
    text = post("meal", what="broodmaaltijd", diet="1 vd 3 geen pinda, jongste lust geen kaas").text
    assert "pinda" in text
    assert "kaas" in text


def test_what_stays_out_is_told():
    made = post("borrow", what="laptop, hoeft nejt nieuw")
    assert "nejt" not in made.text.split()
    assert "what" in made.withheld
