"""Trac from PyPI: a ticket, which anybody may make here."""

from __future__ import annotations

import contextlib
import sqlite3

from tests.servers import free_port, running
from tests.sites.environments import program_environment
from tests.sites.processes import must_run
from tests.sites.site_form import SiteForm


@contextlib.contextmanager
def site(folder):
    """Run it; gives its form."""
    python = program_environment("trac", "Trac==1.6", "setuptools<80")
    home, port = folder / "trac", free_port()
    admin = str(python.with_name("trac-admin"))
    must_run([admin, str(home), "initenv", "Buurt", "sqlite:db/trac.db"])
    for right in ("TICKET_CREATE", "TICKET_MODIFY"):
        must_run([admin, str(home), "permission", "add", "anonymous", right])

    def stored(code):
        with contextlib.closing(sqlite3.connect(home / "db" / "trac.db")) as database:
            asked = "SELECT summary, description FROM ticket WHERE description LIKE ?"
            return list(database.execute(asked, (f"%{code}%",)))

    server = [
        *(str(python.with_name("tracd")), "--port", str(port), "--hostname", "127.0.0.1"),
        *("-s", str(home)),
    ]
    with running(server, port):
        yield [
            SiteForm(
                name="Trac, ticket",
                form=f"http://127.0.0.1:{port}/newticket",
                press="document.querySelector('input[name=submit]').click()",
                stored=stored,
            )
        ]
