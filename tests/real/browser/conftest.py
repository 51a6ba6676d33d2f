"""Pages that are served to the posting window, with every trick of a site."""

from __future__ import annotations

import http.server
import ssl
import threading
from dataclasses import replace

import pytest

from intake.desk.placing.post_checks import PlatformText
from tests.builders import (
    a_call,
)
from tests.real.browser import outcome_site
from tests.served_pages import posting_in_its_window
from tests.servers import certificate

FORM = (
    "<form><label for=t>Titel</label><input id=t><label "
    "for=o>Omschrijving</label><textarea id=o></textarea><label "
    "for=p>Postcode</label><input id=p></form>"
)


class Pages(http.server.BaseHTTPRequestHandler):
    let_go = threading.Event()

    def do_GET(self):
        if self.path == "/never.png":
            self.let_go.wait(30)
            return
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_port}/plain")
            self.end_headers()
            return
        bodies = {
            "/plain": FORM,
            "/submits": FORM.replace("</form>", (
                "<span id=r>Categorie</span><button aria-haspopup=listbox "
                "aria-labelledby=r>Kies</button><ul role=listbox hidden><li "
                "role=option>Gereedschap</li></ul></form>"
            )),
            "/turns": FORM + (
                "<script>t.addEventListener('change', () => setTimeout(() => { "
                "location.href = '/turned'; }, 40)); o.setAttribute('aria-autocomplete', "
                "'list')</script>"
            ),
            "/turned": (
                "<form><label for=a>Geheim</label><input id=a><label for=b>Nog "
                "iets</label><input id=b><label for=t>Titel</label><input id=t><label "
                "for=o>Omschrijving</label><textarea id=o></textarea></form>"
            ),
            "/odd": FORM.replace("</form>", (
                "<label for=z>Regel 7b</label><input id=z name=r7><label "
                "for=s>Lijst</label><select id=s name=l><option "
                "value=''>Kies</option><option value=1>Gereedschap</option><option "
                "value=2>Tuin en schuur</option></select></form>"
            )),
            "/signed-out": "<a href=/x>Inloggen</a>" + FORM,
            "/signed-in": "<a href=/x>Uitloggen</a><a href=/y>Inloggen</a>" + FORM,
            "/mine": "<h2>Mijn oproepen</h2><ul><li>Boormachine te leen gevraagd</li></ul>",
            "/required": FORM.replace("<input id=t>", "<input id=t required>").replace(
                "</form>",
                "<label for=l>Sector *</label><select id=l><option value=n>Noord</option>"
                "<option value=z>Zuid</option></select></form>",
            ),
            "/thread": (
                "<input type=search aria-label=Zoek><p>Samira: dat kan wel.</p>"
                "<label for=m>Uw bericht</label><textarea id=m></textarea>"
                "<label for=n>Notitie</label><textarea id=n></textarea>"
            ),
            "/two": "<textarea id=a></textarea><textarea id=b></textarea>",
            "/thanks": "<p>Bedankt voor uw bijdrage.</p>",
            "/other": "<p>Het weer van vandaag.</p>",
            "/says": (
                "<p id=said></p><script>said.textContent = "
                "decodeURIComponent(location.search.slice(1))</script>"
            ),
            "/endless": FORM + "<img src=/never.png>",
            "/popup": FORM + "<script>window.other = window.open('https://reclame.example/')</script>",
            "/download": FORM + (
                "<a id=d href='data:application/octet-stream;base64,AAAA' "
                "download=x.bin>x</a><script>document.getElementById('d').click()</script>"
            ),
            "/empties": FORM + (
                "<script>p.addEventListener('blur', () => setTimeout(() => { p.value = ''; "
                "}, 30)); p.addEventListener('input', () => setTimeout(() => { p.value = "
                "''; }, 60))</script>"
            ),
        }  # fmt: skip
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(
            (
                f"<!doctype html><html lang=nl><title>Leensite</title><body><h1>Nieuwe "
                f"oproep</h1>{bodies[self.path.partition('?')[0]]}</body></html>"
            ).encode()
        )

    def log_message(self, *_):
        pass


@pytest.fixture
def served():
    Pages.let_go.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Pages.let_go.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def opened(practice, served):
    """Open a post on a page of this server; the window is put away afterwards."""
    windows = []

    def at(path, what="boormachine", **changes):
        taken, title, text = a_call(practice, what=what)
        posting = practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        leen = practice.use_cases.postings.platforms.get("oefenleen")
        practice.use_cases.postings.platforms.change(
            replace(leen, new_request=served + path, **changes)
        )
        windows.append(posting_in_its_window(practice, posting))
        return windows[0]

    yield at
    for window in windows:
        window.dispose()
        window.close()


@pytest.fixture
def unsafe(tmp_path):
    """A page on loopback with a certificate that nobody vouches for."""
    cert, key = certificate(tmp_path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}/plain"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site():
    """A site that takes posts in every way that sites do, and keeps what it has taken."""
    server, thread = outcome_site.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
