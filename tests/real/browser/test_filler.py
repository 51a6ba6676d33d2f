"""Pages in the real browser: filled by meaning, nothing pressed."""

from __future__ import annotations

import http.server
import json
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from intake.desk.placing.form_values import form_values
from intake.desk.placing.post_checks import PlatformText
from intake.ui.browser.fill_result import HeldValue
from intake.ui.browser.filler import PageFiller
from intake.ui.browser.page import PlatformPage, lasting_profile
from tests.builders import a_call
from tests.fakes import HeldRunner
from tests.form_facts import POST
from tests.served_pages import posting_in_its_window, view_of_html

PAGE = """<!doctype html><html lang="nl"><body><form onsubmit="window.sent=1;return false">
<label for=a>Titel</label><input id=a><label for=b>Omschrijving</label><textarea id=b>Beste buren,</textarea>
<div>Postcode</div><input name=x1><label><input type=checkbox id=ok required> Ik ga akkoord</label><div contenteditable=true id=rich data-placeholder="Verhaal"></div>
<label for=w>Wachtwoord</label><input type=password id=w><button>Plaats</button></form>
<div id=late></div><script>setTimeout(() => { document.getElementById('late').innerHTML = '<label for=q>Telefoon</label><input id=q>'; }, 120);</script></body></html>"""  # noqa: E501 - a page


@pytest.fixture
def pages():
    """A small server on loopback."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def a_page(qtbot, address):
    """Open an address in a browser of its own."""
    view = QWebEngineView()
    qtbot.addWidget(view)
    pages = QObject(view)
    page = QWebEnginePage(QWebEngineProfile(view), pages)
    view.setPage(page)
    view.resize(900, 700)
    view.show()
    with qtbot.waitSignal(page.loadFinished, timeout=20000):
        page.load(QUrl(address))
    return view


def test_where_somebody_signs_in_the_hands_begin_in_the_first_box(qtbot, pages, practice):
    """A key pressed before the page has the hands would be lost.

    This page does not take them by itself.
    """
    taken, title, text = a_call(practice)
    window = posting_in_its_window(
        practice,
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value,
    )
    window.presenter.job = None
    window.sign_in(
        replace(practice.use_cases.postings.platforms.get("oefenleen"), sign_in=pages[0])
    )
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript("[document.hasFocus(), document.activeElement.id].join()", back)
    assert back.args[0] == "true,a"
    window.close()
    window.dispose()


def test_a_page_is_filled_by_meaning_and_nothing_is_pressed_or_ticked(qtbot, pages):
    view = a_page(qtbot, pages[0])
    page = view.page()
    filler = PageFiller(page)
    with qtbot.waitSignal(filler.filled, timeout=20000) as told:
        filler.fill(POST)
    held = []
    script = (
        "JSON.stringify([a.value, b.value, document.getElementsByName('x1')[0].value, "
        "ok.checked, w.value, window.sent || 0, (document.getElementById('q') || "
        "{}).value])"
    )
    with qtbot.waitCallback(timeout=20000) as back:
        page.runJavaScript(script, back)
    held = json.loads(back.args[0])
    assert held[0] == POST["title"]
    assert held[1].startswith("Beste buren,")
    assert POST["description"] in held[1]
    assert held[2] == "1052"
    assert held[3:6] == [False, "", 0]
    assert held[6] == POST["phone"], "what appears late is filled too"
    assert {one.why for one in told.args[0].left} == {"left-promise"}


def test_a_plan_that_is_ready_after_the_page_was_left_fills_nothing(qtbot, pages):
    """A large page is planned beside the screen, which goes on meanwhile."""
    view = a_page(qtbot, pages[0])
    planner = HeldRunner()
    filler = PageFiller(view.page(), planner=planner)
    filler.fill(POST)
    qtbot.waitUntil(lambda: bool(planner.waiting))
    filler.stop()
    planner.let_go()
    with qtbot.waitCallback(timeout=20000) as back:
        view.page().runJavaScript("a.value", back)
    assert back.args[0] == ""
    assert not filler.is_filling


def test_filling_again_adds_nothing_twice(qtbot, pages):
    view = a_page(qtbot, pages[0])
    filler = PageFiller(view.page())
    for _ in range(2):
        with qtbot.waitSignal(filler.filled, timeout=20000):
            filler.fill(POST)
    with qtbot.waitCallback(timeout=20000) as back:
        view.page().runJavaScript("b.value", back)
    assert back.args[0].count(POST["description"]) == 1


def test_practice_opens_nothing_off_loopback(qtbot, pages, tmp_path):
    holder = QObject()
    kept = QObject(holder)
    page = PlatformPage(
        lasting_profile("try", tmp_path, practice=True, parent=holder), kept, practice=True
    )
    with qtbot.waitSignal(page.refused, timeout=20000):
        page.load(QUrl("https://echt-platform.example/nieuw"))
    page.load(QUrl(pages[0]))
    qtbot.waitUntil(lambda: page.url().host() == "127.0.0.1", timeout=20000)
    with qtbot.waitCallback(timeout=20000) as back:
        page.runJavaScript(
            "new Promise(() => {}); fetch('https://echt-platform.example/x').catch(() => 0); 1",
            back,
        )
    assert page.url().host() == "127.0.0.1"
    page.deleteLater()


def test_a_form_never_gets_the_residents_street_name_or_whole_postcode(practice):
    """Every value that can land in any control is the centre's, or four digits."""
    from tests.builders import a_call

    taken, title, text = a_call(practice)
    with practice.store.read() as transaction:
        from intake.domain.resident import Resident

        annie = next(one for one in transaction.find(Resident) if one.last_name == "Vries-Bakker")
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    values = form_values(posting, taken.request, annie, practice.use_cases.set_up.centre())
    everything = " ".join(values.values())
    for private in ("Bosboomstraat", "1052 XK", "1052XK", "618 4217", "6184217", "Annie", "Vries"):
        assert private not in everything
    assert values["postcode"] == "1052"
    assert values["address"] == "Kinkerstraat 120"


HARD = """<!doctype html><html lang="nl"><body><h1>Prikbord</h1><form onsubmit="window.sent=1;return false"><input type="search" placeholder="Zoek op de site"></form>
<form onsubmit="window.sent=1;return false"><label for=t>Titel</label><input id=t><label for=hid>Bericht</label><textarea id=hid style="display:none"></textarea><iframe id=ed></iframe>
<p>Nodig vanaf</p><input id=md placeholder="dd-mm-jjjj" maxlength=10><my-box></my-box>
<label>Soort <select id=hs style="position:absolute;opacity:0"><option value="">Kies</option><option value=1>Gereedschap</option><option value=2>Maaltijd</option></select></label></form>
<script>const d = document.getElementById('ed').contentDocument; d.open(); d.write('<body contenteditable="true" aria-label="Bericht"></body>'); d.close();
d.body.addEventListener('input', () => { document.getElementById('hid').value = d.body.innerText; });
const m = document.getElementById('md'); m.addEventListener('input', () => { const v = m.value.replace(/\\D/g, '').slice(0, 8); m.value = [v.slice(0, 2), v.slice(2, 4), v.slice(4)].filter(Boolean).join('-'); });
customElements.define('my-box', class extends HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML = '<label for=x>Telefoon</label><input id=x>'; } });</script></body></html>"""  # noqa: E501 - a page


def test_an_editor_in_a_frame_a_mask_a_shadow_root_and_a_hidden_list_are_filled(
    qtbot, pages, monkeypatch
):
    """What real sites have and form sets lack.

    The editor's own events must reach the hidden box, or an empty post is published.
    """
    monkeypatch.setitem(globals(), "PAGE", HARD)
    view = a_page(qtbot, pages[0])
    page = view.page()
    filler = PageFiller(page)
    with qtbot.waitSignal(filler.filled, timeout=20000) as told:
        filler.fill(POST)
    with qtbot.waitCallback(timeout=20000) as back:
        page.runJavaScript(
            "JSON.stringify([t.value, hid.value, md.value, hs.value, "
            "document.querySelector('my-box').shadowRoot.getElementById('x').value, "
            "document.querySelector('[type=search]').value, window.sent || 0])",
            back,
        )
    held = json.loads(back.args[0])
    assert held[0] == POST["title"]
    assert POST["description"] in held[1]
    assert held[2:] == ["28-11-2026", "1", POST["phone"], "", 0]
    assert told.args[0].refused == ()


def test_what_a_person_types_into_a_box_of_the_page_is_guarded_once_more(qtbot, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    window = posting_in_its_window(practice, posting)
    presenter = window.presenter
    assert presenter.check_page(["De Linde", title, text, "Kinkerstraat", "120"]) == ""
    resident = practice.use_cases.requests.overview(practice.actor, taken.request.id).resident
    assert "telefoonnummer" in presenter.check_page([title, f"Bel {resident.phones[0].number}"])
    said = f"Bel {resident.first_name} even"
    window.checks.check_boxes({0: HeldValue(said, seen=False, touched=False)})
    assert "naam" not in window.panel.said.text(), "what nobody sees is no matter of the post"
    window.checks.check_boxes({0: HeldValue(said, seen=True, touched=True)})
    assert "naam" in window.panel.said.text()
    window.close()


ACCOUNT = (
    '<form onsubmit="return false"><label for=t>Titel</label><input id=t>'
    "<label for=m>Uw mailadres</label><input id=m type=email value='vrijwilliger@buurt.example'>"
    "<input type=hidden id=h value='Bel mevrouw De Vries-Bakker op 06 618 42 17'></form>"
)


def test_the_accounts_own_address_and_hidden_boxes_are_no_alarm(qtbot):
    view = view_of_html(qtbot, ACCOUNT)
    filler = PageFiller(view.page(), view)
    with qtbot.waitSignal(filler.filled, timeout=20000):
        filler.fill(POST)
    read = []
    filler.read_contents(read.append)
    qtbot.waitUntil(lambda: bool(read), timeout=20000)
    boxes = {box.value: box for box in read[0].values()}
    assert boxes["vrijwilliger@buurt.example"].by_site
    assert not boxes[POST["title"]].by_site
    assert not any(box.seen for value, box in boxes.items() if value.startswith("Bel "))


def test_what_the_site_has_put_there_itself_is_not_guarded(qtbot, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    window = posting_in_its_window(practice, posting)
    stranger = "vrijwilliger@buurt.example"
    alarm = practice.translate("posting-private", kinds=practice.translate("finding-email"))
    window.checks.check_boxes({0: HeldValue(stranger, seen=True, touched=False, by_site=True)})
    assert window.panel.said.text() != alarm
    window.checks.check_boxes({0: HeldValue(stranger, seen=True, touched=True)})
    assert window.panel.said.text() != ""
    assert window.presenter.check_page([stranger]) == window.panel.said.text()
    window.close()
