"""The protocols of what the desk needs from outside: store, platforms, channels, mailbox.

The adapters that meet them are named in ``wiring`` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from intake.domain.history import HistoryEntry
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

E = TypeVar("E", bound="Record")
T = TypeVar("T")


class People(Protocol):
    """Finds residents while somebody types."""

    def people(self, typed: str) -> tuple[PersonMatch, ...]:
        """Find residents by phone digits, a name in any spelling, postcode and number.

        Best first.
        """
        ...

    def by_code(self, code: str) -> tuple[PersonMatch, ...]:
        """Find the resident of a request by its reference code."""
        ...

    def has_left(self, staff_id: UUID) -> bool:
        """Tell whether a colleague was taken off the list."""
        ...

    def get_ready(self) -> None:
        """Connect before anybody asks; what is away is told when somebody does."""
        ...

    def close(self) -> None: ...


class ReadTransaction(Protocol):
    """A transaction that reads."""

    def get(self, kind: type[E], key: UUID) -> E:
        """Return one row; raises ``UserFacingError`` when it is no longer there."""
        ...

    def get_if_any(self, kind: type[E], key: UUID | None) -> E | None:
        """Return one row, or None where there is no key."""
        ...

    def find(self, kind: type[E], /, **equals: object) -> tuple[E, ...]:
        """Return the rows whose fields equal these values, oldest first.

        A tuple of values means any of them.
        """
        ...

    def people(self, typed: str, *, limit: int = 8) -> tuple[UUID, ...]:
        """Find residents by what somebody typed.

        Phone digits, a name in any spelling, postcode and number; best first.
        """
        ...

    def counts(self, kind: type[Record], field: str) -> dict[str, int]:
        """Count the rows by the value of a field."""
        ...

    def containing(
        self, kind: type[E], fields: tuple[str, ...], typed: str, *, limit: int
    ) -> tuple[E, ...]:
        """Return rows of which one of these fields holds each word that was typed, newest first."""
        ...

    def list_requests(self, wanted: RequestFilter, offset: int = 0) -> tuple[RequestLine, ...]:
        """Return a page of the list of requests in one query, from ``offset`` on."""
        ...

    def list_due_tasks(self, now: datetime) -> tuple[Task, ...]:
        """Return the first open tasks, the most urgent first."""
        ...

    def count_open_tasks(self) -> int:
        """Return how many tasks are open."""
        ...

    def list_due_requests(self, now: datetime, offset: int = 0) -> tuple[UUID, ...]:
        """Return the requests whose next step may be due, the longest waiting first.

        Rather one too many than one too few: ``next_step`` decides.
        """
        ...

    def history(self, keys: Iterable[UUID]) -> tuple[HistoryEntry, ...]:
        """Return what the audit holds of the changes to these records, oldest first."""
        ...

    def newest_place(self) -> int:
        """Return the place in the audit of what was written down last, 0 where nothing was."""
        ...


class WriteTransaction(ReadTransaction, Protocol):
    """A transaction that writes: all of it or nothing; each changed field leaves an audit row."""

    @property
    def operation_id(self) -> UUID:
        """The id of this change, kept with the rows that undoing it must find."""
        ...

    def changed(self, kind: type[Record]) -> frozenset[UUID]:
        """Return the ids of the rows of one kind that were changed so far."""
        ...

    def save(self, row: E) -> E:
        """Add or change a row and give it back as it now stands.

        Raises ``UserFacingError`` when somebody else changed it meanwhile.
        """
        ...

    def remove(self, row: Record) -> None:
        """Take a row out; the audit keeps what it held."""
        ...

    def revert(self, operation_id: UUID) -> None:
        """Put back all that an operation changed.

        Raises ``UserFacingError`` where something of it was changed since.
        """
        ...

    def record_access(self, kind: type[Record], key: UUID, action: str) -> None:
        """Write down that somebody viewed or exported a person's data."""
        ...

    def next_code(self, desk: str) -> str:
        """Make the desk's next reference code."""
        ...


class Store(Protocol):
    """The database of a desk."""

    def read(self, actor: Actor | None = None) -> AbstractContextManager[ReadTransaction]:
        """Begin to read, for somebody or for the program itself.

        Raises ``UserFacingError`` for a colleague who has left.
        """
        ...

    def write(self, actor: Actor, at: datetime) -> AbstractContextManager[WriteTransaction]: ...

    def copy_to(self, target: Path) -> None:
        """Write an encrypted copy and open it again.

        Raises ``UserFacingError`` or ``ExternalError`` when either fails.
        """
        ...

    def is_own_copy(self, copy: Path) -> bool:
        """Tell whether a copy opens with this store's key: another desk's does not."""
        ...

    def close(self) -> None: ...


class KeyBox(Protocol):
    """Where the database's raw key is kept."""

    def read(self) -> bytes | None:
        """Return the key, or None where there is none yet.

        Raises ``ExternalError`` when the box does not open.
        """
        ...

    def write(self, key: bytes) -> None: ...


class PostcodeList(Protocol):
    """The streets of postcodes, where a centre has a list of them."""

    def find(self, postcode: str, number: str) -> Street | None:
        """Return where a postcode and a house number lie; None where no list tells."""
        ...

    def replace(self, source: Path) -> int:
        """Take over the list in a file; return how many postcodes it has.

        Raises ``UserFacingError`` where it holds none.
        """
        ...

    def count(self) -> int:
        """Return how many postcodes are known."""
        ...


class Secrets(Protocol):
    """Passwords of the centre, in the operating system's keyring."""

    def read(self, name: str) -> str:
        """Return a password, empty where none is kept."""
        ...

    def write(self, name: str, password: str) -> None:
        """Keep a password; an empty one is forgotten."""
        ...


class Runner(Protocol):
    """Runs work on another thread and answers on the main thread."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do ``work`` elsewhere, then call ``done`` or ``failed`` here."""
        ...


class Platforms(Protocol):
    """The platforms this desk may use."""

    def all(self) -> tuple[PlatformProfile, ...]: ...

    def broken(self) -> tuple[UserFacingError, ...]:
        """What is wrong with the files that cannot be read; the others go on."""
        ...

    def get(self, slug: str) -> PlatformProfile: ...

    def change(self, profile: PlatformProfile) -> None:
        """Keep a changed profile in the centre's own folder."""
        ...

    def added(self, slug: str) -> bool:
        """Whether the centre added this one itself, rather than the program bringing it."""
        ...

    def remove(self, slug: str) -> None:
        """Take the centre's own file of a platform away."""
        ...

    def read_file(self, source: Path) -> PlatformProfile:
        """Read a profile that was shared as a file.

        Raises ``UserFacingError`` naming the entry that is not as it should be.
        """
        ...

    def write_to(self, profile: PlatformProfile, target: Path) -> None:
        """Write a profile into one file, to share it.

        Raises ``ExternalError`` where that cannot be written.
        """
        ...


class SealedFiles(Protocol):
    """A folder of files that only this centre's key opens."""

    folder: Path

    def write(self, name: str, content: bytes) -> None:
        """Keep a file; raises ``ExternalError`` where it cannot be written."""
        ...

    def read(self, name: str) -> bytes:
        """Return what a file holds; raises ``UserFacingError`` where it cannot be read."""
        ...

    def seal_plain(self, pattern: str) -> None:
        """Seal what an earlier version wrote in the open."""
        ...


class Channel(Protocol):
    """A way onto a platform without a page: mail, or a program that speaks to it."""

    @property
    def can_find(self) -> bool:
        """Whether the platform can be asked for a post by its code."""
        ...

    def post(self, outgoing: OutgoingPost) -> PlacedPost:
        """Send it once.

        Raises ``ExternalError`` when it surely did not arrive, ``RejectedError`` when it was turned
        down, ``OutcomeUnknownError`` when it may have arrived.
        """
        ...

    def find(self, code: str) -> PlacedPost | None:
        """Look for a post by its code.

        None where there is none; raises ``ExternalError`` when the platform cannot be asked.
        """
        ...

    def withdraw(self, outgoing: OutgoingPost, placed: PlacedPost) -> None:
        """Take it off; one that is gone already counts as taken off.

        Raises ``ExternalError`` or ``RejectedError`` when it still stands.
        """
        ...


class Mailbox(Protocol):
    """Where neighbours' mail arrives."""

    def fetch(self) -> Iterable[Mail]:
        """Return what came in since the last time."""
        ...

    def seen(self, key: str) -> None:
        """Do not give the mail of this key again."""
        ...


class Mail(Protocol):
    """One mail, read."""

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
        """The message id of our own mail that came back with this one, else empty."""
        ...

    @property
    def unreadable(self) -> bool:
        """Whether nothing but the sender could be read."""
        ...


class MessageSender(Protocol):
    """Takes a message to a neighbour."""

    def send(self, message: Message) -> None:
        """Send it.

        Raises ``ExternalError`` when it could not leave, ``RejectedError`` when the address takes
        none, ``OutcomeUnknownError`` when it may have left.
        """
        ...
