"""The practice centre: its sites, neighbours and mailboxes, on loopback alone."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.parse
import urllib.request
from dataclasses import replace
from http.cookiejar import CookieJar

import pytest
from selectolax.lexbor import LexborHTMLParser

from intake.desk.placing.post_checks import PlatformText
from intake.kit.settings import load_settings, save_settings
from intake.practice.practice_posts import PracticePosts
from intake.practice.server import PracticeServer
from intake.practice.sessions import Sessions
from intake.practice.ways import answer_before_placing
from intake.walkthrough.verify_call import check_call
from intake.wiring.application import open_application
from intake.wiring.channel_factory import ChannelFactory
from tests.builders import a_call, posted
from tests.fakes import FixedClock
from tests.screens import shown_texts


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
    assert (
        "kennen wij niet" in post(visitor, f"{base}/inloggen", naam="balie", wachtwoord="fout")[1]
    )
    assert post(visitor, f"{base}/inloggen", naam="balie", wachtwoord="oefenen")[0].endswith(
        "/nieuw"
    )
    where, page = post(
        visitor,
        f"{base}/nieuw",
        titel="Boor <b>",
        omschrijving="Code K7Q-F20",
        stap="3" if site == "pan" else "",
    )
    assert "Boor &lt;b&gt;" in page
    assert "/oproep/" in where
    assert "weggehaald" in post(visitor, f"{where}/weg")[1]


def test_nobody_posts_without_signing_in(practice, visitor):
    where, _ = post(visitor, f"{practice.practice.server.address}/leen/nieuw", titel="x")
    assert where.endswith("/inloggen")


def test_a_sign_in_lasts_until_the_next_day(practice, visitor, tmp_path):
    post(
        visitor,
        f"{practice.practice.server.address}/leen/inloggen",
        naam="balie",
        wachtwoord="oefenen",
    )
    listings = PracticePosts(tmp_path / "listings.json")
    again = PracticeServer(
        listings, Sessions(practice.home.folder("sites") / "sessions.json"), lambda: 0.0
    )
    again.start()
    with visitor.open(f"{again.address}/leen/nieuw") as answer:
        assert answer.url.endswith("/nieuw")
    again.stop()


def test_a_neighbour_answers_after_some_seconds_there_and_by_mail(practice, visitor):
    base = f"{practice.practice.server.address}/leen"
    post(visitor, f"{base}/inloggen", naam="balie", wachtwoord="oefenen")
    code = practice.use_cases.drafts.begin(practice.actor).value.page["code"]
    where, _ = post(
        visitor, f"{base}/nieuw", titel="Boor", omschrijving=f"Noem code {code[:3]}-{code[3:]}"
    )
    neighbours = practice.practice.neighbours
    neighbours.let_answer(practice.clock.now().timestamp() + 1)
    assert list(practice.mailbox.fetch()) == []
    neighbours.let_answer(practice.clock.now().timestamp() + 60)
    mail = next(iter(practice.mailbox.fetch()))
    assert f"{code[:3]}-{code[3:]}" in mail.text
    with visitor.open(where) as answer:
        assert mail.sender_name in answer.read().decode()


def test_practice_listens_on_loopback_alone(practice):
    assert practice.practice.server._server.server_address[0] == "127.0.0.1"


HEARD = {"on": False, "addresses": []}


def _hear(event, arguments):
    if HEARD["on"] and event in (
        "socket.connect",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
    ):
        HEARD["addresses"].append(
            arguments[1] if event.startswith(("socket.connect", "socket.send")) else arguments[0]
        )


sys.addaudithook(_hear)


def test_nothing_in_practice_speaks_to_anybody_off_this_machine(practice, visitor):
    """A post, a neighbour's answer by mail, the choice of it and the message back.

    Every address that any channel asks for is heard.
    """
    HEARD.update(on=True, addresses=[])
    try:
        base = f"{practice.practice.server.address}/leen"
        post(visitor, f"{base}/inloggen", naam="balie", wachtwoord="oefenen")
        taken, title, text = a_call(practice)
        posting = practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        practice.use_cases.postings.claim(practice.actor, posting.id)
        where, _ = post(visitor, f"{base}/nieuw", titel=title, omschrijving=text)
        practice.use_cases.postings.record_published(
            practice.actor, posting.id, url=where, picture="x.png"
        )
        practice.practice.neighbours.let_answer(practice.clock.now().timestamp() + 1)
        practice.practice.neighbours.let_answer(practice.clock.now().timestamp() + 60)
        practice.use_cases.mail_import.import_mail(practice.actor, practice.mailbox)
        practice.use_cases.messages.send_written(practice.actor, practice.sender)
    finally:
        HEARD["on"] = False
    hosts = {
        str(address[0] if isinstance(address, tuple) else address) for address in HEARD["addresses"]
    }
    assert hosts, "the sites were visited, so something must have been heard"
    assert hosts <= {"127.0.0.1", "localhost", "::1"}
    assert all(profile.practice for profile in practice.use_cases.postings.platforms.all())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("empty", [{}, {"DISPLAY": ""}])
def test_without_a_screen_the_desk_says_so_and_what_to_do(empty):
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    ended = subprocess.run(
        [sys.executable, "-m", "intake", "--practice"],
        env=bare | empty,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("Er is geen scherm.")


def test_practice_sites_stand_where_they_stood_and_keep_what_was_taught(tmp_path):
    from intake.kit.paths import Home
    from tests.fakes import a_key

    home, key = Home(tmp_path / "practice"), a_key()
    home.root.mkdir()
    first = open_application(home, key, FixedClock(), practice=True)
    address = first.practice.server.address
    leen = next(one for one in first.use_cases.postings.platforms.all() if one.slug == "oefenleen")
    first.use_cases.postings.platforms.change(replace(leen, name="OefenLeen van ons"))
    first.close()
    again = open_application(home, key, FixedClock(), practice=True)
    try:
        assert again.practice.server.address == address
        kept = next(
            one for one in again.use_cases.postings.platforms.all() if one.slug == "oefenleen"
        )
        assert kept.name == "OefenLeen van ons"
        assert kept.new_request.startswith(address)
    finally:
        again.close()


def test_the_walk_looks_at_the_site_itself(practice):
    taken, title, text = a_call(practice)
    posted(
        practice, taken, title, text
    )  # our own row says that it stands there; the site knows nothing of it
    assert check_call(practice, taken.request.id, {})["stands on its practice site"] is False


def test_every_window_of_the_practice_centre_is_marked(screen, practice):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    screen.print_windows.open_card(crisis=True)
    for window in (screen.print_windows.window, screen.print_windows.cards):
        assert practice.translate("practice-bar") in shown_texts(window)
        assert practice.translate("practice-bar") in window.windowTitle()


@pytest.mark.parametrize("is_practice", [True, False])
def test_practice_mails_nobody_though_a_server_is_set(practice, is_practice):
    settings = load_settings(practice.home.settings)._replace(mail_host="smtp.example.com")
    save_settings(practice.home.settings, settings)
    factory = ChannelFactory(
        practice.home, practice.clock, lambda: None, lambda _: "", practice=is_practice
    )
    assert (factory.sender() is None) is is_practice


def test_what_was_taken_off_is_on_no_list_of_its_site(tmp_path):
    listings = PracticePosts(tmp_path / "listings.json")
    kept = [listings.add("leen", {"titel": f"Ladder {at}"}, 0.0) for at in range(2)]
    listings.withdraw(kept[0].number)
    assert [one.number for one in listings.of("leen")] == [kept[1].number]


def test_a_preview_carries_every_sign_of_a_post_on():
    said = 'Wie heeft een "grote" boor & <snel>? \'t Is fijn.'
    status, page = answer_before_placing("wijk", {"titel": said, "doelgroep": "x"})
    [kept] = [
        field.attributes["value"]
        for field in LexborHTMLParser(page).css("input[type=hidden]")
        if field.attributes["name"] == "titel"
    ]
    assert (status, kept) == (200, said)


@pytest.mark.parametrize("damage", [b"", b"[", b"[1]", b"{}", b'[{"number": 101}]', b"\xff"])
def test_a_damaged_file_of_the_practice_sites_is_begun_anew(tmp_path, damage):
    for file in ("listings.json", "sessions.json"):
        (tmp_path / file).write_bytes(damage)
    listings = PracticePosts(tmp_path / "listings.json")
    assert listings.all() == []
    sessions = Sessions(tmp_path / "sessions.json")
    token = sessions.begin()
    listing = listings.add("leen", {"titel": "Boor"}, 0.0)
    assert token in Sessions(tmp_path / "sessions.json")
    assert PracticePosts(tmp_path / "listings.json").all() == [listing]
