"""Let somebody sign in to their mailbox: in their browser, or elsewhere by typing a code.

Nothing here waits: ``poll`` is called now and then until it returns True.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from intake.kit.errors import ExternalError
from intake.kit.sockets import has_input
from intake.kit.web_addresses import is_web_address

if TYPE_CHECKING:
    from intake.mail.oauth import OAuth

SIGN_IN_SECONDS = 10 * 60.0
"""How long somebody may take to sign in."""

_READ_SECONDS = 0.5
_MAX_AT_ONCE = 4
_MAX_REQUEST = 16_000
_DEFAULT_INTERVAL = 5.0
_SLOW_DOWN_SECONDS = 5.0
"""Seconds that are added to the interval if the provider asks for that (RFC 8628, 3.5)."""


class BrowserSignIn:
    """Waits on this machine for the answer of the provider's page (RFC 8252, 7.3; PKCE, RFC 7636).

    ``address`` is the page to open; ``page_text`` is what the browser shows at the end.
    """

    user_code = ""

    def __init__(self, oauth: OAuth, page_text: str) -> None:
        self._oauth = oauth
        self._page_text = page_text
        self._verifier = secrets.token_urlsafe(64)
        self._state = secrets.token_urlsafe(24)
        self._until = oauth.monotonic() + SIGN_IN_SECONDS
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self._redirect = f"http://{oauth.provider.redirect_host}:{port}"
        challenge = hashlib.sha256(self._verifier.encode("ascii")).digest()
        query = {
            "client_id": oauth.account.client_id,
            "response_type": "code",
            "redirect_uri": self._redirect,
            "scope": oauth.provider.scope,
            "state": self._state,
            "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode("ascii"),
            "code_challenge_method": "S256",
            "login_hint": oauth.account.user,
            **dict(oauth.provider.extra),
        }
        self.address = f"{oauth.provider.authorize}?{urlencode(query)}"

    def poll(self) -> bool:
        """Tell whether somebody has signed in; raises ``ExternalError`` if that failed."""
        for _ in range(_MAX_AT_ONCE):  # any program can connect here and say nothing
            if self._oauth.monotonic() > self._until:
                raise ExternalError("mailbox-too-late")
            if not has_input(self._listener):
                break
            answer = self._next_answer()
            if answer is None:
                continue
            if "code" not in answer:
                reason = {"error": answer.get("error", "access_denied")}
                raise self._oauth.refusal(reason) or ExternalError("mailbox-declined")
            self._exchange(answer["code"])
            return True
        return False

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def _next_answer(self) -> dict[str, str] | None:
        """Return the values of the next request; None for one that is not the provider's answer.

        A browser also asks for an icon, and any page can call this port: ``state`` tells them
        apart.
        """
        connection, _ = self._listener.accept()
        with connection, suppress(OSError, ValueError):  # an address may be none: "//["
            connection.settimeout(_READ_SECONDS)
            head = connection.recv(_MAX_REQUEST).decode("latin1").split("\r\n", 1)[0].split(" ")
            target = ""
            if len(head) > 1:
                target = head[1]
            values = {name: given[0] for name, given in parse_qs(urlsplit(target).query).items()}
            is_ours = secrets.compare_digest(
                values.get("state", "").encode("utf8"), self._state.encode("utf8")
            )
            status = "200 OK"
            if not is_ours:
                status = "404 Not Found"
            connection.sendall(_page(status, self._page_text))
            return values if is_ours else None
        return None

    def _exchange(self, code: str) -> None:
        answer = self._oauth.ask(
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": self._redirect,
                "code_verifier": self._verifier,
            }
        )
        if "access_token" not in answer:
            raise self._oauth.refusal(answer) or ExternalError("mailbox-declined")
        self._oauth.keep(answer)


class DeviceSignIn:
    """Waits until somebody has typed ``user_code`` at ``address``, on any device (RFC 8628)."""

    def __init__(self, oauth: OAuth) -> None:
        self._oauth = oauth
        answer = oauth.ask({}, oauth.provider.device)
        if "device_code" not in answer or "user_code" not in answer:
            raise oauth.refusal(answer) or ExternalError("mailbox-declined")
        self.user_code = str(answer["user_code"])
        self.address = str(answer.get("verification_uri") or answer.get("verification_url") or "")
        if not is_web_address(self.address):
            raise ExternalError("mailbox-declined")
        self._device_code = str(answer["device_code"])
        self._interval = _number(answer.get("interval"), _DEFAULT_INTERVAL)
        self._until = oauth.monotonic() + _number(answer.get("expires_in"), SIGN_IN_SECONDS)
        self._next = oauth.monotonic() + self._interval

    def poll(self) -> bool:
        """Tell whether somebody has signed in; raises ``ExternalError`` if that failed."""
        now = self._oauth.monotonic()
        if now > self._until:
            raise ExternalError("mailbox-too-late")
        if now < self._next:
            return False
        answer = self._oauth.ask(
            {
                "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
                "device_code": self._device_code,
            }
        )
        if "access_token" in answer:
            self._oauth.keep(answer)
            return True
        refused = self._oauth.refusal(answer)
        if refused:
            raise refused
        if answer.get("error") == "slow_down":
            self._interval += _SLOW_DOWN_SECONDS
        self._next = now + self._interval
        return False

    def close(self) -> None:
        """Nothing is left open."""


def _number(value: Any, default: float) -> float:
    return float(value) if isinstance(value, int | float) and value > 0 else default


def _page(status: str, text: str) -> bytes:
    body = f"<!doctype html><meta charset=utf-8><title>Intake</title><p>{text}</p>".encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body
