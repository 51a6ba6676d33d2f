"""Open the windows for slips, letters, notices and cards.

Each is created when it is first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from intake.domain.centre import Contact

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.domain.platform_profile import PlatformProfile
    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.desk_session import DeskSession
    from intake.ui.printing.papers_window import PapersWindow
    from intake.ui.printing.presenter import PaperPresenter
    from intake.ui.printing.referral_window import ReferralWindow
    from intake.ui.printing.sheets_presenter import SheetsPresenter
    from intake.ui.printing.slip_window import SlipWindow


class PrintWindows:
    """Opens what is printed; after ``closed`` the desk gets the focus again."""

    def __init__(
        self,
        session: DeskSession,
        slip: PaperPresenter,
        sheets: SheetsPresenter,
        settings: SettingsPresenter,
        closed: Callable[[], object],
    ) -> None:
        self._session = session
        self._slip = slip
        self._sheets = sheets
        self._settings = settings
        self._closed = closed
        self.window: SlipWindow | None = None
        self.call_ended: Callable[[], object] = bool
        self.type_in: Callable[[str], object] = bool
        self.cards: ReferralWindow | None = None
        self.papers: PapersWindow | None = None

    def open(self, make: Callable[[Any], None], about: Any) -> None:
        """Open the window for papers, with the one that ``make`` returns."""
        self._on_made()
        make(about)

    def open_papers(self) -> None:
        """Show the papers that are not of one request."""
        from intake.ui.printing.papers_window import PapersWindow

        self._on_made()
        if self.papers is not None:
            self.papers.deleteLater()  # the language may have changed since
        self.papers = PapersWindow(self._sheets, self._session.translate)
        self.papers.closed.connect(self._closed)
        self.papers.typing_in_wanted.connect(self.type_in)
        self.papers.open()

    def open_labels(self, request_id: UUID) -> None:
        """Show the labels of a request, laid out for the sheet of the settings."""
        self._on_made()
        self._sheets.make_labels(request_id, self._settings.settings.labels)

    def open_thing_labels(self, thing_id: UUID) -> None:
        """Show the labels of a thing, laid out for the sheet of the settings."""
        self._on_made()
        self._sheets.make_thing_labels(thing_id, self._settings.settings.labels)

    def open_last(self) -> None:
        """Show the last slip that was made, to be printed again."""
        self._on_made()
        self._slip.show_last()

    def open_card(self, *, crisis: bool) -> None:
        """Show where else a caller can ask for help, or the numbers for a crisis."""
        from intake.ui.printing.referral_window import ReferralWindow

        self.cards = ReferralWindow(self._session, crisis=crisis)
        self.cards.ended.connect(self.call_ended)
        self.cards.printed.connect(self._print)
        self.cards.closed.connect(self._closed)
        self.cards.show()

    def print_platform_card(self, profile: PlatformProfile) -> None:
        """Print what to tell a resident about a platform on which nothing can be posted."""
        self._print(
            (
                Contact(
                    name=profile.name,
                    phone=profile.phone,
                    hours=profile.hours,
                    for_what=profile.card,
                ),
            ),
            False,
        )

    def dispose(self) -> None:
        """Close all windows, so that a passer-by sees nobody's data."""
        for window in (self.window, self.cards, self.papers):
            if window:
                window.close()

    def _print(
        self,
        contacts: tuple[Contact, ...],
        crisis: bool,  # noqa: FBT001 - a signal's value
        language: str = "nl",
    ) -> None:
        self._on_made()
        self._slip.make_card(contacts, crisis=crisis, language=language)

    def _on_made(self) -> None:
        from intake.ui.printing.slip_window import SlipWindow

        if self.window is None:
            self.window = SlipWindow(
                self._slip, self._session.translate, lambda: self._settings.settings.printer
            )
            self.window.closed.connect(self._closed)
