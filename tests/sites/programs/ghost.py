"""Ghost from npm: a single page with an editor of its own, which publishes in three steps."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess

import httpx

from tests.servers import free_port, running
from tests.sites.environments import unpacked_node_program
from tests.sites.site_form import SiteForm

_USER = {"email": "redactie@buurt.example.com", "password": "geheim-en-lang"}
_SET_UP = {"setup": [{**_USER, "name": "Redactie", "blogTitle": "Buurt"}]}
_LOG_IN = (
    "(() => { const put = (box, value) => { Object.getOwnPropertyDescriptor("
    "HTMLInputElement.prototype, 'value').set.call(box, value);"
    "box.dispatchEvent(new Event('input', {bubbles: true})); };"
    "put(document.querySelector('input[name=identification]'), 'redactie@buurt.example.com');"
    "put(document.querySelector('input[type=password]'), 'geheim-en-lang');"
    "document.querySelector('button[type=submit], button.login').click(); })()"
)
_LOOKS = 240
_MOCK = {"mock-knex": "0.4.13"}
"""A part for Ghost's own tests, which it names by a place that is no registry."""


@contextlib.contextmanager
def site(folder):
    """Run it; gives its form."""
    program = unpacked_node_program("ghost", "5.130.6", _MOCK)
    port, file = free_port(), folder / "ghost.db"
    base = f"http://127.0.0.1:{port}"
    shutil.copytree(program / "content", folder / "content")
    world = {
        **os.environ,
        "NODE_ENV": "development",
        "url": base,
        "server__port": str(port),
        "server__host": "127.0.0.1",
        "database__client": "sqlite3",
        "database__connection__filename": str(file),
        "database__useNullAsDefault": "true",
        "mail__transport": "stub",
        "security__staffDeviceVerification": "false",
        "logging__level": "error",
        "paths__contentPath": f"{folder / 'content'}/",
        "privacy__useUpdateCheck": "false",
    }

    def stored(code):
        with contextlib.closing(sqlite3.connect(file)) as database:
            asked = (
                "SELECT title, plaintext FROM posts WHERE status = 'published' AND plaintext LIKE ?"
            )
            return list(database.execute(asked, (f"%{code}%",)))

    with running(["node", "index.js"], port, cwd=program, env=world) as child:
        _set_up(base, child)
        yield [
            SiteForm(
                name="Ghost, editor and steps",
                form=f"{base}/ghost/#/editor/post",
                sign_in=f"{base}/ghost/#/signin",
                log_in=_LOG_IN,
                press="document.querySelector('[data-test-button=publish-flow]').click()",
                more_presses=(
                    "document.querySelector('[data-test-button=continue]').click()",
                    "document.querySelector('[data-test-button=confirm-publish]').click()",
                ),
                stored=stored,
            )
        ]


def _set_up(base, child):
    """Make the first person, once the program has made its tables: until then it answers 503."""
    address = f"{base}/ghost/api/admin/authentication/setup/"
    for _ in range(_LOOKS):
        answer = httpx.post(address, json=_SET_UP, headers={"Origin": base})
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            answer.raise_for_status()
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(0.5)
    raise AssertionError("the program does not come up")
