"""Open the windows in which something is typed beside the pages.

Papers that were filled in by hand, and what was done about what went wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.desk.paper_form_presenter import PaperFormPresenter
    from intake.ui.desk.paper_form_window import PaperFormWindow
    from intake.ui.tasks.problems_presenter import ProblemsPresenter
    from intake.ui.tasks.problems_window import ProblemsWindow
    from intake.ui.volunteers.coupon_presenter import CouponPresenter
    from intake.ui.volunteers.coupon_window import CouponWindow


class TypingWindows:
    """Opens these windows; after ``closed`` the desk gets the focus again."""

    def __init__(
        self,
        translate: Translations,
        paper_form: PaperFormPresenter,
        coupon: CouponPresenter,
        problems: ProblemsPresenter,
        closed: Callable[[], object],
    ) -> None:
        self._translate = translate
        self._paper_form = paper_form
        self._coupon = coupon
        self._closed = closed
        self.form: PaperFormWindow | None = None
        self.coupon: CouponWindow | None = None
        self._problems = problems
        self.problems: ProblemsWindow | None = None

    def open(self, paper: str) -> None:
        """Open the window of a paper: "forms" or "coupon"."""
        if paper == "forms":
            self._open_form()
        else:
            self._open_coupon()

    def dispose(self) -> None:
        """Close the windows, and what was typed with them."""
        for window in (self.form, self.coupon, self.problems):
            if window:
                window.close()
                window.deleteLater()
        self.form = self.coupon = self.problems = None

    def open_problems(self, open_request: Callable[[UUID], object]) -> None:
        """Show what went wrong and what was done about it."""
        from intake.ui.tasks.problems_window import ProblemsWindow

        if self.problems is None:
            self.problems = ProblemsWindow(self._problems, self._translate)
            self.problems.closed.connect(self._closed)
            self.problems.open_wanted.connect(open_request)
        self.problems.open()

    def _open_form(self) -> None:
        from intake.ui.desk.paper_form_window import PaperFormWindow

        if self.form is None:
            self.form = PaperFormWindow(self._paper_form, self._translate)
            self.form.closed.connect(self._closed)
        self.form.open()

    def _open_coupon(self) -> None:
        from intake.ui.volunteers.coupon_window import CouponWindow

        if self.coupon is None:
            self.coupon = CouponWindow(self._coupon, self._translate)
            self.coupon.closed.connect(self._closed)
        self.coupon.open()
