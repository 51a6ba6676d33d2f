"""The picture of where data goes names every file that can send it, and no other."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

import intake
from tests.paths import ROOT

PACKAGE = Path(intake.__file__).parent
PAGE = (ROOT / "docs" / "safety.md").read_text(encoding="utf8")
WAYS_OUT = {
    "sqlcipher3": ("sqlcipher3",),
    "psycopg": ("psycopg", "intake.store.server"),
    "keyring": ("keyring",),
    "QtWebEngineCore": ("PySide6.QtWebEngineCore", "PySide6.QtNetwork"),
    "httpx": ("httpx", "http.client", "requests", "aiohttp"),
    "smtplib": ("smtplib", "imaplib", "poplib", "ftplib", "telnetlib"),
    "QtPrintSupport": ("PySide6.QtPrintSupport",),
    "http.server": ("http.server", "socketserver", "socket", "urllib.request"),
}


def importing_files():
    """Return, by way out, the files that import one of its modules."""
    files = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            else:
                continue
            for way, modules in WAYS_OUT.items():
                if any(
                    name == one or name.startswith(f"{one}.") for name in names for one in modules
                ):
                    files[way].add(path.relative_to(PACKAGE).as_posix())
    return files


@pytest.mark.parametrize("way", WAYS_OUT)
def test_the_picture_names_every_file_that_a_way_out_is_used_in(way):
    row = next(line for line in PAGE.splitlines() if re.search(rf"─ {re.escape(way)} ", line))
    named = re.split(r",\s*", re.search(rf"{re.escape(way)}\s+(.*?)\s+▸", row)[1])
    used = importing_files()[way]
    assert {path for path in used if not any(path.startswith(part) for part in named)} == set()
    assert all((PACKAGE / part).exists() for part in named)


def test_every_test_that_a_promise_names_is_there():
    for path in re.findall(r"`((?:tests|bench)/[\w/.]+\.py)`", PAGE):
        assert (ROOT / path).exists(), path
