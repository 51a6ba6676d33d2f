"""Create the page Projecten, and connect it with the papers, Uitgifte and Balie."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake.ui.projects.page import ProjectsPage
from intake.ui.projects.project_words import Shown

if TYPE_CHECKING:
    from uuid import UUID

    from intake.app.desk_screen import DeskScreen
    from intake.domain.posting import Posting


def build_project_page(screen: DeskScreen) -> ProjectsPage:
    """Return the page with everything that it leads to."""
    page = ProjectsPage(screen.projects, screen.application.translate, screen.scale)
    show = screen.print_windows.open
    page.routes_wanted.connect(partial(show, screen.sheets.make_routes))
    page.paper_wanted.connect(partial(_make_paper, screen))
    page.resident_wanted.connect(partial(_hand_out, screen))
    page.counter_wanted.connect(partial(_open_counter, screen))
    screen.projects.posts_placed.connect(partial(_open_postings, screen))
    return page


def open_project(screen: DeskScreen, project_id: UUID) -> None:
    """Show a project with the lenders to ring, who may have replied to its posts."""
    screen.go("projects")
    screen.pages["projects"].pane.show_kind(Shown.TO_RING)
    screen.projects.open(project_id)


def _make_paper(screen: DeskScreen, name: str, project_id: UUID) -> None:
    """Open the window of a paper of a project."""
    sheets = screen.sheets
    papers = {
        "project-table-paper": sheets.make_hand_out_table,
        "project-route-cards": sheets.make_route_cards,
        "project-closing-paper": sheets.make_closing_sheet,
        "project-thanks": sheets.make_thank_you_letters,
    }
    screen.print_windows.open(papers[name], project_id)


def _open_counter(screen: DeskScreen, takes_in: bool) -> None:  # noqa: FBT001 - a signal's value
    """Open Uitgifte, where codes are typed, to hand out or to take in."""
    screen.go("handovers")
    screen.pages["handovers"].set_mode(takes_in=takes_in)


def _hand_out(screen: DeskScreen, resident_id: UUID) -> None:
    """Show at Uitgifte what a resident gets."""
    screen.go("handovers")
    screen.pages["handovers"].set_mode(takes_in=False)
    screen.handovers.open_resident(resident_id)


def _open_postings(screen: DeskScreen, postings: list[Posting]) -> None:
    """Open the posting window for posts that a person brings to a site."""
    if postings and screen.session.signed_in:
        screen.open_posting(postings)
