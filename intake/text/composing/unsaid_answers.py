"""Which answers a post leaves out or rewords, so that the desk can tell so truly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_NEVER_IN_A_POST = ("allergies",)
_FACTS = ("stairs", "pets", "same_helper", "need")
_SAYS_NOTHING = frozenset({"none", "any", "nice"})
"""Choices that need not be told: that it need not be would only keep neighbours from answering."""

_IN_FREE_WORDS = ("what", "why", "diet", "free")
_SMALL_WORDS = frozenset({
    "zonder", "geen", "niet", "graag", "liever", "liefst", "wordt", "voor", "moet", "moeten",
    "mogen", "kunnen", "naar", "haar", "zijn", "hebben", "heeft", "eigen", "deze", "maar", "want",
    "omdat", "mevrouw", "meneer",
})  # fmt: skip
"""Words that are said in many ways, and tell nothing by themselves."""

_MIN_LETTERS = 4
_STEM = 4
"""Letters by which a word is found again in another form: "ophangen", "ophangt"."""

_MIN_SHARE = 0.7
"""The share of the telling words that a text holds if the answer is said."""

_MAX_OTHER_WORDS = 2
"""So many words of a task may be said otherwise: "mee-eten" becomes "aanschuiven"."""


def unsaid_answers(
    answers: Mapping[str, str], text: str, reworded: Iterable[str], facts_said: Collection[str]
) -> tuple[str, ...]:
    """Return the names of the answers that a text does not hold, or not in the same words.

    ``reworded`` are those that were changed on purpose: they count, unless all of their words stand
    in the text after all. ``facts_said`` are the choices that have their sentence.
    """
    stems = {word[:_STEM] for word in normalize_words(text).split()}
    unsaid = [key for key in reworded if _share_said(answers.get(key, ""), stems) < 1]
    unsaid += [key for key in _NEVER_IN_A_POST if answers.get(key, "").strip()]
    unsaid += [
        key
        for key in _FACTS
        if answers.get(key, "") and answers[key] not in _SAYS_NOTHING and key not in facts_said
    ]
    unsaid += [key for key in _IN_FREE_WORDS if _is_cut(key, answers.get(key, ""), stems)]
    return tuple(dict.fromkeys(unsaid))


def _is_cut(key: str, answer: str, stems: Collection[str]) -> bool:
    """Tell whether much of an answer is left out; a task may be said in one or two other words."""
    share = _share_said(answer, stems)
    if key != "what":
        return share < _MIN_SHARE
    return 0 < share < _MIN_SHARE and (1 - share) * len(_telling_words(answer)) > _MAX_OTHER_WORDS


def _share_said(answer: str, stems: Collection[str]) -> float:
    """Return the share of the telling words of an answer that stand in a text; 1 without any."""
    words = _telling_words(answer)
    if not words:
        return 1.0
    return sum(word[:_STEM] in stems for word in words) / len(words)


def _telling_words(answer: str) -> list[str]:
    words = re.findall(r"\w+", normalize_words(answer))
    return [
        word
        for word in words
        if len(word) >= _MIN_LETTERS and not word.isdigit() and word not in _SMALL_WORDS
    ]
