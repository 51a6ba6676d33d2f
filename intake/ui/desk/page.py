"""The desk page (Balie): who, what and how it goes online, in three columns.

They are read from left to right as the call goes; the third folds below where the window is
narrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake.ui.desk.who_column import WhoColumn
from intake.ui.widgets.basics import ShrinkableContainer, button, clear, column, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.draft import Draft
    from intake.domain.posting import Posting
    from intake.kit.translations import Translations
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.desk.online_presenter import OnlinePresenter
    from intake.ui.desk.what_presenter import WhatPresenter
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.models.call_draft import CallDraft
    from intake.ui.theme import Tokens

_NARROW = 1100
_VERY_NARROW = 800
_PARKED_SHOWN = 4
_MAX_LETTERS = 26
_THREE = 3
_ROOMY = 1_300
"""The shape with all columns beside each other, and from which width at 100% the first is as wide
as it likes.
"""


class DeskPage(QWidget):
    """Puts the three columns beside each other and moves the focus from one to the next."""

    placed = Signal(object, list)  # TakenRequest, list[Posting] for the posting window

    def __init__(
        self, who: WhoPresenter, call_draft: CallDraft, translate: Translations, scale: int
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._scale = scale
        self._shape = 0
        self.also_heard = ""  # a second wish of the call that was placed last
        self.who = WhoColumn(who, call_draft, translate)
        self._columns: list[QWidget] = [
            self.who,
            column(f"2  {translate('what-title')}")[0],
            column(f"3  {translate('online-title')}")[0],
        ]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        self._parked = QHBoxLayout()
        outer.addLayout(self._parked)
        self._inside = inside = ShrinkableContainer()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._area = scrolled(inside)
        outer.addWidget(self._area, 1)
        self._translate = translate
        self._call_draft = call_draft
        self._lay(1440)

    def complete(
        self, call: CallPresenter, what: WhatPresenter, online: OnlinePresenter, colours: Tokens
    ) -> None:
        """Put in the second and third column, which the first page does not wait for."""
        from intake.ui.desk.online_column import OnlineColumn
        from intake.ui.desk.what_column import WhatColumn

        for empty in self._columns[1:]:
            empty.deleteLater()
        self._call = call
        self.what = WhatColumn(what, online, self._call_draft, self._translate)
        self.online = OnlineColumn(online, self._translate, colours)
        self._columns = [self.who, self.what, self.online]
        self._shape = 0
        self._lay(self.width())
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self.who.done.connect(self.what.start)
        self.what.last_left.connect(self._after_fields)
        self.what.consent.answered.connect(self._after_consent)
        self._call.saved.connect(self.what.saved.setText)
        self._call.parked.connect(self._show_parked)
        self._call.begun.connect(self._begun)
        online.placed.connect(self._placed)
        online.field_invalid.connect(self.what.go_to)

    def start(self) -> None:
        """Focus the field where this call goes on.

        A field that has the focus already may be typed in, and keeps its letters.
        """
        if self._call_draft.get("resident") or self._call_draft.get("new"):
            self.what.start()
        else:
            self.who.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay(event.size().width())
        super().resizeEvent(event)

    def _lay(self, width: int) -> None:
        """Three beside each other.

        Two and the third below where there is less room; one below the other for the largest
        letters.
        """
        fits = width * 100 / self._scale
        if fits < _VERY_NARROW:
            shape = 1
        elif fits < _NARROW:
            shape = 2
        elif fits >= _ROOMY:
            shape = 3
        else:
            shape = 4
        if shape == self._shape:
            return
        self._shape = shape
        self._inside.free_height = shape >= _THREE
        places = {
            1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
            2: ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)),
            3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
        }
        widths = {
            1: (None, None, None),
            2: (340, None, None),
            3: (340, None, 390),
            4: (310, None, 390),
        }
        for part, place, wide in zip(
            self._columns, places[min(shape, _THREE)], widths[shape], strict=True
        ):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
            part.setMinimumHeight(0 if shape >= _THREE else round(520 * self._scale / 100))
            part.setMinimumWidth(round(wide * self._scale / 100) if wide else 0)
            part.setMaximumWidth(round(wide * self._scale / 100) if wide else 16_777_215)
        self._grid.setColumnStretch(0, 1 if shape == 1 else 0)
        self._grid.setColumnStretch(1, 0 if shape == 1 else 1)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """Save what was typed when a field is left, and keep what has the focus in sight."""
        from PySide6.QtWidgets import (
            QLineEdit,
            QPlainTextEdit,
        )  # not before somebody is opened: the start does without it

        from intake.ui.widgets.scroll_into_view import scroll_into_view

        if isinstance(old, (QLineEdit, QPlainTextEdit)) and self._area.isAncestorOf(old):
            QTimer.singleShot(
                0, self, self._call.save
            )  # once the field has given what was typed in it
        if now is not None and self._area.isAncestorOf(now):
            QTimer.singleShot(
                0, now, lambda: scroll_into_view(now)
            )  # once what is asked has its place

    def _after_fields(self) -> None:
        if self.what.consent.is_open:
            self.what.consent.start()
        else:
            self.online.place.setFocus()

    def _after_consent(self) -> None:
        self._after_fields()

    def _begun(self) -> None:
        self.what.saved.setText("")
        if self.isVisible():
            self.start()

    def _placed(self, taken: TakenRequest, postings: list[Posting]) -> None:
        self.also_heard = self._call_draft.get("also")
        self._call.finish()
        self.placed.emit(taken, postings)

    def _show_parked(self, drafts: list[Draft]) -> None:
        clear(self._parked)
        if not drafts:
            return
        self._parked.addWidget(label(self._translate("desk-parked"), "soft", wrap=False))
        for at, draft in enumerate(drafts[:_PARKED_SHOWN]):
            resume_request = button(
                self._translate("desk-go-on", name=_told_apart(draft.page)),
                "chip",
                f"Ctrl+Shift+{at + 1}",
            )
            resume_request.clicked.connect(lambda _, draft=draft: self._call.go_on(draft))
            self._parked.addWidget(resume_request)
        if len(drafts) > _PARKED_SHOWN:
            self._parked.addWidget(
                label(
                    self._translate("desk-parked-more", count=len(drafts) - _PARKED_SHOWN),
                    "soft",
                    wrap=False,
                )
            )
        self._parked.addStretch(1)


def _told_apart(page: Mapping[str, str]) -> str:
    """Name a parked call by whom it is about and what for, as far as that was written."""
    new = f"{page.get('new.first_name', '')} {page.get('new.last_name', '')}".strip()
    who = page.get("person") or new or page.get("who") or page.get("typed.new.last_name", "")
    what = page.get("a.what") or page.get("said") or page.get("typed.said", "")
    return ", ".join(part[:_MAX_LETTERS] for part in (who, what) if part) or page.get("code", "")
