"""Save calls in progress while typing, park them, and list them again after a crash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.desk.taking.answers_on_page import (
    entry_of,
    note_new_answers,
    outdated_answers,
    without_positions,
)
from intake.desk.taking.call_entries import CallEntries
from intake.domain.draft import UNFINISHED, Draft, DraftState
from intake.domain.permissions import Permission
from intake.domain.private_note import PrivateNote
from intake.domain.request import Request
from intake.kit.elapsed import is_far_from
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_UNFINISHED = tuple(str(state) for state in UNFINISHED)
_ABANDONED_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Drafts:
    """Stores one draft for each call."""

    store: Store
    clock: Clock

    def begin(self, actor: Actor) -> Result[Draft]:
        """Start a call; its code is chosen now, so that the text that is read aloud contains it."""
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
        """Save what is on the page; a call that was finished or dropped is not changed.

        Raises ``UserFacingError`` if another desk has opened this call meanwhile.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = get_own_draft(transaction, actor, draft_id)
            filled = {name: value for name, value in without_positions(entries).items() if value}
            filled |= note_new_answers(transaction, draft.page, CallEntries(filled))
            is_same = draft.page == filled and draft.state == state
            if draft.state not in UNFINISHED or is_same:
                return Result(draft)
            saved = replace(
                draft, page=filled, state=state, saved_at=now, begun_at=draft.begun_at or now
            )
            return Result(transaction.save(saved))

    def take_up(self, actor: Actor, draft_id: UUID) -> Result[Draft]:
        """Open a parked call as it is stored, whatever an older list showed.

        Raises ``UserFacingError`` if another desk has opened it, or if it has ended.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = transaction.get(Draft, draft_id)
            is_own = draft.desk == actor.desk
            if draft.state not in UNFINISHED or not (is_own or _is_abandoned(draft, now)):
                raise UserFacingError("draft-elsewhere")
            if is_own and draft.state is DraftState.ACTIVE:
                return Result(draft)
            opened = replace(draft, desk=actor.desk, state=DraftState.ACTIVE, saved_at=now)
            return Result(transaction.save(opened))

    def list_unfinished(self, actor: Actor) -> tuple[Draft, ...]:
        """Return the calls in which something was typed, this desk's active one first.

        These are the calls of this desk, and the calls of another desk that nobody has touched for
        a day: that desk may not exist any more.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.read(actor) as transaction:
            drafts = [
                draft if draft.desk == actor.desk else replace(draft, state=DraftState.PARKED)
                for draft in transaction.find(Draft, state=_UNFINISHED)
                if draft.desk == actor.desk or _is_abandoned(draft, now)
            ]
        typed = [draft for draft in drafts if len(draft.page) > 1]  # more than the code
        return tuple(
            sorted(
                typed,
                key=lambda draft: (draft.state is not DraftState.ACTIVE, draft.saved_at),
            )
        )

    def resume_request(self, actor: Actor, request_id: UUID) -> Result[Draft]:
        """Open the call of a request that is written already; from now on it belongs to this desk.

        Missing answers can be asked, and it can be placed after all. A consent that was withdrawn
        since is asked again.
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
                    page = _drop_outdated_answers(transaction, draft.page)
                    taken = replace(draft, page=page, desk=actor.desk, staff_id=actor.staff_id)
                    return Result(draft if taken == draft else transaction.save(taken))
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
        """Drop a call that led to nothing; return it as it was."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = get_own_draft(transaction, actor, draft_id)
            transaction.save(replace(draft, state=DraftState.DROPPED, page={}, saved_at=now))
            return Result(draft)

    def restore_discarded(
        self, actor: Actor, draft_id: UUID, entries: Mapping[str, str]
    ) -> Result[Draft]:
        """Park a dropped call again, with what was written in it."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = get_own_draft(transaction, actor, draft_id)
            if draft.state is not DraftState.DROPPED:
                return Result(draft)
            if _has_gone_on(transaction, draft, entries):
                raise UserFacingError("draft-elsewhere")
            page = dict(entries)
            parked = replace(draft, state=DraftState.PARKED, page=page, saved_at=now)
            return Result(transaction.save(parked))


def _is_abandoned(draft: Draft, now: datetime) -> bool:
    """Tell whether nobody has touched a call for a day, so that any desk may open it."""
    return is_far_from(draft.saved_at, now, _ABANDONED_AFTER)


def get_own_draft(transaction: ReadTransaction, actor: Actor, draft_id: UUID) -> Draft:
    """Return a call of this desk; raises ``UserFacingError`` if another desk has opened it."""
    draft = transaction.get(Draft, draft_id)
    if draft.desk != actor.desk:
        raise UserFacingError("draft-elsewhere")
    return draft


def _has_gone_on(transaction: ReadTransaction, dropped: Draft, entries: Mapping[str, str]) -> bool:
    """Tell whether somebody has started another page of the same call since."""
    code = entries.get("code")
    return any(
        draft.page.get("code") == code and draft.sequence > dropped.sequence
        for draft in transaction.find(Draft)
    )


def _drop_outdated_answers(transaction: ReadTransaction, page: dict[str, str]) -> dict[str, str]:
    """Return a page without each yes that was followed by a no."""
    call = CallEntries(without_positions(page))
    outdated = outdated_answers(transaction, page, call)
    dropped = {entry_of(about) for about in outdated} | {f"heard.{about}" for about in outdated}
    return {name: value for name, value in page.items() if name not in dropped}


def _page_of_request(
    transaction: ReadTransaction, request: Request, earlier: list[Draft]
) -> dict[str, str]:
    """Return the entries of a call about a written request, as its last draft had them.

    These are asked again: a no to posting, a yes that was withdrawn since, and what was left for
    later.
    """
    about = {"code": request.code, "resident": str(request.resident_id)}
    if earlier:
        page = without_positions(_drop_outdated_answers(transaction, earlier[-1].page | about))
    else:
        page = {"said": request.said}
        page |= {f"a.{name}": value for name, value in request.answers.items()}
    notes = transaction.find(PrivateNote, request_id=request.id)
    page |= {f"a.{note.topic}": note.secret for note in notes}
    resumed = {  # a new resident is known now, and "later" is asked again
        name: value
        for name, value in page.items()
        if not name.startswith("new") and value != "later"
    }
    if resumed.get("consent.post") == "no":
        del resumed["consent.post"]
    resumed |= about | {
        "kind": str(request.kind),
        "changes": str(request.id),
    }
    return resumed | note_new_answers(transaction, {}, CallEntries(resumed))
