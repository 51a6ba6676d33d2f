"""What a docstring names in double backticks exists: a stale name sends a newcomer astray."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"``([A-Za-z_][\w.]*)(?:\(\))?``")
RESOURCES = (".toml", ".ftl", ".js", ".json", ".tsv", ".txt")


def sources():
    return sorted((ROOT / "intake").rglob("*.py"))


def docstrings(tree):
    """Yield the line and the text of each docstring, those below a constant too."""
    for node in ast.walk(tree):
        body = getattr(node, "body", ())
        for part in body if isinstance(body, list) else ():
            is_text = isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)
            if is_text and isinstance(part.value.value, str):
                yield part.lineno, part.value.value


def words_outside_docstrings(text):
    """Yield the names of a module, and the words of its strings: fields, columns, keys."""
    said = {docstring for _, docstring in docstrings(ast.parse(text))}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME:
            yield token.string
        elif token.type == tokenize.STRING:
            try:
                value = ast.literal_eval(token.string)
            except (ValueError, SyntaxError):  # a text with placeholders
                value = token.string
            if value not in said:
                yield from re.findall(r"[A-Za-z_]\w*", str(value))


@pytest.fixture(scope="module")
def known():
    words = set()
    for path in sources():
        words.update(words_outside_docstrings(path.read_text(encoding="utf8")))
        words.add(path.stem)
        words.update(path.parent.parts)
    for path in (ROOT / "resources").rglob("*"):
        if path.suffix in RESOURCES and path.stat().st_size < 200_000:
            words.update(re.findall(r"[A-Za-z_]\w*", path.read_text(encoding="utf8")))
    return words


def test_every_name_in_a_docstring_exists(known):
    stale = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sources()
        for line, said in docstrings(ast.parse(path.read_text(encoding="utf8")))
        for name in NAME.findall(said)
        if not set(name.split(".")) & known
    ]
    assert stale == []
