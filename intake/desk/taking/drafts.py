"""Save calls in progress while typing, park them, and list them again after a crash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.domain.draft import UNFINISHED, Draft, DraftState
from intake.domain.permissions import Permission
from intake.domain.private_note import PrivateNote
from intake.domain.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_UNFINISHED = tuple(str(state) for state in UNFINISHED)


@dataclass(frozen=True)
class Drafts:
    """Keeps one draft a call."""

    store: Store
    clock: Clock

    def begin(self, actor: Actor) -> Result[Draft]:
        """Start a call; its code is made now, so that the text that is read out carries it."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            code = transaction.next_code(actor.desk)
            draft = Draft(
                staff_id=actor.staff_id, desk=actor.desk, page={"code": code}, saved_at=now
            )
            return Result(transaction.save(draft))

    def save(
        self,
        actor: Actor,
        draft_id: UUID,
        entries: Mapping[str, str],
        state: DraftState = DraftState.ACTIVE,
    ) -> Result[Draft]:
        """Save what is on the page; a call that is finished or dropped stays as it is."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = transaction.get(Draft, draft_id)
            filled = {name: value for name, value in entries.items() if value}
            is_same = draft.page == filled and draft.state == state
            if draft.state not in UNFINISHED or is_same:
                return Result(draft)
            return Result(transaction.save(replace(draft, page=filled, state=state, saved_at=now)))

    def list_unfinished(self, actor: Actor) -> tuple[Draft, ...]:
        """Return the calls of this desk in which something was typed, the active one first."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.read(actor) as transaction:
            drafts = transaction.find(Draft, desk=actor.desk, state=_UNFINISHED)
        typed = [draft for draft in drafts if len(draft.page) > 1]  # more than the code
        return tuple(
            sorted(
                typed,
                key=lambda draft: (draft.state is not DraftState.ACTIVE, draft.saved_at),
            )
        )

    def resume_request(self, actor: Actor, request_id: UUID) -> Result[Draft]:
        """Take a call up again whose request is written already.

        What was missing can be asked, and it can be placed after all.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            earlier = [
                draft for draft in transaction.find(Draft) if draft.page.get("code") == request.code
            ]
            for draft in earlier:
                if draft.state in UNFINISHED:
                    return Result(draft)
            page = _page_of_request(transaction, request, earlier)
            draft = Draft(
                staff_id=actor.staff_id,
                desk=actor.desk,
                page=page,
                state=DraftState.PARKED,
                saved_at=now,
            )
            return Result(transaction.save(draft))

    def discard(self, actor: Actor, draft_id: UUID) -> Result[Draft]:
        """End a call that came to nothing."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = transaction.get(Draft, draft_id)
            dropped = replace(draft, state=DraftState.DROPPED, page={}, saved_at=now)
            return Result(transaction.save(dropped))

    def restore_discarded(
        self, actor: Actor, draft_id: UUID, entries: Mapping[str, str]
    ) -> Result[Draft]:
        """Park a call again that was thrown away, with what was written in it."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = transaction.get(Draft, draft_id)
            if draft.state is not DraftState.DROPPED:
                return Result(draft)
            page = dict(entries)
            parked = replace(draft, state=DraftState.PARKED, page=page, saved_at=now)
            return Result(transaction.save(parked))


def _page_of_request(
    transaction: ReadTransaction, request: Request, earlier: list[Draft]
) -> dict[str, str]:
    """Return the entries of a call about a written request, as its last draft had them.

    A no to posting, and what was left for later, are asked again.
    """
    if earlier:
        page = dict(earlier[-1].page)
    else:
        page = {"said": request.said}
        page |= {f"a.{name}": value for name, value in request.answers.items()}
    notes = transaction.find(PrivateNote, request_id=request.id)
    page |= {f"a.{note.topic}": note.secret for note in notes}
    resumed = {  # who was new then is known now, and "later" is asked again
        name: value
        for name, value in page.items()
        if not name.startswith("new") and value != "later"
    }
    if resumed.get("consent.post") == "no":
        del resumed["consent.post"]
    return resumed | {
        "code": request.code,
        "resident": str(request.resident_id),
        "kind": str(request.kind),
        "changes": str(request.id),
    }
