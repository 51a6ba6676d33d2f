"""Find residents by what is typed, with the plain database driver because it is faster.

Somebody who types must wait for the database only, not for libraries.

SQLite and PostgreSQL run the same statements; only the placeholder of a parameter differs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from intake.domain.person_match import PersonMatch
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.storable_text import storable_text
from intake.store import sqlcipher
from intake.store.database_messages import key_of
from intake.store.search_keys import fits_every_word, is_likely_enough, likeness, parse_key_query

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

from intake.store.search_keys import KeyQuery

Run = Callable[[str, tuple[str, ...]], list[Any]]
"""Executes a statement with its values and returns the rows."""

_HIGHEST_CHARACTER = "\U0010ffff"
_MAX_CANDIDATES = 400
_PERSON_COLUMNS = (
    "r.id, r.salutation, r.first_name, r.infix, r.last_name, r.phones, r.street, "
    "r.house_number, r.addition, r.postcode"
)
_OPEN_REQUESTS_SQL = (
    "(SELECT count(*) FROM request q WHERE q.resident_id = r.id AND q.state IN ('open', 'agreed'))"
)
_SELECT = f"SELECT {_PERSON_COLUMNS}, {_OPEN_REQUESTS_SQL} FROM resident r WHERE r.id IN "


def find_persons(run: Run, placeholder: str, typed: str, limit: int = 8) -> tuple[PersonMatch, ...]:
    """Find residents by what somebody typed.

    Phone digits, a name in any spelling, or postcode and number; the best match first.

    ``placeholder`` stands for a value in the driver's statements.
    """
    question = parse_key_query(storable_text(typed))
    if not question.begins and not question.equal:
        return ()

    if question.is_name and question.equal:
        return _find_similar(run, placeholder, question, typed, limit)
    return _find_exact(run, placeholder, question, limit)


def _find_exact(
    run: Run, placeholder: str, question: KeyQuery, limit: int
) -> tuple[PersonMatch, ...]:
    """Find who has these keys, by name; only those that are shown are read in full."""
    where, values = _where_clause(question, placeholder)
    order = "ORDER BY r.last_name, r.first_name, r.id"
    first = (
        f"SELECT r.id FROM resident r WHERE r.id IN (SELECT resident_id FROM lookup "
        f"WHERE {where}) {order} LIMIT {limit}"
    )
    return tuple(_match_from_row(row) for row in run(f"{_SELECT} ({first}) {order}", values))


def _find_similar(
    run: Run, placeholder: str, question: KeyQuery, typed: str, limit: int
) -> tuple[PersonMatch, ...]:
    """Find names that sound or are spelled alike, the most similar first."""
    where, values = _where_clause(question, placeholder)
    likely = (
        f"SELECT resident_id FROM lookup WHERE {where} GROUP BY resident_id ORDER BY "
        f"count(*) DESC LIMIT {_MAX_CANDIDATES}"
    )
    people = [
        _match_from_row(row)
        for row in run(_SELECT + f"(SELECT resident_id FROM ({likely}) best)", values)
    ]
    scored = [
        (likeness(typed, person), person._replace(sure=fits_every_word(typed, person)))
        for person in people
    ]
    best = sorted(
        (pair for pair in scored if is_likely_enough(pair[0])),
        key=lambda pair: (-pair[0], pair[1].key),
    )
    return tuple(person for _, person in best[:limit])


def find_by_code(run: Run, placeholder: str, code: str) -> tuple[PersonMatch, ...]:
    """Find the resident of a request by its reference code."""
    return tuple(
        _match_from_row(row)
        for row in run(
            _SELECT + f"(SELECT resident_id FROM request WHERE code = {placeholder})", (code,)
        )
    )


def _where_clause(question: KeyQuery, placeholder: str) -> tuple[str, tuple[str, ...]]:
    clauses = []
    values = []
    for begin in question.begins:
        clauses.append(f"(key >= {placeholder} AND key < {placeholder})")
        values += [begin, begin + _HIGHEST_CHARACTER]
    if question.equal:
        clauses.append(f"key IN ({', '.join(placeholder for _ in question.equal)})")
        values += question.equal
    return " OR ".join(clauses), tuple(values)


def _match_from_row(row: Any) -> PersonMatch:
    key, salutation, first, infix, last, stored, street, number, addition, postcode, open_ = row
    phones = [
        phone
        for phone in (json.loads(stored) if isinstance(stored, str) else stored or [])
        if not phone.get("wrong")
    ]
    address = " ".join(part for part in (street, number, addition) if part)
    return PersonMatch(
        key=str(key),
        salutation=salutation,
        first_name=first,
        infix=infix,
        last_name=last,
        phone=_format_stored_phone(phones[0]) if phones else "",
        address_line=address,
        postcode=postcode,
        open_requests=open_,
    )


def _format_stored_phone(phone: dict[str, str]) -> str:
    if phone.get("grouped"):
        return phone["grouped"]
    from intake.domain.phone import format_phone  # a number that was stored before grouping was

    return format_phone(phone["number"])


class Finder:
    """A connection of the desk for searching, opened and used by one worker thread."""

    def __init__(
        self,
        connect: Callable[[], Any],
        driver_error: Callable[[], type[Exception]],
        placeholder: str,
    ) -> None:
        self._connect = connect
        self._driver_error = driver_error
        self._placeholder = placeholder
        self._connection: Any = None

    def get_ready(self) -> None:
        """Connect and search once in advance, so that the first pages are decrypted."""
        with suppress(UserFacingError):
            self.people("e")

    def people(self, typed: str) -> tuple[PersonMatch, ...]:
        return find_persons(self._run, self._placeholder, typed)

    def by_code(self, code: str) -> tuple[PersonMatch, ...]:
        return find_by_code(self._run, self._placeholder, code)

    def has_left(self, staff_id: UUID) -> bool:
        left = f"SELECT 1 FROM staff WHERE id = {self._placeholder} AND left_at IS NOT NULL"
        return bool(self._run(left, (staff_id.hex,)))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _run(self, statement: str, values: tuple[str, ...]) -> list[Any]:
        try:
            if self._connection is None:
                self._connection = self._connect()
            rows: list[Any] = self._connection.execute(statement, values).fetchall()
        except self._driver_error() as error:  # the next search opens a new connection
            self.close()
            if key_of(str(error)) == "store-damaged":
                raise UserFacingError("store-damaged-no-copy") from error
            raise ExternalError("store-away") from error
        return rows


def file_finder(path: Path, raw_key: bytes) -> Finder:
    """Return a finder for the desk's own file."""

    def connect() -> Any:
        if not path.exists():  # searching never creates the database
            raise ExternalError("store-away")
        return sqlcipher.connect(path, raw_key)

    def driver_error() -> type[Exception]:
        return sqlcipher.ERROR

    return Finder(connect, driver_error, "?")


def server_finder(address: str) -> Finder:
    """Return a finder for a PostgreSQL server, by its SQLAlchemy address."""

    def connect() -> Any:
        import psycopg

        from intake.store.server import CONNECTION, server_address

        dialled = server_address(address).set(drivername="postgresql")
        return psycopg.connect(
            dialled.render_as_string(hide_password=False),
            autocommit=True,
            **CONNECTION,
        )

    def driver_error() -> type[Exception]:
        import psycopg

        return psycopg.Error

    return Finder(connect, driver_error, "%s")
