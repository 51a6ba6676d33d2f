"""Debian's Dovecot with one mailbox, and a line to it that can be cut."""

from __future__ import annotations

import contextlib
import os
import pwd
import selectors
import shutil
import socket
import socketserver
import threading
from pathlib import Path
from typing import NamedTuple

from intake.kit.mail_accounts import MailAccount
from tests.paths import let_others_through
from tests.real_parts import real
from tests.servers import certificate, free_port, running

USER = "balie"
PASSWORD = "heel geheim"
DOVECOT = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
mail_driver = maildir
mail_path = {folder}/boxes/%{{user}}
mailbox_list_index = no
mailbox_idle_check_interval = 1 secs
first_valid_uid = 1
ssl = yes
ssl_server_cert_file = {cert}
ssl_server_key_file = {key}
auth_allow_cleartext = yes
auth_failure_delay = 0
{sign_in}
userdb static {{
  fields {{
    uid = dovecot
    gid = dovecot
    home = {folder}/boxes/%{{user}}
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
"""
BY_PASSWORD = """
auth_mechanisms = plain login
passdb passwd-file {{
  passwd_file_path = {folder}/users
}}
"""
BY_TOKEN = """
auth_mechanisms = xoauth2
oauth2_introspection_mode = post
oauth2_introspection_url = {introspection}
oauth2_username_attribute = username
passdb oauth2 {{
}}
"""


class ImapServer(NamedTuple):
    """A server under way: its two ports, and the folder of the mailbox on its disk."""

    plain: int
    tls: int
    cert: Path
    maildir: Path

    def account(self, **more):
        """Give the account that reads this mailbox, encrypted unless told otherwise."""
        values = {"host": "127.0.0.1", "user": USER, "port": self.tls, "security": "tls"}
        return MailAccount(**(values | more))

    def deliver(self, name, raw, folder=""):
        """Put a mail into the mailbox, as a mail server does."""
        place = self.maildir / folder / "new"
        self.make(folder)
        path = place.with_name("tmp") / name
        path.write_bytes(raw)
        give_to_dovecot(path)
        path.rename(place / name)

    def make(self, folder=""):
        """Make a folder of the mailbox."""
        root = self.maildir / folder
        for part in ("", "new", "cur", "tmp"):
            made = root / part
            if not made.exists():
                made.mkdir(parents=True)
                give_to_dovecot(made)

    def names(self):
        """Name the mails on the disk, with their flags, and tell whether each is new."""
        return sorted(
            (part, path.name) for part in ("new", "cur") for path in (self.maildir / part).iterdir()
        )

    def forget_uids(self):
        """Give every mail another number, as a server does that was moved or restored."""
        for path in self.maildir.glob("dovecot*"):
            path.unlink()


def give_to_dovecot(path):
    account = pwd.getpwnam("dovecot")
    os.chown(path, account.pw_uid, account.pw_gid)


@contextlib.contextmanager
def imap_server(folder, introspection=""):
    """Run Dovecot; with an address of introspection it takes tokens and no password."""
    program = shutil.which("dovecot") or "/usr/sbin/dovecot"
    real(Path(program).exists() and os.geteuid() == 0, "dovecot from Debian, started as root")
    for part in ("run", "state", "boxes"):
        (folder / part).mkdir(parents=True)
    cert, key = certificate(folder)
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", encoding="utf8")
    for part in (folder, folder / "boxes"):
        give_to_dovecot(part)
    let_others_through(folder)
    plain, tls = free_port(), free_port()
    sign_in = BY_TOKEN if introspection else BY_PASSWORD
    config = folder / "dovecot.conf"
    config.write_text(
        DOVECOT.format(
            folder=folder,
            cert=cert,
            key=key,
            plain=plain,
            tls=tls,
            sign_in=sign_in.format(folder=folder, introspection=introspection),
        ),
        encoding="utf8",
    )
    server = ImapServer(plain, tls, cert, folder / "boxes" / USER)
    server.make()
    with running([program, "-F", "-c", str(config)], plain):
        yield server


class CutLine:
    """A line to a server that breaks after so many bytes; after that it is whole again."""

    def __init__(self, port):
        line = self
        self.left = None

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                with socket.create_connection(("127.0.0.1", port)) as far:
                    line.join(self.request, far)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def cut_after(self, count):
        """Break once, after so many bytes from the server."""
        self.left = count

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def join(self, near, far):
        """Pass on what both ends say, until one of them ends or the line is cut."""
        with selectors.DefaultSelector() as selector:
            selector.register(near, selectors.EVENT_READ)
            selector.register(far, selectors.EVENT_READ)
            self._pass_on(selector, near, far)

    def _pass_on(self, selector, near, far):
        while True:
            for source in [key.fileobj for key, _ in selector.select()]:
                try:
                    data = source.recv(4_096)
                except OSError:
                    return
                if source is far and self.left is not None:
                    data = data[: self.left]
                    self.left -= len(data)
                if not data:
                    return
                (far if source is near else near).sendall(data)
                if self.left == 0:
                    self.left = None
                    return
