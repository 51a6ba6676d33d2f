"""The centre's facts and this machine's choices; the first run and the settings change the same."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.acts import Role
from intake.domain.centre import WEEKDAYS
from intake.domain.phone import shown_phone
from intake.kit import settings as kept
from intake.kit.errors import Told
from intake.kit.wall import local

if TYPE_CHECKING:
    from pathlib import Path

    from intake.domain.centre import Centre
    from intake.domain.profile import Profile
    from intake.ui.presenters.session import Session

FACTS = ("name", "street", "house_number", "postcode", "city", "phone", "email", "entrance")
_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|tot)\s*(\d{1,2})(?:[:.](\d{2}))?(?:\s*uur)?")


def read_hours(typed: str) -> str | None:
    """Understand opening hours: ``9-17``, ``9.00 tot 16.30``; an empty one is closed, None is none."""
    if not typed.strip():
        return ""
    found = _HOURS.fullmatch(typed.strip().lower())
    if not found:
        return None
    opens, closes = (int(found[1]), int(found[2] or 0)), (int(found[3]), int(found[4] or 0))
    if not (opens < closes <= (24, 0) and opens[1] < 60 and closes[1] < 60):
        return None
    return f"{opens[0]:02d}:{opens[1]:02d}-{closes[0]:02d}:{closes[1]:02d}"


class SettingsPresenter(QObject):
    """Reads and changes settings. ``look`` tells that language, theme or size changed."""

    facts = Signal(dict)
    platforms = Signal(list)
    staff = Signal(list)
    fault = Signal(str, str)
    done = Signal(str)
    look = Signal(object)

    def __init__(self, session: Session, settings: kept.Settings, file: Path) -> None:
        super().__init__()
        self._session, self.settings, self._file = session, settings, file

    def refresh(self) -> None:
        rooms = self._session.rooms
        self._session.run(lambda: (rooms.set_up.centre(), rooms.post.platforms.all(), rooms.sign_in.colleagues()), lambda found: self._show(*found))

    def change_facts(self, typed: dict[str, str]) -> None:
        """Keep the centre's facts; what is wrong is said beside its field and nothing is lost."""
        hours = {day: read_hours(typed.get(f"hours-{day}", "")) for day in WEEKDAYS}
        for day, span in hours.items():
            self.fault.emit(f"hours-{day}", "" if span is not None else self._session.words("settings-hours-wrong"))
        if any(span is None for span in hours.values()):
            return
        values: dict[str, object] = {name: typed.get(name, "").strip() for name in FACTS}
        values["hours"] = {day: span for day, span in hours.items() if span}
        closed = self._closed(typed.get("closed", ""))
        if closed is None:
            self.fault.emit("closed", self._session.words("settings-closed-wrong"))
            return
        values["closed"] = closed
        rooms, by, words = self._session.rooms, self._session.by, self._session.words
        for name in (*FACTS, "closed"):
            self.fault.emit(name, "")
        self._session.run(
            lambda: rooms.set_up.change(by, **values),
            lambda _: self.done.emit(words("settings-kept")),
            lambda sentence: self.fault.emit("phone" if "telefo" in sentence or "phone" in sentence else "postcode", sentence),
        )

    def change_look(self, **choices: object) -> None:
        """Change language, theme, size, printer or paper, at once and for the next time."""
        self.settings = replace(self.settings, **choices)  # type: ignore[arg-type]
        try:
            kept.save(self._file, self.settings)
        except OSError:
            self.done.emit(self._session.sentence(Told("settings-not-kept")))
        if {"language", "theme", "scale"} & set(choices):
            self.look.emit(self.settings)

    def verify(self, profile: Profile, address: str) -> None:
        """Keep a platform's address and that somebody has looked at it today."""
        rooms, by, words = self._session.rooms, self._session.by, self._session.words
        today = local(self._session.clock.now()).date()

        def work() -> None:
            from intake.desk.gates import require
            from intake.domain.acts import Act

            require(by, Act.VERIFY_PLATFORM)
            rooms.post.platforms.change(replace(profile, new_request=address.strip(), verified_on=today, verified_by=by.name))

        self._session.run(
            work,
            lambda _: (self.done.emit(words("settings-platform-kept", platform=profile.name)), self.refresh()),
            lambda sentence: self.fault.emit("platform", sentence),
        )

    def add_colleague(self, name: str, pin: str, role: str) -> None:
        rooms, by, words = self._session.rooms, self._session.by, self._session.words
        self._session.run(
            lambda: rooms.sign_in.add(by, name, pin, Role(role)),
            lambda actor: (self.done.emit(words("settings-colleague-added", name=actor.name)), self.refresh()),
            lambda sentence: self.fault.emit("staff", sentence),
        )

    def _closed(self, typed: str) -> dict[str, str] | None:
        from intake.text.days import read_day

        today, found = local(self._session.clock.now()).date(), {}
        for part in re.split(r"[,;\n]", typed):
            if not part.strip():
                continue
            day, _, reason = part.strip().partition(":")
            read = read_day(day, today)
            if read is None:
                return None
            found[read.isoformat()] = reason.strip()
        return found

    def _show(self, centre: Centre | None, profiles: tuple[Profile, ...], staff: object) -> None:
        values: dict[str, str] = {}
        if centre:
            values = {name: getattr(centre, name) for name in FACTS}
            values["phone"] = shown_phone(centre.phone) if centre.phone else ""
            values |= {f"hours-{day}": centre.hours.get(day, "").replace(":00", "").replace(":", ".") for day in WEEKDAYS}
            values["closed"] = ", ".join(f"{day}: {reason}" if reason else day for day, reason in sorted(centre.closed.items()))
        self.facts.emit(values)
        self.platforms.emit(list(profiles))
        self.staff.emit([f"{one.name} · {self._session.words(f'role-{one.role}')}" for one in staff])  # type: ignore[attr-defined]
