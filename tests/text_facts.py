"""Facts and profiles for tests of texts."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.request import Kind
from intake.kit.paths import resources
from intake.kit.translations import Translations
from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted
from intake.text.guarding.finding import PrivateFacts

TODAY = date(2026, 11, 23)
"""A Monday."""


TRANSLATE = Translations(resources() / "words")


ABOUT = PrivateFacts(
    names=(("Annie", "de", "Vries-Bakker"),), phones=("+31206184217",),
    emails=("annie@example.nl",), places=(("Bosboomstraat", "12"),), postcode="1052 XK",
    birth_date="1942-04-03",
    centre_name="Vrijwilligerscentrale De Linde", centre_phone="+31205550100",
    centre_email="balie@delinde.example", centre_place=("Kinkerstraat", "120"),
    centre_postcode="1053 ED",
)  # fmt: skip


A_PROFILE = PlatformProfile(
    slug="x", name="X", way=PostingMethod.WEB, kinds=frozenset(Kind), title_limit=60, text_limit=400
)


def post(kind, **answers):
    """The Dutch post of these answers, to "u"."""
    wanted = Wanted(kind, answers, "Oud-West", "De Linde", "020 555 0100", "K7QF20")
    style = SimpleNamespace(informal=False, title_limit=60, text_limit=None)
    return compose(wanted, style, TRANSLATE.bound_to("nl"))
