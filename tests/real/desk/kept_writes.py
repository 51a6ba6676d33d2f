"""What each use case writes, field by field, kept as it was looked at.

The audit tells it, and ``test_use_cases`` holds the audit against the database first. A change here
is no fault by itself: read it, and keep it with ``INTAKE_REDRAW=1``.
"""

from __future__ import annotations

import json
import os
import re
from difflib import unified_diff

from tests.paths import TESTS
from tests.redraw import REDRAW_HINT

KEPT = TESTS / "sets" / "kept-writes.json"
ID = re.compile(r"\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b")
CODE = re.compile(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}\b")
SEALED = re.compile(r"\b[0-9a-f]{40,}\b")
PORT = re.compile(r"127\.0\.0\.1:\d+")
SECRET = re.compile(r"^(?:pin_hash|pin|salt|key_check|token|code_word)$")


class Names:
    """Names for what is another one at each run, in the order in which they are met."""

    def __init__(self):
        self._show_known = {}

    def name(self, found, kind):
        return self._show_known.setdefault(found, f"{kind}{len(self._show_known) + 1}")

    def without_chance(self, text):
        text = ID.sub(lambda found: self.name(found[0].replace("-", ""), "#"), text)
        text = CODE.sub(lambda found: self.name(found[0], "code "), text)
        return PORT.sub("127.0.0.1", SEALED.sub("sealed", text))


def lines_of(audit, names):
    """Return rows of the audit, a line for each field."""
    told = []
    for row in audit:
        old, new = row["old"], row["new"]
        if SECRET.match(row["field"]):
            old, new = (value and "secret" for value in (old, new))
        line = f"{row['action']} {row['entity']} {row['entity_id']} {row['field']}: {old} > {new}"
        told.append(names.without_chance(line))
    return told


def check_writes(name, audits):
    """Compare what a use case wrote, at each of its stages, with what was kept."""
    names = Names()
    now = [lines_of(audit, names) for audit in audits]
    kept = json.loads(KEPT.read_text("utf8")) if KEPT.exists() else {}
    if os.environ.get("INTAKE_REDRAW"):
        kept[name] = now
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True), "utf8")
    assert name in kept, f"{name} is new: {REDRAW_HINT}"
    assert len(now) == len(kept[name]), f"{name} has another number of stages: {REDRAW_HINT}"
    for was, written in zip(kept[name], now, strict=True):
        assert "\n".join(unified_diff(was, written, "kept", "now", n=0, lineterm="")) == "", (
            REDRAW_HINT
        )
