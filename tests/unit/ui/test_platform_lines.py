"""The platforms of a request as lines: why one cannot be chosen, and nothing of those left out."""

from __future__ import annotations

from intake.desk.placing.platform_options import PlatformOption
from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.ui.desk.platform_lines import platform_lines


def profile(slug):
    return PlatformProfile(
        slug=slug, name=slug.capitalize(), way=PostingMethod.WEB, kinds=frozenset()
    )


def test_a_platform_that_the_centre_has_not_chosen_takes_no_line():
    options = (
        PlatformOption(profile("leen")),
        PlatformOption(profile("pan"), "offer-not-for-kind"),
        PlatformOption(profile("bord"), "offer-not-chosen"),
    )
    lines = platform_lines(options, lambda slug: slug == "leen", lambda key, **_: key)
    assert [(one.name, one.remark, one.can_be_chosen, one.is_ticked) for one in lines] == [
        ("Leen", "", True, True),
        ("Pan", "offer-not-for-kind", False, False),
    ]
