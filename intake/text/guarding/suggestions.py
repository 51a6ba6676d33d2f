"""Suggest what to write instead of what the guard found.

Who somebody is to a neighbour instead of a name, the centre's number instead of theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.guarding.finding import FindingKind

if TYPE_CHECKING:
    from intake.text.guarding.finding import Finding

_TITLE_BEFORE = re.compile(
    r"(?:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer|heer|juffrouw|mej\.?|familie|fam\.?"
    r"|oma|opa|tante|oom)\s+$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:^|(?<=[.!?])(?<!\bmw\.)(?<!\bdhr\.)(?<!\bivm\.)(?<!\bevt\.)(?<!\bbijv\.)\s+)", re.MULTILINE
)
_OPENS = re.compile(r"(?:^|[.!?]\s+|\n\s*)$")


@dataclass(frozen=True)
class Replacements:
    """What a public text may contain.

    Whom it is for, the centre's phone and mail, the area, four digits of the postcode.
    """

    person: str
    phone: str
    email: str
    area: str
    digits: str


@dataclass(frozen=True)
class Suggestion:
    """One proposed change.

    The characters from ``start`` to ``end`` become ``instead``; empty removes them.
    """

    start: int
    end: int
    instead: str

    def apply_to(self, text: str) -> str:
        """Return the text after the change, without double spaces, its lines as they were."""
        before = text[: self.start]
        after = text[self.end :]
        if self.instead:
            sentence = f"{before}{self.instead}{after}"
        else:
            before = before.rstrip(" \t")
            after = after.lstrip(" \t")
            sentence = (
                f"{before}"
                f"{'' if before.endswith(chr(10)) or after.startswith(chr(10)) else ' '}"
                f"{after}"
            )
        sentence = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]{2,}", " ", sentence))
        return re.sub(r"[ \t]+([,.!?;:])", r"\1", sentence).strip()


def suggest_replacement(text: str, finding: Finding, instead: Replacements) -> Suggestion:
    """Return what to write in place of a finding.

    Something without a public form is removed, with its sentence if another one tells the need.
    """
    start = finding.start
    end = finding.end
    if finding.kind is FindingKind.NAME:
        title = _TITLE_BEFORE.search(text[:start])
        if title:
            start = title.start()
        if _OPENS.search(text[:start]):
            person = capitalize_first(instead.person)
        else:
            person = instead.person
        return Suggestion(start, end, person)

    plain = {
        FindingKind.PHONE: instead.phone,
        FindingKind.EMAIL: instead.email,
        FindingKind.ADDRESS: instead.area,
        FindingKind.POSTCODE: instead.digits,
    }.get(finding.kind, "")
    if plain:
        return Suggestion(start, end, plain)

    begin = max((match.end() for match in _LEAD.finditer(text[:start])), default=0)
    stop = (
        next((match.end() for match in re.finditer(r"[.!?](?=\s|$)", text[end:])), len(text) - end)
        + end
    )
    if begin > 0:
        return Suggestion(begin, stop, "")
    return Suggestion(start, end, "")
