"""The practice sites and their neighbours."""

from __future__ import annotations

import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from intake.mail.maildir import MaildirBox, drop
from intake.practice.listings import Listings
from intake.practice.server import PracticeServer
from intake.practice.sessions import Sessions
from tests.fakes import FakeMail, ListMailbox


@pytest.fixture
def visitor():
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def post(visitor, address, **fields):
    with visitor.open(address, urllib.parse.urlencode(fields).encode()) as answer:
        return answer.url, answer.read().decode()


@pytest.mark.parametrize("site", ["leen", "hulp", "pan"])
def test_a_site_asks_for_a_sign_in_shows_a_listing_and_takes_it_off(practice, visitor, site):
    base = f"{practice.practice.server.address}/{site}"
    with visitor.open(f"{base}/nieuw") as answer:
        assert answer.url.endswith("/inloggen")
    assert "kennen wij niet" in post(visitor, f"{base}/inloggen", naam="balie", wachtwoord="fout")[1]
    assert post(visitor, f"{base}/inloggen", naam="balie", wachtwoord="oefenen")[0].endswith("/nieuw")
    where, page = post(visitor, f"{base}/nieuw", titel="Boor <b>", omschrijving="Code K7Q-F20", stap="3" if site == "pan" else "")
    assert "Boor &lt;b&gt;" in page
    assert "/oproep/" in where
    assert "weggehaald" in post(visitor, f"{where}/weg")[1]


def test_nobody_posts_without_signing_in(practice, visitor):
    where, _ = post(visitor, f"{practice.practice.server.address}/leen/nieuw", titel="x")
    assert where.endswith("/inloggen")


def test_a_sign_in_lasts_until_the_next_day(practice, visitor, tmp_path):
    post(visitor, f"{practice.practice.server.address}/leen/inloggen", naam="balie", wachtwoord="oefenen")
    listings = Listings(tmp_path / "listings.json")
    again = PracticeServer(listings, Sessions(practice.home.folder("sites") / "sessions.json"), lambda: 0.0)
    again.start()
    with visitor.open(f"{again.address}/leen/nieuw") as answer:
        assert answer.url.endswith("/nieuw")
    again.stop()


def test_a_neighbour_answers_after_some_seconds_there_and_by_mail(practice, visitor):
    base = f"{practice.practice.server.address}/leen"
    post(visitor, f"{base}/inloggen", naam="balie", wachtwoord="oefenen")
    code = practice.rooms.drafts.begin(practice.by).page["code"]
    where, _ = post(visitor, f"{base}/nieuw", titel="Boor", omschrijving=f"Noem code {code[:3]}-{code[3:]}")
    neighbours = practice.practice.neighbours
    neighbours.tick(practice.clock.now().timestamp() + 1)
    assert list(practice.mailbox.fetch()) == []
    neighbours.tick(practice.clock.now().timestamp() + 60)
    mail = next(iter(practice.mailbox.fetch()))
    assert f"{code[:3]}-{code[3:]}" in mail.text
    with visitor.open(where) as answer:
        assert mail.sender_name in answer.read().decode()


def test_practice_listens_on_loopback_alone(practice):
    assert practice.practice.server._server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("box", ["fake", "maildir"])
def test_both_mailboxes_give_a_mail_once(tmp_path, box):
    if box == "fake":
        mailbox = ListMailbox(FakeMail("1", "<1>", "Henk", "henk@buren.invalid", "Reactie", "Ja"))
    else:
        mailbox = MaildirBox(tmp_path)
        drop(tmp_path, sender="Henk <henk@buren.invalid>", to="x@x.invalid", subject="Reactie", text="Ja\n> Wie heeft een boor?")
    mails = list(mailbox.fetch())
    assert [(mail.sender_name, mail.sender_address, mail.subject, mail.text) for mail in mails] == [("Henk", "henk@buren.invalid", "Reactie", "Ja")]
    mailbox.seen(mails[0].key)
    assert list(mailbox.fetch()) == []


def test_a_mail_in_any_shape_is_read(tmp_path):
    box = MaildirBox(tmp_path)
    for name, raw in {
        "empty": b"",
        "junk": b"\xff\xfe\x00",
        "charset": b"From: a@b.invalid\nContent-Type: text/plain; charset=nonsense\n\nJa",
        "html": b"From: a@b.invalid\nContent-Type: text/html\n\n<p>Ja</p>",
    }.items():
        (tmp_path / "new" / name).write_bytes(raw)
    assert len(list(box.fetch())) == 4
