"""Which acts make sense at the counter for who stands there and the thing that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.ui.handovers.counter_words import CounterPage
    from intake.ui.handovers.presenter import HandoverPresenter
    from intake.ui.handovers.thing_rows import ThingRows


def possible_acts(
    presenter: HandoverPresenter, page: CounterPage | None, rows: ThingRows, *, takes_in: bool
) -> dict[str, bool]:
    """Return whether each act of the page makes sense now."""
    row = rows.current
    is_known = row is not None and row.thing_id is not None
    has_resident = page is not None and page.has_resident
    return {
        "handover-arrive": rows.awaited is not None,
        "handover-other-collects": has_resident and not takes_in,
        "handover-receipt": presenter.last_batch is not None,
        "handover-sign": presenter.last_batch is not None,
        "handover-extend": has_resident and is_known,
        "handover-home": is_known and bool(row and row.lender),
        "handover-mishap": is_known,
        "handover-note": is_known,
        "handover-put": is_known,
        "handover-label": is_known,
        "handover-photo": is_known,
        "handover-photo-damage": presenter.last_mishap is not None,
        "handover-change": is_known,
        "handover-swap": has_resident and bool(row and row.thing_id and row.can_come_in),
        "handover-correct": is_known,
        "handover-write-off": is_known,
    }
