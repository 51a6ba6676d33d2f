"""Which acts make sense for a project and the row that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.ui.projects.project_words import Shown

if TYPE_CHECKING:
    from intake.ui.projects.household_words import Row
    from intake.ui.projects.project_words import ProjectPage

LISTS_OF_HOUSEHOLDS = (Shown.LACKING, Shown.COMPLETE, Shown.WAITING)
LISTS_OF_LENDERS = (Shown.TO_RING, Shown.CONFIRMED)


def possible_acts(page: ProjectPage, shown: Shown, row: Row | None) -> dict[str, bool]:
    """Return whether each act of the page makes sense now, for the row that is chosen."""
    has_project = page.project_id is not None
    has_row = row is not None
    is_household = has_row and shown in LISTS_OF_HOUSEHOLDS
    is_lender = has_row and shown in LISTS_OF_LENDERS and not page.is_closed
    is_trip = has_row and shown is Shown.TRIPS and not page.is_closed
    brings_home = is_trip and row is not None and row.key in page.trips_home
    is_open = has_project and page.is_open
    has_items = is_open and bool(page.items)
    has_things = has_project and not page.has_only_places
    return {
        "project-confirm": is_lender,
        "project-falls-through": is_lender,
        "project-let-in-act": has_row and shown is Shown.WAITING,
        "project-hand-out": is_household and shown is not Shown.WAITING and has_things,
        "project-give": is_household and shown is not Shown.WAITING and is_open,
        "project-take-away": is_household and shown is not Shown.WAITING and is_open,
        "project-change-row": (is_household or is_lender) and is_open,
        "project-change": is_open,
        "project-leave": is_household and not page.is_closed,
        "project-pay": is_household and not page.is_closed,
        "project-load": is_trip,
        "project-bring-in": is_trip and not brings_home,
        "project-unload": brings_home,
        "project-driver": is_trip,
        "project-new-household": is_open,
        "project-new-pledge": has_items,
        "project-new-item": is_open,
        "project-list-in": is_open,
        "project-posts-leave": False,
        "project-posts-go-on": is_open and page.waiting_posts > 0,
        "project-allocate": has_items,
        "project-posts": has_items and any(item.short for item in page.items),
        "project-collect": has_items and has_things,
        "project-return": has_things and bool(page.items) and not page.is_closed,
        "project-routes-paper": has_row and shown is Shown.TRIPS,
        "project-table-paper": has_items and has_things,
        "project-route-cards": has_project and page.has_places,
        "project-closing-paper": has_project,
        "project-new": has_project,  # without one it is the main button
        "project-thanks": has_project,
        "project-close": has_project and not page.is_closed,
        "project-call-off": is_open,
        "project-again": has_project,
    }
