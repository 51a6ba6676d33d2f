"""The layers hold, no import goes in a circle, and the figures of plain code stay in limits."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

import intake
from tools.figures import LIMITS, count_all

PACKAGE = Path(intake.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.fixture(scope="session")
def figures():
    return count_all()


@pytest.mark.parametrize("name", LIMITS)
def test_a_figure_stays_at_its_limit(figures, name):
    assert figures.value(name) <= LIMITS[name], figures.places[name]


def test_no_import_goes_in_a_circle():
    """Imports for types count as well, and so do those inside functions."""
    graph = grimp.build_graph("intake", cache_dir=None, exclude_type_checking_imports=False)
    assert find_circle(graph) == []


def find_circle(graph):
    """Return one circle of modules, empty where there is none."""
    sorter = TopologicalSorter(
        {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    )
    try:
        sorter.prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_a_circle_is_seen():
    graph = grimp.ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")):
        graph.add_import(importer=importer, imported=imported)
    assert set(find_circle(graph)) == {"a", "b", "c"}


def test_widgets_only_on_the_screen():
    for path in FILES:
        if "QtWidgets" in path.read_text(encoding="utf8"):
            assert name_of(path).startswith(("ui/", "app/", "walkthrough/")), name_of(path)
            assert not path.stem.endswith("presenter"), name_of(path)


def test_nothing_spins_the_loop_or_sleeps():
    for path in FILES:
        text = path.read_text(encoding="utf8")
        for word in ("processEvents", "time.sleep", "QEventLoop"):
            assert word not in text, (name_of(path), word)


def test_the_command_line_loads_no_qt():
    code = (
        "import sys, intake.cli.verbs, intake.wiring.application;"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def copy_program(folder):
    """Copy the program with its contracts, so that one can be broken on purpose."""
    copy = folder / "intake"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PACKAGE.parent / "pyproject.toml", folder)
    return copy


def check_contracts(folder):
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
        ("domain/phone.py", "import intake.store.sql_store", "layers"),
        (
            "desk/placing/posting_progress.py",
            "import intake.platforms.profile_files",
            "adapters arrive through wiring",
        ),
        ("text/guarding/guard.py", "import PySide6.QtCore", "Qt stays on the screen"),
        ("desk/placing/posting_progress.py", "import sqlalchemy", "sqlalchemy in the store alone"),
        ("desk/printing/slips_and_letters.py", "import reportlab", "reportlab on paper alone"),
        ("wiring/startup.py", "import keyring", "keyring among the keys alone"),
        ("store/search_keys.py", "import phonenumbers", "phonenumbers in two packages"),
        ("ui/models/rows_model.py", "import intake.ui.frame.frame", "layers of the screen"),
    ],
)
def test_each_contract_bites(tmp_path, where, line, contract):
    """Break a contract on purpose in a copy, and see that it is named."""
    path = copy_program(tmp_path) / where
    text = path.read_text(encoding="utf8")
    path.write_text(f"{text}\n{line}  # a fault on purpose\n", encoding="utf8")
    result = check_contracts(tmp_path)
    assert result.returncode != 0
    assert f"{contract} BROKEN" in result.stdout


def test_a_new_folder_needs_a_layer(tmp_path):
    copy = copy_program(tmp_path)
    (copy / "attic").mkdir()
    (copy / "attic" / "__init__.py").write_text("", encoding="utf8")
    result = check_contracts(tmp_path)
    assert result.returncode != 0
    assert "attic" in result.stdout + result.stderr


LAYERS = re.compile(r"(?<=<!-- layers -->\n).*?(?=<!-- /layers -->)", re.DOTALL)


def draw_layers():
    """Draw each package above all that it imports, one layer a line, with what it imports."""
    graph = grimp.build_graph("intake", cache_dir=None, exclude_type_checking_imports=True)
    imports = {package_of(module): set() for module in graph.find_children("intake")}
    for module in graph.modules - {"intake"}:
        own = package_of(module)
        for other in graph.find_modules_directly_imported_by(module):
            if other != "intake" and package_of(other) != own:
                imports[own].add(package_of(other))
    level = {}

    def level_of(package):
        if package not in level:
            level[package] = 1 + max((level_of(other) for other in imports[package]), default=0)
        return level[package]

    lines = []
    for height in sorted({level_of(package) for package in imports}, reverse=True):
        packages = sorted(package for package in imports if level[package] == height)
        below = sorted(set().union(*(imports[package] for package in packages)))
        lines.append(f"    {' │ '.join(packages):<34} ▸ {', '.join(below)}".rstrip(" ▸"))
    return "\n".join(lines) + "\n"


def package_of(module):
    return module.split(".")[1]


def test_the_picture_of_the_layers_is_that_of_today():
    """Drawn anew by ``INTAKE_REDRAW=1``."""
    page = PACKAGE.parent / "ARCHITECTURE.md"
    text = page.read_text(encoding="utf8")
    drawn = draw_layers()
    if os.environ.get("INTAKE_REDRAW"):
        text = LAYERS.sub(lambda _: drawn, text)
        page.write_text(text, encoding="utf8")
    assert LAYERS.search(text)[0] == drawn
