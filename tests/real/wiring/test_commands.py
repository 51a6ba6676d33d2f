"""Commands of the command line."""

from __future__ import annotations

import pytest

from intake.cli.verbs import run_verb


@pytest.mark.parametrize(
    "translate",
    [
        ["understand", "/nergens/regels.txt"],
        ["guard", "--about", "/nergens/bewoner.json", "-"],
        ["slip", "/nergens/map/briefje.pdf"],
        ["restore", "/nergens/kopie.db"],
    ],
    ids=lambda translate: translate[0],
)
def test_a_file_that_is_not_there_gets_a_sentence(translate, capsys):
    assert run_verb(translate) == 1
    told = capsys.readouterr().err
    assert "/nergens" in told
    assert "Traceback" not in told
