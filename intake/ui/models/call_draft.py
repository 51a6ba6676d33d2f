"""The call on the page: what was typed, by name, observed by the three columns.

What is being typed into a field is stored below ``typed.``, so that it is saved before the field is
left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.desk.taking.call_entries import CallEntries

_ENTRIES_OF_LOOK_UP = frozenset({"code", "who", "resident", "person"})
"""Entries of a call in which somebody was searched and nothing else was done."""


class CallDraft(QObject):
    """Holds the page of the active call, as texts by name.

    ``who`` is what is searched; ``resident`` the id of who was opened; ``person`` their name;
    ``new`` is "yes" while somebody new is written down, as ``new.first_name`` and so on;
    ``for_other`` is "yes" if a caller rings for them, as ``caller.name`` and so on. ``a.what`` is
    an answer about the request, ``habit.way`` one that was proposed from earlier requests.
    ``answer.…`` and ``consent.…`` hold what the resident said to the questions of consent.

    ``changed`` carries the changed entry, ``replaced`` tells that it is another call.

    ``settling`` asks every column to store what is being typed, because a key acts on the whole
    call before the field is left.
    """

    changed = Signal(str)  # name of the entry
    settling = Signal()  # entries that are being typed must be stored now
    replaced = Signal()  # another call is loaded
    loaded = Signal()  # and every part of the page shows it

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, str] = {}
        self.draft_id: UUID | None = None
        self.dirty = False
        self.is_loading = False

    @property
    def entries(self) -> CallEntries:
        from intake.desk.taking.call_entries import CallEntries

        return CallEntries(dict(self._entries))

    def get(self, name: str) -> str:
        return self._entries.get(name, "")

    def set(self, name: str, value: str) -> None:
        """Set one entry; nobody is told if it is unchanged."""
        if self._entries.get(name, "") == value:
            return
        self._entries[name] = value
        self.dirty = True
        self.changed.emit(name)

    def store_typing(self, name: str, text: str) -> None:
        """Store what is being typed for an entry."""
        self.set(f"typed.{name}", text)

    def end_typing(self, name: str) -> None:
        """Forget what was being typed for an entry: its field was left."""
        self.set(f"typed.{name}", "")

    def displayed_text(self, name: str) -> str:
        """Return what a field shows: what is being typed into it, else the entry."""
        return self.get(f"typed.{name}") or self.get(name)

    def half_typed(self, prefix: str) -> list[tuple[str, str]]:
        """Return what is being typed below a prefix, by the names without it."""
        full_prefix = f"typed.{prefix}."
        return [
            (name.removeprefix(full_prefix), text)
            for name, text in self._entries.items()
            if name.startswith(full_prefix) and text
        ]

    def settle(self) -> None:
        """Ask every column to store what is being typed."""
        self.settling.emit()

    @property
    def blank(self) -> bool:
        """Whether nothing was written in this call yet, except its code."""
        return not any(value for name, value in self._entries.items() if name != "code")

    @property
    def only_looks_up(self) -> bool:
        """Whether somebody was searched and nothing was asked: there is nothing to resume."""
        typed = {name for name, value in self._entries.items() if value}
        return all(name in _ENTRIES_OF_LOOK_UP or name.startswith("habit.") for name in typed)

    def replace(self, draft_id: UUID | None, page: Mapping[str, str]) -> None:
        """Put another call on the page."""
        self.draft_id = draft_id
        self._entries = dict(page)
        self.dirty = False
        self.is_loading = True
        self.replaced.emit()
        self.is_loading = False
        self.loaded.emit()

    def adopt(self, draft_id: UUID, page: Mapping[str, str]) -> None:
        """Take a new draft; what was typed before it existed is kept."""
        if not self._entries or self.draft_id is not None:
            self.replace(draft_id, page)
            return
        self.draft_id = draft_id
        for name, value in page.items():
            self.set(name, value)

    def clear_below(self, prefix: str) -> None:
        """Remove all entries with a prefix."""
        for name in [name for name in self._entries if name.startswith(prefix)]:
            self.set(name, "")
