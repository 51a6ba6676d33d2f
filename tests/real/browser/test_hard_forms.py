"""Hard pages from the sets in the real browser."""

from __future__ import annotations

import http.server
import json
import re
import threading
from collections import defaultdict

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from intake.kit.text_normalization import normalize_words
from intake.ui.browser.filler import PageFiller
from tests.paths import TESTS

SET = json.loads((TESTS / "sets" / "hard-forms.json").read_text(encoding="utf8"))


GROUPS = sorted({form["id"].partition("-")[0] for form in SET["forms"]})


READER = """<script>(() => {
  const getters = {}, sent = []; window.__sent = sent;
  const strip = (text) => new DOMParser().parseFromString(text.replace(/<(br|\\/p|\\/div|\\/li)/gi, ' <$1'), 'text/html').body.textContent;
  window.__T = {val: (key, read) => { getters[key] = read; }, strip, first: {}};
  const roots = (root) => [root, ...[...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot ? roots(one.shadowRoot)
    : one.tagName === 'IFRAME' && one.contentDocument && one.contentDocument.body ? roots(one.contentDocument) : [])];
  addEventListener('submit', (event) => { event.preventDefault(); sent.push('submit'); }, true);
  addEventListener('click', (event) => { if (event.target.closest && event.target.closest('[data-press]')) sent.push('press'); }, true);
  window.__read = () => { const held = {};
    for (const root of roots(document)) for (const one of root.querySelectorAll('[data-k]')) { const key = one.dataset.k;
      if (one.type === 'radio') held[key] = one.checked ? one.value : held[key] || '';
      else held[key] = one.type === 'checkbox' ? (one.checked ? 'on' : '') : one.isContentEditable ? one.innerText : one.value || ''; }
    for (const key in getters) { try { held[key] = String(getters[key]() ?? ''); } catch (error) { held[key] = ''; } }
    return JSON.stringify({held, sent}); };
})();</script>"""  # noqa: E501 - a page


@pytest.fixture
def served():
    """Serve each form as a page of its own on loopback."""
    pages = {f"/{form['id']}": (
        f'<!doctype html><html lang="{form["lang"]}"><head><meta '
        f'charset="utf-8"><title>{form["title"]}</title>{READER}</head><body>{form["html"]}<'
        f'/body></html>'
    ) for form in SET["forms"]}  # fmt: skip

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            page = pages.get(self.path, "")
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def read_back(qtbot, page):
    with qtbot.waitCallback(timeout=20000) as back:
        page.runJavaScript("window.__read()", back)
    return json.loads(back.args[0])


def right(got, field):
    """Tell whether a box holds what was meant, whole, with what stood there before, within its
    length.
    """
    if "choices" in field:
        return got in field["choices"]
    if (
        not got.strip()
        or len(got) > field.get("maxlength", len(got))
        or normalize_words(field.get("keep", "")) not in normalize_words(got)
    ):
        return False
    for value in map(str, field["values"]):
        long = field["role"] == "description"
        if not long and len(got) > max(1.3 * len(value), len(value) + 12):
            continue
        if field["role"] == "phone":
            same = re.sub(r"\D", "", got)[-9:] == re.sub(r"\D", "", value)[-9:]
        elif field["role"].startswith("date"):
            year, month, day = value.split("-")
            same = any(
                normalize_words(spelled) in normalize_words(got)
                for spelled in (
                    value,
                    f"{day}-{month}-{year}",
                    f"{day}/{month}/{year}",
                    f"{day}.{month}.{year}",
                    f"{month}/{day}/{year}",
                )
            )
        else:
            whole, held = (
                normalize_words(value).replace(" ", ""),
                normalize_words(got).replace(" ", ""),
            )
            cut = (
                field.get("maxlength")
                and len(got) <= field["maxlength"]
                and whole.startswith(held[:-4] or held)
            )
            same = whole in held or bool(cut)
        if same:
            return True
    return False


@pytest.mark.parametrize("group", GROUPS)
def test_hard_pages_are_filled_by_meaning_and_what_is_nobodys_is_left_alone(
    qtbot, served, group, capsys
):
    view = QWebEngineView()
    qtbot.addWidget(view)
    kept = QObject(view)
    page = QWebEnginePage(QWebEngineProfile(view), kept)
    view.setPage(page)
    view.resize(1100, 2400)
    view.show()
    filler = PageFiller(page, kept)
    hit, asked, touched, missed = 0, 0, [], defaultdict(list)
    for form in SET["forms"]:
        if not form["id"].startswith(f"{group}-"):
            continue
        with qtbot.waitSignal(page.loadFinished, timeout=20000):
            page.load(QUrl(f"{served}/{form['id']}"))
        before = read_back(qtbot, page)["held"]
        with qtbot.waitSignal(filler.filled, timeout=30000):
            filler.fill(SET["post"])
        after = read_back(qtbot, page)
        held = {
            field["k"]: after["held"].get(field.get("key", ""), after["held"].get(field["k"], ""))
            for field in form["fields"]
        }
        touched += [(form["id"], sent) for sent in after["sent"]]
        for field in form["fields"]:
            if field.get("never") and held[field["k"]] != before.get(
                field.get("key", ""), before.get(field["k"], held[field["k"]])
            ):
                touched.append((form["id"], field.get("label"), held[field["k"]]))
            elif "choices" in field or "values" in field:
                asked += 1
                hit += right(held[field["k"]], field)
                missed[form["id"]] += (
                    []
                    if right(held[field["k"]], field)
                    else [(field.get("label"), held[field["k"]])]
                )
    with capsys.disabled():
        print(f"\nhard forms, {group}: {hit} of {asked} boxes, {len(touched)} touched")
    assert touched == []
    assert hit / asked >= 0.95, {name: boxes for name, boxes in missed.items() if boxes}
