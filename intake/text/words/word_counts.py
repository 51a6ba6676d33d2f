"""How often each Dutch word is said, from the package pyspellchecker.

Its words were counted in subtitles (OpenSubtitles, by way of FrequencyWords).
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1)
def word_counts() -> Mapping[str, int]:
    """Return the number of times each word, in small letters, was met."""
    raw = (files("spellchecker") / "resources" / "nl.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(raw))
    return counts
