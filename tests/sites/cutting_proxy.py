"""A line to a site that is cut once, after the site has stored what was sent."""

from __future__ import annotations

import contextlib
import http.client
import http.server
import threading

_PASSED_ON = ("content-type", "set-cookie", "location", "cache-control")


@contextlib.contextmanager
def cutting_proxy(port, button):
    """Pass everything on to a port of loopback, but cut the line once on an answer.

    It is the first to a POST that names the ``button``: a page may send previews by itself before.
    """
    cut = threading.Event()

    class Line(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.pass_on(None)

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.pass_on(body)

        def pass_on(self, body):
            site = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            site.request(self.command, self.path, body, dict(self.headers))
            answer = site.getresponse()
            told = answer.read()
            site.close()
            if body is not None and button in body and not cut.is_set():
                cut.set()
                self.close_connection = True
                return  # stored there, and nobody here hears of it
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() in _PASSED_ON:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Line)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
