"""Who may do what."""

from __future__ import annotations

import pytest

from intake.domain.permissions import MIN_ROLE, Permission, Role, is_allowed


def test_every_act_has_a_least_role_and_a_higher_one_may_more():
    assert set(MIN_ROLE) == set(Permission)
    for act in Permission:
        assert is_allowed(Role.MANAGER, act)
        if is_allowed(Role.VOLUNTEER, act):
            assert is_allowed(Role.COORDINATOR, act)


@pytest.mark.parametrize("act", [Permission.OVERRULE_CAUTION, Permission.MANAGE_STAFF])
def test_a_volunteer_may_not(act):
    assert not is_allowed(Role.VOLUNTEER, act)
