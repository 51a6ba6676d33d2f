"""The newest copy is told by its number, whatever the clock said when it was made."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from intake.kit.copy_files import copies_newest_first, next_copy_file, remove_earlier_of_day
from intake.kit.errors import ExternalError


def make(folder, day):
    copy = next_copy_file(folder, day)
    copy.write_bytes(b"x")
    return copy


def test_a_copy_of_a_clock_that_was_a_year_ahead_is_not_the_newest(tmp_path):
    ahead = make(tmp_path, date(2027, 11, 23))
    os.utime(ahead, (2_000_000_000, 2_000_000_000))
    real = make(tmp_path, date(2026, 11, 24))
    assert copies_newest_first(tmp_path) == [real, ahead]
    real.write_bytes(b"")
    assert copies_newest_first(tmp_path) == [ahead], "an empty one is none"
    (tmp_path / "intake-2026-11-30.db").symlink_to(tmp_path / "gone")
    assert copies_newest_first(tmp_path) == [ahead], "nor is one that leads nowhere"


def test_a_folder_that_nobody_can_look_into_is_told(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for look in (copies_newest_first, lambda folder: next_copy_file(folder, date(2026, 11, 23))):
        with pytest.raises(ExternalError, match="copies-unreachable"):
            look(loop)
        with pytest.raises(ExternalError, match="copies-unreachable"):
            look(tmp_path / ("long" * 100))
    assert copies_newest_first(tmp_path / "gone") == []


def test_one_copy_of_a_day_is_kept_and_those_of_other_days_stay(tmp_path):
    monday = make(tmp_path, date(2026, 11, 23))
    first, second = make(tmp_path, date(2026, 11, 24)), make(tmp_path, date(2026, 11, 24))
    (tmp_path / "intake-van-piet.db").write_bytes(b"x")
    remove_earlier_of_day(second, lambda _: True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [monday.name, second.name, "intake-van-piet.db"]
    )
    assert first != second


def test_copies_of_an_earlier_version_are_told_by_their_time_and_lose_to_a_numbered_one(tmp_path):
    for day, at in (("2026-11-20", 100), ("2026-11-21", 50)):
        (tmp_path / f"intake-{day}.db").write_bytes(b"x")
        os.utime(tmp_path / f"intake-{day}.db", (at, at))
    assert copies_newest_first(tmp_path)[0].name == "intake-2026-11-20.db"
    numbered = make(tmp_path, date(2026, 11, 19))
    assert copies_newest_first(tmp_path)[0] == numbered
    assert copies_newest_first(tmp_path / "none") == []


def test_the_copy_of_another_desk_in_the_same_folder_stays(tmp_path):
    theirs = make(tmp_path, date(2026, 11, 24))
    first, second = make(tmp_path, date(2026, 11, 24)), make(tmp_path, date(2026, 11, 24))
    remove_earlier_of_day(second, lambda copy: copy != theirs)
    assert set(tmp_path.iterdir()) == {theirs, second}
    assert not first.exists()


def test_what_is_no_name_of_a_folder_is_told():
    with pytest.raises(ExternalError, match="copies-unreachable"):
        copies_newest_first(Path("a\0b"))
