"""The house stays small, and its floors bite."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import intake

ROOT = Path(intake.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

# Exceptions may only leave this list.
LONG_FILES = {"store/steps/versions/s0001_first.py", "ui/browser/posting_window.py"}
LONG_FUNCTIONS = {"store/steps/versions/s0001_first.py:upgrade", "ui/theme.py:style_sheet"}
LARGE_CLASSES = {"ui/browser/posting_window.py:PostingWindow", "app/screen.py:Screen", "ui/presenters/online.py:OnlinePresenter", "ui/views/online_column.py:OnlineColumn",
                 "app/walkthrough.py:Walk", "ui/presenters/who.py:WhoPresenter", "ui/views/settings_page.py:SettingsPage", "ui/views/replies_page.py:RepliesPage",
                 "ui/views/calls_page.py:CallsPage", "ui/views/who_column.py:WhoColumn", "ui/views/what_column.py:WhatColumn", "ui/views/frame.py:Frame", "practice/server.py:_Handler",
                 "desk/post.py:Post", "desk/replies.py:Replies", "ui/presenters/call.py:CallPresenter"}  # fmt: skip


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def test_files_stay_small():
    long = {
        name_of(path) for path in FILES if len(path.read_text(encoding="utf8").splitlines()) > 300
    }
    assert long <= LONG_FILES


def test_functions_stay_small():
    long = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if (
                isinstance(node, ast.FunctionDef)
                and node.end_lineno - node.lineno + 1
                > 42 + len(ast.get_docstring(node) or "") // 120
            ):
                long.add(f"{name_of(path)}:{node.name}")
    assert long <= LONG_FUNCTIONS


def test_classes_stay_small():
    large = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if (
                isinstance(node, ast.ClassDef)
                and sum(isinstance(part, ast.FunctionDef) for part in node.body) > 15
            ):
                large.add(f"{name_of(path)}:{node.name}")
    assert large <= LARGE_CLASSES


def test_widgets_only_on_the_screen():
    for path in FILES:
        if "QtWidgets" in path.read_text(encoding="utf8"):
            assert name_of(path).startswith(("ui/views/", "ui/browser/", "ui/parts.py", "app/")), (
                name_of(path)
            )


def test_nothing_spins_the_loop_or_sleeps():
    for path in FILES:
        text = path.read_text(encoding="utf8")
        for word in ("processEvents", "time.sleep", "QEventLoop"):
            assert word not in text, (name_of(path), word)


def test_the_command_line_loads_no_qt():
    code = "import sys, intake.cli.verbs, intake.wiring.application; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def house_copied_to(folder):
    """Copy the program with its contracts, so that one can be broken on purpose."""
    copy = folder / "intake"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT.parent / "pyproject.toml", folder)
    return copy


def contracts_in(folder):
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
    )


@pytest.mark.parametrize(
    ("where", "line", "contract"),
    [
        ("domain/phone.py", "import intake.store.sql_store", "floors"),
        ("desk/post.py", "import intake.platforms.profile_files", "adapters arrive through wiring"),
        ("text/guard.py", "import PySide6.QtCore", "Qt stays on the screen"),
        ("desk/post.py", "import sqlalchemy", "sqlalchemy in the store alone"),
        ("desk/slips.py", "import reportlab", "reportlab on paper alone"),
        ("wiring/front.py", "import keyring", "keyring among the keys alone"),
        ("store/lookup.py", "import phonenumbers", "phonenumbers in two files"),
        ("ui/models/rows.py", "import intake.ui.frame.frame", "the storeys of the screen"),
    ],
)
def test_each_contract_bites(tmp_path, where, line, contract):
    """Break a contract on purpose in a copy, and see that it is named."""
    copy = house_copied_to(tmp_path)
    path = copy / where
    path.write_text(
        path.read_text(encoding="utf8") + f"\n{line}  # a fault on purpose\n", encoding="utf8"
    )
    told = contracts_in(tmp_path)
    assert told.returncode != 0
    assert f"{contract} BROKEN" in told.stdout


def test_a_new_folder_needs_a_floor(tmp_path):
    copy = house_copied_to(tmp_path)
    (copy / "attic").mkdir()
    (copy / "attic" / "__init__.py").write_text("", encoding="utf8")
    told = contracts_in(tmp_path)
    assert told.returncode != 0
    assert "attic" in told.stdout + told.stderr
