"""Use cases of the photo of a thing, which is kept encrypted on this computer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import SealedFiles, Store

MAX_BYTES = 2_000_000
"""A photo is made smaller before it is kept; what is larger than this is none."""


@dataclass(frozen=True)
class ThingPhotos:
    """Keeps one photo of each thing: how it looked when it came."""

    store: Store
    clock: Clock
    files: SealedFiles

    def add(self, actor: Actor, thing_id: UUID, content: bytes) -> Result[Thing]:
        """Keep a photo of a thing, in place of the one that there was.

        ``content`` is a JPEG. Raises ``UserFacingError`` for one that is empty or too large.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if not 0 < len(content) <= MAX_BYTES:
            raise UserFacingError("photo-unreadable")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            name = f"{thing_id}-{int(now.timestamp())}.jpg"
            self.files.write(name, content)
            kept = transaction.save(replace(thing, photo=name))
        return Result(kept, Changes(things=frozenset({thing_id})), transaction.operation_id)

    def read(self, actor: Actor, thing_id: UUID) -> bytes:
        """Return the photo of a thing; empty if there is none on this computer."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            name = transaction.get(Thing, thing_id).photo
        if not name or not (self.files.folder / name).exists():
            return b""
        return self.files.read(name)
