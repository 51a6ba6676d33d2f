"""Real servers for the tests.

Started on loopback, asked whether they answer, and ended by their process id.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import socketserver
import subprocess
import threading
from pathlib import Path

from tests.paths import let_others_through
from tests.real_parts import real

_PATIENCE = 30


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def until_it_answers(port, child):
    """Wait for a server on a port, or at a socket's path.

    A connection that is taken is its answer; one that ended is told.
    """
    for _ in range(_PATIENCE * 20):
        if child.poll() is not None:
            raise AssertionError(f"the server ended: {child.returncode}")
        with (
            contextlib.suppress(OSError),
            socket.socket(
                socket.AF_INET if isinstance(port, int) else socket.AF_UNIX
            ) as check_connection,
        ):
            check_connection.connect(("127.0.0.1", port) if isinstance(port, int) else str(port))
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(0.05)
    raise AssertionError("the server does not answer")


def certificate(folder):
    """Make a certificate for loopback, which is its own authority."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")], check=True,
         capture_output=True,
    )  # fmt: skip
    return folder / "cert.pem", folder / "key.pem"


EXIM = """
primary_hostname = mail.linde.example
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
spool_directory = {spool}
log_file_path = {spool}/%slog
pid_file_path = {spool}/exim.pid
tls_advertise_hosts = *
tls_certificate = {cert}
tls_privatekey = {key}
acl_smtp_rcpt = rcpt
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
queue_only = false
delay_warning =
begin acl
rcpt:
  deny local_parts = niemand
       message = Unknown user
  defer local_parts = druk
       message = Try again later
  accept
begin routers
gone:
  driver = redirect
  local_parts = weg
  data = :fail: this mailbox is gone
  allow_fail
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = {boxes}/${{lookup{{$local_part}}lsearch,ret=key{{{names}}}}}
  maildir_format
  create_directory
  user = {user}
  mode = 0660
begin retry
* * F,2h,15m
"""


@contextlib.contextmanager
def mail_server(folder):
    """Run Debian's exim with TLS.

    ``niemand@`` is refused, ``druk@`` is put off, ``weg@`` is taken and comes back; all else lands
    in ``boxes/NAME``.
    """
    program = shutil.which("exim4") or "/usr/sbin/exim4"
    real(Path(program).exists() and os.geteuid() == 0, "exim4 from Debian, started as root")
    spool, boxes = folder / "spool", folder / "boxes"
    for made in (spool, boxes):
        made.mkdir(parents=True)
    cert, key = certificate(folder)
    names = folder / "names"
    names.write_text("redactie:\nbalie:\n", encoding="utf8")
    account = pwd.getpwnam("Debian-exim")
    for path in (folder, spool, boxes, cert, key):
        os.chown(path, account.pw_uid, account.pw_gid)
    let_others_through(folder)
    port = free_port()
    config = folder / "exim.conf"
    config.write_text(
        EXIM.format(
            port=port, spool=spool, cert=cert, key=key, boxes=boxes, names=names, user="Debian-exim"
        ),
        encoding="utf8",
    )
    with running([program, "-C", str(config), "-bdf", "-q1m"], port):
        yield port, cert, boxes


WP_CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_ENVIRONMENT_TYPE', 'local'); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HOME', '{base}'); define('WP_SITEURL', '{base}');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
WP_INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_mail() { return true; }
wp_install('Buurtsite', 'redactie', 'redactie@buurt.example', true, '', 'geheim-en-lang');
[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'Intake']);
echo $password;
"""


@contextlib.contextmanager
def running(command, port, **more):
    """Run a server until the end of the block; ``port`` is where it answers, or a socket's path."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    try:
        until_it_answers(port, child)
        yield child
    finally:
        child.terminate()
        child.wait(20)


def mariadb(socket, asked, database=""):
    """Ask a MariaDB at a socket; gives the rows as lines, their cells apart by tabs."""
    command = ["mariadb", "--no-defaults", f"--socket={socket}", "-uroot", "-N", "-B", "-e", asked]
    if database:
        command.append(database)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@contextlib.contextmanager
def wordpress_files(folder):
    """Install Debian's WordPress on a database of its own, which runs until the end of the block.

    Gives its folder, its address, its port and the database's socket; nothing serves it yet.
    """
    source = Path("/usr/share/wordpress")
    real(
        source.exists() and shutil.which("mariadbd") and shutil.which("php"),
        "wordpress, mariadb-server and php-cli from Debian",
    )
    site, data = folder / "site", folder / "data"
    shutil.copytree(
        source,
        site,
        ignore=shutil.ignore_patterns("languages", "wp-config.php"),
        ignore_dangling_symlinks=True,
    )
    sock, port = folder / "db.sock", free_port()
    base = f"http://127.0.0.1:{port}"
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={data}",
            "--auth-root-authentication-method=normal", "--skip-test-db", "--user=root"],
            check=True, capture_output=True,
    )  # fmt: skip
    database = [
        "mariadbd",
        "--no-defaults",
        f"--datadir={data}",
        f"--socket={sock}",
        "--skip-networking",
        "--user=root",
        f"--pid-file={folder / 'db.pid'}",
    ]
    with running(database, sock):
        mariadb(sock, "CREATE DATABASE wordpress")
        (site / "wp-config.php").write_text(
            WP_CONFIG.format(socket=sock, base=base), encoding="utf8"
        )
        (site / "install.php").write_text(WP_INSTALL, encoding="utf8")
        made = subprocess.run(
            ["php", "install.php"], cwd=site, check=True, capture_output=True, text=True
        )
        (site / "install.php").unlink()
        (site / "password.txt").write_text(made.stdout.strip().splitlines()[-1], "utf8")
        yield site, base, port, sock


@contextlib.contextmanager
def wordpress(folder):
    """Run Debian's WordPress on its own database.

    Gives its address, a user, and that user's application password.
    """
    with wordpress_files(folder) as (site, base, port, _socket):
        password = (site / "password.txt").read_text("utf8")
        with running(["php", "-S", f"127.0.0.1:{port}", "-t", str(site)], port, cwd=site):
            yield base, "redactie", password


@contextlib.contextmanager
def server_that(answers):
    """A mail server of which ``answers`` gets each line and returns what it says; None hangs up."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            line = b""
            while (said := answers(line)) is not None:
                for piece in said:
                    self.wfile.write(piece)
                    self.wfile.flush()
                line = self.rfile.readline()
                if not line:
                    return

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
