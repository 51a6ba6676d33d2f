"""Post, find and withdraw through a site's own API: HTTP with JSON, as its profile describes.

A request that was sent may have been stored, even if the connection breaks or the server answers
with an error. Then the post is searched by its code.
"""

from __future__ import annotations

import base64
import json
import re
import ssl
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import httpx

from intake.domain.outgoing_post import PlacedPost
from intake.kit.deadline import Deadline
from intake.kit.errors import ExternalError, OutcomeUnknownError, RejectedError, UserFacingError
from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import without_controls
from intake.kit.web_addresses import is_loopback, origin_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from intake.domain.outgoing_post import OutgoingPost
    from intake.domain.platform_profile import SiteApi

_HOLE = re.compile(r"\{([a-z_]+)\}")
_TIMEOUT_SECONDS = 20.0

_WHOLE_ANSWER = 3
"""How many times as long as a single read the whole answer may take."""

_MAX_BYTES = 2_000_000
_MAX_TEXT = 2_000

_REDIRECTS_AFTER_POST = (302, 303, 307)
"""Redirects with which sites answer a post that they have stored: it must be searched.

301 and 308 tell that the address itself has moved: nothing was stored there.
"""

_GONE_CODES = (404, 410)
_FIRST_REDIRECT = 300
_BUSY_CODES = (408, 425, 429)
_FIRST_SERVER_FAULT = 500


class ApiChannel:
    """A ``Channel`` (``intake/ports.py``) that works as ``[program]`` of a profile describes.

    ``secret`` returns the password of its user.
    """

    def __init__(
        self, api: SiteApi, secret: Callable[[], str], timeout: float = _TIMEOUT_SECONDS
    ) -> None:
        self._api = api
        self._secret = secret
        self._timeout = timeout

    @property
    def can_find(self) -> bool:
        return bool(self._api.find)

    def post(self, outgoing: OutgoingPost) -> PlacedPost:
        values = dict(outgoing.values) | {"user": self._api.user}
        body = {name: _fill_pattern(text, values) for name, text in self._api.body.items()}
        status, answer = self._ask(
            "POST", _fill_pattern(self._api.post, _quote_values(values)), body
        )
        if status >= _FIRST_SERVER_FAULT or status in _REDIRECTS_AFTER_POST:
            raise OutcomeUnknownError("program-broke", status=status)
        if status in _BUSY_CODES:
            raise ExternalError("program-busy", status=status)
        if status >= _FIRST_REDIRECT:
            raise RejectedError("program-refused", status=status, why=_error_message(answer))
        placed = self._make_placed_post(answer)
        if not placed.number and "{number}" in self._api.withdraw:
            # Stored, but without the number to withdraw it by: search it.
            raise OutcomeUnknownError("program-broke", status=status)
        return placed

    def find(self, code: str) -> PlacedPost | None:
        if not self._api.find:
            return None

        try:
            status, answer = self._ask(
                "GET",
                _fill_pattern(
                    self._api.find,
                    {"code": quote(code, safe=""), "user": quote(self._api.user, safe="")},
                ),
                None,
            )
        except OutcomeUnknownError as fault:  # a search changes nothing, so it can be repeated
            raise ExternalError(fault.key, **fault.values) from fault

        if status >= _FIRST_REDIRECT:
            raise ExternalError("program-busy", status=status)

        rows = self._found_rows(answer)
        holding = [row for row in rows if code in json.dumps(row, ensure_ascii=False)]
        if holding:
            return self._make_placed_post(holding[0])
        return None

    def withdraw(self, outgoing: OutgoingPost, placed: PlacedPost) -> None:
        if not placed.number and "{number}" in self._api.withdraw:
            entry = self.find(outgoing.code)
            if entry is None or not entry.number:
                raise RejectedError("program-no-number")
            placed = entry
        values = dict(outgoing.values) | {"number": placed.number}
        status, answer = self._ask(
            self._api.withdraw_method,
            _fill_pattern(self._api.withdraw, _quote_values(values)),
            None,
        )
        if status in _GONE_CODES:
            self._require_gone(outgoing.code, status, answer)
            return
        if status < _FIRST_REDIRECT:
            return
        if status >= _FIRST_SERVER_FAULT or status in _BUSY_CODES:
            raise ExternalError("program-busy", status=status)
        raise RejectedError("program-refused", status=status, why=_error_message(answer))

    def _require_gone(self, code: str, status: int, answer: Any) -> None:
        """Raise ``RejectedError`` if the site still lists what it says not to know.

        Some sites answer so to somebody who may not withdraw it.
        """
        if self.find(code) is not None:
            raise RejectedError("program-refused", status=status, why=_error_message(answer))

    def _found_rows(self, answer: Any) -> list[Any]:
        """Return the entries in the answer to a search."""
        entries = answer
        if self._api.found:
            entries = _value_at_path(answer, self._api.found)
        if isinstance(entries, list):
            return entries
        return [entries] if entries else []

    def _make_placed_post(self, answer: Any) -> PlacedPost:
        return PlacedPost(
            _text_at_path(answer, self._api.answer_link),
            _text_at_path(answer, self._api.answer_number),
        )

    def _ask(self, method: str, address: str, body: Mapping[str, str] | None) -> tuple[int, Any]:
        """Send one request and return status and answer.

        Redirects are not followed, because the post could be stored twice.
        """
        parts = urlsplit(address)
        host = parts.hostname or ""
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            raise RejectedError("profile-address", address=address)

        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "Intake",
            **self._api.headers,
            **self._sign_in_headers(address),
        }
        limit = Deadline(self._timeout * _WHOLE_ANSWER)
        client = httpx.Client(verify=_trust_of_computer(), timeout=self._timeout, trust_env=False)

        def watch(event: str, info: Mapping[str, Any]) -> None:
            if event.endswith(("connect_tcp.complete", "start_tls.complete")):
                made = info["return_value"].get_extra_info("socket")
                if made is not None:
                    limit.watch(made)

        with limit, client:
            try:
                request = client.build_request(
                    method, address, headers=headers, json=body, extensions={"trace": watch}
                )
            except (httpx.InvalidURL, ValueError) as error:  # nothing was sent
                raise RejectedError("program-written-wrong", host=host) from error
            status_and_answer = _send(client, request, host)
        if limit.is_over:
            raise OutcomeUnknownError("program-cut-off", host=host)
        return status_and_answer

    def _sign_in_headers(self, address: str) -> dict[str, str]:
        """Return the sign-in, but only for the origin it was stored for: that of posting."""
        if not self._api.user:
            return {}
        if origin_of(address) != origin_of(self._api.post):
            raise RejectedError("program-elsewhere", address=address)
        pair = f"{self._api.user}:{self._secret()}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}


def _send(client: httpx.Client, request: httpx.Request, host: str) -> tuple[int, Any]:
    """Send a request and return status and answer; an error tells whether it may be stored."""
    try:
        with closing(client.send(request, stream=True)) as answer:
            return answer.status_code, _parse_json(_first_bytes(answer.iter_bytes()))
    except httpx.LocalProtocolError as error:  # a header that cannot be sent: nothing was sent
        raise RejectedError("program-written-wrong", host=host) from error
    except (httpx.InvalidURL, ValueError) as error:  # of the answer: a strange redirect
        raise OutcomeUnknownError("program-cut-off", host=host) from error
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise ExternalError("program-away", host=host) from error
    except httpx.HTTPError as error:
        raise OutcomeUnknownError("program-cut-off", host=host) from error


def _fill_pattern(pattern: str, values: Mapping[str, str]) -> str:
    """Replace named values in a pattern.

    An unknown name is a fault of the profile and is reported before anything is sent.
    """

    def value(hole: re.Match[str]) -> str:
        if hole[1] not in values:
            raise UserFacingError("program-unknown-name", name=hole[1])
        return str(values[hole[1]])

    return _HOLE.sub(value, pattern)


def _quote_values(values: Mapping[str, str]) -> dict[str, str]:
    return {name: quote(value, safe="") for name, value in values.items()}


def _trust_of_computer() -> ssl.SSLContext:
    """Return the authorities that the computer trusts: a municipality may have its own."""
    return ssl.create_default_context()


def _first_bytes(chunks: Iterable[bytes]) -> bytes:
    """Read only as much as an answer to a post needs."""
    raw = b""
    for chunk in chunks:
        raw += chunk
        if len(raw) >= _MAX_BYTES:
            break
    return raw[:_MAX_BYTES]


def _parse_json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf8"))
    except (ValueError, RecursionError):
        return {}


def _value_at_path(answer: Any, path: str) -> Any:
    """Follow a path like ``data.id`` into an answer; None if it leads nowhere."""
    for part in path.split("."):
        if isinstance(answer, list) and is_numeral(part) and int(part) < len(answer):
            answer = answer[int(part)]
        elif isinstance(answer, dict):
            answer = answer.get(part)
        else:
            return None
    return answer


def _text_at_path(answer: Any, path: str) -> str:
    """Return the value at a path, as a text that can be stored."""
    return without_controls(str(_value_at_path(answer, path) or "")[:_MAX_TEXT])


def _error_message(answer: Any) -> str:
    return _text_at_path(answer, "message")[:120]
