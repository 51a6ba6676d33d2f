"""Use cases of the photo of a thing, which is kept encrypted on this computer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.custody import Mishap
from intake.domain.permissions import Permission
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import SealedFiles, Store

MAX_BYTES = 2_000_000
"""Maximum size of a stored photo; the screen shrinks a larger one before."""


@dataclass(frozen=True)
class ThingPhotos:
    """Keeps one photo of each thing, how it looked when it came, and one of each damage."""

    store: Store
    clock: Clock
    files: SealedFiles

    def add(self, actor: Actor, thing_id: UUID, content: bytes) -> Result[Thing]:
        """Keep a photo of a thing, in place of the one that there was.

        ``content`` is a JPEG. Raises ``UserFacingError`` for one that is empty or too large.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        _require_photo(content)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            name = self._write(thing_id, content, now)
            kept = transaction.save(replace(thing, photo=name))
        return Result(kept, Changes(things=frozenset({thing_id})), transaction.operation_id)

    def add_damage(self, actor: Actor, mishap_id: UUID, content: bytes) -> Result[Mishap]:
        """Keep a photo of what broke. Raises ``UserFacingError`` as ``add`` does."""
        require_permission(actor, Permission.HANDLE_REPLY)
        _require_photo(content)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            mishap = transaction.get(Mishap, mishap_id)
            name = self._write(mishap_id, content, now)
            kept = transaction.save(replace(mishap, photo=name))
        changed = Changes(things=frozenset({mishap.thing_id}))
        return Result(kept, changed, transaction.operation_id)

    def read(self, actor: Actor, thing_id: UUID) -> bytes:
        """Return the photo of a thing; empty if there is none on this computer."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            return self._read(transaction.get(Thing, thing_id).photo)

    def read_damage(self, actor: Actor, thing_id: UUID) -> bytes:
        """Return the photo of what happened last to a thing; empty if there is none."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            mishaps = transaction.find(Mishap, thing_id=thing_id)
            names = [mishap.photo for mishap in mishaps if mishap.photo]
            return self._read(next(reversed(names), ""))

    def _write(self, record_id: UUID, content: bytes, now: datetime) -> str:
        name = f"{record_id}-{int(now.timestamp())}.jpg"
        self.files.write(name, content)
        return name

    def _read(self, name: str) -> bytes:
        if not name or not (self.files.folder / name).exists():
            return b""
        return self.files.read(name)


def _require_photo(content: bytes) -> None:
    if not 0 < len(content) <= MAX_BYTES:
        raise UserFacingError("photo-unreadable")
