"""MediaWiki from Debian: a new section of a page, sent at once and looked at first."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3

from tests.servers import free_port, running
from tests.sites.processes import must_run
from tests.sites.site_form import SiteForm

_SETTINGS = """
$wgRateLimits = []; $wgDisableCounters = true; $wgEmailEnabled = false;
$wgMainCacheType = CACHE_NONE; $wgSessionCacheType = CACHE_DB; $wgJobRunRate = 0;
"""
_LOG_IN = (
    "document.getElementById('wpName1').value = 'Redactie';"
    "document.getElementById('wpPassword1').value = 'geheim-en-lang';"
    "document.getElementById('wpLoginAttempt').click();"
)


@contextlib.contextmanager
def site(folder):
    """Run it; gives its form, sent in two ways."""
    root, data, port = folder / "site", folder / "data", free_port()
    base = f"http://127.0.0.1:{port}"
    shutil.copytree(
        "/usr/share/mediawiki",
        root,
        ignore=shutil.ignore_patterns("LocalSettings.php", "images"),
        ignore_dangling_symlinks=True,
    )
    (root / "images").mkdir(exist_ok=True)
    data.mkdir()
    install = [
        *("php", "maintenance/run.php", "install", "--dbtype", "sqlite", "--dbpath", str(data)),
        *("--dbname", "wiki", "--server", base, "--scriptpath", "", "--lang", "nl"),
        *("--pass", "geheim-en-lang", "--with-extensions=", "Prikbord", "Redactie"),
    ]
    must_run(install, cwd=root)
    with (root / "LocalSettings.php").open("a", encoding="utf8") as file:
        file.write(_SETTINGS)

    def stored(code):
        with contextlib.closing(sqlite3.connect(data / "wiki.sqlite")) as database:
            asked = (
                "SELECT p.page_title, t.old_text FROM page p JOIN slots s ON s.slot_revision_id = "
                "p.page_latest JOIN content c ON c.content_id = s.slot_content_id JOIN text t ON "
                "'tt:' || t.old_id = c.content_address"
            )
            rows = [(str(title), _text(body)) for title, body in database.execute(asked)]
        return [(body, body) for _title, body in rows for _ in range(body.count(code))]

    many = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}
    with running(["php", "-S", f"127.0.0.1:{port}", "-t", str(root)], port, cwd=root, env=many):
        save = "document.getElementById('wpSave').click()"
        common = {
            "sign_in": f"{base}/index.php?title=Special:UserLogin",
            "log_in": _LOG_IN,
            "stored": stored,
        }
        yield [
            SiteForm(
                name="MediaWiki, new section",
                form=f"{base}/index.php?title=Prikbord&action=edit&section=new",
                press=save,
                **common,
            ),
            SiteForm(
                name="MediaWiki, looked at first",
                form=f"{base}/index.php?title=Gezocht&action=edit&section=new",
                press="document.getElementById('wpPreview').click()",
                more_presses=(save,),
                **common,
            ),
        ]


def _text(body):
    return body.decode("utf8", "replace") if isinstance(body, bytes) else str(body)
