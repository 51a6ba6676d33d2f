"""The tuned numbers of the reading of a line.

The weights of the kinds are learnt from ``tests/sets/kinds.tsv`` and the ``understand*.tsv`` beside
it by ``tools/learn.py``; with ``--held 0.2`` it prints how many kinds are right on a fifth that was
held back, alone and together with the cues, by which the values below were chosen.
``tests/unit/text/test_sets.py`` checks the scores on all sets.
"""

from __future__ import annotations

CUES_OF_OFFER = 9.0
"""Cues of this weight make a line an offer, whatever else it names."""

WEIGHT_OF_EXAMPLES = 5.0
"""How much the logarithm of the learnt chance counts beside the weight of the cues."""

MIN_CHANCE = 1e-4
"""Added to a chance before its logarithm, so that no example can exclude a kind alone."""

MIN_OBJECT_SCORE = 0.3
"""Minimum score of the object of a request."""

MIN_VERB_LETTERS = 5
"""Minimum length of an unknown word with a verb's ending to be a verb."""

MIN_DESTINATION = 2.0
"""Minimum score of a destination that is on no list of places."""

MAX_YEARS_AWAY = 20
"""A day further away than this many years is ignored."""

MAX_BARE_QUANTITY = 40
"""A larger number without a noun is more likely somebody's age."""

MAX_LINE_LENGTH = 500
"""Maximum length of the line that is understood; a longer one is reported, to be shortened."""
