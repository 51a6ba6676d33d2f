"""The phonetic spelling of Dutch names.

Spellings that sound alike in Dutch become one, and a typing error is tolerated.

The sound rules are in docs/sources.md, "Speaking" (ij/y/ei, c/k, ch/g, dt/d/t, z/s, f/v, double
letters). The deletion variants are the symmetric deletes of SymSpell (Garbe, 2012): two words
within two edits of each other share a variant with at most two letters left out.
"""

from __future__ import annotations

import re
from itertools import combinations

from intake.kit.text_normalization import fold_accents

INFIXES = frozenset({
    "de", "den", "der", "van", "vd", "von", "la", "le", "ten", "ter", "te", "het", "t", "el",
    "al", "ben", "bin", "op", "in", "du", "d", "s",
})  # fmt: skip
_SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("ph", "v"), ("th", "t"), ("ij", "y"), ("ei", "y"),
    ("ey", "y"), ("ai", "y"), ("ie", "i"), ("oe", "u"), ("ou", "w"),
    ("au", "w"), ("dt", "t"), ("qu", "kw"), ("x", "ks"), ("c", "k"), ("q", "k"), ("d", "t"),
    ("z", "s"), ("f", "v"), ("j", "i"), ("y", "i"), ("h", ""),
)  # fmt: skip
_TITLES = frozenset({
    "mw", "mevr", "mevrouw", "mej", "dhr", "heer", "meneer", "hr", "mr", "mrs", "ms", "fam",
    "familie",
})  # fmt: skip
_MAX_SHORT_WORD = 4
_MAX_WORD_LENGTH = 28
"""Maximum letters of a word that are used, and up to which one may be left out.

The number of variants grows with the square of the length.
"""


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name that are searched.

    Without infix or title, split at hyphens; a name of only these keeps them.
    """
    parts = tuple(
        part for part in re.split(r"[^\w]+", fold_accents(name)) if part and not part.isdigit()
    )
    return tuple(part for part in parts if part not in INFIXES and part not in _TITLES) or parts


def phonetic_spelling(word: str) -> str:
    """Return the sound of a word: ``Meijer``, ``Meyer`` and ``Meier`` become one."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word) or word


def deletion_variants(word: str) -> set[str]:
    """Return the word and its variants with one letter left out, or two for a longer word."""
    word = word[:_MAX_WORD_LENGTH]
    variants = {word}
    for out in range(1, (1 if len(word) <= _MAX_SHORT_WORD else 2) + 1):
        variants.update(
            "".join(ch for index, ch in enumerate(word) if index not in gaps)
            for gaps in combinations(range(len(word)), out)
        )
    variants.discard("")
    return variants
