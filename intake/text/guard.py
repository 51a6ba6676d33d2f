"""The privacy guard: what may not leave the desk in a text that strangers read (people.md 23, 26, 27).

It works on a copy without accents, letter for letter as long as the original, so that each finding has its place. Numbers, names, places and
dates have rules of their own; the words for health, faith, money and the like are lists in ``resources/words/guard.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.kit.paths import resources
from intake.text.finding import CAUTIONS, Finding, What
from intake.text.guard_names import names
from intake.text.guard_numbers import numbers
from intake.text.guard_places import addresses, births

if TYPE_CHECKING:
    from intake.text.finding import Known

_LISTS_APART = frozenset({"ordinary_names", "no_streets", "capitals"})


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[What, bool, re.Pattern[str]], ...]:
    """Give each kind's words as one pattern; those of ``capitals`` count only as they are written, since "MS" is not "ms".

    A pattern with a group in it marks the group alone.
    """
    lists = tomllib.loads((resources() / "words" / "guard.toml").read_text(encoding="utf8"))
    found = [(What(kind), True, _either(patterns)) for kind, patterns in lists.items() if kind not in _LISTS_APART]
    return (*found, *((What(kind), False, _either(patterns)) for kind, patterns in lists["capitals"].items()))


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


def guard(text: str, known: Known) -> tuple[Finding, ...]:
    """Find what a text gives away, in its order; where two findings share a place, the one that stops wins, then the longer."""
    plain = _plain(text)
    found = [*numbers(text, plain, known), *addresses(text, known), *names(text, plain, known), *births(text, plain, known)]
    lowered = _lowered(plain)
    for kind, lower, pattern in _words():
        found += [Finding(kind, *match.span(match.lastindex or 0), stop=kind not in CAUTIONS) for match in pattern.finditer(lowered if lower else plain)]
    return _apart(found)


def _plain(text: str) -> str:
    """Take accents off, letter for letter, so that places stay where they are; curly marks become straight ones."""
    return "".join((unicodedata.normalize("NFKD", ch)[:1] or ch) if not ch.isascii() else ch for ch in text).replace("’", "'").replace("‘", "'")


def _lowered(plain: str) -> str:
    return "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in plain)


def _apart(found: list[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (not one.stop, one.start - one.end)):
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda one: one.start))
