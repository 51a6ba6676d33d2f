"""Environments of their own for programs from a registry, made once and kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.sites.processes import must_run

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


def unpacked_node_program(name, version, overrides):
    """Install an npm program that is run from its own folder; gives that folder.

    ``overrides`` name other versions for parts that the registry does not hold.
    """
    home = _HOME / f"{name}-{version}"
    program, stamp = home / "package", home / ".installed"
    if not stamp.exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        archive = f"{name}-{version}.tgz"
        for command in (["npm", "pack", "--silent", f"{name}@{version}"], ["tar", "xzf", archive]):
            must_run(command, cwd=home)
        described = json.loads((program / "package.json").read_text("utf8"))
        described.pop("devDependencies", None)
        described["overrides"] = {**described.get("overrides", {}), **overrides}
        (program / "package.json").write_text(json.dumps(described), "utf8")
        asked = ("--omit=dev", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error")
        must_run(["npm", "install", *asked], cwd=program)
        stamp.write_text(version, "utf8")
    return program
