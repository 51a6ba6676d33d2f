"""Profiles that a centre adds, shares and takes away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.domain.platform_profile import (
    PlatformProfile,
    PostingMethod,
    SiteApi,
    secret_name,
)
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Kind
from intake.kit.errors import UserFacingError
from intake.wiring.channel_factory import ChannelFactory
from tests.builders import a_call, posted, rows
from tests.fakes import actor

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


def test_a_shared_profile_takes_no_password_of_ours_to_another_machine(application, tmp_path):
    profiles, manager = application.use_cases.profiles, actor()
    here = SiteApi(post="https://buurt.example/posts", user="linde")
    mine = replace(profiles.platforms.get("buuv"), slug="site", name="Site", program=here)
    profiles.save(manager, mine)
    elsewhere = replace(mine, program=replace(here, post="https://kwaad.example/posts"))
    assert secret_name(elsewhere) != secret_name(mine)
    profiles.platforms.write_to(elsewhere, tmp_path / "site.toml")
    shared, _ = profiles.import_file(manager, tmp_path / "site.toml").value
    assert shared.program.user == ""
    assert shared.verified_on is None
    way = replace(shared, way=PostingMethod.PROGRAM)
    factory = ChannelFactory(
        application.home, application.clock, lambda: None, lambda _: "geheim", practice=False
    )
    assert factory.channel_of(way) is None, "nobody here has looked at it"
    looked_at = replace(way, verified_on=application.clock.now().date())
    assert factory.channel_of(looked_at) is not None


@pytest.mark.parametrize("odd", ["folder", "broken link", "deep", "number"])
def test_one_odd_file_takes_no_other_platform_along(practice, odd):
    platforms = practice.use_cases.postings.platforms
    before = {profile.slug for profile in platforms.all()}
    file = practice.home.folder("platforms") / "odd.toml"
    if odd == "folder":
        file.mkdir()
    elif odd == "broken link":
        file.symlink_to("nowhere")
    else:
        text = {"deep": "a = " + "[" * 5000, "number": "a = " + "9" * 5000}[odd]
        file.write_text(text, encoding="ascii")
    assert {profile.slug for profile in platforms.all()} == before
    assert [error.values["file"] for error in platforms.read_errors()] == ["odd.toml"]


def test_a_platform_whose_post_is_to_be_renewed_stays_until_that_is_ticked(practice):
    own = replace(
        OWN,
        way=PostingMethod.WEB,
        new_request="http://127.0.0.1/nieuw",
        kinds=frozenset(Kind),
        expires_after_days=14,
    )
    added = practice.use_cases.profiles.save(practice.actor, own).value
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text, added.slug)
    practice.clock.forward(timedelta(days=20))
    practice.use_cases.renewals.create_tasks(practice.actor)
    with pytest.raises(UserFacingError, match="profile-has-posts"):
        practice.use_cases.profiles.remove(practice.actor, added)
    practice.use_cases.renewals.record_renewal(practice.actor, posting.id)
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.use_cases.profiles.remove(practice.actor, added)
    assert not practice.use_cases.profiles.is_custom(added.slug)


def test_a_renewal_can_be_ticked_where_the_platform_is_no_longer_there(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        expired = transaction.get(Posting, posting.id).move_to(PostingState.EXPIRED)
        transaction.save(replace(expired, platform="weg"))
    practice.use_cases.renewals.record_renewal(practice.actor, posting.id)
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.WITHDRAWN
