"""A call of the walk is held against what stands in the desk and on its site."""

from __future__ import annotations

import http.server
import threading
from dataclasses import replace

import pytest

from intake.domain.posting import Posting
from intake.kit.codes import format_code
from intake.walkthrough.verify_call import check_call
from tests.builders import a_call, posted

SLUGS = ("oefenleen", "oefenhulp")


@pytest.fixture
def site():
    """A site with one page; gives its address, and what the page says."""
    shown = {}

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(shown["page"].encode())

        def log_message(self, *_): ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", shown
    server.shutdown()
    server.server_close()


def stands(practice, taken):
    checks = check_call(practice, taken.request.id, {})
    return checks["stands on its practice site"]


def test_each_post_must_stand_on_its_site(practice, site):
    taken, title, text = a_call(practice)
    first, second = (posted(practice, taken, title, text, slug=slug).id for slug in SLUGS)
    address, shown = site
    shown["page"] = f"Boormachine, code {format_code(taken.request.code)}"
    move(practice, first, address)
    assert not stands(practice, taken), "the other is nowhere"
    move(practice, second, address)
    assert stands(practice, taken)
    shown["page"] = "Boormachine"
    assert not stands(practice, taken), "a page without the code is another's"


def move(practice, posting_id, address):
    """Let a post be kept at another address."""
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        posting = transaction.get(Posting, posting_id)
        transaction.save(replace(posting, url=address))
