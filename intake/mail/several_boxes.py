"""Read several mailboxes as one: a failing one does not keep the others from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from intake.ports import Mail, Mailbox


class SeveralBoxes:
    """Reads the mailboxes that ``boxes`` returns, one after the other."""

    def __init__(self, boxes: Callable[[], Sequence[Mailbox]]) -> None:
        self._boxes = boxes
        self._from: dict[str, Mailbox] = {}

    def fetch(self) -> Iterator[Mail]:
        """Return the new mails; the first error is raised after the last mailbox."""
        error: ExternalError | None = None
        for box in self._boxes():
            try:
                for mail in box.fetch():
                    self._from[mail.key] = box
                    yield mail
            except ExternalError as failed:
                error = error or failed
        if error:
            raise error

    def mark_seen(self, key: str) -> None:
        """Mark a mail in the mailbox that it came from."""
        box = self._from.pop(key, None)
        if box:
            box.mark_seen(key)
