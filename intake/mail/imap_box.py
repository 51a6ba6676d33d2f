"""Read a folder of an IMAP server as a mailbox: nothing in it is marked, moved or deleted.

The folder is opened to read only and every mail is peeked at. How far it was read is remembered
here; if that is lost, the latest mails are read again, and those that were imported are recognised.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from intake.kit.deadline import Deadline
from intake.kit.errors import ExternalError
from intake.kit.sockets import has_input
from intake.mail.imap_connection import SERVER_FAULTS, TIMEOUT, close, connect, to_external_error
from intake.mail.imap_cursor import MAX_LEFT, Cursor, load_cursor, save_cursor
from intake.mail.mail_reader import MAX_BYTES, read_mail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from intake.kit.clock import Clock
    from intake.kit.mail_accounts import MailAccount
    from intake.mail.imap_connection import BoundedMailBox
    from intake.mail.mail_reader import ParsedMail

MAX_AT_ONCE = 25
"""Mails of one ``fetch``, so that sending and the other mailboxes get their turn."""

FIRST_DAYS = 14
"""How many days of older mail are read when a folder is read for the first time, or anew."""

_WHOLE = 120.0
"""Seconds that one ``fetch`` may take."""

_POLL_SECONDS = 60.0
"""Seconds between two looks at a server that does not tell of new mail by itself."""

_IDLE_SECONDS = 9 * 60.0
"""Seconds after which waiting is begun anew; servers end it after half an hour, routers earlier."""

_PAUSES = (10.0, 30.0, 60.0, 300.0, 900.0)
"""Seconds until a server that failed is tried again; after a wrong password always the last."""

_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Names of months in a search (RFC 3501, 9: date-month)."""


class ImapBox:
    """Reads one folder.

    ``secret`` returns the password or the access token; ``cursor_file`` is where it is remembered
    how far the folder was read.
    """

    def __init__(
        self,
        account: MailAccount,
        secret: Callable[[], str],
        cursor_file: Path,
        clock: Clock,
    ) -> None:
        self._account = account
        self._secret = secret
        self._cursor_file = cursor_file
        self._clock = clock
        self._box: BoundedMailBox | None = None
        self._cursor = Cursor()
        self._uids: dict[str, list[int]] = {}
        self._failed: ExternalError | None = None
        self._failures = 0
        self._next_try = 0.0
        self._next_look = 0.0
        self._is_idle = False

    def fetch(self) -> Iterator[ParsedMail]:
        """Return the next mails that were not read, at most ``MAX_AT_ONCE``.

        Raises ``ExternalError`` if the server cannot be read. Until it is tried again, the same
        error is raised without asking the server.
        """
        if self._clock.monotonic() < self._next_try:
            if self._failed:
                raise self._failed
            return
        deadline = Deadline(_WHOLE)
        with deadline:
            try:
                box = self._box
                has_news = box is None or self._has_news(box, deadline)
                if box is None:
                    box = self._open(deadline)
                uids = self._uids_to_read(box) if has_news else []
                for uid in uids:
                    mail = self._read(box, uid)
                    if mail:
                        yield mail
                self._remember()
            except GeneratorExit:
                self._remember()
                raise
            except (*SERVER_FAULTS, ExternalError) as error:
                self._close()
                raise self._fail(to_external_error(error, self._account)) from error
        self._failed, self._failures = None, 0
        if len(uids) < MAX_AT_ONCE:
            self._wait_for_news()

    def mark_seen(self, key: str) -> None:
        """Remember that a mail was imported."""
        uids = self._uids.get(key, [])
        if uids:
            uid = uids.pop(0)
            left = tuple(other for other in self._cursor.left if other != uid)
            self._cursor = self._cursor._replace(left=left)
        if not uids:
            self._uids.pop(key, None)

    def close(self) -> None:
        """Close the connection."""
        self._close()

    def check_connection(self) -> int:
        """Connect, sign in and open the folder; return how many mails are in it.

        Raises ``ExternalError`` with the reason if that fails.
        """
        deadline = Deadline(4 * TIMEOUT)
        with deadline:
            box = connect(self._account, self._secret, deadline)
            try:
                return len(box.uids("ALL", charset=None))
            except SERVER_FAULTS as error:
                raise to_external_error(error, self._account) from error
            finally:
                close(box)

    def _open(self, deadline: Deadline) -> BoundedMailBox:
        box = connect(self._account, self._secret, deadline)
        self._box = box
        self._cursor = load_cursor(self._cursor_file)
        validity = _number(box.client.response("UIDVALIDITY")[1])
        if validity != self._cursor.validity:
            self._cursor = Cursor(validity)
        self._uids = {}
        self._is_idle = False
        return box

    def _uids_to_read(self, box: BoundedMailBox) -> list[int]:
        """Return the next mails; those that failed before never take all the room."""
        cursor = self._cursor
        if cursor.next_uid:
            found = box.uids(f"UID {cursor.next_uid}:*", charset=None)
            new = [uid for uid in sorted(map(int, found)) if uid >= cursor.next_uid]
        else:
            day = self._clock.now() - timedelta(days=FIRST_DAYS)
            since = f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"
            new = sorted(map(int, box.uids(f"SINCE {since}", charset=None)))
        return [*cursor.left[: MAX_AT_ONCE // 2], *new][:MAX_AT_ONCE]

    def _has_news(self, box: BoundedMailBox, deadline: Deadline) -> bool:
        """Tell whether something may have come in since the last look."""
        deadline.watch(box.client.sock)
        is_due = self._clock.monotonic() >= self._next_look
        is_told = self._is_idle and _has_answer(box.client.sock)
        if not (is_due or is_told):
            return False
        if self._is_idle:
            self._is_idle = False
            box.idle.stop()  # type: ignore[no-untyped-call]
        if not is_told:
            box.client.noop()  # a search sees what came in since only after this
        return True

    def _wait_for_news(self) -> None:
        """Have the server tell of new mail, or look again in a minute."""
        if self._box is None or self._is_idle:
            return
        self._next_look = self._clock.monotonic() + _POLL_SECONDS
        if not self._box.can_idle:
            return
        try:
            self._box.idle.start()  # type: ignore[no-untyped-call]
        except SERVER_FAULTS:
            self._close()
            return
        self._is_idle = True
        self._next_look = self._clock.monotonic() + _IDLE_SECONDS

    def _read(self, box: BoundedMailBox, uid: int) -> ParsedMail | None:
        """Read the first bytes of a mail; None if it went away meanwhile.

        A mail stays among those that must be tried again until it was imported.
        """
        self._expect(uid)
        _, parts = box.client.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MAX_BYTES}>)")
        raw = next((part[1] for part in parts or () if isinstance(part, tuple)), None)
        if raw is None:
            left = tuple(other for other in self._cursor.left if other != uid)
            self._cursor = self._cursor._replace(left=left)
            return None
        key = f"content-{hashlib.blake2s(raw, digest_size=16).hexdigest()}"
        self._uids.setdefault(key, []).append(uid)
        return read_mail(raw, key)

    def _expect(self, uid: int) -> None:
        cursor = self._cursor
        left = cursor.left
        if uid not in left:
            left = (*left, uid)[-MAX_LEFT:]
        self._cursor = cursor._replace(next_uid=max(cursor.next_uid, uid + 1), left=left)

    def _remember(self) -> None:
        if self._box is not None and self._cursor != load_cursor(self._cursor_file):
            save_cursor(self._cursor_file, self._cursor)

    def _fail(self, error: ExternalError) -> ExternalError:
        """Remember a failure, and when the server is tried again."""
        index = min(self._failures, len(_PAUSES) - 1)
        if error.key.startswith("mailbox-sign-in"):  # a server shuts out who tries too often
            index = len(_PAUSES) - 1
        self._failures += 1
        self._next_try = self._clock.monotonic() + _PAUSES[index]
        self._failed = error
        return error

    def _close(self) -> None:
        with suppress(ExternalError):
            self._remember()
        close(self._box)
        self._box = None
        self._is_idle = False


def _number(answers: list[Any] | None) -> int:
    """Return the number in an untagged answer of a server, or 0."""
    for answer in answers or ():
        match = re.search(rb"\d{1,12}", answer or b"")
        if match:
            return int(match[0])
    return 0


def _has_answer(sock: Any) -> bool:
    """Tell whether there is something to read from a socket now; what is decrypted counts too."""
    pending = getattr(sock, "pending", None)
    return bool(pending and pending()) or has_input(sock)
