"""A provider of tokens whose answers follow the documentation of Microsoft and Google.

It gives a code for a page, a token for a code with its verifier (RFC 7636), a token for a device
code once somebody has typed it (RFC 8628), and tells a mail server whom a token belongs to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from intake.mail.oauth import Provider

CLIENT = "11111111-2222-3333-4444-555555555555"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


class TokenServer:
    """What the provider knows: who signed in, which tokens are good, and what was asked."""

    def __init__(self, address):
        self.address = address
        self.asked = []
        self.challenges = {}
        self.refresh = "refresh-1"
        self.access = "access-1"
        self.given = 1
        self.device_answers = []
        self.read_errors = b""

    @property
    def provider(self):
        return Provider(
            authorize=f"{self.address}/authorize",
            token=f"{self.address}/token",
            device=f"{self.address}/devicecode",
            scope="https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        )

    def consent(self, page):
        """Let somebody agree on the provider's page; give where the browser goes then."""
        asked = {name: given[0] for name, given in parse_qs(urlsplit(page).query).items()}
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        self.challenges["code-1"] = (asked["code_challenge"], asked["redirect_uri"])
        return f"{asked['redirect_uri']}/?code=code-1&state={asked['state']}"

    def token(self, form):
        """Answer a request for a token: (status, answer)."""
        if form.get("client_id") != CLIENT:
            return 401, {"error": "invalid_client", "error_description": "AADSTS700016"}
        grant = form.get("grant_type")
        if grant == "authorization_code":
            challenge, redirect = self.challenges.pop(form.get("code"), ("", ""))
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            if not challenge or proof != challenge or form["redirect_uri"] != redirect:
                return 400, {"error": "invalid_grant", "error_description": "AADSTS501481"}
            return 200, self._tokens()
        if grant == "refresh_token":
            if form.get("refresh_token") != self.refresh:
                return 400, {"error": "invalid_grant", "error_description": "AADSTS70043"}
            return 200, self._tokens()
        if grant == DEVICE_GRANT:
            answer = self.device_answers.pop(0)
            return (200, self._tokens()) if answer == "ok" else (400, {"error": answer})
        return 400, {"error": "unsupported_grant_type"}

    def _tokens(self):
        self.given += 1
        self.refresh, self.access = f"refresh-{self.given}", f"access-{self.given}"
        return {
            "token_type": "Bearer",
            "scope": "https://outlook.office.com/IMAP.AccessAsUser.All",
            "expires_in": 3599,
            "access_token": self.access,
            "refresh_token": self.refresh,
        }


@contextmanager
def token_server():
    """Serve a provider on loopback until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            form = {name: given[0] for name, given in parse_qs(raw).items()}
            path = urlsplit(self.path).path
            known.asked.append((path, form))
            if known.read_errors:
                self._say(200, {})
            elif path == "/token":
                self._say(*known.token(form))
            elif path == "/devicecode":
                self._say(
                    200,
                    {
                        "user_code": "GTHK-QPMN",
                        "device_code": "device-1",
                        "verification_uri": "https://microsoft.com/devicelogin",
                        "expires_in": 900,
                        "interval": 5,
                        "message": "To sign in, use a web browser",
                    },
                )
            else:  # a mail server asks whose token this is (RFC 7662)
                is_good = form.get("token") == known.access
                self._say(
                    200, {"active": is_good, "username": "balie"} if is_good else {"active": False}
                )

        def _say(self, status, answer):
            body = known.read_errors or json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known = TokenServer(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield known
        finally:
            server.shutdown()
            thread.join()
