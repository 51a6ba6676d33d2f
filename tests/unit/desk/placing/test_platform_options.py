"""Which platforms fit a request, why the others do not, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.placing.platform_options import PlatformChooser
from intake.domain.centre import Centre
from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.request import Kind
from intake.domain.volunteer import Volunteer
from tests.fakes import MONDAY

TODAY = MONDAY.date()
READY = PlatformProfile(
    slug="buuv",
    name="BUUV",
    way=PostingMethod.WEB,
    kinds=frozenset({Kind.HELP}),
    new_request="https://buuv.example/nieuw",
    verified_on=TODAY,
)


class _Rows:
    """A transaction with a centre and its volunteers."""

    def __init__(self, *rows):
        self.rows = rows

    def find(self, kind, **_equals):
        return tuple(row for row in self.rows if isinstance(row, kind))


class _Platforms:
    def __init__(self, *profiles):
        self.profiles = profiles

    def all(self):
        return self.profiles


def options(*profiles, rows=(), channel=None, postcode="1052 XK"):
    chooser = PlatformChooser(_Platforms(*profiles), lambda _profile: channel, TODAY)
    return chooser.options(_Rows(*rows), Kind.HELP, postcode)


@pytest.mark.parametrize(
    ("changes", "why_not"),
    [
        ({}, ""),
        ({"kinds": frozenset({Kind.MEAL})}, "offer-not-for-kind"),
        ({"regions": ("3500-3599",)}, "offer-not-here"),
        ({"way": PostingMethod.OFF}, "offer-off"),
        ({"way": PostingMethod.CARD}, "offer-card"),
        ({"may_post_for_others": False}, "offer-terms-forbid"),
        ({"may_post_for_others": True}, ""),
        ({"new_request": ""}, "offer-no-address"),
        ({"way": PostingMethod.OWN}, "offer-no-own"),
        ({"way": PostingMethod.MAIL, "mail_to": "x@buuv.example"}, "offer-no-mail"),
    ],
)
def test_why_a_platform_cannot_be_chosen(changes, why_not):
    assert options(replace(READY, **changes))[0].why_not == why_not


def test_mail_goes_where_there_is_a_server():
    by_mail = replace(READY, way=PostingMethod.MAIL, mail_to="x@buuv.example")
    assert options(by_mail, channel=object())[0].why_not == ""


def test_own_people_are_asked_where_somebody_does_this_kind():
    own = replace(READY, way=PostingMethod.OWN)
    gardener = Volunteer(name="Kees", kinds=("help",))
    cook = Volunteer(name="Piet", kinds=("meal",))
    assert options(own, rows=(cook, gardener))[0].why_not == ""
    assert options(own, rows=(cook,))[0].why_not == "offer-no-own"


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({}, ""),
        ({"verified_on": None}, "offer-not-verified"),
        ({"verified_on": None, "practice": True}, ""),
        ({"verified_on": None, "way": PostingMethod.PAPER}, ""),
        ({"verified_on": TODAY - timedelta(days=183)}, ""),
        ({"verified_on": TODAY - timedelta(days=184)}, "offer-check-again"),
    ],
)
def test_what_to_mind_of_a_platform_that_nobody_looked_at_lately(changes, remark):
    assert options(replace(READY, **changes))[0].remark == remark


def test_those_that_fit_come_first_and_in_the_order_of_the_centre():
    second = replace(READY, slug="abc", name="Abc")
    never = replace(READY, slug="first", name="First", kinds=frozenset())
    centre = Centre(name="De Linde", platforms=("first", "buuv", "abc"))
    named = [one.profile.slug for one in options(second, never, READY, rows=(centre,))]
    assert named == ["buuv", "abc", "first"]


def test_without_an_order_they_stand_by_name_and_none_is_left_out():
    other = replace(READY, slug="x", name="Abc")
    assert [one.profile.name for one in options(READY, other)] == ["Abc", "BUUV"]
    centre = Centre(name="De Linde", platforms=("buuv",))
    whole = options(READY, other, rows=(centre,))
    assert [(one.profile.slug, one.why_not) for one in whole] == [
        ("buuv", ""),
        ("x", "offer-not-chosen"),
    ]
