"""One call as it stands on the page.

What was typed, kept as plain text under flat names, so that a draft can hold any of it.

Names: ``resident`` (the id of a known one), ``new.first_name`` … for a new one, ``caller.name`` …
for who speaks, ``said``, ``kind``, ``a.what`` … for answers, ``consent.post`` … for yes, no or
later, ``about`` for the text that consent belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from intake.domain.request import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.consent import Purpose


@dataclass(frozen=True)
class CallEntries:
    """A call in progress, read from the page."""

    page: Mapping[str, str] = field(default_factory=dict)

    def part(self, prefix: str) -> dict[str, str]:
        """Give all entries below a prefix, without it, empty ones left out."""
        return {
            name[len(prefix) + 1 :]: value
            for name, value in self.page.items()
            if name.startswith(prefix + ".") and value
        }

    @property
    def resident_id(self) -> UUID | None:
        if self.page.get("resident"):
            return UUID(self.page["resident"])
        return None

    @property
    def kind(self) -> Kind | None:
        if self.page.get("kind"):
            return Kind(self.page["kind"])
        return None

    @property
    def code(self) -> str:
        return self.page.get("code", "")

    @property
    def answers(self) -> dict[str, str]:
        return self.part("a")

    @property
    def for_other(self) -> bool:
        return self.page.get("for_other") == "yes"

    def consent(self, purpose: Purpose) -> bool | None:
        """Give what was answered: True, False, or None for later and for not asked."""
        return {"yes": True, "no": False}.get(self.page.get(f"consent.{purpose}", ""))

    def asked(self, purpose: Purpose) -> bool:
        return bool(self.page.get(f"consent.{purpose}"))
