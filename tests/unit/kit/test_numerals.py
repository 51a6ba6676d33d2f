"""What looks like a number and is none stops nothing: "Kinkerstraat 41²" is an address."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from intake.kit.numerals import is_numeral
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard

ROOT = Path(__file__).parents[3]
LOOKS = ("isdigit", "isdecimal", "isnumeric")


@pytest.mark.parametrize("text", ["0", "41", "999999999", "٤١"])
def test_ordinary_digits_are_read(text):
    assert is_numeral(text)


@pytest.mark.parametrize("text", ["", "41²", "①", "-1", "4 1", "1" * 5_000])
def test_what_only_looks_like_a_number_is_none(text):
    assert not is_numeral(text)


@pytest.mark.parametrize("number", ["41²", "12¹", "①", "1" * 5_000, "41 hs"])
def test_a_house_number_of_any_signs_is_guarded(number):
    facts = PrivateFacts(places=(("Kinkerstraat", number),))
    assert any(finding.stop for finding in guard(f"Kom naar Kinkerstraat {number}.", facts))


def guarded_badly(tree):
    """Yield the lines where the same text is looked at by ``isdigit`` and read by ``int``."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        looked = {
            ast.unparse(call.func.value)
            for call in calls
            if isinstance(call.func, ast.Attribute) and call.func.attr in LOOKS
        }
        for call in calls:
            is_int = isinstance(call.func, ast.Name) and call.func.id == "int" and call.args
            if is_int and ast.unparse(call.args[0]) in looked:
                yield call.lineno


def test_nothing_is_read_as_a_number_because_isdigit_says_so():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "intake").rglob("*.py"))
        for line in guarded_badly(ast.parse(path.read_text(encoding="utf8")))
    ]
    assert found == []
