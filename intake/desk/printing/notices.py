"""Read the contents of notices for a board: only what everybody may know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.centre.facts import get_centre
from intake.desk.permissions import require_permission
from intake.desk.placing.post_checks import require_consent, require_no_private_facts, text_of
from intake.domain.permissions import Permission
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.ports import Store


class NoticeContents(NamedTuple):
    """The contents of one notice: the post, its request, and the centre to ring."""

    posting: Posting
    request: Request
    centre: Centre


@dataclass(frozen=True)
class Notices:
    """Reads the contents of notices."""

    store: Store

    def contents(self, actor: Actor, posting_ids: tuple[UUID, ...]) -> tuple[NoticeContents, ...]:
        """Return the contents of one notice for each posting.

        Raises ``UserFacingError`` without a centre, for a withdrawn post, for a request that has
        ended, and without the resident's consent to the text.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            centre = get_centre(transaction)
            postings = [transaction.get(Posting, posting_id) for posting_id in posting_ids]
            if any(posting.state is PostingState.WITHDRAWN for posting in postings):
                raise UserFacingError("post-not-wanted")
            notices = [
                NoticeContents(posting, transaction.get(Request, posting.request_id), centre)
                for posting in postings
            ]
            if any(notice.request.has_ended for notice in notices):
                raise UserFacingError("post-not-wanted")
            for notice in notices:
                require_consent(transaction, notice.request, text_of(notice.posting))
                require_no_private_facts(transaction, notice.request, notice.posting)
            return tuple(notices)
