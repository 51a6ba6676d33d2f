"""Pages with the widgets that sites use, from their npm packages, on loopback."""

from __future__ import annotations

import contextlib
import http.server
import json
import mimetypes
import subprocess
import threading
from pathlib import Path

from tests.sites.environments import node_environment

PAGES = Path(__file__).parent / "widgets"
BUNDLED = ("tiptap", "react", "vue")
_PACKAGES = (
    "jquery@3.7.1",
    "select2@4.0.13",
    "choices.js@11.1.0",
    "tom-select@2.4.3",
    "flatpickr@4.6.13",
    "quill@2.0.3",
    "@tiptap/core@2.27.3",
    "@tiptap/pm@2.27.3",
    "@tiptap/starter-kit@2.27.3",
    "ckeditor5@44.3.0",
    "tinymce@7.7.1",
    "sceditor@3.2.0",
    "react@18.3.1",
    "react-dom@18.3.1",
    "react-select@5.10.1",
    "vue@3.5.13",
    "vue-select@4.0.0-beta.6",
    "esbuild@0.25.0",
)


class WidgetSite:
    """Serves the pages; ``sent`` is what the last form sent, by its names."""

    def __init__(self, base, sent):
        self.base = base
        self.sent = sent


@contextlib.contextmanager
def widget_site(folder):
    """Install the packages, bundle what needs it, and serve."""
    packages = node_environment("widgets", *_PACKAGES)
    for name in BUNDLED:
        _bundle(packages, name, folder / f"{name}.js")
    roots = {"lib": packages / "node_modules", "pages": PAGES, "bundles": folder}
    sent = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            kind, _, rest = self.path.split("?")[0].lstrip("/").partition("/")
            file = roots.get(kind, PAGES) / (rest or "none")
            if not file.is_file():
                self.send_error(404)
                return
            self.send_response(200)
            told = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.send_header("Content-Type", f"{told}; charset=utf-8")
            self.end_headers()
            self.wfile.write(file.read_bytes())

        def do_POST(self):
            sent.clear()
            sent.update(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield WidgetSite(f"http://127.0.0.1:{server.server_port}", sent)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _bundle(packages, name, into):
    command = [
        packages / "node_modules" / ".bin" / "esbuild",
        str(PAGES / f"{name}.js"),
        "--bundle",
        "--minify",
        '--define:process.env.NODE_ENV="production"',
        f"--outfile={into}",
    ]
    world = {"NODE_PATH": str(packages / "node_modules"), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, capture_output=True, env=world)
