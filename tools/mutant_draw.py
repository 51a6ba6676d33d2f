"""The changes that the code is tried with: where they are, which are drawn, and how they read."""

from __future__ import annotations

import ast
import random
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mutant_drops import DROPS, drop, find_drops

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
EQUIVALENT = ROOT / "tests" / "equivalent_mutants.toml"
FAMILIES = (
    "ReplaceComparisonOperator",
    "ReplaceBinaryOperator",
    "ReplaceUnaryOperator",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "AddNot",
    "NumberReplacer",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ExceptionReplacer",
    "ZeroIterationForLoop",
)
SAME = ("_Is_Eq", "_IsNot_NotEq")
"""None, True, False and the members of an enumeration are equal to themselves alone."""


@dataclass(frozen=True)
class Mutant:
    """One change: an operator of Cosmic Ray or a drop, its occurrence in a file, and its line."""

    file: str
    operator: str
    occurrence: int
    line: int

    @property
    def package(self) -> str:
        """The package below ``intake``."""
        return self.file.split("/")[1]

    @property
    def family(self) -> str:
        """The kind of change."""
        return _family(self.operator)


def _family(operator: str) -> str:
    return operator.removeprefix("core/").partition("_")[0]


def find_mutants(file: str) -> list[Mutant]:
    """Return every change of Cosmic Ray to a file, none in an annotation or an import."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import get_ast

    source = (ROOT / file).read_text(encoding="utf8")
    silent = _silent_lines(source)
    operators = [
        name
        for name in plugins.operator_names()
        if _family(name) in FAMILIES and not name.endswith(SAME)
    ]
    nodes = list(_walk(get_ast(source)))
    mutants = []
    for name in operators:
        operator = plugins.get_operator(name)()
        occurrence = 0
        for node in nodes:
            for start, _ in operator.mutation_positions(node):
                if start[0] not in silent:
                    mutants.append(Mutant(file, name, occurrence, start[0]))
                occurrence += 1
    return mutants


def _walk(node: object) -> Iterator[object]:
    yield node
    for child in getattr(node, "children", ()):
        yield from _walk(child)


def _silent_lines(source: str) -> set[int]:
    """Return the lines of annotations, decorators and imports for types."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        spans = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        spans += getattr(node, "decorator_list", [])
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            spans.append(node)
        for span in spans:
            if isinstance(span, ast.AST):
                lines.update(range(span.lineno, span.end_lineno + 1))
    return lines


def find_all_drops(packages: list[str]) -> list[Mutant]:
    """Return every guard, call and assignment of the packages that can be left out."""
    mutants = []
    for file in _files(packages):
        source = (ROOT / file).read_text(encoding="utf8")
        silent = _silent_lines(source)
        for occurrence, (name, line) in enumerate(find_drops(source)):
            if line not in silent:
                mutants.append(Mutant(file, name, occurrence, line))
    return mutants


def draw(packages: list[str], count: int, seed: int) -> list[Mutant]:
    """Draw places evenly: a line and a kind of change first, then one of its changes."""
    by_place = defaultdict(list)
    for file in _files(packages):
        for mutant in find_mutants(file):
            by_place[file, mutant.line, mutant.family].append(mutant)
    chooser = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    places = chooser.sample(sorted(by_place), min(count, len(by_place)))
    return [chooser.choice(by_place[place]) for place in places]


def _files(packages: list[str]) -> list[str]:
    return [
        path.relative_to(ROOT).as_posix()
        for package in packages
        for path in sorted((ROOT / "intake" / package).rglob("*.py"))
        if "versions" not in path.parts
    ]


def change(mutant: Mutant) -> str | None:
    """Return the changed source.

    None for a change that Cosmic Ray names and cannot make: an exception with a dot in its name.
    Raises ValueError if nothing would change.
    """
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    source = (ROOT / mutant.file).read_text(encoding="utf8")
    if mutant.operator in DROPS:
        return drop(source, mutant.occurrence)
    try:
        changed = mutate_code(source, plugins.get_operator(mutant.operator)(), mutant.occurrence)
    except AttributeError:
        return None
    if changed is None or changed == source:
        text = f"{mutant} changes nothing"
        raise ValueError(text)
    return str(changed)


def describe(mutant: Mutant) -> str:
    """Return a survivor as one line."""
    return f"{mutant.file}:{mutant.line} {mutant.operator.removeprefix('core/')}: {_line(mutant)}"


def _line(mutant: Mutant) -> str:
    return (ROOT / mutant.file).read_text(encoding="utf8").splitlines()[mutant.line - 1].strip()


def without_equivalent(mutants: list[Mutant]) -> list[Mutant]:
    """Leave out the changes that are listed as ones that make no difference."""
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf8")).get("mutant", [])
    return [
        mutant
        for mutant in mutants
        if not any(
            entry["file"] == mutant.file
            and entry["change"] in mutant.operator
            and entry["line"] == _line(mutant)
            for entry in listed
        )
    ]
