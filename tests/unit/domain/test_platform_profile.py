"""Slugs, regions, and when a platform is ready for use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.platform_profile import (
    CHANNEL_METHODS,
    FEED_METHODS,
    NO_METHODS,
    TASK_OF_METHOD,
    WINDOW_METHODS,
    PlatformProfile,
    PostingMethod,
    SiteApi,
    covers_region,
    parse_regions,
    slug_of,
)
from intake.domain.request import Kind


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("NLvoorelkaar", "nlvoorelkaar"),
        ("Buurt & Zo – Café", "buurt-zo-cafe"),
        ("!!!", "platform"),
        ("a" * 59 + " bcd", "a" * 59),
        ("a" * 80, "a" * 60),
    ],
)
def test_the_name_of_a_file_is_plain(name, slug):
    assert slug_of(name) == slug


def test_regions_are_four_digits_or_a_range():
    assert parse_regions("1052, 1053-1055;1060") == ("1052", "1053-1055", "1060")
    assert parse_regions("1053 - 1055") == ("1053-1055",)
    assert parse_regions("") == ()
    assert parse_regions("1052, Oud-West") is None
    assert parse_regions("10521") is None


@pytest.mark.parametrize(
    ("postcode", "covered"),
    [
        ("1052 XK", True),
        ("1053", True),
        ("1055 AB", True),
        ("1056", False),
        ("1051", False),
        ("", True),
    ],
)
def test_a_postcode_lies_in_a_region_or_not(postcode, covered):
    assert covers_region(("1052", "1053-1055"), postcode) is covered


def test_no_region_means_everywhere():
    assert covers_region((), "9999")


@pytest.mark.parametrize(
    ("way", "values", "ready"),
    [
        (PostingMethod.WEB, {}, False),
        (PostingMethod.WEB, {"new_request": "https://x.example/nieuw"}, True),
        (PostingMethod.COPY, {"new_request": "https://x.example/nieuw"}, True),
        (PostingMethod.MAIL, {"new_request": "https://x.example/nieuw"}, False),
        (PostingMethod.MAIL, {"mail_to": "x@x.example"}, True),
        (PostingMethod.PHONE, {}, False),
        (PostingMethod.PHONE, {"phone": "+31205550100"}, True),
        (PostingMethod.PROGRAM, {}, False),
        (PostingMethod.PROGRAM, {"program": SiteApi(post="https://x.example/api")}, True),
        (PostingMethod.PAPER, {}, True),
        (PostingMethod.OWN, {}, True),
        (PostingMethod.OFF, {"new_request": "https://x.example/nieuw"}, False),
    ],
)
def test_a_platform_is_ready_when_its_way_has_what_it_needs(way, values, ready):
    profile = PlatformProfile(slug="x", name="X", way=way, kinds=frozenset({Kind.HELP}))
    assert replace(profile, **values).is_ready is ready


@pytest.mark.parametrize("way", PostingMethod)
def test_each_way_goes_by_the_window_by_itself_by_a_person_by_the_feed_or_nowhere(way):
    sets = (WINDOW_METHODS, CHANNEL_METHODS, TASK_OF_METHOD, FEED_METHODS, NO_METHODS)
    assert [way in methods for methods in sets].count(True) == 1
