"""The request for which a neighbour may be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.closing.closing import find_live_agreement
from intake.desk.request_loading import load_aggregate
from intake.domain.project import Project
from intake.domain.request import Request
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.domain.reply import Reply
    from intake.ports import WriteTransaction


def get_choosable_request(transaction: WriteTransaction, reply: Reply) -> Request:
    """Return the request of a reply; raises ``UserFacingError`` if it needs no helper any more."""
    if reply.request_id is None:
        raise UserFacingError("reply-no-request")
    request = transaction.get(Request, reply.request_id)
    if not request.is_open:
        raise UserFacingError("agreement-request-ended")
    if find_live_agreement(transaction, request.id):
        raise UserFacingError("agreement-already")
    if projects := transaction.find(Project, team_resident_id=request.resident_id):
        raise UserFacingError("reply-of-project", name=projects[0].name)
    aggregate = load_aggregate(transaction, request.id)
    if aggregate.wants_no_help:
        raise UserFacingError("agreement-declined")
    if not aggregate.resident_was_asked:
        raise UserFacingError("agreement-not-asked")
    return request
