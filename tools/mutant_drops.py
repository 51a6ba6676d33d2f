"""Changes that leave something out: a guard, a call, the change of an attribute.

The faults that people make at guards by forgetting, which the operators of Cosmic Ray do not make.
"""

from __future__ import annotations

import ast

DROPS = ("DropGuard", "DropCall", "DropAssignment")
_ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def find_drops(source: str) -> list[tuple[str, int]]:
    """Return the name and the line of each change, in the order that ``drop`` counts them."""
    return [(name, node.lineno) for name, node, _ in _places(source)]


def drop(source: str, occurrence: int) -> str:
    """Return the source without the guard, call or assignment of that number."""
    _, node, text = _places(source)[occurrence]
    lines = source.encode().splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    whole = source.encode()
    inside = whole[start:end].decode()
    # The lines stay where they are, so that each function is found by its first.
    kept = text.format(inside) if "{}" in text else text + "\n" * inside.count("\n")
    return (whole[:start] + kept.encode() + whole[end:]).decode()


def _places(source: str) -> list[tuple[str, ast.expr | ast.stmt, str]]:
    places: list[tuple[str, ast.expr | ast.stmt, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.If) and isinstance(node.body[-1], _ENDS):
            places.append(("DropGuard", node.test, "(({}) and False)"))
        elif isinstance(node, (ast.BoolOp, ast.comprehension)):
            parts = node.values if isinstance(node, ast.BoolOp) else node.ifs
            neutral = isinstance(node, ast.comprehension) or isinstance(node.op, ast.And)
            text = "(({}) or True)" if neutral else "(({}) and False)"
            places += [("DropGuard", part, text) for part in parts]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            places.append(("DropCall", node, "pass"))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            places.append(("DropAssignment", node, "pass"))
    return places
