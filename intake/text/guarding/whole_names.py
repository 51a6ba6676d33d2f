"""Join the parts of one name, and recognise names of houses and schools."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.guarding.finding import FindingKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.text.guarding.finding import Finding

_PLACE = re.compile(
    r"\b(?:[A-Z][\w.]*[ -]){1,4}"
    r"(?:Huis|Museum|Aren[aA]|Stadion|Theater|College|Ziekenhuis|Zaal|Hal|\w*school|\w*koffie)\b"
)
"""A name that ends in what it is the name of."""


def whole_names(text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings in which a first and a last name side by side are one."""
    joined: list[Finding] = []
    for finding in findings:
        before = joined[-1] if joined else None
        if (
            before
            and before.kind is finding.kind is FindingKind.NAME
            and text[before.end : finding.start] == " "
        ):
            stop = before.stop or finding.stop
            joined[-1] = replace(before, end=finding.end, stop=stop)
        else:
            joined.append(finding)
    return tuple(joined)


def is_name_of_a_place(text: str, finding: Finding) -> bool:
    """Tell whether a name only looks like a person's: "het Anne Frank Huis"."""
    if finding.kind is not FindingKind.NAME or finding.stop:
        return False
    return any(
        place.start() < finding.end and finding.start < place.end()
        for place in _PLACE.finditer(text)
    )
