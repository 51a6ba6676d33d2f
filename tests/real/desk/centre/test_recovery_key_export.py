"""The recovery key is given to a manager who types their PIN, and that is written down."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from intake.cli import desk_verbs, verbs
from intake.domain.permissions import Role
from intake.domain.recovery_key import key_to_groups
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError
from tests.builders import rows


def exports(practice):
    with practice.store.engine.connect() as connection:
        return connection.execute(
            sa.text("SELECT staff_id FROM audit WHERE action = 'export' AND entity = 'centre'")
        ).all()


def test_a_wrong_pin_gives_nothing_and_is_counted(practice):
    given = []
    with pytest.raises(UserFacingError, match="pin-wrong"):
        practice.use_cases.recovery_key.export(practice.actor, "9753", lambda: given.append(1))
    assert given == []
    assert rows(practice, Staff, id=practice.actor.staff_id)[0].failed == 1
    assert exports(practice) == []


def test_a_coordinator_does_not_get_it(practice):
    ali = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Ali", "1368", Role.COORDINATOR, own_pin="2974"
    ).value
    with pytest.raises(UserFacingError, match="permission-missing"):
        practice.use_cases.recovery_key.export(ali, "1368", list)


def test_that_it_was_given_is_written_down_before_it_is_written(practice):
    seen = []
    practice.use_cases.recovery_key.export(
        practice.actor, "2974", lambda: seen.extend(exports(practice))
    )
    assert len(seen) == 1


@pytest.fixture
def at_the_command_line(practice, monkeypatch):
    """The command line of a practice centre: what is typed there, in turn."""

    def typed(name, pin):
        monkeypatch.setattr("builtins.input", lambda _="": name)
        monkeypatch.setattr(desk_verbs, "ask_secret", lambda _: pin)

    monkeypatch.setattr(desk_verbs, "find_home", lambda practice: practice_home)
    practice_home = practice.home
    monkeypatch.setattr("intake.wiring.startup.key_box", lambda *_: None)
    monkeypatch.setattr("intake.wiring.startup.desk_key", lambda *_: practice.key)
    return typed


def test_at_the_command_line_too(practice, at_the_command_line, capsys):
    at_the_command_line("Ineke", "9753")
    assert verbs.run_verb(["recovery", "--practice"]) == 1
    assert key_to_groups(practice.key)[0] not in capsys.readouterr().out
    at_the_command_line("ineke", "2974")
    assert verbs.run_verb(["recovery", "--practice"]) == 0
    assert " ".join(key_to_groups(practice.key)) in capsys.readouterr().out
    assert len(exports(practice)) == 1
    at_the_command_line("Niemand", "2974")
    assert verbs.run_verb(["recovery", "--practice"]) == 1
