"""Read a list of parts as somebody types it: "2 stokken, 12 haringen, zeil"."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"^(?P<pieces>\d{1,3})(?:\s*[x×*]\s*|\s+)(?P<name>.+)$")


def parse_parts(typed: str) -> tuple[tuple[str, int], ...]:
    """Return the parts with their numbers; one without a number is one."""
    found = []
    for piece in re.split(r"[,;\n]| en ", typed):
        text = piece.strip(" .")
        if not text:
            continue
        numbered = _NUMBERED.match(text)
        if numbered and int(numbered["pieces"]) > 0:
            found.append((numbered["name"].strip(), int(numbered["pieces"])))
        else:
            found.append((text, 1))
    return tuple(found)
