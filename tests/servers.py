"""Real servers for the tests: started on loopback, asked whether they answer, and ended by their process id."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path

from tests.conftest import real

_PATIENCE = 30


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def until_it_answers(port, child):
    """Wait for a server on a port: a connection that is taken is its answer; one that ended is told."""
    for _ in range(_PATIENCE * 20):
        if child.poll() is not None:
            raise AssertionError(f"the server ended: {child.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(0.05)
    raise AssertionError("the server does not answer")


def certificate(folder):
    """Make a certificate for loopback, which is its own authority."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")], check=True, capture_output=True,
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
    """Run Debian's exim with TLS: ``niemand@`` is refused, ``druk@`` is put off, ``weg@`` is taken and comes back; all else lands in ``boxes/NAME``."""
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
    for parent in (folder, *folder.parents):  # the server works under an account of its own
        if parent.stat().st_uid == os.getuid() and str(parent) not in ("/", "/tmp"):
            parent.chmod(parent.stat().st_mode | 0o111)
    port = free_port()
    config = folder / "exim.conf"
    config.write_text(EXIM.format(port=port, spool=spool, cert=cert, key=key, boxes=boxes, names=names, user="Debian-exim"), encoding="utf8")
    child = subprocess.Popen([program, "-C", str(config), "-bdf", "-q1m"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until_it_answers(port, child)
        yield port, cert, boxes
    finally:
        child.terminate()
        child.wait(10)
