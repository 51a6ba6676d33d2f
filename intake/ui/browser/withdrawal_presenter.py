"""Withdraw a request from its platforms, one after the other.

Each is done only when the person says that the post is no longer there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import format_phone, parse_phone
from intake.domain.platform_profile import WINDOW_METHODS, PlatformProfile, PostingMethod

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.placing.withdrawals import WithdrawalPlan
    from intake.domain.posting import Posting
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession

_HINTED_METHODS = frozenset(
    {
        PostingMethod.PHONE,
        PostingMethod.MAIL,
        PostingMethod.PAPER,
        PostingMethod.OWN,
        PostingMethod.FEED,
    }
)
"""Methods with a sentence of their own about what to do."""


@dataclass(frozen=True)
class Place:
    """One place where a request may be online: its page if it has one, and what to do there."""

    posting: Posting
    profile: PlatformProfile
    page: str
    hint: str
    code: str = ""

    @property
    def kept_address(self) -> str:
        """The address of the post itself, if one was stored."""
        return self.posting.url if self.page else ""


class WithdrawalPresenter(QObject):
    """Goes through the places of one request."""

    listed = Signal(str, list)  # what is withdrawn, the places as lines
    opened = Signal(object)  # Place: its page is to be shown
    finished = Signal()  # no place is left
    message = Signal(str)  # a sentence for the bar

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._asked_for = ""
        self._places: list[Place] = []
        self._place_index = 0
        self._is_saving = False

    @property
    def practice(self) -> bool:
        return self._session.practice

    @property
    def place(self) -> Place | None:
        """The place that is shown."""
        return self._places[self._place_index] if self._place_index < len(self._places) else None

    def start(self, request_id: UUID) -> None:
        """List where the request may be online, each with a task, and open the first."""
        withdrawals = self._session.use_cases.withdrawals
        self._session.execute(
            partial(withdrawals.start, self._session.actor, request_id),
            self._begin,
            failed=self._report_error,
        )

    def confirm_withdrawn(self) -> None:
        """Record that it is no longer here, and go to the next place.

        A second press before that is shown does nothing.
        """
        if self.place is None or self._is_saving:
            return
        self._is_saving = True
        withdrawals = self._session.use_cases.withdrawals
        self._session.execute(
            partial(withdrawals.withdraw, self._session.actor, self.place.posting.id),
            then=self._go_to_next,
            failed=self._save_failed,
        )

    def postpone(self) -> None:
        """Leave the rest for later: their tasks stay."""
        self._places = []
        self.finished.emit()

    def resume(self) -> None:
        """Show, after the sign-in, the place that was shown before."""
        if self.place:
            self._show()

    def _begin(self, plan: WithdrawalPlan) -> None:
        self._asked_for = plan.what
        self._places = [
            self._place(posting, profile, plan.code) for posting, profile in plan.places
        ]
        self._place_index = 0
        self._is_saving = False
        if self._places:
            self._show()
        else:
            self._finish("withdrawal-nowhere")

    def _go_to_next(self) -> None:
        self._place_index += 1
        self._is_saving = False
        if self.place:
            self._show()
        else:
            self._finish("withdrawal-done")

    def _finish(self, key: str) -> None:
        self.message.emit(self._session.translate(key))
        self.finished.emit()

    def _show(self) -> None:
        """Show the place, unless the desk is locked."""
        if self._session.signed_in is None:
            return
        names = [
            f"{self._mark_of(number)} {place.profile.name}"
            for number, place in enumerate(self._places)
        ]
        self.listed.emit(self._asked_for, names)
        self.opened.emit(self.place)

    def _mark_of(self, number: int) -> str:
        if number < self._place_index:
            return "✓"
        return "→" if number == self._place_index else "○"

    def _place(self, posting: Posting, profile: PlatformProfile, code: str) -> Place:
        page = posting.url
        if profile.way in WINDOW_METHODS:
            page = page or profile.new_request
        kind = "other"
        if page:
            kind = "page"
        elif profile.way in _HINTED_METHODS:
            kind = str(profile.way)
        phone = parse_phone(profile.phone) if profile.phone else None
        hint = self._session.translate(
            f"withdrawal-{kind}",
            title=posting.title,
            code=code,
            phone=format_phone(phone) if phone else profile.phone,
            to=profile.mail_to,
        )
        return Place(posting, profile, page, hint, code)

    def _save_failed(self, error: UserFacingError) -> None:
        self._is_saving = False
        self._report_error(error)

    def _report_error(self, error: UserFacingError) -> None:
        self.message.emit(self._session.sentence(error))
