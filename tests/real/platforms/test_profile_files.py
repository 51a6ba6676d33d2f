"""A profile is read again as it was written, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake.domain.platform_profile import LearnedField, PlatformProfile, PostingMethod, SiteApi
from intake.kit.errors import UserFacingError
from intake.platforms.profile_files import ProfileFolder

FULL = PlatformProfile(
    slug="buurtsite",
    name="Buurt “Zo” & Co",
    way=PostingMethod.WEB,
    kinds=frozenset({"borrow", "help"}),
    new_request="https://buurt.example/nieuw",
    sign_in="https://buurt.example/in",
    regions=("1020-1029",),
    categories={"gereedschap": "Klussen"},
    title_limit=60,
    text_limit=400,
    expires_after_days=14,
    informal=True,
    centre_account=True,
    verified_on=date(2026, 11, 1),
    verified_by="Ineke",
    program=SiteApi(
        post="https://buurt.example/api", headers={"X-Soort": "buurt"}, body={"titel": "{title}"}
    ),
    learned=(LearnedField(role="title", tag="input", label="Kop"),),
)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"informal": False, "centre_account": False},
        {"may_post_for_others": False},
        {"may_post_for_others": True},
        {"title_limit": None, "text_limit": 0, "expires_after_days": None},
        {"program": None, "learned": (), "regions": (), "categories": {}},
    ],
)
def test_what_is_written_is_read_again(tmp_path, changes):
    profile = replace(FULL, **changes)
    folder = ProfileFolder(tmp_path / "shipped", tmp_path, practice=False)
    folder.change(profile)
    assert ProfileFolder(tmp_path / "shipped", tmp_path, practice=False).get("buurtsite") == profile


def test_a_profile_that_could_not_be_read_again_is_not_written_over_the_one_that_can(tmp_path):
    folder = ProfileFolder(tmp_path / "shipped", tmp_path, practice=False)
    folder.change(FULL)
    learned = tuple(LearnedField(role="city", tag="input", label="x" * 9_000) for _ in range(100))
    with pytest.raises(UserFacingError, match="profile-unreadable"):
        folder.change(replace(FULL, learned=learned))
    assert folder.get("buurtsite") == FULL


@pytest.mark.parametrize("entry", ["title_limit = true", "informal = 1", "name = 5"])
def test_a_value_of_another_kind_is_no_profile(tmp_path, entry):
    text = f'way = "web"\nkinds = ["borrow"]\nnew_request = "https://x.example/"\n{entry}\n'
    (tmp_path / "anders.toml").write_text(text, encoding="utf8")
    folder = ProfileFolder(tmp_path, tmp_path, practice=False)
    assert [fault.key for fault in folder.read_errors()] == ["profile-entry-wrong"]


@pytest.mark.parametrize(
    "key",
    [
        "{dots}x = 1",
        "[{dots}x]",
        r'"\"".{dots}"x" = 1',
        'y = {{z = """\n", {dots}x=1, b="x"}}',
        '"\N{LINE SEPARATOR}".{dots}x = 1',
    ],
)
def test_a_key_of_very_many_dots_is_not_read(tmp_path, key):
    """It would cost the square of its dots: 20,000 of them half a minute."""
    text = key.format(dots="a." * 20_000)
    (tmp_path / "diep.toml").write_text(text, encoding="utf8")
    folder = ProfileFolder(tmp_path, tmp_path, practice=False)
    assert [fault.key for fault in folder.read_errors()] == ["profile-unreadable"]
