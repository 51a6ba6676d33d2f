"""Address lists as centres hand them over are read as a careful person reads them.

Each set was written, with what it should be read as, by somebody who did not know the importer.
"""

from __future__ import annotations

import json

import pytest

from intake.cli.verbs import run_verb
from tests.paths import TESTS

LISTS = TESTS / "sets" / "lists"
MIN_CELLS = 0.97
MIN_DOUBLES = 0.95
MAX_INVENTED = 0.05
MAX_MISSED = 1
"""Of the rows that somebody would call wrong; "samen", as a number of people, is read as two."""

FILES = sorted(file for file in LISTS.glob("*/*") if file.suffix != ".json")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_list_is_read_as_a_careful_person_reads_it(file, capsys):
    meant = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    assert run_verb(["import", "--preview", str(file)]) == 0
    read = json.loads(capsys.readouterr().out)

    assert read["households"] == meant["households"]
    values = {tuple(row["row"]): row["values"] for row in read["rows"]}
    cells = [
        (values.get((sheet, number), {}).get(name), value)
        for sheet, number, row in meant["rows"]
        for name, value in row.items()
    ]
    assert sum(one == other for one, other in cells) >= MIN_CELLS * len(cells)

    found, doubles = (
        {frozenset(map(tuple, pair)) for pair in told["doubles"]} for told in (read, meant)
    )
    assert len(found & doubles) >= MIN_DOUBLES * len(doubles)
    assert len(found - doubles) <= MAX_INVENTED * max(len(doubles), 1)
    wrong = {tuple(one["row"]) for one in read["wrong"]}
    missed = {tuple(row) for row in meant["wrong"]} - wrong
    assert len(missed) <= MAX_MISSED, missed
