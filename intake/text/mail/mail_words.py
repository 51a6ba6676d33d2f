"""The words by which mails are read, from ``resources/words/mail.toml``, as patterns."""

from __future__ import annotations

import re
from functools import lru_cache

from intake.text.words.word_lists import word_list

_PLACEHOLDER = "<WORDS>"
MAX_LINE = 400
"""Characters of a line that are looked at for a pattern."""


@lru_cache(maxsize=64)
def mail_pattern(name: str, around: str = _PLACEHOLDER) -> re.Pattern[str]:
    """Return the alternatives of a list as a pattern, without regard to capitals.

    ``around`` is what stands before and after them, with ``<WORDS>`` in their place.
    """
    words = "|".join(word_list("mail.toml")[name])
    return re.compile(around.replace(_PLACEHOLDER, f"(?:{words})"), re.IGNORECASE)


def has_words(name: str, text: str) -> bool:
    """Tell whether a text has one of the words of a list."""
    return bool(mail_pattern(name).search(text))
