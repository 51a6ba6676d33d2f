"""Signing in at Microsoft and Google: on their page, by a code, and with what is stored."""

from __future__ import annotations

import json
import socket
import threading
import urllib.request
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest

from intake.kit.errors import ExternalError
from intake.kit.mail_accounts import MailAccount, SignInWay
from intake.mail.imap_box import ImapBox
from intake.mail.oauth import OAuth, TokenStore, provider_of
from intake.mail.oauth_sign_in import BrowserSignIn, DeviceSignIn
from tests.imap_server import imap_server
from tests.token_server import CLIENT, token_server


@pytest.fixture
def provider():
    with token_server() as server:
        yield server


class Kept:
    """What the keyring holds."""

    def __init__(self, text=""):
        self.text = text

    def store(self):
        return TokenStore(lambda: self.text, lambda text: setattr(self, "text", text))


def account(**more):
    values = {"host": "127.0.0.1", "user": "balie", "sign_in": "microsoft", "client_id": CLIENT}
    return MailAccount(**(values | more))


def oauth_at(provider, clock, kept, **more):
    return OAuth(account(**more), kept.store(), provider.provider, clock.monotonic)


def visit(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def test_somebody_signs_in_on_the_page_and_the_token_is_kept(provider, clock):
    kept = Kept()
    oauth = oauth_at(provider, clock, kept)
    signing = BrowserSignIn(oauth, "U kunt dit venster sluiten.")
    assert not signing.poll()
    assert "U kunt dit venster sluiten." in in_background(
        provider.consent(signing.address), signing
    )
    signing.close()
    assert json.loads(kept.text) == {"refresh_token": "refresh-2"}
    assert oauth.access_token() == "access-2"


def in_background(address, signing):
    """Visit a page while the desk polls; give what the browser shows."""
    shown = []
    thread = threading.Thread(target=lambda: shown.append(visit(address)))
    thread.start()
    try:
        while not signing.poll():
            pass
    finally:
        thread.join(10)
    return shown[0]


@pytest.mark.parametrize("query", ["?code=code-1&state=guessed", "favicon.ico", "?error=x", ""])
def test_another_page_of_the_browser_signs_nobody_in(provider, clock, query):
    kept = Kept()
    signing = BrowserSignIn(oauth_at(provider, clock, kept), "klaar")
    page = provider.consent(signing.address)
    root = f"http://127.0.0.1:{urlsplit(page).port}/"
    statuses = []

    def stray():
        try:
            visit(root + query)
        except HTTPError as error:
            statuses.append(error.code)

    thread = threading.Thread(target=stray)
    thread.start()
    while thread.is_alive():
        assert not signing.poll()
    assert statuses == [404]
    assert kept.text == ""
    in_background(page, signing)
    assert "refresh-2" in kept.text, "the right page still counts"
    signing.close()


REQUESTS = (
    b"GET //[ HTTP/1.1",
    b"GET http://[::1/?state=x HTTP/1.1",
    b"GET /?" + b"a=b&" * 2_000 + b" HTTP/1.1",
    b"GET /?state=%ff%00 HTTP/1.1",
    b"\x00\xff\r\n",
    b"\r\n\r\n",
    b"GET",
)


@pytest.mark.parametrize("request_line", REQUESTS)
def test_no_program_that_calls_the_port_breaks_the_sign_in_off(provider, clock, request_line):
    signing = BrowserSignIn(oauth_at(provider, clock, Kept()), "klaar")
    page = provider.consent(signing.address)
    with socket.create_connection(("127.0.0.1", urlsplit(page).port)) as caller:
        caller.sendall(request_line + b"\r\n\r\n")
        assert not signing.poll()
    assert "klaar" in in_background(page, signing)
    signing.close()


def test_a_refusal_on_the_page_is_told(provider, clock):
    signing = BrowserSignIn(oauth_at(provider, clock, Kept()), "klaar")
    state = parse_qs(urlsplit(signing.address).query)["state"][0]
    port = urlsplit(provider.consent(signing.address)).port
    with pytest.raises(ExternalError, match="mailbox-declined"):
        in_background(f"http://127.0.0.1:{port}/?error=access_denied&state={state}", signing)
    signing.close()


def test_a_code_that_another_stole_gives_no_token(provider, clock):
    ours = BrowserSignIn(oauth_at(provider, clock, Kept()), "klaar")
    theirs = BrowserSignIn(oauth_at(provider, clock, Kept()), "klaar")
    provider.consent(ours.address)
    state = parse_qs(urlsplit(theirs.address).query)["state"][0]
    port = urlsplit(parse_qs(urlsplit(theirs.address).query)["redirect_uri"][0]).port
    with pytest.raises(ExternalError, match="mailbox-sign-in-again"):
        in_background(f"http://127.0.0.1:{port}/?code=code-1&state={state}", theirs)
    for one in (ours, theirs):
        one.close()


def test_by_code_somebody_signs_in_on_another_device(provider, clock):
    kept = Kept()
    signing = DeviceSignIn(oauth_at(provider, clock, kept))
    assert (signing.user_code, signing.address) == (
        "GTHK-QPMN",
        "https://microsoft.com/devicelogin",
    )
    provider.device_answers = ["authorization_pending", "slow_down", "ok"]
    polls = []
    while not (polls and polls[-1]):
        clock.forward(seconds=1)
        polls.append(signing.poll())
    assert [path for path, _ in provider.asked].count("/token") == 3
    assert len(polls) == 5 + 5 + 10, "it asks as seldom as it is told to"
    assert "refresh-2" in kept.text


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        ("authorization_declined", "mailbox-declined"),
        ("access_denied", "mailbox-declined"),
        ("expired_token", "mailbox-too-late"),
        ("invalid_client", "mailbox-unknown-client"),
        ("temporarily_unavailable", "mailbox-away"),
    ],
)
def test_why_a_code_did_not_work_is_told(provider, clock, answer, key):
    signing = DeviceSignIn(oauth_at(provider, clock, Kept()))
    provider.device_answers = [answer]
    clock.forward(seconds=6)
    with pytest.raises(ExternalError, match=key):
        signing.poll()


@pytest.mark.parametrize("way", ["code", "page"])
def test_who_does_not_sign_in_within_the_time_is_told(provider, clock, way):
    oauth = oauth_at(provider, clock, Kept())
    signing = DeviceSignIn(oauth) if way == "code" else BrowserSignIn(oauth, "klaar")
    clock.forward(minutes=16)
    with pytest.raises(ExternalError, match="mailbox-too-late"):
        signing.poll()
    signing.close()


def test_a_token_is_renewed_before_its_end_and_not_earlier(provider, clock):
    kept = Kept(json.dumps({"refresh_token": "refresh-1", "client_secret": "geheim"}))
    oauth = oauth_at(provider, clock, kept)
    assert [oauth.access_token(), oauth.access_token()] == ["access-2", "access-2"]
    clock.forward(minutes=59)
    assert oauth.access_token() == "access-3"
    assert json.loads(kept.text) == {"refresh_token": "refresh-3", "client_secret": "geheim"}
    assert [form["client_secret"] for _, form in provider.asked] == ["geheim", "geheim"]


@pytest.mark.parametrize(
    ("stored", "key"),
    [
        ("", "mailbox-sign-in-again"),
        ("geen json", "mailbox-sign-in-again"),
        ('{"refresh_token": "ingetrokken"}', "mailbox-sign-in-again"),
    ],
)
def test_without_a_good_token_somebody_must_sign_in(provider, clock, stored, key):
    with pytest.raises(ExternalError, match=key):
        oauth_at(provider, clock, Kept(stored)).access_token()


@pytest.mark.parametrize("broken", [b"<html>Sign in to the hotel wifi</html>", b"[1]", b"\xff"])
def test_an_answer_that_is_none_does_not_sign_anybody_out(provider, clock, broken):
    kept = Kept('{"refresh_token": "refresh-1"}')
    provider.read_errors = broken
    oauth = oauth_at(provider, clock, kept)
    with pytest.raises(ExternalError, match="mailbox-away"):
        oauth.access_token()
    provider.read_errors = b""
    assert oauth.access_token() == "access-2"


def test_a_mail_server_takes_the_token(provider, clock, tmp_path, monkeypatch):
    kept = Kept('{"refresh_token": "refresh-1"}')
    with imap_server(tmp_path / "imap", f"{provider.address}/introspect") as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.cert))
        server.deliver("1", b"From: jan@buren.example\r\n\r\nhoi")
        mailbox = server.account(sign_in="microsoft", client_id=CLIENT)
        oauth = OAuth(mailbox, kept.store(), provider.provider, clock.monotonic)
        box = ImapBox(mailbox, oauth.access_token, tmp_path / "read.json", clock)
        assert [mail.text.strip() for mail in box.fetch()] == ["hoi"]
        box.close()
        bad = ImapBox(mailbox, lambda: "verlopen", tmp_path / "other.json", clock)
        with pytest.raises(ExternalError, match="mailbox-sign-in-again"):
            list(bad.fetch())


def test_the_providers_are_asked_as_they_document_it():
    microsoft = provider_of(account(tenant="buurt.example"))
    assert microsoft.token == "https://login.microsoftonline.com/buurt.example/oauth2/v2.0/token"
    assert "offline_access" in microsoft.scope
    google = provider_of(account(sign_in=str(SignInWay.GOOGLE)))
    assert (google.scope, google.device) == ("https://mail.google.com/", "")
    assert dict(google.extra)["access_type"] == "offline"
