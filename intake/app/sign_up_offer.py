"""Offer at Balie, by one key, to sign the resident of the call up for the project that is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from intake.domain.project import Project
    from intake.ui.desk.person_strip import PersonStrip
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.desk_session import DeskSession
    from intake.ui.person.person_summary import PersonSummary
    from intake.ui.projects.presenter import ProjectsPresenter


class _OfferingScreen(Protocol):
    """The parts of the screen that the offer uses."""

    session: DeskSession
    who: WhoPresenter
    projects: ProjectsPresenter
    pages: Any

    def go(self, place: str) -> None: ...


def offer_sign_up(screen: _OfferingScreen, strip: PersonStrip) -> None:
    """Offer at Balie to sign the resident of the call up for the project that is next."""
    offer = _SignUpOffer(screen, strip)
    screen.who.opened.connect(offer.show)
    strip.project_wanted.connect(offer.accept)


class _SignUpOffer(QObject):
    """The project that is offered, and the resident whom it is offered to."""

    def __init__(self, screen: _OfferingScreen, strip: PersonStrip) -> None:
        super().__init__(strip)
        self._screen = screen
        self._strip = strip
        self._project: Project | None = None

    def show(self, card: PersonSummary | None) -> None:
        """Look for a project that is open, whenever somebody is chosen."""
        session = self._screen.session
        if card is not None and session.signed_in is not None:
            session.query_as_signed_in(session.use_cases.projects.list_all, self._show_offer)

    def accept(self) -> None:
        """Ask what the resident needs there."""
        person, project = self._screen.who.person, self._project
        if person is None or project is None:
            return
        self._screen.projects.project_id = project.id
        self._screen.go("projects")
        resident = person.resident
        self._screen.pages["projects"].ask_to_sign_up(resident.id, resident.full_name)

    def _show_offer(self, projects: tuple[Project, ...]) -> None:
        self._project = next((project for project in projects if project.is_open), None)
        self._strip.show_project(self._project.name if self._project else "")
