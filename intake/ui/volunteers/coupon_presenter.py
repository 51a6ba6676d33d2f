"""Type in the coupon of a leaflet by which somebody offers help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import parse_phone
from intake.domain.request import Kind
from intake.domain.volunteer import Volunteer
from intake.text.composing.counter_papers import COUPON_CHOICES, COUPON_TIMES

if TYPE_CHECKING:
    from collections.abc import Collection

    from intake.desk.result import Result
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession

_KINDS = {
    "borrow": Kind.BORROW,
    "meal": Kind.MEAL,
    "help": Kind.HELP,
    "ride": Kind.RIDE,
    "company": Kind.HELP,
}
"""The kind of request that each choice of the coupon helps with."""


class CouponPresenter(QObject):
    """Adds who filled in a coupon to the volunteers, one coupon after the other.

    ``faults`` carries a sentence by field, ``saved`` one for the window; then it is empty again.
    """

    faults = Signal(dict)
    saved = Signal(str)

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._last: Volunteer | None = None
        session.entered.connect(self._forget)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def save(self, name: str, phone: str, choices: Collection[str], times: Collection[str]) -> None:
        """Add a volunteer with what they ticked, or tell what is missing beside each field."""
        translate = self._session.translate
        faults = {}
        if not name.strip():
            faults["name"] = translate("coupon-no-name")
        number = parse_phone(phone) or ""
        if not number:
            faults["phone"] = translate("coupon-no-phone")
        self.faults.emit(faults)
        if faults:
            return

        words = translate.bound_to(translate.language)
        ticked = [choice for choice in COUPON_CHOICES if choice in choices]
        volunteer = Volunteer(
            name=" ".join(name.split()),
            phone=number,
            kinds=tuple(dict.fromkeys(str(_KINDS[choice]) for choice in ticked)),
            can_do=", ".join(words(f"coupon-{choice}") for choice in ticked),
            when=", ".join(words(f"coupon-{time}") for time in COUPON_TIMES if time in times),
        )
        volunteers = self._session.use_cases.volunteers
        self._session.execute(
            partial(volunteers.save, self._session.actor, volunteer),
            self._on_saved,
            failed=self._report_error,
        )

    def undo(self) -> None:
        """Take the last coupon off the list again."""
        last = self._last
        self._last = None
        if last is None:
            return
        volunteers = self._session.use_cases.volunteers

        def archive() -> Result[Volunteer]:
            return volunteers.archive(self._session.actor, last.id)

        self._session.execute(
            archive,
            then=partial(self.saved.emit, self._session.translate("coupon-undone", name=last.name)),
            failed=self._report_error,
        )

    def _on_saved(self, volunteer: Volunteer) -> None:
        self._last = volunteer
        self.saved.emit(self._session.translate("coupon-saved", name=volunteer.name))

    def _report_error(self, error: UserFacingError) -> None:
        self.faults.emit({"name": self._session.sentence(error)})

    def _forget(self) -> None:
        self._last = None
