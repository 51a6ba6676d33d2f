"""Sign-ins of a platform: for its own address and for who sits here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.permissions import Role
from intake.kit.errors import ExternalError
from intake.kit.ids import new_id
from intake.ui.browser.saved_sign_ins import SavedSignIns


class MemorySecrets:
    def __init__(self):
        self.kept = {}

    def read(self, name):
        return self.kept.get(name, "")

    def write(self, name, password):
        self.kept[name] = password


def read(sign_ins, slug, host):
    found = []
    sign_ins.read(slug, host, lambda *pair: found.append(pair))
    return found


@pytest.fixture
def sign_ins(screen):
    return SavedSignIns(screen.session, MemorySecrets())


def test_a_password_is_given_at_its_own_address_alone(sign_ins):
    sign_ins.save("buuv", "buuv.example", "linde", "geheim")
    assert read(sign_ins, "buuv", "buuv.example") == [("linde", "geheim")]
    assert read(sign_ins, "buuv", "elders.example") == [("", "")]
    assert read(sign_ins, "peerby", "buuv.example") == [("", "")]
    sign_ins.forget("buuv", "buuv.example")
    assert read(sign_ins, "buuv", "buuv.example") == [("", "")]


def test_a_password_of_another_role_is_not_given(sign_ins, screen):
    sign_ins.save("buuv", "buuv.example", "linde", "geheim")
    actor = screen.session.signed_in
    other = next(role for role in Role if role is not actor.role)
    screen.session.signed_in = actor._replace(role=other)
    assert read(sign_ins, "buuv", "buuv.example") == [("", "")]


def test_nothing_is_given_on_a_locked_desk_or_by_a_keyring_that_is_shut(sign_ins, screen):
    sign_ins.save("buuv", "buuv.example", "linde", "geheim")
    screen.session.lock()
    assert read(sign_ins, "buuv", "buuv.example") == [("", "")]


def test_a_keyring_that_does_not_open_leaves_it_to_the_person(screen):
    class Shut(MemorySecrets):
        def read(self, name):
            raise ExternalError("keyring-closed")

    assert read(SavedSignIns(screen.session, Shut()), "buuv", "buuv.example") == [("", "")]


@pytest.mark.parametrize(("is_centres", "given"), [(True, "linde"), (False, "")])
def test_a_colleagues_own_account_is_offered_to_nobody_else(
    sign_ins, screen, practice, is_centres, given
):
    platforms = practice.use_cases.postings.platforms
    platforms.change(replace(platforms.get("oefenleen"), centre_account=is_centres))
    sign_ins.save("oefenleen", "127.0.0.1", "linde", "geheim")
    assert read(sign_ins, "oefenleen", "127.0.0.1") == [("linde", "geheim")]
    screen.session.signed_in = screen.session.signed_in._replace(staff_id=new_id(), name="Bob")
    assert [name for name, _ in read(sign_ins, "oefenleen", "127.0.0.1")] == [given]


@pytest.mark.parametrize("text", ["{", "[1]", "7", "null"])
def test_what_is_damaged_in_the_keyring_is_no_sign_in(screen, text):
    secrets = MemorySecrets()
    secrets.read = lambda _name: text
    assert read(SavedSignIns(screen.session, secrets), "buuv", "buuv.example") == [("", "")]
