"""Open the windows beside the pages that are not about one post or one paper.

Papers that were filled in by hand, what was done about what went wrong, the note for a shift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.desk.paper_form_presenter import PaperFormPresenter
    from intake.ui.desk.paper_form_start_window import PaperFormStartWindow
    from intake.ui.imports.presenter import ImportsPresenter
    from intake.ui.imports.window import ImportWindow
    from intake.ui.printing.sheets_presenter import SheetsPresenter, Wish
    from intake.ui.printing.shift_note_window import ShiftNoteWindow
    from intake.ui.tasks.problems_presenter import ProblemsPresenter
    from intake.ui.tasks.problems_window import ProblemsWindow
    from intake.ui.visits.presenter import VisitsPresenter
    from intake.ui.visits.window import VisitsWindow
    from intake.ui.volunteers.coupon_presenter import CouponPresenter
    from intake.ui.volunteers.coupon_window import CouponWindow


class SideWindowPresenters(NamedTuple):
    """The presenters of the windows."""

    paper_form: PaperFormPresenter
    coupon: CouponPresenter
    problems: ProblemsPresenter
    sheets: SheetsPresenter
    imports: ImportsPresenter
    visits: VisitsPresenter


class SideWindows:
    """Opens these windows; after ``closed`` the desk gets the focus again."""

    def __init__(
        self,
        translate: Translations,
        presenters: SideWindowPresenters,
        closed: Callable[[], object],
    ) -> None:
        self._translate = translate
        self._presenters = presenters
        self._closed = closed
        self.form: PaperFormStartWindow | None = None
        self.coupon: CouponWindow | None = None
        self.problems: ProblemsWindow | None = None
        self.shift_note: ShiftNoteWindow | None = None
        self.imports: ImportWindow | None = None
        self.visits: VisitsWindow | None = None

    def open(self, paper: str) -> None:
        """Open the window of a paper: "forms" or "coupon"."""
        if paper == "forms":
            self._open_form()
        else:
            self._open_coupon()

    def dispose(self) -> None:
        """Close the windows, and what was typed with them."""
        windows = (
            *(self.form, self.coupon, self.problems),
            *(self.shift_note, self.imports, self.visits),
        )
        for window in windows:
            if window:
                window.close()
                window.deleteLater()
        self.form = self.coupon = self.problems = self.shift_note = self.imports = None
        self.visits = None

    def open_problems(self, open_request: Callable[[UUID], object]) -> None:
        """Show what went wrong and what was done about it."""
        from intake.ui.tasks.problems_window import ProblemsWindow

        if self.problems is None:
            self.problems = ProblemsWindow(self._presenters.problems, self._translate)
            self.problems.closed.connect(self._closed)
            self.problems.open_wanted.connect(open_request)
        self.problems.open()

    def open_shift_note(
        self, open_request: Callable[[UUID], object], print_note: Callable[[Wish], object]
    ) -> None:
        """Show what the next shift must know."""
        from intake.ui.printing.shift_note_window import ShiftNoteWindow

        if self.shift_note is None:
            self.shift_note = ShiftNoteWindow(self._presenters.sheets, self._translate)
            self.shift_note.closed.connect(self._closed)
            self.shift_note.open_wanted.connect(open_request)
            self.shift_note.print_wanted.connect(print_note)
        self.shift_note.open()

    def open_imports(self) -> None:
        """Show the window in which an address list is taken in."""
        from intake.ui.imports.window import ImportWindow

        if self.imports is None:
            self.imports = ImportWindow(self._presenters.imports, self._translate)
            self.imports.closed.connect(self._closed)
        self.imports.open()

    def open_visits(self, request_id: UUID) -> None:
        """Show the times of a request: meals, visits or rides that repeat."""
        from intake.ui.visits.window import VisitsWindow

        if self.visits is None:
            self.visits = VisitsWindow(self._presenters.visits, self._translate)
            self.visits.closed.connect(self._closed)
        self.visits.open(request_id)

    def _open_form(self) -> None:
        from intake.ui.desk.paper_form_start_window import PaperFormStartWindow

        if self.form is None:
            self.form = PaperFormStartWindow(self._presenters.paper_form, self._translate)
            self.form.closed.connect(self._closed)
        self.form.open()

    def _open_coupon(self) -> None:
        from intake.ui.volunteers.coupon_window import CouponWindow

        if self.coupon is None:
            self.coupon = CouponWindow(self._presenters.coupon, self._translate)
            self.coupon.closed.connect(self._closed)
        self.coupon.open()
