"""The words by which a line is understood, read from ``resources/words/lexicon.toml`` and a centre's own additions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.kit.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

_LEAST_TAIL = 4


@dataclass(frozen=True)
class Lexicon:
    """Sets of lower-case words; a compound is known by its last part (``partytent`` by ``tent``)."""

    things: frozenset[str]
    tasks: frozenset[str]
    dishes: frozenset[str]
    places: frozenset[str]
    skip: frozenset[str]
    other: frozenset[str]
    verbs: dict[str, frozenset[str]]

    def known(self, word: str, group: frozenset[str]) -> bool:
        """Tell whether a word or the last part of a compound stands in a group."""
        if word in group or word.removesuffix("je") in group or word.removesuffix("jes") in group:
            return True
        return any(len(tail) >= _LEAST_TAIL and word.endswith(tail) for tail in group)


@lru_cache(maxsize=4)
def lexicon(own: Path | None = None) -> Lexicon:
    """Read the shipped words, and a centre's own file on top of them."""
    shipped = tomllib.loads((resources() / "words" / "lexicon.toml").read_text(encoding="utf8"))
    extra = tomllib.loads(own.read_text(encoding="utf8")) if own and own.exists() else {}

    def words(name: str) -> frozenset[str]:
        return frozenset(shipped[name]) | frozenset(extra.get(name, ()))

    verbs = {kind: frozenset(known) | frozenset(extra.get("verbs", {}).get(kind, ())) for kind, known in shipped["verbs"].items()}
    other = frozenset(shipped["persons"]["other"])
    return Lexicon(words("things"), words("tasks"), words("dishes"), words("places"), words("skip"), other, verbs)
