"""Outboxes, servers and sites that posts leave by."""

from __future__ import annotations

import email
import email.policy
import json
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from intake.desk.placing.outbox import Outbox
from intake.domain.outgoing_post import OutgoingPost
from intake.domain.platform_profile import PlatformProfile, PostingMethod, SiteApi
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Kind
from intake.kit.ids import new_id
from intake.mail.smtp_channel import From, MailServer, SmtpSender
from intake.platforms.api_channel import ApiChannel
from tests.builders import a_call
from tests.servers import mail_server

PAPER = PlatformProfile(
    slug="wijkkrant",
    name="Wijkkrant",
    way=PostingMethod.MAIL,
    kinds=frozenset(Kind),
    mail_to="redactie@krant.example",
    practice=True,
)


def outgoing(code="K7Q-F23"):
    return OutgoingPost(new_id(), "Boormachine te leen gevraagd",
        f"Wie heeft een boormachine? Noem code {code}.", code,
        {"title": "T", "text": "x", "code": code, "kind": "borrow", "what": "boor"})  # fmt: skip


@pytest.fixture
def exim(tmp_path, monkeypatch):
    with mail_server(tmp_path / "exim") as (port, cert, boxes):
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        yield port, boxes


def sender_at(port, clock, **more):
    return SmtpSender(
        MailServer("127.0.0.1", port, **more),
        lambda: From("Vrijwilligerscentrale De Linde", "balie@delinde.example"),
        lambda: "",
        clock.now,
    )


def arrived(folder, count=1):
    """Wait for mails in a Maildir: the server writes them in its own time."""
    gate = threading.Event()
    for _ in range(400):
        found = sorted((folder / "new").glob("*")) if (folder / "new").exists() else []
        if len(found) >= count:
            return [
                email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                for path in found
            ]
        gate.wait(0.05)
    raise AssertionError(f"no mail in {folder}")


@pytest.fixture
def queued(practice):
    """A request with its post in line for a platform by mail."""
    taken, title, text = a_call(practice)
    actor, now = practice.actor, practice.clock.now()
    with practice.store.write(actor, now) as transaction:
        draft = transaction.save(
            Posting(request_id=taken.request.id, platform="wijkkrant", title=title, text=text)
        )
        transaction.save(draft.move_to(PostingState.QUEUED))

    class Only:
        def get(self, _):
            return PAPER

    def made(channel):
        return Outbox(practice.store, practice.clock, Only(), lambda _: channel, practice.translate)

    def state():
        with practice.store.read() as transaction:
            return transaction.find(Posting, platform="wijkkrant")[0]

    return practice, made, state


class Site(BaseHTTPRequestHandler):
    """A site with an interface for programs.

    ``how`` says how it takes the next post: well, cut, stumble, late, twice, lead 302,
    busy, no.
    """

    how, posts, asked_in_vain = "well", [], threading.Event()
    leads_away = False  # to a page to sign in, in place of deleting

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        how = type(self).how
        if how == "busy":
            self._say(429, {})
        elif how == "no":
            self._say(422, {"message": "geen titel"})
        else:
            self.posts.append(body)
            number = len(self.posts)
            if how == "cut":
                self.connection.shutdown(socket.SHUT_RDWR)
            elif how == "stumble":
                self._say(500, {})
            elif how.startswith("lead"):
                self._say(int(how.split()[1]), {})
            elif how == "late":
                self.asked_in_vain.wait(10)
                self._say(201, {"id": number, "link": f"http://site/{number}"})
            else:
                self._say(201, {"id": number, "link": f"http://site/{number}"})
                if how == "twice":
                    self._say(201, {"id": 999, "link": "http://site/999"})

    def do_GET(self):
        self._say(
            200,
            [
                {"id": at + 1, "link": f"http://site/{at + 1}", **post}
                for at, post in enumerate(self.posts)
            ],
        )

    def do_DELETE(self):
        number = int(self.path.rpartition("/")[2])
        if self.leads_away:
            self._say(302, {})
            return
        known = number <= len(self.posts) and self.posts[number - 1]
        if known:
            self.posts[number - 1] = {}
        self._say(200 if known else 404, {})

    def _say(self, status, answer):
        raw = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_):
        pass


@contextmanager
def site(how):
    handler = type(
        "OneSite", (Site,), {"how": how, "posts": [], "asked_in_vain": threading.Event()}
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # who asked has gone, which is what is tried
    server.daemon_threads = True
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}/api/posts"
    program = SiteApi(
        post=base,
        body={"titel": "{title}", "tekst": "{text} ({code})"},
        find=f"{base}?zoek={{code}}",
        withdraw=f"{base}/{{number}}",
    )
    try:
        yield ApiChannel(program, lambda: "", timeout=0.5 if how == "late" else 5.0), handler
    finally:
        handler.asked_in_vain.set()
        server.shutdown()
        server.server_close()
        thread.join()
