"""Find where a part is on a platform's page, to point at it as a person would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from intake.ui.browser.page import PlatformPage

_FIND = """(() => {
  const node = document.querySelector(%s);
  if (!node) return null;
  node.scrollIntoView({block: 'center'});
  const box = node.getBoundingClientRect();
  const x = Math.round(box.left + Math.min(box.width / 2, 60));
  return JSON.stringify([x, Math.round(box.top + box.height / 2)]);
})()"""


class PagePlace:
    """The position of the first part of a page that matches a selector, scrolled into view."""

    def __init__(self, page: PlatformPage, selector: str) -> None:
        self._page = page
        self._selector = selector
        self.at: QPoint | None = None

    def is_found(self) -> bool:
        """Look for it again; tell whether it was found."""
        if self.at is None:
            self._page.runJavaScript(_FIND % json.dumps(self._selector), self._found)
        return self.at is not None

    def _found(self, raw: object) -> None:
        if raw:
            self.at = QPoint(*json.loads(str(raw)))
