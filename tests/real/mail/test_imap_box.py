"""A mailbox on a real server: read whole and once, and nothing in it changes."""

from __future__ import annotations

import hashlib
import random
import threading
import time
import tracemalloc
from contextlib import suppress
from email.message import EmailMessage

import pytest
from imap_tools import MailboxLoginError

from intake.app.garbage_collection import collect_if_due
from intake.kit.errors import ExternalError
from intake.kit.mail_accounts import MailAccount
from intake.mail.imap_box import MAX_AT_ONCE, ImapBox
from intake.mail.imap_connection import to_external_error
from intake.mail.imap_cursor import Cursor, save_cursor
from tests.bad_mails import bad_mails
from tests.imap_server import PASSWORD, CutLine, imap_server
from tests.servers import server_that


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    with imap_server(tmp_path_factory.mktemp("imap")) as server:
        yield server


@pytest.fixture
def server(servers, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(servers.cert))
    servers.forget_uids()
    for part in ("new", "cur"):
        for path in (servers.maildir / part).iterdir():
            path.unlink()
    return servers


def mail(text, subject="Uw oproep", **headers):
    made = EmailMessage()
    made["From"] = "Jan <jan@buren.example>"
    made["Subject"] = subject
    made["Message-ID"] = f"<{hashlib.md5(text.encode()).hexdigest()}@buren.example>"
    for name, value in headers.items():
        del made[name]
        if value:
            made[name] = value
    made.set_content(text)
    return made.as_bytes()


def box_at(server, tmp_path, clock, *, password=PASSWORD, **account):
    return ImapBox(server.account(**account), lambda: password, tmp_path / "read.json", clock)


def drain(box):
    """Read until nothing is left; each mail is imported."""
    texts = []
    while found := list(box.fetch()):
        for one in found:
            texts.append(one.text.strip())
            box.mark_seen(one.key)
    return texts


def test_every_mail_is_read_once_and_nothing_in_the_box_changes(server, tmp_path, clock):
    for at in range(2 * MAX_AT_ONCE + 3):
        server.deliver(f"{at:03}", mail(f"bericht {at}"))
    before = server.names()
    box = box_at(server, tmp_path, clock)
    assert drain(box) == [f"bericht {at}" for at in range(2 * MAX_AT_ONCE + 3)]
    box.close()
    assert server.names() == before, "no mail was marked, moved or deleted"
    again = box_at(server, tmp_path, clock)
    assert drain(again) == [], "another start knows how far it was read"
    again.close()


def test_a_server_that_tells_of_new_mail_is_not_asked_each_second(server, tmp_path, clock):
    box = box_at(server, tmp_path, clock)
    assert drain(box) == []
    server.deliver("later", mail("net gekomen"))
    found = []
    end = time.monotonic() + 20
    while not found and time.monotonic() < end:  # the desk's clock stands still meanwhile
        found += drain(box)
    box.close()
    assert found == ["net gekomen"]


@pytest.mark.parametrize("security", ["starttls", "none"])
def test_other_ways_to_connect(server, tmp_path, clock, security):
    server.deliver("one", mail("hoi"))
    box = box_at(server, tmp_path, clock, port=server.plain, security=security)
    assert drain(box) == ["hoi"]
    box.close()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"password": "fout"}, "mailbox-sign-in"),
        ({"folder": "Antwoorden"}, "mailbox-no-folder"),
        ({"port": 9}, "mailbox-away"),
        ({"host": "mail.elders.example", "security": "none"}, "mail-not-safe"),
        ({"host": "mail.elders.example", "security": "ssl"}, "mail-not-safe"),
        ({"host": "naam.invalid"}, "mailbox-away"),
    ],
)
def test_what_is_wrong_is_told(server, tmp_path, clock, change, key):
    with pytest.raises(ExternalError, match=key):
        box_at(server, tmp_path, clock, **change).check_connection()


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(
    server, tmp_path, clock, monkeypatch
):
    (tmp_path / "none.pem").write_text("", encoding="utf8")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(ExternalError, match="mailbox-not-trusted"):
        box_at(server, tmp_path, clock).check_connection()


def test_trying_a_box_tells_how_many_mails_are_in_it(server, tmp_path, clock):
    for at in range(3):
        server.deliver(f"{at}", mail(f"bericht {at}"))
    assert box_at(server, tmp_path, clock).check_connection() == 3


def test_a_wrong_password_is_not_tried_every_second(server, tmp_path, clock):
    asked = []

    def password():
        asked.append(clock.monotonic())
        return "fout"

    box = ImapBox(server.account(), password, tmp_path / "read.json", clock)
    for _ in range(100):
        with pytest.raises(ExternalError, match="mailbox-sign-in"):
            list(box.fetch())
        clock.forward(seconds=1)
    assert len(asked) == 1
    clock.forward(minutes=15)
    with pytest.raises(ExternalError, match="mailbox-sign-in"):
        list(box.fetch())
    assert len(asked) == 2


def test_a_line_that_is_cut_anywhere_loses_no_mail(server, tmp_path, clock, long):
    draw = random.Random(18)
    for at in range(12):
        server.deliver(f"{at:02}", mail(f"bericht {at} " + "x" * draw.randrange(4_000)))
    wanted = sorted(f"bericht {at}" for at in range(12))
    for at in range(200 if long else 20):
        line = CutLine(server.plain)
        line.cut_after(draw.randrange(1, 60_000))
        cursor = tmp_path / str(at)
        cursor.mkdir()
        box = box_at(server, cursor, clock, port=line.port, security="none")
        found = []
        for _ in range(4):
            with suppress(ExternalError):
                while list(_imported(box, found)):
                    pass
            clock.forward(minutes=20)
        box.close()
        line.close()
        assert sorted(text.rsplit(" ", 1)[0] for text in found) == wanted


def _imported(box, found):
    for one in box.fetch():
        found.append(one.text.strip())
        box.mark_seen(one.key)
        yield one


def test_a_mail_that_was_not_imported_is_read_again(server, tmp_path, clock):
    for at in range(3):
        server.deliver(f"{at}", mail(f"bericht {at}"))
    box = box_at(server, tmp_path, clock)
    first = [one.text.strip() for one in box.fetch()]  # the database was away: none is marked
    box.close()
    assert first == ["bericht 0", "bericht 1", "bericht 2"]
    again = box_at(server, tmp_path, clock)
    assert drain(again) == first
    assert drain(again) == []
    again.close()


def test_mails_that_fail_again_and_again_keep_no_new_one_waiting(server, tmp_path, clock):
    for at in range(MAX_AT_ONCE):
        server.deliver(f"a{at:02}", mail(f"mislukt {at}"))
    box = box_at(server, tmp_path, clock)
    list(box.fetch())  # none is imported
    server.deliver("b", mail("nieuw"))
    clock.forward(minutes=2)
    found = []
    for _ in range(3):
        found += [one.text.strip() for one in box.fetch()]
    box.close()
    assert "nieuw" in found


def test_after_other_numbers_the_same_mails_have_the_same_ids(server, tmp_path, clock):
    for at in range(5):
        server.deliver(f"{at}", mail(f"bericht {at}"))
    box = box_at(server, tmp_path, clock)
    before = [one.message_id for one in box.fetch()]
    box.close()
    server.forget_uids()
    again = box_at(server, tmp_path, clock)
    assert [one.message_id for one in again.fetch()] == before
    again.close()


def test_after_other_numbers_nothing_below_the_old_number_is_passed_over(server, tmp_path, clock):
    subjects = [f"bericht {at}" for at in range(3)]
    for at, subject in enumerate(subjects):
        server.deliver(f"{at}", mail(subject))
    # As a restored server: the desk read up to number 500 of a folder that was another one.
    save_cursor(tmp_path / "read.json", Cursor(validity=1, next_uid=501))
    box = box_at(server, tmp_path, clock)
    assert sorted(drain(box)) == subjects
    box.close()


def test_other_numbers_while_connected_are_noticed(server, tmp_path, clock):
    server.deliver("1", mail("eerste"))
    box = box_at(server, tmp_path, clock)
    assert drain(box) == ["eerste"]
    server.forget_uids()
    server.deliver("2", mail("tweede"))
    found = []
    for _ in range(5):
        clock.forward(minutes=20)
        try:
            found += drain(box)
        except ExternalError:
            continue
    box.close()
    assert "tweede" in found


def test_a_folder_that_was_moved_is_told_and_read_again_when_it_is_back(server, tmp_path, clock):
    server.deliver("1", mail("eerste"), ".Antwoorden")
    box = box_at(server, tmp_path, clock, folder="Antwoorden")
    assert drain(box) == ["eerste"]
    box.close()
    moved = server.maildir / ".Oud"
    (server.maildir / ".Antwoorden").rename(moved)
    with pytest.raises(ExternalError, match="mailbox-no-folder"):
        list(box.fetch())
    moved.rename(server.maildir / ".Antwoorden")
    server.deliver("2", mail("tweede"), ".Antwoorden")
    clock.forward(minutes=20)
    assert drain(box) == ["tweede"]
    box.close()


def test_of_a_mail_of_25_mb_only_the_beginning_is_read(server, tmp_path, clock):
    attached = EmailMessage()
    attached["From"] = "Jan <jan@buren.example>"
    attached.set_content("Zie de foto.")
    attached.add_attachment(bytes(18_500_000), maintype="image", subtype="png", filename="a.png")
    server.deliver("big", attached.as_bytes())
    server.deliver("next", mail("daarna"))
    tracemalloc.start()
    box = box_at(server, tmp_path, clock)
    assert drain(box) == ["Zie de foto.", "daarna"]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    box.close()
    assert peak < 25_000_000


def test_strange_mails_are_read_or_told_and_hold_nothing_up(server, tmp_path, clock, long):
    raws = bad_mails(260 if long else 26, 7)
    raws += [
        b"",
        b"\x00\xff\xfe",
        mail("zonder id", **{"Message-ID": ""}),
        mail("<b>hoi</b>").replace(b"text/plain", b"text/html"),
        mail("caf\u00e9 \u20ac", "caf\u00e9"),
        b"From: jan@buren.example\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n\xf0\xd2\xc9",
    ]
    for at, raw in enumerate(raws):
        server.deliver(f"{at:04}", raw)
    server.deliver("last", mail("de laatste"))
    box = box_at(server, tmp_path, clock)
    found = drain(box)
    box.close()
    assert len(found) == len(raws) + 1
    assert "de laatste" in found
    assert {"zonder id", "hoi", "caf\u00e9 \u20ac", "\u041f\u0440\u0438"} <= set(found)


def test_the_same_mail_twice_has_one_id(server, tmp_path, clock):
    for at in range(2):
        server.deliver(f"{at}", mail("dezelfde", **{"Message-ID": ""}))
    box = box_at(server, tmp_path, clock)
    found = list(box.fetch())
    for one in found:
        box.mark_seen(one.key)
    assert len({one.message_id for one in found}) == 1
    assert list(box.fetch()) == []
    box.close()


def test_memory_stays_flat_over_a_large_box(server, tmp_path, clock, long):
    count = 10_000 if long else 1_000
    for at in range(count):
        server.deliver(f"{at:05}", mail(f"bericht {at} " + "woord " * 300))
    box = box_at(server, tmp_path, clock)
    tracemalloc.start()
    peaks, read = [], 0
    while found := list(box.fetch()):
        read += len(found)
        for one in found:
            box.mark_seen(one.key)
        found.clear()
        collect_if_due()  # as the program does each second
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.reset_peak()
    tracemalloc.stop()
    box.close()
    assert read == count
    fifth = len(peaks) // 5
    assert max(peaks[-fifth:]) < max(peaks[:fifth]) + 1_000_000


def test_a_server_that_sends_a_byte_now_and_then_is_left(tmp_path, clock, monkeypatch):
    monkeypatch.setattr("intake.mail.imap_box._WHOLE", 0.5)
    stop = threading.Event()

    def dripping(line):
        def bytes_():
            while not stop.wait(0.1):
                yield b"*"

        return bytes_() if not line else None

    with server_that(dripping) as port:
        account = MailAccount(host="127.0.0.1", user="x", port=port, security="none")
        box = ImapBox(account, lambda: "x", tmp_path / "read.json", clock)
        with pytest.raises(ExternalError, match="mailbox-away"):
            list(box.fetch())
        stop.set()


def test_an_answer_without_an_end_is_left(tmp_path, clock):
    def endless(line):
        return (b"* OK still greeting\r\n" for _ in range(100_000)) if not line else None

    with server_that(endless) as port:
        account = MailAccount(host="127.0.0.1", user="x", port=port, security="none")
        box = ImapBox(account, lambda: "x", tmp_path / "read.json", clock)
        with pytest.raises(ExternalError, match="mailbox-away"):
            list(box.fetch())


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (b"[UNAVAILABLE] Temporary authentication failure.", "mailbox-away"),
        (b"[INUSE] Try again.", "mailbox-away"),
        (b"[AUTHENTICATIONFAILED] Authentication failed.", "mailbox-sign-in"),
        (b"Invalid user or password.", "mailbox-sign-in"),
    ],
)
def test_a_server_that_has_trouble_of_its_own_is_no_wrong_password(answer, key):
    error = MailboxLoginError(("NO", [answer]), "OK")
    assert to_external_error(error, MailAccount("imap.example", "balie")).key == key
