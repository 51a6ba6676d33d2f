"""Recognise a pet by its name: "parkiet", "katten"."""

from __future__ import annotations

from intake.text.grammar.nouns import find_singular

PETS = frozenset({
    "hond", "hondje", "kat", "poes", "kater", "puppy", "kitten", "konijn", "papegaai", "kanarie",
    "parkiet", "vogel", "cavia", "hamster", "kip", "schildpad", "goudvis",
})  # fmt: skip


def is_pet(word: str) -> bool:
    """Tell whether a word in small letters names a pet, or several of a kind."""
    return word in PETS or find_singular(word) in PETS
