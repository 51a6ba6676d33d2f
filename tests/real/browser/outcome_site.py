"""A site that takes posts in every way that sites do, and keeps what it has taken."""

from __future__ import annotations

import http.server
import threading
from html import escape
from urllib.parse import parse_qs

FORM = (
    "<form method=post action='{action}'><label for=t>Titel</label><input id=t name=t value='{t}'>"
    "<label for=o>Omschrijving</label><textarea id=o name=o>{o}</textarea>"
    "<button id=send>{button}</button></form>"
)
BY_SCRIPT = (
    "<div id=app>{form}</div><script>document.querySelector('form').addEventListener('submit', "
    "(event) => {{ event.preventDefault(); fetch('{path}', {{method: 'POST', headers: "
    "{{'Content-Type': 'application/x-www-form-urlencoded'}}, "
    "body: new URLSearchParams(new FormData(event.target))}}).then((answer) => {{ {then} }}); "
    "}});</script>"
)
THEN = {
    "/script-leaves": (
        "history.pushState({}, '', '/oproep/7'); document.getElementById('app').innerHTML = "
        "'<h1>' + document.getElementById('t').value + '</h1><p>' "
        "+ document.getElementById('o').value + '</p>';"
    ),
    "/script-leads-on": (
        "const app = document.getElementById('app'), title = document.getElementById('t').value, "
        "text = document.getElementById('o').value; app.innerHTML = "
        "'<div class=\"toast success\">Uw oproep is geplaatst</div>'; setTimeout(() => { "
        "history.pushState({}, '', '/oproep/7'); document.title = title; app.innerHTML = "
        "'<h1>' + title + '</h1><p>' + text + '</p>'; }, 2500);"
    ),
    "/script-empties": (
        "event.target.reset(); const said = document.createElement('div'); said.className = "
        "'toast success'; said.textContent = 'Uw oproep is geplaatst'; "
        "document.getElementById('app').append(said);"
    ),
    "/script-beside": "",
}
LEADS_TO = {"/members-only": "/mijn/7", "/step-page": "/stap/2", "/next-step": "/stap/3"}
"""Pages that show their post to the one who wrote it alone."""

WITHOUT_A_BUTTON = {
    "/link-sends": "<a id=send href='#' onclick='send(); return false'>Plaatsen</a>",
    "/part-sends": "<div id=send tabindex=0 onkeydown='send()'>Plaatsen</div>",
}
SENDS = (
    "<script>function send() {{ fetch('{path}', {{method: 'POST', headers: "
    "{{'Content-Type': 'application/x-www-form-urlencoded'}}, body: new URLSearchParams("
    "{{t: document.getElementById('t').value, o: document.getElementById('o').value}})}}); }}"
    "</script>"
)
"""A page that sends by a link or by any part of it, and keeps its form as it is."""

BESIDE = (
    "<h3>Voorbeeld</h3><p id=beside></p><script>document.getElementById('o').addEventListener("
    "'input', (event) => { document.getElementById('beside').textContent = event.target.value; });"
    "</script>"
)
"""A preview that is drawn while one writes."""


def page(body, title="Buurtsite"):
    return f"<!doctype html><html lang=nl><title>{title}</title><body>{body}</body></html>"


class Site(http.server.BaseHTTPRequestHandler):
    """One way of taking a post for each path."""

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path in THEN:
            form = FORM.format(action=path, t="", o="", button="Plaatsen")
            beside = BESIDE if path == "/script-beside" else ""
            self.answer(page(BY_SCRIPT.format(form=form, path=path, then=THEN[path]) + beside))
            return
        if path in WITHOUT_A_BUTTON:
            form = FORM.format(action=path, t="", o="", button="").replace("<button id=send>", "")
            sends = SENDS.format(path=path)
            self.answer(page(form.replace("</button>", "") + sends + WITHOUT_A_BUTTON[path]))
            return
        if path == "/counts":
            self.answer(page("<h1>Buurtplein</h1><p>Al 312 oproepen geplaatst deze maand</p>"))
            return
        if path == "/oproep/7" and self.server.is_away_once_kept:
            self.close_connection = True  # for the moment
            self.connection.close()
            return
        if path == "/oproep/7":
            self.answer(page(self.shown()))
            return
        if path == "/mijn/7":
            is_signed_in = "member=1" in self.headers.get("Cookie", "")
            self.answer(page(self.shown() if is_signed_in else "<h1>Log in</h1>"))
            return
        if path == "/stap/3":
            title = self.server.kept[-1][0] if self.server.kept else ""
            self.answer(page(f"<h1>{escape(title)}</h1><p>Stap 3: kies een foto</p>"))
            return
        if path == "/stap/2":
            is_theirs = "member=1" in self.headers.get("Cookie", "")
            title = self.server.kept[-1][0] if self.server.kept else ""
            self.answer(page(self.shown() if is_theirs else f"<h1>{escape(title)}</h1>"))
            return
        self.answer(
            page(f"<h1>Nieuw</h1>{FORM.format(action=path, t='', o='', button='Plaatsen')}")
        )

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
        title, text = sent.get("t", [""])[0], sent.get("o", [""])[0]
        path = self.path
        again = FORM.format(action=path, t=escape(title), o=escape(text), button="Plaatsen")
        if path == "/preview" and "ok" not in sent:
            whole = FORM.format(action=path, t=escape(title), o=escape(text), button="Plaatsen")
            whole = whole.replace("<form", "<form data-step=2").replace(
                "<button", "<input type=hidden name=ok value=1><button"
            )
            self.answer(page(f"<h2>Voorbeeld</h2><h3>{title}</h3><p>{text}</p>{whole}"))
        elif path in ("/refused", "/refused-422"):
            said = "<ul class=errorlist><li>Kies eerst een wijk.</li></ul>"
            self.answer(page(f"{said}{again}"), 422 if path.endswith("422") else 200)
        elif path == "/forbidden":
            self.answer(page("<h1>U bent niet ingelogd</h1>"), 403)
        elif path == "/draft":
            self.keep(title, text)
            self.answer(page("<div class=notice>Als concept opgeslagen.</div>"))
        elif path == "/empty-again":
            self.keep(title, text)
            empty = FORM.format(action=path, t="", o="", button="Plaatsen")
            self.answer(page(f"<h1>Nieuw</h1>{empty}"))
        elif path == "/still-there":  # says so, beside a form that holds the text
            self.keep(title, text)
            said = "<div class='toast success'>Uw oproep is geplaatst</div>"
            self.answer(page(f"{said}{again}"))
        elif path == "/edit-screen":
            self.keep(title, text)
            said = "<div class='updated notice'>Gepubliceerd. <a href=/oproep/7>Bekijken</a></div>"
            self.redirect_or(page(f"{said}{again}"))
        elif path == "/cut":  # stored, and the line breaks before the answer
            self.keep(title, text)
            self.close_connection = True
            self.connection.close()
        elif path == "/thanks":
            self.keep(title, text)
            self.answer(page("<h1>Bedankt</h1><p>Uw oproep is ontvangen.</p>"))
        else:
            self.keep(title, text)
            self.send_response(302)
            self.send_header("Location", LEADS_TO.get(path, "/oproep/7"))
            self.send_header("Set-Cookie", "member=1; Path=/")
            self.end_headers()

    def redirect_or(self, body):
        """An edit screen stands at an address of its own, which the form's action names."""
        self.answer(body.replace("<body>", "<body><script>history.replaceState({}, '', "
                                           "'/bewerken?id=7')</script>"))  # fmt: skip

    def keep(self, title, text):
        self.server.kept.append((title, text))

    def shown(self):
        title, text = self.server.kept[-1] if self.server.kept else ("", "")
        return f"<h1>{escape(title)}</h1><p>{escape(text)}</p>"

    def answer(self, body, status=200):
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


def start():
    """Run it; gives the server, whose ``kept`` holds what was taken, and its thread."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.kept = []
    server.is_away_once_kept = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    return server, thread
