"""Sites that take posts from a program."""

from __future__ import annotations

import http.server
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.placing.outbox import RETRY_DELAYS
from intake.domain.outgoing_post import PlacedPost
from intake.domain.platform_profile import SiteApi
from intake.domain.posting import PostingState
from intake.keys.secrets import Secrets
from intake.kit.errors import OutcomeUnknownError, UserFacingError
from intake.platforms.api_channel import ApiChannel
from tests.outboxes import PAPER, outgoing, site


@pytest.mark.parametrize("how", ["cut", "stumble", "late"])
def test_a_site_that_stores_and_then_fails_is_asked_and_never_told_twice(how, queued):
    practice, made, state = queued
    with site(how) as (channel, handler):
        outbox = made(channel)
        outbox.send_due(practice.actor)
        assert state().state is PostingState.UNCERTAIN
        handler.asked_in_vain.set()
        for _ in range(5):
            practice.clock.forward(timedelta(hours=1))
            outbox.send_due(practice.actor)
        assert (state().state, state().url, state().number) == ("posted", "http://site/1", "1")
        assert len(handler.posts) == 1


def test_a_site_that_answers_twice_is_heard_once(queued):
    practice, made, state = queued
    with site("twice") as (channel, handler):
        made(channel).send_due(practice.actor)
        assert (state().number, len(handler.posts)) == ("1", 1)


def test_a_site_that_is_busy_is_tried_later_and_one_that_says_no_is_not(queued):
    practice, made, state = queued
    with site("busy") as (channel, handler):
        made(channel).send_due(practice.actor)
        assert (state().state, len(handler.posts)) == ("queued", 0)
    practice.clock.forward(RETRY_DELAYS[0])
    with site("no") as (channel, handler):
        made(channel).send_due(practice.actor)
        assert (state().state, state().why, len(handler.posts)) == ("failed", "program-refused", 0)


def test_a_post_is_taken_off_by_its_number_and_one_that_is_gone_counts_as_taken_off():
    with site("well") as (channel, handler):
        one = outgoing()
        placed = channel.post(one)
        channel.withdraw(one, placed)
        assert handler.posts == [{}]
        channel.withdraw(one, placed._replace(number="77"))


def test_a_post_that_is_listed_still_is_not_gone_whatever_a_site_says():
    """A site may answer "not found" to somebody who may not withdraw it."""
    with site("well") as (channel, handler):
        one = outgoing()
        placed = channel.post(one)
        with pytest.raises(UserFacingError, match="program-refused"):
            channel.withdraw(one, placed._replace(number="77"))
        assert handler.posts != [{}]


def test_a_site_that_leads_away_in_place_of_deleting_has_taken_nothing_off():
    with site("well") as (channel, handler):
        one = outgoing()
        placed = channel.post(one)
        handler.leads_away = True
        with pytest.raises(UserFacingError, match="program-refused"):
            channel.withdraw(one, placed)
        assert handler.posts != [{}]


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        (SiteApi(post="http://site.example/api"), "profile-address"),
        (SiteApi(post="http://127.0.0.1:9/{resident}"), "program-unknown-name"),
        (SiteApi(post="http://127.0.0.1:9/api"), "program-away"),
    ],
)
def test_a_program_that_cannot_be_reached_or_is_written_wrong_sends_nothing(program, fault):
    with pytest.raises(UserFacingError, match=fault):
        ApiChannel(program, lambda: "").post(outgoing())
    assert replace(PAPER, program=program).program == program


def test_a_post_of_somebody_else_is_not_taken_for_ours():
    with site("well") as (channel, handler):
        handler.posts.append({"titel": "Fiets", "tekst": "van een ander"})
        assert channel.find("K7Q-F23") is None
        one = outgoing("K7Q-F23")
        placed = channel.post(one)
        assert placed.number == "2"
        assert channel.find("K7Q-F23").number == "2"


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_site_that_leads_on_after_a_post_has_most_likely_stored_it(queued, status):
    practice, made, state = queued
    with site(f"lead {status}") as (channel, handler):
        made(channel).send_due(practice.actor)
        assert (state().state, len(handler.posts)) == (PostingState.UNCERTAIN, 1)


class OddSite(http.server.BaseHTTPRequestHandler):
    """A site whose answers no program expects; ``drips`` sends a letter now and then, for ever."""

    answer = b""
    ended = threading.Event()

    location = ""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(302 if self.location else 201)
        if self.location:
            self.send_header("Location", self.location)
        self.end_headers()
        self.wfile.write(self.answer)
        while not self.answer and not self.ended.wait(0.1):
            with suppress(OSError):
                self.wfile.write(b" ")

    def log_message(self, *_):
        pass


@pytest.fixture
def odd_site():
    OddSite.ended.clear()
    OddSite.location = ""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OddSite)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    program = SiteApi(post=f"http://127.0.0.1:{server.server_port}/posts")
    yield ApiChannel(program, lambda: "", timeout=0.4)
    OddSite.ended.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("answer", [b"[" * 100_000, b'{"id": "\\ud800", "link": "a\\u0000b"}'])
def test_an_odd_answer_is_read_as_far_as_it_goes(odd_site, answer):
    OddSite.answer = answer
    placed = odd_site.post(outgoing())
    assert placed.url in ("", "ab")
    placed.number.encode()


def test_an_answer_that_never_ends_is_cut_off_and_the_post_is_uncertain(odd_site):
    OddSite.answer = b""
    with pytest.raises(OutcomeUnknownError):
        odd_site.post(outgoing())


def test_an_error_that_nobody_thought_of_keeps_no_other_post_from_leaving(queued):
    practice, made, state = queued

    class Broken:
        can_find = False

        def post(self, _):
            raise ZeroDivisionError

    made(Broken()).send_due(practice.actor)
    assert state().state is PostingState.UNCERTAIN


def test_the_password_of_a_site_goes_to_its_own_origin_alone():
    asked = []
    program = SiteApi(
        post="http://127.0.0.1:9/posts",
        find="http://127.0.0.1:8/find?q={code}",
        withdraw="http://localhost:9/posts/{number}",
        user="balie",
    )
    channel = ApiChannel(program, lambda: asked.append("asked") or "geheim")
    with pytest.raises(UserFacingError, match="program-elsewhere"):
        channel.find("K7Q-F20")
    with pytest.raises(UserFacingError, match="program-elsewhere"):
        channel.withdraw(outgoing(), PlacedPost("", "7"))
    assert asked == []


@pytest.mark.parametrize("location", ["app:klaar", "mailto:x@example.org", "https:gelukt"])
def test_a_post_that_was_stored_and_leads_to_an_odd_address_is_uncertain(odd_site, location):
    OddSite.answer, OddSite.location = b"{}", location
    with pytest.raises(OutcomeUnknownError):
        odd_site.post(outgoing())


def test_a_password_that_another_program_wrote_is_told(monkeypatch):
    class Ring:
        def __init__(self, _name):
            pass

        def read(self):
            return b"\xff\xfe"

    monkeypatch.setattr("intake.keys.secrets.KeyRing", Ring)
    program = SiteApi(post="http://127.0.0.1:9/posts", user="balie")
    channel = ApiChannel(program, lambda: Secrets("desk").read("site"))
    with pytest.raises(UserFacingError, match="password-damaged"):
        channel.post(outgoing())
