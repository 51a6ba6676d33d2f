"""Record, once for each signed-in person, that somebody's details are on the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class ViewedPeople:
    """The people who were viewed on one page, by whom."""

    def __init__(self, session: DeskSession) -> None:
        self._session = session
        self._viewed: set[tuple[UUID, UUID]] = set()
        session.locked.connect(self._viewed.clear)

    def add(self, resident_id: UUID) -> None:
        """Record the look; if that fails, it is tried at the next."""
        actor = self._session.signed_in
        if actor is None or (actor.staff_id, resident_id) in self._viewed:
            return
        view = (actor.staff_id, resident_id)
        self._viewed.add(view)
        self._session.execute(
            partial(self._session.use_cases.persons.record_view, actor, resident_id),
            failed=partial(self._on_write_failed, view),
        )

    def _on_write_failed(self, view: tuple[UUID, UUID], error: UserFacingError) -> None:
        self._viewed.discard(view)
        self._session.tell(error)
