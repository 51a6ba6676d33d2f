"""Environments of their own for programs from a registry, made once and kept."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

_HOME = Path(tempfile.gettempdir()) / "intake-sites"


def program_environment(name, *packages):
    """Install Python packages apart from ours; gives the Python that has them."""
    folder = _HOME / name
    python = folder / "bin" / "python"
    stamp = folder / ".installed"
    if not stamp.exists() or stamp.read_text("utf8") != " ".join(packages):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages],
            check=True,
        )
        stamp.write_text(" ".join(packages), "utf8")
    return python


def node_environment(name, *packages):
    """Install npm packages apart; gives the folder that has them."""
    folder = _HOME / name
    stamp = folder / ".installed"
    if not stamp.exists() or stamp.read_text("utf8") != " ".join(packages):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}", "utf8")
        subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *packages],
            cwd=folder,
            check=True,
            capture_output=True,
        )
        stamp.write_text(" ".join(packages), "utf8")
    return folder
