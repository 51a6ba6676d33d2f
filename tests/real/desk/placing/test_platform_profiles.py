"""Profiles that a centre adds, shares and takes away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.request import Kind
from intake.kit.errors import UserFacingError
from tests.builders import a_call, posted

OWN = PlatformProfile(
    slug="",
    name="Buurt & Zo",
    way=PostingMethod.PHONE,
    kinds=frozenset({Kind.HELP}),
    phone="+31205550100",
)


def test_a_new_platform_gets_a_name_of_its_own_and_keeps_it(practice):
    profiles = practice.use_cases.profiles
    first = profiles.save(practice.actor, OWN).value
    second = profiles.save(practice.actor, OWN).value
    assert (first.slug, second.slug) == ("buurt-zo", "buurt-zo-2")
    assert first.practice, "in the practice centre every platform is one to practise on"
    renamed = profiles.save(practice.actor, replace(first, name="Buurt en Zo")).value
    assert renamed.slug == "buurt-zo"


def test_only_what_the_centre_added_is_its_own(practice):
    profiles = practice.use_cases.profiles
    assert not profiles.is_custom("")
    assert not profiles.is_custom("oefenleen")
    assert profiles.is_custom(profiles.save(practice.actor, OWN).value.slug)


def test_a_platform_that_the_program_brings_stays(practice):
    brought = practice.use_cases.postings.platforms.get("oefenleen")
    with pytest.raises(UserFacingError, match="profile-not-added"):
        practice.use_cases.profiles.remove(practice.actor, brought)


def test_a_platform_with_a_post_on_it_stays_until_that_is_off(practice):
    own = replace(
        OWN, way=PostingMethod.WEB, new_request="http://127.0.0.1/nieuw", kinds=frozenset(Kind)
    )
    added = practice.use_cases.profiles.save(practice.actor, own).value
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text, added.slug)
    with pytest.raises(UserFacingError, match="profile-has-posts"):
        practice.use_cases.profiles.remove(practice.actor, added)
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.use_cases.set_up.update_centre(
        practice.actor, platforms=("oefenleen", added.slug, "zzz")
    )
    practice.use_cases.profiles.remove(practice.actor, added)
    assert not practice.use_cases.profiles.is_custom(added.slug)
    assert practice.use_cases.set_up.centre().platforms == ("oefenleen", "zzz")


def test_a_post_on_a_platform_that_was_taken_away_is_left_out_of_the_places_to_go(practice):
    own = replace(
        OWN, way=PostingMethod.WEB, new_request="http://127.0.0.1/nieuw", kinds=frozenset(Kind)
    )
    added = practice.use_cases.profiles.save(practice.actor, own).value
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text, added.slug)
    posted(practice, taken, title, text, "oefenleen")
    practice.use_cases.postings.platforms.remove(added.slug)
    plan = practice.use_cases.withdrawals.start(practice.actor, taken.request.id).value
    assert [profile.slug for _, profile in plan.places] == ["oefenleen"]


def test_a_password_is_kept_only_where_one_is_typed(practice):
    kept = {}
    profiles = replace(practice.use_cases.profiles, secrets=_MemorySecrets(kept))
    added = profiles.save(practice.actor, OWN).value
    verified = profiles.verify(practice.actor, added, " 020 555 0199 ").value
    assert kept == {}
    assert (verified.phone, verified.verified_by) == ("020 555 0199", practice.actor.name)
    profiles.verify(practice.actor, added, "020 555 0199", "geheim")
    assert kept == {f"platform {added.slug}": "geheim"}


class _MemorySecrets:
    def __init__(self, kept):
        self.kept = kept

    def write(self, name, password):
        self.kept[name] = password
