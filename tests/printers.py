"""A real CUPS with its PDF printer, on loopback, for the tests of printing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.paths import let_others_through
from tests.real_parts import real
from tests.servers import free_port, until_it_answers

_FILES = """
ServerRoot {folder}/etc
StateDir {folder}/run
RequestRoot {folder}/spool
CacheDir {folder}/cache
TempDir {folder}/spool/tmp
ServerBin /usr/lib/cups
DataDir /usr/share/cups
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
SystemGroup root
"""
_SERVER = """
Listen 127.0.0.1:{port}
PreserveJobHistory Yes
DefaultAuthType None
WebInterface No
Browsing No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_PPD = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
_PATIENCE = 60


class PrintServer:
    """CUPS in a folder of its own; ``out`` holds what its printer has made."""

    def __init__(self, folder):
        real(shutil.which("cupsd") or Path("/usr/sbin/cupsd").exists(), "CUPS is not installed")
        real(Path(_PPD).exists(), "the PDF printer of CUPS is not installed")
        real(os.geteuid() == 0, "the PDF printer of CUPS works as root alone")
        self.folder = folder
        self.port = free_port()
        self.out = folder / "out"
        for name in ("etc/ppd", "run", "spool/tmp", "cache", "log", "out"):
            (folder / name).mkdir(parents=True)
        (folder / "etc" / "cups-files.conf").write_text(_FILES.format(folder=folder))
        (folder / "etc" / "cupsd.conf").write_text(_SERVER.format(port=self.port))
        let_others_through(folder, 0o055)
        self.name = f"balie-{os.getpid()}"
        self._settings = Path("/etc/cups") / f"cups-pdf-{self.name}.conf"
        self._settings.write_text(f"Out {self.out}\nUserUMask 0022\nLabel 1\n")
        self.environment = {**os.environ, "CUPS_SERVER": f"127.0.0.1:{self.port}"}
        self._server = subprocess.Popen(
            [
                "/usr/sbin/cupsd", "-f",
                *("-c", folder / "etc" / "cupsd.conf"),
                *("-s", folder / "etc" / "cups-files.conf"),
            ],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until_it_answers(self.port, self._server)
        self.run("lpadmin", "-p", self.name, "-E", "-v", f"cups-pdf:/{self.name}", "-P", _PPD)
        self.run("lpadmin", "-d", self.name)

    def run(self, *command):
        """Run a command of CUPS against this server and return what it says."""
        done = subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=60
        )
        return done.stdout

    def send(self, file, *options, printer=""):
        """Print a file as a desk does, in a process of its own; return what the desk says."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.print_child", str(file), printer, *options],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return done.stdout.split()

    def jobs(self, which):
        """Return the jobs that are "completed" or "not-completed"."""
        return self.run("lpstat", "-W", which, "-o").splitlines()

    def printed(self, count):
        """Wait until so many files were made, and return them."""
        for _ in range(_PATIENCE):
            files = sorted(self.out.glob("*.pdf"))
            if len(files) >= count and not self.jobs("not-completed"):
                return files
            self._wait()
        raise AssertionError((count, self.jobs("not-completed"), list(self.out.iterdir())))

    def _wait(self):
        try:
            self._server.wait(0.5)
        except subprocess.TimeoutExpired:
            return
        raise AssertionError("CUPS ended")

    def close(self):
        """End the server and take its settings away."""
        self._server.terminate()
        self._server.wait(20)
        self._settings.unlink(missing_ok=True)
