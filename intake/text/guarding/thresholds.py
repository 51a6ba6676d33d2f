"""The tuned numbers of the guard.

The weights are learnt from ``tests/sets/guard-learn.tsv`` and ``guard.tsv`` by
``tools/learn_guard.py``; with ``--held 0.2`` it prints recall and precision on a fifth that it did
not see, by which the values below were chosen. ``tests/unit/text/test_sets.py`` holds the scores on
all sets, those on which nothing was tuned among them.
"""

from __future__ import annotations

MIN_WORDS = 4
"""A text of fewer words is no sentence that anything could be learnt of: a date, a street."""

BEAM = 30.0
"""How far below the likeliest tag of a word another one may be and still be followed."""

BIAS_TO_NOTHING = 2.0
"""Added for "nothing" before a guess is made.

More of it gives fewer false alarms and more misses.
"""

MARGIN_FOR_FALSE_POSITIVE = 4.0
"""By how much "nothing" must lead before a finding of the word lists is let go."""

MARGIN_FOR_KEYS = 8.0
"""The same for keys and codes of doors, where a miss does the most harm."""

BIRTH_WORDS_WITHIN = 40
"""So many letters around a day are searched for words of a birth."""

MIN_NAME_BY_SOUND = 4
"""From so many letters on, a word that sounds like the resident's name is taken for it."""
