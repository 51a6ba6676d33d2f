"""Calls in progress: saved while typing, parked for another call, there again after a crash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.domain.permissions import Permission
from intake.domain.request import Draft, PrivateNote, Request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store


@dataclass(frozen=True)
class Drafts:
    """Keeps one draft a call."""

    store: Store
    clock: Clock

    def begin(self, actor: Actor) -> Draft:
        """Start a call.

        Its code is made now, so that the text that is read out already carries it.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            code = transaction.next_code(actor.desk)
            return transaction.save(
                Draft(staff_id=actor.staff_id, desk=actor.desk, page={"code": code}, saved_at=now)
            )

    def save(
        self, actor: Actor, draft_id: UUID, page: Mapping[str, str], state: str = "active"
    ) -> Draft:
        """Save what is on the page."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = transaction.get(Draft, draft_id)
            kept = {name: value for name, value in page.items() if value}
            if draft.state in ("finished", "dropped") or (
                draft.page == kept and draft.state == state
            ):
                return draft
            return transaction.save(replace(draft, page=kept, state=state, saved_at=now))

    def unfinished(self, desk: str) -> tuple[Draft, ...]:
        """Give the calls of this desk that are not finished, the active one first."""
        with self.store.read() as transaction:
            found = [
                draft
                for draft in transaction.find(Draft, desk=desk, state=("active", "parked"))
                if len(draft.page) > 1
            ]
        return tuple(sorted(found, key=lambda draft: (draft.state != "active", draft.saved_at)))

    def resume_request(self, actor: Actor, request_id: UUID) -> Draft:
        """Take a call up again whose request is written already.

        What was missing can be asked, and it can be placed after all.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            mine = [
                draft for draft in transaction.find(Draft) if draft.page.get("code") == request.code
            ]
            for draft in mine:
                if draft.state in ("active", "parked"):
                    return draft
            notes = {
                f"a.{note.topic}": note.secret
                for note in transaction.find(PrivateNote, request_id=request.id)
            }
            page = (
                mine[-1].page
                if mine
                else {
                    "said": request.said,
                    **{f"a.{name}": value for name, value in request.answers.items()},
                }
            ) | notes
            kept = {
                name: value
                for name, value in page.items()
                if not name.startswith("new") and value != "later"
            }
            if kept.get("consent.post") == "no":  # whoever takes it up again asks again
                del kept["consent.post"]
            kept |= {
                "code": request.code,
                "resident": str(request.resident_id),
                "kind": str(request.kind),
            }
            return transaction.save(
                Draft(
                    staff_id=actor.staff_id,
                    desk=actor.desk,
                    page=kept,
                    state="parked",
                    saved_at=now,
                )
            )

    def discard(self, actor: Actor, draft_id: UUID) -> None:
        """End a call that came to nothing."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(
                replace(
                    transaction.get(Draft, draft_id),
                    state="dropped",
                    page={},
                    saved_at=self.clock.now(),
                )
            )
