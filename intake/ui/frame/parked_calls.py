"""The parked calls, visible on every page: each can be opened by a key, and thrown away."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from intake.ui.widgets.basics import button, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.domain.draft import Draft
    from intake.kit.translations import Translations

_MAX_SHOWN = 3
_MAX_LETTERS = 26


class ParkedCalls(QFrame):
    """One line below the header while a call is parked."""

    go_on = Signal(object)  # Draft
    discard = Signal(object)  # Draft
    undo_discard = Signal()
    call_wanted = Signal()  # the call to somebody that was taken up and has no outcome yet
    shown = Signal()  # the line appeared or disappeared

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("header")
        self._translate = translate
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(20, 4, 20, 4)
        self._row: QWidget | None = None
        self.has_any = False
        self._drafts: Sequence[Draft] = ()
        self._can_undo = False
        self._spoken_with = ""
        self.hide()

    def show_calls(
        self,
        drafts: Sequence[Draft],
        can_undo: bool,  # noqa: FBT001 - a signal's own value
    ) -> None:
        """Show the parked calls, and a way to restore the one that was just thrown away."""
        self._drafts, self._can_undo = drafts, can_undo
        self._show()

    def show_spoken_with(self, name: str) -> None:
        """Show the person of a call that has no outcome yet; hide the line if the name is empty."""
        if name != self._spoken_with:
            self._spoken_with = name
            self._show()

    def _show(self) -> None:
        drafts = self._drafts
        if self._row is not None:
            self._row.hide()
            self._row.setParent(None)
            self._row.deleteLater()

        parts: list[QWidget] = []
        if self._spoken_with:
            call = button(self._translate("call-with", name=self._spoken_with), "chip")
            call.clicked.connect(self.call_wanted)
            parts.append(call)
        if drafts:
            parts.append(label(self._translate("desk-parked"), "soft", wrap=False))
        for index, draft in enumerate(drafts[:_MAX_SHOWN]):
            parts += self._build_buttons(index, draft)
        if len(drafts) > _MAX_SHOWN:
            more = self._translate("desk-parked-more", count=len(drafts) - _MAX_SHOWN)
            parts.append(label(more, "soft", wrap=False))
        if self._can_undo:
            undo = button(self._translate("desk-parked-undo"), "link")
            undo.clicked.connect(self.undo_discard)
            parts.append(undo)

        self._row = WrapRow(*parts)
        self._line.addWidget(self._row)
        self._row.show()
        self.has_any = bool(parts)
        self.setVisible(self.has_any)
        self.shown.emit()

    def forget(self) -> None:
        """Show no call: the desk is locked."""
        self._spoken_with = ""
        self.show_calls([], False)

    def _build_buttons(self, index: int, draft: Draft) -> tuple[QWidget, QWidget]:
        name = name_of_call(draft.page)
        resume = button(self._translate("desk-go-on", name=name), "chip", f"Ctrl+Shift+{index + 1}")
        resume.clicked.connect(lambda: self.go_on.emit(draft))
        away = button("✕", "link")
        away.setAccessibleName(self._translate("desk-parked-discard", name=name))
        away.setToolTip(f"<p>{escape(away.accessibleName())}</p>")  # it is no page that needs them
        away.clicked.connect(lambda: self.discard.emit(draft))
        return resume, away


def name_of_call(page: Mapping[str, str]) -> str:
    """Return the name of a parked call: the person and what for, as far as it was typed."""
    new = f"{page.get('new.first_name', '')} {page.get('new.last_name', '')}".strip()
    who = page.get("person") or new or page.get("who") or page.get("typed.new.last_name", "")
    what = page.get("a.what") or page.get("said") or page.get("typed.said", "")
    return ", ".join(part[:_MAX_LETTERS] for part in (who, what) if part) or page.get("code", "")
