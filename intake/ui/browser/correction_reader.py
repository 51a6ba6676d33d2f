"""Read what a person corrects on a page, while the page is still there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from intake.ui.browser.posting_state_machine import PostingStage

if TYPE_CHECKING:
    from intake.domain.platform_profile import LearnedField
    from intake.ui.browser.fill_result import HeldValue
    from intake.ui.browser.filler import PageFiller
    from intake.ui.browser.posting_state_machine import PostingStateMachine

_INTERVAL_MS = 700


class CorrectionReader(QObject):
    """Stores the corrections on each page of a form, by its address."""

    def __init__(self, progress: PostingStateMachine, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = progress
        self._filler: PageFiller | None = None
        self._address = ""
        self._by_address: dict[str, tuple[LearnedField, ...]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._read)
        self._timer.start()

    @property
    def corrections(self) -> list[LearnedField]:
        """What was corrected on all pages so far."""
        return [field for fields in self._by_address.values() for field in fields]

    def reset(self) -> None:
        """Forget everything: another posting begins."""
        self._filler = None
        self._by_address = {}

    def watch(self, filler: PageFiller, address: str) -> None:
        """Watch the boxes of a page that is being filled."""
        self._filler = filler
        self._address = address

    def stop(self) -> None:
        """Read nothing more."""
        self._timer.stop()
        self._filler = None

    def _read(self) -> None:
        if self._filler and self._progress.stage is PostingStage.FILLED:
            self._filler.read_contents(partial(self._store, self._filler, self._address))

    def _store(self, filler: PageFiller, address: str, values: dict[int, HeldValue]) -> None:
        if filler is self._filler and values and not self._progress.has_moved_on:
            self._by_address[address] = filler.learned_fields(values)
