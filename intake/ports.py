"""The protocols of what the desk needs from outside.

- the database: ``People``, ``ReadTransaction``, ``WriteTransaction``, ``Store``
- keys and passwords: ``KeyBox``, ``Secrets``
- streets: ``PostcodeList``; threads: ``Runner``; files: ``Platforms``, ``SealedFiles``
- the way out and in: ``Channel``, ``Mailbox``, ``Mail``, ``MessageSender``

Only ``wiring`` names the adapters that implement them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from intake.domain.field_change import FieldChange
    from intake.domain.message import Message
    from intake.domain.outgoing_post import OutgoingPost, PlacedPost
    from intake.domain.permissions import Actor
    from intake.domain.person_match import PersonMatch
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.record import Record
    from intake.domain.request_list import RequestFilter, RequestLine
    from intake.domain.street import Street
    from intake.domain.task import Task
    from intake.kit.errors import UserFacingError
    from intake.kit.mail_traits import MailTraits

E = TypeVar("E", bound="Record")
T = TypeVar("T")


class People(Protocol):
    """Finds residents while somebody types, in a connection of its own.

    It also tells who has left, so that a search of theirs finds nobody.
    """

    def people(self, typed: str) -> tuple[PersonMatch, ...]:
        """Find residents by phone digits, a name in any spelling, or postcode and number.

        The best match is first.
        """

    def by_code(self, code: str) -> tuple[PersonMatch, ...]:
        """Find the resident of a request by its reference code."""

    def has_left(self, staff_id: UUID) -> bool:
        """Tell whether a colleague was taken off the list."""

    def get_ready(self) -> None:
        """Connect in advance; an unavailable database raises its error at the first search."""

    def close(self) -> None: ...


class ReadTransaction(Protocol):
    """A transaction that reads."""

    def get(self, kind: type[E], key: UUID) -> E:
        """Return one row; raises ``UserFacingError`` if it no longer exists."""

    def get_if_any(self, kind: type[E], key: UUID | None) -> E | None:
        """Return one row as ``get`` does; None if ``key`` is None or the row no longer exists."""

    def find(self, kind: type[E], /, **equals: object) -> tuple[E, ...]:
        """Return the rows whose fields have these values, oldest first.

        A tuple of values means any of them.
        """

    def find_between(
        self, kind: type[E], field: str, start: datetime, end: datetime
    ) -> tuple[E, ...]:
        """Return the rows whose field is a moment from ``start`` on, and before ``end``."""

    def people(self, typed: str, *, limit: int = 8) -> tuple[UUID, ...]:
        """Find residents by what somebody typed.

        Phone digits, a name in any spelling, or postcode and number; the best match is first.
        """

    def counts(self, kind: type[Record], field: str) -> dict[str, int]:
        """Count the rows by the value of a field."""

    def find_containing(
        self, kind: type[E], fields: tuple[str, ...], typed: str, *, limit: int
    ) -> tuple[E, ...]:
        """Return rows in which one of these fields contains each typed word, newest first."""

    def list_requests(self, wanted: RequestFilter, offset: int = 0) -> tuple[RequestLine, ...]:
        """Return a page of the list of requests in one query, from ``offset`` on."""

    def list_due_tasks(self, now: datetime) -> tuple[Task, ...]:
        """Return the most urgent open tasks, the most urgent first."""

    def count_open_tasks(self) -> int:
        """Return the number of open tasks."""

    def list_due_requests(self, now: datetime, offset: int = 0) -> tuple[UUID, ...]:
        """Return the requests whose next step may be due, the longest waiting first.

        Some of them may not be due yet: ``next_step`` decides.
        """

    def list_custody_faults(self) -> tuple[UUID, ...]:
        """Return the things whose record names no place now, or too many."""

    def history(self, keys: Iterable[UUID]) -> tuple[FieldChange, ...]:
        """Return the changes of these records from the audit, oldest first."""

    def last_audit_position(self) -> int:
        """Return the position of the last row in the audit, or 0."""


class WriteTransaction(ReadTransaction, Protocol):
    """A transaction that writes everything or nothing; each changed field is audited."""

    @property
    def operation_id(self) -> UUID:
        """The id of this operation, stored with the rows that its undo must find."""

    def changed_ids(self, kind: type[Record]) -> frozenset[UUID]:
        """Return the ids of the rows of a kind that this transaction has changed so far."""

    def save(self, row: E) -> E:
        """Add or change a row and return it as it is stored now.

        Raises ``UserFacingError`` if somebody else changed it meanwhile.
        """

    def add_all(self, rows: Iterable[E]) -> tuple[E, ...]:
        """Add new rows of one kind and return them as they are stored now."""

    def remove(self, row: Record) -> None:
        """Remove a row; its values stay in the audit."""

    def remove_all(self, rows: Iterable[Record]) -> None:
        """Remove rows of one kind; their values stay in the audit."""

    def revert(self, operation_id: UUID, except_rows: Collection[UUID] = ()) -> None:
        """Restore everything that an operation changed, but for those in ``except_rows``.

        Raises ``UserFacingError`` if part of it was changed since.
        """

    def record_access(self, kind: type[Record], entity_id: UUID, action: str) -> None:
        """Record in the audit that somebody viewed or exported a person's data."""

    def next_code(self, desk: str) -> str:
        """Return the next reference code of the desk."""


class Store(Protocol):
    """The database of a desk.

    The store of the use cases does more at the end of each write: see ``write``.
    """

    def read(self, actor: Actor | None = None) -> AbstractContextManager[ReadTransaction]:
        """Begin to read, on behalf of somebody or of the program itself.

        Raises ``UserFacingError`` for a colleague who has left.
        """

    def write(self, actor: Actor, at: datetime) -> AbstractContextManager[WriteTransaction]:
        """Begin to write, on behalf of somebody, at a moment.

        The store of the use cases withdraws, when the block ends, the posts and invitations that a
        refusal no longer allows (``desk.closing.refusals``). Raises ``UserFacingError`` for a
        colleague who has left.
        """

    def copy_to(self, target: Path) -> None:
        """Write an encrypted copy and verify it.

        Raises ``UserFacingError`` or ``ExternalError`` if either fails.
        """

    def is_own_copy(self, copy: Path) -> bool:
        """Tell whether a copy opens with this store's key; False for another desk's copy."""

    def close(self) -> None: ...


class KeyBox(Protocol):
    """Where the raw key of the database is stored."""

    def read(self) -> bytes | None:
        """Return the key, or None if there is none yet.

        Raises ``ExternalError`` if the keyring cannot be opened.
        """

    def write(self, key: bytes) -> None: ...


class PostcodeList(Protocol):
    """The streets of postcodes, if a centre has a list of them."""

    def find(self, postcode: str, number: str) -> Street | None:
        """Return the street of a postcode and a house number; None if it is not listed."""

    def replace(self, source: Path) -> int:
        """Replace the list by the one in a file; return the number of postcodes in it.

        Raises ``UserFacingError`` if it contains none.
        """

    def place_of(self, postcode: str) -> tuple[float, float] | None:
        """Return where a postcode is, in metres to the east and north; None if that is unknown.

        The metres are counted from whatever point the list was made with.
        """

    def count(self) -> int:
        """Return the number of postcodes in the list."""


class Secrets(Protocol):
    """Passwords of the centre, in the operating system's keyring."""

    def read(self, name: str) -> str:
        """Return a password, or an empty text if there is none."""

    def write(self, name: str, password: str) -> None:
        """Store a password; an empty one deletes it."""


class Runner(Protocol):
    """Runs work on another thread and answers on the main thread."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Run ``work`` on another thread, then call ``done`` or ``failed`` on the main thread."""


class Platforms(Protocol):
    """The platforms this desk may use."""

    def all(self) -> tuple[PlatformProfile, ...]: ...

    def read_errors(self) -> tuple[UserFacingError, ...]:
        """The errors of the files that cannot be read; the other files are used."""

    def get(self, slug: str) -> PlatformProfile:
        """Return a profile; raises ``UserFacingError`` if there is none of this name."""

    def change(self, profile: PlatformProfile) -> None:
        """Store a changed profile in the centre's own folder."""

    def is_added(self, slug: str) -> bool:
        """Tell whether the centre added this platform itself; the others are shipped."""

    def remove(self, slug: str) -> None:
        """Delete the centre's own file of a platform."""

    def read_file(self, source: Path) -> PlatformProfile:
        """Read a profile from a shared file.

        Raises ``UserFacingError`` that names the invalid entry.
        """

    def write_to(self, profile: PlatformProfile, target: Path) -> None:
        """Write a profile to one file, to share it.

        Raises ``ExternalError`` if that fails.
        """


class SealedFiles(Protocol):
    """A folder of files that are encrypted with this centre's key."""

    folder: Path

    def write(self, name: str, content: bytes) -> None:
        """Store a file; raises ``ExternalError`` if it cannot be written."""

    def read(self, name: str) -> bytes:
        """Return the content of a file; raises ``UserFacingError`` if it cannot be read."""

    def seal_plain(self, pattern: str) -> None:
        """Encrypt the files that an earlier version left unencrypted."""


class Channel(Protocol):
    """A way onto a platform without a page: mail, or the platform's interface."""

    @property
    def can_find(self) -> bool:
        """Whether the platform can be asked for a post by its code."""

    def post(self, outgoing: OutgoingPost) -> PlacedPost:
        """Send a post once.

        Raises ``ExternalError`` if it certainly did not arrive, ``RejectedError`` if it was
        refused, and ``OutcomeUnknownError`` if it may have arrived.
        """

    def find(self, code: str) -> PlacedPost | None:
        """Find a post by its code.

        Returns None if there is none; raises ``ExternalError`` if the platform cannot be asked.
        """

    def withdraw(self, outgoing: OutgoingPost, placed: PlacedPost) -> None:
        """Remove a post; one that does not exist any more counts as removed.

        Raises ``ExternalError`` or ``RejectedError`` if it is still online.
        """


class Mailbox(Protocol):
    """The mailbox in which neighbours' mail arrives."""

    def fetch(self) -> Iterable[Mail]:
        """Return the mails that have arrived since the last time."""

    def mark_seen(self, key: str) -> None:
        """Mark a mail, so that it is not returned again."""


class Mail(Protocol):
    """One parsed mail, as ``mail.mail_reader.ParsedMail`` describes it."""

    @property
    def key(self) -> str: ...
    @property
    def message_id(self) -> str: ...
    @property
    def sender_name(self) -> str: ...
    @property
    def sender_address(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def bounced(self) -> str:
        """The message id of our own mail that bounced with this one, or empty."""

    @property
    def unreadable(self) -> bool:
        """Whether nothing but the sender could be read."""

    @property
    def body(self) -> str: ...
    @property
    def rest_digest(self) -> str:
        """Digest of what was cut off a mail that is too long; empty if nothing was cut.

        Two long mails that begin alike are told apart by it.
        """

    @property
    def references(self) -> tuple[str, ...]: ...
    @property
    def traits(self) -> MailTraits: ...
    @property
    def inner(self) -> Sequence[Mail]: ...


class MessageSender(Protocol):
    """Sends messages to neighbours."""

    def send(self, message: Message) -> None:
        """Send a message.

        Raises ``ExternalError`` if it was certainly not sent, ``RejectedError`` if the address
        refuses it, and ``OutcomeUnknownError`` if it may have been sent.
        """
