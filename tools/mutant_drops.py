"""Changes that leave something out: a guard, a call, an assignment, an argument, an element.

The faults that people make by forgetting, which the operators of Cosmic Ray do not make.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DROPS = ("DropGuard", "DropBranch", "DropCall", "DropAssignment", "DropArgument", "DropElement")
_ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_NEVER = "(({}) and False)"
_ALWAYS = "(({}) or True)"
_NO_ARGUMENT = "**dict()"

Place = tuple[str, ast.AST, str]
"""The name of the change, the node that changes, and what stands there then."""


def find_drops(source: str) -> list[tuple[str, int]]:
    """Return the name and the line of each change, in the order that ``drop`` counts them."""
    return [(name, node.lineno) for name, node, _ in _places(source)]


def drop(source: str, occurrence: int) -> str:
    """Return the source without what that number counts."""
    _, node, text = _places(source)[occurrence]
    lines = source.encode().splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    whole = source.encode()
    inside = whole[start:end].decode()
    # The lines stay where they are, so that each function is found by its first.
    kept = text.format(inside) if "{}" in text else text + "\\\n" * inside.count("\n")
    return (whole[:start] + kept.encode() + whole[end:]).decode()


def _places(source: str) -> list[Place]:
    return [place for node in ast.walk(ast.parse(source)) for place in _drops_of(node)]


def _drops_of(node: ast.AST) -> Iterator[Place]:
    match node:
        case ast.If(body=[*_, last]) if isinstance(last, _ENDS):
            yield "DropGuard", node.test, _NEVER
        case ast.If() | ast.IfExp():
            yield "DropBranch", node.test, _NEVER
            yield "DropBranch", node.test, _ALWAYS
        case ast.BoolOp():
            neutral = _ALWAYS if isinstance(node.op, ast.And) else _NEVER
            yield from (("DropGuard", part, neutral) for part in node.values)
        case ast.comprehension():
            yield from (("DropGuard", part, _ALWAYS) for part in node.ifs)
        case ast.Expr(value=ast.Call()):
            yield "DropCall", node, "pass"
        case ast.Assign(targets=[ast.Attribute(), *_]):
            yield "DropAssignment", node, "pass"
        case ast.Call():
            named = (keyword for keyword in node.keywords if keyword.arg)
            yield from (("DropArgument", keyword, _NO_ARGUMENT) for keyword in named)
        case ast.Tuple() | ast.List() if isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
            yield from (("DropElement", element, "*()") for element in node.elts)
        case ast.Set() if len(node.elts) > 1:
            yield from (("DropElement", element, "*()") for element in node.elts)
