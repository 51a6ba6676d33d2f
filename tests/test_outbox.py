"""What goes out by mail and by program.

Once, or asked; against Debian's own mail server, and servers that cut, stall and stumble.
"""

from __future__ import annotations

import email
import email.policy
import json
import socket
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from intake.desk.placing.outbox import RETRY_DELAYS, Outbox
from intake.domain.outgoing_post import OutgoingPost, PlacedPost
from intake.domain.posting import Posting, PostingState
from intake.domain.profile import PostingMethod, Profile, Program
from intake.domain.request import Kind
from intake.kit.errors import ExternalError, OutcomeUnknownError, RejectedError, UserFacingError
from intake.kit.ids import new_id
from intake.mail.maildir import MaildirBox
from intake.mail.smtp import From, MailChannel, MailServer, SmtpSender
from intake.platforms.api_channel import ProgramChannel
from tests.builders import a_call
from tests.servers import mail_server

PAPER = Profile(
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


def test_a_post_leaves_by_mail_encrypted_and_whole(exim, clock):
    port, boxes = exim
    one = outgoing()
    dotted = one._replace(text="Beste buren,\n.een regel met een punt vooraan\nGroet één ☕")
    MailChannel(sender_at(port, clock), "redactie@krant.example").post(dotted)
    mail = arrived(boxes / "redactie")[0]
    assert mail["Reply-To"] == "balie@delinde.example"
    assert str(one.key) in mail["Message-ID"]
    assert "K7Q-F23" in mail.get_content()
    assert ".een regel met een punt vooraan\nGroet één ☕" in mail.get_content().replace(
        "\r\n", "\n"
    )
    assert "TLS" in mail["Received"] or "esmtps" in mail["Received"]


@pytest.mark.parametrize(
    ("to", "fault", "key"),
    [
        ("niemand@krant.example", RejectedError, "mail-refused"),
        ("druk@krant.example", ExternalError, "mail-not-now"),
    ],
)
def test_a_recipient_that_is_refused_and_one_that_is_put_off(exim, clock, to, fault, key):
    with pytest.raises(fault, match=key):
        MailChannel(sender_at(exim[0], clock), to).post(outgoing())


def test_a_server_without_a_certificate_that_holds_gets_nothing(exim, clock, monkeypatch, tmp_path):
    (tmp_path / "none.pem").write_text("", encoding="utf8")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(ExternalError, match="mail-server-away"):
        MailChannel(sender_at(exim[0], clock), "redactie@krant.example").post(outgoing())
    assert not (exim[1] / "redactie").exists()


def test_plain_mail_to_another_machine_is_refused(clock):
    far = SmtpSender(
        MailServer("mail.example", 25, "none"),
        lambda: From("x", "x@x.example"),
        lambda: "",
        clock.now,
    )
    with pytest.raises(ExternalError, match="mail-not-safe"):
        far.check_connection()


class Steps:
    """A channel that does what the test says, one step a call, and counts what arrived."""

    def __init__(self, *steps, finds=None):
        self.steps, self.arrived, self.finds, self.asked = list(steps), 0, finds, 0

    can_find = property(lambda self: self.finds is not None)

    def post(self, _):
        step = self.steps.pop(0)
        if isinstance(step, OutcomeUnknownError) or not isinstance(step, UserFacingError):
            self.arrived += 1
        if isinstance(step, UserFacingError):
            raise step
        return step

    def find(self, _):
        self.asked += 1
        return self.finds if self.arrived else None

    def withdraw(self, *_):
        raise AssertionError


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


def test_what_was_sent_is_settled_with_its_link_and_number(queued):
    practice, made, state = queued
    made(Steps(PlacedPost("https://krant.example/7", "7"))).tick(practice.actor)
    assert (state().state, state().url, state().number) == (
        "posted",
        "https://krant.example/7",
        "7",
    )


def test_what_surely_did_not_arrive_is_tried_again_later_and_in_the_end_left_to_a_person(queued):
    practice, made, state = queued
    channel = Steps(*[ExternalError("mail-server-away", host="x")] * (len(RETRY_DELAYS) + 1))
    outbox = made(channel)
    for wait in RETRY_DELAYS:
        outbox.tick(practice.actor)
        assert state().state is PostingState.QUEUED
        left = len(channel.steps)
        outbox.tick(practice.actor)
        assert len(channel.steps) == left, "not before its time"
        practice.clock.forward(wait)
    outbox.tick(practice.actor)
    assert (state().state, state().why) == ("failed", "mail-server-away")


def test_what_may_have_arrived_is_never_sent_again(queued):
    practice, made, state = queued
    channel = Steps(OutcomeUnknownError("mail-cut-off", to="x"), AssertionError("sent twice"))
    outbox = made(channel)
    for _ in range(20):
        outbox.tick(practice.actor)
        practice.clock.forward(timedelta(hours=1))
    assert state().state is PostingState.UNCERTAIN
    assert channel.arrived == 1


def test_what_may_have_arrived_is_found_by_its_code_where_the_platform_can_be_asked(queued):
    practice, made, state = queued
    channel = Steps(
        OutcomeUnknownError("program-broke", status=500),
        finds=PlacedPost("https://site.example/9", "9"),
    )
    outbox = made(channel)
    outbox.tick(practice.actor)
    assert state().state is PostingState.UNCERTAIN
    practice.clock.forward(RETRY_DELAYS[0])
    outbox.tick(practice.actor)
    assert (state().state, state().url, channel.arrived) == ("posted", "https://site.example/9", 1)


def test_a_refused_post_has_failed_with_its_reason(queued):
    practice, made, state = queued
    made(Steps(RejectedError("mail-refused", to="x", why=""))).tick(practice.actor)
    assert (state().state, state().why) == ("failed", "mail-refused")


def test_a_mail_that_comes_back_makes_its_post_a_failed_one(exim, queued):
    practice, made, state = queued
    port, boxes = exim
    channel = MailChannel(sender_at(port, practice.clock), "weg@krant.example")
    outbox = made(channel)
    outbox.tick(practice.actor)
    assert state().state is PostingState.POSTED
    arrived(boxes / "balie")
    box = MaildirBox(boxes / "balie")
    practice.use_cases.replies.import_mail(practice.actor, box, outbox.record_bounce)
    assert (state().state, state().why) == ("failed", "came-back")
    assert [
        waiting
        for waiting in practice.use_cases.replies.list_open().replies
        if "weg@" in waiting.reply.text
    ] == []


class Site(BaseHTTPRequestHandler):
    """A site with an interface for programs.

    ``how`` says how it takes the next post: well, cut, stumble, late, twice, busy, no.
    """

    how, posts, asked_in_vain = "well", [], threading.Event()

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
    program = Program(
        post=base,
        body={"titel": "{title}", "tekst": "{text} ({code})"},
        find=f"{base}?zoek={{code}}",
        withdraw=f"{base}/{{number}}",
    )
    try:
        yield ProgramChannel(program, lambda: "", patience=0.5 if how == "late" else 5.0), handler
    finally:
        handler.asked_in_vain.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("how", ["cut", "stumble", "late"])
def test_a_site_that_stores_and_then_fails_is_asked_and_never_told_twice(how, queued):
    practice, made, state = queued
    with site(how) as (channel, handler):
        outbox = made(channel)
        outbox.tick(practice.actor)
        assert state().state is PostingState.UNCERTAIN
        handler.asked_in_vain.set()
        for _ in range(5):
            practice.clock.forward(timedelta(hours=1))
            outbox.tick(practice.actor)
        assert (state().state, state().url, state().number) == ("posted", "http://site/1", "1")
        assert len(handler.posts) == 1


def test_a_site_that_answers_twice_is_heard_once(queued):
    practice, made, state = queued
    with site("twice") as (channel, handler):
        made(channel).tick(practice.actor)
        assert (state().number, len(handler.posts)) == ("1", 1)


def test_a_site_that_is_busy_is_tried_later_and_one_that_says_no_is_not(queued):
    practice, made, state = queued
    with site("busy") as (channel, handler):
        made(channel).tick(practice.actor)
        assert (state().state, len(handler.posts)) == ("queued", 0)
    practice.clock.forward(RETRY_DELAYS[0])
    with site("no") as (channel, handler):
        made(channel).tick(practice.actor)
        assert (state().state, state().why, len(handler.posts)) == ("failed", "program-refused", 0)


def test_a_post_is_taken_off_by_its_number_and_one_that_is_gone_counts_as_taken_off():
    with site("well") as (channel, handler):
        one = outgoing()
        placed = channel.post(one)
        channel.withdraw(one, placed)
        assert handler.posts == [{}]
        channel.withdraw(one, placed._replace(number="77"))


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        (Program(post="http://site.example/api"), "profile-address"),
        (Program(post="http://127.0.0.1:9/{resident}"), "program-unknown-name"),
        (Program(post="http://127.0.0.1:9/api"), "program-away"),
    ],
)
def test_a_program_that_cannot_be_reached_or_is_written_wrong_sends_nothing(program, fault):
    with pytest.raises(UserFacingError, match=fault):
        ProgramChannel(program, lambda: "").post(outgoing())
    assert replace(PAPER, program=program).program == program
