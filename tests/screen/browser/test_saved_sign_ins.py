"""Sign-ins of a platform: for its own address and for who sits here."""

from __future__ import annotations

import pytest

from intake.domain.permissions import Role
from intake.kit.errors import ExternalError
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
