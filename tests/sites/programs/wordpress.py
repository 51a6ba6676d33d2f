"""WordPress from Debian, in its classic and its block editor."""

from __future__ import annotations

import contextlib
import os

from tests.servers import mariadb, running, wordpress_files
from tests.sites.processes import must_run
from tests.sites.site_form import SiteForm

_TWO_EDITORS = """<?php
add_filter('use_block_editor_for_post', fn() => wp_get_current_user()->user_login !== 'redactie');
"""
_SECOND_USER = """<?php
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require __DIR__ . '/wp-load.php';
$id = wp_create_user('blokken', 'geheim-en-lang', 'blokken@buurt.example');
(new WP_User($id))->set_role('administrator');
update_user_meta($id, 'wp_persisted_preferences', [
    'core/edit-post' => ['welcomeGuide' => false],
    'core' => ['welcomeGuide' => false, 'isPublishSidebarEnabled' => true],
    '_modified' => '2026-01-01T00:00:00.000Z',
]);
"""
_PUBLISH_FOR_GOOD = (
    "document.querySelector('.editor-post-publish-panel button.editor-post-publish-button').click()"
)
_LOG_IN = (
    "document.getElementById('user_login').value = '{user}';"
    "document.getElementById('user_pass').value = 'geheim-en-lang';"
    "document.getElementById('wp-submit').click();"
)


@contextlib.contextmanager
def site(folder):
    """Run it; gives its two forms."""
    with wordpress_files(folder) as (root, base, port, socket):
        (root / "wp-content" / "mu-plugins").mkdir(parents=True, exist_ok=True)
        (root / "wp-content" / "mu-plugins" / "editors.php").write_text(_TWO_EDITORS, "utf8")
        (root / "second.php").write_text(_SECOND_USER, "utf8")
        must_run(["php", "second.php"], cwd=root)

        def stored(code):
            asked = (
                "SELECT HEX(post_title), HEX(post_content) FROM wp_posts WHERE post_status="
                f"'publish' AND post_type='post' AND post_content LIKE '%{code}%'"
            )
            lines = mariadb(socket, asked, "wordpress").splitlines()
            return [
                tuple(bytes.fromhex(cell).decode() for cell in line.split("\t")) for line in lines
            ]

        many = {**os.environ, "PHP_CLI_SERVER_WORKERS": "6"}
        server = ["php", "-S", f"127.0.0.1:{port}", "-t", str(root)]
        with running(server, port, cwd=root, env=many):
            yield [
                SiteForm(
                    name="WordPress, classic editor",
                    form=f"{base}/wp-admin/post-new.php",
                    sign_in=f"{base}/wp-login.php",
                    log_in=_LOG_IN.format(user="redactie"),
                    press="document.getElementById('publish').click()",
                    stored=stored,
                ),
                SiteForm(
                    name="WordPress, block editor",
                    form=f"{base}/wp-admin/post-new.php?editor=blocks",
                    sign_in=f"{base}/wp-login.php?editor=blocks",
                    log_in=_LOG_IN.format(user="blokken"),
                    press="document.querySelector('.editor-post-publish-button__button').click()",
                    more_presses=(_PUBLISH_FOR_GOOD,),
                    stored=stored,
                ),
            ]
