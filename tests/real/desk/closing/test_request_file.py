"""The list of requests as a file that a spreadsheet opens."""

from __future__ import annotations

import csv
from datetime import UTC, datetime

import pytest

from intake.desk.closing.request_file import write_list
from tests.real.paper.paper_facts import TRANSLATE
from tests.real.paper.test_request_list_paper import a_line

SUMMER = datetime(2026, 7, 3, 7, 30, tzinfo=UTC)


def written(tmp_path, *lines):
    target = tmp_path / "lijst.csv"
    write_list(lines, target, TRANSLATE)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_a_line_says_what_when_and_by_whom_in_the_time_of_the_clock_on_the_wall(tmp_path):
    late = datetime(2026, 7, 2, 22, 30, tzinfo=UTC)  # the day after, here
    heads, line = written(tmp_path, a_line(1, promised_at=SUMMER, taken_at=late))
    assert len(heads) == len(line)
    assert line == [
        *("AB0-001", "Spullen lenen: boormachine 1", "Annie de Vries-Bakker", "kies een reactie"),
        *("2026-07-03 09:30", "1 van 2", "2026-07-03", "Ineke"),
    ]


def test_what_is_not_known_is_an_empty_cell_and_no_cell_is_run(tmp_path):
    _, line = written(
        tmp_path, a_line(1, promised_at=None, first_name="", infix="", last_name="=1+1")
    )
    assert line[2] == "'=1+1"
    assert line[4] == ""


@pytest.mark.parametrize("name", [" =1+1", "\ufeff=1+1", "\u200b@A1", "＝1+1", "\n+1", "\xa0-1"])
def test_a_formula_after_what_is_not_seen_is_not_run(tmp_path, name):
    _, line = written(tmp_path, a_line(1, first_name=name, infix="", last_name=""))
    assert line[2].startswith("'")


def test_only_who_wrote_it_reads_it(tmp_path):
    written(tmp_path, a_line(1))
    assert (tmp_path / "lijst.csv").stat().st_mode & 0o777 == 0o600
