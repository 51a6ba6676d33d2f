"""The features of a line, for the learnt weights of its kind.

Words, their endings, and pairs of words.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.text.reading.tokenizer import TokenizedLine
    from intake.text.words.lexicon import Lexicon

_GROUPS = ("things", "tasks", "dishes", "places")
_ENDING = 4


def kind_features(line_tokens: TokenizedLine, words: Lexicon) -> dict[str, float]:
    """Return the features of a line by name.

    A known thing, task, dish, place or relative is counted by its group, so that one teaches for
    all.
    """
    values: dict[str, float] = {"?": float("?" in line_tokens.text)}
    line = ["^"]
    for word in line_tokens.words:
        if word.is_number:
            line.append("<n>")
            continue
        meant = word.meant
        group = "+".join(name for name in _GROUPS if words.known(meant, name)) or (
            "kin" if words.listed(meant, "kin") else ""
        )
        values[f"w:{meant}"] = 1.0
        values[f"e:{meant[-_ENDING:]}"] = 0.5
        if group:
            values[f"g:{group}"] = 1.0
        elif meant.endswith("en") and meant not in words.skip:
            values["infinitive"] = 1.0
        line.append(f"<{group}>" if group and meant not in words.skip else meant)

    line.append("$")
    values[f"first:{line[1]}"] = 1.0
    for one, two in itertools.pairwise(line):
        values[f"b:{one} {two}"] = 1.0
    for one, two, three in zip(line, line[1:], line[2:], strict=False):
        values[f"t:{one} {two} {three}"] = 0.7
    return values
