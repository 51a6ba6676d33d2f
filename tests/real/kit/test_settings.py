"""What a desk remembers of itself, in one file."""

from __future__ import annotations

import json

import pytest

from intake.kit.errors import UserFacingError
from intake.kit.settings import Settings, change_scale, load_settings, save_settings


def test_what_is_saved_is_read_again(tmp_path):
    settings = Settings(language="en", scale=150, printer="Zaal “één”", mail_port=25)
    save_settings(tmp_path / "settings.json", settings)
    assert load_settings(tmp_path / "settings.json") == settings
    assert "Zaal “één”" in (tmp_path / "settings.json").read_text(encoding="utf8")


def test_a_new_desk_has_the_defaults(tmp_path):
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_a_file_of_an_earlier_version_is_read_until_there_is_a_new_one(tmp_path):
    (tmp_path / "settings.toml").write_text('language = "en"\nscale = 125\n', encoding="utf8")
    assert load_settings(tmp_path / "settings.json") == Settings(language="en", scale=125)
    save_settings(tmp_path / "settings.json", Settings(scale=200))
    assert load_settings(tmp_path / "settings.json") == Settings(scale=200)


def test_what_is_unknown_or_of_another_type_is_left_out(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"scale": "150", "later": 1, "idle_minutes": 5}), encoding="utf8")
    assert load_settings(path) == Settings(idle_minutes=5)


@pytest.mark.parametrize("text", ["{", "[1]", '"x"', "\x00"])
def test_a_file_that_cannot_be_read_is_told(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf8")
    with pytest.raises(UserFacingError, match="settings-unreadable") as fault:
        load_settings(path)
    assert fault.value.values["path"] == path


def test_an_earlier_file_that_cannot_be_read_is_told_by_its_own_name(tmp_path):
    earlier = tmp_path / "settings.toml"
    earlier.write_text("language =", encoding="utf8")
    with pytest.raises(UserFacingError, match="settings-unreadable") as fault:
        load_settings(tmp_path / "settings.json")
    assert fault.value.values["path"] == earlier


@pytest.mark.parametrize(
    ("scale", "step", "then"),
    [(100, 1, 125), (100, -1, 100), (150, 1, 175), (150, -1, 125), (200, 1, 200), (200, -1, 175),
     (110, 1, 125), (110, 0, 100)],
)  # fmt: skip
def test_sizes_go_up_and_down_within_their_ends(scale, step, then):
    assert change_scale(Settings(scale=scale), step).scale == then


def test_a_value_that_is_no_choice_of_its_setting_is_ignored(tmp_path):
    stored = '{"language": "xx", "theme": "", "scale": 7, "paper": "A3", "idle_minutes": 4}'
    (tmp_path / "settings.json").write_text(stored)
    assert load_settings(tmp_path / "settings.json") == Settings(idle_minutes=4)


@pytest.mark.parametrize("kind", ["folder", "nested_too_deep"])
def test_settings_that_are_no_file_or_nested_without_end_are_told(tmp_path, kind):
    if kind == "folder":
        (tmp_path / "settings.json").mkdir()
    else:
        (tmp_path / "settings.json").write_text("[" * 100_000)
    with pytest.raises(UserFacingError, match="settings-unreadable"):
        load_settings(tmp_path / "settings.json")


@pytest.mark.parametrize("odd", ["\ud800", "a\x00b", "naam\udcff"])
def test_text_with_a_lone_surrogate_or_a_nul_is_ignored(tmp_path, odd):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"copies": odd, "printer": odd, "desk": odd}), encoding="utf8")
    assert load_settings(path) == Settings()


@pytest.mark.parametrize("minutes", [0, -5, 10**9])
def test_a_desk_locks_after_a_sensible_time(tmp_path, minutes):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"idle_minutes": minutes}), encoding="utf8")
    assert load_settings(file).idle_minutes == Settings().idle_minutes
