"""Run our script in a page, in a JavaScript world of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEngineScript

from intake.kit.paths import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWebEngineCore import QWebEnginePage

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_MAX_SILENT_MS = 15_000
_IS_THERE = "Object.prototype.hasOwnProperty.call(window, '__intake')"
"""An element of the page may have that name and would answer to ``window.__intake`` as well."""

_NOT_THERE = "intake: not there yet"


class PageScript(QObject):
    """Calls the functions of ``resources/browser/page.js`` in one page.

    An answer comes as a signal, because errors in a callback of the browser would be lost.
    """

    silent = Signal()  # the page does not answer: a script of its own is running endlessly
    _answered = Signal(object, object)

    def __init__(self, page: QWebEnginePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._answered.connect(lambda answer, value: answer(value))
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_MAX_SILENT_MS)
        self._waiting.timeout.connect(self.silent)
        self._source = (resources() / "browser" / "page.js").read_text(encoding="utf8")

    def call(self, call: str, answer: Callable[[Any], None], *, only_there: bool = False) -> None:
        """Call a function, as ``go(3)``; the script is put into a new page first.

        With ``only_there`` it is not: then the call is meant for the page before.
        """

        def on_answer(value: object) -> None:
            self._waiting.stop()
            if value == _NOT_THERE and not only_there:
                self._run(f"{self._source}\nwindow.__intake.{call}", self._answer_to(answer))
            else:
                self._answered.emit(answer, None if value == _NOT_THERE else value)

        if not self._waiting.isActive():  # a call that waits longer keeps its own time
            self._waiting.start()
        missing = json.dumps(_NOT_THERE)
        self._run(f"{_IS_THERE} ? window.__intake.{call} : {missing}", on_answer)

    def read_text(self, answer: Callable[[Any], None]) -> None:
        """Read all text of the page."""
        self.call("words()", answer)

    def focus_first_box(self, answer: Callable[[Any], None]) -> None:
        """Focus the first box of a page."""
        self.call("begin()", answer)

    def focus_box(self, index: int, answer: Callable[[Any], None]) -> None:
        """Focus one box and mark it."""
        self.call(f"go({index})", answer)

    def check_signed_out(self, answer: Callable[[Any], None]) -> None:
        """Ask whether the page tells that nobody is signed in."""
        self.call("signedOut()", answer)

    def check_painted(self, answer: Callable[[Any], None]) -> None:
        """Ask whether what was filled in has been drawn."""
        self.call("painted()", answer)

    def watch_page(self, answer: Callable[[Any], None]) -> None:
        """Watch from now on what a person presses; answer with the messages on the page."""
        self.call("watch()", answer)

    def show_message(self, said: str) -> None:
        """Scroll to the site's message."""
        self.call(f"showMessage({json.dumps(said)})", lambda _: None)

    def _answer_to(self, answer: Callable[[Any], None]) -> Callable[[object], None]:
        return lambda value: self._answered.emit(answer, value)

    def _run(self, script: str, answered: Callable[[object], None]) -> None:
        self._page.runJavaScript(script, _WORLD, answered)
