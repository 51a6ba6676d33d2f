"""The desk page (Balie): who, what and how it goes online, in the order of the call.

Before anybody is selected it shows the search and what waits. Then who becomes a strip across the
top, what and online share the width, and consent and the main buttons are at the bottom.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from intake.text.composing.date_phrases import short_moment
from intake.ui.desk.who_section import WhoSection
from intake.ui.widgets.basics import ShrinkableContainer, label, make_scroll_area

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.posting import Posting
    from intake.kit.translations import Translations
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.desk.online_presenter import OnlinePresenter
    from intake.ui.desk.what_presenter import WhatPresenter
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.models.call_draft import CallDraft
    from intake.ui.person.person_summary import PersonSummary
    from intake.ui.theme import Tokens

_MIN_WIDTH_SIDE_BY_SIDE = 960
"""Below this width in pixels at 100% the columns are below each other."""

_WHILE_PRESSED_MS = 40

_MIN_HEIGHT_UNSCROLLED = 390
"""Below this height the questions scroll with the columns, so that there is room for the form."""

_MIN_HEIGHT_FULL_STRIP = 450
"""Below this height the person's strip shows only the name, and the search is one row."""

_ENTRIES_THAT_BEGIN = frozenset({"resident", "new", "said", "kind"})
"""Entries that make a call more than a search."""


class DeskPage(QWidget):
    """Lays out the parts of a call and moves the focus from one to the next."""

    placed = Signal(object, list)  # TakenRequest, list[Posting] for the posting window

    def __init__(
        self, who: WhoPresenter, call_draft: CallDraft, translate: Translations, scale: int
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._scale = scale
        self._is_complete = False
        self._is_low = False
        self._is_small = False
        self._asks_first = False
        self.also_heard = ""  # a second wish of the call that was placed last
        self._translate = translate
        self._call_draft = call_draft
        self.who = WhoSection(self, who, call_draft, translate)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(12, 8, 12, 8)
        self._outer.setSpacing(8)

        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(12)
        self._top.addWidget(self.who.find, 3)
        self._outer.addLayout(self._top, 1)

    def complete(
        self, call: CallPresenter, what: WhatPresenter, online: OnlinePresenter, colours: Tokens
    ) -> None:
        """Add what a call needs and the first page does not wait for."""
        from intake.ui.desk.bottom_strip import BottomStrip
        from intake.ui.desk.post_preview_column import PostPreviewColumn
        from intake.ui.desk.waiting_pane import WaitingPane
        from intake.ui.desk.what_column import WhatColumn

        self._call = call
        self._form_note = label("", "care")
        self._form_note.hide()
        self._outer.insertWidget(0, self._form_note)
        self.waiting = WaitingPane(self._translate)
        self._top.addWidget(self.waiting, 2)
        self.online = PostPreviewColumn(online, self._translate, colours)
        self.bottom = BottomStrip(online, self._translate)
        strip = self.who.complete()
        self.what = WhatColumn(what, self._call_draft, self._translate, strip.toggle)
        self._outer.insertWidget(1, strip)
        inside = ShrinkableContainer()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        lines.addWidget(self.who.form)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addWidget(self.what, 8)
        self._columns.addWidget(self.online, 7)
        lines.addLayout(self._columns, 1)
        self._area = make_scroll_area(inside)
        self._outer.addWidget(self._area, 1)
        self._outer.addWidget(self.bottom)
        self._is_complete = True
        self._connect(online)
        self._arrange()
        self._show_stage()

    def _connect(self, online: OnlinePresenter) -> None:
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self.who.find.asked_first.connect(self._ask_first)
        self.who.find.listed.connect(self._show_stage)
        self.who.shown.connect(self._show_stage)
        self.who.card_shown.connect(self._show_earlier)
        self.who.done.connect(self._on_person_chosen)
        self.what.last_left.connect(self._focus_after_fields)
        self.bottom.consent.answered.connect(self._focus_after_fields)
        self.bottom.wrong.connect(self.what.go_back)
        self._call.save_status.connect(self.what.saved.setText)
        self._call.call_changed.connect(self._on_begun)
        self._call_draft.changed.connect(self._on_entry_changed)
        self._call_draft.loaded.connect(self._on_call_loaded)
        online.placed.connect(self._on_placed)
        online.field_invalid.connect(self._go_to)
        online.blocked.connect(self._show_what_is_read_back)

    def _show_what_is_read_back(self, why_not: str) -> None:
        """On a low page the sentence to read aloud is among the fields: scroll to it when ready."""
        from intake.ui.widgets.scroll_into_view import scroll_into_view

        if self._is_low and not why_not and not self.bottom.read_back.isHidden():
            QTimer.singleShot(0, self, partial(scroll_into_view, self.bottom.read_back))

    def start(self) -> None:
        """Focus the field where this call continues.

        A field with the focus may be typed in, and keeps its letters.
        """
        if self._is_complete and self.who.is_chosen:
            self.what.start()
        else:
            self.who.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    @property
    def _is_searching(self) -> bool:
        """Tell whether the page contains nothing but a search."""
        return not self._asks_first and not any(map(self._call_draft.get, _ENTRIES_THAT_BEGIN))

    def _arrange(self) -> None:
        """Put columns beside each other, or below if letters are large or the window is narrow."""
        beside = self.width() * 100 / self._scale >= _MIN_WIDTH_SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(direction)
        if not self._is_complete:
            return

        self._columns.setDirection(direction)
        height = self.height() * 100 / self._scale
        is_small = height < _MIN_HEIGHT_FULL_STRIP
        if is_small != self._is_small:
            self._is_small = is_small
            if self.who.strip is not None:
                self.who.strip.fold(to_name=is_small)
            self._show_stage()

        is_low = height < _MIN_HEIGHT_UNSCROLLED
        if is_low != self._is_low:
            self._is_low = is_low
            self.bottom.shorten(is_low)
            if is_low:
                self._columns.insertWidget(1, self.bottom.consent)
                self._columns.insertWidget(2, self.bottom.read_back)
            else:
                self.bottom.take_consent()
            self._show_stage()

    def _show_form_note(self) -> None:
        """Tell from which paper form this call is typed."""
        call = self._call_draft.entries
        if call.written_at is None:
            self._form_note.hide()
            return
        when = short_moment(call.written_at, self._translate.language)
        self._form_note.setText(
            self._translate("paper-form-note", number=call.paper_form, when=when)
        )
        self._form_note.show()

    def _show_stage(self) -> None:
        """Show the search with what waits, or the parts of the call.

        Not before every part shows this call: a hidden field with old text would write it into the
        new call.
        """
        if self._call_draft.is_loading or not self._is_complete:
            return
        searching = self._is_searching
        chosen = self.who.is_chosen
        self.who.find.setVisible(not chosen)
        self.who.find.fold(to_one_row=not searching or self._is_small)
        self._outer.setStretchFactor(self._top, int(searching))
        is_listing = self._is_small and not self.who.find.list.isHidden()
        self.waiting.setVisible(searching and not is_listing)
        if self.who.strip is not None:
            self.who.strip.setVisible(chosen)
        self.who.form.setVisible(self.who.has_open_fields)
        self._area.setVisible(not searching)
        self.bottom.setVisible(not searching)

    def _on_entry_changed(self, name: str) -> None:
        if name in _ENTRIES_THAT_BEGIN:
            self._show_stage()

    def _on_call_loaded(self) -> None:
        self._asks_first = False
        if self._is_complete:
            self._show_form_note()
        self._show_stage()

    def _ask_first(self) -> None:
        """Store what is needed before the parts about who asks."""
        self._asks_first = True
        self._show_stage()
        self.what.start()

    def _show_earlier(self, card: PersonSummary | None) -> None:
        """Show what somebody asked before; not while one of those is being changed."""
        is_change = bool(self._call_draft.get("changes"))
        self.what.earlier.show_person(None if is_change else card)

    def _on_person_chosen(self) -> None:
        self._show_stage()
        self.what.start()

    def _go_to(self, entry: str) -> None:
        self.who.go_to(entry)
        self.what.go_to(entry)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """Save what was typed when a field is left, and keep the focused part visible."""
        # Not before somebody is opened: the start does not wait for it.
        from PySide6.QtWidgets import (
            QLineEdit,
            QPlainTextEdit,
        )

        if isinstance(old, (QLineEdit, QPlainTextEdit)) and self.isAncestorOf(old):
            # After the field has reported what was typed.
            QTimer.singleShot(0, self, self._call.save)
        if now is None or not self._area.isAncestorOf(now):
            return
        if self.what.isAncestorOf(now) or self.online.isAncestorOf(now):
            QTimer.singleShot(0, self, self._fold_who)  # after its last field was read
        self._follow_later(now)

    def _follow_later(self, now: QWidget) -> None:
        """Scroll the focused part into view after it is laid out.

        Not while a mouse button is pressed: what moves away is not clicked.
        """
        from intake.ui.widgets.scroll_into_view import scroll_into_view

        def follow() -> None:
            if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
                scroll_into_view(now)
            else:
                QTimer.singleShot(_WHILE_PRESSED_MS, now, follow)

        QTimer.singleShot(0, now, follow)

    def _fold_who(self) -> None:
        """Hide the fields of the person, unless somebody clicked into them."""
        focused = QApplication.focusWidget()
        if focused is None or not self.who.form.isAncestorOf(focused):
            self.who.fold()

    def _focus_after_fields(self) -> None:
        if self.bottom.consent.is_open:
            self.bottom.consent.start()
        else:
            self.bottom.place.setFocus()

    def _on_begun(self) -> None:
        self.what.saved.setText("")
        if self.isVisible():
            self.start()

    def _on_placed(self, taken: TakenRequest, postings: list[Posting]) -> None:
        self.also_heard = self._call_draft.get("also")
        self._call.clear_page()
        self.placed.emit(taken, postings)
