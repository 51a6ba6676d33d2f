"""Mail by a real server: encrypted, whole, refused and put off."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager

import pytest

from intake.domain.message import Message
from intake.kit.errors import ExternalError, OutcomeUnknownError, RejectedError
from intake.kit.ids import new_id
from intake.mail.smtp_channel import From, MailServer, SmtpChannel, SmtpSender
from tests.outboxes import arrived, outgoing, sender_at
from tests.servers import server_that


def test_a_post_leaves_by_mail_encrypted_and_whole(exim, clock):
    port, boxes = exim
    one = outgoing()
    dotted = one._replace(text="Beste buren,\n.een regel met een punt vooraan\nGroet één ☕")
    SmtpChannel(sender_at(port, clock), "redactie@krant.example").post(dotted)
    mail = arrived(boxes / "redactie")[0]
    assert mail["Reply-To"] == "balie@delinde.example"
    assert str(one.key) in mail["Message-ID"]
    assert "K7Q-F23" in mail.get_content()
    assert ".een regel met een punt vooraan\nGroet één ☕" in mail.get_content().replace(
        "\r\n", "\n"
    )
    assert mail["Date"].datetime.isoformat() == "2026-11-23T14:32:00+01:00"
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
        SmtpChannel(sender_at(exim[0], clock), to).post(outgoing())


def test_a_server_without_a_certificate_that_holds_gets_nothing(exim, clock, monkeypatch, tmp_path):
    (tmp_path / "none.pem").write_text("", encoding="utf8")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(ExternalError, match="mail-server-away"):
        SmtpChannel(sender_at(exim[0], clock), "redactie@krant.example").post(outgoing())
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


class CutServer(socketserver.StreamRequestHandler):
    """Takes a mail; at ``after``, a command or the mail's "end", it says ``answer`` or hangs up."""

    after, answer = "", b""

    def handle(self):
        self.wfile.write(b"220 hier\r\n")
        in_mail = False
        for line in self.rfile:
            said = "end" if line == b".\r\n" else line[:4].decode().upper()
            if in_mail and said != "end":
                continue
            if said == self.after and not self.answer:
                return
            in_mail = said == "DATA"
            if said == self.after:
                self.wfile.write(self.answer)
            else:
                self.wfile.write(b"354 toe maar\r\n" if in_mail else b"250 goed\r\n")


@contextmanager
def cut_server(after, answer=b""):
    handler = type("Cut", (CutServer,), {"after": after, "answer": answer})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("after", "fault"),
    [("MAIL", ExternalError), ("RCPT", ExternalError), ("end", OutcomeUnknownError)],
)
def test_a_line_that_is_cut_is_tried_again_only_where_nothing_can_have_arrived(clock, after, fault):
    with cut_server(after) as port:
        sender = sender_at(port, clock, security="none")
        with pytest.raises(fault):
            SmtpChannel(sender, "redactie@krant.example").post(outgoing())


@pytest.mark.parametrize("answer", [b"OK queued as 77\r\n", b"\r\n", b"199 ?\r\n"])
def test_an_answer_that_is_none_leaves_open_whether_the_mail_was_accepted(clock, answer):
    with cut_server("end", answer) as port:
        sender = sender_at(port, clock, security="none")
        with pytest.raises(OutcomeUnknownError):
            SmtpChannel(sender, "redactie@krant.example").post(outgoing())


def test_any_good_answer_accepts_the_mail(clock):
    with cut_server("end", b"252 queued\r\n") as port:
        sender = sender_at(port, clock, security="none")
        SmtpChannel(sender, "redactie@krant.example").post(outgoing())


@pytest.mark.parametrize(
    ("after", "answer", "fault"),
    [
        ("MAIL", b"421 later\r\n", ExternalError),
        ("RCPT", b"450 later\r\n", ExternalError),
        ("RCPT", b"500 nee\r\n", RejectedError),
        ("DATA", b"451 later\r\n", ExternalError),
        ("DATA", b"554 nee\r\n", RejectedError),
        ("end", b"452 vol\r\n", ExternalError),
        ("end", b"552 te groot\r\n", RejectedError),
    ],
)
def test_a_no_for_now_is_tried_again_and_a_no_for_good_is_told(clock, after, answer, fault):
    with cut_server(after, answer) as port:
        sender = sender_at(port, clock, security="none")
        with pytest.raises(fault):
            SmtpChannel(sender, "redactie@krant.example").post(outgoing())


def test_a_message_to_a_neighbour_carries_its_own_number(exim, clock):
    port, boxes = exim
    message = Message(
        to="redactie@krant.example",
        subject="Uw reactie",
        text="Graag.",
        written_at=clock.now(),
        request_id=new_id(),
    )
    sender_at(port, clock).send(message)
    assert str(message.id) in arrived(boxes / "redactie")[0]["Message-ID"]


@pytest.mark.parametrize("after", ["MAIL", "RCPT"])
def test_every_good_answer_goes_on(clock, after):
    with cut_server(after, b"299 ok\r\n") as port:
        sender = sender_at(port, clock, security="none")
        SmtpChannel(sender, "redactie@krant.example").post(outgoing())


SPEAKS = b"250 ready\r\n"


def plain_sender(port, clock, timeout=5.0):
    return SmtpSender(
        MailServer("127.0.0.1", port, "none", timeout=timeout),
        lambda: From("De Linde", "balie@delinde.example"),
        lambda: "",
        clock.now,
    )


def test_an_answer_without_an_end_is_told(clock):
    def endless(line):
        return (b"220-still greeting\r\n" for _ in range(100_000)) if not line else None

    with server_that(endless) as port, pytest.raises(ExternalError, match="mail-server-away"):
        plain_sender(port, clock).check_connection()


def test_a_server_that_sends_a_byte_now_and_then_is_told_in_time(clock):
    stop = threading.Event()

    def dripping(line):
        def bytes_():
            while not stop.wait(0.1):
                yield b"2"

        return bytes_() if not line else None

    with server_that(dripping) as port, pytest.raises(ExternalError, match="mail-server-away"):
        plain_sender(port, clock, timeout=0.3).check_connection()
    stop.set()


@pytest.mark.parametrize(
    ("at", "said", "fault", "key"),
    [
        (b"MAIL", b"530 5.7.0 Authentication required", ExternalError, "mail-sign-in"),
        (b"MAIL", b"550 5.7.1 Sender not allowed", ExternalError, "mail-not-now"),
        (b"RCPT", b"550 5.7.1 Relaying denied", ExternalError, "mail-not-now"),
        (b"RCPT", b"550 relay not permitted", ExternalError, "mail-not-now"),
        (b"RCPT", b"550 5.1.1 no such user", RejectedError, "mail-refused"),
    ],
)
def test_a_fault_of_the_sender_is_not_one_of_the_address(clock, at, said, fault, key):
    def answers(line):
        if not line:
            return [b"220 ready\r\n"]
        return [said + b"\r\n" if line.upper().startswith(at) else SPEAKS]

    with server_that(answers) as port, pytest.raises(fault, match=key):
        plain_sender(port, clock).deliver("neighbour@x.example", "Hallo", "Dag", "1")
