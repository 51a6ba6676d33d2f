"""``intake fill``: fill a platform's page as the posting window does, without the window."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from intake.app.garbage_collection import QtThreadCollector
from intake.app.headless import use_no_screen
from intake.ui.browser.filler import PageFiller

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.ui.browser.fill_result import FillResult

_LONGEST_MS = 30_000


class _FillRun(QObject):
    """Opens the addresses one after the other, fills each page, and prints a JSON line for it."""

    def __init__(self, addresses: Sequence[str], post: Mapping[str, str]) -> None:
        super().__init__()
        self._addresses_left = list(addresses)
        self._post = post
        pages = QObject(self)  # created before the browser profile: pages must be destroyed first
        self._profile = QWebEngineProfile(self)
        self._view = QWebEngineView()
        self._page = QWebEnginePage(self._profile, pages)
        self._view.setPage(self._page)
        self._view.resize(1100, 2400)
        self._view.show()

        self._filler = PageFiller(self._page, self)
        self._filler.filled.connect(self._on_page_filled)
        self._page.loadFinished.connect(self._on_page_loaded)

        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(lambda: self._say({"error": "too slow"}))

        self._address = ""
        self.failed = False

    def fill_next(self) -> None:
        if not self._addresses_left:
            self._view.setPage(QWebEnginePage(self._view))
            QApplication.exit(1 if self.failed else 0)
            return
        self._address = self._addresses_left.pop(0)
        self._limit.start(_LONGEST_MS)
        self._page.load(QUrl(self._address))

    def _on_page_loaded(self, well: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._page.url().scheme() in ("about", "data"):
            return
        if well:
            self._filler.fill(self._post)
        else:
            self._say({"error": "did not load"})

    def _on_page_filled(self, filled: FillResult) -> None:
        controls = [
            {
                "control": step.control.said,
                "name": step.control.name,
                "role": step.role,
                "value": step.value,
            }
            for step in filled.steps
        ]
        skipped = [
            {"control": skipped.control.said, "role": skipped.role, "why": skipped.why}
            for skipped in filled.left
        ]
        skipped += [
            {"control": step.control.said, "role": step.role, "why": "left-refused"}
            for step in filled.refused
        ]
        self._say({"filled": controls, "left": skipped})

    def _say(self, message: dict[str, object]) -> None:
        self._limit.stop()
        self._filler.stop()
        self.failed = self.failed or "error" in message
        print(json.dumps({"url": self._address, **message}, ensure_ascii=False), flush=True)
        QTimer.singleShot(0, self.fill_next)


def run_fill(arguments: Sequence[str]) -> int:
    """Fill the page at each address with the post of a JSON file.

    The exit status is 1 if a page could not be opened.
    """
    import argparse

    parser = argparse.ArgumentParser(prog="intake fill", description=__doc__)
    parser.add_argument("--post", type=Path, required=True, help="the values to fill in, as JSON")
    parser.add_argument("addresses", nargs="+")
    options = parser.parse_args(arguments)
    try:
        post_values = json.loads(options.post.read_text(encoding="utf8"))
        hosts = [urlsplit(address).hostname for address in options.addresses]
    except (OSError, ValueError, RecursionError) as fault:
        parser.error(f"{options.post}: {fault}")
    if not isinstance(post_values, dict):
        parser.error(f"{options.post}: no object with values")
    post = {
        key: str(value)
        for key, value in post_values.items()
        if isinstance(value, (str, int, float))
    }
    use_no_screen(hosts)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    QtThreadCollector(app)
    round_ = _FillRun(options.addresses, post)
    QTimer.singleShot(0, round_.fill_next)
    return app.exec()
