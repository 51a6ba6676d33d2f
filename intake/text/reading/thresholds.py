"""The tuned numbers of the reading of a line.

The weights of the kinds are learnt from ``tests/sets/kinds.tsv`` and the ``understand*.tsv`` beside
it by ``tools/learn.py``; with ``--held 0.2`` it prints how many kinds are right on a fifth that it
did not see, alone and together with the cues, by which the values below were chosen.
``tests/unit/text/test_sets.py`` holds the scores on all sets.
"""

from __future__ import annotations

CUES_OF_OFFER = 9.0
"""Cues of so much weight make a line an offer, whatever else it names."""

WEIGHT_OF_EXAMPLES = 5.0
"""How much the logarithm of the learnt chance counts beside the weight of the cues."""

MIN_CHANCE = 1e-4
"""Added to a chance before its logarithm is taken: no example may rule a kind out alone."""

MIN_OBJECT_SCORE = 0.3
"""What a word must score to be taken for the object of a request."""

MIN_VERB_LETTERS = 5
"""From so many letters on, an unknown word with the ending of a verb is one."""

MIN_DESTINATION = 2.0
"""What must speak for a word as a destination that is on no list of places."""

MAX_YEARS_AWAY = 20
"""A day that lies further away than so many years is none that anybody asks for."""

MAX_BARE_QUANTITY = 40
"""A larger number that stands by itself is more likely somebody's age."""
MAX_LINE_LENGTH = 500
"""Characters of the line that is understood; a longer one is told and waits to be made shorter."""
