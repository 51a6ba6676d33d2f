"""Redmine from Debian: an issue, and a message on its forum."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3

from tests.servers import free_port, running
from tests.sites.processes import must_run
from tests.sites.site_form import SiteForm

_DATABASE = "production:\n  adapter: sqlite3\n  database: {file}\n  encoding: utf8\n"
_CONTENT = """
admin = User.find_by_login('admin'); admin.password = 'geheim-en-lang'
admin.must_change_passwd = false; admin.language = 'nl'; admin.save!
Setting.default_language = 'nl'
project = Project.create!(name: 'Prikbord', identifier: 'prikbord', is_public: true,
  trackers: Tracker.all, enabled_module_names: %w(issue_tracking boards))
field = IssueCustomField.create!(name: 'Wijk', field_format: 'list', is_required: true,
  possible_values: ['Noord', 'Zuid', 'Oud-West'], is_for_all: true, trackers: Tracker.all)
Board.create!(project: project, name: 'Gevraagd', description: 'Gevraagd en aangeboden')
"""
_LOG_IN = (
    "document.getElementById('username').value = 'admin';"
    "document.getElementById('password').value = 'geheim-en-lang';"
    "document.getElementById('login-submit').click();"
)


@contextlib.contextmanager
def site(folder):
    """Run it; gives its two forms."""
    root, file, port = folder / "site", folder / "redmine.sqlite3", free_port()
    shutil.copytree("/usr/share/redmine", root, ignore_dangling_symlinks=True)
    own = root / "instances" / "buurt"  # Debian's Redmine serves instances, each in a folder
    for part in ("config", "files", "log", "public", "tmp/cache", "tmp/pids"):
        (own / part).mkdir(parents=True)
    (own / "config" / "database.yml").write_text(_DATABASE.format(file=file), "utf8")
    (own / "config" / "secret_key.txt").write_text("0123456789abcdef" * 4, "utf8")
    (folder / "content.rb").write_text(_CONTENT, "utf8")
    world = {**os.environ, "RAILS_ENV": "production", "LANG": "C.UTF-8", "REDMINE_LANG": "nl"}
    world["REDMINE_INSTANCE"] = "buurt"
    for command in (
        ["rake", "db:migrate"],
        ["rake", "redmine:load_default_data"],
        ["rails", "runner", str(folder / "content.rb")],
    ):
        must_run(["bundle", "exec", *command], cwd=root, env=world)

    def rows(asked, code):
        with contextlib.closing(sqlite3.connect(file)) as database:
            return list(database.execute(asked, (f"%{code}%",)))

    base = f"http://127.0.0.1:{port}"
    common = {"sign_in": f"{base}/login", "log_in": _LOG_IN}
    server = ["bundle", "exec", "puma", "-b", f"tcp://127.0.0.1:{port}", "-e", "production"]
    with running(server, port, cwd=root, env=world):
        yield [
            SiteForm(
                name="Redmine, issue",
                form=f"{base}/projects/prikbord/issues/new",
                press="document.querySelector('#issue-form input[name=commit]').click()",
                choose="#issue_custom_field_values_1",
                stored=lambda code: rows(
                    "SELECT subject, description FROM issues WHERE description LIKE ?", code
                ),
                **common,
            ),
            SiteForm(
                name="Redmine, forum",
                form=f"{base}/boards/1/topics/new",
                press="document.querySelector('#message-form input[name=commit]').click()",
                stored=lambda code: rows(
                    "SELECT subject, content FROM messages WHERE content LIKE ?", code
                ),
                **common,
            ),
        ]
