"""Watch what happens to a post that was filled in, however a site sends and answers.

A site may load another page, change its address by script, or answer in a corner of the same page.
So the page is checked after each load, and every second while a person sees it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from intake.filling.evidence import (
    Before,
    Evidence,
    Outcome,
    PostOutcome,
    opening_lines,
    read_messages,
    weigh,
)
from intake.ui.browser.posting_state_machine import PostingStage

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.ui.browser.filler import PageFiller
    from intake.ui.browser.posting_state_machine import PostingStateMachine

_INTERVAL_MS = 800
_MAX_MESSAGES = 200
_MAX_REFILLS = 3

_MAX_LATE_LOOKS = 25
"""A page has about twenty seconds to draw its form."""

_WATCHED_STAGES = (PostingStage.FILLED, PostingStage.SHOWN, PostingStage.MOVED_ON)
_UNKNOWN_OUTCOME = PostOutcome(Outcome.UNKNOWN)


class OutcomeWatcher(QObject):
    """Reports what happened to the post on the page, whenever that changes."""

    changed = Signal(object)  # PostOutcome that is certain, of a page that nobody reloaded
    led_on = Signal(str)  # a page that reported success now shows the post at another address
    fill_wanted = Signal()  # a form, or an editor over a filled box, has appeared later

    def __init__(self, progress: PostingStateMachine, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = progress
        self._filler: PageFiller | None = None
        self._code = ""
        self.before = Before()
        self.latest = _UNKNOWN_OUTCOME
        self._late_looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._look_again)

    def reset(self) -> None:
        """Forget everything: another posting begins."""
        self._timer.stop()
        self._filler = None
        self.before = Before()
        self.latest = _UNKNOWN_OUTCOME
        self._late_looks = 0

    def watch(self, filler: PageFiller, code: str, address: str) -> None:
        """Begin after a form was filled in, or is shown for copying."""
        self._filler = filler
        self._code = code
        self.latest = _UNKNOWN_OUTCOME
        filler.script.watch_page(partial(self._on_begun, filler, address))

    def look(self, answer: Callable[[PostOutcome, Evidence], None]) -> None:
        """Check the page that was just loaded."""
        if self._filler:
            self._filler.read_evidence(self._code, partial(self._on_weighed, self._filler, answer))

    def _on_begun(self, filler: PageFiller, address: str, raw: object) -> None:
        if filler is not self._filler:
            return
        shown = frozenset(message.text for message in read_messages(raw))
        known = sorted(self.before.messages)[:_MAX_MESSAGES]
        self.before = Before(address, shown.union(known))
        self._timer.start()

    def _look_again(self) -> None:
        if self._filler and self._progress.stage in _WATCHED_STAGES:
            self.look(self._on_looked_again)

    def _on_looked_again(self, found: PostOutcome, now: Evidence) -> None:
        if self._progress.stage is PostingStage.MOVED_ON:
            self._look_for_other_address(found, now)
        if self._progress.stage not in (PostingStage.FILLED, PostingStage.SHOWN):
            return
        if not now.was_sent:
            self.before = replace(
                self.before,
                headings=frozenset(now.headings),
                lines=frozenset(opening_lines(now)),
                text=now.text,
            )
        if not now.pressed and self._late_looks < _MAX_LATE_LOOKS:
            self._look_for_late_form(now)
        if now.pressed and found.outcome is Outcome.UNKNOWN:
            self._progress.mark_possibly_online()
        is_new = (found.outcome, found.sentence) != (self.latest.outcome, self.latest.sentence)
        was_sent = now.pressed or (now.filled > 0 and now.has_left_form)
        if is_new and was_sent and found.outcome is not Outcome.UNKNOWN:
            self.latest = found
            self.changed.emit(found)

    def _look_for_other_address(self, found: PostOutcome, now: Evidence) -> None:
        """Follow a single-page site that first reports success and then shows the post."""
        stands = found.outcome is self.latest.outcome is Outcome.STANDS
        if stands and now.shows_post and found.address not in ("", self.latest.address):
            self.latest = found
            self.led_on.emit(found.address)

    def _look_for_late_form(self, now: Evidence) -> None:
        """Check what a slow page has drawn by now: its form, or an editor over a box."""
        if self._filler is None or self._filler.is_filling:
            return
        self._late_looks += 1
        if now.hidden or now.replaced:
            self._late_looks += _MAX_LATE_LOOKS // _MAX_REFILLS
            self.fill_wanted.emit()
        elif not self._progress.was_filled:
            self._filler.check_asks_for_post(self._on_form_checked)

    def _on_form_checked(self, is_there: bool) -> None:  # noqa: FBT001 - an answer
        if is_there and not self._progress.was_filled:
            self.fill_wanted.emit()

    def _on_weighed(
        self,
        filler: PageFiller,
        answer: Callable[[PostOutcome, Evidence], None],
        now: Evidence,
    ) -> None:
        if filler is self._filler:
            answer(weigh(now, self.before), now)
