"""Serve the practice sites on loopback."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from intake.kit.numerals import is_numeral
from intake.practice.pages import SITES, home_page, listing_page, render_page, wizard_page
from intake.practice.ways import (
    SITES_WITH_WAYS,
    answer_before_placing,
    edit_page,
    form_page,
    thanks_page,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.practice.practice_posts import PracticePost, PracticePosts
    from intake.practice.sessions import Sessions

ACCOUNT = ("balie", "oefenen")
_MAX_BYTES = 100_000
_WIZARD_STEPS = 3
_PARTS_WITH_NUMBER = 2


class PracticeServer:
    """The practice sites, on one port of 127.0.0.1. ``now`` returns seconds since 1970."""

    def __init__(
        self, listings: PracticePosts, sessions: Sessions, now: Callable[[], float], port: int = 0
    ) -> None:
        class Handler(_Handler):
            pass

        Handler.listings = listings
        Handler.now = staticmethod(now)
        Handler.sessions = sessions
        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="practice sites", daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            socket.create_connection(("127.0.0.1", self.port)).close()
            self._thread.join()
        self._server.server_close()

    def _serve(self) -> None:
        """Answer until ``stop`` connects: its own loop would look ten times a second."""
        while not self._stopping.is_set():
            self._server.handle_request()


class _Handler(BaseHTTPRequestHandler):
    listings: PracticePosts
    now: Callable[[], float]
    sessions: Sessions

    def do_GET(self) -> None:
        site, rest = self._split_path()
        listing = self._listing(rest)
        if site is None:
            self._send(404, b"")
        elif listing and rest[0] == "oproep":
            self._send(200, listing_page(listing))
        elif listing and rest[0] == "bewerken":
            self._send(200, edit_page(listing))
        elif rest == ["inloggen"]:
            self._send(200, render_page(site, "sign-in", heading="Inloggen", wrong=""))
        elif rest == ["nieuw"]:
            self._show_new_post(site)
        elif not rest:
            self._send(200, home_page(site, self.listings.of(site)))
        else:
            self._send(404, b"")

    def do_POST(self) -> None:
        site, rest = self._split_path()
        fields = self._fields()
        if site is None:
            self._send(404, b"")
        elif rest == ["inloggen"]:
            self._sign_in(site, fields)
        elif not self._is_signed_in():
            self._go(f"/{site}/inloggen")
        elif rest == ["nieuw"]:
            self._place_listing(site, fields)
        elif len(rest) == 3 and rest[0] == "oproep" and is_numeral(rest[1]) and rest[2] == "weg":
            self.listings.withdraw(int(rest[1]))
            self._go(f"/{site}/oproep/{rest[1]}")
        else:
            self._send(404, b"")

    def _split_path(self) -> tuple[str | None, list[str]]:
        parts = [part for part in urlsplit(self.path).path.split("/") if part]
        if parts and parts[0] in SITES:
            return (parts[0], parts[1:])
        return (None, [])

    def _listing(self, rest: list[str]) -> PracticePost | None:
        """Return the post at an address, if it exists."""
        if len(rest) != _PARTS_WITH_NUMBER or not is_numeral(rest[1]):
            return None
        return self.listings.get(int(rest[1]))

    def _fields(self) -> dict[str, str]:
        length = min(int(self.headers.get("Content-Length") or 0), _MAX_BYTES)
        body = self.rfile.read(length).decode("utf8", "replace")
        if self.headers.get("Content-Type", "").startswith("application/json"):
            return {str(name): str(value) for name, value in json.loads(body or "{}").items()}
        return dict(parse_qsl(body, keep_blank_values=True))

    def _is_signed_in(self) -> bool:
        cookies = dict(
            part.strip().partition("=")[::2]
            for part in (self.headers.get("Cookie") or "").split(";")
        )
        return cookies.get("practice") in self.sessions

    def _show_new_post(self, site: str) -> None:
        if not self._is_signed_in():
            self._go(f"/{site}/inloggen")
        elif site == "pan":
            self._send(200, wizard_page(1, {}))
        elif site in SITES_WITH_WAYS:
            self._send(200, form_page(site, {}))
        else:
            self._send(200, render_page(site, f"{site}-new", heading="Nieuwe oproep"))

    def _sign_in(self, site: str, fields: dict[str, str]) -> None:
        if (fields.get("naam"), fields.get("wachtwoord")) != ACCOUNT:
            self._send(
                200,
                render_page(
                    site,
                    "sign-in",
                    heading="Inloggen",
                    wrong="Die naam en dat wachtwoord kennen wij niet. Probeer het nog eens.",
                ),
            )
            return
        token = self.sessions.begin()
        self._go(
            f"/{site}/nieuw",
            cookie=f"practice={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000",
        )

    def _place_listing(self, site: str, fields: dict[str, str]) -> None:
        step = fields.pop("stap", "")
        if site == "pan" and is_numeral(step) and int(step) < _WIZARD_STEPS:
            self._send(
                200,
                wizard_page(
                    int(step) + 1, {name: value for name, value in fields.items() if value}
                ),
            )
            return
        if before := answer_before_placing(site, fields):
            self._send(*before)
            return

        fields.pop("akkoord", None)
        listing = self.listings.add(
            site, {name: value for name, value in fields.items() if value}, self.now()
        )
        if site == "wijk":
            self._send(200, thanks_page(listing))
        elif site == "bord":
            self._go(f"/bord/bewerken/{listing.number}")
        else:
            self._go(f"/{site}/oproep/{listing.number}")

    def _go(self, where: str, cookie: str = "") -> None:
        self.send_response(303)
        self.send_header("Location", where)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing: posts on a practice page are not for the log."""
