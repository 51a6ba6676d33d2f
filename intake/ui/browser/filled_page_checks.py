"""Check a page that was just filled: its content, whether one is signed in, and the address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from intake.ui.browser.wait_for_paint import wait_for_paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations
    from intake.ui.browser.earlier_post_check import EarlierPostCheck
    from intake.ui.browser.fill_result import HeldValue
    from intake.ui.browser.filler import PageFiller
    from intake.ui.browser.posting_panel import PostingPanel
    from intake.ui.browser.posting_presenter import PostingPresenter


class FilledPageChecks(QObject):
    """Shows in the panel what a person must know before pressing the page's button."""

    def __init__(
        self,
        presenter: PostingPresenter,
        panel: PostingPanel,
        translate: Translations,
        view: QWidget,
        current: Callable[[], PageFiller | None],
    ) -> None:
        super().__init__(view)
        self._current = current
        self._presenter = presenter
        self._panel = panel
        self._translate = translate
        self._view = view
        self._earlier: EarlierPostCheck | None = None

    def check(self, filler: PageFiller, earlier: EarlierPostCheck) -> None:
        """Guard the content of the boxes, tell if nobody is signed in, and focus the last box.

        The result of an ``earlier`` attempt stays visible.
        """
        self._earlier = earlier
        filler.read_contents(self.check_boxes)
        filler.script.check_signed_out(self._warn_if_signed_out)
        filler.script.focus_box(filler.last, partial(self.focus_when_painted, filler))

    def focus_when_painted(self, filler: PageFiller, _result: object) -> None:
        """Focus the page after its marks are drawn, unless it was left."""
        if filler is self._current():
            self._view.setFocus()
            wait_for_paint(filler, partial(self._on_painted, filler))

    def _warn_if_signed_out(self, is_out: object) -> None:
        """Tell that nobody is signed in: some sites show the form and refuse it later."""
        if is_out and not self._presenter.progress.has_moved_on and self._presenter.job:
            self._show_status(self._translate("posting-signed-out"))

    def check_boxes(self, held: dict[int, HeldValue]) -> None:
        """Guard what the page is about to send; the account's own address is allowed there."""
        values = (box.value for box in held.values() if box.seen and not box.by_site)
        if sentence := self._presenter.check_page(values):
            self._show_status(sentence)

    def _show_status(self, sentence: str) -> None:
        if self._earlier:
            sentence = self._earlier.sentence_with_earlier(sentence)
        self._panel.tell(sentence)

    def _on_painted(self, filler: PageFiller) -> None:
        if filler is self._current():
            self._presenter.progress.paint()
