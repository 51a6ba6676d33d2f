"""The tuned numbers of the guard.

The weights are learnt from ``tests/sets/guard-learn.tsv`` and ``guard.tsv`` by
``tools/learn_guard.py``; with ``--held 0.2`` it prints recall and precision on a fifth that was
held back, by which the values below were chosen. ``tests/unit/text/test_sets.py`` checks the scores
on all sets, also on those that were not used for tuning.
"""

from __future__ import annotations

MIN_WORDS = 4
"""A text with fewer words is no sentence that anything was learnt from: a date, a street."""

BEAM = 30.0
"""How far below the most likely tag of a word another tag may be to be considered."""

BIAS_TO_NOTHING = 2.0
"""Added for "nothing" before a guess is made.

A larger value gives fewer false alarms and more misses.
"""

MARGIN_FOR_FALSE_POSITIVE = 4.0
"""By how much "nothing" must lead before a finding of the word lists is dropped."""

MARGIN_FOR_KEYS = 8.0
"""The same for keys and codes of doors, where a miss does the most harm."""

BIRTH_WORDS_WITHIN = 40
"""Within how many letters of a day a word for birth is searched."""

MIN_NAME_BY_SOUND = 4
"""Minimum length of a word that is compared with the resident's name by sound."""
