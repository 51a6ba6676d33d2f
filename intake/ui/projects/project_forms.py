"""The forms of a project: what is asked about it, a thing, a household, a promise, a round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.ui.widgets.entry_strip import EntryForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translations


@dataclass(frozen=True)
class ProjectForms:
    """Writes the forms in the language of the screen."""

    translate: Translations

    def project(self) -> EntryForm:
        """Ask what a new project is."""
        names = ("name", "place", "first", "last", "team", "spare")
        return self._form("project", names, values={"spare": "10"})

    def again(self) -> EntryForm:
        """Ask when a project is begun again."""
        return self._form("again", ("first", "last"))

    def item(self) -> EntryForm:
        """Ask what a project needs, and how many of it."""
        names = ("name", "family", "fits", "size")
        ticks = ("person", "household", "fit")
        return self._form("item", names, ticks, {"size": self.translate("load-bike")})

    def household(self) -> EntryForm:
        """Ask who takes part."""
        return self._form(
            "household", ("who", "persons", "own", "asked", "note"), ("first", "waits")
        )

    def pledge(self, item: str = "") -> EntryForm:
        """Ask what a lender promises."""
        names = ("item", "count", "lender", "contact", "street", "number", "postcode", "slot")
        return self._form("pledge", names, values={"item": item, "count": "1"})

    def confirm(self, count: str, slot: str) -> EntryForm:
        """Ask what a lender says when they are rung."""
        return self._form("confirm", ("count", "slot"), values={"count": count, "slot": slot})

    def round_trip(self, *, is_return: bool) -> EntryForm:
        """Ask how a round is driven."""
        name = "return" if is_return else "collect"
        values = {"vehicle": self.translate("load-van"), "stops": "12"}
        return self._form(name, ("day", "vehicle", "stops"), values=values)

    def driver(self) -> EntryForm:
        """Ask who drives."""
        return self._form("driver", ("name",))

    def _form(
        self,
        name: str,
        texts: tuple[str, ...],
        ticks: tuple[str, ...] = (),
        values: Mapping[str, str] | None = None,
    ) -> EntryForm:
        shared = "round" if name in ("collect", "return") else name
        return EntryForm(
            name,
            self.translate(f"project-form-{name}"),
            [(text, self.translate(f"project-{shared}-{text}")) for text in texts],
            [(tick, self.translate(f"project-{shared}-tick-{tick}")) for tick in ticks],
            values or {},
        )
