"""Parse what was typed in one call: plain text under flat names.

Names: ``resident`` (the id of a known one), ``new.first_name`` … for a new one, ``caller.name`` …
for the person who speaks for them, ``said``, ``kind``, ``a.what`` … for answers, ``consent.post`` …
for yes, no or later, ``answer.post`` … to tell which answer that was, ``about`` for the text that
the consent is about, ``form`` and ``written_at`` for the number of a paper form and its time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from intake.domain.request import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.consent import Purpose

YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class CallEntries:
    """A call in progress, parsed from the page."""

    by_name: Mapping[str, str] = field(default_factory=dict)

    def part(self, prefix: str) -> dict[str, str]:
        """Return all entries with a prefix, without it; empty ones are left out."""
        start = f"{prefix}."
        return {
            name.removeprefix(start): value
            for name, value in self.by_name.items()
            if name.startswith(start) and value
        }

    def without(self, name: str) -> CallEntries:
        """Return the call without one entry."""
        return CallEntries({key: value for key, value in self.by_name.items() if key != name})

    @property
    def resident_id(self) -> UUID | None:
        return UUID(self.by_name["resident"]) if self.by_name.get("resident") else None

    @property
    def kind(self) -> Kind | None:
        return Kind(self.by_name["kind"]) if self.by_name.get("kind") else None

    @property
    def code(self) -> str:
        return self.by_name.get("code", "")

    @property
    def paper_form(self) -> str:
        return self.by_name.get("form", "")

    @property
    def written_at(self) -> datetime | None:
        """When the call was written on a paper form; None for one that is typed at once."""
        at = self.by_name.get("written_at")
        return datetime.fromisoformat(at) if at else None

    @property
    def answers(self) -> dict[str, str]:
        return self.part("a")

    @property
    def for_other(self) -> bool:
        return self.by_name.get("for_other") == "yes"

    def consent(self, purpose: Purpose) -> bool | None:
        """Return the answer: True, False, or None for "later" and for not asked."""
        return YES_OR_NO.get(self.by_name.get(f"consent.{purpose}", ""))

    def was_asked(self, purpose: Purpose) -> bool:
        return bool(self.by_name.get(f"consent.{purpose}"))
