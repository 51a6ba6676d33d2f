"""Print how plain the code is, in figures, and fail where one is over its limit.

.venv/bin/python tools/figures.py

The limits are those of ``docs/decisions/0003-plain-code.md``. Shares are per thousand lines of
``intake`` that are not blank. Migration steps are left out: they never change once they ran.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAX_COLUMNS = 100
MAX_FILE_LINES = 400
MAX_PARAMETERS = 5
MAX_POSITIONAL = 5

LIMITS = {
    "lines over 100 characters": 0,
    "files over 400 lines": 0,
    "nested ternaries": 0,
    "ternaries per 1000 lines": 10,
    "tuple assignments per 1000 lines": 5,
    "lambdas per 1000 lines": 8,
    "constructors with six or more positional arguments": 0,
    "functions with more than five parameters": 0,
    "aliased imports of our own modules": 0,
    "commands that return no Result": 0,
    "test lines that touch private attributes": 30,
}
_PRIVATE = re.compile(
    r"(?<!self)(?<!cls)(?<!\bsuper\(\))\._(?!replace\b|asdict\b|fields\b)[a-z]\w*"
)


@dataclass
class Figures:
    """What was counted: a number under each name, and where."""

    lines: int = 0
    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, path: Path, line: int, what: str = "") -> None:
        """Count one more under a name, with its place."""
        self.places[name].append(f"{path.relative_to(ROOT)}:{line} {what}".rstrip())

    def value(self, name: str) -> float:
        """Return a figure; a share of thousand lines where its name says so."""
        count = len(self.places[name])
        if name.endswith("per 1000 lines"):
            return 1000 * count / self.lines
        return count


def count_file(path: Path, figures: Figures) -> None:
    """Count what one file of the program holds."""
    text = path.read_text(encoding="utf8")
    lines = text.splitlines()
    figures.lines += sum(bool(line.strip()) for line in lines)
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            figures.add("lines over 100 characters", path, number)
    count_length(path, lines, figures)
    tree = ast.parse(text)
    constructors = _class_names(tree) | _imported_classes(tree)
    for node in ast.walk(tree):
        _count_node(node, path, figures, constructors)
    if "desk" in path.relative_to(ROOT).parts:
        _count_commands(tree, path, figures)


def _class_names(tree: ast.Module) -> set[str]:
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def _imported_classes(tree: ast.Module) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name[:1].isupper() and not alias.name.isupper()
    }


def _count_node(node: ast.AST, path: Path, figures: Figures, constructors: set[str]) -> None:
    if isinstance(node, ast.IfExp):
        figures.add("ternaries per 1000 lines", path, node.lineno)
        if sum(isinstance(part, ast.IfExp) for part in ast.walk(node)) > 1:
            figures.add("nested ternaries", path, node.lineno)
    elif isinstance(node, ast.Lambda):
        figures.add("lambdas per 1000 lines", path, node.lineno)
    elif isinstance(node, ast.Assign) and _is_tuple_assignment(node):
        figures.add("tuple assignments per 1000 lines", path, node.lineno)
    elif isinstance(node, ast.Call) and _is_positional_constructor(node, path, constructors):
        figures.add("constructors with six or more positional arguments", path, node.lineno)
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        if _parameters(node) > MAX_PARAMETERS:
            figures.add("functions with more than five parameters", path, node.lineno, node.name)
    elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("intake"):
        for alias in filter(_has_other_name, node.names):
            figures.add("aliased imports of our own modules", path, node.lineno, alias.name)


def _has_other_name(alias: ast.alias) -> bool:
    return alias.asname is not None


def _is_tuple_assignment(node: ast.Assign) -> bool:
    return isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple)


def _is_positional_constructor(node: ast.Call, path: Path, constructors: set[str]) -> bool:
    name = getattr(node.func, "id", "")
    positional = [part for part in node.args if not isinstance(part, ast.Starred)]
    return name in constructors and len(positional) > MAX_POSITIONAL and not _is_row(path, name)


def _is_row(path: Path, name: str) -> bool:
    """A row of widgets takes as many as stand in it."""
    return name == "WrapRow" and "ui" in path.parts


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([argument for argument in every if argument.arg not in ("self", "cls")])


def _count_commands(tree: ast.Module, path: Path, figures: Figures) -> None:
    """A public method of the desk that opens a writing transaction returns a ``Result``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        for method in node.body:
            if not isinstance(method, ast.FunctionDef) or method.name.startswith("_"):
                continue
            returns = ast.unparse(method.returns) if method.returns else ""
            if "store.write(" in ast.unparse(method) and not returns.startswith("Result["):
                figures.add("commands that return no Result", path, method.lineno, method.name)


def count_tests(path: Path, figures: Figures) -> None:
    """Count how long a test file is, and its lines that reach into a private part."""
    lines = path.read_text(encoding="utf8").splitlines()
    count_length(path, lines, figures)
    for number, line in enumerate(lines, 1):
        if _PRIVATE.search(line):
            figures.add("test lines that touch private attributes", path, number)


def count_length(path: Path, lines: list[str], figures: Figures) -> None:
    """Count a file that is too long to be seen whole, of the program or of the tests."""
    if len(lines) > MAX_FILE_LINES:
        figures.add("files over 400 lines", path, len(lines))


def count_all() -> Figures:
    """Count the whole project."""
    figures = Figures()
    for path in sorted((ROOT / "intake").rglob("*.py")):
        if "versions" not in path.parts:
            count_file(path, figures)
    for path in sorted((ROOT / "tests").rglob("*.py")):
        count_tests(path, figures)
    return figures


def main() -> int:
    """Print each figure beside its limit, and the places of one that is over it."""
    figures = count_all()
    print(f"{figures.lines} lines of code")
    over = []
    for name, limit in LIMITS.items():
        value = figures.value(name)
        print(f"  {name}: {value:.4g} (at most {limit})")
        if value > limit:
            over.append(name)
    for name in over:
        print(f"Over its limit: {name}")
        for place in figures.places[name]:
            print(f"  {place}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
