"""Directus from npm: a single page, whose form sends by script and leaves by pushState."""

from __future__ import annotations

import contextlib
import os
import sqlite3

import httpx

from tests.servers import free_port, running
from tests.sites.environments import node_environment
from tests.sites.processes import must_run
from tests.sites.site_form import SiteForm

_USER = {"email": "redactie@buurt.example.com", "password": "geheim-en-lang"}
_LOG_IN = (
    "(() => { const put = (box, value) => { Object.getOwnPropertyDescriptor("
    "HTMLInputElement.prototype, 'value').set.call(box, value);"
    "box.dispatchEvent(new Event('input', {bubbles: true})); };"
    "put(document.querySelector('input[type=email]'), 'redactie@buurt.example.com');"
    "put(document.querySelector('input[type=password]'), 'geheim-en-lang');"
    "document.querySelector('button[type=submit]').click(); })()"
)


def _collection():
    key = {
        "field": "id",
        "type": "integer",
        "schema": {"is_primary_key": True, "has_auto_increment": True},
        "meta": {"hidden": True},
    }
    title = {
        "field": "titel",
        "type": "string",
        "schema": {"is_nullable": False},
        "meta": {"interface": "input", "required": True},
    }
    text = {"field": "omschrijving", "type": "text", "meta": {"interface": "input-multiline"}}
    return {"collection": "oproepen", "schema": {}, "meta": {}, "fields": [key, title, text]}


@contextlib.contextmanager
def site(folder):
    """Run it; gives its form."""
    program = node_environment("directus", "directus@11.3.5", "sqlite3")
    port, file = free_port(), folder / "data.db"
    base = f"http://127.0.0.1:{port}"
    world = {
        **os.environ,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "PUBLIC_URL": base,
        "TELEMETRY": "false",
        "DB_CLIENT": "sqlite3",
        "DB_FILENAME": str(file),
        "RATE_LIMITER_ENABLED": "false",
        "SECRET": "0123456789abcdef" * 2,
        "ADMIN_EMAIL": _USER["email"],
        "ADMIN_PASSWORD": _USER["password"],
        "CONFIG_PATH": str(folder / "none.env"),
    }
    command = ["node", str(program / "node_modules" / "directus" / "cli.js")]
    must_run([*command, "bootstrap"], cwd=folder, env=world)

    def stored(code):
        with contextlib.closing(sqlite3.connect(file)) as database:
            asked = "SELECT titel, omschrijving FROM oproepen WHERE omschrijving LIKE ?"
            return list(database.execute(asked, (f"%{code}%",)))

    with running([*command, "start"], port, cwd=folder, env=world):
        token = httpx.post(f"{base}/auth/login", json=_USER).json()["data"]["access_token"]
        head = {"Authorization": f"Bearer {token}"}
        httpx.post(f"{base}/collections", json=_collection(), headers=head).raise_for_status()
        yield [
            SiteForm(
                name="Directus, single page",
                form=f"{base}/admin/content/oproepen/+",
                sign_in=f"{base}/admin/login",
                log_in=_LOG_IN,
                press="document.querySelector('button:has([data-icon=check]):not([disabled])').click()",
                stored=stored,
            )
        ]
