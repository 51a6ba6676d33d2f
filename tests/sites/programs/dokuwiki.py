"""DokuWiki from Debian: one box for a whole page, sent at once or looked at first."""

from __future__ import annotations

import contextlib
import os
import shutil

from tests.servers import free_port, running
from tests.sites.site_form import SiteForm

_SETTINGS = """<?php
$conf['title'] = 'Prikbord'; $conf['lang'] = 'nl'; $conf['useacl'] = 0;
$conf['savedir'] = '{data}'; $conf['updatecheck'] = 0;
"""
_PRELOAD = "<?php define('DOKU_MAIN_CONF', '{conf}/'); define('DOKU_CONF', '{conf}/');\n"


@contextlib.contextmanager
def site(folder):
    """Run it; gives its form."""
    root, conf, data, port = folder / "site", folder / "conf", folder / "data", free_port()
    shutil.copytree("/usr/share/dokuwiki", root, ignore_dangling_symlinks=True)
    shutil.copytree("/etc/dokuwiki", conf, ignore_dangling_symlinks=True)
    for part in ("attic", "cache", "index", "locks", "log", "media", "meta", "pages", "tmp"):
        (data / part).mkdir(parents=True)
    for part in ("media_attic", "media_meta"):
        (data / part).mkdir()
    (conf / "local.php").write_text(_SETTINGS.format(data=data), "utf8")
    (root / "inc" / "preload.php").unlink(missing_ok=True)
    (root / "inc" / "preload.php").write_text(_PRELOAD.format(conf=conf), "utf8")

    def stored(code):
        pages = [page.read_text("utf8") for page in sorted((data / "pages").rglob("*.txt"))]
        return [(text, text) for text in pages for _ in range(text.count(code))]

    many = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}
    with running(["php", "-S", f"127.0.0.1:{port}", "-t", str(root)], port, cwd=root, env=many):
        yield [
            SiteForm(
                name="DokuWiki, looked at first",
                form=f"http://127.0.0.1:{port}/doku.php?id=gezocht&do=edit",
                press="document.getElementById('edbtn__preview').click()",
                more_presses=("document.getElementById('edbtn__save').click()",),
                stored=stored,
            )
        ]
