"""Find the neighbours who helped a resident before, if both would like that again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from intake.desk.reporting.withheld import find_withheld
from intake.domain.agreement import Agreement
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.visit_report import Side, VisitReport

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.resident import Resident
    from intake.ports import ReadTransaction

MAX_REGULAR = 3


def find_regular_helpers(
    transaction: ReadTransaction, resident: Resident | None
) -> tuple[Reply, ...]:
    """Return the helpers whom a resident would like to see again, and who would like that too.

    The latest comes first, each once. Who is withheld because of an incident is left out.
    """
    if resident is None:
        return ()
    requests = tuple(request.id for request in transaction.find(Request, resident_id=resident.id))
    if not requests:
        return ()
    withheld = find_withheld(transaction)
    helpers: list[Reply] = []
    for agreement_id in reversed(
        liked_agreements(transaction.find(VisitReport, request_id=requests))
    ):
        reply = transaction.get(Reply, transaction.get(Agreement, agreement_id).reply_id)
        is_known = any(reply.is_of_same_neighbour(helper) for helper in helpers)
        if not is_known and not withheld.is_withheld(reply.name, reply.address):
            helpers.append(reply)
    return tuple(helpers[:MAX_REGULAR])


def liked_agreements(reports: Iterable[VisitReport]) -> list[UUID]:
    """Return the agreements whose two sides would like to see each other again, first told first.

    The newest answer of a side counts; ``reports`` are in the order in which they were written.
    """
    liked_by: dict[UUID, set[Side]] = defaultdict(set)
    for report in reports:
        liked_by[report.agreement_id].discard(report.side)
        if report.again:
            liked_by[report.agreement_id].add(report.side)
    return [agreement_id for agreement_id, sides in liked_by.items() if sides == set(Side)]
