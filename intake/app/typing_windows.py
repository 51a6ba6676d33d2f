"""Open the windows in which papers that were filled in by hand are typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.kit.translations import Translations
    from intake.ui.desk.paper_form_presenter import PaperFormPresenter
    from intake.ui.desk.paper_form_window import PaperFormWindow
    from intake.ui.volunteers.coupon_presenter import CouponPresenter
    from intake.ui.volunteers.coupon_window import CouponWindow


class TypingWindows:
    """Opens the window of a form or a coupon; after ``closed`` the desk gets the focus again."""

    def __init__(
        self,
        translate: Translations,
        paper_form: PaperFormPresenter,
        coupon: CouponPresenter,
        closed: Callable[[], object],
    ) -> None:
        self._translate = translate
        self._paper_form = paper_form
        self._coupon = coupon
        self._closed = closed
        self.form: PaperFormWindow | None = None
        self.coupon: CouponWindow | None = None

    def open(self, paper: str) -> None:
        """Open the window of a paper: "forms" or "coupon"."""
        if paper == "forms":
            self._open_form()
        else:
            self._open_coupon()

    def dispose(self) -> None:
        """Close the windows, and what was typed with them."""
        for window in (self.form, self.coupon):
            if window:
                window.close()
                window.deleteLater()
        self.form = self.coupon = None

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
